//! Diagnostics as people see them: the text, a line of carets under the place, code and message.

use super::*;
use crate::language::{Language, text};
use crate::span::LineIndex;
use expect_test::{Expect, expect};

/// The text with each finding below its line.
fn draw(source: &str, kind: Kind) -> String {
    let parsed = parse(source, kind);
    let index = LineIndex::new(source);
    let mut drawing = String::new();
    for (line, number) in source.lines().zip(1..) {
        drawing.push_str(&format!("{line}\n"));
        for found in &parsed.diagnostics {
            let place = index.place(found.span.start);
            if place.line != number {
                continue;
            }
            let marked = found.span.of(source).lines().next().unwrap_or("");
            let carets = "^".repeat(marked.chars().count().max(1));
            let before = " ".repeat(place.column as usize - 1);
            let severity = format!("{:?}", found.severity).to_lowercase();
            let message = text(Language::English, &found.message);
            drawing.push_str(&format!(
                "{before}{carets}\n{severity} {}: {message}\n",
                found.code
            ));
        }
    }
    drawing.push_str(if parsed.policy.is_some() {
        "stored"
    } else {
        "refused"
    });
    drawing
}

fn check(source: &str, kind: Kind, expected: &Expect) {
    expected.assert_eq(&draw(source.trim(), kind));
}

#[test]
fn a_good_policy_has_no_findings() {
    let source = r#"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}"#;
    assert!(draw(source, Kind::Identity).ends_with("}}\nstored"));
}

