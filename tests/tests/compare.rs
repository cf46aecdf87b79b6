//! Laws of the comparison: each difference is proven by its own request, and where it says that there
//! are no others no request at random finds one.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use iam::language::Language::{English, Japanese};
use proptest::prelude::*;
use serde::Deserialize;
use serde_json::{Value, json};
use session::answer::Decision;
use session::compare::{Becomes, Comparison};
use session::scenario::{ContextValue, PolicyText, Scenario};
use session::{compare, evaluate};
use std::collections::BTreeSet;
use tests::{cases, corpus, files};

fn with(scenario: &Scenario, policies: &[PolicyText]) -> Scenario {
    Scenario {
        policies: policies.to_vec(),
        ..scenario.clone()
    }
}

fn all_cases() -> impl Iterator<Item = tests::Case> {
    let files = files(&corpus()).unwrap().into_iter();
    files.flat_map(|file| cases(&file).unwrap())
}

fn decide(scenario: &Scenario, policies: &[PolicyText]) -> Option<Decision> {
    evaluate(&with(scenario, policies), English).decision
}

/// Compares, and holds each difference against what is decided.
fn proven(scenario: &Scenario, after: &[PolicyText]) -> Option<Comparison> {
    let found = compare(scenario, after, English).ok()?;
    for one in &found.differences {
        let decisions =
            [&scenario.policies, after].map(|side| decide(&one.scenario, side).unwrap());
        let expected = match one.change {
            Becomes::Allowed => [Decision::Deny, Decision::Allow],
            Becomes::Denied => [Decision::Allow, Decision::Deny],
        };
        assert_eq!(decisions, expected, "{} {:#?}", one.text, one.scenario);
    }
    Some(found)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    before: Vec<Value>,
    after: Vec<Value>,
    /// Each as change, action and resource.
    differences: BTreeSet<String>,
    complete: bool,
}

fn policies(given: &[Value]) -> Vec<PolicyText> {
    let policy = |given: &Value| {
        let mut policy = json!({ "name": "P", "kind": "identity", "text": given.to_string() });
        if let Some(kind) = given.get("kind") {
            policy = json!({ "name": "P", "kind": kind, "text": given["policy"].to_string() });
        }
        serde_json::from_value(policy).unwrap()
    };
    given.iter().map(policy).collect()
}

fn base(policies: &[PolicyText]) -> Scenario {
    let scenario = json!({
        "version": 1,
        "policies": [],
        "caller": { "type": "user", "arn": "arn:aws:iam::111122223333:user/alice" },
        "request": { "type": "session", "action": "ssm:StartSession", "target": "i-0123456789abcdef0",
            "account": "111122223333", "region": "ap-northeast-1" },
    });
    with(&serde_json::from_value(scenario).unwrap(), policies)
}

#[test]
fn what_differs_is_told() {
    let text = include_str!("../compare/cases.json");
    let cases: Vec<Case> = serde_json::from_str(text).unwrap();
    for case in cases {
        let (before, after) = (policies(&case.before), policies(&case.after));
        let found = proven(&base(&before), &after).unwrap();
        let told = found.differences.iter().map(|one| {
            let change = match one.change {
                Becomes::Allowed => "allowed",
                Becomes::Denied => "denied",
            };
            let resource = one.resource.rsplit(':').next().unwrap();
            format!("{change} {} {resource}", one.action)
        });
        let told: BTreeSet<String> = told.collect();
        assert_eq!(told, case.differences, "{}", case.name);
        assert_eq!(found.complete, case.complete, "{}", case.name);
    }
}

#[test]
fn nothing_differs_from_itself_however_it_is_written() {
    for case in all_cases() {
        let mut after = case.scenario.policies.clone();
        after.reverse();
        for policy in &mut after {
            policy.text = iam::format::format(&policy.text).unwrap_or(policy.text.clone());
        }
        let Ok(found) = compare(&case.scenario, &after, English) else {
            continue;
        };
        assert!(
            found.differences.is_empty() && found.complete,
            "{}",
            case.name
        );
    }
}

