//! What two sets of policies tell apart: the values of a condition key, and the contexts that they
//! decide differently.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use iam::compare::keys::{Key, Nature};
use iam::compare::{Change, Found, Pair};
use iam::evaluate::decide;
use iam::layers::Decision;
use iam::parse::parse;
use iam::policy::{Attached, Kind};
use iam::request::{Caller, CallerKind, Context, Presence, Request};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// A policy of statements, of which a case has only what matters.
fn policy(written: &Value) -> Attached {
    let whole = |statement: &Value| {
        let given = statement.as_object().unwrap();
        let mut whole = given.clone();
        for (name, usual) in [("Effect", "Allow"), ("Action", "*"), ("Resource", "*")] {
            let negated = format!("Not{name}");
            if !given.contains_key(name) && !given.contains_key(&negated) {
                whole.insert(name.to_string(), json!(usual));
            }
        }
        Value::Object(whole)
    };
    let kind = match written["kind"].as_str() {
        Some("boundary") => Kind::Boundary,
        Some("scp") => Kind::Scp,
        Some("vpcEndpoint") => Kind::VpcEndpoint,
        _ => Kind::Identity,
    };
    let version = written["Version"].as_str().unwrap_or("2012-10-17");
    let statements: Vec<Value> = list(&written["Statement"]).iter().map(whole).collect();
    let text = match written["text"].as_str() {
        Some(text) => text.to_string(),
        None => json!({ "Version": version, "Statement": statements }).to_string(),
    };
    let parsed = parse(&text, kind);
    let policy = parsed.policy;
    let level = written["level"]
        .as_u64()
        .map_or(0, |level| level.try_into().unwrap());
    Attached {
        kind,
        level,
        policy: policy.unwrap_or_else(|| panic!("{text}: {:?}", parsed.diagnostics)),
    }
}

/// The policies of one side: as such, or the statements of one.
fn side(written: &[Value]) -> Vec<Attached> {
    let is_policy = |one: &Value| one.get("Statement").or(one.get("text")).is_some();
    match written {
        [] => Vec::new(),
        policies if policies.iter().all(is_policy) => policies.iter().map(policy).collect(),
        statements => vec![policy(&json!({ "Statement": statements }))],
    }
}

fn list(value: &Value) -> Vec<Value> {
    value.as_array().cloned().unwrap_or_default()
}

/// The presence as the data write it.
fn written(presence: &Presence) -> Value {
    match presence {
        Presence::One(text) => json!(text),
        Presence::Many(texts) => json!(texts),
        Presence::Absent => Value::Null,
        Presence::Like { .. } | Presence::Unknown => panic!("nothing is unknown here"),
    }
}

fn request(context: Context) -> Request<'static> {
    Request {
        caller: Caller {
            kind: CallerKind::User,
            arn: "arn:aws:iam::111122223333:user/alice",
            behind: None,
            path_unknown: false,
            management_account: false,
        },
        action: "s3:GetObject",
        resource: "arn:aws:s3:::bucket/a",
        other_arn: None,
        resource_account: Some("111122223333"),
        resource_policies: true,
        through_endpoint: false.into(),
        context,
        unknown_layers: Vec::new(),
    }
}

/// What the statements with these conditions decide of a key that holds this, each alone.
fn decided(conditions: &[Value], key: &str, presence: &Presence) -> Vec<Decision> {
    let each = conditions.iter().map(|condition| {
        let mut context = Context::new();
        context.set(key, presence.clone());
        let policies = side(&[json!({ "Condition": condition })]);
        decide(&policies, &request(context))
    });
    each.collect()
}

/// The values of the key that these conditions tell apart.
fn told_apart(conditions: &[Value], nature: Nature<'_>, context: &Context) -> Key {
    let statements = conditions.iter();
    let statements = statements.map(|condition| json!({ "Condition": condition }));
    let before = side(&statements.collect::<Vec<_>>());
    Pair::new(&before, &[]).key(nature, context)
}

