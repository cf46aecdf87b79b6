//! The list of condition keys: what is in the context of each check, and why.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test, and clippy knows its #[test] functions only"
)]

use iam::language::Language::{English, Japanese};
use session::derived::{CheckContext, ContextKey, KeyPresence};
use session::derived_context;
use session::scenario::Scenario;
use tests::{cases, corpus, files};

fn read(request: &str, others: &str) -> Scenario {
    let text = format!(
        r#"{{ "version": 1, "request": {{ "account": "111122223333", "region": "ap-northeast-1",
            "type": "session", {request} }} {others} }}"#
    );
    serde_json::from_str(&text).unwrap()
}

fn find<'a>(context: &'a CheckContext, name: &str) -> &'a ContextKey {
    let found = context.keys.iter().find(|key| key.key == name);
    found.unwrap_or_else(|| panic!("{name} is not in {context:?}"))
}

/// A key as `value`, `absent` or `unknown`, with its caveat, and why.
fn line(context: &CheckContext, name: &str) -> String {
    let key = find(context, name);
    let presence = match key.presence {
        KeyPresence::Given => key.values.join("+"),
        KeyPresence::Absent => "absent".to_string(),
        KeyPresence::Unknown => "unknown".to_string(),
    };
    let caveat = key.caveat.map(|code| format!(" ({code})"));
    format!("{presence}{}: {}", caveat.unwrap_or_default(), key.text)
}

#[test]
fn every_key_of_every_case_has_a_reason_in_both_languages() {
    let mut count = 0;
    for file in files(&corpus()).unwrap() {
        for case in cases(&file).unwrap() {
            let Ok(english) = derived_context(&case.scenario, English) else {
                continue;
            };
            let japanese = derived_context(&case.scenario, Japanese).unwrap();
            let keys = |contexts: &[CheckContext]| -> Vec<ContextKey> {
                let keys = contexts.iter().flat_map(|context| context.keys.clone());
                keys.collect()
            };
            for (english, japanese) in keys(&english).iter().zip(keys(&japanese)) {
                count += 1;
                assert!(english.text.is_ascii() || english.text.contains('’'));
                assert!(!english.text.starts_with("why-"), "{english:?}");
                assert!(!japanese.text.is_ascii(), "{japanese:?}");
                let given = english.presence == KeyPresence::Given;
                assert!(given || english.values.is_empty(), "{english:?}");
            }
        }
    }
    assert!(count > 10_000, "{count}");
}

#[test]
fn a_session_over_the_internet() {
    let scenario = read(
        r#""target": "i-0123456789abcdef0", "document": "AWS-StartSSHSession",
            "targetTags": { "Env": "dev" }, "documentTags": { "Team": "db" }"#,
        r#", "network": { "path": "internet", "sourceIp": "203.0.113.9" },
            "context": { "aws:TagKeys": ["a", "b"] , "AWS:username": null }"#,
    );
    let contexts = derived_context(&scenario, English).unwrap();
    let [target, document] = contexts.as_slice() else {
        panic!("{contexts:?}");
    };
    for (context, key, expected) in [
        (
            target,
            "aws:SourceIp",
            "203.0.113.9: it is the value in the scenario",
        ),
        (
            target,
            "aws:SourceVpce",
            "absent: only requests through a VPC endpoint carry it",
        ),
        (
            target,
            "aws:TagKeys",
            "a+b: the scenario sets it by hand, which wins over whatever is derived",
        ),
        (
            target,
            "AWS:username",
            "absent: the scenario sets it by hand, which wins over whatever is derived",
        ),
        (
            target,
            "aws:MultiFactorAuthPresent",
            "unknown: temporary credentials carry it, as they come with signing in to the console, and \
             long-term ones don’t: the scenario does not tell which these are",
        ),
        (
            target,
            "aws:ResourceTag/Env",
            "dev: it is a tag in the scenario",
        ),
        (
            target,
            "aws:ResourceTag/Team",
            "absent: the resource has no such tag",
        ),
        (
            target,
            "aws:ResourceTag/*",
            "absent: the resource has no such tag",
        ),
        (
            target,
            "ec2:ResourceTag/*",
            "absent: the action does not know this key for this resource",
        ),
        (
            target,
            "ssm:DocumentType",
            "absent: it is a key of documents, and this resource is none",
        ),
        (
            target,
            "aws:ResourceAccount",
            "111122223333: it is the account that owns the resource",
        ),
        (
            document,
            "aws:ResourceTag/Team",
            "absent: documents that AWS owns have no tags",
        ),
        (
            document,
            "ssm:DocumentType",
            "unknown (G1): it is a key of documents, but AWS does not document whether this call \
             carries it",
        ),
        (
            document,
            "aws:ResourceAccount",
            "AWS service account (G13): the document belongs to an account of AWS, which is in no \
             organization of a customer",
        ),
        (
            document,
            "aws:ResourceOrgID",
            "absent (G13): the document belongs to an account of AWS, which is in no organization of \
             a customer",
        ),
        (
            document,
            "ssm:SessionDocumentAccessCheck",
            "absent: it is absent where a document is named",
        ),
        (
            document,
            "aws:userid",
            "unknown: AWS always sets it, but the scenario does not tell the caller’s unique id",
        ),
    ] {
        assert_eq!(line(context, key), expected, "{key}");
    }
    let once = target
        .keys
        .iter()
        .filter(|key| key.key.to_lowercase() == "aws:username");
    assert_eq!(once.count(), 1);
}

