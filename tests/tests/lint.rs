//! Every rule of the linter has cases in which it finds something, at the very place and in both
//! languages, and cases in which it finds nothing. `UPDATE_EXPECT=1` writes what is found.

use iam::language::Language;
use serde::Deserialize;
use serde_json::{Value, json};
use session::answer::Severity;
use session::scenario::Scenario;
use std::collections::BTreeSet;
use std::path::PathBuf;
use tests::lint::{folder, rules};
use tests::{cases, corpus};

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
                .drawn_now(&rule.code)
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
    if update {
        let page = tests::lint::page(&rules().unwrap()).unwrap();
        std::fs::write(page_path(), page).unwrap();
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// One of Access Analyzer's codes, with the reason where it isn't reported.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Code {
    code: String,
    severity: Value,
    reason: Option<String>,
}

#[test]
fn every_code_of_access_analyzer_is_reported_or_has_a_reason() {
    let text = std::fs::read_to_string(folder().join("codes.json")).unwrap();
    let listed: Vec<Code> = serde_json::from_str(&text).unwrap();
    assert_eq!(listed.len(), 153);
    let reported: BTreeSet<&str> = listed
        .iter()
        .filter(|code| code.reason.is_none())
        .map(|code| code.code.as_str())
        .collect();
    let rules = iam::lint::RULES.iter();
    let implemented: BTreeSet<&str> = rules
        .map(|rule| rule.code)
        .filter(|code| !code.starts_with("SSM_"))
        .collect();
    assert_eq!(reported, implemented);
    for code in listed.iter().filter(|code| code.reason.is_none()) {
        let rule = session::lint::rule(&code.code).unwrap();
        let severity = format!("{:?}", rule.severity);
        let listed = code.severity.as_str().unwrap();
        assert!(severity.eq_ignore_ascii_case(listed), "{}", code.code);
    }
    assert!(
        session::lint::RULES
            .iter()
            .all(|rule| rule.code.starts_with("SSM_"))
    );
}

fn grave(scenario: &Scenario) -> Vec<String> {
    let found = session::lint::findings(scenario, Language::English);
    let grave = found.into_iter().filter(|finding| {
        matches!(
            finding.severity,
            Severity::Error | Severity::SecurityWarning
        )
    });
    grave
        .map(|finding| format!("{}: {}", finding.code, finding.message))
        .collect()
}

#[test]
fn nothing_grave_is_said_of_the_sample_policies_of_aws() {
    let text = std::fs::read_to_string(folder().join("samples.json")).unwrap();
    let samples: Vec<Value> = serde_json::from_str(&text).unwrap();
    assert!(samples.len() > 20);
    let mut told = BTreeSet::new();
    for sample in samples {
        let scenario: Scenario = serde_json::from_value(json!({
            "version": 1,
            "policies": [{
                "kind": sample["kind"],
                "text": serde_json::to_string_pretty(&sample["policy"]).unwrap(),
            }],
            "request": { "type": "session", "account": "111122223333", "region": "us-east-1" },
        }))
        .unwrap();
        assert_eq!(grave(&scenario), Vec::<String>::new(), "{}", sample["name"]);
        let found = session::lint::findings(&scenario, Language::English);
        let warned = found
            .iter()
            .filter(|finding| finding.severity == Severity::Warning);
        let name = sample["name"].as_str().unwrap();
        told.extend(warned.map(|finding| format!("{name}: {}", finding.code)));
    }
    // What is wrong with them, and what another policy beside them must have.
    let expected = std::fs::read_to_string(folder().join("samples.expected")).unwrap();
    let told: Vec<String> = told.into_iter().collect();
    assert_eq!(told.join("\n"), expected.trim_end());
}

#[test]
fn nothing_grave_is_said_of_the_seeds_but_of_the_account_in_the_arn() {
    for case in cases(&corpus().join("seeds.json")).unwrap() {
        let found = grave(&case.scenario);
        match case.reference.as_str() {
            "S2.5" => assert!(
                found
                    .iter()
                    .all(|told| told.starts_with("SSM_ACCOUNT_IN_AWS_DOCUMENT"))
                    && found.len() == 1,
                "{found:?}"
            ),
            _ => assert_eq!(found, Vec::<String>::new(), "{}", case.name),
        }
    }
}

#[test]
fn the_page_of_all_rules_is_fresh() {
    // Whoever writes the cases anew writes the page behind them.
    if std::env::var_os("UPDATE_EXPECT").is_none() {
        let page = tests::lint::page(&rules().unwrap()).unwrap();
        let written = std::fs::read_to_string(page_path()).unwrap_or_default();
        assert!(
            written == page,
            "docs/rules.md is stale: UPDATE_EXPECT=1 cargo test -p tests --test lint"
        );
    }
}

fn page_path() -> PathBuf {
    folder().join("../../docs/rules.md")
}
