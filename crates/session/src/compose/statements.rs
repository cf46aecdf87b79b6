//! The statements, in JSON, each with what it is for.

use super::{Form, Session, Wanted};
use crate::documents::is_aws_owned;
use iam::json::quoted;
use iam::language::Sentence;

/// Where sessions lead to.
const TARGETS: [&str; 2] = [
    "arn:aws:ec2:*:*:instance/*",
    "arn:aws:ssm:*:*:managed-instance/*",
];

/// The calls that belong to sessions.
const CALLS: [&str; 5] = [
    "ssm:StartSession",
    "ssm:ResumeSession",
    "ssm:TerminateSession",
    "ssm:DescribeSessions",
    "ssm:GetConnectionStatus",
];

/// The statements of what is wanted from these networks.
pub(super) fn of(wanted: &Wanted, networks: &[String]) -> Vec<(String, Sentence<'static>)> {
    match wanted.form {
        Form::Allow => allow(wanted, networks),
        Form::Deny => deny(wanted, networks),
    }
}

fn allow(wanted: &Wanted, networks: &[String]) -> Vec<(String, Sentence<'static>)> {
    // Only requests through an endpoint carry no address.
    let operator = match wanted.vpc_endpoint {
        true => "IpAddressIfExists",
        false => "IpAddress",
    };
    let inside = (!networks.is_empty()).then(|| {
        format!(
            "{}:{{\"aws:SourceIp\":{}}}",
            quoted(operator),
            list(networks)
        )
    });
    let statement = |actions: &[&str], resources: &[String], more: Option<&str>| {
        let conditions: Vec<&str> = inside.as_deref().into_iter().chain(more).collect();
        let condition = match conditions.is_empty() {
            true => String::new(),
            false => format!(",\"Condition\":{{{}}}", conditions.join(",")),
        };
        let (actions, resources) = (list(actions), list(resources));
        format!("{{\"Effect\":\"Allow\",\"Action\":{actions},\"Resource\":{resources}{condition}}}")
    };
    let all = ["*".to_string()];
    // A session's id says only to some callers whose it is; the tag says it to all
    // (https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-restrict-access-examples.html).
    let own = "\"StringLike\":{\"ssm:resourceTag/aws:ssmmessages:session-id\":\"${aws:userid}*\"}";
    let around = [
        "ssm:DescribeSessions",
        "ssm:GetConnectionStatus",
        "ssmmessages:OpenDataChannel",
    ];
    vec![
        (
            statement(&["ssm:StartSession"], &TARGETS.map(str::to_string), None),
            Sentence::new("compose-targets"),
        ),
        (
            statement(&["ssm:StartSession"], &documents(wanted), None),
            Sentence::new("compose-documents"),
        ),
        (
            statement(
                &["ssm:ResumeSession", "ssm:TerminateSession"],
                &all,
                Some(own),
            ),
            Sentence::new("compose-own"),
        ),
        (
            statement(&around, &all, None),
            Sentence::new("compose-around"),
        ),
    ]
}

fn deny(wanted: &Wanted, networks: &[String]) -> Vec<(String, Sentence<'static>)> {
    let mut statements = Vec::new();
    if !networks.is_empty() {
        let calls = list(&CALLS);
        let networks = list(networks);
        // An absent address is in no network, so that the Deny would hold for it.
        let (exempt, sentence) = match wanted.vpc_endpoint {
            true => (
                ",\"Null\":{\"aws:SourceIp\":\"false\"}",
                Sentence::new("compose-outside-but-endpoint"),
            ),
            false => ("", Sentence::new("compose-outside")),
        };
        statements.push((
            format!(
                "{{\"Effect\":\"Deny\",\"Action\":{calls},\"Resource\":\"*\",\"Condition\":{{\"NotIpAddress\":{{\"aws:SourceIp\":{networks}}}{exempt}}}}}"
            ),
            sentence,
        ));
    }
    // The target is a resource of the same call: it must not be denied with other documents.
    let spared: Vec<String> = TARGETS
        .map(str::to_string)
        .into_iter()
        .chain(documents(wanted))
        .collect();
    let spared = list(&spared);
    statements.push((
        format!("{{\"Effect\":\"Deny\",\"Action\":\"ssm:StartSession\",\"NotResource\":{spared}}}"),
        Sentence::new("compose-other-documents"),
    ));
    statements
}

/// The ARNs of the wanted documents, in any Region.
fn documents(wanted: &Wanted) -> Vec<String> {
    let account = wanted.account.as_deref().unwrap_or("*");
    let chosen = Session::ALL
        .into_iter()
        .filter(|one| wanted.sessions.contains(one));
    let arn = |name: &&str| match is_aws_owned(name) {
        true => format!("arn:aws:ssm:*::document/{name}"),
        false => format!("arn:aws:ssm:*:{account}:document/{name}"),
    };
    chosen.flat_map(Session::documents).map(arn).collect()
}

/// One value, or a list of them.
fn list<S: AsRef<str>>(values: &[S]) -> String {
    match values {
        [one] => quoted(one.as_ref()),
        _ => {
            let all: Vec<String> = values.iter().map(|value| quoted(value.as_ref())).collect();
            format!("[{}]", all.join(","))
        }
    }
}
