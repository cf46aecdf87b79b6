//! Every case of the corpus gets the answer it names. All differences are reported at once.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test, and clippy knows its #[test] functions only"
)]

use iam::language::Language;
use serde::Serialize;
use session::answer::Answer;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use tests::{Case, Expect, cases, corpus, files};

#[test]
fn every_case_gets_its_answer() {
    let mut count = 0;
    let mut report = String::new();
    for (file, cases) in read() {
        for case in cases {
            count += 1;
            let answer = session::evaluate(&case.scenario, Language::English);
            for difference in differences(&case.expect, &answer) {
                report += &format!(
                    "\n{file}: {} [{}]\n  {difference}\n",
                    case.name, case.reference
                );
                if let Some(why) = &case.why {
                    report += &format!("  why: {why}\n");
                }
                for error in &answer.input_errors {
                    report += &format!("  input: {}: {}\n", error.member, error.message);
                }
            }
        }
    }
    // Not println: how many cases there were is worth seeing when all of them pass, too.
    let _ = writeln!(std::io::stderr(), "corpus: {count} cases");
    assert!(report.is_empty(), "{report}");
}

#[test]
fn names_are_unique_within_a_file() {
    for (file, cases) in read() {
        let mut names = BTreeSet::new();
        for case in cases {
            assert!(
                names.insert(case.name.clone()),
                "{file}: {}, twice",
                case.name
            );
        }
    }
}

#[test]
fn every_situation_of_the_field_reports_has_a_case() {
    let seeds = cases(&corpus().join("seeds.json")).unwrap();
    let have: BTreeSet<_> = seeds.iter().map(|case| case.reference.clone()).collect();
    let first = (1..=8).map(|row| format!("S1.{row}"));
    let second = (1..=6).map(|row| format!("S2.{row}"));
    assert_eq!(have, first.chain(second).collect());
    for case in &seeds {
        assert!(case.name.starts_with(&case.reference), "{}", case.name);
        assert!(case.why.is_some(), "{}: no why", case.name);
        assert!(case.expect.denials.is_some(), "{}: no denials", case.name);
    }
}

#[test]
fn an_empty_answer_differs_from_every_expectation() {
    let seeds = cases(&corpus().join("seeds.json")).unwrap();
    let mut nothing = session::evaluate(&seeds[0].scenario, Language::English);
    nothing.decision = None;
    nothing.checks.clear();
    nothing.messages.clear();
    for case in seeds {
        let expect = &case.expect;
        let denied = expect.denials.as_ref().is_some_and(|legs| !legs.is_empty());
        let mut expected = 1 + usize::from(denied);
        expected += usize::from(expect.messages.is_some());
        assert_eq!(
            differences(expect, &nothing).len(),
            expected,
            "{}",
            case.name
        );
    }
}

fn read() -> Vec<(String, Vec<Case>)> {
    let files = files(&corpus()).unwrap();
    assert!(!files.is_empty(), "no files in {}", corpus().display());
    let read = files.into_iter().map(|file| {
        let name = file.strip_prefix(corpus()).unwrap_or(&file);
        (name.display().to_string(), cases(&file).unwrap())
    });
    read.collect()
}

/// Where the answer isn't the expected one.
fn differences(expect: &Expect, answer: &Answer) -> Vec<String> {
    let mut differences = Vec::new();
    let mut compare = |what: &str, expected: String, got: String| {
        if expected != got {
            differences.push(format!("{what}: expected {expected}, got {got}"));
        }
    };
    let decision = answer.decision.as_ref().map(wire);
    compare("decision", json(&expect.decision), json(&decision));

    let allowed = expect.decision.as_deref() == Some("allow");
    let denials = expect.denials.clone();
    // What is allowed has no failing leg, whether the case says so or not.
    if let Some(denials) = denials.or_else(|| allowed.then(BTreeMap::new)) {
        compare("denials", json(&denials), json(&failing(answer)));
    }
    if let Some(messages) = &expect.messages {
        compare("messages", json(messages), json(&answer.messages));
    }
    differences
}

/// The failing legs, each with `kind:layer` of its first denial.
fn failing(answer: &Answer) -> BTreeMap<String, String> {
    let denied = answer.checks.iter().filter_map(|check| {
        let denial = check.denial.as_ref()?;
        let reason = format!("{}:{}", wire(&denial.kind), wire(&denial.layer));
        Some((wire(&check.leg), reason))
    });
    denied.collect()
}

/// A value's name in the wire form.
fn wire(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        other => panic!("not a name: {other:?}"),
    }
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap()
}
