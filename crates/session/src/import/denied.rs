//! AWS's messages that access is denied → scenarios.
//!
//! Forms: <https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html>. A message
//! may stand anywhere, once or many times, wrapped by a terminal, and in the wording of any year.

use crate::answer::DenialKind;
use crate::documents;
use crate::import::identity::{self, ACCOUNT, field};
use crate::import::notes::Notes;
use crate::import::partial::{NamedDenial, Partial, PartialRequest};
use crate::import::target::container;
use crate::import::wrapped::Wrapped;
use crate::import::{Found, command, resource};
use crate::scenario::{CallerType, Network, PolicyKind};
use crate::words::kind_name;
use iam::language::Sentence;

/// What one message says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Message {
    /// Where it begins in the text.
    at: usize,
    pub principal: String,
    pub action: String,
    pub resource: Option<String>,
    pub denial: Option<NamedDenial>,
}

/// Kinds of policy as the messages name them, white space aside.
const LAYERS: [(&str, PolicyKind); 9] = [
    ("servicecontrolpolicy", PolicyKind::Scp),
    ("resourcecontrolpolicy", PolicyKind::Rcp),
    ("VPCendpointpolicy", PolicyKind::VpcEndpoint),
    ("permissionsboundary", PolicyKind::Boundary),
    ("sessionpolicy", PolicyKind::Session),
    ("sessionspolicy", PolicyKind::Session),
    ("resource-basedpolicy", PolicyKind::Resource),
    ("roletrustpolicy", PolicyKind::Trust),
    ("identity-basedpolicy", PolicyKind::Identity),
];

/// Reads all messages of a text; `None` where there is none.
pub(super) fn read(text: &str, notes: &mut Notes) -> Option<Found> {
    let messages = messages(text);
    if messages.is_empty() {
        return None;
    }
    let mut commands = command::calls(text).into_iter().peekable();
    let mut before = None;
    let mut found = Found::default();
    for message in messages {
        while let Some((_, call)) = commands.next_if(|(at, _)| *at < message.at) {
            before = Some(call);
        }
        let mut scenario = scenario(&message, notes);
        if let Some(request) = &mut scenario.request {
            complete(request, before.as_ref(), notes);
        }
        if scenario.network.is_none() {
            notes.say("import-no-network");
        }
        found.push(scenario, message.denial);
    }
    Some(found)
}

/// Finds all messages.
pub(super) fn messages(text: &str) -> Vec<Message> {
    const ANCHOR: &str = "isnotauthorizedtoperform:";
    let text = Wrapped::new(text);
    let mut messages = Vec::new();
    let mut done = 0;
    while let Some(found) = text.from(done).find(ANCHOR) {
        let anchor = done + found;
        let start = text
            .between(done, anchor)
            .rfind("User:")
            .map(|at| done + at);
        done = anchor + ANCHOR.len();
        if let Some(start) = start
            && let Some((message, end)) = message(&text, start, anchor, done)
        {
            messages.push(message);
            done = end;
        }
    }
    messages
}

/// Reads one message, given where it starts and the parts around the words that make it one.
fn message(text: &Wrapped, start: usize, anchor: usize, behind: usize) -> Option<(Message, usize)> {
    let principal = text.between(start + "User:".len(), anchor);
    if principal.is_empty() || !text.is_word(start + "User:".len(), anchor) {
        return None;
    }
    let is_half = |word: &str| word.split_once(':').is_none_or(|(_, name)| name.is_empty());
    let end = text.word(start, behind, is_half);
    let letters = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let action = text.between(behind, end);
    let action = action.trim_end_matches(|c| !letters(c));
    let (service, name) = action.split_once(':')?;
    if service.is_empty() || !service.chars().all(letters) || !name.chars().all(letters) {
        return None;
    }
    let mut at = end;
    let mut resource = None;
    if text.from(at).starts_with("onresource:") {
        let from = at + "onresource:".len();
        at = text.word(start, from, is_part);
        resource = Some(text.between(from, at));
    }
    let (denial, end) = clause(text, start, at, action);
    let resource = resource.map(|resource| match denial {
        // The sentence's own punctuation, or that around it.
        None => resource.trim_end_matches(['.', ',', ';', ')', '\'', '\\']),
        Some(_) => resource,
    });
    let message = Message {
        at: text.place(start),
        principal: principal.to_string(),
        action: action.to_string(),
        resource: resource
            .filter(|resource| !resource.is_empty())
            .map(str::to_string),
        denial,
    };
    Some((message, end))
}

