//! A law: AWS's message, as the program predicts it, says what it was predicted from. Pasted back, it
//! gives the caller, the action, the resource and the kind of policy again, however it was wrapped.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use iam::language::Language;
use proptest::prelude::*;
use serde_json::{Value, json};
use session::answer::{Check, DenialKind, Message, MessageForm};
use session::import::{ImportKind, PartialRequest, import};
use session::scenario::{Caller, CallerType, Scenario};
use std::io::Write;

/// What a message says, put together from what was read; and what it must say.
fn given_back(caller: &Caller, check: &Check, message: &Message, text: &str) {
    let form = message.form;
    let read = import(text, Language::English).unwrap();
    assert_eq!(read.kind, ImportKind::AccessDenied, "{text}");
    assert_eq!(read.scenarios.len(), 1, "{text}");
    let part = &read.scenarios[0];

    let found = part.caller.as_ref().unwrap();
    assert_eq!(found.kind, caller.kind, "{text}");
    // Of who doesn't sign a request a message tells no ARN, whatever the scenario has.
    let told = match caller.kind {
        CallerType::Anonymous => "anonymous",
        _ => &caller.arn,
    };
    assert_eq!(found.arn.as_deref(), Some(told), "{text}");

    let denial = check.denial.as_ref().unwrap();
    match (form, read.denials.first()) {
        (MessageForm::Bare, None) => {}
        (_, Some(Some(named))) => {
            assert_ne!(form, MessageForm::Bare, "{text}");
            assert_eq!(named.kind, Some(denial.kind), "{text}");
            assert_eq!(named.layer, Some(denial.layer), "{text}");
            let arn = form == MessageForm::ReasonWithArn;
            assert_eq!(named.policy_arn.is_some(), arn, "{text}");
            if let Some(arn) = &named.policy_arn {
                assert!(message.text.ends_with(&format!(": {arn}")), "{text}");
            }
        }
        (_, other) => assert_eq!(other, None, "a clause without a reason: {text}"),
    }

    match part.request.as_ref().unwrap() {
        PartialRequest::Api { action, resource } => {
            assert_eq!(action, &check.action, "{text}");
            let named = resource.as_deref().unwrap_or("*");
            assert_eq!(named, check.resource, "{text}");
        }
        PartialRequest::Session {
            action,
            target,
            document,
            session_id,
            ..
        } => {
            assert!(action.eq_ignore_ascii_case(&check.action), "{text}");
            if check.resource == "*" {
                assert_eq!(
                    (target, document, session_id),
                    (&None, &None, &None),
                    "{text}"
                );
            } else {
                assert!(resources(part, &check.resource), "{text}");
            }
        }
    }
}

/// Whether a call with all that was read takes an authorization on this resource. The rest of a
/// task's name isn't in its ARN; a note has what is.
fn resources(part: &session::import::Partial, wanted: &str) -> bool {
    let mut whole = tests::robust::whole(part);
    // Who calls plays no part in which resources a call has.
    whole.as_object_mut().unwrap().remove("caller");
    if whole["request"].get("target").is_none() {
        let task = wanted.split_once(":task/").map(|(_, task)| task);
        let cluster = wanted.split_once(":cluster/").map(|(_, cluster)| cluster);
        whole["request"]["target"] = match (task.and_then(|task| task.split_once('/')), cluster) {
            (Some((cluster, id)), _) => json!(format!("ecs:{cluster}_{id}_x")),
            (None, Some(cluster)) => json!(format!("ecs:{cluster}_x")),
            (None, None) => json!("i-0"),
        };
    }
    let scenario: Scenario = serde_json::from_value(whole).unwrap();
    let answer = session::evaluate(&scenario, Language::English);
    if !answer.input_errors.is_empty() {
        // A name that AWS wouldn't accept, in a message all the same.
        let names = ["target", "document", "sessionId"].map(|name| part_of(part, name));
        let mut names = names.into_iter().flatten();
        return names.any(|name| wanted.ends_with(&format!("/{name}")));
    }
    answer.checks.iter().any(|check| check.resource == wanted)
}

fn part_of(part: &session::import::Partial, name: &str) -> Option<String> {
    let value = json!(part);
    value["request"][name].as_str().map(str::to_string)
}

#[test]
fn every_message_of_the_corpus_says_what_it_was_predicted_from() {
    let mut count = 0;
    for file in tests::files(&tests::corpus()).unwrap() {
        for case in tests::cases(&file).unwrap() {
            let answer = session::evaluate(&case.scenario, Language::English);
            for check in &answer.checks {
                for message in &check.messages {
                    given_back(&case.scenario.caller, check, message, &message.text);
                    count += 1;
                }
            }
        }
    }
    let _ = writeln!(std::io::stderr(), "messages: {count}");
    assert!(count > 500, "{count} messages");
}

