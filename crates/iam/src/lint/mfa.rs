//! Conditions on multi-factor authentication that spare some of those who signed in without it.
//!
//! What is signed with long-term access keys doesn't carry `aws:MultiFactorAuthPresent` at all; it is
//! `false` for temporary credentials that were got without MFA
//! (<https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html>).

use super::never::meets;
use super::place::inside;
use super::{Edit, Lint};
use crate::language::Sentence;
use crate::policy::{Condition, Effect, Policy, Statement};
use crate::request::Presence;

const KEY: &str = "aws:multifactorauthpresent";

/// Keys by which a statement may be about temporary credentials only, or be about no user at all.
const OF_SESSIONS: [&str; 7] = [
    "aws:federatedprovider",
    "aws:multifactorauthage",
    "aws:principalarn",
    "aws:principaltype",
    "aws:sourceidentity",
    "aws:tokenissuetime",
    "aws:userid",
];

pub(super) fn lint(lint: &mut Lint<'_>, statement: &Statement) {
    let own = own(statement);
    let Some(last) = own.last() else {
        return;
    };
    // Of the two kinds of callers without MFA, an Allow lets one in, and a Deny spares one.
    let allow = statement.effect == Effect::Allow;
    let met = met(&own);
    let id = match (allow, met) {
        (true, [true, false, true]) | (false, [false, true, false]) => "check-mfa-keys",
        (true, [true, true, false]) | (false, [false, false, true]) => "check-mfa-false",
        _ => return,
    };
    let of_sessions = |one: &Condition| OF_SESSIONS.contains(&one.lower_key.as_str());
    if id == "check-mfa-keys" && statement.conditions.iter().any(of_sessions) {
        return;
    }
    if !allow && is_completed(lint.policy, statement, met) {
        return;
    }
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

/// The conditions on the key.
fn own(statement: &Statement) -> Vec<&Condition> {
    let conditions = statement.conditions.iter();
    conditions.filter(|one| one.lower_key == KEY).collect()
}

/// Whether they are met with MFA, without it, and without the key.
fn met(own: &[&Condition]) -> [bool; 3] {
    let one = |text: &str| Presence::One(text.to_string());
    [one("true"), one("false"), Presence::Absent].map(|presence| meets(own, KEY, presence))
}

/// Whether another Deny of the same holds for those whom this one spares.
fn is_completed(policy: &Policy, statement: &Statement, met_here: [bool; 3]) -> bool {
    let text = |statement: &Statement| {
        let resource = statement.resource.as_ref().map(|clause| clause.span);
        let spans = [Some(statement.action.span), resource];
        spans.map(|span| span.map(|span| span.of(&policy.source)))
    };
    policy.statements.iter().any(|other| {
        let own = own(other);
        let [_, without, absent] = met(&own);
        let [_, without_here, absent_here] = met_here;
        other.effect == Effect::Deny
            && !own.is_empty()
            && own.len() == other.conditions.len()
            && text(other) == text(statement)
            && (without || without_here)
            && (absent || absent_here)
    })
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