/// An ARN that lacks fields, or its end.
fn is_part(word: &str) -> bool {
    let arn = "arn:".starts_with(word) || word.starts_with("arn:");
    arn && iam::arn::fields(word).is_none_or(|[.., name]| name.is_empty() || name.ends_with('/'))
}

/// The reason at this place, and where it ends.
fn clause(text: &Wrapped, start: usize, at: usize, action: &str) -> (Option<NamedDenial>, usize) {
    let rest = text.from(at);
    let end = |rest: &str| text.text().len() - rest.len();
    let named = |kind, layer, policy_arn| NamedDenial {
        kind: Some(kind),
        layer,
        policy_arn,
    };
    if let Some(rest) = rest.strip_prefix("becauseno") {
        let (layer, rest) = layer(rest).map_or((None, rest), |(layer, rest)| (Some(layer), rest));
        let tail = rest
            .strip_prefix("allowsthe")
            .and_then(|rest| rest.strip_prefix(action));
        let rest = tail
            .and_then(|rest| rest.strip_prefix("action"))
            .unwrap_or(rest);
        return (Some(named(DenialKind::Implicit, layer, None)), end(rest));
    }
    let Some(rest) = rest.strip_prefix("withanexplicitdeny") else {
        return (None, at);
    };
    let mut found = (None, rest);
    for article in ["ina", "inan", "inthe"] {
        if let Some((kind, rest)) = rest.strip_prefix(article).and_then(layer) {
            let through = "transitivelythroughaservicecontrolpolicy";
            found = (Some(kind), rest.strip_prefix(through).unwrap_or(rest));
        }
    }
    let (layer, rest) = found;
    let mut at = end(rest);
    let mut policy_arn = None;
    if rest.starts_with(":arn:") {
        let from = at + 1;
        at = text.word(start, from, is_part);
        let arn = text
            .between(from, at)
            .trim_end_matches(['.', ',', ';', ')', '\'', '\\']);
        policy_arn = Some(arn.to_string());
    }
    (Some(named(DenialKind::Explicit, layer, policy_arn)), at)
}

fn layer(text: &str) -> Option<(PolicyKind, &str)> {
    let mut layers = LAYERS.iter();
    layers.find_map(|(name, kind)| Some((*kind, text.strip_prefix(name)?)))
}

/// What a message says of a scenario, with a note on all that it doesn't.
pub(super) fn scenario(message: &Message, notes: &mut Notes) -> Partial {
    let caller = identity::caller(&message.principal);
    match caller.as_ref().map(|caller| caller.kind) {
        None => notes.on("import-principal", &message.principal),
        Some(CallerType::Role | CallerType::ServiceLinkedRole) => {
            let has_path = caller
                .as_ref()
                .is_some_and(|caller| caller.role_arn.is_some());
            match has_path {
                true => notes.on("import-role-session", &message.principal),
                false => notes.on("import-role-path", &message.principal),
            }
        }
        Some(_) => {}
    }
    let account = field(&message.principal, ACCOUNT);
    let resource = message.resource.as_deref();
    let request = resource::request(&message.action, resource, account, notes);
    if message.action == "ssm:TerminateSession" {
        notes.say("import-plugin");
    }
    reason(message.denial.as_ref(), notes);
    let layer = message.denial.as_ref().and_then(|denial| denial.layer);
    let network = match layer {
        Some(PolicyKind::VpcEndpoint) => {
            notes.say("import-through-endpoint");
            Some(Some(Network::VpcEndpoint {
                vpc_source_ip: None,
                vpce: None,
                vpc: None,
            }))
        }
        _ => None,
    };
    let mut scenario = Partial {
        caller,
        request: None,
        network,
        ..Partial::default()
    };
    if let PartialRequest::Session {
        action: "ecs:ExecuteCommand",
        ..
    } = request
    {
        container(&mut scenario, None, notes);
    }
    scenario.request = Some(request);
    scenario
}