#[test]
fn a_policy_less_or_another_ones_policies() {
    let scenarios: Vec<Scenario> = all_cases().map(|case| case.scenario).collect();
    let mut found = 0;
    for (scenario, other) in scenarios.iter().zip(scenarios.iter().cycle().skip(7)) {
        let fewer = scenario.policies.get(1..).unwrap_or_default();
        for after in [fewer, &other.policies] {
            found += proven(scenario, after).map_or(0, |found| found.differences.len());
        }
    }
    assert!(found > 1_000, "{found}");
}

const KEYS: [(&str, &[&str]); 7] = [
    (
        "aws:SourceIp",
        &[
            "198.51.100.7",
            "203.0.113.7",
            "203.0.113.200",
            "2001:db8::7",
        ],
    ),
    ("aws:SourceVpce", &["vpce-1", "vpce-2"]),
    ("aws:MultiFactorAuthPresent", &["true", "false"]),
    ("aws:MultiFactorAuthAge", &["10", "300", "301"]),
    (
        "aws:CurrentTime",
        &["2025-01-01T00:00:00Z", "2027-01-01T00:00:00Z"],
    ),
    ("ssm:resourceTag/Env", &["prod", "dev", "Prod"]),
    ("aws:PrincipalTag/Team", &["ops", "db"]),
];

fn condition() -> impl Strategy<Value = (&'static str, Value)> {
    prop::sample::select(vec![
        ("IpAddress", json!({ "aws:SourceIp": "203.0.113.0/24" })),
        (
            "NotIpAddress",
            json!({ "aws:SourceIp": ["203.0.113.0/25", "2001:db8::/32"] }),
        ),
        (
            "NotIpAddressIfExists",
            json!({ "aws:SourceIp": "203.0.113.0/24" }),
        ),
        ("Null", json!({ "aws:SourceVpce": "true" })),
        ("StringNotEquals", json!({ "aws:SourceVpce": "vpce-1" })),
        ("Bool", json!({ "aws:MultiFactorAuthPresent": "true" })),
        (
            "BoolIfExists",
            json!({ "aws:MultiFactorAuthPresent": "false" }),
        ),
        (
            "NumericLessThan",
            json!({ "aws:MultiFactorAuthAge": "300" }),
        ),
        (
            "NumericGreaterThanEquals",
            json!({ "aws:MultiFactorAuthAge": "301" }),
        ),
        (
            "DateLessThan",
            json!({ "aws:CurrentTime": "2026-06-01T00:00:00Z" }),
        ),
        ("StringEquals", json!({ "ssm:resourceTag/Env": "prod" })),
        (
            "StringLike",
            json!({ "ssm:resourceTag/Env": ["?rod", "de*"] }),
        ),
        (
            "StringEqualsIgnoreCase",
            json!({ "ssm:resourceTag/Env": "PROD" }),
        ),
        ("StringNotEquals", json!({ "aws:PrincipalTag/Team": "ops" })),
        (
            "StringEquals",
            json!({ "aws:PrincipalTag/Team": "${ssm:resourceTag/Env}" }),
        ),
    ])
}

fn statement() -> impl Strategy<Value = Value> {
    let action = prop::sample::select(vec!["ssm:*", "ssm:StartSession", "ssm:ResumeSession"]);
    let resource = prop::sample::select(vec![
        json!("*"),
        json!("arn:aws:ec2:*:*:instance/*"),
        json!([
            "arn:aws:ssm:*:*:document/AWS-*",
            "arn:aws:ssm:*:111122223333:document/Ops-*"
        ]),
        json!("arn:aws:ssm:*:*:session/${aws:username}-*"),
        json!("arn:aws:ssm:*::document/AWS-StartSSHSession"),
    ]);
    let conditions = prop::collection::vec(condition(), 0..3);
    (
        prop::bool::weighted(0.6),
        action,
        resource,
        prop::bool::weighted(0.2),
        conditions,
    )
        .prop_map(|(allow, action, resource, negated, conditions)| {
            let mut statement =
                json!({ "Effect": if allow { "Allow" } else { "Deny" }, "Action": action });
            statement[if negated { "NotResource" } else { "Resource" }] = resource;
            for (operator, keys) in conditions {
                let written = &mut statement["Condition"][operator];
                for (key, value) in keys.as_object().unwrap() {
                    written[key] = value.clone();
                }
            }
            statement
        })
}