fn cases(text: &str) -> Vec<Value> {
    let cases: Vec<Value> = serde_json::from_str(text).unwrap();
    let names: BTreeSet<&str> = cases
        .iter()
        .map(|case| case["name"].as_str().unwrap())
        .collect();
    assert_eq!(names.len(), cases.len());
    cases
}

#[test]
fn the_values_of_a_key_are_told_apart() {
    for case in cases(include_str!("compare/keys.json")) {
        let conditions = list(&case["conditions"]);
        let key = case["key"].as_str().unwrap();
        let examples = list(&case["examples"]);
        let examples: Vec<&str> = examples.iter().map(|text| text.as_str().unwrap()).collect();
        let nature = Nature {
            name: &key.to_lowercase(),
            optional: case["always"].as_bool() != Some(true),
            many: case["many"].as_bool(),
            examples: &examples,
        };
        let mut context = Context::new();
        context.set("aws:username", Presence::One("alice".to_string()));
        context.set("aws:userid", Presence::Unknown);
        let found = told_apart(&conditions, nature, &context);
        let values: Vec<Value> = found.choices.iter().map(written).collect();
        assert_eq!(json!(values), case["values"], "{}", case["name"]);
        assert_eq!(json!(found.complete), case["complete"], "{}", case["name"]);
    }
}

/// The request of which no key is known that a side reads, and those keys.
fn unknown(sides: [&[Attached]; 2]) -> (Request<'static>, BTreeSet<String>) {
    let policies = sides.into_iter().flatten().map(|one| &one.policy);
    let keys: BTreeSet<String> = policies
        .flat_map(|policy| policy.keys().map(str::to_string).collect::<Vec<_>>())
        .filter(|key| key != "aws:username")
        .collect();
    let mut context = Context::new();
    for key in &keys {
        context.set(key, Presence::Unknown);
    }
    context.set("aws:username", Presence::One("alice".to_string()));
    (request(context), keys)
}

/// What differs; each difference is held against the decisions in what was found.
fn compared(sides: [&[Attached]; 2], steps: &mut usize) -> Found {
    let [before, after] = sides;
    let pair = Pair::new(before, after);
    let (request, keys) = unknown(sides);
    let natures = keys.iter().map(|name| Nature {
        name,
        optional: true,
        many: None,
        examples: &[],
    });
    let keys: Vec<Key> = natures
        .map(|nature| pair.key(nature, &request.context))
        .collect();
    let found = pair.differences(request.clone(), &keys, steps);
    for (change, context) in &found.changes {
        let mut request = request.clone();
        for (key, presence) in context {
            request.context.set(key, presence.clone());
        }
        let expected = match change {
            Change::Allowed => [Decision::Deny, Decision::Allow],
            Change::Denied => [Decision::Allow, Decision::Deny],
        };
        assert_eq!(
            sides.map(|side| decide(side, &request)),
            expected,
            "{context:?}"
        );
    }
    assert!(found.changes.is_empty() || pair.concerns(&request));
    found
}

/// What was asked, and what it holds: in the order in which it was asked.
fn asked(found: &Found, change: Change) -> Value {
    let Some(context) = found.changes.get(&change) else {
        return json!("nothing");
    };
    let each = context.iter().map(|(key, presence)| match presence {
        Presence::Absent => format!("{key} is absent"),
        held => format!("{key} is {}", held.values().join(", ")),
    });
    json!(each.collect::<Vec<_>>())
}

#[test]
fn what_differs_is_found_with_the_keys_that_it_hangs_on() {
    for case in cases(include_str!("compare/differences.json")) {
        let sides = ["before", "after"].map(|name| side(&list(&case[name])));
        let [before, after] = sides.each_ref().map(Vec::as_slice);
        let found = compared([before, after], &mut 1_000);
        let concerns = Pair::new(before, after).concerns(&unknown([before, after]).0);
        assert_eq!(
            asked(&found, Change::Allowed),
            case["allowed"],
            "{}",
            case["name"]
        );
        assert_eq!(
            asked(&found, Change::Denied),
            case["denied"],
            "{}",
            case["name"]
        );
        assert_eq!(json!(found.complete), case["complete"], "{}", case["name"]);
        assert_eq!(json!(concerns), case["concerns"], "{}", case["name"]);
    }
}

