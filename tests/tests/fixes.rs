//! Laws of what the linter offers: an edited policy can be stored, lacks the finding, and is decided
//! differently just where `effect` says that anything changes; all safe changes at once leave none, and
//! change no decision. `PROPTEST_CASES=10000` asks more.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use iam::language::Language::English;
use proptest::prelude::*;
use session::access::{AccessMap, Source, ZoneKind, asked};
use session::answer::{Decision, Fix};
use session::lint::{Finding, Fixed, fix_all};
use session::scenario::{Request, Scenario};
use tests::{cases, corpus, files};

fn edited(scenario: &Scenario, policy: usize, fix: &Fix) -> Scenario {
    let mut edited = scenario.clone();
    let mut text = edited.policies[policy].text.to_string();
    for edit in fix.edits.iter().rev() {
        let range = edit.span.start as usize..edit.span.end as usize;
        text.replace_range(range, &edit.text);
    }
    edited.policies[policy].text = text.into();
    edited
}

/// The scenario as one of starting a session, of which the linter speaks.
fn session(scenario: &Scenario) -> Scenario {
    let mut asked = scenario.clone();
    if let Request::Session(call) = &mut asked.request {
        call.action = "ssm:StartSession".to_string();
        call.document = None;
        call.document_owner = None;
        call.target
            .get_or_insert_with(|| "i-0123456789abcdef0".to_string());
    }
    asked
}

fn decide(scenario: &Scenario) -> Option<Decision> {
    session::evaluate(scenario, English).decision
}

/// An address of each zone, and an endpoint of which nothing is known.
fn sources(map: &AccessMap) -> Vec<Source> {
    let zones = map.zones.iter().filter_map(|zone| {
        let witness = zone.addresses.as_ref()?.witness.parse().unwrap();
        Some(match zone.kind {
            ZoneKind::VpcEndpoint => Source::VpcEndpoint(Some(witness)),
            _ => Source::Internet(witness),
        })
    });
    [Source::VpcEndpoint(None)]
        .into_iter()
        .chain(zones)
        .collect()
}

/// The calls on sessions and nodes beside starting one.
const CALLS: [&str; 4] = [
    "ssm:ResumeSession",
    "ssm:TerminateSession",
    "ssm:DescribeSessions",
    "ssm:GetConnectionStatus",
];

/// The scenario with another call, on a session of the caller's.
fn with_call(scenario: &Scenario, action: &str) -> Scenario {
    let mut scenario = scenario.clone();
    let name = scenario.caller.arn.rsplit(['/', ':']).next().unwrap();
    let id = format!("{name}-0a1b2c3d4e5f6a7b8");
    if let Request::Session(call) = &mut scenario.request {
        call.action = action.to_string();
        call.session_id.get_or_insert(id);
    }
    scenario
}

/// Whether a call is decided differently with any document from anywhere: at one of each that either
/// side tells apart.
fn differs_in(before: &Scenario, after: &Scenario) -> bool {
    let map = session::access_map_beside(after, &before.policies, English).unwrap();
    sources(&map).iter().any(|source| {
        map.rows.iter().any(|row| {
            let [one, two] =
                [before, after].map(|one| decide(&asked(one, Some(&row.documents), *source)));
            one != two
        })
    })
}

fn differs(before: &Scenario, after: &Scenario) -> bool {
    let mut calls = CALLS.iter();
    differs_in(before, after)
        || calls.any(|action| differs_in(&with_call(before, action), &with_call(after, action)))
}

fn holds(scenario: &Scenario) -> usize {
    let mut count = 0;
    for finding in session::lint(scenario, English) {
        for fix in &finding.fixes {
            check(scenario, &finding, fix);
            count += 1;
        }
    }
    count
}

