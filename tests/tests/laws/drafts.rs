//! Policies and requests at random, with which the laws are tried: few words, so that they often meet.

use iam::policy::Kind;
use iam::request::{Caller, CallerKind, Context, Presence, Request};
use proptest::prelude::*;
use serde_json::{Value, json};

/// A policy in its place, before it is text.
#[derive(Clone, Debug)]
pub struct Draft {
    pub kind: Kind,
    pub level: u32,
    pub version: bool,
    pub statements: Vec<Value>,
}

pub const KINDS: [Kind; 7] = [
    Kind::Identity,
    Kind::Boundary,
    Kind::Session,
    Kind::Scp,
    Kind::Rcp,
    Kind::VpcEndpoint,
    Kind::Resource,
];

pub const KEYS: [&str; 5] = [
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

pub fn draft() -> impl Strategy<Value = Draft> {
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

pub fn drafts() -> impl Strategy<Value = Vec<Draft>> {
    prop::collection::vec(draft(), 1..5)
}

pub fn presence() -> impl Strategy<Value = Presence> {
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

pub fn request() -> impl Strategy<Value = Request<'static>> {
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
