//! Evaluation → sentences. No judgement of its own: each sentence reads one row of the trace.

use crate::condition::operator::{Comparison, Set, Test};
use crate::language::Sentence;
use crate::policy::{Clause, Condition, Statement};
use crate::request::Request;
use crate::trace::{Element, Part, Reason};
use crate::truth::Truth;

/// Why a part of a statement matches the request or doesn't.
pub fn part(statement: &Statement, request: &Request<'_>, part: &Part) -> Sentence {
    match part.element {
        Element::Action => listed("action", &statement.action, part, request.action),
        Element::Resource => match &statement.resource {
            Some(clause) => resource(clause, request, part),
            None => Sentence::new("part-nothing"),
        },
        Element::Principal => match &statement.principal {
            Some(clause) => listed("principal", clause, part, request.caller.arn),
            None => Sentence::new("part-nothing"),
        },
        Element::Condition(index) => match statement.conditions.get(index) {
            Some(condition) => self::condition(condition, request, part),
            None => Sentence::new("part-nothing"),
        },
        Element::EmptyCondition => Sentence::new("part-empty-condition"),
    }
}

/// The sentence on an element that lists patterns.
fn listed<T>(element: &str, clause: &Clause<T>, part: &Part, value: &str) -> Sentence {
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
    Sentence::new(id)
        .with("element", element)
        .with("value", value)
        .with("pattern", pattern.map_or("", |item| &item.text))
        .with("count", clause.items.len())
}

/// The sentence on `Resource`, which can name the ARN field that differs.
fn resource<T>(clause: &Clause<T>, request: &Request<'_>, part: &Part) -> Sentence {
    let plain = || listed("resource", clause, part, request.resource);
    let Some(item) = clause.items.first() else {
        return plain();
    };
    let fields = |arn: &str| crate::arn::fields(arn).map(|fields| fields.map(str::to_string));
    let both = fields(&item.text).zip(fields(request.resource));
    match (part.reason, both) {
        (Reason::FieldDiffers { field }, Some((pattern, resource))) => {
            let name = [
                "prefix",
                "partition",
                "service",
                "region",
                "account",
                "name",
            ];
            let at = |fields: &[String; 6]| fields.get(field).cloned().unwrap_or_default();
            let id = match at(&resource).is_empty() {
                true => "part-field-empty",
                false => "part-field-differs",
            };
            Sentence::new(id)
                .with("field", name.get(field).copied().unwrap_or("name"))
                .with("pattern", at(&pattern))
                .with("value", at(&resource))
        }
        _ => plain(),
    }
}

fn condition(condition: &Condition, request: &Request<'_>, part: &Part) -> Sentence {
    let operator = condition.operator;
    let entry = request.context.get(&condition.lower_key);
    let values = entry.presence.values();
    let wanted: Vec<&str> = condition
        .values
        .iter()
        .map(|item| item.text.as_str())
        .collect();
    let sentence = |id: &'static str| {
        Sentence::new(id)
            .with("key", &condition.key)
            .with("operator", &condition.operator_text)
            .with("wanted", wanted.join(", "))
            .with("count", wanted.len())
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
            let operand = condition.values.get(item).map_or("", |item| &item.text);
            sentence(matching(operator.test, operand.contains("${")))
                .with("value", given(value))
                .with("operand", operand)
        }
        Reason::ValueMatchesNone { value } => {
            let one = wanted.len() == 1;
            sentence(not_matching(operator.test, one)).with("value", given(value))
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
