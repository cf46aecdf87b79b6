//! What would change a verdict: the nearest changes that turn a denial into an allowance, or the other
//! way round.
//!
//! Invariant: each change is made to the scenario and the scenario is decided anew before it is told, so
//! none is offered that wouldn't do. Each is one change; where two would be needed there is none.

mod addresses;
mod documents;
mod edit;
mod keys;
mod off;
mod permission;
mod tags;
mod values;

use crate::access::{self, AccessMap, Place};
use crate::answer::{Check, Decision};
use crate::compiled::Refused;
use crate::language::text;
use crate::policies::PolicySet;
use crate::question::Question;
use crate::scenario::{Caller, ContextValue, Network, PolicyText, Request, Scenario};
use crate::{Compiled, validate};
use iam::language::{Language, Sentence};
use iam::policy::Attached;
use serde::Serialize;
use std::collections::BTreeMap;

/// How many changes are told at most.
pub const MOST: usize = 5;

/// One change and what comes of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// What is changed.
    pub kind: ChangeKind,
    /// The change in words.
    pub text: String,
    /// The verdict with it.
    pub decision: Decision,
    /// What in the policies it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// The statement to add, as JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub statement: Option<String>,
    /// The members of the scenario that it replaces.
    pub scenario: Replaced,
}

/// What a change is to, the smallest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ChangeKind {
    /// The address.
    Address,
    /// Whether the caller signed in with MFA.
    Mfa,
    /// The document.
    Document,
    /// A tag of the caller, the target or the document.
    Tag,
    /// Any other condition key.
    Key,
    /// The way to AWS: over the internet or through a VPC endpoint.
    Path,
    /// A statement, which is left out.
    Statement,
    /// A policy, which is left out.
    Policy,
    /// A permission, which is added.
    Permission,
}

/// Members in place of a scenario's own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Replaced {
    /// In place of `policies`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policies: Option<Vec<PolicyText>>,
    /// In place of `caller`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caller: Option<Caller>,
    /// In place of `request`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request: Option<Request>,
    /// In place of `network`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network: Option<Network>,
    /// In place of the whole `context`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub context: Option<BTreeMap<String, ContextValue>>,
}

impl Replaced {
    /// The scenario with these members.
    pub fn applied(&self, scenario: &Scenario) -> Scenario {
        let scenario = scenario.clone();
        Scenario {
            policies: self.policies.clone().unwrap_or(scenario.policies),
            caller: self.caller.clone().unwrap_or(scenario.caller),
            request: self.request.clone().unwrap_or(scenario.request),
            network: self.network.clone().or(scenario.network),
            context: self.context.clone().unwrap_or(scenario.context),
            ..scenario
        }
    }
}

/// The changes that would turn the verdict, the smallest first; none where it takes more than one.
///
/// # Errors
///
/// When IAM would refuse a policy, or a member makes no sense.
pub fn what_would_change(scenario: &Scenario, language: Language) -> Result<Vec<Change>, Refused> {
    let compiled = Compiled::new(scenario.clone(), language)?;
    let answer = crate::evaluate(scenario, language);
    let Some(decision) = answer.decision else {
        return Err(Refused::Input(answer.input_errors));
    };
    let before = Before {
        scenario,
        set: PolicySet::read(&scenario.policies).set,
        map: compiled.access_map(language)?,
        checks: &answer.checks,
        goal: match decision {
            Decision::Allow => Decision::Deny,
            Decision::Deny | Decision::Depends => Decision::Allow,
        },
    };
    let mut found = addresses::of(&before);
    found.extend(documents::of(&before));
    found.extend(keys::of(&before));
    found.extend(off::of(&before));
    found.extend(permission::of(&before));
    found.sort_by_key(|offer| offer.kind);
    let sure = found
        .into_iter()
        .filter(|offer| before.turns(&offer.scenario));
    Ok(sure
        .take(MOST)
        .map(|offer| offer.told(before.goal, language))
        .collect())
}

/// The scenario as it is, and what is wanted instead of its verdict.
struct Before<'a> {
    scenario: &'a Scenario,
    set: PolicySet,
    map: AccessMap,
    checks: &'a [Check],
    goal: Decision,
}

/// A change before it is told.
struct Offer {
    kind: ChangeKind,
    sentence: Sentence<'static>,
    place: Option<Place>,
    statement: Option<String>,
    scenario: Replaced,
}

impl Before<'_> {
    /// Whether the verdict is the wanted one with other members.
    fn turns(&self, replaced: &Replaced) -> bool {
        let scenario = replaced.applied(self.scenario);
        let question = Question::of(&scenario);
        let language = Language::default();
        let errors = [
            validate::fixed(&scenario, language),
            validate::varying(&question, language),
        ];
        if errors.iter().any(|errors| !errors.is_empty()) {
            return false;
        }
        let read = (replaced.policies.as_ref()).map(|policies| PolicySet::read(policies));
        let set = match &read {
            Some(read) if read.refused.is_some() => return false,
            Some(read) => &read.set,
            None => &self.set,
        };
        set.decide(&question, &question.checks(&set.keys)) == self.goal
    }

    /// A policy that counts, by the scenario's index.
    fn attached(&self, policy: usize) -> Option<&Attached> {
        let mut all = (0..).map_while(|at| self.set.get(at));
        all.find(|(at, _)| *at == policy)
            .map(|(_, attached)| attached)
    }

    /// The zone of the map that the scenario comes from.
    fn zone(&self) -> Option<usize> {
        access::zone(&self.map, self.scenario)
    }
}

impl Offer {
    fn new(kind: ChangeKind, sentence: Sentence<'static>, scenario: Replaced) -> Offer {
        Offer {
            kind,
            sentence,
            place: None,
            statement: None,
            scenario,
        }
    }

    fn told(self, decision: Decision, language: Language) -> Change {
        Change {
            kind: self.kind,
            text: text(language, &self.sentence),
            decision,
            place: self.place,
            statement: self.statement,
            scenario: self.scenario,
        }
    }
}
