//! The operator table: every name with what it tests, and its prefixes and suffix.
//!
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html>

use std::cmp::Ordering;

/// An operator with its prefix and suffix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operator {
    /// `ForAllValues:` or `ForAnyValue:`.
    pub set: Option<Set>,
    /// What one value is held against.
    pub test: Test,
    /// Whether it is the `Not…` form.
    pub negated: bool,
    /// Whether it ends in `IfExists`.
    pub if_exists: bool,
    /// Whether it was written in the documented case.
    pub canonical: bool,
}

/// A set operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Set {
    /// `ForAllValues:`
    ForAllValues,
    /// `ForAnyValue:`
    ForAnyValue,
}

/// What one value of the request is held against one value of the policy for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Test {
    /// The same text.
    StringEquals,
    /// The same text, whatever its case.
    StringEqualsIgnoreCase,
    /// A text that fits a pattern.
    StringLike,
    /// A number in this relation.
    Numeric(Comparison),
    /// An instant in this relation.
    Date(Comparison),
    /// The same truth value.
    Bool,
    /// The same bytes.
    Binary,
    /// An address in a network.
    IpAddress,
    /// An ARN that fits a pattern, field by field.
    Arn,
    /// Whether the key is there at all.
    Null,
}

/// A relation of the request's value to the policy's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// The same.
    Equal,
    /// Below.
    Less,
    /// Below or the same.
    LessOrEqual,
    /// Above.
    Greater,
    /// Above or the same.
    GreaterOrEqual,
}

impl Comparison {
    pub(crate) fn holds(self, ordering: Ordering) -> bool {
        match self {
            Comparison::Equal => ordering.is_eq(),
            Comparison::Less => ordering.is_lt(),
            Comparison::LessOrEqual => ordering.is_le(),
            Comparison::Greater => ordering.is_gt(),
            Comparison::GreaterOrEqual => ordering.is_ge(),
        }
    }
}

/// Every operator without prefix and suffix: its name, its test, whether it is negated.
pub const OPERATORS: &[(&str, Test, bool)] = &[
    ("StringEquals", Test::StringEquals, false),
    ("StringNotEquals", Test::StringEquals, true),
    (
        "StringEqualsIgnoreCase",
        Test::StringEqualsIgnoreCase,
        false,
    ),
    (
        "StringNotEqualsIgnoreCase",
        Test::StringEqualsIgnoreCase,
        true,
    ),
    ("StringLike", Test::StringLike, false),
    ("StringNotLike", Test::StringLike, true),
    ("NumericEquals", Test::Numeric(Comparison::Equal), false),
    ("NumericNotEquals", Test::Numeric(Comparison::Equal), true),
    ("NumericLessThan", Test::Numeric(Comparison::Less), false),
    (
        "NumericLessThanEquals",
        Test::Numeric(Comparison::LessOrEqual),
        false,
    ),
    (
        "NumericGreaterThan",
        Test::Numeric(Comparison::Greater),
        false,
    ),
    (
        "NumericGreaterThanEquals",
        Test::Numeric(Comparison::GreaterOrEqual),
        false,
    ),
    ("DateEquals", Test::Date(Comparison::Equal), false),
    ("DateNotEquals", Test::Date(Comparison::Equal), true),
    ("DateLessThan", Test::Date(Comparison::Less), false),
    (
        "DateLessThanEquals",
        Test::Date(Comparison::LessOrEqual),
        false,
    ),
    ("DateGreaterThan", Test::Date(Comparison::Greater), false),
    (
        "DateGreaterThanEquals",
        Test::Date(Comparison::GreaterOrEqual),
        false,
    ),
    ("Bool", Test::Bool, false),
    ("BinaryEquals", Test::Binary, false),
    ("IpAddress", Test::IpAddress, false),
    ("NotIpAddress", Test::IpAddress, true),
    ("ArnEquals", Test::Arn, false),
    ("ArnNotEquals", Test::Arn, true),
    ("ArnLike", Test::Arn, false),
    ("ArnNotLike", Test::Arn, true),
    ("Null", Test::Null, false),
];

impl Operator {
    /// Reads an operator's name in any case; `None` where there is no such operator.
    pub fn parse(text: &str) -> Option<Operator> {
        let (prefix, rest) = match text.split_once(':') {
            Some((prefix, rest)) => (Some(prefix), rest),
            None => (None, text),
        };
        let set = match prefix {
            None => None,
            Some(p) if p.eq_ignore_ascii_case("ForAllValues") => Some(Set::ForAllValues),
            Some(p) if p.eq_ignore_ascii_case("ForAnyValue") => Some(Set::ForAnyValue),
            Some(_) => return None,
        };
        let suffix = "IfExists";
        let (name, if_exists) = match rest.len().checked_sub(suffix.len()) {
            Some(at)
                if rest
                    .get(at..)
                    .is_some_and(|s| s.eq_ignore_ascii_case(suffix)) =>
            {
                (rest.get(..at)?, true)
            }
            _ => (rest, false),
        };
        let known = |(known, ..): &&(&str, Test, bool)| known.eq_ignore_ascii_case(name);
        let (canonical, test, negated) = OPERATORS.iter().find(known)?;
        let set_name = match set {
            None => "",
            Some(Set::ForAllValues) => "ForAllValues:",
            Some(Set::ForAnyValue) => "ForAnyValue:",
        };
        let behind = text.strip_prefix(set_name);
        let behind = behind.and_then(|rest| rest.strip_prefix(canonical));
        (!(if_exists && *test == Test::Null)).then_some(Operator {
            set,
            test: *test,
            negated: *negated,
            if_exists,
            canonical: behind == Some(if if_exists { suffix } else { "" }),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_operator_is_read_in_every_form() {
        for (name, test, negated) in OPERATORS {
            for (prefix, set) in [
                ("", None),
                ("ForAllValues:", Some(Set::ForAllValues)),
                ("ForAnyValue:", Some(Set::ForAnyValue)),
            ] {
                for suffix in ["", "IfExists"] {
                    let text = format!("{prefix}{name}{suffix}");
                    let expected = Operator {
                        set,
                        test: *test,
                        negated: *negated,
                        if_exists: !suffix.is_empty(),
                        canonical: true,
                    };
                    let exists = *test != Test::Null || suffix.is_empty();
                    assert_eq!(Operator::parse(&text), exists.then_some(expected), "{text}");
                    let lower = Operator::parse(&text.to_lowercase());
                    assert_eq!(
                        lower.map(|o| o.canonical),
                        exists.then_some(false),
                        "{text}"
                    );
                }
            }
        }
        for text in [
            "",
            "StringMatches",
            "ForSome:StringEquals",
            "BinaryNotEquals",
            "IfExists",
        ] {
            assert_eq!(Operator::parse(text), None, "{text}");
        }
    }
}
