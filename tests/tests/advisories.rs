//! What is told around a session, word by word, and what it never does to the verdict.

#![expect(
    clippy::unwrap_used,
    reason = "a test, and clippy knows its #[test] functions only"
)]

use iam::language::Language::{English, Japanese};
use session::answer::Advisory;
use session::scenario::Scenario;
use tests::{cases, corpus, files};

const ALLOW: &str = r#"{ "Effect": "Allow", "Action": "ssm:StartSession", "Resource": "*" }"#;
const KEY: &str = "arn:aws:kms:ap-northeast-1:111122223333:key/0a1b";

fn told(statements: &str, members: &str) -> Vec<Advisory> {
    let scenario = serde_json::json!({
        "version": 1,
        "policies": [{ "text": format!(r#"{{ "Version": "2012-10-17", "Statement": [{statements}] }}"#) }],
        "request": { "type": "api", "action": "a:b" },
    });
    let mut scenario: Scenario = serde_json::from_value(scenario).unwrap();
    let request = format!(
        r#"{{ "type": "session", "account": "111122223333", "region": "ap-northeast-1",
            "target": "i-0123456789abcdef0" {members} }}"#
    );
    scenario.request = serde_json::from_str(&request).unwrap();
    let answer = session::evaluate(&scenario, English);
    let told = answer.advisories.into_iter();
    told.filter(|one| one.text.is_some()).collect()
}

fn one(statements: &str, members: &str, action: &str) -> (String, String) {
    let told = told(statements, members);
    let found = told.iter().find(|one| one.action == action).unwrap();
    (found.text.clone().unwrap(), found.source.to_string())
}

#[test]
fn each_problem_has_its_sentence_and_its_page() {
    let guide = "https://docs.aws.amazon.com/systems-manager/latest/userguide/";
    let deny = |action: &str| {
        format!(r#"{ALLOW}, {{ "Effect": "Deny", "Action": "{action}", "Resource": "*" }}"#)
    };
    let key = format!(r#", "kmsKey": "{KEY}""#);
    let document = r#", "document": "AWS-StartPortForwardingSession""#;
    let command = r#", "document": "AWS-RunShellScript""#;
    for (statements, members, action, start, page) in [
        (
            ALLOW,
            "",
            "ssmmessages:OpenDataChannel",
            "nothing allows `ssmmessages:OpenDataChannel`, which",
            "getting-started-restrict-access-quickstart.html",
        ),
        (
            &deny("ssmmessages:*"),
            "",
            "ssmmessages:OpenDataChannel",
            "the Deny on `ssmmessages:OpenDataChannel` likely breaks the session with version 1.2.764",
            "plugin-version-history.html",
        ),
        (
            ALLOW,
            &key,
            "kms:GenerateDataKey",
            "no policy here allows `kms:GenerateDataKey` on `arn:aws:kms:",
            "getting-started-restrict-access-quickstart.html",
        ),
        (
            &deny("kms:*"),
            &key,
            "kms:GenerateDataKey",
            "the Deny of `kms:GenerateDataKey` on `arn:aws:kms:",
            "getting-started-restrict-access-quickstart.html",
        ),
        (
            ALLOW,
            "",
            "ssm:DescribeSessions",
            "the console also calls `ssm:DescribeSessions`, which is denied",
            "getting-started-restrict-access-quickstart.html",
        ),
        (
            ALLOW,
            document,
            "ssm:StartSession",
            "IAM does not see the parameters `portNumber`, `localPortNumber` of \
             `AWS-StartPortForwardingSession`, so",
            "session-manager-schema.html",
        ),
    ] {
        let (text, source) = one(statements, members, action);
        assert!(text.starts_with(start), "{text}");
        assert_eq!(source, format!("{guide}{page}"));
    }
    let (text, source) = one(ALLOW, command, "ssm:StartSession");
    assert!(
        text.starts_with("`AWS-RunShellScript` is of type Command, "),
        "{text}"
    );
    assert!(source.ends_with("API_StartSession.html"), "{source}");
    let keys = r#"{ "Effect": "Allow", "Action": ["ssm:StartSession", "kms:*"], "Resource": "*" }"#;
    let another = KEY.replace("111122223333", "444455556666");
    let members = format!(r#", "kmsKey": "{another}""#);
    let (text, source) = one(keys, &members, "kms:GenerateDataKey");
    assert_eq!(
        text,
        format!(
            "`{another}` is a key of another account: without its key policy nobody can tell whether \
             account 111122223333 may use it for `kms:GenerateDataKey`"
        )
    );
    assert!(
        source.ends_with("key-policy-modifying-external-accounts.html"),
        "{source}"
    );
}

#[test]
fn what_is_hardly_meant_is_told_of_its_member() {
    let scenario = |members: &str, address: &str| -> Scenario {
        let text = format!(
            r#"{{ "version": 1, "policies": [],
                "network": {{ "path": "internet", "sourceIp": "{address}" }},
                "request": {{ "type": "session", "account": "111122223333",
                    "region": "ap-northeast-1", {members} }} }}"#
        );
        serde_json::from_str(&text).unwrap()
    };
    let node = r#""target": "i-0123456789abcdef0""#;
    let (public, private) = ("203.0.113.9", "192.168.1.20");
    let document = |name: &str| format!(r#"{node}, "document": "{name}""#);
    let target = |id: &str| format!(r#""target": "{id}""#);
    for (members, address, expected) in [
        (node.to_string(), public, None),
        (
            node.to_string(),
            private,
            Some((
                "network.sourceIp",
                "`192.168.1.20` is not a public address, ",
            )),
        ),
        (
            node.to_string(),
            "fe80::1",
            Some(("network.sourceIp", "`fe80::1` is not a public address, ")),
        ),
        (
            format!(
                r#"{node}, "action": "ssm:TerminateSession", "sessionId": "alice-0a1b2c3d4e5f6a7b8""#
            ),
            "100.64.0.1",
            Some(("network.sourceIp", "`100.64.0.1` is not")),
        ),
        (
            document("AWS-StartPortForwardingSesion"),
            public,
            Some((
                "request.document",
                "AWS documents no session document `AWS-StartPortForwardingSesion`: is \
                 `AWS-StartPortForwardingSession` meant?",
            )),
        ),
        (
            document("AWS-StartDatabaseTunnel"),
            public,
            Some((
                "request.document",
                "AWS documents no session document `AWS-StartDatabaseTunnel`: check",
            )),
        ),
        (document("AWS-StartSSHSession"), public, None),
        (document("SSM-SessionManagerRunShell"), public, None),
        (document("Team-Shell"), public, None),
        (target("i-1a2b3c4d"), public, None),
        (target("mi-0123456789abcdef0"), public, None),
        (
            target("i-xyz"),
            public,
            Some((
                "request.target",
                "`i-xyz` does not look like the id of a node, ",
            )),
        ),
        (
            target("mi-1a2b3c4d"),
            public,
            Some(("request.target", "`mi-1a2b3c4d` does not look like")),
        ),
    ] {
        let answer = session::evaluate(&scenario(&members, address), English);
        let told: Vec<_> = (answer.advisories.iter())
            .filter_map(|one| Some((one.member?, one.text.as_deref()?)))
            .collect();
        match expected {
            None => assert_eq!(told, [], "{members}"),
            Some((member, start)) => {
                let [(found, text)] = told[..] else {
                    panic!("{members}: {told:?}");
                };
                assert_eq!(found, member);
                assert!(text.starts_with(start), "{text}");
            }
        }
    }
}

#[test]
fn the_resources_are_those_of_the_calls() {
    let found = told(ALLOW, &format!(r#", "kmsKey": "{KEY}""#));
    let found: Vec<_> = found
        .iter()
        .map(|one| (one.action.as_str(), one.resource.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            ("ssmmessages:OpenDataChannel", "*"),
            ("kms:GenerateDataKey", KEY),
            ("ssm:DescribeSessions", "*"),
            (
                "ssm:GetConnectionStatus",
                "arn:aws:ec2:ap-northeast-1:111122223333:instance/i-0123456789abcdef0"
            ),
        ]
    );
}

#[test]
fn every_advisory_of_the_corpus_has_words_in_both_languages() {
    let mut count = 0;
    for file in files(&corpus()).unwrap() {
        for case in cases(&file).unwrap() {
            let english = session::evaluate(&case.scenario, English).advisories;
            let japanese = session::evaluate(&case.scenario, Japanese).advisories;
            assert_eq!(english.len(), japanese.len(), "{}", case.name);
            for (english, japanese) in english.iter().zip(&japanese) {
                assert_eq!(english.text.is_some(), japanese.text.is_some());
                let Some((english, japanese)) = english.text.as_ref().zip(japanese.text.as_ref())
                else {
                    continue;
                };
                count += 1;
                assert!(!english.starts_with("advisory-"), "{english}");
                assert!(!japanese.starts_with("advisory-"), "{japanese}");
                assert_ne!(english, japanese);
            }
        }
    }
    assert!(count > 100, "{count}");
}
