//! From a pasted text to the scenario: what the text states takes the place of what was there.
//!
//! Invariant: nothing else changes, except that what was known of another caller, node or document
//! only goes with it.

use iam::language::Language;
use session::answer::{Decision, Denial};
use session::import::{ImportKind, NamedDenial, Partial, PartialCaller, PartialRequest};
use session::scenario::{ApiCall, Caller, CallerType, Request, Scenario, SessionCall};
use std::collections::BTreeMap;
use yew::AttrValue;

/// What stands in the dialog. It stays there when the dialog closes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// The pasted text.
    pub text: AttrValue,
    /// Which of the calls in it, from 0.
    pub chosen: usize,
}

impl Draft {
    /// The chosen one of the calls.
    pub fn pick(&self, calls: Vec<Partial>) -> Option<Partial> {
        calls.into_iter().nth(self.chosen)
    }
}

/// The scenario with what the text states. A call takes what the text leaves open from the call
/// before it: this one, or else the `other`.
pub fn applied(part: &Partial, before: &Scenario, other: Option<&SessionCall>) -> Scenario {
    let mut scenario = before.clone();
    if let Some(caller) = &part.caller {
        scenario.caller = caller_of(caller, &before.caller);
    }
    if let Some(request) = &part.request {
        scenario.request = request_of(request, &before.request, other);
    }
    if let Some(network) = &part.network {
        scenario.network.clone_from(network);
    }
    scenario.context.extend(part.context.clone());
    scenario
}

/// How a denial that AWS is said to have made goes together with the policies here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// They deny it, for the reason that AWS named, if it named one.
    SameReason,
    /// They deny it for another one.
    OtherReason,
    /// They allow it.
    Allowed,
    /// They leave it to what is unknown.
    Depends,
}

/// Holds the verdict on the scenario that a text gives against the denial in that text, where it tells
/// of one.
pub fn agreement(
    scenario: &Scenario,
    kind: ImportKind,
    named: Option<&NamedDenial>,
) -> Option<Agreement> {
    if kind != ImportKind::AccessDenied && named.is_none() {
        return None;
    }
    let answer = session::evaluate(scenario, Language::default());
    let mut denials = answer.checks.iter().flat_map(|check| &check.denials);
    let same = |denial: &Denial| {
        named.is_none_or(|named| {
            named.kind.is_none_or(|kind| kind == denial.kind)
                && named.layer.is_none_or(|layer| layer == denial.layer)
        })
    };
    Some(match answer.decision? {
        Decision::Deny if denials.any(same) => Agreement::SameReason,
        Decision::Deny => Agreement::OtherReason,
        Decision::Allow => Agreement::Allowed,
        Decision::Depends => Agreement::Depends,
    })
}

/// A call in which nothing is filled in.
pub fn empty_call() -> SessionCall {
    SessionCall {
        action: "ssm:StartSession".to_string(),
        target: None,
        document: None,
        session_id: None,
        document_owner: None,
        kms_key: None,
        account: String::new(),
        region: String::new(),
        target_tags: BTreeMap::new(),
        document_tags: BTreeMap::new(),
    }
}

fn caller_of(part: &PartialCaller, before: &Caller) -> Caller {
    let arn = part.arn.as_ref().unwrap_or(&before.arn);
    let mut caller = if *arn == before.arn {
        before.clone()
    } else {
        Caller {
            arn: arn.clone(),
            management_account: before.management_account,
            ..Caller::default()
        }
    };
    caller.kind = part.kind;
    if caller.kind != CallerType::Role {
        caller.role_arn = None;
    }
    state(&mut caller.role_arn, &part.role_arn);
    state(&mut caller.user_id, &part.user_id);
    caller
}

fn request_of(part: &PartialRequest, before: &Request, other: Option<&SessionCall>) -> Request {
    match part {
        PartialRequest::Api { action, resource } => {
            let same = match before {
                Request::Api(api) if api.action == *action => Some(api.clone()),
                _ => None,
            };
            let mut api = same.unwrap_or_else(|| ApiCall {
                action: action.clone(),
                resource: "*".to_string(),
                resource_account: None,
            });
            if let Some(resource) = resource
                && api.resource != *resource
            {
                api.resource.clone_from(resource);
                api.resource_account = None;
            }
            Request::Api(api)
        }
        PartialRequest::Session {
            action,
            target,
            document,
            session_id,
            account,
            region,
        } => {
            let mut call = match before {
                Request::Session(call) => call.clone(),
                Request::Api(_) => other.cloned().unwrap_or_else(empty_call),
            };
            call.action = (*action).to_string();
            if target.is_some() && *target != call.target {
                call.target.clone_from(target);
                call.target_tags.clear();
            }
            if let Some(document) = document
                && *document != call.document
            {
                call.document.clone_from(document);
                call.document_owner = None;
                call.document_tags.clear();
            }
            state(&mut call.session_id, session_id);
            if let Some(account) = account {
                call.account.clone_from(account);
            }
            if let Some(region) = region {
                call.region.clone_from(region);
            }
            Request::Session(call)
        }
    }
}

fn state(member: &mut Option<String>, stated: &Option<String>) {
    if stated.is_some() {
        member.clone_from(stated);
    }
}

#[cfg(test)]
mod tests;
