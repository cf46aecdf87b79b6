//! Evaluation → sentences. No judgement of its own: each sentence reads one row of the trace.

use crate::arn;
use crate::condition::operator::{Comparison, Set, Test};
use crate::language::Sentence;
use crate::policy::{Clause, Condition, Policy, Statement};
use crate::request::Request;
use crate::trace::{Element, Part, Reason};
use crate::truth::Truth;
use std::borrow::Cow;

/// Why a part of a statement matches the request or doesn't.
pub fn part<'a>(
    policy: &'a Policy,
    statement: &'a Statement,
    request: &'a Request<'_>,
    part: &Part,
) -> Sentence<'a> {
    match part.element {
        Element::Action => listed(policy, "action", &statement.action, part, request.action),
        Element::Resource => match &statement.resource {
            Some(clause) => resource(policy, clause, request, part),
            None => Sentence::new("part-nothing"),
        },
        Element::Principal => match &statement.principal {
            Some(clause) => listed(policy, "principal", clause, part, request.caller.arn),
            None => Sentence::new("part-nothing"),
        },
        Element::Condition(index) => match statement.conditions.get(index) {
            Some(condition) => self::condition(policy, condition, request, part),
            None => Sentence::new("part-nothing"),
        },
        Element::EmptyCondition => Sentence::new("part-empty-condition"),
    }
}

/// The sentence on an element that lists patterns.
fn listed<'a, T>(
    policy: &'a Policy,
    element: &'static str,
    clause: &'a Clause<T>,
    part: &Part,
    value: &'a str,
) -> Sentence<'a> {
    let id = match (part.reason, clause.negated) {
        (Reason::Listed { .. }, false) => "part-listed",
        (Reason::Listed { .. }, true) => "part-excluded",
        (Reason::MayBeListed { .. }, _) => "part-may-be-listed",
        (Reason::NoVariable { .. }, _) => "part-no-variable",
        (Reason::NothingListed, _) => "part-nothing-listed",
        (Reason::Boundary, _) => "part-boundary",
        (_, false) if clause.items.len() == 1 => "part-not-the-one",
        (_, false) => "part-not-listed",
        (_, true) => "part-not-excluded",
    };
    let pattern = match (part.reason, clause.items.as_slice()) {
        (
            Reason::Listed { item } | Reason::MayBeListed { item } | Reason::NoVariable { item },
            items,
        ) => items.get(item),
        (_, [one]) => Some(one),
        _ => None,
    };
    let sentence = Sentence::new(id)
        .with_text("element", element)
        .with_text("value", value)
        .with_text(
            "pattern",
            pattern.map_or_else(Cow::default, |item| policy.text(item.span)),
        );
    match id {
        "part-not-listed" => sentence.with("count", clause.items.len()),
        _ => sentence,
    }
}

/// The sentence on `Resource`, which can name the ARN field that differs.
fn resource<'a, T>(
    policy: &'a Policy,
    clause: &'a Clause<T>,
    request: &'a Request<'_>,
    part: &Part,
) -> Sentence<'a> {
    let plain = || listed(policy, "resource", clause, part, request.resource);
    let (Reason::FieldDiffers { field }, Some(item)) = (part.reason, clause.items.first()) else {
        return plain();
    };
    let at = |arn: &str| Some(arn::fields(arn)?.get(field)?.to_string());
    let Some((pattern, resource)) = at(&policy.text(item.span)).zip(at(request.resource)) else {
        return plain();
    };
    let names = [
        "prefix",
        "partition",
        "service",
        "region",
        "account",
        "name",
    ];
    let id = match resource.is_empty() {
        true => "part-field-empty",
        false => "part-field-differs",
    };
    Sentence::new(id)
        .with_text("field", names.get(field).copied().unwrap_or("name"))
        .with_text("pattern", pattern)
        .with_text("value", resource)
}

