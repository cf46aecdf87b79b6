//! Everything a visitor can change, and how. The answer is computed from it and never kept in it.

use crate::examples::{Example, FIRST};
use crate::field::Field;
use crate::paste::{self, Draft};
use crate::place::{Caret, Place};
use iam::language::Language;
use session::answer::Answer;
use session::call::ACTIONS;
use session::import::Partial;
use session::scenario::{
    Caller, CallerType, Network, Options, PolicyKind, PolicyText, Request, Scenario, SessionCall,
    VERSION,
};
use std::collections::BTreeMap;
use std::rc::Rc;
use yew::{AttrValue, Reducible};

/// The page's state.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// What the visitor works on.
    pub work: Work,
    /// Whether any of it was typed here.
    pub edited: bool,
    /// The work that was replaced last, to bring back.
    pub previous: Option<Previous>,
    /// Why the last link wasn't opened.
    pub refused: Option<String>,
    /// What stands in the dialog for pasted texts.
    pub draft: Draft,
    /// The language of the page.
    pub language: Language,
    /// What a reason points at.
    pub pointed: Option<Place>,
    /// Where the caret was set.
    pub caret: Option<Caret>,
    /// The place that was asked for last.
    pub sought: Option<Sought>,
    next_tab: u32,
}

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
}

/// Work that was replaced.
#[derive(Clone, Debug, PartialEq)]
pub struct Previous {
    /// The work.
    pub work: Work,
    /// Whether any of it was typed here.
    pub edited: bool,
    /// What replaced it.
    pub by: Replacement,
}

/// What replaced the work.
#[derive(Clone, Debug, PartialEq)]
pub enum Replacement {
    /// An example.
    Example(&'static Example),
    /// A clean page.
    Fresh,
    /// The scenario of a link.
    Link,
    /// The removal of the policy with this name.
    Removal(String),
    /// A request that was read from a pasted text.
    Paste,
}

/// A place to bring into view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sought {
    /// Where.
    pub place: Place,
    /// Whether the caret goes there too.
    pub with_caret: bool,
    /// Tells two requests for the same place apart.
    pub turn: u32,
}

