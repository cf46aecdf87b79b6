//! The linter's rules on the cases of `tests/lint`, without a session: what is found, and each
//! replacement for it. What that changes is told by a session only.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

#[path = "../../../tests/lint/read.rs"]
mod read;

use iam::diagnostic::Severity;
use iam::language::Language::{English, Japanese};
use iam::language::text;
use iam::lint::place::{append, before, behind_statement, inside, relist};
use iam::lint::{Finding, RULES, applied, lint, rule, told};
use iam::parse::parse;
use iam::policy::Kind;
use iam::span::Span;
use read::{Case, Found, edit, rules};
use std::path::Path;

/// What Session Manager's own data decides, or decides too.
const OTHERS: [&str; 6] = [
    "INVALID_ACTION",
    "INVALID_ARN_RESOURCE",
    "INVALID_SERVICE_CONDITION_KEY",
    "INVALID_SERVICE_IN_ACTION",
    "MISSING_ARN_ACCOUNT",
    "MISSING_ARN_REGION",
];

fn kind(head: &str) -> Kind {
    let name = head.split(' ').next().unwrap();
    match name {
        "identity" => Kind::Identity,
        "boundary" => Kind::Boundary,
        "rcp" => Kind::Rcp,
        "resource" => Kind::Resource,
        "scp" => Kind::Scp,
        "session" => Kind::Session,
        "trust" => Kind::Trust,
        "vpcEndpoint" => Kind::VpcEndpoint,
        _ => panic!("{head}"),
    }
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::SecurityWarning => "securityWarning",
        Severity::Warning => "warning",
        Severity::Suggestion => "suggestion",
    }
}

fn findings(source: &str, kind: Kind) -> Vec<Finding> {
    let parsed = parse(source, kind);
    let mut all = told(source, &parsed.diagnostics);
    if let Some(policy) = &parsed.policy {
        all.extend(lint(policy, kind));
    }
    all.sort_by_key(|one| (one.span, one.severity, one.code));
    all
}

fn drawn(case: &Case, code: &str) -> String {
    let mut found = Vec::new();
    for (policy, (head, source)) in case.policies.iter().enumerate() {
        let source = source.trim_end();
        let all = findings(source, kind(head)).into_iter();
        found.extend(all.filter(|one| one.code == code).map(|one| {
            let edits = one.fixes.iter().flat_map(|fix| &fix.edits);
            Found {
                policy,
                span: one.span,
                severity: word(one.severity).to_string(),
                messages: [English, Japanese].map(|language| text(language, &one.message)),
                mends: edits.map(|one| edit(source, one.span, &one.text)).collect(),
            }
        }));
    }
    case.drawn(&found)
}

#[test]
fn every_rule_finds_what_its_cases_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/lint");
    let is_ours = |code: &str| RULES.iter().any(|rule| rule.code == code);
    let mut wrong = String::new();
    let mut seen = 0;
    for rule in rules(&folder).unwrap() {
        if !is_ours(&rule.code) || OTHERS.contains(&rule.code.as_str()) {
            continue;
        }
        let cases = rule.cases.iter().map(|case| drawn(case, &rule.code));
        let drawn = cases.collect::<Vec<_>>().join("\n");
        let written = rule.text.lines();
        let written = written.filter(|line| !line.starts_with("> fix "));
        if written.ne(drawn.lines()) {
            wrong += &format!("{} differs, now:\n{drawn}", rule.path.display());
        }
        seen += 1;
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert_eq!(seen, RULES.len() - OTHERS.len());
}