/// What AWS says of the policy that denies.
pub(super) fn reason(denial: Option<&NamedDenial>, notes: &mut Notes) {
    let Some(denial) = denial else {
        notes.say("import-no-reason");
        return;
    };
    let kind = denial.layer.map(kind_name);
    let sentence = match (denial.kind, kind) {
        (Some(DenialKind::Implicit), Some(kind)) => {
            Sentence::new("import-reason-implicit").with("kind", kind)
        }
        (Some(DenialKind::Explicit), Some(kind)) => {
            Sentence::new("import-reason-explicit").with("kind", kind)
        }
        (None, Some(kind)) => Sentence::new("import-reason-layer").with("kind", kind),
        (Some(DenialKind::Explicit), None) => Sentence::new("import-reason-unnamed-explicit"),
        (_, None) => Sentence::new("import-reason-unnamed"),
    };
    notes.add(sentence);
    if let Some(arn) = &denial.policy_arn {
        notes.on("import-policy-arn", arn);
    }
}

/// Fills what the message leaves out from the command in front of it, where that is the same call;
/// notes what is still missing.
fn complete(request: &mut PartialRequest, before: Option<&PartialRequest>, notes: &mut Notes) {
    let PartialRequest::Session {
        action,
        target,
        document,
        ..
    } = request
    else {
        return;
    };
    if let Some(PartialRequest::Session {
        action: same,
        target: node,
        document: name,
        ..
    }) = before
        && action == same
    {
        let default = || Some(documents::DEFAULT.to_string());
        let named = |document: &Option<Option<String>>| match document {
            Some(None) => default(),
            Some(name) => name.clone(),
            None => None,
        };
        let fits = target.is_none() || node.is_none() || target == node;
        if fits && document.is_none() && name.is_some() {
            document.clone_from(name);
            notes.say("import-document-from-command");
        } else if named(document) == named(name) && target.is_none() && node.is_some() {
            target.clone_from(node);
            document.clone_from(name);
            notes.say("import-target-from-command");
        }
    }
    default_document(request, notes);
    missing(request, notes);
}

/// Notes where a message names the document that a call gets by naming none.
pub(super) fn default_document(request: &PartialRequest, notes: &mut Notes) {
    if let PartialRequest::Session {
        action: "ssm:StartSession",
        document: Some(Some(name)),
        ..
    } = request
        && name == documents::DEFAULT
    {
        notes.say("import-maybe-default");
    }
}

/// Notes which resources of the call are still unknown.
pub(super) fn missing(request: &PartialRequest, notes: &mut Notes) {
    let PartialRequest::Session {
        action,
        target,
        document,
        session_id,
        account,
        region,
    } = request
    else {
        return;
    };
    let starts = ["ssm:StartSession", "ssm:SendCommand"].contains(action);
    let on_node = starts || ["ssm:GetConnectionStatus", "ecs:ExecuteCommand"].contains(action);
    let on_session = ["ssm:ResumeSession", "ssm:TerminateSession"].contains(action);
    if region.is_none() {
        notes.say("import-no-region");
    }
    if account.is_none() {
        notes.say("import-no-account");
    }
    if starts && document.is_none() {
        notes.say("import-no-document");
    }
    if on_node && target.is_none() {
        notes.say("import-no-target");
    }
    if on_session && session_id.is_none() {
        notes.say("import-no-session");
    }
}
