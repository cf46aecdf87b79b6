//! A law: the command of a scenario, pasted back, gives the call again; and a shell hands its words to
//! the AWS CLI as they were.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use iam::language::Language;
use proptest::prelude::*;
use serde_json::{Value, json};
use session::export::command;
use session::import::{ImportKind, PartialRequest, import};
use session::scenario::{ContextValue, Request, Scenario, SessionCall};
use std::io::Write;

fn session(scenario: &Scenario) -> Option<&SessionCall> {
    match &scenario.request {
        Request::Session(call) => Some(call),
        Request::Api(_) => None,
    }
}

/// The resources of a scenario's checks.
fn resources(scenario: &Scenario) -> Vec<String> {
    let answer = session::evaluate(scenario, Language::English);
    let checks = answer.checks.into_iter();
    checks.map(|check| check.resource).collect()
}

/// That a command says what its scenario's call is.
fn given_back(scenario: &Scenario, text: &str) {
    let call = session(scenario).unwrap();
    let read = import(text, Language::English).unwrap();
    assert_eq!(read.kind, ImportKind::Command, "{text}");
    assert_eq!(read.scenarios.len(), 1, "{text}");
    let Some(PartialRequest::Session {
        action,
        target,
        document,
        session_id,
        region,
        ..
    }) = &read.scenarios[0].request
    else {
        panic!("no call: {text}");
    };
    assert!(action.eq_ignore_ascii_case(&call.action), "{text}");
    assert_eq!(region.as_ref(), Some(&call.region), "{text}");
    // What else a scenario holds plays no part in its call.
    let starts = *action == "ssm:StartSession";
    if starts || *action == "ssm:SendCommand" {
        assert_eq!(document.as_ref(), Some(&call.document), "{text}");
    }
    match *action {
        "ssm:ResumeSession" | "ssm:TerminateSession" => {
            assert_eq!(session_id, &call.session_id, "{text}");
        }
        "ssm:DescribeSessions" => assert_eq!((target, session_id), (&None, &None)),
        // The runtime of a container is no part of the command.
        "ecs:ExecuteCommand" => {
            let mut again = scenario.clone();
            if let Request::Session(call) = &mut again.request {
                call.target.clone_from(target);
            }
            again.policies.clear();
            let mut same = scenario.clone();
            same.policies.clear();
            assert_eq!(resources(&again), resources(&same), "{text}");
        }
        _ => assert_eq!(target, &call.target, "{text}"),
    }
}

/// The words of a command, as a shell hands them on.
fn words(text: &str) -> Vec<String> {
    shlex::split(text).unwrap_or_else(|| panic!("a quote is never closed: {text}"))
}

/// The value of an option.
fn option<'a>(words: &'a [String], name: &str) -> Option<&'a str> {
    let name = format!("--{name}");
    let mut words = words.iter();
    let word = words.find(|word| **word == name || word.starts_with(&format!("{name}=")))?;
    match word.split_once('=') {
        Some((_, value)) => Some(value),
        None => words.next().map(String::as_str),
    }
}

#[test]
fn every_call_of_the_corpus_is_given_back() {
    let mut count = 0;
    for file in tests::files(&tests::corpus()).unwrap() {
        for case in tests::cases(&file).unwrap() {
            let answer = session::evaluate(&case.scenario, Language::English);
            let text = command(&case.scenario);
            if session(&case.scenario).is_none() {
                assert_eq!(text, None);
                continue;
            }
            if answer.input_errors.is_empty() {
                let text = text.unwrap_or_else(|| panic!("no command: {}", case.name));
                given_back(&case.scenario, &text);
                count += 1;
            }
        }
    }
    let _ = writeln!(std::io::stderr(), "commands: {count}");
    assert!(count > 250, "{count} commands");
}

#[test]
fn each_call_has_its_command() {
    let task = "0123456789abcdef0123456789abcdef";
    for (members, expected) in [
        (
            r#""action": "ssm:StartSession", "target": "i-1""#.to_string(),
            Some("aws ssm start-session --region r-a-1 --target i-1".to_string()),
        ),
        (
            r#""action": "SSM:startsession", "target": "mi-1", "document": "Ops""#.to_string(),
            Some(
                "aws ssm start-session --region r-a-1 --target mi-1 --document-name Ops"
                    .to_string(),
            ),
        ),
        (
            r#""action": "ssm:ResumeSession", "sessionId": "a'b$c-0""#.to_string(),
            Some(r"aws ssm resume-session --region r-a-1 --session-id 'a'\''b$c-0'".to_string()),
        ),
        (
            r#""action": "ssm:TerminateSession", "sessionId": "-x""#.to_string(),
            Some("aws ssm terminate-session --region r-a-1 --session-id=-x".to_string()),
        ),
        (
            r#""action": "ssm:DescribeSessions", "target": "i-1""#.to_string(),
            Some("aws ssm describe-sessions --region r-a-1 --state Active".to_string()),
        ),
        (
            r#""action": "ssm:GetConnectionStatus", "target": "i-1""#.to_string(),
            Some("aws ssm get-connection-status --region r-a-1 --target i-1".to_string()),
        ),
        (
            r#""action": "ssm:SendCommand", "target": "mi-1", "document": "Ops""#.to_string(),
            Some(
                "aws ssm send-command --region r-a-1 --instance-ids mi-1 --document-name Ops"
                    .to_string(),
            ),
        ),
        (
            format!(r#""action": "ecs:ExecuteCommand", "target": "ecs:my_prod_{task}_{task}-7""#),
            Some(format!(
                "aws ecs execute-command --region r-a-1 --cluster my_prod --task {task} --interactive --command /bin/sh"
            )),
        ),
        (r#""action": "ssm:StartSession""#.to_string(), None),
        (
            r#""action": "ssm:SendCommand", "target": "i-1""#.to_string(),
            None,
        ),
        (
            r#""action": "ecs:ExecuteCommand", "target": "i-1""#.to_string(),
            None,
        ),
        (r#""action": "ssm:ResumeSession""#.to_string(), None),
        (
            r#""action": "ssm:ResumeSession", "sessionId": "a\u0000""#.to_string(),
            None,
        ),
        (
            r#""action": "ssm:GetParameter", "target": "i-1""#.to_string(),
            None,
        ),
    ] {
        let text = format!(
            r#"{{ "version": 1, "request": {{ "type": "session", "account": "111122223333",
                "region": "r-a-1", {members} }} }}"#
        );
        let scenario: Scenario = serde_json::from_str(&text).unwrap();
        assert_eq!(command(&scenario), expected, "{members}");
    }
}

