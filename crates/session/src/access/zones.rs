//! Addresses from which every row is decided alike, as networks.

use super::columns::{Column, Steps};
use super::{Addresses, Networks, Zone, ZoneKind};
use crate::answer::Decision;
use iam::ip::Family;
use iam::ip::cidr::cidrs;
use iam::ip::set::{Range, Set};
use std::collections::BTreeMap;

/// A zone before it is told.
pub(super) struct Found {
    kind: ZoneKind,
    /// Its addresses; `None` where they don't matter.
    addresses: Option<(Family, Set)>,
    /// The decision in each row.
    pub cells: Vec<Decision>,
}

/// The zones of all columns.
pub(super) fn of<'a>(columns: impl Iterator<Item = &'a Column>) -> Vec<Found> {
    let columns: Vec<&Column> = columns.collect();
    let of_family = |way: usize, family: Family| {
        let steps = |column: &&'a Column| {
            let [v4, v6] = column.way(way);
            match family {
                Family::V4 => v4,
                Family::V6 => v6,
            }
        };
        let steps: Vec<&Steps> = columns.iter().map(steps).collect();
        let parts = partition(&steps, family.last()).into_iter();
        let found = move |(cells, ranges): (Vec<Decision>, Vec<Range>)| Found {
            kind: match (way, family) {
                (0, Family::V4) => ZoneKind::Ipv4,
                (0, Family::V6) => ZoneKind::Ipv6,
                _ => ZoneKind::VpcEndpoint,
            },
            addresses: Some((family, ranges.into_iter().collect())),
            cells,
        };
        parts.map(found).collect::<Vec<_>>()
    };
    let mut zones = of_family(0, Family::V4);
    zones.extend(of_family(0, Family::V6));
    let mut endpoint = of_family(1, Family::V4);
    endpoint.extend(of_family(1, Family::V6));
    if let [v4, v6] = endpoint.as_mut_slice()
        && v4.cells == v6.cells
    {
        v4.addresses = None;
        endpoint.truncate(1);
    }
    zones.extend(endpoint);
    zones
}

/// The ranges of each list of decisions, by the first address that has it.
pub(super) fn partition(columns: &[&Steps], last: u128) -> Vec<(Vec<Decision>, Vec<Range>)> {
    // Many rows are alike: these are looked at once.
    let mut distinct: Vec<&Steps> = Vec::new();
    let mut places = Vec::with_capacity(columns.len());
    for steps in columns {
        let known = distinct.iter().position(|known| known == steps);
        places.push(known.unwrap_or(distinct.len()));
        if known.is_none() {
            distinct.push(steps);
        }
    }
    let mut changes: Vec<(u128, usize, Decision)> = (distinct.iter().enumerate())
        .flat_map(|(place, steps)| steps.iter().map(move |step| (step.0, place, step.1)))
        .collect();
    changes.sort_by_key(|(first, ..)| *first);
    let mut now = vec![Decision::Depends; distinct.len()];
    let mut numbers: BTreeMap<Vec<u8>, usize> = BTreeMap::new();
    let mut found: Vec<(Vec<Decision>, Vec<Range>)> = Vec::new();
    let mut changes = changes.into_iter().peekable();
    while let Some((first, place, decision)) = changes.next() {
        if let Some(now) = now.get_mut(place) {
            *now = decision;
        }
        let next = changes.peek().map(|(first, ..)| *first);
        if next == Some(first) {
            continue;
        }
        let range = Range {
            first,
            last: next.map_or(last, |next| next - 1),
        };
        let key = now.iter().map(|decision| *decision as u8).collect();
        let number = *numbers.entry(key).or_insert(found.len());
        match found.get_mut(number) {
            Some((_, ranges)) => ranges.push(range),
            None => {
                let cells = places.iter().filter_map(|place| now.get(*place).copied());
                found.push((cells.collect(), vec![range]));
            }
        }
    }
    found
}

impl Found {
    /// The zone in text.
    pub fn told(self) -> Zone {
        let addresses = self.addresses.map(|(family, set)| {
            let first = set.ranges().first().map_or(0, |range| range.first);
            Addresses {
                ranges: texts(family, &set),
                count: set.count(),
                witness: family.address(first).to_string(),
            }
        });
        Zone {
            kind: self.kind,
            addresses,
        }
    }
}

fn texts(family: Family, set: &Set) -> Vec<String> {
    cidrs(family, set).map(|cidr| cidr.text()).collect()
}

/// From where a request is allowed.
pub(super) fn allowed([v4, v6]: &[Steps; 2]) -> Networks {
    let of = |steps: &Steps, family: Family| {
        let ends = steps.iter().skip(1).map(|(first, _)| first - 1);
        let ranges = steps.iter().zip(ends.chain([family.last()]));
        let allowed = ranges.filter(|((_, decision), _)| *decision == Decision::Allow);
        let range = |((first, _), last): (&(u128, Decision), u128)| Range {
            first: *first,
            last,
        };
        let set: Set = allowed.map(range).collect();
        (texts(family, &set), set.count())
    };
    let (ipv4, ipv4_count) = of(v4, Family::V4);
    let (ipv6, ipv6_count) = of(v6, Family::V6);
    Networks {
        ipv4,
        ipv4_count,
        ipv6,
        ipv6_count,
    }
}