fn condition<'a>(
    policy: &'a Policy,
    condition: &'a Condition,
    request: &'a Request<'_>,
    part: &Part,
) -> Sentence<'a> {
    let operator = condition.operator;
    let entry = request.context.get(&condition.lower_key);
    let values = entry.presence.values();
    let wanted = match condition.values.as_slice() {
        [one] => policy.text(one.span),
        values => {
            let texts: Vec<_> = values.iter().map(|item| policy.text(item.span)).collect();
            Cow::Owned(texts.join(", "))
        }
    };
    let sentence = |id: &'static str| {
        Sentence::new(id)
            .with_text("key", policy.text(condition.key_span))
            .with_text("operator", policy.text(condition.operator_span))
            .with_text("wanted", wanted.clone())
    };
    let given = |index: usize| values.get(index).map_or("", String::as_str);
    let holds = part.judgement.truth == Truth::True;
    match part.reason {
        Reason::KeyUnknown => sentence("condition-key-unknown"),
        Reason::NullAbsent | Reason::KeyAbsent if operator.test == Test::Null => {
            sentence("condition-null-absent")
        }
        Reason::NullPresent => sentence("condition-null-present"),
        Reason::NullAbsent | Reason::KeyAbsent if operator.if_exists => {
            sentence("condition-absent-if-exists")
        }
        Reason::NullAbsent | Reason::KeyAbsent => match (operator.set, holds) {
            (Some(Set::ForAllValues), _) => sentence("condition-absent-for-all"),
            (Some(Set::ForAnyValue), _) => sentence("condition-absent-for-any"),
            (None, true) => sentence("condition-absent-negated"),
            (None, false) => sentence("condition-absent"),
        },
        Reason::ValueMatches { value, item } => {
            let operand = condition.values.get(item);
            let operand = operand.map_or_else(Cow::default, |item| policy.text(item.span));
            sentence(matching(operator.test, operand.contains("${")))
                .with_text("value", given(value))
                .with_text("operand", operand)
        }
        Reason::ValueMatchesNone { value } => {
            let one = condition.values.len() == 1;
            sentence(not_matching(operator.test, one)).with_text("value", given(value))
        }
        Reason::EveryValueMatches => sentence("condition-every-value"),
        Reason::NoValueMatches => sentence("condition-no-value"),
        Reason::ListWithoutSetOperator => sentence("condition-list-without-set"),
        Reason::NoValues => sentence("condition-no-values"),
        _ => sentence("part-nothing"),
    }
}

/// The sentence on a value of the request that one of the policy's values fits.
fn matching(test: Test, variable: bool) -> &'static str {
    match test {
        Test::IpAddress => "condition-in-network",
        Test::Numeric(comparison) | Test::Date(comparison) => match comparison {
            Comparison::Equal => "condition-equals",
            Comparison::Less => "condition-less",
            Comparison::LessOrEqual => "condition-at-most",
            Comparison::Greater => "condition-greater",
            Comparison::GreaterOrEqual => "condition-at-least",
        },
        Test::StringLike | Test::Arn => "condition-like",
        Test::StringEqualsIgnoreCase => "condition-equals-ignoring-case",
        _ if variable => "condition-like",
        _ => "condition-equals",
    }
}

/// The sentence on a value of the request that none of the policy's values fits.
fn not_matching(test: Test, one: bool) -> &'static str {
    match (test, one) {
        (Test::IpAddress, true) => "condition-outside-network",
        (Test::IpAddress, false) => "condition-outside-networks",
        (Test::Numeric(comparison) | Test::Date(comparison), true) => match comparison {
            Comparison::Equal => "condition-differs",
            Comparison::Less => "condition-not-less",
            Comparison::LessOrEqual => "condition-not-at-most",
            Comparison::Greater => "condition-not-greater",
            Comparison::GreaterOrEqual => "condition-not-at-least",
        },
        (_, true) => "condition-differs",
        (_, false) => "condition-differs-from-all",
    }
}

#[cfg(test)]
mod tests;
