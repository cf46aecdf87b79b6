//! Rules about what one value of a condition means: numbers, dates, networks, ARNs.

use crate::draft::{Condition, Draft};
use crate::explained::Rule;
use crate::vocabulary::{Class, class};
use session::scenario::ContextValue;
use std::net::IpAddr;

pub const RULES: &[Rule] = &[
    Rule {
        id: "P5",
        sentence: "A date of digits alone counts seconds since 1970.",
        rewrite: |draft| words(draft, Class::Date, SECONDS),
    },
    Rule {
        id: "C3-year",
        sentence: "A date of four digits is a year.",
        rewrite: |draft| words(draft, Class::Date, YEARS),
    },
    Rule {
        id: "C3-exact",
        sentence: "Numbers are compared exactly, however many digits they have.",
        rewrite: exact,
    },
    Rule {
        id: "P2",
        sentence: "An address without a prefix is a network of one.",
        rewrite: prefix,
    },
    Rule {
        id: "P1",
        sentence: "A network `/0` holds every address of its family.",
        rewrite: halves,
    },
    Rule {
        id: "P4",
        sentence: "A value that is no network matches nothing.",
        rewrite: |draft| malformed(draft, |_, class, _| class == Class::Address),
    },
    Rule {
        id: "P13",
        sentence: "A value that is no number matches nothing, whatever it starts with.",
        rewrite: |draft| {
            malformed(draft, |condition, class, value| {
                class == Class::Number && (condition.negated() || numeric(value))
            })
        },
    },
    Rule {
        id: "C3-date",
        sentence: "A value that is no date matches nothing, and is no match under `Not…`.",
        rewrite: |draft| {
            malformed(draft, |condition, class, value| {
                class == Class::Date && (condition.negated() || numeric(value))
            })
        },
    },
    Rule {
        id: "C4.4",
        sentence: "Under `Not…`, a value with fewer than the six fields of an ARN is one that doesn't match.",
        rewrite: |draft| {
            malformed(draft, |condition, class, _| {
                class == Class::Arn && condition.negated()
            })
        },
    },
];

/// Instants in the words everybody reads alike.
const SECONDS: &[(&str, &str)] = &[
    ("1767225600", "2026-01-01T00:00:00Z"),
    ("1767225601", "2026-01-01T00:00:01Z"),
];

const YEARS: &[(&str, &str)] = &[("2026", "2026-01-01T00:00:00Z")];

/// Between its neighbours as before.
const LONG: &[(&str, &str)] = &[("9007199254740993", "9007199254740996")];

