//! What a visitor reads off an access map: what its columns are called, an address of each to try, and
//! where on a line its addresses are.

use crate::text::{Words, id};
use crate::work::Asked;
use iam::ip::cidr::range;
use iam::ip::set::{Range, Set};
use iam::ip::{Family, number};
use iam::language::Sentence;
use session::access::{Addresses, Source, Zone, ZoneKind};
use session::answer::Decision;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Addresses that anybody may write into a document, private ones, and a public one that exists: what
/// is tried first, so that a column of "all others" isn't tried with `0.0.0.0`.
const EXAMPLES: [Ipv4Addr; 6] = [
    Ipv4Addr::new(203, 0, 113, 9),
    Ipv4Addr::new(198, 51, 100, 7),
    Ipv4Addr::new(192, 0, 2, 44),
    Ipv4Addr::new(10, 0, 0, 5),
    Ipv4Addr::new(192, 168, 0, 5),
    Ipv4Addr::new(8, 8, 8, 8),
];

/// The same in IPv6: for documents, and unique local ones.
const EXAMPLES_6: [Ipv6Addr; 2] = [
    Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1),
    Ipv6Addr::new(0xfd00, 0, 0, 0, 0, 0, 0, 5),
];

/// How many networks a column is called by.
const NAMED: usize = 2;

/// Where the requests of a zone come from, by one of its addresses.
pub fn source(zone: &Zone) -> Option<Source> {
    let address = match &zone.addresses {
        None => None,
        Some(addresses) => Some(example(&addresses.ranges)?),
    };
    match zone.kind {
        ZoneKind::Ipv4 | ZoneKind::Ipv6 => address.map(Source::Internet),
        ZoneKind::VpcEndpoint => Some(Source::VpcEndpoint(address)),
    }
}

/// An address to try of these networks, which are of one family.
pub fn example(networks: &[String]) -> Option<IpAddr> {
    let (family, set) = set(networks)?;
    let known: Vec<IpAddr> = match family {
        Family::V4 => EXAMPLES.map(IpAddr::from).to_vec(),
        Family::V6 => EXAMPLES_6.map(IpAddr::from).to_vec(),
    };
    let mut fitting = known.into_iter().filter(|one| set.contains(number(*one).1));
    let first = set.ranges().first()?;
    // The first address of a network is nobody's.
    let next = first.first.saturating_add(1).min(first.last);
    fitting.next().or(Some(family.address(next)))
}

/// What asks from one of these networks, from which a request is allowed.
pub fn from(networks: &[String], endpoint: bool) -> Option<Asked> {
    let address = example(networks)?;
    Some(Asked {
        documents: None,
        source: Some(match endpoint {
            true => Source::VpcEndpoint(Some(address)),
            false => Source::Internet(address),
        }),
        decision: Decision::Allow,
    })
}

/// The addresses of networks, which are of one family.
pub fn set(networks: &[String]) -> Option<(Family, Set)> {
    let ranges = networks.iter().filter_map(|text| text.parse().ok());
    let (families, ranges): (Vec<Family>, Vec<Range>) = ranges.map(|n| range(&n)).unzip();
    let family = families.first()?;
    Some((*family, ranges.into_iter().collect()))
}

/// What a zone is called beside the others: its networks where they are few.
pub fn name(words: Words, zone: &Zone, zones: &[Zone]) -> String {
    let endpoint = zone.kind == ZoneKind::VpcEndpoint;
    let addresses = match &zone.addresses {
        Some(addresses) => of_addresses(words, addresses, zone, zones),
        None => return words.say("zone-endpoint"),
    };
    match endpoint {
        true => words.fill(&Sentence::new("zone-endpoint-from").with("addresses", addresses)),
        false => addresses,
    }
}

fn of_addresses(words: Words, own: &Addresses, zone: &Zone, zones: &[Zone]) -> String {
    let alike = zones.iter().filter(|other| other.kind == zone.kind);
    let counts = alike.filter_map(|other| other.addresses.as_ref());
    let mut counts = counts.filter(|other| is_ipv6(other) == is_ipv6(own));
    let largest = counts.all(|other| length(other) <= length(own));
    match own.ranges.as_slice() {
        [all] if all.ends_with("/0") => words.say(match is_ipv6(own) {
            false => id("zone-any-ipv4"),
            true => id("zone-any-ipv6"),
        }),
        few if few.len() <= NAMED => few.join(", "),
        _ if largest => words.say(match is_ipv6(own) {
            false => id("zone-other-ipv4"),
            true => id("zone-other-ipv6"),
        }),
        [first, others @ ..] => words.fill(
            &Sentence::new("zone-and-more")
                .with("network", first)
                .with("count", others.len()),
        ),
        [] => String::new(),
    }
}

/// Numbers in decimal are in order by their length, and then as texts.
fn length(addresses: &Addresses) -> (usize, &str) {
    (addresses.count.len(), &addresses.count)
}

fn is_ipv6(addresses: &Addresses) -> bool {
    addresses.witness.contains(':')
}

/// A count with a comma between thousands; where it is too long to read, as a power of two.
pub fn count(words: Words, decimal: &str) -> String {
    let Ok(number) = decimal.parse::<u128>() else {
        return format!("2{}", superscript(128));
    };
    if decimal.len() > 15 {
        let power = format!("2{}", superscript(number.ilog2()));
        return match number.is_power_of_two() {
            true => power,
            false => words.fill(&Sentence::new("more-than-power").with("power", power)),
        };
    }
    let mut text = String::new();
    for (index, digit) in decimal.chars().enumerate() {
        if index > 0 && (decimal.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn superscript(number: u32) -> String {
    let digits = number.to_string();
    let raised = |digit: char| {
        let signs = "⁰¹²³⁴⁵⁶⁷⁸⁹".chars();
        let mut pairs = ('0'..='9').zip(signs);
        pairs
            .find(|(plain, _)| *plain == digit)
            .map(|(_, sign)| sign)
    };
    digits.chars().filter_map(raised).collect()
}

/// How long the line of a family's addresses is.
pub const LINE: f64 = 1000.0;

/// What nothing on it is shorter than, so that a single address can be seen.
const LEAST: f64 = 4.0;

/// Where ranges are on the line of their family, as places and lengths that neither overlap nor touch.
pub fn on_line(family: Family, set: &Set) -> Vec<(f64, f64)> {
    let mut found: Vec<(f64, f64)> = Vec::new();
    for range in set.ranges() {
        let (start, end) = (place(family, range.first), place(family, range.last));
        let start = start.min(LINE - LEAST);
        let end = end.max(start + LEAST);
        match found.last_mut() {
            Some((first, length)) if start <= *first + *length => *length = end - *first,
            _ => found.push((start, end - start)),
        }
    }
    found
}

/// Where an address is on that line.
#[expect(clippy::cast_precision_loss, reason = "a place on a screen")]
pub fn place(family: Family, number: u128) -> f64 {
    number as f64 / family.last() as f64 * LINE
}

#[cfg(test)]
mod tests;