fn request() -> impl Strategy<Value = (Value, Value, Vec<usize>)> {
    let asked = prop::sample::select(vec![
        (
            "ssm:StartSession",
            "arn:aws:ec2:ap-northeast-1:111122223333:instance/i-0123456789abcdef0",
        ),
        (
            "ssm:StartSession",
            "arn:aws:ssm:ap-northeast-1:111122223333:document/Ops-Shell",
        ),
        (
            "ssm:StartSession",
            "arn:aws:ssm:ap-northeast-1:111122223333:document/Other",
        ),
        (
            "ssm:StartSession",
            "arn:aws:ssm:ap-northeast-1::document/AWS-StartSSHSession",
        ),
        (
            "ssm:StartSession",
            "arn:aws:ssm:ap-northeast-1::document/AWS-New",
        ),
        (
            "ssm:ResumeSession",
            "arn:aws:ssm:ap-northeast-1:111122223333:session/alice-0123",
        ),
        (
            "ssm:ResumeSession",
            "arn:aws:ssm:ap-northeast-1:111122223333:session/bob-0123",
        ),
    ]);
    let asked = asked.prop_map(
        |(action, resource)| json!({ "type": "api", "action": action, "resource": resource }),
    );
    let network = prop::bool::ANY.prop_map(|internet| match internet {
        true => json!({ "path": "internet" }),
        false => json!({ "path": "vpcEndpoint" }),
    });
    (asked, network, prop::collection::vec(0..6usize, KEYS.len()))
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn what_is_not_told_is_not_there(
        before in prop::collection::vec(statement(), 1..4),
        more in prop::collection::vec(statement(), 0..3),
        without in prop::option::of(0..4usize),
        requests in prop::collection::vec(request(), 64),
    ) {
        let mut after = before.clone();
        if let Some(index) = without.filter(|index| *index < after.len()) {
            after.remove(index);
        }
        after.extend(more);
        let [before, after] = [before, after].map(|statements| {
            policies(&[json!({ "Version": "2012-10-17", "Statement": statements })])
        });
        let scenario = base(&before);
        let Some(found) = proven(&scenario, &after) else {
            return Ok(());
        };
        let japanese = compare(&scenario, &after, Japanese).unwrap();
        prop_assert_eq!(japanese.differences.len(), found.differences.len());
        for (asked, network, values) in requests {
            let mut one = scenario.clone();
            let internet = network["path"] == "internet";
            one.request = serde_json::from_value(asked.clone()).unwrap();
            one.network = Some(serde_json::from_value(network).unwrap());
            for ((key, known), value) in KEYS.iter().zip(values) {
                let always = match *key {
                    "aws:SourceIp" if internet => true,
                    "aws:SourceIp" => continue,
                    "aws:SourceVpce" if internet => continue,
                    key => ["aws:SourceVpce", "aws:CurrentTime"].contains(&key),
                };
                let value = match always {
                    true => Some(known[value % known.len()]),
                    false => known.get(value).copied(),
                };
                let value = value.map_or(ContextValue::Absent, |v| ContextValue::One(v.into()));
                one.context.insert((*key).to_string(), value);
            }
            let change = match [&before, &after].map(|side| decide(&one, side)) {
                [Some(Decision::Deny), Some(Decision::Allow)] => Becomes::Allowed,
                [Some(Decision::Allow), Some(Decision::Deny)] => Becomes::Denied,
                _ => continue,
            };
            let mut told = found.differences.iter();
            let told = told.any(|told| told.change == change && told.action == asked["action"]);
            prop_assert!(told || !found.complete, "{change:?} {one:#?}");
        }
    }
}
