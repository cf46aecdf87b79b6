//! Policies read once, for thousands of questions.
//!
//! Invariant: a decision here is [`evaluate`](crate::evaluate())'s decision on the same scenario. Both
//! ask the same [`PolicySet`]; only the trace and the words are left out.

use crate::access::{self, AccessMap, Before};
use crate::answer::{Decision, InputError};
use crate::language::text;
use crate::policies::PolicySet;
use crate::question::Question;
use crate::scenario::{ContextValue, Network, PolicyText, Request, Scenario};
use crate::validate;
use iam::diagnostic::{Diagnostic, Severity};
use iam::language::{Language, Sentence};
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;

/// A scenario whose policies have been read.
#[derive(Clone, Debug)]
pub struct Compiled {
    scenario: Scenario,
    set: PolicySet,
}

/// What one question asks in place of the scenario's own members.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Overrides {
    /// In place of `request`.
    pub request: Option<Request>,
    /// In place of `network`; `Some(None)`, in JSON `null`, takes the network away.
    #[serde(deserialize_with = "given")]
    pub network: Option<Option<Network>>,
    /// In place of the whole `context`.
    pub context: Option<BTreeMap<String, ContextValue>>,
}

/// Members to choose from, each once however many questions share it.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Members {
    /// In place of `request`.
    pub request: Vec<Request>,
    /// In place of `network`.
    pub network: Vec<Network>,
    /// In place of the whole `context`.
    pub context: Vec<BTreeMap<String, ContextValue>>,
}

/// One question made of [`Members`], by their indices.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The request; `None` leaves the scenario's.
    pub request: Option<usize>,
    /// The network; `None` leaves the scenario's, `Some(None)` takes it away.
    pub network: Option<Option<usize>>,
    /// The context; `None` leaves the scenario's.
    pub context: Option<usize>,
}

/// Why a scenario can't be compiled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// A policy has an error: its index, and a sentence on it.
    Policy(usize, String),
    /// Members that no question replaces make no sense.
    Input(Vec<InputError>),
}

impl Compiled {
    /// Reads the policies.
    ///
    /// # Errors
    ///
    /// When IAM would refuse a policy, or the version or the caller makes no sense.
    pub fn new(scenario: Scenario, language: Language) -> Result<Compiled, Refused> {
        let errors = validate::fixed(&scenario, language);
        if !errors.is_empty() {
            return Err(Refused::Input(errors));
        }
        let set = sound(&scenario.policies, language)?;
        Ok(Compiled { scenario, set })
    }

    /// From where the scenario is allowed, and with which documents.
    ///
    /// # Errors
    ///
    /// When a member makes no sense.
    pub fn access_map(&self, language: Language) -> Result<AccessMap, Refused> {
        self.access_map_with(None, language)
    }

    /// The same, perhaps beside other policies.
    pub(crate) fn access_map_with(
        &self,
        beside: Option<&Before<'_>>,
        language: Language,
    ) -> Result<AccessMap, Refused> {
        let mut question = Question::of(&self.scenario);
        // The scenario's own public address doesn't count.
        if let Some(Network::Internet { .. }) = question.network {
            question.network = None;
        }
        let errors = validate::varying(&question, language);
        match errors.is_empty() {
            true => Ok(access::map(&self.scenario, &self.set, beside, language)),
            false => Err(Refused::Input(errors)),
        }
    }

    /// Decides one question.
    ///
    /// # Errors
    ///
    /// The members that make no sense.
    pub fn decide(
        &self,
        overrides: &Overrides,
        language: Language,
    ) -> Result<Decision, Vec<InputError>> {
        let mut question = Question::of(&self.scenario);
        question.request = overrides.request.as_ref().unwrap_or(question.request);
        question.context = overrides.context.as_ref().unwrap_or(question.context);
        if let Some(network) = &overrides.network {
            question.network = network.as_ref();
        }
        let errors = validate::varying(&question, language);
        if !errors.is_empty() {
            return Err(errors);
        }
        let checks = question.checks(&self.set.keys);
        Ok(self.set.decide(&question, &checks))
    }

    /// Decides many questions, looking at each member once; `None` where a member makes no sense or
    /// isn't there, which [`Compiled::decide`] then tells of the question that has it.
    pub fn decide_all(
        &self,
        members: &Members,
        choices: impl IntoIterator<Item = Choice>,
    ) -> Option<Vec<Decision>> {
        let language = Language::default();
        let network = |network| validate::network(network, language).is_empty();
        let context = |context| validate::context(context, language).is_empty();
        let mut question = Question::of(&self.scenario);
        let own_network = network(question.network).then_some(question.network);
        let own_context = context(question.context).then_some(question.context);
        let mut prepare = |request| {
            question.request = request;
            let sound = validate::request(request, language).is_empty();
            sound.then(|| (request, question.checks(&self.set.keys)))
        };
        let own_request = prepare(&self.scenario.request);
        let requests: Vec<_> = members.request.iter().map(prepare).collect::<Option<_>>()?;
        let networks = members.network.iter().all(|one| network(Some(one)));
        let sound = networks && members.context.iter().all(context);
        let decide = |choice: Choice| {
            let (request, checks) = match choice.request {
                None => own_request.as_ref()?,
                Some(index) => requests.get(index)?,
            };
            question.request = request;
            question.network = match choice.network {
                None => own_network?,
                Some(None) => None,
                Some(Some(index)) => Some(members.network.get(index)?),
            };
            question.context = match choice.context {
                None => own_context?,
                Some(index) => members.context.get(index)?,
            };
            Some(self.set.decide(&question, checks))
        };
        match sound {
            true => choices.into_iter().map(decide).collect(),
            false => None,
        }
    }
}

/// Reads policies of which IAM would refuse none.
///
/// # Errors
///
/// The first that it would.
pub(crate) fn sound(texts: &[PolicyText], language: Language) -> Result<PolicySet, Refused> {
    let read = PolicySet::read(texts);
    match read.refused {
        Some(policy) => {
            let found = read.diagnostics.get(policy).map_or(&[][..], Vec::as_slice);
            let sentence = sentence(texts, policy, found, language);
            Err(Refused::Policy(policy, sentence))
        }
        None => Ok(read.set),
    }
}

/// Names the policy and its first error.
fn sentence(
    texts: &[PolicyText],
    policy: usize,
    found: &[Diagnostic],
    language: Language,
) -> String {
    let name = texts.get(policy).map(|policy| &policy.name);
    let error = found
        .iter()
        .find(|found| found.severity == Severity::Error)
        .map(|error| iam::language::text(language, &error.message));
    let sentence = Sentence::new("policy-refused")
        .with("policy", name.map_or("", String::as_str))
        .with("number", policy + 1)
        .with("error", error.unwrap_or_default());
    text(language, &sentence)
}

/// A member that is there, be it `null`: left out isn't the same.
fn given<'de, D: Deserializer<'de>>(input: D) -> Result<Option<Option<Network>>, D::Error> {
    Option::deserialize(input).map(Some)
}
