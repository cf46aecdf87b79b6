//! Every case of the corpus gets the answer it names. All differences are reported at once.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test, and clippy knows its #[test] functions only"
)]

use iam::language::Language;
use serde::Serialize;
use session::answer::{Answer, Check, Denial};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use tests::{Case, Finding, cases, corpus, files};

#[test]
fn every_case_gets_its_answer() {
    let mut count = 0;
    let mut report = String::new();
    for (file, cases) in read() {
        for case in cases {
            count += 1;
            let answer = session::evaluate(&case.scenario, Language::English);
            for difference in differences(&case, &answer) {
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
            differences(&case, &nothing).len(),
            expected,
            "{}",
            case.name
        );
    }
}

/// Each member of `expect` finds its own difference, and none where it is met.
#[test]
fn every_expectation_can_fail() {
    let deny = r#"{ "Effect": "Deny", "Action": "*", "Resource": "*" }"#;
    let read = |expect: serde_json::Value| -> Case {
        let text = format!(r#"{{ "Statement": {deny} }}"#);
        let case = serde_json::json!({
            "name": "a case", "ref": "E1", "expect": expect,
            "scenario": {
                "version": 1,
                "policies": [{ "kind": "scp", "level": 1, "enabled": false, "text": text },
                    { "text": text }],
                "request": { "type": "api", "action": "iam:ListUsers" },
            },
        });
        serde_json::from_value(case).unwrap()
    };
    let message = "User: arn:aws:iam::111122223333:user/alice is not authorized to perform: \
        iam:ListUsers";
    let reason = format!("{message} with an explicit deny in an identity-based policy");
    let met = serde_json::json!({
        "decision": "deny",
        "denials": { "request": "explicit:identity" },
        "allDenials": { "request": ["explicit:identity"] },
        "messages": [reason],
        "checkMessages": { "request": [reason, message] },
        "caveats": [],
        "dependsOn": [],
        "resources": { "request": "*" },
        "advisories": {},
        "told": [],
        "inputErrors": [],
        "diagnostics": [{ "policy": 1, "severity": "warning", "code": "MISSING_VERSION" }],
        "notDiagnostics": ["INVALID_VERSION"],
    });
    let case = read(met.clone());
    let answer = session::evaluate(&case.scenario, Language::English);
    assert_eq!(differences(&case, &answer), Vec::<String>::new());

    for (member, value) in [
        ("decision", serde_json::json!("allow")),
        ("denials", serde_json::json!({ "request": "explicit:scp" })),
        (
            "allDenials",
            serde_json::json!({ "request": ["explicit:scp@1"] }),
        ),
        (
            "allDenials",
            serde_json::json!({ "target": ["explicit:identity"] }),
        ),
        ("messages", serde_json::json!([message])),
        ("checkMessages", serde_json::json!({ "request": [reason] })),
        ("caveats", serde_json::json!(["E2"])),
        ("dependsOn", serde_json::json!([{ "layer": "scp" }])),
        ("resources", serde_json::json!({ "target": "*" })),
        ("advisories", serde_json::json!({ "a:b": "deny" })),
        ("told", serde_json::json!(["a:b"])),
        ("inputErrors", serde_json::json!(["caller"])),
        (
            "diagnostics",
            serde_json::json!([{ "policy": 1, "code": "INVALID_VERSION" }]),
        ),
        (
            "diagnostics",
            serde_json::json!([{ "policy": 2, "code": "MISSING_VERSION" }]),
        ),
        (
            "diagnostics",
            serde_json::json!([
            { "policy": 1, "severity": "error", "code": "MISSING_VERSION" }]),
        ),
        (
            "diagnostics",
            serde_json::json!([
            { "policy": 1, "code": "MISSING_VERSION", "text": "\"Effect\"" }]),
        ),
        ("notDiagnostics", serde_json::json!(["MISSING_VERSION"])),
    ] {
        let mut unmet = met.clone();
        unmet[member] = value;
        let differences = differences(&read(unmet), &answer);
        assert_eq!(differences.len(), 1, "{member}: {differences:?}");
        assert!(
            differences[0].starts_with(&format!("{member}: ")),
            "{differences:?}"
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
fn differences(case: &Case, answer: &Answer) -> Vec<String> {
    let expect = &case.expect;
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
    for (leg, denials) in expect.all_denials.iter().flatten() {
        let got = check(answer, leg).map(|check| check.denials.iter().map(levelled));
        let got: Option<Vec<_>> = got.map(Iterator::collect);
        compare("allDenials", json(&Some(denials)), json(&got));
    }
    if let Some(messages) = &expect.messages {
        compare("messages", json(messages), json(&answer.messages));
    }
    for (leg, messages) in expect.check_messages.iter().flatten() {
        let got = check(answer, leg).map(|check| check.messages.iter().map(|form| &form.text));
        let got: Option<Vec<_>> = got.map(Iterator::collect);
        compare("checkMessages", json(&Some(messages)), json(&got));
    }
    if let Some(caveats) = &expect.caveats {
        let got: BTreeSet<_> = answer.caveats.iter().map(|caveat| caveat.code).collect();
        compare("caveats", json(caveats), json(&got));
    }
    if let Some(dependencies) = &expect.depends_on {
        let sorted = |all: Vec<String>| json(&all.into_iter().collect::<BTreeSet<_>>());
        let expected = sorted(dependencies.iter().map(json).collect());
        let got = sorted(answer.depends_on.iter().map(json).collect());
        compare("dependsOn", expected, got);
    }
    if let Some(resources) = &expect.resources {
        let checks = answer.checks.iter();
        let got = checks.map(|check| (wire(&check.leg), check.resource.clone()));
        let got: BTreeMap<_, _> = got.collect();
        compare("resources", json(resources), json(&got));
    }
    if let Some(advisories) = &expect.advisories {
        let found = answer.advisories.iter();
        let got = found.map(|one| (one.action.clone(), wire(&one.decision)));
        let got: BTreeMap<_, _> = got.collect();
        compare("advisories", json(advisories), json(&got));
    }
    if let Some(told) = &expect.told {
        let found = answer.advisories.iter().filter(|one| one.text.is_some());
        let got: BTreeSet<_> = found.map(|one| one.action.clone()).collect();
        compare("told", json(told), json(&got));
    }
    if let Some(members) = &expect.input_errors {
        let got: Vec<_> = answer
            .input_errors
            .iter()
            .map(|error| &error.member)
            .collect();
        compare("inputErrors", json(members), json(&got));
    }
    let found = findings(case, answer);
    for wanted in expect.diagnostics.iter().flatten() {
        if !found.iter().any(|finding| fits(wanted, finding)) {
            compare("diagnostics", json(wanted), json(&found));
        }
    }
    for code in expect.not_diagnostics.iter().flatten() {
        let got: Vec<_> = found
            .iter()
            .filter(|finding| finding.code == *code)
            .collect();
        compare("notDiagnostics", json(&[(); 0]), json(&got));
    }
    differences
}

fn check<'a>(answer: &'a Answer, leg: &str) -> Option<&'a Check> {
    answer.checks.iter().find(|check| wire(&check.leg) == leg)
}

/// `kind:layer`, with `@level` where there are levels.
fn levelled(denial: &Denial) -> String {
    let reason = format!("{}:{}", wire(&denial.kind), wire(&denial.layer));
    match denial.level {
        Some(level) => format!("{reason}@{level}"),
        None => reason,
    }
}

/// The answer's diagnostics with the text they mark.
fn findings(case: &Case, answer: &Answer) -> Vec<Finding> {
    let found = answer.diagnostics.iter().map(|diagnostic| {
        let policy = case.scenario.policies.get(diagnostic.policy).unwrap();
        let span = diagnostic.span.start as usize..diagnostic.span.end as usize;
        Finding {
            policy: diagnostic.policy,
            severity: Some(wire(&diagnostic.severity)),
            code: diagnostic.code.to_string(),
            text: Some(policy.text.get(span).unwrap().to_string()),
        }
    });
    found.collect()
}

fn fits(wanted: &Finding, found: &Finding) -> bool {
    let same = |wanted: &Option<String>, found| wanted.is_none() || wanted == found;
    wanted.policy == found.policy
        && wanted.code == found.code
        && same(&wanted.severity, &found.severity)
        && same(&wanted.text, &found.text)
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
