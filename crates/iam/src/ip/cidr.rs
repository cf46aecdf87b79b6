//! Networks: how policies write ranges of addresses, and how answers do.

use super::set::{Block, Range, Set};
use super::{Family, number};
use ipnet::IpNet;
use std::net::IpAddr;

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
    /// so the numbers of IPv4 don't go through a formatter.
    pub fn text(&self) -> String {
        let Cidr { family, block } = *self;
        let prefix = family.width().saturating_sub(block.bits);
        match family.address(block.first) {
            IpAddr::V4(address) => {
                let mut text = String::with_capacity("255.255.255.255/32".len());
                for (octet, behind) in address.octets().iter().zip(['.', '.', '.', '/']) {
                    push(&mut text, u32::from(*octet));
                    text.push(behind);
                }
                push(&mut text, prefix);
                text
            }
            IpAddr::V6(address) => format!("{address}/{prefix}"),
        }
    }
}

/// Appends a number of at most three digits.
fn push(text: &mut String, number: u32) {
    let digits = [100, 10, 1]
        .into_iter()
        .filter(|unit| *unit == 1 || number >= *unit);
    text.extend(digits.filter_map(|unit| char::from_digit(number / unit % 10, 10)));
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