/// The same with other words for values of a class, in policies and in the request.
fn words(draft: &Draft, wanted: Class, words: &[(&str, &'static str)]) -> Option<Draft> {
    let known = |text: &str| {
        words
            .iter()
            .find(|(from, _)| *from == text)
            .map(|(_, to)| (*to).to_string())
    };
    // Where all values are written alike, both engines compare them alike.
    let mixed = |condition: &Condition| {
        let values = || condition.values.iter().chain(draft.values(&condition.key));
        let strange = values().filter(|value| known(value).is_some()).count();
        strange > 0 && strange < values().count()
    };
    let concerned =
        |condition: &Condition| class(condition.base) == wanted && condition.base != "Null";
    let conditions = || {
        draft
            .policies
            .iter()
            .flat_map(|policy| &policy.statements)
            .flat_map(|s| &s.conditions)
    };
    if !conditions().any(|condition| concerned(condition) && mixed(condition)) {
        return None;
    }
    let mut keys = Vec::new();
    let dated = draft.map_values(|_, condition, value| {
        if !concerned(condition) {
            return None;
        }
        keys.push(condition.key.to_lowercase());
        known(value).map(|value| vec![value])
    });
    let mut other = dated.unwrap_or_else(|| draft.clone());
    for (key, value) in &mut other.context {
        if !keys.contains(&key.to_lowercase()) {
            continue;
        }
        match value {
            ContextValue::One(one) => *one = known(one).unwrap_or(one.clone()),
            ContextValue::Many(many) => {
                many.iter_mut()
                    .for_each(|one| *one = known(one).unwrap_or(one.clone()));
            }
            _ => {}
        }
    }
    (other != *draft).then_some(other)
}

/// Only where the two numbers meet.
fn exact(draft: &Draft) -> Option<Draft> {
    let conditions = draft
        .policies
        .iter()
        .flat_map(|policy| &policy.statements)
        .flat_map(|s| &s.conditions);
    let mut numbers = conditions.filter(|condition| class(condition.base) == Class::Number);
    let meet = |condition: &Condition| {
        let carried = draft.values(&condition.key);
        let long = |values: &[String], end| {
            values
                .iter()
                .any(|value| value == &["900719925474099", end].concat())
        };
        let either = |a, b| long(&condition.values, a) && long(carried, b);
        either("2", "3") || either("3", "2")
    };
    numbers
        .any(meet)
        .then(|| words(draft, Class::Number, LONG))
        .flatten()
}

fn halves(draft: &Draft) -> Option<Draft> {
    draft.map_values(|_, condition, value| {
        let (family, halves) = match value {
            "0.0.0.0/0" => ('.', ["0.0.0.0/1", "128.0.0.0/1"]),
            "::/0" => (':', ["::/1", "8000::/1"]),
            _ => return None,
        };
        let mut carried = draft.values(&condition.key).iter();
        let concerned =
            class(condition.base) == Class::Address && carried.any(|value| value.contains(family));
        concerned.then(|| halves.map(str::to_string).to_vec())
    })
}

/// Leaves out the values an operator can't read; in place of the last one comes one that never
/// matches.
fn malformed(draft: &Draft, concerned: fn(&Condition, Class, &str) -> bool) -> Option<Draft> {
    draft.map_conditions(|_, condition| {
        let class = class(condition.base);
        let concerns = |value: &String| !reads(class, value) && concerned(condition, class, value);
        if condition.base == "Null" || !condition.values.iter().any(concerns) {
            return None;
        }
        let mut other = condition.clone();
        other.bare = false;
        other.values.retain(|value| reads(class, value));
        if other.values.is_empty() {
            let never = match class {
                Class::Number if other.base.contains("Greater") => "98765432198765432198",
                Class::Number => "-98765432198765432198",
                Class::Date if other.base.contains("Greater") => "2999-01-01T00:00:00Z",
                Class::Date => "1900-01-01T00:00:00Z",
                Class::Address => "240.0.0.1/32",
                Class::Arn => "arn:aws:none:none:none:none",
                Class::Bytes | Class::Text | Class::Flag => "////",
            };
            other.values.push(never.to_string());
        }
        Some(other)
    })
}

/// Whether it starts with a digit.
fn numeric(value: &str) -> bool {
    value
        .trim_start_matches('.')
        .starts_with(|c: char| c.is_ascii_digit())
}

/// Whether an operator can read a value, among those of the vocabulary.
fn reads(class: Class, value: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    match class {
        Class::Number => {
            let unsigned = value.trim_start_matches(['-', '+']);
            unsigned
                .split_once('.')
                .map_or(digits(unsigned), |(a, b)| digits(a) && digits(b))
        }
        Class::Date => {
            value.starts_with("202") && !value.starts_with("2026-13") || value.starts_with("1767")
        }
        Class::Flag => matches!(value.to_lowercase().as_str(), "true" | "false"),
        Class::Bytes => value.len().is_multiple_of(4) && !value.contains(['-', '.', '*']),
        Class::Address => {
            let (address, prefix) = value.split_once('/').unwrap_or((value, "0"));
            let most = if address.contains(':') { 128 } else { 32 };
            let prefix = prefix.parse().is_ok_and(|prefix: u8| prefix <= most);
            prefix && address.parse::<IpAddr>().is_ok()
        }
        Class::Arn => value == "*" || value.matches(':').count() >= 5,
        Class::Text => true,
    }
}

fn prefix(draft: &Draft) -> Option<Draft> {
    draft.map_values(|_, condition, value| {
        let address = value
            .parse()
            .ok()
            .filter(|_| class(condition.base) == Class::Address);
        address.map(|address| match address {
            IpAddr::V4(_) => vec![format!("{address}/32")],
            IpAddr::V6(_) => vec![format!("{address}/128")],
        })
    })
}