/// Operators that see a value alike, what they may hold it against, and values.
const READINGS: [[&[&str]; 3]; 4] = [
    [
        &[
            "NumericEquals",
            "NumericNotEquals",
            "NumericLessThan",
            "NumericLessThanEqualsIfExists",
            "NumericGreaterThan",
            "NumericGreaterThanEquals",
        ],
        &["-2", "-1", "0", "1", "2"],
        &[
            "-3", "-2.5", "-2", "-1.5", "-1", "-0.5", "0", "0.5", "1", "1.5", "2", "2.5", "3",
        ],
    ],
    [
        &[
            "DateEquals",
            "DateNotEqualsIfExists",
            "DateLessThan",
            "DateGreaterThanEquals",
        ],
        &[
            "1970-01-01T00:00:00Z",
            "1970-01-01T00:00:01Z",
            "2026-06-01T00:00:00+09:00",
        ],
        &[
            "1969-12-31T23:59:59Z",
            "1970-01-01T00:00:00Z",
            "1970-01-01T00:00:00.5Z",
            "1970-01-01T00:00:01Z",
            "2026-05-31T14:59:59Z",
            "2026-05-31T15:00:00Z",
            "2026-05-31T15:00:01Z",
        ],
    ],
    [
        &[
            "StringEquals",
            "StringNotEquals",
            "StringEqualsIgnoreCase",
            "StringLike",
            "StringNotLikeIfExists",
        ],
        &["a", "A", "ab", "a*", "*b", "?", "é*", "*É"],
        &["a", "A", "b", "ab", "AB", "aab", "é", "É", "éb", "aÉ", "z"],
    ],
    [
        &["IpAddress", "NotIpAddress", "NotIpAddressIfExists"],
        &["10.0.0.0/8", "10.1.0.0/16", "0.0.0.0/0", "2001:db8::/32"],
        &[
            "9.255.255.255",
            "10.0.0.1",
            "10.1.0.1",
            "11.0.0.0",
            "2001:db8::1",
            "::1",
        ],
    ],
];

/// Conditions on one key, and something that it may hold.
fn conditions(
    [operators, wanted, values]: [&'static [&'static str]; 3],
    lists: bool,
) -> impl Strategy<Value = (Vec<Value>, Presence)> {
    let set = prop::sample::select(match lists {
        true => vec!["ForAllValues:", "ForAnyValue:"],
        false => vec![""],
    });
    let wanted = prop::collection::vec(prop::sample::select(wanted), 1..3);
    let one = (set, prop::sample::select(operators), wanted);
    let one = one.prop_map(|(set, operator, wanted)| {
        json!({ format!("{set}{operator}"): { "aws:PrincipalTag/Level": wanted } })
    });
    let null = Just(json!({ "Null": { "aws:PrincipalTag/Level": "true" } }));
    let values = prop::collection::vec(prop::sample::select(values), 0..3);
    let presence = values.prop_map(move |values| match values.as_slice() {
        [] => Presence::Absent,
        [first, ..] if !lists => Presence::One((*first).to_string()),
        all => Presence::Many(all.iter().map(|value| (*value).to_string()).collect()),
    });
    (
        prop::collection::vec(prop_oneof![8 => one, 1 => null], 1..4),
        presence,
    )
}

const TAGS: [&str; 3] = [
    "aws:principaltag/a",
    "aws:principaltag/b",
    "aws:multifactorauthage",
];

