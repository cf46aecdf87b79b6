//! Laws of evaluation that hold for every policy and every request.
//!
//! `PROPTEST_CASES` sets how many of each are tried.

#![expect(
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use iam::evaluate::{Evaluation, decide, evaluate};
use iam::layers::Decision;
use iam::parse::parse;
use iam::policy::{Attached, Effect, Kind, Policy};
use iam::request::{Caller, CallerKind, Context, Presence, Request};
use iam::truth::Truth;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::Arc;

/// A policy in its place, before it is text.
#[derive(Clone, Debug)]
struct Draft {
    kind: Kind,
    level: u32,
    version: bool,
    statements: Vec<Value>,
}

const KINDS: [Kind; 7] = [
    Kind::Identity,
    Kind::Boundary,
    Kind::Session,
    Kind::Scp,
    Kind::Rcp,
    Kind::VpcEndpoint,
    Kind::Resource,
];

const KEYS: [&str; 5] = [
    "aws:SourceIp",
    "aws:username",
    "aws:TagKeys",
    "aws:CurrentTime",
    "aws:PrincipalTag/team",
];

fn one_or_more(values: Vec<&'static str>) -> impl Strategy<Value = Value> {
    prop_oneof![
        prop::sample::select(values.clone()).prop_map(|value| json!(value)),
        prop::collection::vec(prop::sample::select(values), 1..4).prop_map(|values| json!(values)),
    ]
}

fn action() -> impl Strategy<Value = Value> {
    one_or_more(vec![
        "*",
        "s3:*",
        "S3:getobject",
        "s3:Get?bject",
        "ssm:StartSession",
        "s*:Get*",
        "*:*",
    ])
}

/// Session policies may not hold incomplete ARNs, which stand last here.
fn resource(kind: Kind) -> impl Strategy<Value = Value> {
    let complete = [
        "*",
        "arn:aws:s3:::bucket/*",
        "arn:aws:s3:::bucket/${aws:username}",
        "arn:aws:s3:::bucket/${aws:username, 'key'}",
        "arn:aws:s3:::other/*",
        "arn:aws:${aws:username}:::bucket/key",
    ];
    let incomplete = ["arn:aws:s3", "arn:aws:*:bucket/key"];
    let incomplete = incomplete
        .into_iter()
        .filter(move |_| kind != Kind::Session);
    one_or_more(complete.into_iter().chain(incomplete).collect())
}

fn condition() -> impl Strategy<Value = (String, Value)> {
    let operators = prop::sample::select(vec![
        "StringEquals",
        "StringNotEquals",
        "StringLike",
        "StringNotLike",
        "StringEqualsIgnoreCase",
        "IpAddress",
        "NotIpAddress",
        "NumericLessThan",
        "NumericNotEquals",
        "DateLessThan",
        "DateNotEquals",
        "Bool",
        "ArnLike",
        "ArnNotEquals",
        "BinaryEquals",
        "Null",
    ]);
    let prefix = prop::sample::select(vec!["", "", "", "ForAllValues:", "ForAnyValue:"]);
    let suffix = prop::sample::select(vec!["", "", "IfExists"]);
    let values = one_or_more(vec![
        "a",
        "b",
        "A",
        "*",
        "?",
        "true",
        "false",
        "10",
        "203.0.113.0/24",
        "203.0.113.0/33",
        "2026-01-01T00:00:00Z",
        "arn:aws:iam::*:user/a",
        "${aws:username}",
        "YQ==",
    ]);
    (
        prefix,
        operators,
        suffix,
        prop::sample::select(&KEYS[..]),
        values,
    )
        .prop_map(|(prefix, operator, suffix, key, values)| {
            let suffix = if operator == "Null" { "" } else { suffix };
            (
                format!("{prefix}{operator}{suffix}"),
                json!({ key: values }),
            )
        })
}

