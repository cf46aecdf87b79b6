//! Networks: how policies write ranges of addresses, and how answers do.

use super::set::{Block, Range, Set};
use super::{Family, number};
use ipnet::IpNet;
use std::net::{IpAddr, Ipv6Addr};

/// A network, without host bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cidr {
    /// Its family.
    pub family: Family,
    /// Its addresses.
    pub block: Block,
}

impl Cidr {
    /// The network as policies write it. Lists of what is left beside some thousand networks are long,
    /// so its numbers don't go through a formatter.
    pub fn text(&self) -> String {
        let Cidr { family, block } = *self;
        let mut text = String::with_capacity(match family {
            Family::V4 => "255.255.255.255/32".len(),
            Family::V6 => "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128".len(),
        });
        match family.address(block.first) {
            IpAddr::V4(address) => {
                for (octet, between) in address.octets().iter().zip(["", ".", ".", "."]) {
                    text.push_str(between);
                    push::<10>(&mut text, u32::from(*octet));
                }
            }
            IpAddr::V6(address) => push_v6(&mut text, address),
        }
        text.push('/');
        push::<10>(&mut text, family.width().saturating_sub(block.bits));
        text
    }
}

/// Appends an IPv6 address as <https://www.rfc-editor.org/rfc/rfc5952> writes it: small letters, no
/// leading zeros, and `::` for the first of the longest runs of zeros, if that is two or more. An IPv4
/// address in IPv6 form keeps its dots.
fn push_v6(text: &mut String, address: Ipv6Addr) {
    if address.to_ipv4_mapped().is_some() {
        text.push_str(&address.to_string());
        return;
    }
    let segments = address.segments();
    let zeros = |from: &usize| {
        segments
            .iter()
            .skip(*from)
            .take_while(|one| **one == 0)
            .count()
    };
    let longest = (0..segments.len()).rev().max_by_key(zeros).unwrap_or(0);
    let left_out = match zeros(&longest) {
        length @ 2.. => longest..longest + length,
        _ => 0..0,
    };
    for (index, segment) in segments.iter().enumerate() {
        if left_out.contains(&index) {
            if index == left_out.start {
                text.push_str("::");
            }
            continue;
        }
        if index > 0 && index != left_out.end {
            text.push(':');
        }
        push::<16>(text, u32::from(*segment));
    }
}

/// Appends a number of at most four digits. The base is known early, as dividing by any number is slow.
fn push<const BASE: u32>(text: &mut String, number: u32) {
    let units = [BASE * BASE * BASE, BASE * BASE, BASE, 1];
    let digits = units
        .into_iter()
        .filter(|unit| *unit == 1 || number >= *unit);
    text.extend(digits.filter_map(|unit| char::from_digit(number / unit % BASE, BASE)));
}

/// The addresses of a network. Its host bits don't count.
pub fn range(network: &IpNet) -> (Family, Range) {
    let (family, first) = number(network.network());
    let (_, last) = number(network.broadcast());
    (family, Range { first, last })
}

/// The fewest networks that hold these addresses of a family and no others, in order.
pub fn cidrs(family: Family, set: &Set) -> impl Iterator<Item = Cidr> {
    set.blocks().map(move |block| Cidr { family, block })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::condition::ip::parse;

    fn printed(networks: &[&str]) -> Vec<String> {
        let ranges = networks.iter().map(|text| range(&parse(text).unwrap()));
        let (families, ranges): (Vec<_>, Vec<_>) = ranges.unzip();
        let set: Set = ranges.into_iter().collect();
        let found = families.first().map(|family| cidrs(*family, &set));
        let found = found.into_iter().flatten().map(|cidr| cidr.text());
        found.collect()
    }

    #[test]
    fn networks_come_out_as_the_fewest() {
        for (networks, expected) in [
            (&["0.0.0.0/0"][..], &["0.0.0.0/0"][..]),
            (&["::/0"], &["::/0"]),
            (&["255.255.255.255/32"], &["255.255.255.255/32"]),
            (&["255.255.255.254/32"], &["255.255.255.254/32"]),
            (
                &["255.255.255.254", "255.255.255.255"],
                &["255.255.255.254/31"],
            ),
            (&["0.0.0.0/1", "128.0.0.0/1"], &["0.0.0.0/0"]),
            (&["8000::/1", "::/1"], &["::/0"]),
            (
                &["ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"],
                &["ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128"],
            ),
            (&["10.0.0.5/24"], &["10.0.0.0/24"]),
            (
                &["10.0.1.0/24", "10.0.2.0/24"],
                &["10.0.1.0/24", "10.0.2.0/24"],
            ),
            (
                &["10.0.3.0/24", "10.0.2.9/24", "10.0.2.0"],
                &["10.0.2.0/23"],
            ),
            (&[], &[]),
        ] {
            assert_eq!(printed(networks), expected, "{networks:?}");
        }
    }
}
