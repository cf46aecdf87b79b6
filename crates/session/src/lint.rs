//! Findings in the policies of a scenario: those that hold for any policy, and Session Manager's.
//!
//! Invariant: what a finding says will happen is what the engine decides on the policies at hand, and
//! its severity and AWS's page follow from its rule. A scenario without a session is looked at as if
//! its caller started one.

mod actions;
mod addresses;
mod catalog;
mod documents;
mod effect;
mod kinds;
mod mend;
mod prove;
mod resources;
mod rules;
mod sessions;
mod subject;
mod tags;

pub use mend::{Fixed, fix_all};
pub use rules::{RULES, rule};

use crate::answer::{self, Severity, Span};
use crate::language::text;
use crate::policies::PolicySet;
use crate::scenario::Scenario;
use crate::words;
use iam::language::{Language, Sentence};
use serde::Serialize;
use subject::Subject;

/// Something to see in a policy's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// Index into the scenario's policies.
    pub policy: usize,
    /// How bad it is.
    pub severity: Severity,
    /// IAM Access Analyzer's code where it has one, otherwise one that begins with `SSM_`.
    pub code: &'static str,
    /// What will happen because of it, and what to do, in one sentence.
    pub message: String,
    /// Where.
    pub span: Span,
    /// The AWS page on it.
    pub source: String,
    /// Changes that mend it, each tried.
    pub fixes: Vec<answer::Fix>,
}

/// A finding before it is put into words, with the policy's index in the scenario.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Found {
    pub policy: usize,
    pub finding: iam::lint::Finding,
}

/// Looks at the policies of a scenario, and tries what may mend them. Of those that are switched off it
/// tells what reading them does.
pub fn lint(scenario: &Scenario, language: Language) -> Vec<Finding> {
    let found = find(scenario);
    let with_fixes = |one: &Found| Finding {
        fixes: fixes_of(scenario, &found, one, language),
        ..told(one, language)
    };
    found.iter().map(with_fixes).collect()
}

/// The same without trying anything, which takes a fraction of the time: [`fixes`] of one finding may
/// be asked for later.
pub fn findings(scenario: &Scenario, language: Language) -> Vec<Finding> {
    let found = find(scenario);
    found.iter().map(|one| told(one, language)).collect()
}

/// What mends the finding of this index in [`findings`], each tried.
pub fn fixes(scenario: &Scenario, finding: usize, language: Language) -> Vec<answer::Fix> {
    let found = find(scenario);
    let one = found.get(finding);
    one.map_or_else(Vec::new, |one| fixes_of(scenario, &found, one, language))
}

fn fixes_of(
    scenario: &Scenario,
    found: &[Found],
    one: &Found,
    language: Language,
) -> Vec<answer::Fix> {
    let fixes = one.finding.fixes.iter();
    let tried = fixes.filter_map(|fix| prove::offer(scenario, found, one, fix, language));
    tried.collect()
}

/// All findings, in the order of the policies and their texts.
pub(crate) fn find(scenario: &Scenario) -> Vec<Found> {
    let read = PolicySet::read(&scenario.policies);
    let mut all = Vec::new();
    let texts = scenario.policies.iter().zip(&read.diagnostics);
    for (policy, (text, diagnostics)) in texts.enumerate() {
        let told = iam::lint::told(&text.text, diagnostics);
        all.extend(told.into_iter().map(|finding| Found { policy, finding }));
    }
    for index in 0..read.set.attached().len() {
        if let Some((policy, attached)) = read.set.get(index) {
            let found = iam::lint::lint(&attached.policy, attached.kind);
            all.extend(found.into_iter().map(|finding| Found { policy, finding }));
        }
    }
    let subject = Subject::new(scenario, &read.set);
    documents::lint(&subject, &mut all);
    addresses::lint(&subject, &mut all);
    resources::lint(&subject, &mut all);
    tags::lint(&subject, &mut all);
    actions::lint(&subject, &mut all);
    kinds::lint(&subject, &mut all);
    sessions::lint(&subject, &mut all);
    all.sort_by_key(|one| {
        let finding = &one.finding;
        (one.policy, finding.span, finding.severity, finding.code)
    });
    all
}

fn told(found: &Found, language: Language) -> Finding {
    let finding = &found.finding;
    Finding {
        policy: found.policy,
        severity: words::severity(finding.severity),
        code: finding.code,
        message: sentence(language, &finding.message),
        span: words::span(finding.span),
        source: rule(finding.code).map_or_else(String::new, iam::lint::Rule::source),
        fixes: Vec::new(),
    }
}

/// A sentence in words, which stand where it was made: here, or in the engine.
fn sentence(language: Language, words: &Sentence<'_>) -> String {
    match words.id.starts_with("lint-") || words.id.starts_with("fix-") {
        true => text(language, words),
        false => iam::language::text(language, words),
    }
}