fn check(scenario: &Scenario, finding: &Finding, fix: &Fix) {
    let after = edited(scenario, finding.policy, fix);
    let name = format!(
        "{}: {} in\n{}",
        finding.code, fix.title, scenario.policies[finding.policy].text
    );
    let count = |scenario: &Scenario| {
        let found = session::lint::findings(scenario, English);
        let same = |one: &&Finding| (one.policy, one.code) == (finding.policy, finding.code);
        found.iter().filter(same).count()
    };
    assert!(count(&after) < count(scenario), "still there: {name}");
    let [before, after] = [scenario, &after].map(session);
    assert!(decide(&after).is_some(), "refused: {name}");
    let nothing = fix.effect.starts_with("changes no call");
    assert!(nothing || !fix.safe, "{name}: {}", fix.effect);
    // A map that isn't exact may have pieces that one of its examples doesn't stand for.
    let exact = |one: &Scenario| session::access_map(one, English).is_ok_and(|map| map.exact);
    if exact(&before) && exact(&after) {
        assert_eq!(differs(&before, &after), !nothing, "{name}: {}", fix.effect);
    }
}

/// Makes all safe changes of a scenario. How many there were.
fn mends(scenario: &Scenario) -> usize {
    let Fixed {
        scenario: after,
        count,
    } = fix_all(scenario);
    let mut texts = scenario.policies.iter().zip(&after.policies);
    let name = texts.clone().map(|(policy, _)| &*policy.text);
    let name = name.collect::<Vec<_>>().join("\n");
    let edited = texts.any(|(one, two)| one.text != two.text);
    assert_eq!(edited, count > 0, "{count} in {name}");
    let left = session::lint(&after, English);
    let safe = |finding: &&Finding| finding.fixes.iter().any(|fix| fix.safe);
    let left = left.iter().find(safe);
    assert!(left.is_none(), "{left:?} is left of {name}");
    if count == 0 {
        assert_eq!(&after, scenario);
        return 0;
    }
    let same = Scenario {
        policies: scenario.policies.clone(),
        ..after.clone()
    };
    assert_eq!(&same, scenario, "more than policies: {name}");
    let [before, after] = [scenario, &after].map(session);
    assert!(decide(&after).is_some(), "refused: {name}");
    let compared = session::compare(&before, &after.policies, English).unwrap();
    assert!(compared.differences.is_empty(), "{compared:?} in {name}");
    let exact = |one: &Scenario| session::access_map(one, English).is_ok_and(|map| map.exact);
    if exact(&before) && exact(&after) {
        assert!(!differs(&before, &after), "{name}");
    }
    count
}

/// The corpus's scenarios of sessions whose policies can be stored.
fn sessions() -> Vec<Scenario> {
    let files = files(&corpus()).unwrap();
    let cases = files.iter().flat_map(|file| cases(file).unwrap());
    let scenarios = cases.map(|case| case.scenario);
    let plain = |scenario: &Scenario| {
        matches!(scenario.request, Request::Session(_))
            && scenario.options.derive_context
            && decide(&session(scenario)).is_some()
    };
    scenarios.filter(plain).collect()
}

#[test]
fn what_is_offered_for_the_corpus_mends_it_and_says_what_it_changes() {
    let count: usize = sessions().iter().map(holds).sum();
    assert!(count > 30, "{count}");
}

#[test]
fn all_safe_changes_of_the_corpus_leave_none_and_change_no_decision() {
    let count: usize = sessions().iter().map(mends).sum();
    assert!(count > 1, "{count}");
}

fn one_of(choices: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::sample::select(choices).prop_map(|text| text.to_string())
}

const ACTIONS: &[&str] = &[
    r#""ssm:StartSession""#,
    r#"["ssm:StartSession", "ssm:ResumeSession", "ssm:*Session"]"#,
    r#""ssm:*""#,
    r#"["ssm:StartSesion", "ssm:DescribeSessions"]"#,
    r#"["ssm:TerminateSession", "ssm:ResumeSession"]"#,
];

