//! Scenarios at random, of everything that a map can hang on.

use proptest::prelude::*;
use serde_json::{Value, json};
use session::scenario::Scenario;

fn several(of: Vec<&'static str>, most: usize) -> impl Strategy<Value = Value> {
    prop::collection::vec(prop::sample::select(of), 1..=most).prop_map(|values| json!(values))
}

fn resources() -> impl Strategy<Value = Value> {
    let account = prop::sample::select(vec![
        "*",
        "*",
        "",
        "111122223333",
        "444455556666",
        "4*",
        "?2*",
    ]);
    let name = prop::sample::select(vec![
        "*",
        "Ops-*",
        "Ops-?",
        "Ops-1",
        "*-prod",
        "*Ops*",
        "???",
        "????*",
        "AWS-*",
        "AWS-StartSSH*",
        "aws*",
        "A*n",
        "AmazonECS-ExecuteInteractiveCommand",
        "SSM-SessionManagerRunShell",
        "SSM-*",
        "${aws:username}-*",
        "${aws:SourceIp}",
        "*${aws:PrincipalTag/none}",
    ]);
    let document = (account, name)
        .prop_map(|(account, name)| format!("arn:aws:ssm:*:{account}:document/{name}"));
    let other = prop::sample::select(vec![
        "*",
        "*",
        "arn:aws:ec2:*:*:instance/*",
        "arn:aws:ssm:*:*:document/*",
        "arn:aws:ssm:ap-northeast-1:111122223333:*",
        "arn:aws:*:document/Ops-*",
        "arn:aws:ssm:us-east-1:*:document/Ops-*",
        "arn:*Ops-*",
    ]);
    let other = other.prop_map(str::to_string);
    prop::collection::vec(prop_oneof![3 => document, 2 => other], 1..4).prop_map(|list| json!(list))
}

fn condition() -> impl Strategy<Value = (&'static str, Value)> {
    let networks = || {
        let known = vec![
            "203.0.113.0/24",
            "203.0.113.128/25",
            "203.0.113.9",
            "10.0.0.0/8",
            "0.0.0.0/0",
            "255.255.255.255",
            "2001:db8::/32",
            "::/0",
            "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        ];
        several(known, 3)
    };
    let address = prop::sample::select(vec!["aws:SourceIp", "aws:SourceIp", "aws:VpcSourceIp"]);
    let operator = prop::sample::select(vec!["IpAddress", "NotIpAddress", "NotIpAddressIfExists"]);
    let network = (operator, address, networks())
        .prop_map(|(operator, key, networks)| (operator, json!({ key: networks })));
    let owners = vec![
        "111122223333",
        "444455556666",
        "4*",
        "AWS service account",
        "${aws:PrincipalAccount}",
    ];
    let owner = prop::sample::select(vec!["StringEquals", "StringNotLike", "StringLikeIfExists"]);
    let owner = (owner, several(owners, 2))
        .prop_map(|(operator, owners)| (operator, json!({ "aws:ResourceAccount": owners })));
    let other = prop::sample::select(vec![
        ("Null", json!({ "aws:SourceIp": "true" })),
        ("Null", json!({ "aws:SourceVpce": "false" })),
        ("StringLike", json!({ "aws:SourceIp": "203.0.113.?" })),
        ("StringLike", json!({ "aws:SourceIp": "203.0.*" })),
        ("StringEquals", json!({ "aws:SourceVpce": "vpce-1" })),
        (
            "BoolIfExists",
            json!({ "ssm:SessionDocumentAccessCheck": "true" }),
        ),
        ("StringEquals", json!({ "aws:ResourceTag/team": "db" })),
        (
            "NumericLessThan",
            json!({ "aws:ResourceAccount": "222222222222" }),
        ),
        (
            "StringLike",
            json!({ "aws:username": "*${aws:ResourceAccount}" }),
        ),
    ]);
    prop_oneof![6 => network, 2 => owner, 2 => other]
}

fn statement() -> impl Strategy<Value = Value> {
    let conditions = prop::collection::vec(condition(), 0..3);
    let flags = (prop::bool::weighted(0.65), prop::bool::weighted(0.2));
    (flags, resources(), conditions).prop_map(|((allow, not), resources, conditions)| {
        let mut statement = json!({
            "Effect": if allow { "Allow" } else { "Deny" },
            "Action": ["ssm:StartSession", "ssm:SendCommand"],
        });
        statement[if not { "NotResource" } else { "Resource" }] = resources;
        for (operator, block) in conditions {
            statement["Condition"][operator] = block;
        }
        statement
    })
}

pub fn scenario() -> impl Strategy<Value = Scenario> {
    let kind = prop::sample::select(vec![
        "identity",
        "identity",
        "scp",
        "boundary",
        "vpcEndpoint",
    ]);
    let policy =
        (kind, prop::collection::vec(statement(), 1..4)).prop_map(|(kind, mut statements)| {
            if kind == "vpcEndpoint" {
                for statement in &mut statements {
                    statement["Principal"] = json!("*");
                }
            }
            let text = json!({ "Version": "2012-10-17", "Statement": statements });
            json!({ "kind": kind, "text": text.to_string() })
        });
    let network = prop::sample::select(vec![
        json!(null),
        json!({ "path": "internet", "sourceIp": "203.0.113.9" }),
        json!({ "path": "vpcEndpoint", "vpcSourceIp": "10.0.0.5", "vpce": "vpce-1" }),
    ]);
    let context = prop::sample::select(vec![
        json!({}),
        json!({}),
        json!({ "AWS:SourceIp": "198.51.100.1", "aws:vpcSourceIp": { "unknown": true } }),
        json!({ "aws:ResourceAccount": "444455556666" }),
        json!({ "aws:ViaAWSService": "true" }),
    ]);
    let request = prop::sample::select(vec![
        json!({ "document": null }),
        json!({ "document": null, "documentTags": { "team": "db" } }),
        json!({ "document": "Ops-1", "documentOwner": "444455556666" }),
        json!({ "document": "AWS-RunShellScript", "action": "ssm:SendCommand" }),
        json!({ "action": "ssm:DescribeSessions" }),
    ]);
    let options = prop::sample::select(vec![
        json!({}),
        json!({}),
        json!({ "defaultDocument": "legacy" }),
        json!({ "deriveContext": false }),
        json!({ "unknownLayers": ["boundary"] }),
    ]);
    let policies = prop::collection::vec(policy, 1..4);
    (policies, network, context, request, options).prop_map(
        |(policies, network, context, mut request, options)| {
            request["type"] = json!("session");
            request["account"] = json!("111122223333");
            request["region"] = json!("ap-northeast-1");
            request["target"] = json!("i-0123456789abcdef0");
            let scenario = json!({
                "version": 1, "policies": policies, "network": network, "context": context,
                "request": request, "options": options,
            });
            serde_json::from_value(scenario).unwrap()
        },
    )
}
