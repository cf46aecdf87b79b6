//! Addresses as numbers, so that sets of them can be computed.
//!
//! The two families are two universes, as no network holds addresses of both
//! (<https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html>).

pub mod cidr;
pub mod set;

use ipnet::IpNet;
use set::Set;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Networks for private use, of the machine itself and of the link, in which no public address is. AWS
/// doesn't list which it means.
pub const PRIVATE: [&str; 7] = [
    "10.0.0.0/8",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "fc00::/7",
    "fe80::/10",
];

/// What a provider's customers share, behind public addresses of the provider
/// (<https://www.rfc-editor.org/rfc/rfc6598>).
pub const SHARED: &str = "100.64.0.0/10";

/// All addresses of a family but those above: where requests over the internet come from.
pub fn public(family: Family) -> Set {
    let known = PRIVATE.iter().chain([&SHARED]);
    let known = known.filter_map(|text| Some(cidr::range(&text.parse().ok()?)));
    let own = known.filter(|(of, _)| *of == family);
    let private: Set = own.map(|(_, range)| range).collect();
    private.complement(family.last())
}

/// Whether requests over the internet may come from somewhere in a network.
pub fn is_public(network: &IpNet) -> bool {
    let (family, range) = cidr::range(network);
    let own: Set = std::iter::once(range).collect();
    !own.intersection(&public(family)).ranges().is_empty()
}

/// IPv4 or IPv6.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// IPv4: 2³² addresses.
    V4,
    /// IPv6: 2¹²⁸ addresses.
    V6,
}

impl Family {
    /// Both.
    pub const ALL: [Family; 2] = [Family::V4, Family::V6];

    /// How many bits an address has.
    pub fn width(self) -> u32 {
        match self {
            Family::V4 => 32,
            Family::V6 => 128,
        }
    }

    /// The last address.
    pub fn last(self) -> u128 {
        match self {
            Family::V4 => u128::from(u32::MAX),
            Family::V6 => u128::MAX,
        }
    }

    /// All addresses.
    pub fn all(self) -> set::Range {
        set::Range {
            first: 0,
            last: self.last(),
        }
    }

    /// The address of a number; of its low 32 bits in IPv4.
    pub fn address(self, number: u128) -> IpAddr {
        match self {
            #[expect(
                clippy::cast_possible_truncation,
                reason = "no IPv4 address has more bits"
            )]
            Family::V4 => Ipv4Addr::from(number as u32).into(),
            Family::V6 => Ipv6Addr::from(number).into(),
        }
    }
}

/// An address as a number, and whose.
pub fn number(address: IpAddr) -> (Family, u128) {
    match address {
        IpAddr::V4(v4) => (Family::V4, u32::from(v4).into()),
        IpAddr::V6(v6) => (Family::V6, v6.into()),
    }
}
