//! Every rule of the linter has cases in which it finds something, at the very place and in both
//! languages, and cases in which it finds nothing. `UPDATE_EXPECT=1` writes what is found.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::collections::BTreeSet;
use tests::lint::rules;

fn codes() -> BTreeSet<&'static str> {
    let engine = iam::lint::RULES.iter().map(|rule| rule.code);
    let own = session::lint::RULES.iter().map(|rule| rule.code);
    engine.chain(own).collect()
}

#[test]
fn every_rule_finds_and_is_silent_twice_at_least() {
    let files = rules().unwrap();
    let written: BTreeSet<&str> = files.iter().map(|rule| rule.code.as_str()).collect();
    assert_eq!(written, codes());
    for rule in &files {
        for found in [true, false] {
            let count = rule.cases.iter().filter(|case| case.found == found).count();
            assert!(
                count >= 2,
                "{}: {count} cases with found = {found}",
                rule.code
            );
        }
        let names: BTreeSet<&str> = rule.cases.iter().map(|case| case.name.as_str()).collect();
        assert_eq!(names.len(), rule.cases.len(), "{}: a name twice", rule.code);
    }
}

#[test]
fn every_rule_finds_what_its_cases_say() {
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    let mut wrong = String::new();
    for rule in rules().unwrap() {
        let mut drawn = Vec::new();
        for case in &rule.cases {
            let text = case
                .drawn(&rule.code)
                .unwrap_or_else(|error| panic!("{}: {error}", rule.code));
            if text.contains("\n> en ") != case.found {
                wrong += &format!(
                    "{}: {}: found = {}\n{text}",
                    rule.code, case.name, !case.found
                );
            }
            drawn.push(text);
        }
        let drawn = drawn.join("\n");
        if update {
            std::fs::write(&rule.path, &drawn).unwrap();
        } else if rule.text != drawn {
            wrong += &format!("{} differs, now:\n{drawn}", rule.path.display());
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}
