//! Laws of a map beside that of other policies: each cell says what is decided now and what was, at an
//! address and a document of it.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use iam::language::Language::English;
use session::access::{AccessMap, Source, Zone, ZoneKind, asked};
use session::answer::Decision;
use session::scenario::{PolicyText, Scenario};
use session::{access_map, access_map_beside, evaluate};
use tests::{cases, corpus, files};

fn scenarios() -> Vec<Scenario> {
    let files = files(&corpus()).unwrap().into_iter();
    let cases = files.flat_map(|file| cases(&file).unwrap());
    cases.map(|case| case.scenario).collect()
}

fn source(zone: &Zone) -> Source {
    let addresses = zone.addresses.as_ref();
    let address = addresses.map(|addresses| addresses.witness.parse().unwrap());
    match zone.kind {
        // Any private address will do where none matters; an unknown one might.
        ZoneKind::VpcEndpoint => Source::VpcEndpoint(address.or(Some([10, 0, 0, 5].into()))),
        _ => Source::Internet(address.unwrap()),
    }
}

/// Holds each settled cell against the evaluator. How many differ.
fn check(scenario: &Scenario, before: &[PolicyText], map: &AccessMap) -> usize {
    let then = Scenario {
        policies: before.to_vec(),
        ..scenario.clone()
    };
    let mut differ = 0;
    for row in &map.rows {
        let was = row.before.as_ref().unwrap();
        assert_eq!([was.len(), row.cells.len()], [map.zones.len(); 2]);
        for ((zone, now), was) in map.zones.iter().zip(&row.cells).zip(was) {
            for (side, cell) in [(scenario, now), (&then, was)] {
                if *cell != Decision::Depends {
                    let one = asked(side, Some(&row.documents), source(zone));
                    let decision = evaluate(&one, English).decision;
                    assert_eq!(decision, Some(*cell), "{} {:#?}", row.label, one);
                }
            }
            differ += usize::from(now != was);
        }
    }
    differ
}

#[test]
fn each_cell_is_decided_so_on_both_sides() {
    let scenarios = scenarios();
    let mut differ = 0;
    for (scenario, other) in scenarios.iter().zip(scenarios.iter().cycle().skip(11)) {
        let fewer = scenario.policies.get(1..).unwrap_or_default();
        for before in [fewer, &other.policies] {
            if let Ok(map) = access_map_beside(scenario, before, English) {
                differ += check(scenario, before, &map);
            }
        }
    }
    assert!(differ > 1_000, "{differ}");
}

#[test]
fn beside_itself_it_is_the_map() {
    for scenario in scenarios() {
        let Ok(alone) = access_map(&scenario, English) else {
            continue;
        };
        let mut map = access_map_beside(&scenario, &scenario.policies, English).unwrap();
        for row in &mut map.rows {
            assert_eq!(row.before.take().as_ref(), Some(&row.cells));
        }
        assert_eq!(map, alone);
    }
}