/// A policy over three keys.
fn small() -> impl Strategy<Value = Value> {
    let condition = prop::sample::select(vec![
        json!({}),
        json!({ "StringEquals": { TAGS[0]: "a" } }),
        json!({ "StringNotEquals": { TAGS[0]: "a" } }),
        json!({ "StringEqualsIfExists": { TAGS[1]: ["a", "b"] } }),
        json!({ "StringLike": { TAGS[1]: "?", TAGS[0]: "b" } }),
        json!({ "Null": { TAGS[0]: "true" }, "StringEquals": { TAGS[1]: "b" } }),
        json!({ "NumericLessThan": { TAGS[2]: "2" } }),
        json!({ "NumericGreaterThanEqualsIfExists": { TAGS[2]: "1" }, "Null": { TAGS[0]: "false" } }),
    ]);
    let statement = (prop::bool::weighted(0.7), condition).prop_map(|(allow, condition)| {
        json!({ "Effect": if allow { "Allow" } else { "Deny" }, "Condition": condition })
    });
    let kind = prop::sample::select(vec!["identity", "identity", "identity", "boundary"]);
    (kind, prop::collection::vec(statement, 1..4))
        .prop_map(|(kind, statements)| json!({ "kind": kind, "Statement": statements }))
}

/// Everything that the three keys may hold, as far as these policies tell.
fn contexts() -> Vec<Context> {
    let texts = [None, Some("a"), Some("b"), Some("z"), Some("zz")];
    let numbers = [None, Some("0.5"), Some("1"), Some("1.5"), Some("2")];
    let held =
        |text: Option<&str>| text.map_or(Presence::Absent, |text| Presence::One(text.to_string()));
    let mut all = Vec::new();
    for a in texts {
        for b in texts {
            for age in numbers {
                let mut context = Context::new();
                for (key, text) in TAGS.into_iter().zip([a, b, age]) {
                    context.set(key, held(text));
                }
                all.push(context);
            }
        }
    }
    all
}

#[test]
fn a_search_ends_at_its_depth_and_its_steps() {
    let of = |count: usize| {
        let tags = (0..count).map(|tag| (format!("aws:PrincipalTag/{tag}"), json!("a")));
        let tags: serde_json::Map<String, Value> = tags.collect();
        side(&[json!({ "Condition": { "StringEquals": tags } })])
    };
    for (count, steps, found) in [(64, 129, true), (64, 128, false), (65, 1_000, false)] {
        let after = of(count);
        let mut left = steps;
        let compared = compared([&[], &after], &mut left);
        assert_eq!(
            compared.changes.contains_key(&Change::Allowed),
            found,
            "{count} {steps}"
        );
        assert_eq!(compared.complete, found, "{count} {steps}");
        assert!(left == 0 || count > 64, "{left}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_value_is_in_one_of_the_classes(
        (lists, (conditions, presence)) in (prop::sample::select(&READINGS[..]), prop::bool::ANY)
            .prop_flat_map(|(reading, lists)| (Just(lists), conditions(reading, lists))),
    ) {
        let name = "aws:principaltag/level";
        let nature = Nature { name, optional: true, many: Some(lists), examples: &[] };
        let key = told_apart(&conditions, nature, &Context::new());
        let decide = |presence: &Presence| decided(&conditions, name, presence);
        let decisions: Vec<_> = key.choices.iter().map(decide).collect();
        let wanted = decide(&presence);
        let same = decisions.iter().filter(|one| **one == wanted).count();
        prop_assert!(same == 1 || (same == 0 && !key.complete), "{same} {key:#?}");
        prop_assert!(key.complete || key.choices.len() > 8);
    }

    #[test]
    fn a_search_finds_what_any_context_would_tell(
        before in prop::collection::vec(small(), 0..3),
        after in prop::collection::vec(small(), 0..3),
        common in prop::collection::vec(small(), 0..2),
    ) {
        let [before, after] = [before, after].map(|own| side(&[common.clone(), own].concat()));
        let found = compared([&before, &after], &mut 10_000);
        prop_assert!(found.complete);
        let mut changes = BTreeSet::new();
        for context in contexts() {
            let request = request(context);
            match [&before, &after].map(|side| decide(side, &request)) {
                [Decision::Deny, Decision::Allow] => changes.insert(Change::Allowed),
                [Decision::Allow, Decision::Deny] => changes.insert(Change::Denied),
                _ => continue,
            };
        }
        let told: BTreeSet<Change> = found.changes.keys().copied().collect();
        prop_assert_eq!(told, changes);
    }
}