fn statement(kind: Kind) -> impl Strategy<Value = Value> {
    let effect = prop::bool::weighted(if kind == Kind::Rcp { 0.0 } else { 0.6 });
    let conditions = prop::collection::btree_map(condition().prop_map(|c| c.0), condition(), 0..3);
    let principal = one_or_more(vec![
        "*",
        "111122223333",
        "arn:aws:iam::111122223333:user/a",
        "arn:aws:iam::111122223333:role/r",
        "arn:aws:iam::111122223333:role/team/r",
        "arn:aws:sts::111122223333:assumed-role/r/s",
        "444455556666",
    ]);
    (
        effect,
        prop::bool::weighted(0.15),
        action(),
        prop::bool::weighted(0.15),
        resource(kind),
        conditions,
        principal,
    )
        .prop_map(
            move |(allow, not_action, action, not_resource, resource, conditions, principal)| {
                let mut statement = json!({ "Effect": if allow { "Allow" } else { "Deny" } });
                let rcp = kind == Kind::Rcp;
                let action_name = if not_action && !rcp {
                    "NotAction"
                } else {
                    "Action"
                };
                statement[action_name] = if rcp { json!("s3:*") } else { action };
                statement[if not_resource {
                    "NotResource"
                } else {
                    "Resource"
                }] = resource;
                for (operator, block) in conditions.into_values() {
                    statement["Condition"][operator] = block;
                }
                match kind {
                    Kind::Rcp => statement["Principal"] = json!("*"),
                    Kind::VpcEndpoint | Kind::Resource => {
                        statement["Principal"] = json!({ "AWS": principal })
                    }
                    _ => {}
                }
                statement
            },
        )
}

fn draft() -> impl Strategy<Value = Draft> {
    let kind = prop_oneof![2 => Just(Kind::Identity), 3 => prop::sample::select(&KINDS[..])];
    (kind, 0..2u32, prop::bool::weighted(0.8)).prop_flat_map(|(kind, level, version)| {
        let statements = prop::collection::vec(statement(kind), 1..4);
        statements.prop_map(move |statements| Draft {
            kind,
            level: if kind == Kind::Scp { level } else { 0 },
            version: version || kind == Kind::Scp,
            statements,
        })
    })
}

fn drafts() -> impl Strategy<Value = Vec<Draft>> {
    prop::collection::vec(draft(), 1..5)
}

fn presence() -> impl Strategy<Value = Presence> {
    let value = || {
        prop::sample::select(vec![
            "a",
            "b",
            "key",
            "203.0.113.9",
            "198.51.100.1",
            "2001:db8::1",
            "true",
            "10",
            "x10",
            "2025-06-01T00:00:00Z",
            "arn:aws:iam::111122223333:user/a",
            "",
        ])
    };
    prop_oneof![
        4 => value().prop_map(|value| Presence::One(value.to_string())),
        2 => prop::collection::vec(value().prop_map(str::to_string), 0..3).prop_map(Presence::Many),
        2 => Just(Presence::Absent),
    ]
}

fn request() -> impl Strategy<Value = Request<'static>> {
    let kind = prop::sample::select(vec![
        CallerKind::User,
        CallerKind::User,
        CallerKind::Role,
        CallerKind::Root,
        CallerKind::FederatedUser,
        CallerKind::ServiceLinkedRole,
        CallerKind::Anonymous,
    ]);
    let keys = prop::collection::vec(presence(), KEYS.len());
    let resource = prop::sample::select(vec![
        "*",
        "arn:aws:s3:::bucket/key",
        "arn:aws:s3:::bucket/a",
    ]);
    (kind, any::<(bool, bool, bool)>(), keys, resource).prop_map(
        |(kind, (endpoint, management, foreign), keys, resource)| {
            let (arn, behind) = match kind {
                CallerKind::User => ("arn:aws:iam::111122223333:user/a", None),
                CallerKind::Root => ("arn:aws:iam::111122223333:root", None),
                CallerKind::FederatedUser => (
                    "arn:aws:sts::111122223333:federated-user/f",
                    Some("arn:aws:iam::111122223333:user/a"),
                ),
                CallerKind::Anonymous => ("", None),
                _ => (
                    "arn:aws:sts::111122223333:assumed-role/r/s",
                    Some("arn:aws:iam::111122223333:role/r"),
                ),
            };
            let mut context = Context::new();
            for (key, presence) in KEYS.iter().zip(keys) {
                context.set(key, presence);
            }
            Request {
                caller: Caller {
                    kind,
                    arn,
                    behind,
                    path_unknown: false,
                    management_account: management && foreign,
                },
                action: "s3:GetObject",
                resource,
                other_arn: None,
                resource_account: Some(if foreign {
                    "444455556666"
                } else {
                    "111122223333"
                }),
                resource_policies: true,
                through_endpoint: endpoint.into(),
                context,
                unknown_layers: Vec::new(),
            }
        },
    )
}

fn read(drafts: &[Draft]) -> Vec<Arc<Policy>> {
    let policy = |draft: &Draft| {
        let mut text = json!({ "Statement": draft.statements });
        if draft.version {
            text["Version"] = json!("2012-10-17");
        }
        let parsed = parse(&text.to_string(), draft.kind);
        parsed
            .policy
            .unwrap_or_else(|| panic!("{text}: {:?}", parsed.diagnostics))
    };
    drafts.iter().map(policy).collect()
}