/// A change.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// To the work.
    Edit(Edit),
    /// Shows a policy.
    Select(usize),
    /// Replaces the work by an example.
    Load(&'static Example),
    /// Replaces the work by a clean page.
    StartFresh,
    /// Replaces the work by the scenario that the fragment of a link carries.
    Open(String),
    /// Brings the replaced work back.
    Restore,
    /// Gives the replaced work up.
    Dismiss,
    /// Types into the dialog for pasted texts.
    Draft(AttrValue),
    /// Chooses one of the calls that the pasted text holds.
    Choose(usize),
    /// Puts the chosen call into the request.
    Apply,
    /// Changes the language.
    Speak(Language),
    /// Points at a place, or no longer.
    Point(Option<Place>),
    /// Sets the caret.
    SetCaret(Caret),
    /// Brings a place into view.
    Seek(Place),
    /// The same, with the caret.
    GoTo(Place),
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

impl State {
    /// The page as it opens.
    pub fn new(language: Language) -> State {
        let mut state = State {
            work: fresh(0),
            edited: false,
            previous: None,
            refused: None,
            draft: Draft::default(),
            language,
            pointed: None,
            caret: None,
            sought: None,
            next_tab: 1,
        };
        if let Some(scenario) = Example::find(FIRST).and_then(Example::scenario) {
            state.replace(scenario);
        }
        state
    }

    /// The scenario to evaluate.
    pub fn asked(&self) -> Scenario {
        self.work.asked()
    }

    /// The answer, without what there is to say about policies that haven't been written yet.
    pub fn answer(scenario: &Scenario, language: Language) -> Answer {
        let mut answer = session::evaluate(scenario, language);
        let policies = &scenario.policies;
        answer
            .diagnostics
            .retain(|found| policies.get(found.policy).is_some_and(|p| !is_blank(p)));
        answer
    }

    /// Whether no policy has any text.
    pub fn is_blank(&self) -> bool {
        self.work.scenario.policies.iter().all(is_blank)
    }

    fn edit(&mut self, edit: Edit) {
        self.edited = true;
        // An edit moves the text away from under the spans of the answer it was pointed from.
        self.forget_places();
        match edit {
            Edit::Add => {
                let tab = self.take_tab();
                let policies = &mut self.work.scenario.policies;
                policies.push(empty_policy(policies));
                self.work.tabs.push(tab);
                self.work.selected = policies.len() - 1;
            }
            Edit::Remove(index) => self.remove(index),
            Edit::Text(index, text) => self.change(index, |policy| policy.text = text),
            Edit::Name(index, name) => self.change(index, |policy| policy.name = name),
            Edit::Kind(index, kind) => self.change(index, |policy| policy.kind = kind),
            Edit::Level(index, level) => self.change(index, |policy| policy.level = level),
            Edit::Field(Field::Action, value) => self.work.set_action(value),
            Edit::Field(field, value) => field.write(&mut self.work.scenario, value),
            Edit::CallerType(kind) => {
                let caller = &mut self.work.scenario.caller;
                caller.kind = kind;
                if kind != CallerType::Role {
                    caller.role_arn = None;
                }
            }
            Edit::ThroughEndpoint(endpoint) => self.work.switch_network(endpoint),
        }
    }

    fn change(&mut self, index: usize, change: impl FnOnce(&mut PolicyText)) {
        if let Some(policy) = self.work.scenario.policies.get_mut(index) {
            change(policy);
        }
    }

    fn remove(&mut self, index: usize) {
        let Some(policy) = self.work.scenario.policies.get(index) else {
            return;
        };
        if !is_blank(policy) {
            self.previous = Some(Previous {
                by: Replacement::Removal(policy.name.clone()),
                edited: self.edited,
                work: self.work.clone(),
            });
        }
        self.work.scenario.policies.remove(index);
        self.work.tabs.remove(index);
        if self.work.selected >= index {
            self.work.selected = self.work.selected.saturating_sub(1);
        }
        if self.work.scenario.policies.is_empty() {
            let tab = self.take_tab();
            self.work.scenario.policies.push(empty_policy(&[]));
            self.work.tabs.push(tab);
        }
    }

    /// Keeps what was typed; a mere example isn't worth keeping.
    fn keep(&mut self, by: Replacement) {
        if self.edited && !self.is_blank() {
            self.previous = Some(Previous {
                work: self.work.clone(),
                edited: self.edited,
                by,
            });
        }
        self.edited = false;
        self.forget_places();
    }

    /// A link that can't be opened changes nothing.
    fn open(&mut self, fragment: &str) {
        match session::link::decode(fragment, self.language) {
            Ok(scenario) => {
                self.refused = None;
                self.keep(Replacement::Link);
                self.replace(scenario);
            }
            Err(sentence) => self.refused = Some(sentence),
        }
    }

    fn apply(&mut self) {
        let read = session::import::import(&self.draft.text, self.language);
        let Some(part) = read.ok().and_then(|read| self.draft.pick(read.scenarios)) else {
            return;
        };
        let before = self.work.clone();
        self.work.take(&part);
        if self.work != before {
            self.previous = Some(Previous {
                work: before,
                edited: self.edited,
                by: Replacement::Paste,
            });
            self.edited = true;
            self.forget_places();
        }
    }

    fn forget_places(&mut self) {
        self.pointed = None;
        self.caret = None;
        self.sought = None;
    }

    fn replace(&mut self, mut scenario: Scenario) {
        if scenario.policies.is_empty() {
            scenario.policies.push(empty_policy(&[]));
        }
        let tabs: Vec<u32> = scenario.policies.iter().map(|_| self.take_tab()).collect();
        self.work = Work {
            // Every example ends with the policy that it is about.
            selected: tabs.len().saturating_sub(1),
            tabs,
            other_network: None,
            other_call: None,
            scenario,
        };
    }

    fn seek(&mut self, place: Place, with_caret: bool) {
        let turn = self.sought.map_or(0, |sought| sought.turn.wrapping_add(1));
        self.work.selected = place.policy;
        self.sought = Some(Sought {
            place,
            with_caret,
            turn,
        });
    }

    fn take_tab(&mut self) -> u32 {
        self.next_tab += 1;
        self.next_tab
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<State>, action: Action) -> Rc<State> {
        let same = match action {
            Action::Point(place) => place == self.pointed,
            Action::SetCaret(caret) => Some(caret) == self.caret,
            _ => false,
        };
        if same {
            return self;
        }
        let mut state = Rc::unwrap_or_clone(self);
        match action {
            Action::Edit(edit) => state.edit(edit),
            Action::Select(index) => {
                state.work.selected = index.min(state.work.tabs.len().saturating_sub(1));
            }
            Action::Load(example) => {
                if let Some(scenario) = example.scenario() {
                    state.keep(Replacement::Example(example));
                    state.replace(scenario);
                }
            }
            Action::StartFresh => {
                state.keep(Replacement::Fresh);
                state.work = fresh(state.take_tab());
                state.draft = Draft::default();
            }
            Action::Open(fragment) => state.open(&fragment),
            Action::Restore => {
                if let Some(previous) = state.previous.take() {
                    state.work = previous.work;
                    state.edited = previous.edited;
                    state.forget_places();
                }
            }
            Action::Dismiss => {
                state.previous = None;
                state.refused = None;
            }
            Action::Draft(text) => state.draft = Draft { text, chosen: 0 },
            Action::Choose(index) => state.draft.chosen = index,
            Action::Apply => state.apply(),
            Action::Speak(language) => state.language = language,
            Action::Point(place) => state.pointed = place,
            Action::SetCaret(caret) => state.caret = Some(caret),
            Action::Seek(place) => state.seek(place, false),
            Action::GoTo(place) => state.seek(place, true),
        }
        Rc::new(state)
    }
}

impl Work {
    /// The policy that is shown.
    pub fn shown(&self) -> Option<&PolicyText> {
        self.scenario.policies.get(self.selected)
    }

    /// The scenario to evaluate: a policy without any text is one that hasn't been written yet.
    pub fn asked(&self) -> Scenario {
        let mut scenario = self.scenario.clone();
        for policy in &mut scenario.policies {
            policy.enabled &= !is_blank(policy);
        }
        scenario
    }

    /// Takes over what a pasted text states.
    fn take(&mut self, part: &Partial) {
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

fn is_blank(policy: &PolicyText) -> bool {
    policy.text.trim().is_empty()
}

/// A clean page: nothing to read over anyone's shoulder.
fn fresh(tab: u32) -> Work {
    Work {
        scenario: Scenario {
            version: VERSION,
            policies: vec![empty_policy(&[])],
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
        },
        tabs: vec![tab],
        selected: 0,
        other_network: None,
        other_call: None,
    }
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

#[cfg(test)]
mod tests;
