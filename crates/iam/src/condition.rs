//! Condition operators: their names, what their values mean, and when one holds.
//!
//! The order of questions follows
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html>
//! and, for set operators,
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html>:
//! first whether the key is there, then which of its values match, then what the operator makes of it.

pub(crate) mod date;
pub(crate) mod ip;
pub(crate) mod numeric;
pub mod operator;
pub(crate) mod string;

use crate::caveat::{
    ARN_VALUE, Caveat, EMPTY_CONDITION, EMPTY_STRING_SET, Judgement, LIST_WITHOUT_SET,
    MALFORMED_NETWORK, MALFORMED_VALUE, NEGATED_FOR_ALL, OPERATOR_CASE, UNRESOLVED_VARIABLE,
    VARIABLE_IN_BOOL,
};
use crate::pattern::{FIELDS, Glob, Unit, Wildcard};
use crate::policy::Condition;
use crate::request::{Context, Presence};
use crate::trace::Reason;
use crate::truth::Truth;
use crate::variable::{Template, Unresolved, Variable};
use date::Instant;
use ipnet::IpNet;
use numeric::Decimal;
use operator::{Set, Test};
use std::net::IpAddr;

/// What one value of a condition means.
#[derive(Clone, Debug, PartialEq)]
pub enum Operand {
    /// A text, with wildcards where the operator knows them.
    Text(Template),
    /// An ARN pattern.
    Arn(Template),
    /// `*` under an ARN operator.
    AnyArn,
    /// A number.
    Number(Decimal),
    /// An instant.
    Date(Instant),
    /// A truth value.
    Bool(bool),
    /// Bytes.
    Bytes(Vec<u8>),
    /// A network.
    Network(IpNet),
    /// Nothing the operator can read: matches nothing.
    Malformed,
}

impl Operand {
    /// Reads a value as its operator does.
    pub fn parse(test: Test, text: &str, variables: bool) -> Operand {
        match test {
            Test::StringEquals | Test::StringEqualsIgnoreCase => {
                Operand::Text(Template::literal(text, variables))
            }
            Test::StringLike => Operand::Text(Template::flat(text, variables)),
            Test::Arn if text == "*" => Operand::AnyArn,
            Test::Arn => arn_operand(text, variables),
            Test::Bool if variables && text.contains("${") => {
                Operand::Text(Template::literal(text, variables))
            }
            Test::Bool | Test::Null => read(string::parse_bool(text), Operand::Bool),
            Test::Binary => read(string::parse_bytes(text), Operand::Bytes),
            Test::Numeric(_) => read(Decimal::parse(text), Operand::Number),
            Test::Date(_) => read(Instant::parse(text), Operand::Date),
            Test::IpAddress => read(ip::parse(text), Operand::Network),
        }
    }
}

impl Operand {
    /// The variables in it.
    pub fn variables(&self) -> impl Iterator<Item = &Variable> {
        let template = match self {
            Operand::Text(template) | Operand::Arn(template) => Some(template),
            _ => None,
        };
        template.into_iter().flat_map(Template::variables)
    }
}

fn read<T>(value: Option<T>, operand: impl Fn(T) -> Operand) -> Operand {
    value.map_or(Operand::Malformed, operand)
}

/// Each of the first five fields is compared on its own; what it holds never crosses a colon.
fn arn_operand(text: &str, variables: bool) -> Operand {
    let template = Template::parse(text, variables, |wildcard| match wildcard.flat() {
        Unit::Any if wildcard.colons < FIELDS => Unit::AnyInField,
        Unit::One if wildcard.colons < FIELDS => Unit::OneInField,
        unit => unit,
    });
    match template.colons() < FIELDS {
        true => Operand::Malformed,
        false => Operand::Arn(template),
    }
}