#[test]
fn a_change_is_spaced_as_what_is_around_it() {
    let statement = |resource: &str| format!(r#"{{"Effect": "Allow", "Action": "*",{resource}}}"#);
    let policy = |statement: &str| {
        let text = format!(r#"{{"Version": "2012-10-17", "Statement": {statement}}}"#);
        let parsed = parse(&text, Kind::Identity);
        parsed
            .policy
            .unwrap_or_else(|| panic!("{text}: {:?}", parsed.diagnostics))
    };
    let new = || ["c".to_string(), "d".to_string()];
    for (old, more) in [
        (r#""Resource": "*""#, r#""Resource": ["*", "c", "d"]"#),
        (r#""Resource": ["*"]"#, r#""Resource": ["*", "c", "d"]"#),
        (
            "\"Resource\":\n  \"*\"",
            "\"Resource\":\n  [\"*\", \"c\", \"d\"]",
        ),
        (r#""Resource": [ "*" ]"#, r#""Resource": [ "*", "c", "d" ]"#),
        (
            "\"Resource\": [\n  \"*\"\n]",
            "\"Resource\": [\n  \"*\",\n  \"c\",\n  \"d\"\n]",
        ),
        (
            "\"Resource\": [\"*\",\n\t\"arn:aws:s3:::b\" ]",
            "\"Resource\": [\"*\",\n\t\"arn:aws:s3:::b\",\n\t\"c\",\n\t\"d\" ]",
        ),
        (
            r#""Resource": ["*","arn:aws:s3:::b"]"#,
            r#""Resource": ["*","arn:aws:s3:::b","c","d"]"#,
        ),
    ] {
        let policy = policy(&statement(old));
        let resource = policy.statements[0].resource.as_ref().unwrap();
        let spans: Vec<Span> = resource.items.iter().map(|item| item.span).collect();
        let edits = append(&policy, &spans, &new()).unwrap();
        let changed = applied(&policy.source, &edits);
        assert_eq!(changed, policy.source.replace(old, more));
        assert_eq!(append(&policy, &[], &new()), None);
    }
    for (old, texts, expected) in [
        (r#""Resource": ["*"]"#, &["a"][..], r#""Resource": "a""#),
        (
            r#""Resource": "*""#,
            &["a", "b"],
            r#""Resource": ["a", "b"]"#,
        ),
        (
            "\n  \"Resource\": [\n    \"*\"\n  ]",
            &["a", "b"],
            "\n  \"Resource\": [\n      \"a\",\n      \"b\"\n  ]",
        ),
        (
            "\n\t\"Resource\": [\n\t\t\"*\"\n\t]",
            &["a", "b"],
            "\n\t\"Resource\": [\n\t\t\"a\",\n\t\t\"b\"\n\t]",
        ),
    ] {
        let policy = policy(&statement(old));
        let resource = policy.statements[0].resource.as_ref().unwrap();
        let edit = relist(&policy, resource, "Resource", texts);
        let changed = applied(&policy.source, &[edit]);
        assert_eq!(changed, policy.source.replace(old, expected));
    }
    for (space, gap) in [(" ", " "), ("", " "), ("\n  ", "\n  "), ("\t", " ")] {
        let resource = format!("{space}\"Resource\": \"*\"");
        let policy = policy(&statement(&resource));
        let name = policy.statements[0].resource.as_ref().unwrap().span;
        let changed = applied(&policy.source, &[before(&policy, name, "\"Sid\": \"a\"")]);
        let expected = resource.replace("\"Resource", &format!("\"Sid\": \"a\",{gap}\"Resource"));
        assert_eq!(changed, policy.source.replace(&resource, &expected));
    }
    let one = statement(r#""Resource": "*""#);
    for (old, expected) in [
        (one.clone(), None),
        (format!("[{one}]"), Some(format!("[{one}, X]"))),
        (format!("[ {one} ]"), Some(format!("[ {one}, X ]"))),
        (
            format!("[\n  {one}\n]"),
            Some(format!("[\n  {one},\n  X\n]")),
        ),
        (
            format!("[{one},\n {one}]"),
            Some(format!("[{one},\n {one},\n X]")),
        ),
    ] {
        let policy = policy(&old);
        let last = policy.statements.last().unwrap().span;
        let edit = behind_statement(&policy, last, "X");
        let changed = edit.map(|edit| applied(&policy.source, &[edit]));
        let expected = expected.map(|expected| policy.source.replace(&old, &expected));
        assert_eq!(changed, expected);
    }
}

#[test]
fn only_a_text_without_escapes_has_an_inside() {
    let text = r#"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*",
        "Condition": {"StringEquals": {"aws:username": ["a", "", "\u0061", true, 12]}}}}"#;
    let policy = parse(text, Kind::Identity).policy.unwrap();
    let condition = &policy.statements[0].conditions[0];
    let insides = condition.values.iter().map(|item| {
        let inside = inside(&policy, item.span);
        inside.map(|span| span.of(&policy.source).to_string())
    });
    let expected = [Some("a"), Some(""), None, None, None];
    assert_eq!(
        insides.collect::<Vec<_>>(),
        expected.map(|inside| inside.map(str::to_string))
    );
}

#[test]
fn every_rule_has_its_page() {
    let guide = "https://docs.aws.amazon.com/IAM/latest/UserGuide/";
    let checks = "access-analyzer-reference-policy-checks";
    for (code, page) in [
        ("MISSING_ACTION", "-error-missing-action"),
        (
            "MISSING_PAIRED_CONDITION_KEYS",
            "-security-warning-missing-paired-condition-keys",
        ),
        ("MISSING_VERSION", "-general-warning-missing-version"),
        ("EMPTY_SID_VALUE", "-suggestion-empty-sid-value"),
    ] {
        let source = rule(code).unwrap().source();
        assert_eq!(source, format!("{guide}{checks}.html#{checks}{page}"));
    }
    let source = rule("SSM_UNSUPPORTED_CHARACTER").unwrap().source();
    assert_eq!(source, format!("{guide}reference_iam-quotas.html"));
}
