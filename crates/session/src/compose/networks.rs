//! Networks as they were pasted → the fewest networks that hold the same addresses.

use crate::answer::InputError;
use crate::language::text;
use iam::ip::cidr::{cidrs, range};
use iam::ip::set::{Range, Set};
use iam::ip::{Family, is_public};
use iam::language::{Language, Sentence};
use ipnet::IpNet;
use std::net::IpAddr;

/// What was read.
pub(super) struct Read {
    /// The networks.
    pub networks: Vec<String>,
    /// What to know of them.
    pub notes: Vec<String>,
}

/// Reads the networks; what is none is added to the errors.
pub(super) fn read(pasted: &[String], language: Language, errors: &mut Vec<InputError>) -> Read {
    let mut found: Vec<(Family, Range)> = Vec::new();
    let mut notes = Vec::new();
    for (index, entry) in pasted.iter().enumerate() {
        let entry = entry.trim();
        let Some(network) = network(entry) else {
            let sentence = Sentence::new("compose-no-network").with("found", entry);
            errors.push(InputError {
                member: format!("networks.{index}"),
                message: text(language, &sentence),
            });
            continue;
        };
        if !is_public(&network) {
            let sentence = Sentence::new("compose-private").with("found", entry);
            notes.push(text(language, &sentence));
        }
        found.push(range(&network));
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

/// A network, or the one of a single address.
fn network(text: &str) -> Option<IpNet> {
    let address = text.parse::<IpAddr>().map(IpNet::from);
    address.or_else(|_| text.parse()).ok()
}
