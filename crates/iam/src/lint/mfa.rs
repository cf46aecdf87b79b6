//! Conditions on multi-factor authentication that spare some of those who signed in without it.
//!
//! What is signed with long-term access keys doesn't carry `aws:MultiFactorAuthPresent` at all; it is
//! `false` for temporary credentials that were got without MFA
//! (<https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html>).

use super::never::meets;
use super::place::inside;
use super::{Edit, Lint};
use crate::language::Sentence;
use crate::policy::{Condition, Effect, Statement};
use crate::request::Presence;

const KEY: &str = "aws:multifactorauthpresent";

pub(super) fn lint(lint: &mut Lint<'_>, statement: &Statement) {
    let own: Vec<&Condition> = (statement.conditions.iter())
        .filter(|condition| condition.lower_key == KEY)
        .collect();
    let Some(last) = own.last() else {
        return;
    };
    let holds = |presence: Presence| meets(&own, KEY, presence);
    let [with, without] = ["true", "false"].map(|text| holds(Presence::One(text.to_string())));
    let absent = holds(Presence::Absent);
    // Of the two kinds of callers without MFA, an Allow lets one in, and a Deny spares one.
    let allow = statement.effect == Effect::Allow;
    let id = match (allow, with, without, absent) {
        (true, true, false, true) | (false, false, true, false) => "check-mfa-keys",
        (true, true, true, false) | (false, false, false, true) => "check-mfa-false",
        _ => return,
    };
    let (operator, value) = match allow {
        true => ("Bool", "true"),
        false => ("BoolIfExists", "false"),
    };
    let effect = if allow { "allow" } else { "deny" };
    let message = Sentence::new(id)
        .with("effect", effect)
        .with("operator", operator)
        .with("value", value);
    let finding = lint.finding("SSM_MFA_NOT_REQUIRED", last.span, message);
    let finding = match rewritten(lint, statement, &own, operator, value) {
        Some(edits) => {
            let key = lint.policy.text(last.key_span);
            let near = format!("\"{operator}\": {{ \"{key}\": \"{value}\" }}");
            finding.fixed(Sentence::new("mend-write").with("near", near), edits)
        }
        None => finding,
    };
    lint.found.push(finding);
}

/// What writes the only condition on the key with another operator and value; none where other keys
/// stand under its operator, or the other one is there already.
fn rewritten(
    lint: &Lint<'_>,
    statement: &Statement,
    own: &[&Condition],
    operator: &str,
    value: &str,
) -> Option<Vec<Edit>> {
    let [condition] = own else { return None };
    let [item] = condition.values.as_slice() else {
        return None;
    };
    let span = condition.operator_span;
    let written = |other: &Condition| lint.policy.text(other.operator_span) == operator;
    let conflict = |other: &Condition| {
        other.span != condition.span && (other.operator_span == span || written(other))
    };
    if statement.conditions.iter().any(conflict) {
        return None;
    }
    let edits = [
        (inside(lint.policy, span)?, operator.to_string()),
        (item.span, format!("\"{value}\"")),
    ];
    let changes = |(span, text): &(crate::span::Span, String)| span.of(&lint.policy.source) != text;
    let edits = edits.into_iter().filter(changes);
    Some(edits.map(|(span, text)| Edit { span, text }).collect())
}
