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
            let formatted = iam::format::format(&policy.text);
            policy.text = formatted.map_or(policy.text.clone(), Into::into);
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

/// Every policy of a small universe against every other one.
mod small {
    use super::*;

    fn statements() -> Vec<Value> {
        let resources = [
            "*",
            "arn:aws:ssm:*:*:document/a*",
            "arn:aws:ec2:*:*:instance/*",
        ];
        let conditions = [
            json!({}),
            json!({ "IpAddress": { "aws:SourceIp": "0.0.0.0/1" } }),
            json!({ "StringEquals": { "aws:PrincipalTag/Team": "ops" } }),
            json!({ "StringNotEquals": { "aws:PrincipalTag/Team": "ops" } }),
            json!({ "Null": { "aws:SourceIp": "true" } }),
        ];
        let mut all = Vec::new();
        for effect in ["Allow", "Deny"] {
            for resource in resources {
                for condition in &conditions {
                    all.push(json!({
                        "Effect": effect,
                        "Action": "ssm:StartSession",
                        "Resource": resource,
                        "Condition": condition,
                    }));
                }
            }
        }
        all
    }

    /// Nothing, each statement alone, and each beside a grant of everything. What never applies to the
    /// requests below makes the resources differ for every set alike.
    fn sets() -> Vec<Vec<PolicyText>> {
        let apart = json!({
            "Effect": "Deny",
            "Action": "ssm:StartSession",
            "Resource": ["arn:aws:ssm:*:*:document/a*", "arn:aws:ec2:*:*:instance/*"],
            "Condition": { "StringEquals": { "aws:PrincipalTag/Team": "nobody" } },
        });
        let grant = json!({ "Effect": "Allow", "Action": "*", "Resource": "*" });
        let policy = |statements: Value| {
            policies(&[json!({ "Version": "2012-10-17", "Statement": statements })])
        };
        let each = statements().into_iter();
        let sets = each.flat_map(|one| {
            [
                policy(json!([apart, one])),
                policy(json!([apart, grant, one])),
            ]
        });
        let sets: Vec<_> = sets.collect();
        [policy(json!([apart]))].into_iter().chain(sets).collect()
    }

    /// What the universe's patterns tell of a resource.
    fn class(resource: &str) -> &'static str {
        let (head, name) = resource.rsplit_once('/').unwrap();
        match head.rsplit(':').next().unwrap() {
            "document" if name.starts_with('a') => "document a*",
            "document" => "other document",
            "instance" => "instance",
            _ => "other target",
        }
    }

    /// Each kind of request, as what it is about and what else holds.
    fn requests() -> Vec<(&'static str, Scenario)> {
        let mut all = Vec::new();
        for resource in [
            "arn:aws:ssm:ap-northeast-1:111122223333:document/abc",
            "arn:aws:ssm:ap-northeast-1:111122223333:document/bcd",
            "arn:aws:ec2:ap-northeast-1:111122223333:instance/i-0123456789abcdef0",
            "arn:aws:ssm:ap-northeast-1:111122223333:managed-instance/mi-0123456789abcdef0",
        ] {
            for network in [
                json!({ "path": "internet", "sourceIp": "127.255.255.255" }),
                json!({ "path": "internet", "sourceIp": "128.0.0.0" }),
                json!({ "path": "vpcEndpoint" }),
            ] {
                for team in [Some("ops"), Some("db"), None] {
                    let team =
                        team.map_or(ContextValue::Absent, |team| ContextValue::One(team.into()));
                    let mut one = base(&[]);
                    let asked = json!({ "type": "api", "action": "ssm:StartSession", "resource": resource });
                    one.request = serde_json::from_value(asked).unwrap();
                    one.network = Some(serde_json::from_value(network.clone()).unwrap());
                    one.context.insert("aws:PrincipalTag/Team".into(), team);
                    all.push((class(resource), one));
                }
            }
        }
        all
    }

    #[test]
    fn exactly_what_differs_is_told() {
        let (sets, requests) = (sets(), requests());
        let decisions: Vec<Vec<Decision>> = sets
            .iter()
            .map(|set| {
                let asked = requests.iter();
                asked.map(|(_, one)| decide(one, set).unwrap()).collect()
            })
            .collect();
        for (first, (before, decided)) in sets.iter().zip(&decisions).enumerate() {
            let scenario = base(before);
            for (second, (after, then)) in sets.iter().zip(&decisions).enumerate() {
                // Each two of them in one of their orders.
                if ((first + second) % 2 == 0) != (first <= second) {
                    continue;
                }
                let mut there = BTreeSet::new();
                for ((class, _), sides) in requests.iter().zip(decided.iter().zip(then)) {
                    match sides {
                        (Decision::Deny, Decision::Allow) => there.insert((*class, true)),
                        (Decision::Allow, Decision::Deny) => there.insert((*class, false)),
                        _ => continue,
                    };
                }
                let found = compare(&scenario, after, English).unwrap();
                assert!(found.complete);
                let told = found.differences.iter();
                let told: BTreeSet<_> = told
                    .filter(|one| one.action == "ssm:StartSession")
                    .map(|one| (class(&one.resource), one.change == Becomes::Allowed))
                    .collect();
                assert_eq!(told, there, "{before:#?} {after:#?}");
            }
        }
    }
}
