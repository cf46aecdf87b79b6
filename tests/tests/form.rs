//! A law: the form is read and written as its types say. `session` does both by hand; `serde`, which
//! reads the types themselves, is what it is held to.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use iam::language::Language;
use serde_json::{Map, Value, json};
use session::scenario::Scenario;
use session::{read, write};
use std::fs;

/// A scenario with every member of the form.
const FULL: &str = r#"{
  "version": 1,
  "policies": [
    { "name": "a", "kind": "scp", "level": 2, "text": "{}\n", "enabled": false, "arn": "arn:x" },
    { "text": "\u0000\"\\日" }
  ],
  "caller": {
    "type": "serviceLinkedRole", "arn": "a", "roleArn": "b", "userId": "c",
    "tags": { "k": "v", "": "" }, "managementAccount": true
  },
  "request": {
    "type": "session", "action": "ssm:StartSession", "target": "i-1", "document": "d",
    "sessionId": "s", "documentOwner": "aws", "kmsKey": "k", "account": "1", "region": "r",
    "targetTags": { "k": "v" }, "documentTags": { "k": "v" }
  },
  "network": { "path": "vpcEndpoint", "vpcSourceIp": "10.0.0.1", "vpce": "e", "vpc": "v" },
  "context": { "a:one": "x", "a:many": ["x", "y"], "a:unknown": { "unknown": true }, "a:absent": null },
  "options": { "defaultDocument": "legacy", "deriveContext": false, "unknownLayers": ["scp", "rcp"] }
}"#;

const SMALL: &str = r#"{
  "version": 1,
  "request": { "type": "api", "action": "a:b", "resource": "*", "resourceAccount": "1" },
  "network": { "path": "internet", "sourceIp": "203.0.113.9" }
}"#;

fn both() -> [Value; 2] {
    [FULL, SMALL].map(|text| serde_json::from_str(text).unwrap())
}

fn corpus() -> Vec<Value> {
    let files = tests::files(&tests::corpus()).unwrap();
    let texts = files.iter().map(|file| fs::read_to_string(file).unwrap());
    let cases = texts.flat_map(|text| serde_json::from_str::<Vec<Value>>(&text).unwrap());
    cases.map(|case| case["scenario"].clone()).collect()
}

/// Every place of a value, as a JSON pointer.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_string());
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                places(value, &format!("{at}/{}", name.replace('/', "~1")), found);
            }
        }
        Value::Array(values) => {
            for (index, value) in values.iter().enumerate() {
                places(value, &format!("{at}/{index}"), found);
            }
        }
        _ => {}
    }
}

/// The value with something else in each of its places, one at a time.
fn changed(value: &Value) -> Vec<Value> {
    let mut found = Vec::new();
    places(value, "", &mut found);
    let others = [
        json!(null),
        json!(true),
        json!(7),
        json!(-7),
        json!(1.5),
        json!(4_294_967_296_u64),
        json!("x"),
        json!([]),
        json!(["x", 1]),
        json!({ "unknown": 1 }),
        json!({ "unknwn": true }),
    ];
    let mut changed = Vec::new();
    for place in &found {
        for other in &others {
            let mut copy = value.clone();
            *copy.pointer_mut(place).unwrap() = other.clone();
            changed.push(copy);
        }
        let (outer, name) = place.rsplit_once('/').unwrap_or_default();
        let name = name.replace("~1", "/");
        if let Some(Value::Object(members)) = value.pointer(outer) {
            let mut without: Map<_, _> = members.clone();
            let own = without.remove(&name);
            let mut renamed = without.clone();
            renamed.insert(format!("{name}x"), own.unwrap_or_default());
            for members in [without, renamed] {
                let mut copy = value.clone();
                *copy.pointer_mut(outer).unwrap() = Value::Object(members);
                changed.push(copy);
            }
        }
    }
    changed
}

/// What `serde` says of a value: the scenario, or its words in ours.
fn expected(value: &Value) -> Result<Scenario, String> {
    serde_json::from_value(value.clone()).map_err(|error| {
        let message = error.to_string();
        if message.contains("ContextValue") {
            return "write a text, a list of texts, null or `{ \"unknown\": true }`".to_string();
        }
        message
            .replace(" field `", " member `")
            .replace("expected string or map", "expected a string")
            .replace("expected variant identifier", "expected a string")
    })
}

/// `serde` takes a list for an object and an object for a name, too.
fn takes_more(value: &Value) -> bool {
    let mut found = Vec::new();
    places(value, "", &mut found);
    let lists = ["", "/caller", "/request", "/network", "/options"];
    let objects = ["/kind", "/type", "/path", "/defaultDocument"];
    found.iter().any(|place| match value.pointer(place) {
        Some(Value::Array(_)) => {
            lists.contains(&place.as_str())
                || (place.starts_with("/policies/") && !place.contains("/text"))
        }
        Some(Value::Object(_)) => {
            objects.iter().any(|name| place.ends_with(name)) || place.starts_with("/options/un")
        }
        _ => false,
    })
}

#[test]
fn a_scenario_is_read_as_its_types_say() {
    let mut refused = 0;
    let mut taken = 0;
    for value in both().iter().flat_map(changed).chain(corpus()) {
        let read = read::scenario(&value.to_string(), Language::English);
        let version = value.get("version").and_then(Value::as_u64);
        if version.is_some_and(|version| version > 1) || takes_more(&value) {
            assert!(read.is_err() || version == Some(7), "{value}");
            continue;
        }
        match (read.map_err(|error| error.message), expected(&value)) {
            (Ok(ours), Ok(theirs)) => {
                assert_eq!(ours, theirs, "{value}");
                taken += 1;
            }
            (ours, theirs) => {
                assert_eq!(ours, theirs, "{value}");
                refused += 1;
            }
        }
    }
    assert!(refused > 400, "{refused}");
    assert!(taken > 500, "{taken}");
}

#[test]
fn a_scenario_is_written_as_its_types_say() {
    let mut written = 0;
    for value in both()
        .iter()
        .flat_map(changed)
        .chain(corpus())
        .chain(both())
    {
        if let Ok(scenario) = serde_json::from_value::<Scenario>(value) {
            let theirs = serde_json::to_string(&scenario).unwrap();
            assert_eq!(write::scenario(&scenario), theirs);
            written += 1;
        }
    }
    assert!(written > 500, "{written}");
}