const RESOURCES: &[&str] = &[
    r#""Resource": "*""#,
    r#""Resource": ["arn:aws:ec2:*:111122223333:instance/*", "arn:aws:ssm:*:*:document/SSM-SessionManagerRunShell"]"#,
    r#""Resource": "arn:aws:ssm:*:111122223333:document/AWS-StartSSHSession""#,
    r#""Resource": ["arn:aws:ssm:*::document/SSM-SessionManagerRunShell", "arn:aws:ec2:*:*:instance/i-*", "arn:aws:ec2:*:*:instance/*"]"#,
    r#""Resource": "arn:aws:ssm:us-east-1::document/AWS-StartPortForwardingSession""#,
    r#""NotResource": "arn:aws:ssm:*:*:document/Ops""#,
    r#""Resource": "arn:aws:ssm:*:*:session/${aws:userid}-*""#,
    r#""Resource": "arn:aws:ssm:*:*:instance/*""#,
];

const CONDITIONS: &[&str] = &[
    "",
    "",
    r#", "Condition": {"IpAddress": {"aws:SourceIp": ["203.0.113.77/24", "10.0.0.0/8"]}}"#,
    r#", "Condition": {"NotIpAddress": {"aws:SourceIp": "192.0.2.0/24"}}"#,
    r#", "Condition": {"NotIpAddressIfExists": {"aws:SourceIp": ["203.0.113.0/24"]}}"#,
    r#", "Condition": {"StringLike": {"aws:SourceIp": "203.0.113.*"}}"#,
    r#", "Condition": {"StringEquals": {"ssm:resourceTag/env": "dev"}}"#,
    r#", "Condition": {"StringNotEquals": {"aws:ResourceAccount": "111122223333"}}"#,
    r#", "Condition": {"Bool": {"ssm:SessionDocumentAccessCheck": "true"}}"#,
    r#", "Condition": {"ForAllValues:StringEquals": {"aws:SourceVpce": "vpce-1a2b"}}"#,
];

fn statement() -> impl Strategy<Value = String> {
    let effect = one_of(&["Allow", "Allow", "Deny"]);
    let parts = (
        effect,
        one_of(ACTIONS),
        one_of(RESOURCES),
        one_of(CONDITIONS),
    );
    parts.prop_map(|(effect, action, resource, condition)| {
        format!(r#"{{"Effect": "{effect}", "Action": {action}, {resource}{condition}}}"#)
    })
}

fn policy() -> impl Strategy<Value = String> {
    prop::collection::vec(statement(), 1..4).prop_map(|statements| {
        let version = r#""Version": "2012-10-17""#;
        format!(
            "{{{version}, \"Statement\": [\n  {}\n]}}",
            statements.join(",\n  ")
        )
    })
}

fn under(policies: Vec<String>) -> Scenario {
    let policies: Vec<_> = policies
        .into_iter()
        .map(|text| serde_json::json!({ "name": "p", "text": text }))
        .collect();
    let scenario = serde_json::json!({
        "version": 1,
        "policies": policies,
        "request": {
            "type": "session", "target": "i-0123456789abcdef0",
            "account": "111122223333", "region": "ap-northeast-1",
        },
    });
    serde_json::from_value(scenario).unwrap()
}

/// As many policies as the variable says, and otherwise as few as a quick run takes.
fn asked_for() -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").map(|cases| cases.parse().unwrap());
    ProptestConfig::with_cases(cases.unwrap_or(24))
}

proptest! {
    #![proptest_config(asked_for())]

    #[test]
    fn what_is_offered_for_any_policy_mends_it_and_says_what_it_changes(
        policies in prop::collection::vec(policy(), 1..3),
    ) {
        holds(&under(policies));
    }

    #[test]
    fn all_safe_changes_of_any_policy_leave_none_and_change_no_decision(
        policies in prop::collection::vec(policy(), 1..3),
    ) {
        mends(&under(policies));
    }
}
