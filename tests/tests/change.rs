//! Laws of what would change a verdict: each change turns it, is the only one that is made, and the
//! nearest address is among them where there is any.
//!
//! `PROPTEST_CASES` sets how many scenarios are made up.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use iam::ip::is_public;
use iam::language::Language::{English, Japanese};
use proptest::prelude::*;
use serde_json::{Value, json};
use session::access::{Zone, ZoneKind, zone};
use session::answer::Decision;
use session::change::{Change, ChangeKind, MOST};
use session::scenario::{Network, Scenario};
use session::{access_map, what_would_change};
use std::collections::BTreeMap;
use tests::{cases, corpus, files};

/// The verdict, and that all changes hold to the laws.
fn check(scenario: &Scenario) -> Option<(Decision, Vec<Change>)> {
    let changes = what_would_change(scenario, English).ok()?;
    let decision = session::evaluate(scenario, English).decision?;
    let goal = match decision {
        Decision::Allow => Decision::Deny,
        Decision::Deny | Decision::Depends => Decision::Allow,
    };
    assert!(changes.len() <= MOST);
    assert!(
        changes.is_sorted_by_key(|change| change.kind),
        "{changes:?}"
    );
    for change in &changes {
        assert_eq!(change.decision, goal);
        let after = change.scenario.applied(scenario);
        let answer = session::evaluate(&after, English);
        assert_eq!(
            answer.decision,
            Some(goal),
            "{} in {scenario:?}",
            change.text
        );
        let replaced = serde_json::to_value(&change.scenario).unwrap();
        let members = replaced.as_object().unwrap();
        assert!(!members.is_empty());
        // What is applied in JSON is what is applied here.
        let mut whole = serde_json::to_value(scenario).unwrap();
        for (name, member) in members {
            whole[name] = member.clone();
        }
        let whole: Scenario = serde_json::from_value(whole).unwrap();
        assert_eq!(whole, after);
        if let Some(place) = change.place {
            let text = &scenario.policies[place.policy].text;
            let statement = text.get(place.span.start as usize..place.span.end as usize);
            serde_json::from_str::<Value>(statement.unwrap()).unwrap();
            let shorter = &after.policies[place.policy].text;
            assert!(shorter.len() < text.len());
        }
        if let Some(statement) = &change.statement {
            let statement: Value = serde_json::from_str(statement).unwrap();
            assert_eq!(statement["Effect"], "Allow");
        }
    }
    let texts = |changes: &[Change]| -> Vec<String> {
        changes.iter().map(|change| change.text.clone()).collect()
    };
    let japanese = what_would_change(scenario, Japanese).unwrap();
    assert_eq!(japanese.len(), changes.len());
    assert!(
        texts(&changes)
            .iter()
            .all(|text| text.is_ascii() || text.contains('’'))
    );
    nearest_address(scenario, goal, &changes);
    Some((decision, changes))
}

/// That there is a change of the address where the map has an address of the same way that would do.
fn nearest_address(scenario: &Scenario, goal: Decision, changes: &[Change]) {
    let map = access_map(scenario, English).unwrap();
    let Some(Network::Internet {
        source_ip: Some(own),
    }) = &scenario.network
    else {
        return;
    };
    if zone(&map, scenario).is_none() {
        return;
    }
    let Some(row) = map.own.map(|own| &map.rows[own]) else {
        return;
    };
    let zones = map.zones.iter().zip(&row.cells);
    // Nobody can ask from an address that isn't public.
    let public = |zone: &Zone| {
        let ranges = &zone.addresses.as_ref().unwrap().ranges;
        ranges
            .iter()
            .any(|range| is_public(&range.parse().unwrap()))
    };
    let wanted = zones.filter(|(zone, cell)| {
        **cell == goal && zone.kind != ZoneKind::VpcEndpoint && public(zone)
    });
    let found = changes
        .iter()
        .find(|change| change.kind == ChangeKind::Address);
    assert_eq!(wanted.count() > 0, found.is_some(), "{own} {:?}", map.zones);
}

#[test]
fn every_change_turns_the_verdict_of_every_case() {
    let mut kinds: BTreeMap<ChangeKind, usize> = BTreeMap::new();
    let (mut cases_seen, mut with_any) = (0, 0);
    for file in files(&corpus()).unwrap() {
        for case in cases(&file).unwrap() {
            let Some((_, changes)) = check(&case.scenario) else {
                continue;
            };
            cases_seen += 1;
            with_any += usize::from(!changes.is_empty());
            for change in changes {
                *kinds.entry(change.kind).or_default() += 1;
            }
        }
    }
    assert!(cases_seen > 300, "{cases_seen}");
    assert!(with_any * 10 > cases_seen * 7, "{with_any} of {cases_seen}");
    for kind in [
        ChangeKind::Address,
        ChangeKind::Mfa,
        ChangeKind::Document,
        ChangeKind::Tag,
        ChangeKind::Key,
        ChangeKind::Path,
        ChangeKind::Statement,
        ChangeKind::Policy,
        ChangeKind::Permission,
    ] {
        assert!(kinds.contains_key(&kind), "{kind:?}: {kinds:?}");
    }
}