#[test]
fn every_slip_is_told_not_only_the_first() {
    let source = r#"
{
  "version": "2012-10-17",
  "Statement": [
    {
      "Sid": "not good",
      "Effect": "allow",
      "Action": ["StartSession", 7],
      "Resource": "foo",
      "Condition": {
        "StringMatches": { "aws:username": "alice" },
        "IpAddress": { "aws:SourceIp": ["203.0.113.0/33", null] }
      }
    },
    { "Effect": "Deny", "Principal": "*", "Action": "*", "NotAction": "*" }
  ]
}"#;
    let expected = expect![[r#"
        {
          "version": "2012-10-17",
          ^^^^^^^^^
        error INVALID_POLICY_ELEMENT: `version` is spelt `Version`
          "Statement": [
            {
              "Sid": "not good",
                     ^^^^^^^^^^
        error UNSUPPORTED_SID: the `Sid` `not good` has other characters than letters and digits: remove them
              "Effect": "allow",
                        ^^^^^^^
        error INVALID_EFFECT: `allow` is not an effect: write `Allow` or `Deny`, in this case
              "Action": ["StartSession", 7],
                         ^^^^^^^^^^^^^^
        error INVALID_ACTION: `StartSession` is not an action: write `service:Action`, as in `ssm:StartSession`, or `*`
                                         ^
        error DATA_TYPE_MISMATCH: `Action` takes a string, and this is a number: put the value in quotes
              "Resource": "foo",
                          ^^^^^
        error INVALID_ARN_PREFIX: `foo` is neither an ARN nor `*`: start it with `arn:`
              "Condition": {
                "StringMatches": { "aws:username": "alice" },
                ^^^^^^^^^^^^^^^
        error INVALID_CONDITION_OPERATOR: `StringMatches` is not a condition operator: check its spelling
                "IpAddress": { "aws:SourceIp": ["203.0.113.0/33", null] }
                                                ^^^^^^^^^^^^^^^^
        warning TYPE_MISMATCH_IP_RANGE: `203.0.113.0/33` is not an IP address range, so this value matches nothing: write it as `203.0.113.0/24` or `2001:db8::/32`
                                                                  ^^^^
        error DATA_TYPE_MISMATCH: `aws:SourceIp` takes a string, a number or a Boolean, and this is null: write the value itself
              }
            },
            { "Effect": "Deny", "Principal": "*", "Action": "*", "NotAction": "*" }
            ^
        error MISSING_RESOURCE: this statement has neither `Resource` nor `NotResource`: add one of them
                                ^^^^^^^^^^^
        error UNSUPPORTED_PRINCIPAL: `Principal` has no place in identity-based policies: remove it
                                                                 ^^^^^^^^^^^
        error UNSUPPORTED_ELEMENT_COMBINATION: a statement has either `Action` or `NotAction`: remove one of them
          ]
        }
        refused"#]];
    check(source, Kind::Identity, &expected);
}

#[test]
fn keys_given_twice_are_found_also_by_case() {
    let source = r#"
{ "Version": "2012-10-17", "Statement": [ {
  "Effect": "Deny",
  "Effect": "Allow",
  "Action": "*", "Resource": "*",
  "Condition": { "StringEquals": {
    "aws:SourceVpc": "vpc-1",
    "AWS:SourceVpc": "vpc-2" } } } ] }"#;
    let expected = expect![[r#"
        { "Version": "2012-10-17", "Statement": [ {
          "Effect": "Deny",
          "Effect": "Allow",
          ^^^^^^^^
        error JSON_SYNTAX_ERROR: `Effect` stands here twice: keep one of them
          "Action": "*", "Resource": "*",
          "Condition": { "StringEquals": {
            "aws:SourceVpc": "vpc-1",
            "AWS:SourceVpc": "vpc-2" } } } ] }
            ^^^^^^^^^^^^^^^
        error DUPLICATE_KEYS_WITH_DIFFERENT_CASE: `AWS:SourceVpc` and `aws:SourceVpc` differ only by case: keep one of them
        refused"#]];
    check(source, Kind::Identity, &expected);
}

#[test]
fn each_kind_has_its_own_elements() {
    let identity = r#"
{ "Version": "2012-10-17", "Id": "a", "Statement":
  { "Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*" } }"#;
    for kind in [Kind::Identity, Kind::Boundary, Kind::Session, Kind::Scp] {
        let drawing = draw(identity, kind);
        assert!(drawing.contains("`Id` has no place"), "{drawing}");
        assert!(drawing.contains("`Principal` has no place"), "{drawing}");
    }
    for kind in [Kind::Resource, Kind::VpcEndpoint] {
        assert!(draw(identity, kind).ends_with("stored"), "{kind:?}");
    }
    let trust = draw(identity, Kind::Trust);
    assert!(
        trust.contains("`Resource` has no place in role trust policies"),
        "{trust}"
    );
}

#[test]
fn a_misspelt_element_is_told_from_a_made_up_one() {
    for (name, expected) in [
        ("Efect", "write `Effect` if that is meant"),
        ("Resources", "write `Resource` if that is meant"),
        ("effect", "`effect` is spelt `Effect`"),
        ("Comment", "use one of Sid, Effect"),
    ] {
        let source = format!(
            r#"{{ "Statement": {{ "Effect": "Allow", "Action": "*", "Resource": "*", "{name}": "x" }} }}"#
        );
        let drawing = draw(&source, Kind::Identity);
        assert!(drawing.contains(expected), "{drawing}");
        assert!(drawing.ends_with("refused"), "{drawing}");
    }
}

#[test]
fn what_is_stored_with_a_catch_is_a_warning_and_no_error() {
    let source = r#"
{ "Statement": {
    "Effect": "Allow",
    "Action": "s*:StartSession",
    "NotResource": ["foo", "arn:aws:ssm:*:document/x"],
    "Condition": {
      "ipaddress": { "aws:SourceIp": "203.0.113.*" },
      "Bool": { "aws:SecureTransport": ["yes", true] },
      "DateLessThan": { "aws:CurrentTime": "tomorrow" },
      "ArnLike": { "aws:PrincipalArn": "arn:*:role/*" },
      "StringEquals": {}
    } } }"#;
    let expected = expect![[r#"
        { "Statement": {
        ^
        warning MISSING_VERSION: the policy has no `Version`, so variables in it are plain text: add `"Version": "2012-10-17"`
            "Effect": "Allow",
            "Action": "s*:StartSession",
                      ^^^^^^^^^^^^^^^^^
        suggestion WILDCARD_IN_SERVICE_NAME: `s*:StartSession` has a wildcard in the service: name the service
            "NotResource": ["foo", "arn:aws:ssm:*:document/x"],
                            ^^^^^
        warning INVALID_ARN_PREFIX: `foo` is not an ARN and excludes nothing: start it with `arn:`
                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^
        warning MISSING_ARN_FIELD: `arn:aws:ssm:*:document/x` has fewer than the six fields of an ARN, and IAM fills in `*` for what is missing: write all six
            "Condition": {
              "ipaddress": { "aws:SourceIp": "203.0.113.*" },
              ^^^^^^^^^^^
        warning INVALID_CONDITION_OPERATOR: `ipaddress` is not the documented spelling of this operator: write it as AWS does
                                             ^^^^^^^^^^^^^
        warning TYPE_MISMATCH_IP_RANGE: `203.0.113.*` is not an IP address range, so this value matches nothing: write it as `203.0.113.0/24` or `2001:db8::/32`
              "Bool": { "aws:SecureTransport": ["yes", true] },
                                               ^^^^^^^^^^^^^
        warning INVALID_CONDITION_MULTIPLE_BOOLEAN: `aws:SecureTransport` lists several Booleans, and any of them matches: keep one
                                                ^^^^^
        warning TYPE_MISMATCH_BOOLEAN: `yes` is neither `true` nor `false`, so this value matches nothing: write one of them
              "DateLessThan": { "aws:CurrentTime": "tomorrow" },
                                                   ^^^^^^^^^^
        warning TYPE_MISMATCH_DATE: `tomorrow` is not a date, so this value matches nothing: write it as `2026-01-31T09:00:00Z` or as seconds since 1970
              "ArnLike": { "aws:PrincipalArn": "arn:*:role/*" },
                                               ^^^^^^^^^^^^^^
        warning TYPE_MISMATCH: `arn:*:role/*` has fewer than the six fields of an ARN, so this value matches nothing: write all six
              "StringEquals": {}
                              ^^
        suggestion EMPTY_OBJECT_CONDITION: this condition is empty, and AWS documents its effect in two ways: remove it
            } } }
        stored"#]];
    check(source, Kind::Identity, &expected);
}

#[test]
fn nothing_makes_it_fail() {
    for source in [
        "",
        "[]",
        "3",
        "{\"Statement\": 3}",
        "{\"Statement\": []}",
        "{\"Statement\": [[]]}",
    ] {
        for kind in [Kind::Identity, Kind::Rcp, Kind::Trust, Kind::Resource] {
            assert!(parse(source, kind).policy.is_none(), "{source}");
        }
    }
}

/// The codes of what is found in a policy of one statement with these members more.
fn codes(kind: Kind, members: &str) -> Vec<&'static str> {
    let principal = match rules::of(kind).principal {
        rules::Principal::Forbidden => "",
        _ => r#""Principal": "*","#,
    };
    let resource = match rules::of(kind).resource {
        true => r#""Resource": "*","#,
        false => "",
    };
    let source = format!(
        r#"{{"Version": "2012-10-17", "Statement": [{{"Effect": "Deny", {principal} {resource} {members}}}]}}"#
    );
    let found = parse(&source, kind).diagnostics;
    found.into_iter().map(|found| found.code).collect()
}

#[test]
fn which_kinds_of_policy_store_which_characters() {
    for (kind, stored) in [
        (Kind::Identity, false),
        (Kind::Boundary, false),
        (Kind::Session, false),
        (Kind::Trust, false),
        (Kind::Scp, true),
        (Kind::Rcp, true),
        (Kind::Resource, true),
        (Kind::VpcEndpoint, true),
    ] {
        let members =
            r#""Action": "s3:Get", "Condition": {"StringEquals": {"aws:PrincipalTag/t": "本"}}"#;
        let expected: &[&str] = match stored {
            true => &[],
            false => &["SSM_UNSUPPORTED_CHARACTER"],
        };
        assert_eq!(codes(kind, members), expected, "{kind:?}");
        let latin = members.replace('本', "é");
        assert_eq!(codes(kind, &latin), [""; 0], "{kind:?}");
    }
}

#[test]
fn how_long_a_policy_of_each_kind_may_be() {
    for (kind, limit, code) in [
        (Kind::Scp, 10_240, "POLICY_SIZE_EXCEEDS_SCP_QUOTA"),
        (Kind::Rcp, 5_120, "POLICY_SIZE_EXCEEDS_RCP_QUOTA"),
        (
            Kind::Resource,
            20_480,
            "POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA",
        ),
        (
            Kind::Trust,
            2_048,
            "POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA",
        ),
    ] {
        let long = |length: usize| format!(r#""Action": "s3:{}""#, "a".repeat(length));
        assert_eq!(codes(kind, &long(limit - 300)), [""; 0], "{kind:?}");
        assert_eq!(codes(kind, &long(limit)), [code], "{kind:?}");
    }
}

#[test]
fn small_slips_of_a_statement() {
    for (members, expected) in [
        (r#""Action": ":x""#, &["INVALID_ACTION"][..]),
        (r#""Action": "ssm:""#, &["INVALID_ACTION"]),
        (
            r#""Action": "*", "Condition": {"Bool": {"a:b": "true"}}"#,
            &[],
        ),
        (
            r#""Action": "*", "Condition": {"Bool": {"a:b": ["true", "false"]}}"#,
            &["INVALID_CONDITION_MULTIPLE_BOOLEAN"],
        ),
        (r#""action": "*""#, &["INVALID_POLICY_ELEMENT"]),
        (r#""notaction": "*""#, &["INVALID_POLICY_ELEMENT"]),
        (r#""Sid": "", "Action": "*""#, &["EMPTY_SID_VALUE"]),
    ] {
        assert_eq!(codes(Kind::Identity, members), expected, "{members}");
    }
    let id = r#"{"Id": "a", "Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Principal": "*", "Action": "*"}]}"#;
    assert_eq!(parse(id, Kind::Trust).diagnostics, []);
    let twice = r#"{"Statement": [{"Sid": "", "Effect": "Deny", "Action": "*", "Resource": "*"}, {"Sid": "", "Effect": "Deny", "Action": "*", "Resource": "*"}]}"#;
    let found = parse(twice, Kind::Identity).diagnostics;
    assert!(found.iter().all(
        |found| found.code != "NON_UNIQUE_SIDS_IN_POLICY" && found.severity != Severity::Error
    ));
    let missing = r#"{"Statement": [{"Effect": "Deny", "Resource": "*"}]}"#;
    let found = parse(missing, Kind::Identity).diagnostics;
    let error = found
        .iter()
        .find(|found| found.severity == Severity::Error)
        .unwrap();
    assert_eq!(error.span.of(missing), "{");
}
