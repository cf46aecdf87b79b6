//! Laws of the access map: each cell is the decision on every scenario it stands for, for every case of
//! the corpus and for scenarios at random.
//!
//! `PROPTEST_CASES` sets how many are made up, `ACCESS_ADDRESSES` at how many random addresses each is
//! asked.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

#[path = "access/scenarios.rs"]
mod scenarios;

use iam::ip::cidr::{cidrs, range};
use iam::ip::set::Set;
use iam::ip::{Family, number};
use iam::language::Language::English;
use proptest::prelude::*;
use scenarios::scenario;
use session::Compiled;
use session::access::{
    AccessMap, Addresses, Documents, Networks, Owner, Row, Source, ZoneKind, asked, with,
};
use session::answer::Decision;
use session::compiled::Overrides;
use session::scenario::{Request, Scenario};
use std::collections::{BTreeMap, BTreeSet};
use tests::{cases, corpus, files};

/// A map that is questioned.
struct Asked {
    scenario: Scenario,
    compiled: Compiled,
    map: AccessMap,
    /// The set of each zone that has addresses.
    sets: Vec<Option<(Family, Set)>>,
}

fn read(networks: &[String]) -> Set {
    let read = |text: &String| range(&text.parse().unwrap()).1;
    networks.iter().map(read).collect()
}

/// Sorted, minimal and counted.
fn check_networks(family: Family, networks: &[String], count: &str) -> Set {
    let set = read(networks);
    let fewest: Vec<String> = cidrs(family, &set).map(|cidr| cidr.text()).collect();
    assert_eq!(networks, fewest);
    assert_eq!(count, set.count());
    set
}

impl Asked {
    fn new(scenario: &Scenario) -> Option<Asked> {
        let compiled = Compiled::new(scenario.clone(), English).ok()?;
        let map = compiled.access_map(English).ok()?;
        let set = |addresses: &Addresses| {
            let witness = number(addresses.witness.parse().unwrap());
            let set = check_networks(witness.0, &addresses.ranges, &addresses.count);
            assert!(set.contains(witness.1));
            (witness.0, set)
        };
        let zones = map.zones.iter();
        let sets = zones.map(|zone| zone.addresses.as_ref().map(set)).collect();
        Some(Asked {
            scenario: scenario.clone(),
            compiled,
            map,
            sets,
        })
    }

    fn decide(&self, documents: Option<&Documents>, source: Source) -> Decision {
        let asked = asked(&self.scenario, documents, source);
        let overrides = Overrides {
            request: Some(asked.request),
            network: Some(asked.network),
            context: Some(asked.context),
        };
        self.compiled.decide(&overrides, English).unwrap()
    }

    /// The zone of a source, which is in exactly one.
    fn zone(&self, source: Source) -> usize {
        let (endpoint, address) = match source {
            Source::Internet(address) => (false, number(address)),
            Source::VpcEndpoint(address) => (true, number(address.unwrap())),
        };
        let zones = self.map.zones.iter().zip(&self.sets).enumerate();
        let fitting = zones.filter(|(_, (zone, set))| {
            let inside =
                |(family, set): &(Family, Set)| *family == address.0 && set.contains(address.1);
            (zone.kind == ZoneKind::VpcEndpoint) == endpoint
                && set.as_ref().map_or(endpoint, inside)
        });
        let fitting: Vec<usize> = fitting.map(|(index, _)| index).collect();
        assert_eq!(fitting.len(), 1, "{source:?} {:?}", self.map.zones);
        fitting[0]
    }

    fn agrees(&self, cell: Decision, decision: Decision) -> bool {
        cell == decision || (cell == Decision::Depends && !self.map.exact)
    }

    /// That the zones are a partition of each universe.
    fn check_zones(&self) {
        for (kind, family) in [(ZoneKind::Ipv4, Family::V4), (ZoneKind::Ipv6, Family::V6)] {
            let zones = self.map.zones.iter().zip(&self.sets);
            let sets = zones
                .filter(|(zone, _)| zone.kind == kind)
                .filter_map(|(_, set)| set.as_ref());
            let mut all = Set::default();
            for (_, set) in sets {
                assert_eq!(all.intersection(set), Set::default());
                all = all.union(set);
            }
            assert_eq!(all.complement(family.last()), Set::default());
        }
        let cells = |zone: usize| self.map.rows.iter().map(move |row| row.cells[zone]);
        for (index, zone) in self.map.zones.iter().enumerate() {
            for other in index + 1..self.map.zones.len() {
                let same = zone.kind == self.map.zones[other].kind && cells(index).eq(cells(other));
                let families = |i: usize| self.sets[i].as_ref().map(|set| set.0);
                assert!(
                    !same || families(index) != families(other),
                    "zones are merged"
                );
            }
        }
        for row in &self.map.rows {
            assert_eq!(row.cells.len(), self.map.zones.len());
            assert!(!row.label.is_empty());
        }
    }

