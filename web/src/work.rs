//! What the visitor works on, and every change to it that can be typed or chosen.

mod policies;

use crate::examples::Example;
use crate::field::{Field, is_role};
use crate::files::Opened;
use crate::tags::{Owner, Tag, TagRows, problem};
use crate::text::Words;
use crate::{keys, paste};
use iam::language::{Language, Sentence};
use session::access::{self, Documents, Source};
use session::answer::{Decision, InputError};
use session::call::ACTIONS;
use session::change::Replaced;
use session::import::Partial;
use session::scenario::{
    ApiCall, Caller, CallerType, ContextValue, Network, Options, PolicyKind, PolicyText, Request,
    Scenario, SessionCall, VERSION,
};
use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr};

/// What the visitor works on.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// Tells this work from the one it replaced.
    pub born: u32,
    /// The tags as they were typed last.
    pub tags: TagRows,
    /// The list of values that was typed last, with its key in lower case.
    pub list: (String, String),
    /// The example it began with.
    pub example: Option<&'static Example>,
    next_tab: u32,
}

/// A change to the work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// A new policy, behind the others.
    Add,
    /// New policies from files, each a name and a text.
    Open(Vec<Opened>),
    /// A copy of a policy, behind it.
    Duplicate(usize),
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
    /// Whether a policy is evaluated.
    Enabled(usize, bool),
    /// A policy's ARN; empty where it isn't known.
    Arn(usize, String),
    /// One of the request's fields.
    Field(Field, String),
    /// What kind of principal calls.
    CallerType(CallerType),
    /// Whether the caller is in the organization's management account.
    ManagementAccount(bool),
    /// The way the request takes.
    Path(Path),
    /// All tags of one owner.
    Tags(Owner, Vec<Tag>),
    /// Takes one of these tags away.
    RemoveTag(Owner, usize),
    /// How a condition key is set by hand; not at all, and it is derived.
    Key(String, Option<ContextValue>),
    /// A condition key's values, one by line.
    List(String, String),
    /// How to read the rest.
    Options(Options),
}

impl Edit {
    /// Whether it changes the policies, and nothing of what is asked.
    pub fn is_of_policies(&self) -> bool {
        match self {
            Edit::Add
            | Edit::Open(_)
            | Edit::Duplicate(_)
            | Edit::Remove(_)
            | Edit::Text(..)
            | Edit::Name(..)
            | Edit::Kind(..)
            | Edit::Level(..)
            | Edit::Enabled(..)
            | Edit::Arn(..) => true,
            Edit::Field(..)
            | Edit::CallerType(_)
            | Edit::ManagementAccount(_)
            | Edit::Path(_)
            | Edit::Tags(..)
            | Edit::RemoveTag(..)
            | Edit::Key(..)
            | Edit::List(..)
            | Edit::Options(_) => false,
        }
    }
}

/// What a cell of the access map stands for; what is `None` stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// With which document.
    pub documents: Option<Documents>,
    /// From where.
    pub source: Option<Source>,
    /// What the cell says.
    pub decision: Decision,
}

/// The way a request takes to AWS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Path {
    /// It isn't given: no key of the network is derived.
    None,
    /// Over the internet.
    Internet,
    /// Through a VPC endpoint.
    VpcEndpoint,
}

impl Path {
    /// The path of a network.
    pub fn of(network: Option<&Network>) -> Path {
        match network {
            None => Path::None,
            Some(Network::Internet { .. }) => Path::Internet,
            Some(Network::VpcEndpoint { .. }) => Path::VpcEndpoint,
        }
    }

    fn network(self) -> Option<Network> {
        match self {
            Path::None => None,
            Path::Internet => Some(Network::Internet { source_ip: None }),
            Path::VpcEndpoint => Some(Network::VpcEndpoint {
                vpc_source_ip: None,
                vpce: None,
                vpc: None,
            }),
        }
    }
}

/// A private address, where any will do.
const PRIVATE: IpAddr = IpAddr::V4(Ipv4Addr::new(10, 0, 0, 5));

impl Work {
    /// The work on a scenario. Its tabs count on from the work it replaces, whose text areas keep
    /// their undo histories to themselves.
    pub fn new(mut scenario: Scenario, replaced: Option<&Work>) -> Work {
        if scenario.policies.is_empty() {
            scenario.policies.push(policies::empty(&[]));
        }
        for policy in &mut scenario.policies {
            policy.text = policies::typed(&policy.text).into();
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
            born: first,
            tags: TagRows::default(),
            list: Default::default(),
            example: None,
            scenario,
        }
    }

