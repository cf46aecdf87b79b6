use super::*;
use crate::examples::{Example, FIRST};
use crate::facts::{Change, Said, changes};
use crate::text::Words;
use iam::language::Language;
use session::import::import;
use session::scenario::{ContextValue, Network};

fn before() -> Scenario {
    Example::find(FIRST).unwrap().scenario().unwrap()
}

fn read(text: &str) -> Partial {
    let mut read = import(text, Language::English).unwrap();
    read.scenarios.remove(0)
}

fn call(scenario: &mut Scenario) -> &mut SessionCall {
    match &mut scenario.request {
        Request::Session(call) => call,
        Request::Api(_) => panic!("no Session Manager call"),
    }
}

/// The changes, one a line.
fn shown(before: &Scenario, after: &Scenario) -> String {
    let read = |said: &Said| match said {
        Said::Words(id) => Words(Language::English).say(id),
        Said::Text(text) => text.clone(),
    };
    let value = |said: Option<&Said>| said.map_or("nothing".to_string(), read);
    let line = |change: Change| {
        let (before, after) = (value(change.before.as_ref()), value(change.after.as_ref()));
        format!("{}: {before} → {after}", read(&change.name))
    };
    let lines: Vec<String> = changes(before, after).into_iter().map(line).collect();
    lines.join("\n")
}

#[test]
fn what_belongs_to_another_document_or_node_goes_with_it() {
    let mut before = before();
    let tags = BTreeMap::from([("team".to_string(), "db".to_string())]);
    call(&mut before).document_owner = Some("customer".to_string());
    call(&mut before).document_tags = tags.clone();
    call(&mut before).target_tags = tags;

    let same = format!(
        "aws ssm start-session --target {} --document-name {}",
        call(&mut before).target.clone().unwrap(),
        call(&mut before).document.clone().unwrap(),
    );
    assert_eq!(shown(&before, &applied(&read(&same), &before, None)), "");

    let other = "aws ssm start-session --target i-1 --region eu-west-1";
    assert_eq!(
        shown(&before, &applied(&read(other), &before, None)),
        "Target: i-0123456789abcdef0 → i-1\n\
         Document name: AWS-StartPortForwardingSessionToRemoteHost → Shell (no document named)\n\
         Region: ap-northeast-1 → eu-west-1\n\
         Document owner: customer → nothing\n\
         Target’s tags: team=db → nothing\n\
         Document’s tags: team=db → nothing"
    );
}

#[test]
fn what_belongs_to_another_caller_goes_with_it() {
    let mut before = before();
    before.caller.user_id = Some("AIDAEXAMPLEALICE".to_string());
    let message = |arn: &str| {
        let text = format!("User: {arn} is not authorized to perform: s3:ListAllMyBuckets");
        applied(&read(&text), &before, None)
    };
    let same = message(&before.caller.arn);
    assert_eq!(same.caller, before.caller);
    let other = message("arn:aws:sts::111122223333:assumed-role/Ops/alice");
    assert_eq!(other.caller.kind, CallerType::Role);
    assert_eq!(other.caller.user_id, None);
    let Request::Api(api) = other.request else {
        panic!("no single authorization")
    };
    assert_eq!(
        (api.action.as_str(), api.resource.as_str()),
        ("s3:ListAllMyBuckets", "*")
    );
}

#[test]
fn a_call_after_another_request_takes_up_the_call_before() {
    let mut before = before();
    let other = call(&mut before).clone();
    before.request = Request::Api(ApiCall {
        action: "s3:GetObject".to_string(),
        resource: "*".to_string(),
        resource_account: None,
    });
    let part = read("aws ssm start-session --target i-1");
    let mut with = applied(&part, &before, Some(&other));
    assert_eq!(call(&mut with).region, other.region);
    let mut without = applied(&part, &before, None);
    assert_eq!(call(&mut without).region, "");
}

#[test]
fn networks_and_condition_keys_are_listed() {
    let before = before();
    let part = Partial {
        network: Some(Some(Network::VpcEndpoint {
            vpc_source_ip: None,
            vpce: Some("vpce-1".to_string()),
            vpc: None,
        })),
        context: BTreeMap::from([
            ("aws:PrincipalOrgID".to_string(), ContextValue::Absent),
            (
                "aws:TagKeys".to_string(),
                ContextValue::Many(vec!["a".to_string(), "b".to_string()]),
            ),
        ]),
        ..Partial::default()
    };
    assert_eq!(
        shown(&before, &applied(&part, &before, None)),
        "Network path: Internet → VPC endpoint\n\
         VPC endpoint: nothing → vpce-1\n\
         aws:PrincipalOrgID: nothing → absent\n\
         aws:TagKeys: nothing → a, b\n\
         Source IP: 203.0.113.9 → nothing"
    );
}

#[test]
fn a_denial_is_held_against_the_policies() {
    let scenario = before();
    let message = |reason: &str| {
        let message = &session::evaluate(&scenario, Language::English).messages[0];
        let (message, _) = message.split_once(" with an explicit deny").unwrap();
        format!("{message}{reason}")
    };
    let explicit = " with an explicit deny in an identity-based policy";
    let told = |text: &str, scenario: &Scenario| {
        let read = import(text, Language::English).unwrap();
        let denial = read.denials.first().cloned().flatten();
        agreement(scenario, read.kind, denial.as_ref())
    };
    let mut allowed = scenario.clone();
    allowed.policies[1].enabled = false;
    let mut open = scenario.clone();
    open.options.unknown_layers = vec![session::scenario::PolicyKind::Scp];
    open.policies[1].enabled = false;
    let mut broken = scenario.clone();
    broken.policies[0].text = "{".to_string().into();
    for (text, scenario, expected) in [
        (message(explicit), &scenario, Some(Agreement::SameReason)),
        (message(""), &scenario, Some(Agreement::SameReason)),
        (
            message(" with an explicit deny in a service control policy"),
            &scenario,
            Some(Agreement::OtherReason),
        ),
        (
            message(" because no identity-based policy allows the ssm:StartSession action"),
            &scenario,
            Some(Agreement::OtherReason),
        ),
        (message(explicit), &allowed, Some(Agreement::Allowed)),
        (message(explicit), &open, Some(Agreement::Depends)),
        (message(explicit), &broken, None),
        (
            "aws ssm start-session --target i-0123456789abcdef0".to_string(),
            &allowed,
            None,
        ),
    ] {
        assert_eq!(told(&text, scenario), expected, "{text}");
    }
}