fn told(scenario: Value) -> Vec<String> {
    let scenario: Scenario = serde_json::from_value(scenario).unwrap();
    let (_, changes) = check(&scenario).unwrap();
    changes.into_iter().map(|change| change.text).collect()
}

fn session(policies: &[Value], members: Value) -> Value {
    let policies: Vec<Value> = (policies.iter().enumerate())
        .map(|(index, statements)| {
            let text = json!({ "Version": "2012-10-17", "Statement": statements });
            json!({ "name": format!("p{}", index + 1), "text": text.to_string() })
        })
        .collect();
    let mut scenario = json!({
        "version": 1,
        "policies": policies,
        "request": { "type": "session", "target": "i-0123456789abcdef0",
            "account": "111122223333", "region": "ap-northeast-1" },
        "network": { "path": "internet", "sourceIp": "198.51.100.7" },
    });
    for (name, member) in members.as_object().unwrap() {
        for (inner, value) in member.as_object().unwrap() {
            scenario[name][inner] = value.clone();
        }
    }
    scenario
}

fn allow() -> Value {
    json!({ "Effect": "Allow", "Action": "ssm:*", "Resource": "*" })
}

#[test]
fn what_is_told_is_what_one_would_do() {
    let office = json!({ "NotIpAddress": { "aws:SourceIp": ["192.0.2.0/24", "203.0.113.0/24"] } });
    let outside =
        json!({ "Effect": "Deny", "Action": "ssm:*", "Resource": "*", "Condition": office });
    let remote = json!({ "Effect": "Deny", "Action": "ssm:StartSession",
        "Resource": "arn:aws:ssm:*:*:document/AWS-StartPortForwardingSessionToRemoteHost" });
    let mfa = json!({ "Effect": "Deny", "Action": "*", "Resource": "*",
        "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } } });
    let team = json!({ "Effect": "Allow", "Action": "ssm:*", "Resource": "*",
        "Condition": { "StringEquals": { "aws:PrincipalTag/team": "db" } } });
    let lan = json!({ "Effect": "Allow", "Action": "ssm:*", "Resource": "*",
        "Condition": { "IpAddress": { "aws:SourceIp": ["192.168.1.0/24", "203.0.113.0/24"] } } });
    let on_remote =
        json!({ "request": { "document": "AWS-StartPortForwardingSessionToRemoteHost" } });
    for (policies, members, expected) in [
        (
            vec![allow(), outside.clone()],
            json!({}),
            vec![
                "from `203.0.113.1`, in the nearest such network `203.0.113.0/24`",
                "without the policy `p2`",
            ],
        ),
        (
            vec![allow(), remote],
            on_remote,
            vec![
                "with the document `AWS-StartPortForwardingSession`",
                "without the policy `p2`",
            ],
        ),
        (
            vec![json!([allow(), mfa])],
            json!({ "context": { "aws:MultiFactorAuthPresent": "false" } }),
            vec![
                "with MFA, which makes `aws:MultiFactorAuthPresent` `true`",
                "without statement 2 of `p1`",
            ],
        ),
        // Nobody can ask from a private network, nearer as it may be.
        (
            vec![lan],
            json!({ "network": { "sourceIp": "192.168.0.7" } }),
            vec![
                "from `203.0.113.1`, in the nearest such network `203.0.113.0/24`",
                "with a statement in `p1` that allows `ssm:StartSession` on what this request is about, under no condition",
            ],
        ),
        (
            vec![team],
            json!({}),
            vec![
                "with the tag `team` of the caller as `db`",
                "with a statement in `p1` that allows `ssm:StartSession` on what this request is about, under no condition",
            ],
        ),
        (
            vec![],
            json!({}),
            vec![
                "with a statement in `permission` that allows `ssm:StartSession` on what this request is about, under no condition",
            ],
        ),
        (vec![allow()], json!({}), vec!["without the policy `p1`"]),
        // Two reasons for one denial take two changes.
        (
            vec![json!({ "Effect": "Deny", "Action": "*", "Resource": "*" })],
            json!({}),
            vec![],
        ),
    ] {
        assert_eq!(told(session(&policies, members)), expected);
    }
}

#[test]
fn scps_that_only_deny_lack_what_aws_attaches_by_itself() {
    let allow = json!({ "Effect": "Allow", "Action": "*", "Resource": "*" });
    let other = json!({ "Effect": "Deny", "Action": "ssm:SendCommand", "Resource": "*" });
    let narrow = json!({ "Effect": "Allow", "Action": "ec2:*", "Resource": "*" });
    let full = "with `FullAWSAccess`, which AWS attaches to every level by itself: no SCP shown there allows anything";
    let added = "with a statement in `p2` that allows `ssm:StartSession` on what this request is about, under no condition";
    for (statements, expected) in [(json!([other]), full), (json!([other, narrow]), added)] {
        let mut scenario = session(&[allow.clone(), statements], json!({}));
        scenario["policies"][1]["kind"] = json!("scp");
        scenario["policies"][1]["level"] = json!(1);
        assert_eq!(told(scenario).last().map(String::as_str), Some(expected));
    }
}

fn scenario() -> impl Strategy<Value = Scenario> {
    let condition = prop::sample::select(vec![
        json!({}),
        json!({ "IpAddress": { "aws:SourceIp": ["203.0.113.0/24", "2001:db8::/32"] } }),
        json!({ "NotIpAddress": { "aws:SourceIp": "198.51.100.7" } }),
        json!({ "IpAddress": { "aws:VpcSourceIp": "10.0.0.0/8" } }),
        json!({ "Bool": { "aws:MultiFactorAuthPresent": "true" } }),
        json!({ "NumericLessThan": { "aws:MultiFactorAuthAge": "3600" } }),
        json!({ "StringEquals": { "aws:ResourceTag/team": "db" } }),
        json!({ "StringNotEquals": { "ssm:resourceTag/Env": ["prod", "live"] } }),
        json!({ "StringLike": { "aws:PrincipalTag/team": "d*" } }),
        json!({ "StringEquals": { "aws:SourceVpce": "vpce-1" } }),
        json!({ "Null": { "aws:SourceVpc": "false" } }),
        json!({ "DateLessThan": { "aws:CurrentTime": "2026-01-01T00:00:00Z" } }),
        json!({ "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-1/*" } }),
        json!({ "StringEquals": { "aws:username": "alice" } }),
    ]);
    let resource = prop::sample::select(vec![
        json!("*"),
        json!("*"),
        json!([
            "arn:aws:ec2:*:*:instance/*",
            "arn:aws:ssm:*:*:document/SSM-*"
        ]),
        json!("arn:aws:ssm:*:*:document/AWS-StartSSH*"),
    ]);
    let statement = (prop::bool::weighted(0.6), resource, condition).prop_map(
        |(allow, resource, condition)| {
            json!({ "Effect": if allow { "Allow" } else { "Deny" }, "Action": "ssm:*",
                "Resource": resource, "Condition": condition })
        },
    );
    let kind = prop::sample::select(vec!["identity", "identity", "identity", "boundary", "scp"]);
    let policy = (
        kind,
        prop::collection::vec(statement, 1..4),
        prop::bool::ANY,
    )
        .prop_map(|(kind, statements, pretty)| {
            let statements = match statements.as_slice() {
                [one] if pretty => one.clone(),
                _ => json!(statements),
            };
            let text = json!({ "Version": "2012-10-17", "Statement": statements });
            let text = match pretty {
                true => serde_json::to_string_pretty(&text).unwrap(),
                false => text.to_string(),
            };
            json!({ "name": kind, "kind": kind, "text": text })
        });
    let network = prop::sample::select(vec![
        json!(null),
        json!({ "path": "internet" }),
        json!({ "path": "internet", "sourceIp": "198.51.100.7" }),
        json!({ "path": "internet", "sourceIp": "2001:db8::9" }),
        json!({ "path": "vpcEndpoint", "vpcSourceIp": "10.0.0.5", "vpce": "vpce-1" }),
    ]);
    let context = prop::sample::select(vec![
        json!({}),
        json!({}),
        json!({ "aws:MultiFactorAuthPresent": { "unknown": true } }),
        json!({ "AWS:SourceIp": "203.0.113.9" }),
    ]);
    let document = prop::sample::select(vec![
        json!(null),
        json!("AWS-StartSSHSession"),
        json!("Ops-1"),
    ]);
    let options = prop::sample::select(vec![
        json!({}),
        json!({}),
        json!({ "deriveContext": false }),
        json!({ "unknownLayers": ["scp"] }),
    ]);
    let policies = prop::collection::vec(policy, 0..4);
    (policies, network, context, document, options).prop_map(
        |(policies, network, context, document, options)| {
            let request = json!({
                "type": "session", "document": document, "target": "i-0123456789abcdef0",
                "account": "111122223333", "region": "ap-northeast-1", "targetTags": { "Env": "prod" },
            });
            let scenario = json!({
                "version": 1, "policies": policies, "network": network, "context": context,
                "request": request, "options": options,
            });
            serde_json::from_value(scenario).unwrap()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_change_turns_the_verdict(scenario in scenario()) {
        prop_assert!(check(&scenario).is_some(), "{:?}", scenario);
    }
}