    /// At the bounds of all zones, beyond them, and elsewhere.
    fn sources(&self, random: usize, seed: u128) -> Vec<Source> {
        let mut sources = BTreeSet::new();
        let zones = self.map.zones.iter().zip(&self.sets);
        for (zone, set) in zones {
            let Some((family, set)) = set else { continue };
            let bounds = set.ranges().iter().flat_map(|range| {
                let (first, last) = (range.first, range.last);
                [
                    first.checked_sub(1),
                    Some(first),
                    Some(last),
                    last.checked_add(1),
                ]
            });
            for address in bounds.flatten().filter(|a| *a <= family.last()) {
                sources.insert((zone.kind == ZoneKind::VpcEndpoint, *family, address));
            }
        }
        let mut state = seed | 1;
        for index in 0..random {
            state = state
                .wrapping_mul(0x2360_ed05_1fc6_5da4_4385_df64_9fcc_f645)
                .rotate_left(41)
                ^ seed;
            let family = Family::ALL[index % 2];
            sources.insert((index % 4 > 1, family, state & family.last()));
        }
        let source = |(endpoint, family, address): (bool, Family, u128)| match endpoint {
            true => Source::VpcEndpoint(Some(family.address(address))),
            false => Source::Internet(family.address(address)),
        };
        sources.into_iter().map(source).collect()
    }

    fn check_cells(&self, random: usize, seed: u128) {
        for source in self.sources(random, seed) {
            let zone = self.zone(source);
            for row in &self.map.rows {
                let decision = self.decide(Some(&row.documents), source);
                assert!(
                    self.agrees(row.cells[zone], decision),
                    "{source:?} {row:?} {decision:?}",
                );
            }
            let networks = |networks: &Networks, address: (Family, u128)| match address.0 {
                Family::V4 => read(&networks.ipv4).contains(address.1),
                Family::V6 => read(&networks.ipv6).contains(address.1),
            };
            let allowed = match source {
                Source::Internet(address) => networks(&self.map.allowed.internet, number(address)),
                Source::VpcEndpoint(address) => {
                    networks(&self.map.allowed.vpc, number(address.unwrap()))
                }
            };
            let decision = self.decide(None, source);
            let missed = !allowed && !self.map.exact;
            assert!(
                allowed == (decision == Decision::Allow) || missed,
                "{source:?}"
            );
        }
        let endpoint = self.decide(None, Source::VpcEndpoint(None));
        assert_eq!(self.map.allowed.vpc_endpoint, endpoint);
        for networks in [&self.map.allowed.internet, &self.map.allowed.vpc] {
            check_networks(Family::V4, &networks.ipv4, &networks.ipv4_count);
            check_networks(Family::V6, &networks.ipv6, &networks.ipv6_count);
        }
    }

    /// The sources that stand for the zones.
    fn witnesses(&self) -> Vec<Source> {
        let zones = self.map.zones.iter().map(|zone| {
            let address = zone.addresses.as_ref();
            let address = address.map(|addresses| addresses.witness.parse().unwrap());
            match zone.kind {
                // Any private address will do where none matters; an unknown one might.
                ZoneKind::VpcEndpoint => {
                    let any = || Some([10, 0, 0, 5].into());
                    Source::VpcEndpoint(address.or_else(any))
                }
                ZoneKind::Ipv4 | ZoneKind::Ipv6 => Source::Internet(address.unwrap()),
            }
        });
        zones.collect()
    }

    /// That the scenario is in the cell that has its decision.
    fn check_own(&self) {
        let map = &self.map;
        let own = map.own.map(|row| &map.rows[row]);
        for source in self.witnesses() {
            let zone = self.zone(source);
            let asked = asked(&self.scenario, None, source);
            let mut keys = asked.context.keys().map(|key| key.to_lowercase());
            let by_hand = keys.any(|key| key == "aws:sourceip" || key == "aws:vpcsourceip");
            let expected = (asked.options.derive_context && !by_hand).then_some(zone);
            assert_eq!(session::access::zone(map, &asked), expected, "{source:?}");
            if let Some(own) = own {
                let decision = self.decide(None, source);
                assert!(self.agrees(own.cells[zone], decision), "{source:?} {own:?}");
            }
        }
        for (index, row) in map.rows.iter().enumerate() {
            let mut of_row = self.scenario.clone();
            of_row.request = with(&of_row.request, &row.documents);
            let of_row = session::access_map(&of_row, English).unwrap();
            assert_eq!(of_row.own, Some(index), "{row:?}");
        }
    }

    /// That the map has the caveats of its cells, but for those that are about AWS's message.
    fn check_caveats(&self) {
        let told: BTreeSet<&str> = self.map.caveats.iter().map(|caveat| caveat.code).collect();
        for source in self.witnesses() {
            for row in &self.map.rows {
                let asked = asked(&self.scenario, Some(&row.documents), source);
                for caveat in session::evaluate(&asked, English).caveats {
                    let message = ["E2", "E5", "F8"].contains(&caveat.code);
                    let known = message || told.contains(caveat.code);
                    assert!(known, "{caveat:?} {source:?} {row:?}");
                }
            }
        }
    }

