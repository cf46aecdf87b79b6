//! What to know of a map: which cells are open that needn't be, and on what that AWS doesn't document
//! a cell hangs.

use super::columns::Columns;
use super::rows::Rows;
use super::{AccessMap, Caveat, Documents, Place, Row, Source, Zone, ZoneKind, with};
use crate::answer::{Decision, Span};
use crate::language::text;
use crate::scenario::{CallerType, PolicyKind, Scenario};
use iam::ip::is_public;
use iam::language::{Language, Sentence};
use iam::reach::Unclear;
use std::collections::BTreeSet;

/// The AWS pages on what isn't exact, and on the keys of a request.
const KEYS: &str =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html";
const OPERATORS: &str = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html";
const RESOURCES: &str =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html";

/// How many networks are named.
const NAMED: usize = 4;

/// The caveats on a map.
pub(super) fn of(
    map: &AccessMap,
    columns: &Columns<'_>,
    rows: &Rows,
    language: Language,
) -> Vec<Caveat> {
    let mut told = Vec::new();
    if !columns.unclear.is_empty() {
        let place = |unclear: &Unclear| {
            let (policy, _) = columns.set.get(unclear.policy)?;
            let span = Span {
                start: unclear.span.start,
                end: unclear.span.end,
            };
            Some(Place { policy, span })
        };
        told.push(Caveat {
            code: "C5.10",
            text: text(language, &Sentence::new("access-text")),
            source: OPERATORS,
            places: columns.unclear.iter().filter_map(place).collect(),
        });
    }
    if rows.too_many {
        told.push(Caveat {
            code: "LIMIT",
            text: text(language, &Sentence::new("access-too-many")),
            source: RESOURCES,
            places: Vec::new(),
        });
    }
    let private = private(map);
    if !private.is_empty() {
        let shown: Vec<&str> = private.iter().take(NAMED).map(String::as_str).collect();
        let sentence = Sentence::new("access-private")
            .with("networks", shown.join(", "))
            .with("more", private.len() - shown.len());
        told.push(Caveat {
            code: "H17",
            text: text(language, &sentence),
            source: KEYS,
            places: Vec::new(),
        });
    }
    told.extend(undocumented(map, columns, rows).into_iter().map(|caveat| {
        let sentence = Sentence::new(caveat.sentence);
        Caveat {
            code: caveat.code,
            text: match iam::caveat::ALL.contains(&caveat) {
                true => iam::language::text(language, &sentence),
                false => text(language, &sentence),
            },
            source: caveat.source,
            places: Vec::new(),
        }
    }));
    told
}

/// Networks from which something is allowed over the internet, though no request comes from there.
fn private(map: &AccessMap) -> Vec<String> {
    let mut found = Vec::new();
    for (index, zone) in map.zones.iter().enumerate() {
        let allowed = |row: &Row| row.cells.get(index) == Some(&Decision::Allow);
        if zone.kind == ZoneKind::VpcEndpoint || !map.rows.iter().any(allowed) {
            continue;
        }
        let ranges = zone
            .addresses
            .iter()
            .flat_map(|addresses| &addresses.ranges);
        let private = ranges.filter(|text| text.parse().is_ok_and(|network| !is_public(&network)));
        found.extend(private.map(|text| format!("`{text}`")));
    }
    found
}

/// What AWS doesn't document and a cell hangs on, at one address of each zone.
fn undocumented(
    map: &AccessMap,
    columns: &Columns<'_>,
    rows: &Rows,
) -> BTreeSet<iam::caveat::Caveat> {
    let mut found = BTreeSet::new();
    // Some doubts are of no single part of a statement.
    let Scenario {
        caller, policies, ..
    } = columns.scenario;
    let always = caller.kind == CallerType::FederatedUser
        || policies.iter().any(|policy| policy.kind == PolicyKind::Scp)
        || columns.forwarded();
    for source in map.zones.iter().filter_map(source) {
        for row in &rows.rows {
            // Without a document's name two rules apply, by which the decision may differ.
            let default = row.documents == Documents::One { document: None };
            if always || default || row.doubtful {
                let request = with(&columns.scenario.request, &row.documents);
                columns.caveats(&request, source, &mut found);
            }
        }
    }
    found
}

/// One address of a zone.
fn source(zone: &Zone) -> Option<Source> {
    let address = zone.addresses.as_ref();
    let address = address.map(|addresses| addresses.witness.parse());
    let address = address.transpose().ok()?;
    match zone.kind {
        ZoneKind::Ipv4 | ZoneKind::Ipv6 => address.map(Source::Internet),
        ZoneKind::VpcEndpoint => Some(Source::VpcEndpoint(address)),
    }
}