fn judge(drafts: &[Draft], request: &Request<'_>) -> Evaluation {
    let policies = read(drafts);
    let attached: Vec<Attached> = (drafts.iter().zip(policies))
        .map(|(draft, policy)| Attached {
            kind: draft.kind,
            level: draft.level,
            policy,
        })
        .collect();
    let evaluation = evaluate(&attached, request);
    assert_eq!(
        decide(&attached, request),
        evaluation.decision,
        "decide is evaluate"
    );
    evaluation
}

/// Denied, perhaps, allowed: more permissions never go down.
fn rank(decision: Decision) -> u8 {
    match decision {
        Decision::Deny => 0,
        Decision::Depends => 1,
        Decision::Allow => 2,
    }
}

/// Reverses every list that has no order: policies, statements, values.
fn reverse(value: &mut Value) {
    match value {
        Value::Array(items) => {
            items.reverse();
            items.iter_mut().for_each(reverse);
        }
        Value::Object(members) => members.values_mut().for_each(reverse),
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn order_never_matters(mut drafts in drafts(), request in request()) {
        let before = judge(&drafts, &request);
        drafts.reverse();
        for draft in &mut drafts {
            draft.statements.reverse();
            draft.statements.iter_mut().for_each(reverse);
        }
        let after = judge(&drafts, &request);
        prop_assert_eq!(before.decision, after.decision);
        prop_assert_eq!(before.denials, after.denials);
        prop_assert_eq!(before.caveats, after.caveats);
    }

    #[test]
    fn adding_a_deny_never_allows(mut drafts in drafts(), extra in draft(), request in request()) {
        let before = judge(&drafts, &request).decision;
        let denies = extra.statements.iter().filter(|s| s["Effect"] == "Deny").cloned().collect::<Vec<_>>();
        for draft in drafts.iter_mut().filter(|draft| draft.kind == extra.kind) {
            draft.statements.extend(denies.clone());
        }
        prop_assert!(rank(judge(&drafts, &request).decision) <= rank(before));
    }

    #[test]
    fn adding_an_allow_to_a_layer_never_denies(mut drafts in drafts(), extra in draft(), request in request()) {
        let before = judge(&drafts, &request).decision;
        let allows = extra.statements.iter().filter(|s| s["Effect"] == "Allow").cloned().collect::<Vec<_>>();
        for draft in drafts.iter_mut().filter(|draft| draft.kind == extra.kind) {
            draft.statements.extend(allows.clone());
        }
        prop_assert!(rank(judge(&drafts, &request).decision) >= rank(before));
    }

    #[test]
    fn unknown_covers_every_completion(
        drafts in drafts(),
        request in request(),
        key in prop::sample::select(&KEYS[..]),
        completion in presence(),
    ) {
        let mut unknown = request.clone();
        unknown.context.set(key, Presence::Unknown);
        let evaluation = judge(&drafts, &unknown);
        let mut completed = request;
        completed.context.set(key, completion);
        let known = judge(&drafts, &completed).decision;
        if evaluation.decision == Decision::Depends {
            prop_assert!(!evaluation.depends_on.is_empty(), "it names what it depends on");
        } else {
            prop_assert_eq!(evaluation.decision, known);
        }
    }

    #[test]
    fn a_form_covers_every_value_that_has_it(
        drafts in drafts(),
        request in request(),
        key in prop::sample::select(&KEYS[..]),
        (patterns, example, value) in prop::sample::select(vec![
            (vec!["*"], "a", "b"),
            (vec!["a", "*/a"], "a", "b/a"),
            (vec!["203.*"], "203.0.113.9", "203.0.114.9"),
            (vec!["1*"], "10", "10.0"),
            (
                vec!["arn:aws:iam::111122223333:user/a", "arn:aws:iam::111122223333:user/*/a"],
                "arn:aws:iam::111122223333:user/a",
                "arn:aws:iam::111122223333:user/b/a",
            ),
        ]),
    ) {
        let with = |presence| {
            let mut request = request.clone();
            request.context.set(key, presence);
            judge(&drafts, &request).decision
        };
        let open = with(Presence::Like {
            example: example.to_string(),
            patterns: patterns.into_iter().map(str::to_string).collect(),
        });
        if open != Decision::Depends {
            prop_assert_eq!(open, with(Presence::One(example.to_string())));
            prop_assert_eq!(open, with(Presence::One(value.to_string())));
        }
    }

    #[test]
    fn an_unknown_path_covers_every_path(drafts in drafts(), request in request()) {
        let behind = request.caller.behind.filter(|arn| arn.ends_with("role/r"));
        let with = |behind, path_unknown| {
            let mut request = request.clone();
            request.caller.behind = behind;
            request.caller.path_unknown = path_unknown;
            judge(&drafts, &request)
        };
        let unsure = with(behind, behind.is_some());
        if unsure.decision == Decision::Depends {
            prop_assert!(!unsure.depends_on.is_empty(), "it names what it depends on");
        } else if behind.is_some() {
            prop_assert_eq!(unsure.decision, with(behind, false).decision);
            let other = Some("arn:aws:iam::111122223333:role/team/r");
            prop_assert_eq!(unsure.decision, with(other, false).decision);
        }
    }

    #[test]
    fn an_unknown_way_covers_both(drafts in drafts(), request in request()) {
        let with = |through_endpoint| {
            let mut request = request.clone();
            request.through_endpoint = through_endpoint;
            judge(&drafts, &request)
        };
        let unsure = with(Truth::Unknown);
        if unsure.decision == Decision::Depends {
            prop_assert!(!unsure.depends_on.is_empty(), "it names what it depends on");
        } else {
            prop_assert_eq!(unsure.decision, with(Truth::True).decision);
            prop_assert_eq!(unsure.decision, with(Truth::False).decision);
        }
    }

    #[test]
    fn an_unknown_layer_covers_every_policy_in_it(mut drafts in drafts(), hidden in draft(), request in request()) {
        let mut unknown = request.clone();
        unknown.unknown_layers.push(hidden.kind);
        let unsure = judge(&drafts, &unknown).decision;
        let without = judge(&drafts, &request).decision;
        drafts.push(hidden);
        let with = judge(&drafts, &request).decision;
        if unsure != Decision::Depends {
            prop_assert_eq!(unsure, without);
            prop_assert_eq!(unsure, with);
        }
    }

    #[test]
    fn the_decision_is_a_fold_of_the_trace(drafts in drafts(), request in request()) {
        let evaluation = judge(&drafts, &request);
        for row in &evaluation.trace {
            let parts = Truth::all(row.parts.iter().map(|part| part.judgement.truth));
            prop_assert_eq!(row.judgement.truth, parts, "a statement is all of its parts");
        }
        for layer in &evaluation.layers {
            let any = |effect| {
                Truth::any(evaluation.trace.iter().filter_map(|row| {
                    let draft = &drafts[row.policy];
                    let here = draft.kind == layer.kind && draft.level == layer.level;
                    (here && row.effect == effect).then_some(row.judgement.truth)
                }))
            };
            prop_assert_eq!(layer.deny, any(Effect::Deny));
            prop_assert_eq!(layer.allow, any(Effect::Allow));
        }
        let denied = evaluation.layers.iter().any(|layer| layer.deny == Truth::True);
        prop_assert!(!denied || evaluation.decision == Decision::Deny, "an explicit deny wins");
        prop_assert_eq!(evaluation.decision == Decision::Deny, !evaluation.denials.is_empty());
    }

    #[test]
    fn what_denies_beneath_a_deny_is_what_denies_without_it(mut drafts in drafts(), request in request()) {
        let evaluation = judge(&drafts, &request);
        let explicit = evaluation.denials.iter().any(|denial| denial.explicit);
        for statement in drafts.iter_mut().flat_map(|draft| &mut draft.statements) {
            if statement["Effect"] == "Deny"
                && let Some(members) = statement.as_object_mut()
            {
                members.remove("NotAction");
                members.insert("Action".to_string(), json!("none:None"));
            }
        }
        let without = judge(&drafts, &request);
        let expected = if explicit { without.denials } else { Vec::new() };
        prop_assert_eq!(evaluation.without_deny, expected);
    }

    #[test]
    fn a_parser_never_fails(text in "[\\[\\]{}:,\"'a-zA-Z*$ \\\\\n/0-9é😀]{0,200}") {
        for kind in KINDS {
            let parsed = parse(&text, kind);
            prop_assert!(parsed.policy.is_some() || !parsed.diagnostics.is_empty());
            for found in &parsed.diagnostics {
                prop_assert!(text.get(found.span.start as usize..found.span.end as usize).is_some());
            }
        }
    }

    #[test]
    fn a_text_is_json_to_this_parser_as_to_the_library(text in "[\\[\\]{}:,\"a1.eE+ \\\\nutrfals-]{0,24}") {
        let library = serde_json::from_str::<Value>(&text).is_ok();
        let (_, findings) = iam::json::parse(&text);
        prop_assert_eq!(findings.is_empty(), library, "{}: {:?}", text, findings);
    }
}
