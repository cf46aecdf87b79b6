//! Networks as they were pasted → the fewest networks that hold the same addresses.

use crate::answer::InputError;
use crate::language::text;
use iam::ip::cidr::{cidrs, range};
use iam::ip::set::{Range, Set};
use iam::ip::{Family, number};
use iam::language::{Language, Sentence};
use std::net::IpAddr;

/// What was read.
pub(super) struct Read {
    /// The networks.
    pub networks: Vec<String>,
    /// What to know of them.
    pub notes: Vec<String>,
}

/// Addresses that no request over the internet comes from.
const PRIVATE: [&str; 6] = [
    "10.0.0.0/8",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "fc00::/7",
];

/// Reads the networks; what is none is added to the errors.
pub(super) fn read(pasted: &[String], language: Language, errors: &mut Vec<InputError>) -> Read {
    let mut found: Vec<(Family, Range)> = Vec::new();
    let mut notes = Vec::new();
    for (index, entry) in pasted.iter().enumerate() {
        let entry = entry.trim();
        let Some(network) = addresses(entry) else {
            let sentence = Sentence::new("compose-no-network").with("found", entry);
            errors.push(InputError {
                member: format!("networks.{index}"),
                message: text(language, &sentence),
            });
            continue;
        };
        let private = PRIVATE.iter().filter_map(|text| addresses(text));
        let holds = |(family, range): (Family, Range)| {
            family == network.0 && range.first <= network.1.first && network.1.last <= range.last
        };
        if private.into_iter().any(holds) {
            let sentence = Sentence::new("compose-private").with("found", entry);
            notes.push(text(language, &sentence));
        }
        found.push(network);
    }
    let of = |family: Family| {
        let ranges = found.iter().filter(move |(of, _)| *of == family);
        let set: Set = ranges.map(|(_, range)| *range).collect();
        cidrs(family, &set)
            .map(|cidr| cidr.text())
            .collect::<Vec<_>>()
    };
    Read {
        networks: Family::ALL.into_iter().flat_map(of).collect(),
        notes,
    }
}

/// The addresses of a network, or the single address.
fn addresses(text: &str) -> Option<(Family, Range)> {
    if let Ok(address) = text.parse::<IpAddr>() {
        let (family, number) = number(address);
        let range = Range {
            first: number,
            last: number,
        };
        return Some((family, range));
    }
    Some(range(&text.parse().ok()?))
}
