//! Changes that were tried: the edited text is read, looked at and compared before one is offered.

use super::{Found, effect, find, subject};
use crate::access::compare::{Change, compare};
use crate::answer::{Edit, Fix};
use crate::scenario::Scenario;
use crate::words;
use iam::language::Language;

/// What a change that holds what it promises changes; nothing where the edited policy can't be stored,
/// still has the finding or a worse one, or can't be compared.
pub(super) fn prove(
    scenario: &Scenario,
    before: &[Found],
    found: &Found,
    fix: &iam::lint::Fix,
) -> Option<Vec<Change>> {
    let mut edited = scenario.clone();
    let policy = edited.policies.get_mut(found.policy)?;
    policy.text = fix.applied(&policy.text);
    let after = find(&edited);
    let mended = gone(before, &after, found) && !worse(before, &after);
    mended.then(|| compare(&subject::session(scenario), &subject::session(&edited)))?
}

/// Whether there is one finding of this code less.
fn gone(before: &[Found], after: &[Found], found: &Found) -> bool {
    let count = |all: &[Found]| {
        let same =
            |one: &&Found| one.policy == found.policy && one.finding.code == found.finding.code;
        all.iter().filter(same).count()
    };
    count(after) < count(before)
}

/// Whether an error or a security warning is there that wasn't.
fn worse(before: &[Found], after: &[Found]) -> bool {
    use iam::diagnostic::Severity::Warning;
    let grave = |one: &&Found| one.finding.severity < Warning;
    after.iter().filter(grave).any(|new| {
        let count = |all: &[Found]| {
            let same = |one: &&Found| one.finding.code == new.finding.code && grave(one);
            all.iter().filter(same).count()
        };
        count(after) > count(before)
    })
}

/// A change in words.
pub(super) fn told(fix: &iam::lint::Fix, changes: &[Change], language: Language) -> Fix {
    let edits = fix.edits.iter().map(|edit| Edit {
        span: words::span(edit.span),
        text: edit.text.clone(),
    });
    Fix {
        title: super::sentence(language, &fix.title),
        edits: edits.collect(),
        effect: effect::sentence(changes, language),
        safe: fix.equivalent && changes.is_empty(),
    }
}
