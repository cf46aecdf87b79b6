//! What the visitor works on, and every change to it that can be typed or chosen.

use crate::field::Field;
use crate::paste;
use session::call::ACTIONS;
use session::import::Partial;
use session::scenario::{
    Caller, CallerType, Network, Options, PolicyKind, PolicyText, Request, Scenario, SessionCall,
    VERSION,
};
use std::collections::BTreeMap;

/// What the visitor works on.
#[derive(Clone, Debug, PartialEq)]
pub struct Work {
    /// All of it, as a link would carry it.
    pub scenario: Scenario,
    /// A name for each policy that stays the same while others come and go.
    pub tabs: Vec<u32>,
    /// Index of the policy that is shown.
    pub selected: usize,
    /// The network path that isn't chosen, so that choosing it again finds its values.
    pub other_network: Option<Network>,
    /// The Session Manager call that another request took the place of.
    pub other_call: Option<SessionCall>,
    next_tab: u32,
}

/// A change to the work.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// A new policy, behind the others.
    Add,
    /// Takes a policy away.
    Remove(usize),
    /// A policy's text.
    Text(usize, String),
    /// A policy's name.
    Name(usize, String),
    /// A policy's kind.
    Kind(usize, PolicyKind),
    /// An SCP's or RCP's level.
    Level(usize, u32),
    /// One of the request's fields.
    Field(Field, String),
    /// What kind of principal calls.
    CallerType(CallerType),
    /// Over the internet, or through a VPC endpoint.
    ThroughEndpoint(bool),
}

impl Work {
    /// The work on a scenario. Its tabs count on from the work it replaces, whose text areas keep
    /// their undo histories to themselves.
    pub fn new(mut scenario: Scenario, replaced: Option<&Work>) -> Work {
        if scenario.policies.is_empty() {
            scenario.policies.push(empty_policy(&[]));
        }
        let first = replaced.map_or(0, |work| work.next_tab);
        let tabs: Vec<u32> = (first..).take(scenario.policies.len()).collect();
        Work {
            // Every example ends with the policy that it is about.
            selected: tabs.len().saturating_sub(1),
            next_tab: tabs.last().map_or(first, |last| last + 1),
            tabs,
            other_network: None,
            other_call: None,
            scenario,
        }
    }

    /// A clean page: nothing to read over anyone's shoulder.
    pub fn fresh(replaced: Option<&Work>) -> Work {
        let scenario = Scenario {
            version: VERSION,
            policies: Vec::new(),
            caller: Caller::default(),
            request: Request::Session(SessionCall {
                target: Some("i-0123456789abcdef0".to_string()),
                account: "111122223333".to_string(),
                region: "ap-northeast-1".to_string(),
                ..paste::empty_call()
            }),
            network: Some(Network::Internet {
                source_ip: Some("203.0.113.9".to_string()),
            }),
            context: BTreeMap::new(),
            options: Options::default(),
        };
        Work::new(scenario, replaced)
    }

    /// The policy that is shown.
    pub fn shown(&self) -> Option<&PolicyText> {
        self.scenario.policies.get(self.selected)
    }

    /// Whether no policy has any text.
    pub fn is_blank(&self) -> bool {
        self.scenario.policies.iter().all(is_blank)
    }

    /// Makes a change.
    pub fn edit(&mut self, edit: Edit) {
        match edit {
            Edit::Add => {
                let policies = &mut self.scenario.policies;
                policies.push(empty_policy(policies));
                self.selected = policies.len() - 1;
                self.tabs.push(self.next_tab);
                self.next_tab += 1;
            }
            Edit::Remove(index) => self.remove(index),
            Edit::Text(index, text) => self.change(index, |policy| policy.text = text),
            Edit::Name(index, name) => self.change(index, |policy| policy.name = name),
            Edit::Kind(index, kind) => self.change(index, |policy| policy.kind = kind),
            Edit::Level(index, level) => self.change(index, |policy| policy.level = level),
            Edit::Field(Field::Action, value) => self.set_action(value),
            Edit::Field(field, value) => field.write(&mut self.scenario, value),
            Edit::CallerType(kind) => {
                let caller = &mut self.scenario.caller;
                caller.kind = kind;
                if kind != CallerType::Role {
                    caller.role_arn = None;
                }
            }
            Edit::ThroughEndpoint(endpoint) => self.switch_network(endpoint),
        }
    }

    /// Takes over what a pasted text states.
    pub fn take(&mut self, part: &Partial) {
        let after = paste::applied(part, &self.scenario, self.other_call.as_ref());
        let before = std::mem::replace(&mut self.scenario, after);
        if let (Request::Session(call), Request::Api(_)) = (before.request, &self.scenario.request)
        {
            self.other_call = Some(call);
        }
        let through = |network: &Network| matches!(network, Network::VpcEndpoint { .. });
        if before.network.as_ref().map(through) != self.scenario.network.as_ref().map(through) {
            self.other_network = before.network;
        }
    }

    /// The scenario to evaluate: a policy without any text is one that hasn't been written yet.
    pub fn asked(&self) -> Scenario {
        let mut scenario = self.scenario.clone();
        for policy in &mut scenario.policies {
            policy.enabled &= !is_blank(policy);
        }
        scenario
    }

    fn change(&mut self, index: usize, change: impl FnOnce(&mut PolicyText)) {
        if let Some(policy) = self.scenario.policies.get_mut(index) {
            change(policy);
        }
    }

    fn remove(&mut self, index: usize) {
        if index >= self.scenario.policies.len() {
            return;
        }
        self.scenario.policies.remove(index);
        self.tabs.remove(index);
        if self.scenario.policies.is_empty() {
            self.edit(Edit::Add);
        }
        if self.selected >= index {
            self.selected = self.selected.saturating_sub(1);
        }
    }

    /// A Session Manager call takes the place of any other request.
    fn set_action(&mut self, action: String) {
        if matches!(self.scenario.request, Request::Api(_)) && ACTIONS.contains(&action.as_str()) {
            let call = self.other_call.take().unwrap_or_else(paste::empty_call);
            self.scenario.request = Request::Session(call);
        }
        Field::Action.write(&mut self.scenario, action);
    }

    fn switch_network(&mut self, endpoint: bool) {
        let current = self.scenario.network.take();
        if matches!(current, Some(Network::VpcEndpoint { .. })) == endpoint && current.is_some() {
            self.scenario.network = current;
            return;
        }
        let chosen = self.other_network.take().unwrap_or(if endpoint {
            Network::VpcEndpoint {
                vpc_source_ip: None,
                vpce: None,
                vpc: None,
            }
        } else {
            Network::Internet { source_ip: None }
        });
        self.scenario.network = Some(chosen);
        self.other_network = current;
    }
}

/// Whether a policy hasn't been written yet.
pub fn is_blank(policy: &PolicyText) -> bool {
    policy.text.trim().is_empty()
}

fn empty_policy(others: &[PolicyText]) -> PolicyText {
    let free = |name: &String| others.iter().all(|other| other.name != *name);
    let name = (1..).map(|n| format!("policy-{n}")).find(free);
    PolicyText {
        name: name.unwrap_or_default(),
        kind: PolicyKind::Identity,
        level: 0,
        text: String::new(),
        enabled: true,
        arn: None,
    }
}
