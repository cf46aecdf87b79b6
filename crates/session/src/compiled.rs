//! Policies read once, for thousands of questions.
//!
//! Invariant: a decision here is [`evaluate`](crate::evaluate())'s decision on the same scenario. Both
//! ask the same [`PolicySet`]; only the trace and the words are left out.

use crate::answer::{Decision, InputError};
use crate::language::text;
use crate::policies::PolicySet;
use crate::question::Question;
use crate::scenario::{ContextValue, Network, Request, Scenario};
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

/// The same, borrowed: many questions may share a member.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked<'a> {
    /// In place of `request`.
    pub request: Option<&'a Request>,
    /// In place of `network`; `Some(None)` takes the network away.
    pub network: Option<Option<&'a Network>>,
    /// In place of the whole `context`.
    pub context: Option<&'a BTreeMap<String, ContextValue>>,
}

impl<'a> From<&'a Overrides> for Asked<'a> {
    fn from(overrides: &'a Overrides) -> Asked<'a> {
        Asked {
            request: overrides.request.as_ref(),
            network: overrides.network.as_ref().map(Option::as_ref),
            context: overrides.context.as_ref(),
        }
    }
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
        let read = PolicySet::read(&scenario.policies);
        match read.refused {
            Some(policy) => {
                let found = read.diagnostics.get(policy).map_or(&[][..], Vec::as_slice);
                let sentence = sentence(&scenario, policy, found, language);
                Err(Refused::Policy(policy, sentence))
            }
            None => Ok(Compiled {
                scenario,
                set: read.set,
            }),
        }
    }

    /// Decides one question.
    ///
    /// # Errors
    ///
    /// The members that make no sense.
    pub fn decide<'a>(
        &'a self,
        asked: impl Into<Asked<'a>>,
        language: Language,
    ) -> Result<Decision, Vec<InputError>> {
        let asked = asked.into();
        let mut question = Question::of(&self.scenario);
        question.request = asked.request.unwrap_or(question.request);
        question.network = asked.network.unwrap_or(question.network);
        question.context = asked.context.unwrap_or(question.context);
        let errors = validate::varying(&question, language);
        if !errors.is_empty() {
            return Err(errors);
        }
        Ok(self.set.decide(&question))
    }
}

/// Names the policy and its first error.
fn sentence(
    scenario: &Scenario,
    policy: usize,
    found: &[Diagnostic],
    language: Language,
) -> String {
    let name = scenario.policies.get(policy).map(|policy| &policy.name);
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
