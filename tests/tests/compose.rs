//! A composed policy allows what was asked for and nothing else: its own access map says so, for every
//! combination.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use iam::ip::cidr::range;
use iam::ip::set::Set;
use iam::language::Language::{English, Japanese};
use serde_json::{Value, json};
use session::access::{Addresses, Documents, ZoneKind};
use session::answer::Decision;
use session::compose::{Composed, Session, Wanted};
use session::scenario::Scenario;
use session::{access_map, compose};

const NETWORKS: [&[&str]; 5] = [
    &[],
    &["203.0.113.0/24"],
    &[
        "192.0.2.0/25",
        " 192.0.2.128/25 ",
        "203.0.113.9",
        "2001:db8::/32",
    ],
    &["2001:db8::1"],
    &["0.0.0.0/0", "::/0"],
];

fn grant() -> Value {
    let calls = [
        "ssm:StartSession",
        "ssm:TerminateSession",
        "ssm:ResumeSession",
    ];
    json!({ "Effect": "Allow", "Action": calls, "Resource": "*" })
}

fn scenario(form: &str, composed: &Composed, request: Value) -> Scenario {
    let mut policies = vec![json!({ "text": composed.text })];
    if form == "deny" {
        let text = json!({ "Version": "2012-10-17", "Statement": grant() }).to_string();
        policies.push(json!({ "text": text }));
    }
    let mut whole =
        json!({ "type": "session", "account": "111122223333", "region": "ap-northeast-1" });
    for (name, value) in request.as_object().unwrap() {
        whole[name] = value.clone();
    }
    serde_json::from_value(json!({
        "version": 1, "policies": policies, "request": whole,
        "caller": { "type": "user", "arn": "arn:aws:iam::111122223333:user/alice", "userId": "AIDAEXAMPLE" },
    }))
    .unwrap()
}

/// Whether all of a zone is inside the networks, which hold all of it or nothing.
fn inside(addresses: &Addresses, networks: &[&str]) -> bool {
    let read = |text: &str| {
        let text = text.trim();
        let host = if text.contains(':') { "/128" } else { "/32" };
        let whole = if text.contains('/') {
            text.to_string()
        } else {
            format!("{text}{host}")
        };
        range(&whole.parse().unwrap())
    };
    let (family, _) = read(&addresses.ranges[0]);
    let zone: Set = addresses.ranges.iter().map(|text| read(text).1).collect();
    let networks = networks.iter().map(|text| read(text));
    let networks: Set = networks
        .filter(|(of, _)| *of == family)
        .map(|(_, range)| range)
        .collect();
    let both = zone.intersection(&networks);
    assert!(both == zone || both == Set::default(), "{addresses:?}");
    both == zone
}

fn wanted(networks: &[&str], sessions: &[Session], endpoint: bool, form: &str) -> Wanted {
    serde_json::from_value(json!({
        "networks": networks, "sessions": sessions, "vpcEndpoint": endpoint, "form": form,
        "account": "111122223333",
    }))
    .unwrap()
}

fn check(networks: &[&str], sessions: &[Session], endpoint: bool, form: &str) {
    let composed = compose(&wanted(networks, sessions, endpoint, form), English).unwrap();
    let parsed: Value = serde_json::from_str(&composed.text).unwrap();
    let statements = parsed["Statement"].as_array().unwrap();
    assert_eq!(statements.len(), composed.statements.len());
    let document = json!({ "target": "i-0123456789abcdef0", "document": "AWS-StartSSHSession" });
    let asked = scenario(form, &composed, document);
    let answer = session::evaluate(&asked, English);
    assert!(answer.diagnostics.is_empty(), "{:?}", answer.diagnostics);
    let map = access_map(&asked, English).unwrap();
    assert!(map.exact);
    let names: Vec<&str> = sessions
        .iter()
        .flat_map(|one| one.documents())
        .copied()
        .collect();
    for row in &map.rows {
        let chosen = match &row.documents {
            Documents::One { document } => {
                let name = document.as_deref().unwrap_or(session::documents::DEFAULT);
                names.contains(&name)
            }
            Documents::Class { .. } => false,
        };
        for (zone, cell) in map.zones.iter().zip(&row.cells) {
            let from = match (&zone.addresses, zone.kind) {
                _ if networks.is_empty() => true,
                (_, ZoneKind::VpcEndpoint) => endpoint,
                (addresses, _) => inside(addresses.as_ref().unwrap(), networks),
            };
            let expected = match chosen && from {
                true => Decision::Allow,
                false => Decision::Deny,
            };
            assert_eq!(*cell, expected, "{row:?} {zone:?} {}", composed.text);
        }
    }
}

#[test]
fn every_combination_allows_what_was_asked_for() {
    for networks in NETWORKS {
        for chosen in 1..1 << Session::ALL.len() {
            let sessions = Session::ALL.into_iter().enumerate();
            let sessions = sessions.filter(|(bit, _)| chosen >> bit & 1 == 1);
            let sessions: Vec<Session> = sessions.map(|(_, session)| session).collect();
            for endpoint in [false, true] {
                for form in ["allow", "deny"] {
                    check(networks, &sessions, endpoint, form);
                }
            }
        }
    }
}

#[test]
fn sessions_of_ones_own_are_resumed_and_those_of_others_are_not() {
    let composed = compose(&wanted(&[], &[Session::Shell], false, "allow"), English).unwrap();
    for (owner, expected) in [
        ("AIDAEXAMPLE", Decision::Allow),
        ("AIDAOTHER", Decision::Deny),
    ] {
        let tags = json!({ "aws:ssmmessages:session-id": owner });
        let request =
            json!({ "action": "ssm:ResumeSession", "sessionId": "alice-0a1b", "targetTags": tags });
        let mut asked = scenario("allow", &composed, request);
        let key = "ssm:resourceTag/aws:ssmmessages:session-id".to_string();
        let value = serde_json::from_value(json!(owner)).unwrap();
        asked.context.insert(key, value);
        assert_eq!(
            session::evaluate(&asked, English).decision,
            Some(expected),
            "{owner}"
        );
    }
}

#[test]
fn networks_are_merged_and_what_is_none_is_named() {
    let text = compose(
        &wanted(NETWORKS[2], &[Session::Ssh], false, "deny"),
        English,
    )
    .unwrap()
    .text;
    assert!(
        text.contains("\"192.0.2.0/24\"") && text.contains("\"203.0.113.9/32\""),
        "{text}"
    );
    let mut anywhere = wanted(&[], &[Session::Shell], false, "allow");
    anywhere.account = None;
    assert_eq!(compose(&anywhere, English).unwrap().notes.len(), 1);
    anywhere.account = Some("1111".to_string());
    assert_eq!(
        compose(&anywhere, English).unwrap_err()[0].member,
        "account"
    );
    let private = compose(
        &wanted(&["10.1.0.0/16"], &[Session::Ssh], false, "deny"),
        English,
    );
    assert_eq!(private.unwrap().notes.len(), 1);
    for language in [English, Japanese] {
        let errors = compose(
            &wanted(
                &["203.0.113.0/24", "10.0.0.0/33", "office"],
                &[],
                false,
                "deny",
            ),
            language,
        );
        let errors = errors.unwrap_err();
        let members: Vec<&str> = errors.iter().map(|error| error.member.as_str()).collect();
        assert_eq!(members, ["sessions", "networks.1", "networks.2"]);
        assert!(errors[1].message.contains("`10.0.0.0/33`"));
        assert!(errors[2].message.contains("`office`"));
    }
}
