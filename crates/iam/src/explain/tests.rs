//! Each sentence on a part, beside the statement it explains.

use super::part;
use crate::evaluate::{Asked, locate, parts};
use crate::language::{Language, text};
use crate::parse::parse;
use crate::policy::{Attached, Kind};
use crate::request::{Caller, CallerKind, Context, Presence, Request};
use crate::truth::Truth;
use expect_test::{Expect, expect};

/// Every part of a statement, with its outcome, the text it points at, and the sentence.
fn explain(statement: &str, kind: Kind, language: Language) -> String {
    let source = format!(r#"{{"Version": "2012-10-17", "Statement": {statement}}}"#);
    let parsed = parse(&source, kind);
    let policy = parsed
        .policy
        .unwrap_or_else(|| panic!("{:?}", parsed.diagnostics));
    let one = |value: &str| Presence::One(value.to_string());
    let many = |values: &[&str]| Presence::Many(values.iter().map(|v| v.to_string()).collect());
    let mut context = Context::new();
    context.set("aws:SourceIp", one("203.0.113.9"));
    context.set("aws:username", one("alice"));
    context.set("aws:TagKeys", many(&["a", "b"]));
    context.set("aws:MultiFactorAuthAge", one("60"));
    context.set("aws:PrincipalOrgID", Presence::Unknown);
    let request = Request {
        caller: Caller {
            kind: CallerKind::User,
            arn: "arn:aws:iam::111122223333:user/alice",
            behind: None,
            path_unknown: false,
            management_account: false,
        },
        action: "ssm:StartSession",
        resource: "arn:aws:ssm:eu-west-1::document/AWS-StartSSHSession",
        other_arn: None,
        resource_account: None,
        resource_policies: true,
        through_endpoint: true.into(),
        context,
        unknown_layers: Vec::new(),
    };
    let attached = [Attached {
        kind,
        level: 0,
        policy,
    }];
    let asked = Asked::new(&attached, &request);
    let mut lines = String::new();
    let policy = &attached[0].policy;
    for statement in &policy.statements {
        for found in parts(statement, &asked) {
            let found = &locate(policy, statement, &request, found);
            let sign = match found.judgement.truth {
                Truth::True => '✓',
                Truth::False => '✕',
                Truth::Unknown => '?',
            };
            let words = text(language, &part(policy, statement, &request, found));
            lines += &format!("{sign} {words}\n    {}\n", found.span.of(&source));
        }
    }
    lines
}

fn check(statement: &str, kind: Kind, expected: &Expect) {
    expected.assert_eq(&explain(statement, kind, Language::English));
}

fn conditions(conditions: &str) -> String {
    let statement = format!(
        r#"{{"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": {conditions}}}"#
    );
    let all = explain(&statement, Kind::Identity, Language::English);
    all.lines()
        .skip(4)
        .map(|line| format!("{line}\n"))
        .collect()
}

#[test]
fn elements() {
    check(
        r#"[
        {"Effect": "Allow", "Action": ["s3:*", "SSM:start*"], "Resource": "arn:aws:ssm:*:111122223333:document/*"},
        {"Effect": "Allow", "Action": "s3:*", "Resource": ["arn:aws:ec2:*:*:instance/*", "arn:aws:ssm:us-east-1::document/*"]},
        {"Effect": "Allow", "Action": [], "NotResource": "arn:aws:ssm:*::document/AWS-*"},
        {"Effect": "Allow", "NotAction": ["ssm:*"], "NotResource": ["arn:aws:ec2:*:*:instance/*"]},
        {"Effect": "Allow", "NotAction": ["s3:*"], "Resource": ["arn:aws:ssm:*:*:document/${aws:PrincipalTag/team}"]},
        {"Effect": "Allow", "Action": ["s3:*", "ec2:*"], "Resource": ["arn:aws:ssm:*:*:document/${aws:PrincipalOrgID}", "arn:aws:s3:::b"]},
        {"Effect": "Allow", "Action": "*", "Resource": "arn:aws:ssm:us-*::document/*"},
        {"Effect": "Allow", "Action": "*", "Resource": "arn:aws:ssm:*::document/Ops"}
        ]"#,
        Kind::Identity,
        &expect![[r#"
            ✓ `ssm:StartSession` matches `SSM:start*`
                "SSM:start*"
            ✕ the account of the resource is empty, which `111122223333` does not match
                "Resource": "arn:aws:ssm:*:111122223333:document/*"
            ✕ `ssm:StartSession` does not match `s3:*`
                "Action": "s3:*"
            ✕ `arn:aws:ssm:eu-west-1::document/AWS-StartSSHSession` matches none of the 2 resources listed
                "Resource": ["arn:aws:ec2:*:*:instance/*", "arn:aws:ssm:us-east-1::document/*"]
            ✕ the list is empty, so the statement has no effect
                "Action": []
            ✕ `arn:aws:ssm:eu-west-1::document/AWS-StartSSHSession` is excluded by `arn:aws:ssm:*::document/AWS-*`
                "arn:aws:ssm:*::document/AWS-*"
            ✕ `ssm:StartSession` is excluded by `ssm:*`
                "ssm:*"
            ✓ the service `ssm` does not match `ec2`
                "NotResource": ["arn:aws:ec2:*:*:instance/*"]
            ✓ `ssm:StartSession` is not among the actions excluded
                "NotAction": ["s3:*"]
            ✕ `arn:aws:ssm:*:*:document/${aws:PrincipalTag/team}` holds a variable without a value, so it matches nothing
                "arn:aws:ssm:*:*:document/${aws:PrincipalTag/team}"
            ✕ `ssm:StartSession` matches none of the 2 actions listed
                "Action": ["s3:*", "ec2:*"]
            ? whether `arn:aws:ssm:eu-west-1::document/AWS-StartSSHSession` matches `arn:aws:ssm:*:*:document/${aws:PrincipalOrgID}` depends on what is unknown
                "arn:aws:ssm:*:*:document/${aws:PrincipalOrgID}"
            ✓ `ssm:StartSession` matches `*`
                "*"
            ✕ the Region `eu-west-1` does not match `us-*`
                "Resource": "arn:aws:ssm:us-*::document/*"
            ✓ `ssm:StartSession` matches `*`
                "*"
            ✕ the resource name `document/AWS-StartSSHSession` does not match `document/Ops`
                "Resource": "arn:aws:ssm:*::document/Ops"
        "#]],
    );
}

#[test]
fn principals() {
    check(
        r#"[
        {"Effect": "Allow", "Principal": {"AWS": ["444455556666", "111122223333"]}, "Action": "*", "Resource": "*"},
        {"Effect": "Allow", "Principal": {"AWS": ["444455556666", "arn:aws:iam::111122223333:user/bob"]}, "Action": "*", "Resource": "*"},
        {"Effect": "Deny", "NotPrincipal": {"AWS": "111122223333"}, "Action": "*", "Resource": "*"},
        {"Effect": "Allow", "Principal": {"AWS": "AIDAEXAMPLEALICE"}, "Action": "*", "Resource": "*"},
        {"Effect": "Allow", "Principal": {}, "Action": "*", "Resource": "*"}
        ]"#,
        Kind::VpcEndpoint,
        &expect![[r#"
            ✓ `ssm:StartSession` matches `*`
                "*"
            ✓ `arn:aws:iam::111122223333:user/alice` matches `111122223333`
                "111122223333"
            ✓ `arn:aws:ssm:eu-west-1::document/AWS-StartSSHSession` matches `*`
                "*"
            ✓ `ssm:StartSession` matches `*`
                "*"
            ✕ `arn:aws:iam::111122223333:user/alice` matches none of the 2 principals listed
                "Principal": {"AWS": ["444455556666", "arn:aws:iam::111122223333:user/bob"]}
            ✓ `arn:aws:ssm:eu-west-1::document/AWS-StartSSHSession` matches `*`
                "*"
            ✓ `ssm:StartSession` matches `*`
                "*"
            ✕ `arn:aws:iam::111122223333:user/alice` is excluded by `111122223333`
                "111122223333"
            ✓ `arn:aws:ssm:eu-west-1::document/AWS-StartSSHSession` matches `*`
                "*"
            ✓ `ssm:StartSession` matches `*`
                "*"
            ? whether `arn:aws:iam::111122223333:user/alice` matches `AIDAEXAMPLEALICE` depends on what is unknown
                "AIDAEXAMPLEALICE"
            ✓ `arn:aws:ssm:eu-west-1::document/AWS-StartSSHSession` matches `*`
                "*"
            ✓ `ssm:StartSession` matches `*`
                "*"
            ✕ the list is empty, so the statement has no effect
                "Principal": {}
            ✓ `arn:aws:ssm:eu-west-1::document/AWS-StartSSHSession` matches `*`
                "*"
        "#]],
    );
}

#[test]
fn conditions_on_single_values() {
    let found = conditions(
        r#"{
        "IpAddress": {"aws:SourceIp": ["192.0.2.0/24", "203.0.113.0/24"]},
        "NotIpAddress": {"aws:SourceIp": "192.0.2.0/24"},
        "IpAddressIfExists": {"aws:SourceIp": ["192.0.2.0/24", "198.51.100.0/24"]},
        "StringEquals": {"aws:username": "alice", "aws:PrincipalOrgID": "o-1", "aws:SourceVpc": "vpc-1"},
        "StringNotEquals": {"aws:username": ["bob", "carol"], "aws:SourceVpc": "vpc-1"},
        "StringEqualsIfExists": {"aws:username": "bob", "aws:SourceVpc": "vpc-1"},
        "StringEqualsIgnoreCase": {"aws:username": "ALICE"},
        "StringLike": {"aws:username": "al*"},
        "StringNotEqualsIgnoreCase": {"aws:username": "${aws:username}"},
        "NumericEquals": {"aws:MultiFactorAuthAge": [60]},
        "NumericLessThan": {"aws:MultiFactorAuthAge": "3600"},
        "NumericLessThanEquals": {"aws:MultiFactorAuthAge": "60"},
        "NumericGreaterThan": {"aws:MultiFactorAuthAge": "10"},
        "NumericGreaterThanEquals": {"aws:MultiFactorAuthAge": "60"},
        "NumericLessThanIfExists": {"aws:MultiFactorAuthAge": "10"},
        "NumericLessThanEqualsIfExists": {"aws:MultiFactorAuthAge": "10"},
        "NumericGreaterThanIfExists": {"aws:MultiFactorAuthAge": "100"},
        "NumericGreaterThanEqualsIfExists": {"aws:MultiFactorAuthAge": "100"},
        "NumericNotEquals": {"aws:MultiFactorAuthAge": "100"},
        "NumericEqualsIfExists": {"aws:MultiFactorAuthAge": ["1", "2"]},
        "Null": {"aws:SourceVpc": "true", "aws:SourceIp": "true", "aws:PrincipalOrgID": "true"},
        "StringNotLike": {"aws:username": []},
        "ArnLike": {}
        }"#,
    );
    expect![[r#"
        ✓ `aws:SourceIp` is `203.0.113.9`, which is in `203.0.113.0/24`
            "203.0.113.0/24"
        ✓ `aws:SourceIp` is `203.0.113.9`, which is not in `192.0.2.0/24`
            "aws:SourceIp": "192.0.2.0/24"
        ✕ `aws:SourceIp` is `203.0.113.9`, which is in none of `192.0.2.0/24, 198.51.100.0/24`
            "aws:SourceIp": ["192.0.2.0/24", "198.51.100.0/24"]
        ✓ `aws:username` is `alice`
            "alice"
        ? what `aws:PrincipalOrgID` holds is unknown
            "aws:PrincipalOrgID": "o-1"
        ✕ `aws:SourceVpc` is not in the request, so `StringEquals` is false
            "aws:SourceVpc": "vpc-1"
        ✓ `aws:username` is `alice`, none of `bob, carol`
            "aws:username": ["bob", "carol"]
        ✓ `aws:SourceVpc` is not in the request, so `StringNotEquals` is true
            "aws:SourceVpc": "vpc-1"
        ✕ `aws:username` is `alice`, not `bob`
            "aws:username": "bob"
        ✓ `aws:SourceVpc` is not in the request, which `StringEqualsIfExists` accepts
            "aws:SourceVpc": "vpc-1"
        ✓ `aws:username` is `alice`, the same as `ALICE` but for case
            "ALICE"
        ✓ `aws:username` is `alice`, which matches `al*`
            "al*"
        ✕ `aws:username` is `alice`, the same as `${aws:username}` but for case
            "${aws:username}"
        ✓ `aws:MultiFactorAuthAge` is `60`
            60
        ✓ `aws:MultiFactorAuthAge` is `60`, less than `3600`
            "3600"
        ✓ `aws:MultiFactorAuthAge` is `60`, at most `60`
            "60"
        ✓ `aws:MultiFactorAuthAge` is `60`, greater than `10`
            "10"
        ✓ `aws:MultiFactorAuthAge` is `60`, at least `60`
            "60"
        ✕ `aws:MultiFactorAuthAge` is `60`, not less than `10`
            "aws:MultiFactorAuthAge": "10"
        ✕ `aws:MultiFactorAuthAge` is `60`, not at most `10`
            "aws:MultiFactorAuthAge": "10"
        ✕ `aws:MultiFactorAuthAge` is `60`, not greater than `100`
            "aws:MultiFactorAuthAge": "100"
        ✕ `aws:MultiFactorAuthAge` is `60`, not at least `100`
            "aws:MultiFactorAuthAge": "100"
        ✓ `aws:MultiFactorAuthAge` is `60`, not `100`
            "aws:MultiFactorAuthAge": "100"
        ✕ `aws:MultiFactorAuthAge` is `60`, none of `1, 2`
            "aws:MultiFactorAuthAge": ["1", "2"]
        ✓ `aws:SourceVpc` is not in the request, and `Null` asks for `true`
            "aws:SourceVpc": "true"
        ✕ `aws:SourceIp` is in the request, and `Null` asks for `true`
            "aws:SourceIp": "true"
        ? what `aws:PrincipalOrgID` holds is unknown
            "aws:PrincipalOrgID": "true"
        ✓ `StringNotLike` lists no value to compare `aws:username` with
            "aws:username": []
        ✓ the condition is empty and asks for nothing
            {}
    "#]]
    .assert_eq(&found);
}

#[test]
fn conditions_on_lists() {
    let found = conditions(
        r#"{
        "ForAllValues:StringEquals": {"aws:TagKeys": ["a", "b", "c"], "aws:RequestTag/x": "y"},
        "ForAllValues:StringEqualsIgnoreCase": {"aws:TagKeys": "A"},
        "ForAllValues:StringNotEquals": {"aws:TagKeys": ["c"]},
        "ForAllValues:StringNotEqualsIgnoreCase": {"aws:TagKeys": ["x", "B"]},
        "ForAnyValue:StringEquals": {"aws:TagKeys": ["x", "b"], "aws:RequestTag/x": "y"},
        "ForAnyValue:StringEqualsIgnoreCase": {"aws:TagKeys": ["x"]},
        "ForAnyValue:StringNotEquals": {"aws:TagKeys": ["a"]},
        "ForAnyValue:StringNotEqualsIgnoreCase": {"aws:TagKeys": ["a", "b"]},
        "StringEquals": {"aws:TagKeys": "a"}
        }"#,
    );
    expect![[r#"
        ✓ each value of `aws:TagKeys` matches one of `a, b, c`
            "aws:TagKeys": ["a", "b", "c"]
        ✓ `aws:RequestTag/x` is not in the request, and `ForAllValues:StringEquals` is true of no values at all
            "aws:RequestTag/x": "y"
        ✕ `aws:TagKeys` is `b`, not `A`
            "aws:TagKeys": "A"
        ✓ no value of `aws:TagKeys` matches `c`
            "aws:TagKeys": ["c"]
        ✕ `aws:TagKeys` is `b`, the same as `B` but for case
            "B"
        ✓ `aws:TagKeys` is `b`
            "b"
        ✕ `aws:RequestTag/x` is not in the request, and `ForAnyValue:StringEquals` needs at least one value
            "aws:RequestTag/x": "y"
        ✕ no value of `aws:TagKeys` matches `x`
            "aws:TagKeys": ["x"]
        ✓ `aws:TagKeys` is `b`, not `a`
            "aws:TagKeys": ["a"]
        ✕ each value of `aws:TagKeys` matches one of `a, b`
            "aws:TagKeys": ["a", "b"]
        ✕ `aws:TagKeys` has a list of values, and `StringEquals` without `ForAllValues` or `ForAnyValue` compares only one
            "aws:TagKeys": "a"
    "#]].assert_eq(&found);
}

#[test]
fn the_same_in_japanese() {
    let statement = r#"{"Effect": "Allow", "Action": "ssm:*",
        "Resource": "arn:aws:ssm:*:111122223333:document/*",
        "Condition": {"IpAddress": {"aws:SourceIp": "192.0.2.0/24"}}}"#;
    let found = explain(statement, Kind::Identity, Language::Japanese);
    expect![[r#"
        ✓ `ssm:StartSession` は `ssm:*` に一致します
            "ssm:*"
        ✕ リソースのアカウントは空で、`111122223333` に一致しません
            "Resource": "arn:aws:ssm:*:111122223333:document/*"
        ✕ `aws:SourceIp` は `203.0.113.9` で、`192.0.2.0/24` に含まれません
            "aws:SourceIp": "192.0.2.0/24"
    "#]]
    .assert_eq(&found);
}

#[test]
fn a_value_that_holds_a_variable_is_told_as_a_pattern() {
    let found = conditions(
        r#"{"StringEquals": {"aws:username": "${aws:username}"}, "StringNotEquals": {"aws:username": "alice"}}"#,
    );
    expect![[r#"
        ✓ `aws:username` is `alice`, which matches `${aws:username}`
            "${aws:username}"
        ✕ `aws:username` is `alice`
            "alice"
    "#]]
    .assert_eq(&found);
}