    /// The work on an example, if there is one to begin with.
    pub fn on(example: Option<&'static Example>, replaced: Option<&Work>) -> Option<Work> {
        let scenario = example?.scenario()?;
        Some(Work {
            example,
            ..Work::new(scenario, replaced)
        })
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
            Edit::Add => self.add(),
            Edit::Open(files) => self.open(files),
            Edit::Duplicate(index) => self.duplicate(index),
            Edit::Remove(index) => self.remove(index),
            Edit::Text(index, text) => self.change(index, |policy| policy.text = text.into()),
            Edit::Name(index, name) => self.change(index, |policy| policy.name = name),
            Edit::Kind(index, kind) => self.change(index, |policy| policy.kind = kind),
            Edit::Level(index, level) => self.change(index, |policy| policy.level = level),
            Edit::Enabled(index, enabled) => self.change(index, |policy| policy.enabled = enabled),
            Edit::Arn(index, arn) => {
                self.change(index, |policy| {
                    policy.arn = Some(arn).filter(|arn| !arn.is_empty())
                });
            }
            Edit::Field(Field::Action, value) => self.set_action(value),
            Edit::Field(field, value) => field.write(&mut self.scenario, value),
            Edit::CallerType(kind) => {
                let caller = &mut self.scenario.caller;
                caller.kind = kind;
                if !is_role(kind) {
                    caller.role_arn = None;
                }
            }
            Edit::ManagementAccount(is) => self.scenario.caller.management_account = is,
            Edit::Path(path) => self.take_path(path),
            Edit::Tags(owner, rows) => self.tags.write(owner, rows, &mut self.scenario),
            Edit::RemoveTag(owner, index) => {
                let mut rows = self.tag_rows(owner);
                if index < rows.len() {
                    rows.remove(index);
                }
                self.tags.write(owner, rows, &mut self.scenario);
            }
            Edit::Key(key, value) => keys::set(&mut self.scenario, &key, value),
            Edit::List(key, text) => {
                let values = keys::lines(&text);
                keys::set(&mut self.scenario, &key, Some(ContextValue::Many(values)));
                self.list = (key.to_lowercase(), text);
            }
            Edit::Options(options) => self.scenario.options = options,
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
        let path = Path::of(self.scenario.network.as_ref());
        if Path::of(before.network.as_ref()) != path {
            self.other_network = before.network;
        }
    }

    /// Asks what other work asked, of the policies as they are.
    pub fn ask_as(&mut self, other: Work) {
        let own = std::mem::replace(self, other);
        self.scenario.policies = own.scenario.policies;
        self.tabs = own.tabs;
        self.selected = own.selected;
        self.next_tab = own.next_tab;
    }

    /// Takes over what a cell of the access map stands for.
    pub fn ask(&mut self, asked: &Asked) {
        let documents = asked.documents.as_ref();
        let before = self.scenario.clone();
        match (asked.source, documents) {
            (Some(source), _) => self.scenario = access::asked(&before, documents, source),
            (None, Some(documents)) => {
                self.scenario.request = access::with(&before.request, documents);
            }
            (None, None) => {}
        }
        // Where all private addresses are decided alike, an unknown one may still not be.
        if asked.source == Some(Source::VpcEndpoint(None)) {
            let answer = session::evaluate(&self.asked(), Language::default());
            if answer.decision != Some(asked.decision) {
                let source = Source::VpcEndpoint(Some(PRIVATE));
                self.scenario = access::asked(&before, documents, source);
            }
        }
        let path = Path::of(self.scenario.network.as_ref());
        if Path::of(before.network.as_ref()) != path {
            self.other_network = before.network;
        }
    }

    /// Takes over the members of a change to what is asked.
    pub fn replace(&mut self, replaced: &Replaced) {
        let mut after = replaced.applied(&self.scenario);
        let policies = replaced.policies.is_some();
        let policies = policies.then(|| std::mem::take(&mut after.policies));
        let own = std::mem::replace(&mut self.scenario, after);
        if let Some(policies) = policies {
            self.scenario.policies = own.policies;
            self.replace_policies(policies);
        }
        let path = Path::of(self.scenario.network.as_ref());
        if Path::of(own.network.as_ref()) != path {
            self.other_network = own.network;
        }
    }

    /// The rows of tags to show.
    pub fn tag_rows(&self, owner: Owner) -> Vec<Tag> {
        self.tags.read(owner, &self.scenario)
    }

    /// What isn't finished, so that there can be no verdict yet: the scenario itself has no place for
    /// it.
    pub fn unfinished(&self, words: Words) -> Vec<InputError> {
        let mut errors = Vec::new();
        for owner in Owner::ALL {
            let rows = self.tag_rows(owner);
            for (index, (key, _)) in rows.iter().enumerate() {
                let found = problem(&rows, index);
                errors.extend(found.map(|sentence| InputError {
                    member: format!("{}.{index}", owner.name()),
                    message: words.fill(&Sentence::new(sentence).with("key", key)),
                }));
            }
        }
        errors
    }

    /// The values of a key as they were typed, one by line.
    pub fn list_text(&self, key: &str, values: &[String]) -> String {
        let (typed, text) = &self.list;
        match *typed == key.to_lowercase() && keys::lines(text) == values {
            true => text.clone(),
            false => values.join("\n"),
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

    /// A Session Manager call takes the place of any other request, and the other way round.
    fn set_action(&mut self, action: String) {
        let known = ACTIONS.contains(&action.as_str());
        match (&mut self.scenario.request, known) {
            (Request::Api(_), true) => {
                let call = self.other_call.take().unwrap_or_else(paste::empty_call);
                self.scenario.request = Request::Session(call);
            }
            (Request::Session(call), false) => {
                self.other_call = Some(call.clone());
                self.scenario.request = Request::Api(ApiCall {
                    action: String::new(),
                    resource: "*".to_string(),
                    resource_account: None,
                });
            }
            _ => {}
        }
        Field::Action.write(&mut self.scenario, action);
    }

    fn take_path(&mut self, path: Path) {
        if Path::of(self.scenario.network.as_ref()) == path {
            return;
        }
        let kept = self.other_network.take();
        let (chosen, other) = match Path::of(kept.as_ref()) == path {
            true => (kept, None),
            false => (path.network(), kept),
        };
        let left = std::mem::replace(&mut self.scenario.network, chosen);
        self.other_network = left.or(other);
    }
}

/// Whether a policy hasn't been written yet.
pub fn is_blank(policy: &PolicyText) -> bool {
    policy.text.trim().is_empty()
}
