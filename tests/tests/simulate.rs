//! The calls of IAM's policy simulator: a shell hands every policy on as it was typed, and every key
//! with the value that the evaluation takes.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use expect_test::expect;
use iam::language::Language;
use serde_json::{Value, json};
use session::derived::KeyPresence;
use session::derived_context;
use session::export::simulate;
use session::scenario::{CallerType, PolicyKind, Scenario};
use std::collections::BTreeMap;

/// The options of a call, each with its values.
type Options = BTreeMap<String, Vec<String>>;

/// What a shell makes of a call; `None` where it holds comments only.
fn options(text: &str) -> Option<Options> {
    let words = shlex::split(text).unwrap_or_else(|| panic!("a quote is never closed: {text}"));
    // The splitter takes the break of a continued line for an empty word.
    let mut words = words.into_iter().filter(|word| !word.is_empty()).peekable();
    words.peek()?;
    for expected in ["aws", "iam", "simulate-custom-policy"] {
        assert_eq!(words.next().as_deref(), Some(expected), "{text}");
    }
    let mut options = Options::new();
    let mut values = &mut Vec::new();
    for word in words {
        match word.strip_prefix("--") {
            Some(name) => values = options.entry(name.to_string()).or_default(),
            None => values.push(word),
        }
    }
    Some(options)
}

/// What the AWS CLI makes of an entry: the key, its values, its type.
fn entry(text: &str) -> (String, Vec<String>, String) {
    if text.starts_with('{') {
        let entry: Value = serde_json::from_str(text).unwrap();
        let text = |name: &str| entry[name].as_str().unwrap().to_string();
        let values = entry["ContextKeyValues"].as_array().unwrap().iter();
        let values = values.map(|value| value.as_str().unwrap().to_string());
        let name = text("ContextKeyName");
        return (name, values.collect(), text("ContextKeyType"));
    }
    let mut parts: Vec<Vec<String>> = Vec::new();
    let mut rest = text;
    for name in ["ContextKeyName=", "ContextKeyValues=", "ContextKeyType="] {
        rest = rest
            .strip_prefix(name)
            .unwrap_or_else(|| panic!("no {name}: {text}"));
        let mut values = Vec::new();
        while !rest.is_empty() && !rest.starts_with("ContextKey") {
            let mut value = String::new();
            if let Some(quoted) = rest.strip_prefix('"') {
                let mut chars = quoted.chars();
                while let Some(c) = chars.next().filter(|c| *c != '"') {
                    value.push(if c == '\\' { chars.next().unwrap() } else { c });
                }
                rest = chars.as_str();
            } else {
                let end = rest.find(',').unwrap_or(rest.len());
                value.push_str(rest.get(..end).unwrap());
                assert!(!value.contains(['=', '"', '\'', '[', '{', ' ']), "{text}");
                rest = rest.get(end..).unwrap();
            }
            rest = rest.strip_prefix(',').unwrap_or(rest);
            values.push(value);
        }
        parts.push(values);
    }
    let single = |part: &[String]| {
        assert_eq!(part.len(), 1, "{text}");
        part[0].clone()
    };
    (single(&parts[0]), parts[1].clone(), single(&parts[2]))
}

#[test]
fn every_policy_and_key_of_the_corpus_arrives_as_it_is() {
    let (mut calls, mut keys, mut unknown) = (0, 0, 0);
    for file in tests::files(&tests::corpus()).unwrap() {
        for case in tests::cases(&file).unwrap() {
            let scenario = &case.scenario;
            let found = simulate(scenario, Language::English);
            let Ok(contexts) = derived_context(scenario, Language::English) else {
                assert_eq!(found, Vec::<String>::new());
                continue;
            };
            assert_eq!(found.len(), contexts.len(), "{}", case.name);
            for (text, context) in found.iter().zip(&contexts) {
                let texts = |kind: PolicyKind| {
                    let policies = scenario.policies.iter();
                    let those = policies.filter(|policy| policy.enabled && policy.kind == kind);
                    those
                        .map(|policy| policy.text.to_string())
                        .collect::<Vec<_>>()
                };
                let comments: Vec<_> = text.lines().filter(|line| line.starts_with("# ")).collect();
                let Some(options) = options(text) else {
                    assert_eq!(texts(PolicyKind::Identity), Vec::<String>::new());
                    continue;
                };
                calls += 1;
                assert_eq!(options["policy-input-list"], texts(PolicyKind::Identity));
                let boundary = options.get("permissions-boundary-policy-input-list");
                let boundaries = texts(PolicyKind::Boundary);
                assert_eq!(boundary.and_then(|texts| texts.first()), boundaries.first());
                assert_eq!(options["action-names"], [context.action.as_str()]);
                let resource = options.get("resource-arns").map_or("*", |arns| &arns[0]);
                assert_eq!(resource, context.resource);
                let caller = options.get("caller-arn").map(|arns| arns[0].as_str());
                let user = scenario.caller.kind == CallerType::User;
                assert_eq!(caller, user.then_some(scenario.caller.arn.as_str()));
                for text in options.get("context-entries").into_iter().flatten() {
                    let (name, values, kind) = entry(text);
                    let listed = context.keys.iter().find(|key| key.key == name);
                    let by_hand = || scenario.context.keys().any(|key| key.ends_with("/*"));
                    match listed {
                        Some(key) => {
                            assert_eq!((key.presence, &key.values), (KeyPresence::Given, &values))
                        }
                        None => assert!(by_hand(), "{name} is from nowhere: {}", case.name),
                    }
                    assert!(kind.ends_with("List") || values.len() == 1, "{text}");
                    keys += 1;
                }
                unknown += comments
                    .iter()
                    .filter(|line| line.contains("does not tell"))
                    .count();
                for policy in scenario.policies.iter().filter(|policy| policy.enabled) {
                    let passed = matches!(policy.kind, PolicyKind::Identity | PolicyKind::Boundary);
                    let named = format!("`{}` is left out", policy.name);
                    assert!(passed || comments.iter().any(|line| line.contains(&named)));
                }
            }
        }
    }
    assert!(
        calls > 500 && keys > 200 && unknown > 20,
        "{calls} {keys} {unknown}"
    );
}