fn caller() -> impl Strategy<Value = Value> {
    let name = "[a-zA-Z0-9+=,.@_-]{1,20}";
    prop_oneof![
        (name, "(/[a-z]{1,9}){0,2}").prop_map(|(name, path)| json!({
            "type": "user", "arn": format!("arn:aws:iam::111122223333:user{path}/{name}"),
        })),
        ("[a-zB-Z][a-zA-Z0-9]{1,20}", name).prop_map(|(role, session)| json!({
            "type": "role",
            "arn": format!("arn:aws:sts::111122223333:assumed-role/{role}/{session}"),
        })),
        name.prop_map(|name| json!({
            "type": "federatedUser",
            "arn": format!("arn:aws:sts::111122223333:federated-user/{name}"),
        })),
        Just(json!({ "type": "root", "arn": "arn:aws:iam::111122223333:root" })),
    ]
}

/// The caller as one of the partition to which the call's Region belongs.
fn in_partition(mut caller: Value, request: &Value) -> Value {
    let partition = match request["region"].as_str() {
        Some("cn-north-1") => "arn:aws-cn:",
        Some("us-gov-west-1") => "arn:aws-us-gov:",
        _ => "arn:aws:",
    };
    let arn = caller["arn"]
        .as_str()
        .unwrap()
        .replace("arn:aws:", partition);
    caller["arn"] = json!(arn);
    caller
}

fn request() -> impl Strategy<Value = Value> {
    let region = prop::sample::select(vec![
        "us-east-1",
        "ap-northeast-1",
        "cn-north-1",
        "us-gov-west-1",
    ]);
    let action = prop::sample::select(vec![
        "ssm:StartSession",
        "ssm:ResumeSession",
        "ssm:TerminateSession",
        "ssm:GetConnectionStatus",
    ]);
    let target = prop_oneof!["i-[0-9a-f]{8,17}", "mi-[0-9a-f]{17}"];
    // A full stop at the end may be the sentence's own.
    let document = prop_oneof![
        Just(Value::Null),
        "(AWS-|Amazon|SSM-|)[A-Za-z0-9_.-]{3,40}[a-z]".prop_map(Value::from),
        "[A-Za-z0-9_-]{3,40}".prop_map(|name| json!(format!(
            "arn:aws:ssm:us-east-1:444455556666:document/{name}"
        ))),
    ];
    let session = "[a-zA-Z0-9.@_-]{1,20}-[0-9a-f]{17}";
    (region, action, target, document, session).prop_map(
        |(region, action, target, document, session)| {
            json!({
                "type": "session", "action": action, "target": target, "document": document,
                "sessionId": session, "account": "111122223333", "region": region,
            })
        },
    )
}

fn policies() -> impl Strategy<Value = Value> {
    let kind = prop::sample::select(vec![
        "identity",
        "boundary",
        "session",
        "scp",
        "vpcEndpoint",
    ]);
    let effect = prop::sample::select(vec!["Deny", "Allow"]);
    let arn =
        prop::option::of("arn:aws:iam::111122223333:policy(/[a-z]{1,9}){0,2}/[A-Za-z0-9]{1,40}");
    (kind, effect, arn).prop_map(|(kind, effect, arn)| {
        // An Allow of something else leaves a kind of policy that allows nothing here.
        let action = if effect == "Deny" { "*" } else { "s3:*" };
        let principal = if kind == "vpcEndpoint" {
            r#""Principal": "*", "#
        } else {
            ""
        };
        let text = format!(
            r#"{{ "Version": "2012-10-17", "Statement": {{ {principal}"Effect": "{effect}",
                "Action": "{action}", "Resource": "*" }} }}"#
        );
        let grant = r#"{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "*",
            "Resource": "*" } }"#;
        let grants = if kind == "identity" {
            vec![]
        } else {
            vec![json!({ "text": grant })]
        };
        let policy = json!({ "kind": kind, "text": text, "arn": arn });
        json!(grants.into_iter().chain([policy]).collect::<Vec<_>>())
    })
}

/// A terminal breaks a line anywhere, and what is copied has no blanks at the ends of lines.
fn wrapped(text: &str, width: usize) -> String {
    let chars: Vec<char> = text.chars().collect();
    let lines = chars
        .chunks(width)
        .map(|line| line.iter().collect::<String>());
    let lines: Vec<_> = lines.map(|line| line.trim_end().to_string()).collect();
    lines.join("\n")
}

proptest! {
    #[test]
    fn every_message_says_what_it_was_predicted_from(
        caller in caller(),
        request in request(),
        policies in policies(),
        width in 20..60_usize,
    ) {
        let scenario = json!({
            "version": 1, "caller": in_partition(caller, &request), "request": request,
            "policies": policies, "network": { "path": "vpcEndpoint" },
        });
        let scenario: Scenario = serde_json::from_value(scenario).unwrap();
        let answer = session::evaluate(&scenario, Language::English);
        prop_assert!(answer.input_errors.is_empty(), "{:?}", answer.input_errors);
        for check in &answer.checks {
            for message in &check.messages {
                given_back(&scenario.caller, check, message, &message.text);
                let cli = "An error occurred (AccessDeniedException) when calling the X operation: ";
                let text = wrapped(&format!("{cli}{}", message.text), width);
                given_back(&scenario.caller, check, message, &text);
                given_back(&scenario.caller, check, message, &format!("{text}\n$ exit\n"));
                if let Some(DenialKind::Implicit) = check.denial.as_ref().map(|denial| denial.kind) {
                    prop_assert!(!message.text.contains("explicit"));
                }
            }
        }
    }
}