    /// That any document is decided as one of the rows for its owner, or as the row of its name.
    fn check_documents(&self, names: &[String]) {
        let Request::Session(call) = &self.scenario.request else {
            return;
        };
        if !self
            .map
            .rows
            .iter()
            .any(|row| matches!(row.documents, Documents::Class { .. }))
        {
            return;
        }
        let mut by_name: BTreeMap<&str, &Row> = BTreeMap::new();
        for row in &self.map.rows {
            let document = match &row.documents {
                Documents::One { document } => document.as_deref().unwrap_or(""),
                Documents::Class { witness, .. } => witness,
            };
            assert!(by_name.insert(document, row).is_none(), "{document} twice");
        }
        for name in names {
            let (owner, document) = match session::documents::is_aws_owned(name) {
                true => (Owner::Aws, name.clone()),
                false => (Owner::Account, name.clone()),
            };
            let elsewhere = ["444455556666", "123456789012"].map(|account| {
                let region = &call.region;
                let arn = format!("arn:aws:ssm:{region}:{account}:document/{name}");
                (Owner::Other, arn)
            });
            let elsewhere = elsewhere.into_iter().filter(|(_, arn)| {
                let own = arn.contains(&format!(":{}:", call.account));
                owner != Owner::Aws && arn.len() <= 128 && !own
            });
            for (owner, document) in [(owner, document)].into_iter().chain(elsewhere) {
                let one = Documents::One {
                    document: Some(document.clone()),
                };
                let sources = self.witnesses().into_iter();
                let decided: Vec<Decision> = sources.map(|s| self.decide(Some(&one), s)).collect();
                let fits = |row: &Row| {
                    let mut cells = row.cells.iter().zip(&decided);
                    cells.all(|(cell, decision)| self.agrees(*cell, *decision))
                };
                let found = match by_name.get(document.as_str()) {
                    Some(row) => fits(row),
                    None if document == session::documents::DEFAULT => fits(&self.map.rows[0]),
                    None => self.map.rows.iter().any(|row| {
                        let class = matches!(&row.documents, Documents::Class { owner: o, .. } if *o == owner);
                        class && fits(row)
                    }),
                };
                assert!(found, "{document} {decided:?} {:#?}", self.map.rows);
            }
        }
    }
}

fn set(name: &str, otherwise: usize) -> usize {
    let set = std::env::var(name).ok();
    set.and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

/// Names that fit the patterns in a text, nearly fit them, or don't.
fn names(scenario: &Scenario) -> Vec<String> {
    let mut names = BTreeSet::new();
    for text in [
        "abc",
        "AWS",
        "aws-x",
        "Amazon.9",
        "amzn_",
        "Ops",
        "Ops-1",
        "SSM-SessionManagerRunShell",
    ] {
        names.insert(text.to_string());
    }
    names.insert("x".repeat(128));
    for policy in &scenario.policies {
        for piece in policy.text.split(['"', ':']) {
            if let Some(pattern) = piece.strip_prefix("document/") {
                for (star, one) in [("", "x"), ("Example", "-"), ("a-Ops-1", "9")] {
                    let name = pattern.replace('*', star).replace('?', one);
                    names.insert(format!("{name}x"));
                    names.insert(format!("x{name}"));
                    names.insert(name);
                }
            }
        }
    }
    let plain = |name: &String| {
        let letter = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
        (3..=128).contains(&name.len()) && name.chars().all(letter)
    };
    names.into_iter().filter(plain).collect()
}

#[test]
fn the_map_of_every_case_is_what_is_decided() {
    let mut maps = 0;
    let mut exact = 0;
    for file in files(&corpus()).unwrap() {
        for case in cases(&file).unwrap() {
            let Some(asked) = Asked::new(&case.scenario) else {
                continue;
            };
            maps += 1;
            exact += usize::from(asked.map.exact);
            asked.check_zones();
            asked.check_cells(set("ACCESS_ADDRESSES", 4), maps);
            asked.check_documents(&names(&case.scenario));
            asked.check_caveats();
            asked.check_own();
        }
    }
    assert!(maps > 300, "{maps}");
    assert!(exact > 290 && exact < maps as usize, "{exact} of {maps}");
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        cases: set("PROPTEST_CASES", 64) as u32,
        ..ProptestConfig::default()
    })]

    #[test]
    fn the_map_is_what_is_decided(scenario in scenario(), seed: u128) {
        let asked = Asked::new(&scenario);
        let Some(asked) = asked else { panic!("{scenario:?}") };
        asked.check_zones();
        asked.check_own();
        asked.check_cells(set("ACCESS_ADDRESSES", 4), seed);
        let names = names(&scenario);
        let start = seed as usize % names.len();
        let some: Vec<String> = names.iter().cycle().skip(start).take(12).cloned().collect();
        asked.check_documents(&some);
    }
}
