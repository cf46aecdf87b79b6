//! What a condition on an address sees of it: networks, single addresses, or nothing but a text.
//!
//! An IPv4 address has one text, an IPv6 address has many, and AWS doesn't document in which of them
//! it compares
//! (<https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html>).

use crate::condition::operator::Test;
use crate::condition::{self, Operand};
use crate::ip::cidr;
use crate::ip::set::{Range, Set};
use crate::ip::{Family, number};
use crate::pattern::Glob;
use crate::policy::{Condition, Statement};
use crate::request::{Context, Presence};
use crate::span::Span;
use crate::trace::Element;
use crate::truth::Truth;
use crate::variable::{Template, Variable};
use std::net::IpAddr;

/// The addresses of a family that a condition tells from all others of that family.
#[derive(Debug)]
pub(crate) struct Read {
    pub set: Set,
    pub outcomes: Outcomes,
}

/// Whether a condition holds for an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Outcomes {
    /// For one in the set.
    pub inside: Truth,
    /// For any other.
    pub outside: Truth,
    /// Whether it compares the texts of those in the set.
    pub text: bool,
    /// Whether AWS leaves any of that undocumented.
    pub doubtful: bool,
}

/// What a condition sees of its key's addresses, of IPv4 and of IPv6; nothing where it takes more
/// than a set to say that.
pub(crate) fn read(condition: &Condition) -> Option<[Read; 2]> {
    let mut ranges = [Vec::new(), Vec::new()];
    // Whether anything compares an IPv6 address with one text of several.
    let mut text = false;
    let [v4, v6] = &mut ranges;
    let mut add = |(family, range)| match family {
        Family::V4 => v4.push(range),
        Family::V6 => v6.push(range),
    };
    for item in &condition.values {
        match &item.meant {
            // Its key is there, whatever address it holds.
            _ if condition.operator.test == Test::Null => {}
            Operand::Network(network) => add(cidr::range(network)),
            Operand::Text(Template::Fixed(glob)) if condition.operator.test != Test::Bool => {
                match addresses(glob)? {
                    Texts::Of(family, range) => {
                        text |= family == Family::V6;
                        add((family, range));
                    }
                    Texts::All => {
                        for family in Family::ALL {
                            add((family, family.all()));
                        }
                    }
                    Texts::None => {}
                }
            }
            Operand::Text(_) | Operand::Arn(_) => return None,
            // No address is a number, an instant, a truth value or Base64: these match none.
            _ => {}
        }
    }
    let [v4, v6] = ranges.map(Set::from_iter);
    let text = text && v6.ranges() != [Family::V6.all()];
    Some([
        judged(condition, Family::V4, v4, false),
        judged(condition, Family::V6, v6, text),
    ])
}

/// Judges a condition for one address in the set, and for one that isn't.
fn judged(condition: &Condition, family: Family, set: Set, text: bool) -> Read {
    let others = set.complement(family.last());
    let mut doubtful = false;
    let mut judge = |set: &Set| {
        let first = set.ranges().first()?.first;
        let mut context = Context::new();
        let address = family.address(first).to_string();
        context.set(&condition.lower_key, Presence::One(address));
        let (judgement, _) = condition::judge(condition, &context);
        doubtful |= judgement.doubt.is_some();
        Some(judgement.truth)
    };
    let outside = judge(&others);
    let inside = match text {
        true => Some(Truth::Unknown),
        false => judge(&set),
    };
    // One of the two sets has an address in it; where it is all of them, the other has none to judge.
    let any = inside.or(outside).unwrap_or(Truth::Unknown);
    let outcomes = Outcomes {
        inside: inside.unwrap_or(any),
        outside: outside.unwrap_or(any),
        text,
        doubtful,
    };
    Read { set, outcomes }
}

/// The addresses whose texts fit a pattern.
enum Texts {
    Of(Family, Range),
    All,
    None,
}

/// The addresses whose texts fit a pattern; nothing where they are no range.
fn addresses(glob: &Glob) -> Option<Texts> {
    let literals = glob.literals();
    if *glob == Glob::literal(literals) {
        return Some(match literals.parse::<IpAddr>() {
            Ok(address) => {
                let (family, first) = number(address);
                Texts::Of(family, Range { first, last: first })
            }
            Err(_) => Texts::None,
        });
    }
    if *glob == Glob::flat("*") {
        return Some(Texts::All);
    }
    octets(glob)
}

/// `203.0.113.*` and `203.0.*.*`: whole octets, and then stars, are a network.
fn octets(glob: &Glob) -> Option<Texts> {
    let base = glob.literals().trim_end_matches('.');
    let stars = glob.literals().len() - base.len();
    if *glob != Glob::flat(&format!("{base}{}", ".*".repeat(stars))) {
        return None;
    }
    let octet = |text: &str| {
        let number: u8 = text.parse().ok()?;
        (number.to_string() == text).then_some(number)
    };
    let known: Vec<u8> = base.split('.').map(octet).collect::<Option<_>>()?;
    let mut first = [0; 4];
    let mut last = [u8::MAX; 4];
    if known.len() + stars > first.len() {
        return Some(Texts::None);
    }
    for ((first, last), octet) in first.iter_mut().zip(&mut last).zip(known) {
        (*first, *last) = (octet, octet);
    }
    let number = |octets: [u8; 4]| u32::from_be_bytes(octets).into();
    let (first, last) = (number(first), number(last));
    Some(Texts::Of(Family::V4, Range { first, last }))
}

/// The places in a part of a statement that read a key, whose name is in lower case.
pub(super) fn reading(
    statement: &Statement,
    element: Element,
    key: &str,
) -> impl Iterator<Item = Span> {
    let condition = match element {
        Element::Condition(index) => statement.conditions.get(index),
        _ => None,
    };
    let resource = match element {
        Element::Resource => statement.resource.as_ref(),
        _ => None,
    };
    let reads = move |variable: &Variable| variable.lower_key.as_deref() == Some(key);
    let own = condition.filter(move |condition| condition.lower_key == key);
    let values = condition.filter(move |condition| condition.lower_key != key);
    let values = values.into_iter().flat_map(|condition| &condition.values);
    let values = values.filter(move |item| item.meant.variables().any(reads));
    let items = resource.into_iter().flat_map(|clause| &clause.items);
    let items = items.filter(move |item| item.meant.variables().any(reads));
    own.map(|condition| condition.span)
        .into_iter()
        .chain(values.map(|item| item.span))
        .chain(items.map(|item| item.span))
}