/// Whether a condition holds in a context, and why.
pub(crate) fn judge(condition: &Condition, context: &Context) -> (Judgement, Reason) {
    let operator = condition.operator;
    let entry = context.get(&condition.lower_key);
    let (mut judgement, reason) = match &entry.presence {
        _ if operator.test == Test::Null => null_test(condition, &entry.presence),
        Presence::Unknown => (Judgement::sure(Truth::Unknown), Reason::KeyUnknown),
        Presence::Like { example, patterns } => {
            let (found, reason) = key_given(condition, &Presence::One(example.clone()), context);
            let same = |pattern: &String| like(condition, pattern, context) == found.truth;
            match operator.set.is_none() && patterns.iter().all(same) {
                true => (found, reason),
                false => (Judgement::sure(Truth::Unknown), Reason::KeyUnknown),
            }
        }
        _ if entry.presence.values().is_empty() => key_absent(condition),
        Presence::Many(_) if operator.set.is_none() => {
            let judgement = Judgement::sure(false).doubted(LIST_WITHOUT_SET);
            (judgement, Reason::ListWithoutSetOperator)
        }
        _ if condition.values.is_empty() => no_values(condition),
        presence => key_given(condition, presence, context),
    };
    if let Some(doubt) = entry.doubt {
        judgement = judgement.doubted(doubt);
    }
    if !operator.canonical {
        judgement = judgement.doubted(OPERATOR_CASE);
    }
    (judgement, reason)
}

/// Whether the operator holds for each value that a pattern matches, or for none.
fn like(condition: &Condition, pattern: &str, context: &Context) -> Truth {
    let operator = condition.operator;
    let known = Glob::parse(pattern, Wildcard::flat);
    let each = condition.values.iter().map(|item| {
        let (Operand::Text(template) | Operand::Arn(template)) = &item.meant else {
            return Truth::Unknown;
        };
        let folded = operator.test == Test::StringEqualsIgnoreCase;
        match template.resolve(context) {
            Ok(resolved) if resolved.glob.covers(&known, folded) => Truth::True,
            Ok(resolved) if folded || resolved.glob.overlaps(&known) => Truth::Unknown,
            Ok(_) | Err(Unresolved::Absent(_)) => Truth::False,
            Err(_) => Truth::Unknown,
        }
    });
    let matches = Truth::any(each);
    match operator.negated {
        true => !matches,
        false => matches,
    }
}

fn null_test(condition: &Condition, presence: &Presence) -> (Judgement, Reason) {
    let absent: Truth = match presence {
        Presence::Unknown => Truth::Unknown,
        Presence::Like { .. } => Truth::False,
        other => other.values().is_empty().into(),
    };
    let reason = match absent {
        Truth::True => Reason::NullAbsent,
        Truth::False => Reason::NullPresent,
        Truth::Unknown => Reason::KeyUnknown,
    };
    // A set operator makes Null constant: there is always no value that could object, or agree.
    let judgement = match condition.operator.set {
        Some(Set::ForAllValues) => Judgement::sure(true),
        Some(Set::ForAnyValue) => Judgement::sure(false),
        None if condition.values.is_empty() => Judgement::sure(false).doubted(EMPTY_CONDITION),
        None => Judgement::any(condition.values.iter().map(|item| match item.meant {
            Operand::Bool(true) => Judgement::sure(absent),
            Operand::Bool(false) => Judgement::sure(!absent),
            _ => Judgement::sure(false).doubted(MALFORMED_VALUE),
        })),
    };
    (judgement, reason)
}

fn key_absent(condition: &Condition) -> (Judgement, Reason) {
    let operator = condition.operator;
    let holds = match operator.set {
        _ if operator.if_exists => true,
        Some(Set::ForAllValues) => true,
        Some(Set::ForAnyValue) => false,
        None => operator.negated,
    };
    let mut judgement = Judgement::sure(holds);
    if condition.values.is_empty() && operator.set.is_none() && !operator.if_exists {
        judgement = judgement.doubted(EMPTY_CONDITION);
    }
    (for_all_doubt(condition, judgement), Reason::KeyAbsent)
}

fn no_values(condition: &Condition) -> (Judgement, Reason) {
    let operator = condition.operator;
    let judgement = match operator.set {
        None if !operator.if_exists => Judgement::sure(operator.negated).doubted(EMPTY_CONDITION),
        _ => Judgement::sure(false),
    };
    (judgement, Reason::NoValues)
}

