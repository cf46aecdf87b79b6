//! One statement left out, or one policy.

use super::edit::without;
use super::{Before, ChangeKind, Offer, Replaced};
use crate::access::Place;
use crate::answer::{Decision, Effect, Outcome, Span};
use crate::question::Question;
use iam::language::Sentence;
use std::collections::BTreeSet;

/// How many statements are told.
const STATEMENTS: usize = 2;

/// The statements by which the verdict would turn if they weren't there; of a policy in which no single
/// one does, the policy.
pub(super) fn of(before: &Before<'_>) -> Vec<Offer> {
    let effect = match before.goal {
        Decision::Allow => Effect::Deny,
        _ => Effect::Allow,
    };
    let rows = before.checks.iter().flat_map(|check| &check.trace);
    let counting = rows.filter(|row| row.effect == effect && row.outcome != Outcome::DoesNotApply);
    let counting: BTreeSet<(usize, usize, (u32, u32))> = counting
        .map(|row| (row.policy, row.statement, (row.span.start, row.span.end)))
        .collect();
    let question = Question::of(before.scenario);
    let checks = question.checks(&before.set.keys);
    let mut set = before.set.clone();
    let mut turns = |left_out| {
        let decision = set.decide_without(left_out, &question, &checks);
        decision == Some(before.goal)
    };
    let mut offers = Vec::new();
    for (policy, statement, (start, end)) in &counting {
        let span = Span {
            start: *start,
            end: *end,
        };
        if turns((*policy, Some(*statement))) {
            offers.extend(of_statement(before, *policy, *statement, span));
        }
    }
    let done: BTreeSet<usize> = (offers.iter())
        .filter_map(|offer: &Offer| Some(offer.place?.policy))
        .collect();
    let whole: BTreeSet<usize> = counting.iter().map(|(policy, ..)| *policy).collect();
    offers.truncate(STATEMENTS);
    let mut policies = whole.difference(&done);
    let policy = policies.find(|policy| turns((**policy, None)));
    offers.extend(policy.and_then(|policy| of_policy(before, *policy)));
    offers
}

fn of_statement(before: &Before<'_>, policy: usize, statement: usize, span: Span) -> Option<Offer> {
    let attached = before.attached(policy)?;
    let mut policies = before.scenario.policies.clone();
    let changed = policies.get_mut(policy)?;
    // Without its only statement, nothing is left of a policy.
    changed.text = without(&changed.text, &attached.policy.statements, statement)?.into();
    let sentence = Sentence::new("change-statement")
        .with("policy", changed.name.clone())
        .with("number", statement + 1);
    let replaced = Replaced {
        policies: Some(policies),
        ..Replaced::default()
    };
    let mut offer = Offer::new(ChangeKind::Statement, sentence, replaced);
    offer.place = Some(Place { policy, span });
    Some(offer)
}

fn of_policy(before: &Before<'_>, policy: usize) -> Option<Offer> {
    let mut policies = before.scenario.policies.clone();
    let changed = policies.get_mut(policy)?;
    changed.enabled = false;
    let sentence = Sentence::new("change-policy").with("policy", changed.name.clone());
    let replaced = Replaced {
        policies: Some(policies),
        ..Replaced::default()
    };
    Some(Offer::new(ChangeKind::Policy, sentence, replaced))
}
