//! A condition that holds the caller's address against networks.

use super::super::subject::Stated;
use iam::condition::Operand;
use iam::condition::operator::Test;
use iam::ip::cidr::range;
use iam::ip::set::{Range, Set};
use iam::ip::{Family, number};
use iam::policy::Condition;
use std::net::IpAddr;

/// The key of the caller's address.
pub(super) const ADDRESS: &str = "aws:sourceip";

/// A condition with the addresses of its networks.
pub(super) struct Asked<'a> {
    pub stated: Stated<'a>,
    pub condition: &'a Condition,
    /// In IPv4, in IPv6.
    pub sets: [Set; 2],
}

impl<'a> Asked<'a> {
    /// The condition of this index; none where it isn't about networks alone.
    pub fn read(stated: Stated<'a>, index: usize) -> Option<Asked<'a>> {
        let condition = stated.statement.conditions.get(index)?;
        let operator = condition.operator;
        if operator.test != Test::IpAddress || operator.set.is_some() || condition.values.is_empty()
        {
            return None;
        }
        let mut ranges: [Vec<Range>; 2] = Default::default();
        for item in &condition.values {
            let Operand::Network(network) = &item.meant else {
                return None;
            };
            let (family, found) = range(network);
            let [v4, v6] = &mut ranges;
            match family {
                Family::V4 => v4.push(found),
                Family::V6 => v6.push(found),
            }
        }
        Some(Asked {
            stated,
            condition,
            sets: ranges.map(|ranges| ranges.into_iter().collect()),
        })
    }

    /// A public address in none of its networks, as examples have it where possible.
    pub fn outside(&self) -> Option<IpAddr> {
        let examples = ["198.51.100.7", "203.0.113.9", "192.0.2.44", "2001:db8::7"];
        let examples = examples.into_iter().filter_map(|text| text.parse().ok());
        let mut outside = examples.filter(|address| !self.contains(*address));
        outside.next().or_else(|| {
            let mut all = Family::ALL.into_iter().zip(&self.sets);
            all.find_map(|(family, set)| {
                let rest = set.complement(family.last());
                rest.ranges()
                    .first()
                    .map(|range| family.address(range.first))
            })
        })
    }

    fn contains(&self, address: IpAddr) -> bool {
        let [v4, v6] = &self.sets;
        match number(address) {
            (Family::V4, number) => v4.contains(number),
            (Family::V6, number) => v6.contains(number),
        }
    }

    /// Whether it has addresses that the other hasn't.
    pub fn spares_beside(&self, other: &Asked<'_>) -> bool {
        let mut pairs = self.sets.iter().zip(&other.sets);
        pairs.any(|(ours, theirs)| ours.intersection(theirs) != *ours)
    }

    /// Its networks as written.
    pub fn texts(&self) -> Vec<String> {
        let policy = self.stated.policy();
        let values = self.condition.values.iter();
        values
            .map(|item| policy.text(item.span).into_owned())
            .collect()
    }
}
