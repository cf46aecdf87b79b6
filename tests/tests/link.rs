//! A law: a scenario comes out of its link as it went in. And the golden links, which are read for ever.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

use iam::language::Language;
use proptest::prelude::*;
use serde::Deserialize;
use serde_json::{Value, json};
use session::link::{decode, encode};
use session::scenario::Scenario;
use std::collections::BTreeSet;
use std::fs;

/// A link that somebody may have kept.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Golden {
    name: String,
    fragment: String,
    scenario: Value,
}

fn golden() -> Vec<Golden> {
    let file = tests::corpus().join("../links/v1.jsonl");
    let text = fs::read_to_string(file).unwrap();
    let lines = text.lines().map(serde_json::from_str);
    lines.collect::<Result<_, _>>().unwrap()
}

fn corpus() -> Vec<(String, Scenario)> {
    let files = tests::files(&tests::corpus()).unwrap();
    let cases = files.iter().flat_map(|file| tests::cases(file).unwrap());
    cases.map(|case| (case.name, case.scenario)).collect()
}

fn read(fragment: &str) -> Result<Scenario, String> {
    decode(fragment, Language::English)
}

/// The paths of all members of a value, whatever the index or the name of what is listed.
fn members(value: &Value, path: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            for (name, value) in object {
                let path = format!("{path}.{name}");
                found.insert(path.clone());
                members(value, &path, found);
            }
        }
        Value::Array(list) => list.iter().for_each(|value| members(value, path, found)),
        _ => {}
    }
}

#[test]
fn a_golden_link_is_read_for_ever() {
    let golden = golden();
    assert!(golden.len() >= 35, "{} links", golden.len());
    for link in golden {
        let expected: Scenario = serde_json::from_value(link.scenario).unwrap();
        for fragment in [link.fragment.clone(), format!("#{}", link.fragment)] {
            assert_eq!(read(&fragment).as_ref(), Ok(&expected), "{}", link.name);
        }
    }
}

/// What is added to the form has to be in a golden link from then on.
#[test]
fn the_golden_links_have_every_member_of_the_corpus() {
    let mut kept = BTreeSet::new();
    for link in golden() {
        members(&link.scenario, "", &mut kept);
    }
    let mut known = BTreeSet::new();
    for (_, scenario) in corpus() {
        members(&json!(scenario), "", &mut known);
    }
    let free = [".context.", ".caller.tags.", "Tags."];
    known.retain(|path| !free.iter().any(|part| path.contains(part)));
    assert!(known.len() > 25, "{known:?}");
    let missing: Vec<_> = known.difference(&kept).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_scenario_of_the_corpus_comes_back() {
    let corpus = corpus();
    assert!(corpus.len() > 400, "{} scenarios", corpus.len());
    for (name, scenario) in corpus {
        assert_eq!(read(&encode(&scenario)), Ok(scenario), "{name}");
    }
}

/// Without the dictionary it's more than 600 characters.
#[test]
fn a_link_is_short() {
    let of = |name: &str| {
        let mut corpus = corpus().into_iter();
        let (_, scenario) = corpus.find(|(other, _)| other == name).unwrap();
        encode(&scenario).len()
    };
    let length = of("S1.5 base grant + Deny form, shell, 198.51.100.7");
    assert!(length < 150, "{length} characters");
}

/// A link that was damaged on its way is no link any more, or one to a scenario.
#[test]
fn wherever_a_link_is_damaged_nothing_panics() {
    for link in golden() {
        assert!(link.fragment.is_ascii());
        for at in 0..link.fragment.len() {
            let cut = &link.fragment[..at];
            assert!(read(cut).is_err(), "{}: {cut}", link.name);
        }
    }
    let short = |link: &Golden| link.fragment.len() < 130;
    for link in golden().into_iter().filter(short).take(8) {
        for at in 0..link.fragment.len() {
            for other in ["A", "_", ".", "é", ""] {
                let (before, after) = (&link.fragment[..at], &link.fragment[at + 1..]);
                tests::robust::link(&format!("{before}{other}{after}"));
            }
        }
    }
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z:*/.-]{0,12}",
        "\\PC{0,20}",
        "(?s).{0,30}",
        Just("\u{0}\"\\\n日本語😀".to_string()),
        "[ -~\n]{0,3000}",
    ]
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        text().prop_map(Value::from),
        prop::collection::vec(text(), 0..3).prop_map(Value::from),
        Just(Value::Null),
        any::<bool>().prop_map(|unknown| json!({ "unknown": unknown })),
    ]
}

fn kind() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "identity",
        "boundary",
        "session",
        "scp",
        "rcp",
        "vpcEndpoint",
        "resource",
        "trust",
    ])
}

prop_compose! {
    fn policy()(name in text(), kind in kind(), level: u32, text in text(), enabled: bool,
                arn in prop::option::of(text())) -> Value {
        json!({ "name": name, "kind": kind, "level": level, "text": text, "enabled": enabled, "arn": arn })
    }
}

fn tags() -> impl Strategy<Value = Value> {
    prop::collection::btree_map(text(), text(), 0..3).prop_map(|tags| json!(tags))
}

prop_compose! {
    fn call()(texts in [text(), text(), text()],
              options in prop::collection::vec(prop::option::of(text()), 5),
              tags in [tags(), tags()], api: bool) -> Value {
        let [action, account, region] = texts;
        let [target, document] = tags;
        if api {
            return json!({ "type": "api", "action": action, "resource": account,
                           "resourceAccount": options[0] });
        }
        json!({ "type": "session", "action": action, "account": account, "region": region,
                "target": options[0], "document": options[1], "sessionId": options[2],
                "documentOwner": options[3], "kmsKey": options[4],
                "targetTags": target, "documentTags": document })
    }
}

fn network() -> impl Strategy<Value = Value> {
    let address = || prop::option::of(text());
    prop_oneof![
        Just(Value::Null),
        address().prop_map(|ip| json!({ "path": "internet", "sourceIp": ip })),
        [address(), address(), address()].prop_map(|[ip, vpce, vpc]| {
            json!({ "path": "vpcEndpoint", "vpcSourceIp": ip, "vpce": vpce, "vpc": vpc })
        }),
    ]
}

prop_compose! {
    fn scenario()(policies in prop::collection::vec(policy(), 0..4), arn in text(),
                  role in prop::option::of(text()), id in prop::option::of(text()), tags in tags(),
                  request in call(), network in network(),
                  context in prop::collection::btree_map(text(), value(), 0..4),
                  layers in prop::collection::vec(kind(), 0..3), flags: [bool; 2]) -> Scenario {
        let scenario = json!({
            "version": 1,
            "policies": policies,
            "caller": { "type": "role", "arn": arn, "roleArn": role, "userId": id, "tags": tags,
                        "managementAccount": flags[0] },
            "request": request,
            "network": network,
            "context": context,
            "options": { "deriveContext": flags[1], "unknownLayers": layers },
        });
        serde_json::from_value(scenario).unwrap()
    }
}

proptest! {
    #[test]
    fn every_scenario_comes_back(scenario in scenario()) {
        let link = encode(&scenario);
        prop_assert!(link.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b)));
        prop_assert_eq!(read(&link), Ok(scenario));
    }

    #[test]
    fn whatever_bytes_a_link_holds_nothing_panics(bytes in "[A-Za-z0-9_-]{0,200}") {
        tests::robust::link(&format!("v1.{bytes}"));
    }

    #[test]
    fn whatever_a_link_is_nothing_panics(text in "(?s)#?(v[0-9]*)?.{0,40}") {
        tests::robust::link(&text);
    }
}
