//! Entries and statements that another one covers, by their patterns' whole languages.

use super::place::{remove, without};
use super::{Finding, Lint};
use crate::arn::ResourcePattern;
use crate::language::Sentence;
use crate::policy::{ActionPattern, Clause, Item, Statement};
use crate::span::Span;
use crate::variable::Template;

pub(super) fn lint(lint: &mut Lint<'_>, statement: &Statement) {
    entries(lint, &statement.action, "REDUNDANT_ACTION", action_covers);
    if let Some(resource) = &statement.resource {
        entries(lint, resource, "REDUNDANT_RESOURCE", resource_covers);
    }
}

/// Entries that another one of the same list covers.
fn entries<T>(
    lint: &mut Lint<'_>,
    clause: &Clause<T>,
    code: &'static str,
    covers: fn(&T, &T) -> bool,
) {
    for (at, item) in clause.items.iter().enumerate() {
        let mut all = clause.items.iter().enumerate();
        // Of two equal ones the first is kept.
        let covering = all.find(|(other, one)| {
            covers(&one.meant, &item.meant) && (*other < at || !covers(&item.meant, &one.meant))
        });
        let Some((_, covering)) = covering else {
            continue;
        };
        let message = Sentence::new("check-redundant-entry")
            .with("found", lint.policy.text(item.span))
            .with("other", lint.policy.text(covering.span));
        let finding = lint.finding(code, item.span, message);
        let title = Sentence::new("mend-remove").with("found", lint.policy.text(item.span));
        let finding = match without(clause, item.span) {
            Some(edit) => finding.simplified(title, vec![edit]),
            None => finding,
        };
        lint.found.push(finding);
    }
}

/// Statements that another one of the same policy covers.
pub(super) fn statements(lint: &mut Lint<'_>) {
    let all = &lint.policy.statements;
    let spans: Vec<Span> = all.iter().map(|statement| statement.span).collect();
    for (at, statement) in all.iter().enumerate() {
        let covering = all.iter().enumerate().find(|(other, one)| {
            covers(one, statement) && (*other < at || !covers(statement, one))
        });
        let Some((other, covering)) = covering else {
            continue;
        };
        let sid = covering.sid.map(|span| lint.policy.text(span).into_owned());
        let name = sid.filter(|sid| !sid.is_empty());
        let name = name.unwrap_or_else(|| (other + 1).to_string());
        let message = Sentence::new("check-redundant-statement").with("other", name);
        let first = Span {
            end: statement.span.start + 1,
            ..statement.span
        };
        let finding: Finding = lint.finding("REDUNDANT_STATEMENT", first, message);
        let finding = match remove(&spans, statement.span) {
            Some(edit) => finding.simplified(Sentence::new("mend-remove-statement"), vec![edit]),
            None => finding,
        };
        lint.found.push(finding);
    }
}

/// Whether a statement applies to all that another of the same effect applies to.
fn covers(one: &Statement, other: &Statement) -> bool {
    if one.effect != other.effect
        || one.empty_condition.is_some()
        || other.empty_condition.is_some()
    {
        return false;
    }
    let principals = match (&one.principal, &other.principal) {
        (None, None) => true,
        (Some(one), Some(other)) => {
            let meant = |clause: &Clause<crate::policy::PrincipalPattern>| {
                clause
                    .items
                    .iter()
                    .map(|item| item.meant.clone())
                    .collect::<Vec<_>>()
            };
            one.negated == other.negated && meant(one) == meant(other)
        }
        _ => false,
    };
    let asked = |condition: &crate::policy::Condition| {
        other.conditions.iter().any(|same| {
            same.operator == condition.operator
                && same.lower_key == condition.lower_key
                && same.values.len() == condition.values.len()
                && same
                    .values
                    .iter()
                    .zip(&condition.values)
                    .all(|(a, b)| a.meant == b.meant)
        })
    };
    // Most statements differ in their conditions, which are compared at once.
    if !one.conditions.iter().all(asked)
        || !clause_covers(&one.action, &other.action, action_covers)
    {
        return false;
    }
    let resources = || match (&one.resource, &other.resource) {
        (Some(one), Some(other)) => clause_covers(one, other, resource_covers),
        (None, None) => true,
        _ => false,
    };
    principals && resources()
}

fn clause_covers<T>(one: &Clause<T>, other: &Clause<T>, covers: fn(&T, &T) -> bool) -> bool {
    let within = |inner: &[Item<T>], outer: &[Item<T>]| {
        inner
            .iter()
            .all(|item| outer.iter().any(|by| covers(&by.meant, &item.meant)))
    };
    if one.items.is_empty() || other.items.is_empty() {
        return false;
    }
    match (one.negated, other.negated) {
        (false, false) => within(&other.items, &one.items),
        // What leaves out less applies to more.
        (true, true) => within(&one.items, &other.items),
        _ => false,
    }
}

fn action_covers(one: &ActionPattern, other: &ActionPattern) -> bool {
    match (one, other) {
        (ActionPattern::Everything, _) => true,
        (ActionPattern::Name(one), ActionPattern::Name(other)) => {
            one == other || (one.matches_ignoring_case(other.literals()) && one.covers(other, true))
        }
        _ => false,
    }
}

fn resource_covers(one: &ResourcePattern, other: &ResourcePattern) -> bool {
    match (one, other) {
        (
            ResourcePattern::Everything,
            ResourcePattern::Everything | ResourcePattern::Complete(_),
        ) => true,
        (ResourcePattern::Complete(one), ResourcePattern::Complete(other)) => {
            one == other || template_covers(one, other)
        }
        _ => false,
    }
}

fn template_covers(one: &Template, other: &Template) -> bool {
    match (one, other) {
        // What the wildcards of the other stand for may be nothing.
        (Template::Fixed(one), Template::Fixed(other)) => {
            one.matches(other.literals()) && one.covers(other, false)
        }
        _ => false,
    }
}
