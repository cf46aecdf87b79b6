//! A scenario as a list of facts, each with a name, and which of them differ between two scenarios.

use crate::text::id;
use crate::view::terms;
use session::scenario::{ContextValue, Network, Request, Scenario, SessionCall};
use std::collections::BTreeMap;

/// A word of the page, or a text of the scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// The id of the page's words.
    Words(&'static str),
    /// As it stands in the scenario.
    Text(String),
}

/// A fact that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What it is about.
    pub name: Said,
    /// What it was, if anything.
    pub before: Option<Said>,
    /// What it is, if anything.
    pub after: Option<Said>,
}

/// The facts of everything but the policies that differ, in the order of the form.
pub fn changes(before: &Scenario, after: &Scenario) -> Vec<Change> {
    let (before, after) = (facts(before), facts(after));
    let find = |facts: &Facts, name: &Said| {
        let mut found = facts.iter().filter(|(other, _)| other == name);
        found.next().map(|(_, value)| value.clone())
    };
    let gone = before
        .iter()
        .filter(|(name, _)| find(&after, name).is_none());
    let mut changes: Vec<Change> = Vec::new();
    for (name, _) in after.iter().chain(gone) {
        let change = Change {
            before: find(&before, name),
            after: find(&after, name),
            name: name.clone(),
        };
        if change.before != change.after {
            changes.push(change);
        }
    }
    changes
}

/// Names with their values.
pub type Facts = Vec<(Said, Said)>;

/// The facts of everything but the policies.
pub fn facts(scenario: &Scenario) -> Facts {
    let mut facts = Facts::new();
    match &scenario.request {
        Request::Session(call) => call_facts(call, &mut facts),
        Request::Api(api) => {
            push(&mut facts, id("action"), Some(&api.action));
            push(&mut facts, id("resource"), Some(&api.resource));
            let account = api.resource_account.as_ref();
            push(&mut facts, id("resource-account"), account);
        }
    }
    network_facts(scenario.network.as_ref(), &mut facts);
    let caller = &scenario.caller;
    push(&mut facts, id("caller"), Some(&caller.arn));
    let kind = Said::Words(terms::caller_type(caller.kind));
    facts.push((Said::Words(id("caller-type")), kind));
    push(&mut facts, id("role-arn"), caller.role_arn.as_ref());
    push(&mut facts, id("user-id"), caller.user_id.as_ref());
    tag_list(&mut facts, id("caller-tags"), &caller.tags);
    for (key, value) in &scenario.context {
        let value = match value {
            ContextValue::One(value) => Said::Text(value.clone()),
            ContextValue::Many(values) => Said::Text(values.join(", ")),
            ContextValue::Unknown(_) => Said::Words(id("key-unknown")),
            ContextValue::Absent => Said::Words(id("key-absent")),
        };
        facts.push((Said::Text(key.clone()), value));
    }
    facts
}

fn call_facts(call: &SessionCall, facts: &mut Facts) {
    push(facts, id("action"), Some(&call.action));
    push(facts, id("target"), call.target.as_ref());
    match &call.document {
        None if call.action == "ssm:StartSession" => {
            let default = Said::Words(id("document-default"));
            facts.push((Said::Words(id("document")), default));
        }
        document => push(facts, id("document"), document.as_ref()),
    }
    push(facts, id("document-owner"), call.document_owner.as_ref());
    push(facts, id("session-id"), call.session_id.as_ref());
    push(facts, id("region"), Some(&call.region));
    push(facts, id("account"), Some(&call.account));
    tag_list(facts, id("target-tags"), &call.target_tags);
    tag_list(facts, id("document-tags"), &call.document_tags);
}

fn network_facts(network: Option<&Network>, facts: &mut Facts) {
    let path = match network {
        None => id("network-none"),
        Some(Network::Internet { .. }) => id("network-internet"),
        Some(Network::VpcEndpoint { .. }) => id("network-endpoint"),
    };
    facts.push((Said::Words(id("network-path")), Said::Words(path)));
    match network {
        None => {}
        Some(Network::Internet { source_ip }) => {
            push(facts, id("source-ip"), source_ip.as_ref());
        }
        Some(Network::VpcEndpoint {
            vpc_source_ip,
            vpce,
            vpc,
        }) => {
            push(facts, id("vpc-source-ip"), vpc_source_ip.as_ref());
            push(facts, id("vpce"), vpce.as_ref());
            push(facts, id("vpc"), vpc.as_ref());
        }
    }
}

fn push(facts: &mut Facts, name: &'static str, value: Option<&String>) {
    if let Some(value) = value.filter(|value| !value.is_empty()) {
        facts.push((Said::Words(name), Said::Text(value.clone())));
    }
}

fn tag_list(facts: &mut Facts, name: &'static str, tags: &BTreeMap<String, String>) {
    let each: Vec<String> = tags
        .iter()
        .map(|(key, tag)| format!("{key}={tag}"))
        .collect();
    push(facts, name, Some(&each.join(", ")));
}
