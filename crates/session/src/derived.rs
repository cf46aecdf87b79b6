//! The context of a scenario's checks, put into words.

use crate::answer::{InputError, Leg};
use crate::context::list::{Line, list};
use crate::language::text;
use crate::policies::PolicySet;
use crate::question::Question;
use crate::scenario::Scenario;
use crate::validate;
use iam::language::{Language, Sentence};
use iam::request::Presence;
use serde::Serialize;

/// The context of one check.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CheckContext {
    /// Which of the call's resources the check is on.
    pub leg: Leg,
    /// The action.
    pub action: String,
    /// The resource's ARN, or `*`.
    pub resource: String,
    /// Each key of which the scenario tells anything or that a policy reads, by name. Any other is
    /// absent.
    pub keys: Vec<ContextKey>,
}

/// What is known of one condition key.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ContextKey {
    /// Its name; `*` at the end stands for all tags that have no line of their own.
    pub key: String,
    /// Whether the request carries it.
    pub presence: KeyPresence,
    /// Its values; none unless it is given.
    pub values: Vec<String>,
    /// Why, in one sentence.
    pub text: String,
    /// The code of the caveat on a value that AWS doesn't document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caveat: Option<&'static str>,
    /// Whether one of the policies reads it.
    #[serde(skip_serializing_if = "is_false")]
    pub read: bool,
}

/// Whether a request carries a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum KeyPresence {
    /// It does.
    Given,
    /// It doesn't.
    Absent,
    /// It may hold anything, or be absent.
    Unknown,
}

/// The condition keys of each check of a scenario.
///
/// # Errors
///
/// The members of the scenario that make no sense.
pub fn derived_context(
    scenario: &Scenario,
    language: Language,
) -> Result<Vec<CheckContext>, Vec<InputError>> {
    let question = Question::of(scenario);
    let mut errors = validate::fixed(scenario, language);
    errors.extend(validate::varying(&question, language));
    if !errors.is_empty() {
        return Err(errors);
    }
    let read = PolicySet::read(&scenario.policies).set.written_keys();
    let checks = question.authorizations().into_iter();
    let context = checks.map(|check| CheckContext {
        keys: list(&question, &check, &read)
            .into_iter()
            .map(|line| key(line, language))
            .collect(),
        leg: check.leg,
        action: check.action.to_string(),
        resource: check.resource.into_owned(),
    });
    Ok(context.collect())
}

fn key(line: Line, language: Language) -> ContextKey {
    let presence = &line.entry.presence;
    ContextKey {
        presence: match presence {
            Presence::One(_) | Presence::Many(_) => KeyPresence::Given,
            Presence::Absent => KeyPresence::Absent,
            Presence::Like { .. } | Presence::Unknown => KeyPresence::Unknown,
        },
        values: presence.values().to_vec(),
        text: text(language, &Sentence::new(line.why)),
        caveat: line.entry.doubt.map(|doubt| doubt.code),
        key: line.name,
        read: line.read,
    }
}

fn is_false(value: &bool) -> bool {
    !*value
}