#[test]
fn a_session_of_a_role_through_an_endpoint() {
    let scenario = read(
        r#""target": "i-0123456789abcdef0""#,
        r#", "network": { "path": "vpcEndpoint", "vpce": "vpce-1" },
            "caller": { "type": "role", "arn": "arn:aws:sts::111122223333:assumed-role/Ops/alice" }"#,
    );
    let contexts = derived_context(&scenario, English).unwrap();
    for (key, expected) in [
        (
            "aws:SourceIp",
            "absent: requests through a VPC endpoint carry no public address",
        ),
        ("aws:SourceVpce", "vpce-1: it is the value in the scenario"),
        (
            "aws:SourceVpc",
            "unknown: the request carries it, but the scenario does not tell its value",
        ),
        ("aws:username", "absent: only IAM users have a user name"),
        (
            "aws:PrincipalArn",
            "unknown: it is the ARN of the role, whose path the session’s ARN does not tell",
        ),
        (
            "ssm:SessionDocumentAccessCheck",
            "false (G6): without a named document it is taken to be `false`, which AWS no longer \
             documents",
        ),
    ] {
        assert_eq!(line(&contexts[0], key), expected, "{key}");
    }
}

#[test]
fn nothing_is_listed_but_what_is_set_by_hand_where_nothing_is_derived() {
    let scenario = read(
        r#""target": "i-0123456789abcdef0""#,
        r#", "options": { "deriveContext": false }, "context": { "aws:SourceIp": { "unknown": true } }"#,
    );
    let contexts = derived_context(&scenario, English).unwrap();
    assert_eq!(contexts.len(), 2);
    for context in contexts {
        assert_eq!(context.keys.len(), 1);
        assert!(
            line(&context, "aws:SourceIp").starts_with("unknown: the scenario sets it by hand")
        );
    }
}

#[test]
fn what_makes_no_sense_is_named() {
    let caller = r#", "caller": { "arn": "alice" }"#;
    for (request, others, member) in [
        (r#""target": "web-1""#, "", "request.target"),
        (r#""target": "i-1""#, caller, "caller.arn"),
    ] {
        let errors = derived_context(&read(request, others), English).unwrap_err();
        assert_eq!(errors[0].member, member);
    }
}

#[test]
fn what_a_policy_reads_is_listed_as_it_is_written_with_what_the_request_holds() {
    let policy = r#"{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "ssm:*",
        "Resource": "arn:aws:ec2:*:*:instance/${aws:PrincipalTag/Node}",
        "Condition": { "StringLike": { "AWS:sourceip": "1*", "aws:RequestTag/A": "${My:Key}",
            "ssm:resourceTag/Env": "${not a key}" } } } }"#;
    let policies = serde_json::json!([
        { "text": policy },
        { "text": policy.replace("My:Key", "Off:Key"), "enabled": false },
    ]);
    let scenario = read(
        r#""target": "i-0123456789abcdef0""#,
        &format!(
            r#", "policies": {policies}, "context": {{ "aws:RequestTag/*": {{ "unknown": true }},
            "ssm:resourceTag/*": ["x"] }}"#
        ),
    );
    let contexts = derived_context(&scenario, English).unwrap();
    let read = contexts[0].keys.iter().filter(|key| key.read);
    let lines = read.map(|key| line(&contexts[0], &key.key));
    let names = contexts[0].keys.iter().filter(|key| key.read);
    let found: Vec<_> = names
        .map(|key| key.key.clone())
        .zip(lines)
        .map(|(name, line)| format!("{name} {line}"))
        .collect();
    assert_eq!(
        found,
        [
            "aws:PrincipalTag/Node absent: the caller has no such tag",
            "aws:RequestTag/A unknown: the scenario sets it by hand, which wins over whatever is \
             derived",
            "aws:SourceIp absent: nothing in the scenario sets it",
            "My:Key absent: nothing in the scenario sets it",
            "ssm:resourceTag/Env x: the scenario sets it by hand, which wins over whatever is derived",
        ]
    );
}
