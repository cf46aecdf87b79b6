//! Changes that were tried: the edited text is read, looked at and compared before one is offered.

use super::{Found, effect, find, subject};
use crate::access::compare::{Change, compare};
use crate::answer::{Edit, Fix};
use crate::language::text;
use crate::scenario::Scenario;
use crate::words;
use iam::diagnostic::Severity;
use iam::language::{Language, Sentence};

/// The change, if it holds what it promises, with what it changes; nothing where the edited policy can't
/// be stored, still has the finding or a worse one, or can't be compared.
pub(super) fn offer(
    scenario: &Scenario,
    before: &[Found],
    found: &Found,
    fix: &iam::lint::Fix,
    language: Language,
) -> Option<Fix> {
    if !readable(scenario, found.policy) {
        let edited = edited(scenario, &[(found, fix)]);
        let effect = match readable(&edited, found.policy) {
            true => Sentence::new("effect-readable"),
            false => Sentence::new("effect-unreadable"),
        };
        return gone(before, &find(&edited), &[(found, fix)])
            .then(|| told(fix, text(language, &effect), false, language));
    }
    let changes = attempt(scenario, before, &[(found, fix)])?.changes?;
    let safe = fix.equivalent && changes.is_empty();
    let effect = effect::sentence(&changes, language);
    Some(told(fix, effect, safe, language))
}

/// Whether IAM would store a policy.
fn readable(scenario: &Scenario, policy: usize) -> bool {
    let mut policy = scenario.policies.iter().skip(policy);
    policy
        .next()
        .is_some_and(|policy| policy.text.parsed(policy.kind.into()).policy.is_some())
}

/// Changes that were made and mend their findings.
pub(super) struct Tried {
    /// The scenario with them.
    pub scenario: Scenario,
    /// The findings in it.
    pub found: Vec<Found>,
    /// What is decided differently; nothing where that can't be told.
    pub changes: Option<Vec<Change>>,
}

/// Makes changes that touch no place twice, each of a finding; nothing where one of these stays, or a
/// worse one comes.
pub(super) fn attempt(
    scenario: &Scenario,
    before: &[Found],
    fixes: &[(&Found, &iam::lint::Fix)],
) -> Option<Tried> {
    let edited = edited(scenario, fixes);
    let after = find(&edited);
    if !gone(before, &after, fixes) || worse(before, &after) {
        return None;
    }
    Some(Tried {
        changes: compare(&subject::session(scenario), &subject::session(&edited)),
        scenario: edited,
        found: after,
    })
}

fn edited(scenario: &Scenario, fixes: &[(&Found, &iam::lint::Fix)]) -> Scenario {
    let mut edited = scenario.clone();
    for (index, policy) in edited.policies.iter_mut().enumerate() {
        let own = fixes.iter().filter(|(found, _)| found.policy == index);
        let mut edits: Vec<_> = own.flat_map(|(_, fix)| &fix.edits).cloned().collect();
        edits.sort_by_key(|edit| edit.span);
        policy.text = iam::lint::applied(&policy.text, &edits).into();
    }
    edited
}

/// Whether there are as many findings of each code less as changes mend it.
fn gone(before: &[Found], after: &[Found], fixes: &[(&Found, &iam::lint::Fix)]) -> bool {
    fixes.iter().all(|(found, _)| {
        let same =
            |one: &&Found| one.policy == found.policy && one.finding.code == found.finding.code;
        let count = |all: &[Found]| all.iter().filter(same).count();
        let mended = fixes.iter().map(|(one, _)| *one).filter(same).count();
        count(after) + mended <= count(before)
    })
}

/// Whether an error or a security warning is there that wasn't.
fn worse(before: &[Found], after: &[Found]) -> bool {
    let grave = |one: &&Found| one.finding.severity < Severity::Warning;
    after.iter().filter(grave).any(|new| {
        let count = |all: &[Found]| {
            let same = |one: &&Found| one.finding.code == new.finding.code && grave(one);
            all.iter().filter(same).count()
        };
        count(after) > count(before)
    })
}

/// A change in words.
fn told(fix: &iam::lint::Fix, effect: String, safe: bool, language: Language) -> Fix {
    let edits = fix.edits.iter().map(|edit| Edit {
        span: words::span(edit.span),
        text: edit.text.clone(),
    });
    Fix {
        title: super::sentence(language, &fix.title),
        edits: edits.collect(),
        effect,
        safe,
    }
}