#[test]
fn what_stands_in_a_policy_ends_neither_its_word_nor_a_comment() {
    let text = "{ \"Version\": \"2012-10-17\", \"Statement\": { \"Sid\": \"it's $(x) `y` \\\\ \\\n#\" } }\n' ; rm x";
    let scenario = json!({
        "version": 1,
        "policies": [
            { "name": "a\nrm y\r", "text": text },
            { "name": "b", "text": text, "enabled": false },
            { "name": "'c\nrm z", "text": text, "kind": "scp" },
            { "name": "d", "text": "'", "kind": "boundary" },
            { "name": "e\n", "text": "\"", "kind": "boundary" },
        ],
        "caller": { "type": "role", "arn": "arn:aws:sts::111122223333:assumed-role/a\nrm/'b" },
        "request": { "type": "session", "target": "i-1", "account": "111122223333", "region": "eu-west-1" },
    });
    let scenario: Scenario = serde_json::from_value(scenario).unwrap();
    let calls = simulate(&scenario, Language::Japanese);
    assert_eq!(calls.len(), 2);
    for call in calls {
        let options = options(&call).unwrap();
        assert_eq!(options["policy-input-list"], [text]);
        assert_eq!(options["permissions-boundary-policy-input-list"], ["'"]);
        assert!(!options.contains_key("caller-arn"));
        let comments = call.lines().take_while(|line| line.starts_with("# "));
        assert_eq!(comments.count(), 3, "{call}");
    }
}

#[test]
fn values_arrive_whatever_they_hold() {
    let condition = json!({ "StringEquals": {
        "aws:userid": "x", "aws:TagKeys": "x", "aws:RequestTag/a b": "x",
    } });
    let statement = json!({
        "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": condition,
    });
    let policy = json!({ "Version": "2012-10-17", "Statement": statement });
    let plain = ["", "a,b", "a=b", "\"'", "[a]", "{a}", "a b", "許可\n"];
    let odd = ["\\", "\\\"", "a\\", "$x\\n"];
    for value in plain.into_iter().chain(odd) {
        let all = [plain.as_slice(), &[value]].concat();
        let scenario = json!({
            "version": 1,
            "policies": [{ "text": policy.to_string() }],
            "request": { "type": "api", "action": "s3:ListAllMyBuckets" },
            "context": { "aws:userid": value, "aws:TagKeys": all, "aws:RequestTag/a b": value },
        });
        let scenario: Scenario = serde_json::from_value(scenario).unwrap();
        let calls = simulate(&scenario, Language::English);
        let entries = options(&calls[0]).unwrap()["context-entries"].clone();
        let found: Vec<_> = entries.iter().map(|text| entry(text)).collect();
        let one = |name: &str| {
            let values = vec![value.to_string()];
            (name.to_string(), values, "string".to_string())
        };
        let all = all.iter().map(|value| value.to_string()).collect();
        let keys = ("aws:TagKeys".to_string(), all, "stringList".to_string());
        assert_eq!(found, [one("aws:RequestTag/a b"), keys, one("aws:userid")]);
    }
}

#[test]
fn without_an_identity_based_policy_there_is_nothing_to_call() {
    let scenario = json!({
        "version": 1,
        "request": { "type": "session", "target": "i-1", "account": "111122223333", "region": "eu-west-1" },
    });
    let scenario: Scenario = serde_json::from_value(scenario).unwrap();
    let found = simulate(&scenario, Language::Japanese).join("\n\n");
    expect![[r#"
        # シミュレーターにはアイデンティティベースのポリシーが必要ですが、有効なものがありません。追加してください

        # シミュレーターにはアイデンティティベースのポリシーが必要ですが、有効なものがありません。追加してください"#]].assert_eq(&found);
}