fn key_given(condition: &Condition, presence: &Presence, context: &Context) -> (Judgement, Reason) {
    let operator = condition.operator;
    let values = presence.values();
    let Some(set) = operator.set else {
        let value = values.first().map_or("", String::as_str);
        let (found, item) = asks(condition, value, context);
        let reason = match item {
            Some(item) => Reason::ValueMatches { value: 0, item },
            None => Reason::ValueMatchesNone { value: 0 },
        };
        return (found, reason);
    };
    if set == Set::ForAllValues && values.iter().all(String::is_empty) {
        let judgement = Judgement::sure(true).doubted(EMPTY_STRING_SET);
        return (judgement, Reason::KeyAbsent);
    }
    let one = |value: &String| asks(condition, value, context).0;
    let judgement = match set {
        Set::ForAllValues => Judgement::all(values.iter().map(one)),
        Set::ForAnyValue => Judgement::any(values.iter().map(one)),
    };
    let reason = set_reason(condition, values, context, set, judgement.truth);
    (for_all_doubt(condition, judgement), reason)
}

/// The value of the request that settles a set operator, where one does.
fn set_reason(
    condition: &Condition,
    values: &[String],
    context: &Context,
    set: Set,
    truth: Truth,
) -> Reason {
    let settles = |(_, matched): &(usize, Option<usize>)| {
        // ForAnyValue needs one value that does what is asked; one that doesn't breaks ForAllValues.
        (set == Set::ForAnyValue) == (matched.is_some() != condition.operator.negated)
    };
    let each = values.iter().enumerate();
    let mut matched = each.map(|(index, value)| (index, asks(condition, value, context).1));
    let settled = truth == (set == Set::ForAnyValue).into();
    match matched.find(settles).filter(|_| settled) {
        Some((value, Some(item))) => Reason::ValueMatches { value, item },
        Some((value, None)) => Reason::ValueMatchesNone { value },
        None if condition.operator.negated == (set == Set::ForAllValues) => Reason::NoValueMatches,
        None => Reason::EveryValueMatches,
    }
}

/// A table of AWS's operators page has `ForAllValues:StringNotLike` the other way round.
fn for_all_doubt(condition: &Condition, judgement: Judgement) -> Judgement {
    let operator = condition.operator;
    let concerned = operator.set == Some(Set::ForAllValues)
        && operator.negated
        && operator.test == Test::StringLike;
    if concerned {
        judgement.doubted(NEGATED_FOR_ALL)
    } else {
        judgement
    }
}

/// Whether one value of the request is as the operator asks, and the first value of the policy that
/// it surely matches.
fn asks(condition: &Condition, value: &str, context: &Context) -> (Judgement, Option<usize>) {
    let mut first = None;
    // Read once for all networks, of which a condition may have some hundred.
    let value = Value {
        text: value,
        address: match condition.operator.test {
            Test::IpAddress => value.parse().ok(),
            _ => None,
        },
    };
    let each = condition.values.iter().enumerate().map(|(index, item)| {
        let found = matches(condition, &item.meant, &value, context);
        if found.truth == Truth::True && first.is_none() {
            first = Some(index);
        }
        found
    });
    let found = Judgement::any(each);
    let asked = if condition.operator.negated {
        !found
    } else {
        found
    };
    (asked, first)
}

/// A value of the request.
struct Value<'a> {
    text: &'a str,
    /// The address that it is, where the operator compares addresses.
    address: Option<IpAddr>,
}

