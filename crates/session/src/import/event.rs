//! Records of CloudTrail → scenarios.
//!
//! Follows <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html>.
//! What an event doesn't hold is unknown, not absent; what it shows to be missing is absent.

mod context;
mod record;

use crate::import::calls::{self, Call};
use crate::import::denied::{self, Message};
use crate::import::identity::{ACCOUNT, REGION, field};
use crate::import::notes::{Notes, excerpt};
use crate::import::partial::{NamedDenial, Partial, PartialRequest};
use crate::import::target::{self, container};
use crate::import::{Found, command, resource};
use crate::scenario::PolicyKind;
use iam::json::{Node, compact};
use iam::language::Sentence;
use record::{Texts, is_object, member, text};
use std::collections::BTreeMap;

/// Reads all events of a text.
///
/// # Errors
///
/// What is wrong with a text that is JSON; `None` where it is none at all.
pub(super) fn read(original: &str, notes: &mut Notes) -> Result<Found, Option<Sentence<'static>>> {
    let mut found = Found::default();
    let mut others: BTreeMap<String, usize> = BTreeMap::new();
    let mut take = |event: Node<'_>| {
        let (source, name) = (text(event, "eventSource"), text(event, "eventName"));
        let (source, name) = (source.unwrap_or_default(), name.unwrap_or_default());
        match calls::by_event(source, name) {
            Some(call) => one(call, event, &mut found, notes),
            None => *others.entry(format!("{source} {name}")).or_default() += 1,
        }
    };
    let Texts {
        unreadable, rest, ..
    } = record::find(original, &mut take)?;
    for (name, count) in others.iter().take(MOST_NAMES) {
        let sentence = Sentence::new("import-other-events").with("count", count);
        notes.add(sentence.with("found", excerpt(name)));
    }
    let unnamed: usize = others.values().skip(MOST_NAMES).sum();
    if unnamed > 0 {
        notes.add(Sentence::new("import-more-events").with("count", unnamed));
    }
    if unreadable > 0 {
        notes.add(Sentence::new("import-unreadable-events").with("count", unreadable));
    }
    if !rest.is_empty() {
        notes.on("import-rest", rest);
    }
    Ok(found)
}

/// The most kinds of events that are left out by name.
const MOST_NAMES: usize = 10;

/// The scenarios of one event.
fn one(call: &'static Call, event: Node<'_>, found: &mut Found, notes: &mut Notes) {
    let denial = denial(event);
    let message = text(event, "errorMessage")
        .map(denied::messages)
        .unwrap_or_default();
    let message = message.first();
    let mut scenario = Partial {
        caller: context::caller(event, notes),
        ..Partial::default()
    };
    context::fill(&mut scenario, event, notes);
    let named = message
        .and_then(|message| message.denial.clone())
        .or(denial);
    if text(event, "errorCode").is_some_and(|code| code.contains("AccessDenied")) {
        denied::reason(named.as_ref(), notes);
    }
    for request in requests(call, event, message, &mut scenario, notes) {
        denied::missing(&request, notes);
        let scenario = Partial {
            request: Some(request),
            ..scenario.clone()
        };
        found.push(scenario, named.clone());
    }
}

/// What the code of an error says of the policy
/// (<https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-network-events-with-cloudtrail.html>).
fn denial(event: Node<'_>) -> Option<NamedDenial> {
    (text(event, "errorCode") == Some("VpceAccessDenied")).then_some(NamedDenial {
        kind: None,
        layer: Some(PolicyKind::VpcEndpoint),
        policy_arn: None,
    })
}

/// What is asked: one request, or one for each node of a command.
fn requests(
    call: &'static Call,
    event: Node<'_>,
    message: Option<&Message>,
    scenario: &mut Partial,
    notes: &mut Notes,
) -> Vec<PartialRequest> {
    let identity = member(event, "userIdentity");
    let own = text(event, "recipientAccountId").or_else(|| text(identity, "accountId"));
    let named = message.and_then(|message| message.resource.as_deref());
    let account = own.or_else(|| named.and_then(|arn| field(arn, ACCOUNT)));
    let region = text(event, "awsRegion").or_else(|| named.and_then(|arn| field(arn, REGION)));
    let parameters = member(event, "requestParameters");
    let Some(parameters) = (match call.action {
        _ if is_object(parameters) => Some(parameters),
        "ssm:DescribeSessions" => Some(Node::default()),
        _ => None,
    }) else {
        notes.say("import-no-parameters");
        let request = from_message(call, message, account, region, notes);
        if call.action == "ecs:ExecuteCommand" {
            container(scenario, None, notes);
        }
        return vec![request];
    };
    let mut targets = vec![text(parameters, "target").map(str::to_string)];
    let document = text(parameters, "documentName").map(str::to_string);
    let session_id = text(parameters, "sessionId").map(str::to_string);
    match call.action {
        "ssm:SendCommand" => targets = nodes(parameters, notes),
        "ecs:ExecuteCommand" => {
            let task = target::task(text(parameters, "cluster"), text(parameters, "task"));
            if task.default_cluster {
                notes.say("import-default-cluster");
            }
            targets = vec![task.target];
            container(scenario, text(parameters, "container"), notes);
        }
        _ => {}
    }
    if let Some(named) = command::named(member(parameters, "parameters")) {
        notes.on("import-parameters", &named);
    }
    for (name, id) in [("command", "import-command"), ("reason", "import-unseen")] {
        if let Some(text) = text(parameters, name) {
            let found = if name == "reason" { name } else { text };
            notes.on(id, found);
        }
    }
    let has_document = matches!(call.action, "ssm:StartSession" | "ssm:SendCommand");
    let request = |target| PartialRequest::Session {
        action: call.action,
        target,
        document: has_document.then(|| document.clone()),
        session_id: session_id.clone(),
        account: account.map(str::to_string),
        region: region.map(str::to_string),
    };
    targets.into_iter().map(request).collect()
}

/// The nodes of a command.
fn nodes(parameters: Node<'_>, notes: &mut Notes) -> Vec<Option<String>> {
    let list = |name: &str| {
        let values = parameters.get(name).and_then(Node::as_list);
        values.unwrap_or_default()
    };
    let ids = list("instanceIds").filter_map(Node::as_text);
    let mut ids: Vec<String> = ids.take(target::MOST + 1).map(str::to_string).collect();
    for picked in list("targets").take(target::MOST) {
        match target::ids_of(picked) {
            Some(found) => ids.extend(found),
            None => notes.on("import-targets", &compact(picked)),
        }
    }
    target::first(ids, notes)
}

/// What the error's message tells of a call whose parameters aren't in the event.
fn from_message(
    call: &'static Call,
    message: Option<&Message>,
    own: Option<&str>,
    own_region: Option<&str>,
    notes: &mut Notes,
) -> PartialRequest {
    // A message on another action says nothing of this call's resources.
    let message = message.filter(|message| message.action.eq_ignore_ascii_case(call.action));
    let resource = message.and_then(|message| message.resource.as_deref());
    let caller = message
        .and_then(|message| field(&message.principal, ACCOUNT))
        .or(own);
    let mut request = resource::request(call.action, resource, caller, notes);
    if let PartialRequest::Session {
        account, region, ..
    } = &mut request
    {
        if let Some(own) = own {
            *account = Some(own.to_string());
        }
        if let Some(own) = own_region {
            *region = Some(own.to_string());
        }
    }
    denied::default_document(&request, notes);
    request
}