#[test]
fn the_container_is_named_where_the_scenario_tells_it() {
    let scenario = |container: Value| {
        let scenario = json!({
            "version": 1,
            "request": { "type": "session", "action": "ecs:ExecuteCommand", "target": "ecs:c_t",
                "account": "111122223333", "region": "eu-west-1" },
            "context": { "ECS:container-name": container },
        });
        serde_json::from_value::<Scenario>(scenario).unwrap()
    };
    let text = command(&scenario(json!("web 1"))).unwrap();
    assert!(text.contains(" --container 'web 1' "), "{text}");
    let read = import(&text, Language::English).unwrap();
    let value = &read.scenarios[0].context["ecs:container-name"];
    assert_eq!(value, &ContextValue::One("web 1".to_string()));
    for other in [json!({ "unknown": true }), json!(null), json!(["a"])] {
        let text = command(&scenario(other)).unwrap();
        assert!(!text.contains("--container"), "{text}");
    }
}

fn call() -> impl Strategy<Value = Value> {
    let action = prop::sample::select(vec![
        "ssm:StartSession",
        "ssm:ResumeSession",
        "ssm:TerminateSession",
        "ssm:DescribeSessions",
        "ssm:GetConnectionStatus",
        "ssm:SendCommand",
        "ecs:ExecuteCommand",
    ]);
    let region = prop::sample::select(vec!["us-east-1", "cn-north-1", "us-gov-west-1"]);
    let node = prop_oneof!["i-[0-9a-f]{8,17}", "mi-[0-9a-f]{17}"];
    let task = "ecs:[a-zA-Z0-9_ '$\"-]{1,20}_[0-9a-f]{32}(_[0-9a-f]{32}-[0-9]{9})?";
    let document = "[a-zA-Z0-9_.:/-]{3,128}";
    // All that is allowed, and what a shell reads otherwise; `%h` is SSH's word for a host.
    let session = "[a-zA-Z0-9.@_='\"$`\\\\;&|<>(){}!#~^\n‘’“”-]{1,40}";
    (
        action,
        region,
        node,
        task,
        prop::option::of(document),
        session,
    )
        .prop_map(|(action, region, node, task, document, session)| {
            let target = match action {
                "ecs:ExecuteCommand" => task,
                _ => node,
            };
            let document = match action {
                "ssm:SendCommand" => document.or(Some("AWS-RunShellScript".to_string())),
                _ => document,
            };
            json!({
                "version": 1,
                "request": {
                    "type": "session", "action": action, "target": target, "document": document,
                    "sessionId": session, "account": "111122223333", "region": region,
                },
            })
        })
}

proptest! {
    #[test]
    fn every_call_is_given_back(scenario in call()) {
        let scenario: Scenario = serde_json::from_value(scenario).unwrap();
        let answer = session::evaluate(&scenario, Language::English);
        prop_assert!(answer.input_errors.is_empty(), "{:?}", answer.input_errors);
        let text = command(&scenario).unwrap();
        given_back(&scenario, &text);
        given_back(&scenario, &format!("$ {text}\nAn error occurred\n"));
        let words = words(&text);
        let call = session(&scenario).unwrap();
        prop_assert_eq!(option(&words, "region"), Some(call.region.as_str()));
        for (name, value) in [
            ("target", &call.target),
            ("instance-ids", &call.target),
            ("document-name", &call.document),
            ("session-id", &call.session_id),
        ] {
            let found = option(&words, name);
            prop_assert!(found.is_none() || found == value.as_deref(), "{text}");
        }
        if let (Some(cluster), Some(task)) = (option(&words, "cluster"), option(&words, "task")) {
            let target = call.target.as_deref().unwrap();
            prop_assert!(target.starts_with(&format!("ecs:{cluster}_{task}")), "{text}");
        }
    }
}