/// Whether one value of the request matches one of the policy; negation comes later.
fn matches(
    condition: &Condition,
    operand: &Operand,
    value: &Value<'_>,
    context: &Context,
) -> Judgement {
    let operator = condition.operator;
    let Value {
        text: value,
        address,
    } = *value;
    match (operand, operator.test) {
        (Operand::Text(template), test) => {
            let resolved = match template.resolve(context) {
                Ok(resolved) => resolved,
                Err(Unresolved::Unknown(_)) => return within(test, &template.widest(), value),
                Err(unresolved) => return unresolved_value(&unresolved, operator.negated),
            };
            let judgement = match test {
                Test::StringEqualsIgnoreCase => {
                    string::matches_ignoring_case(&resolved.glob, value)
                }
                Test::Bool => {
                    string::matches_ignoring_case(&resolved.glob, value).doubted(VARIABLE_IN_BOOL)
                }
                _ => string::matches(&resolved.glob, value),
            };
            // A wildcard in a variable's value only matters where wildcards do.
            let doubt = resolved.doubt.filter(|_| test == Test::StringLike);
            doubted(judgement, doubt)
        }
        (Operand::Arn(template), _) => match template.resolve(context) {
            Ok(resolved) => doubted(string::matches(&resolved.glob, value), resolved.doubt),
            Err(Unresolved::Unknown(_)) => within(Test::Arn, &template.widest(), value),
            Err(unresolved) => unresolved_value(&unresolved, operator.negated),
        },
        (Operand::AnyArn, _) => Judgement::sure(true).doubted(ARN_VALUE),
        (Operand::Number(wanted), Test::Numeric(comparison)) => {
            numeric::matches(comparison, wanted, value)
        }
        (Operand::Date(wanted), Test::Date(comparison)) => date::matches(comparison, wanted, value),
        (Operand::Bool(wanted), _) => string::matches_bool(*wanted, value),
        (Operand::Bytes(wanted), _) => string::matches_bytes(wanted, value),
        (Operand::Network(network), _) => ip::matches(network, address),
        (_, Test::IpAddress) => Judgement::sure(false).doubted(MALFORMED_NETWORK),
        (_, Test::Arn) => Judgement::sure(false).doubted(ARN_VALUE),
        _ => Judgement::sure(false).doubted(MALFORMED_VALUE),
    }
}

fn doubted(judgement: Judgement, doubt: Option<Caveat>) -> Judgement {
    match doubt {
        Some(doubt) => judgement.doubted(doubt),
        None => judgement,
    }
}

/// Whether a value matches what has an unknown variable: not where it doesn't match with anything
/// in the variable's place.
fn within(test: Test, widest: &Glob, value: &str) -> Judgement {
    let matches = match test {
        Test::StringEqualsIgnoreCase | Test::Bool => widest.matches_ignoring_case(value),
        _ => widest.matches(value),
    };
    match matches {
        true => Judgement::sure(Truth::Unknown),
        false => Judgement::sure(false),
    }
}

/// A value whose variable has no value matches nothing. AWS says so in one place; in another, that
/// the whole statement may be invalid, which differs only under negated operators.
fn unresolved_value(unresolved: &Unresolved, negated: bool) -> Judgement {
    let judgement = Judgement::sure(false);
    match unresolved {
        Unresolved::Absent(_) if negated => judgement.doubted(UNRESOLVED_VARIABLE),
        Unresolved::Absent(_) => judgement,
        Unresolved::Unknown(_) => Judgement::sure(Truth::Unknown),
        Unresolved::Unusable(caveat) => judgement.doubted(*caveat),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arn_like(pattern: &str, value: &str) -> Judgement {
        match Operand::parse(Test::Arn, pattern, true) {
            Operand::Arn(template) => {
                let resolved = template
                    .resolve(&Context::new())
                    .unwrap_or_else(|e| panic!("{e:?}"));
                Judgement::sure(resolved.glob.matches(value))
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn an_arn_operators_wildcards_stay_in_their_field() {
        for (pattern, value, expected) in [
            ("arn:aws:iam::1*:role/x", "arn:aws:iam::12:role/x", true),
            ("arn:aws:iam::1*:role/x", "arn:aws:iam::1:2:role/x", false),
            ("arn:*:role/x:*:b:c", "arn:aws:iam::role/x:a:b:c", false),
            ("arn:aws:iam::?:role/x", "arn:aws:iam::1:role/x", true),
            ("arn:aws:iam::??role/x:*", "arn:aws:iam::1:role/x:y", false),
            ("arn:aws:s3:::b/*", "arn:aws:s3:::b/x:y", true),
            ("arn:aws:s3:::b?x", "arn:aws:s3:::b:x", true),
        ] {
            let found = arn_like(pattern, value);
            assert_eq!(found, Judgement::sure(expected), "{pattern} {value}");
        }
    }
}
