//! Another address, and the other way to AWS.

use super::{Before, ChangeKind, Offer, Replaced};
use crate::access::{Source, Zone, ZoneKind, asked};
use crate::scenario::Network;
use iam::ip::cidr::range;
use iam::ip::set::{Range, Set};
use iam::ip::{Family, number, public};
use iam::language::Sentence;
use std::net::IpAddr;

/// The nearest address of the same way and family, or else of the other, and the nearest of the other
/// way.
pub(super) fn of(before: &Before<'_>) -> Vec<Offer> {
    let (endpoint, own) = match &before.scenario.network {
        None => (false, None),
        Some(Network::Internet { source_ip }) => (false, source_ip.as_deref()),
        Some(Network::VpcEndpoint { vpc_source_ip, .. }) => (true, vpc_source_ip.as_deref()),
    };
    let own: Option<IpAddr> = own.and_then(|text| text.parse().ok());
    let offer = |kind: ChangeKind, endpoint: bool, own: Option<IpAddr>| {
        let (address, network) = nearest(before, endpoint, own)?;
        let source = match endpoint {
            true => Source::VpcEndpoint(address),
            false => Source::Internet(address?),
        };
        let scenario = asked(before.scenario, None, source);
        let sentence = match (address, endpoint) {
            (None, _) => Sentence::new("change-endpoint"),
            (Some(address), true) => Sentence::new("change-endpoint-from").with("address", address),
            (Some(address), false) => Sentence::new("change-address").with("address", address),
        };
        let replaced = Replaced {
            network: scenario.network,
            context: (scenario.context != before.scenario.context).then_some(scenario.context),
            ..Replaced::default()
        };
        Some(Offer::new(
            kind,
            sentence.with("network", network),
            replaced,
        ))
    };
    let here = offer(ChangeKind::Address, endpoint, own);
    let there = offer(ChangeKind::Path, !endpoint, None);
    here.into_iter().chain(there).collect()
}

/// The address nearest to this one from which the scenario's own document is decided as wanted, with the
/// network it is in; no address where none matters. Over the internet, none that isn't public.
fn nearest(
    before: &Before<'_>,
    endpoint: bool,
    own: Option<IpAddr>,
) -> Option<(Option<IpAddr>, String)> {
    let row = before.map.rows.get(before.map.own?)?;
    let wanted = before.map.zones.iter().zip(&row.cells);
    let wanted = wanted.filter(|(zone, cell)| {
        **cell == before.goal && (zone.kind == ZoneKind::VpcEndpoint) == endpoint
    });
    let zones: Vec<&Zone> = wanted.map(|(zone, _)| zone).collect();
    if zones.iter().any(|zone| zone.addresses.is_none()) {
        return Some((None, String::new()));
    }
    let addresses = zones.into_iter().filter_map(|zone| zone.addresses.as_ref());
    let networks = addresses.flat_map(|addresses| &addresses.ranges);
    let from = own.map(number);
    let near = networks.flat_map(|text| {
        let read = text.parse().ok().map(|network| range(&network));
        let parts = read.into_iter().flat_map(|(family, range)| {
            let inner = inner(range);
            let parts: Set = std::iter::once(inner).collect();
            let parts = match endpoint {
                true => parts,
                false => parts.intersection(&public(family)),
            };
            let sized = move |part: &Range| (family, range.last - range.first, *part);
            parts.ranges().iter().map(sized).collect::<Vec<_>>()
        });
        parts.map(move |(family, size, part)| {
            let (other, distance, address) = match from {
                Some((own, at)) if own == family => {
                    let address = at.clamp(part.first, part.last);
                    (false, at.abs_diff(address), address)
                }
                // Without an address to be near to, the largest network is.
                _ => (
                    from.is_some() || family == Family::V6,
                    u128::MAX - size,
                    part.first,
                ),
            };
            ((other, distance), family.address(address), text)
        })
    });
    let (_, address, network) = near.min_by_key(|(distance, ..)| *distance)?;
    Some((Some(address), network.clone()))
}

/// The first and the last address of a network are nobody's, unless there are no others.
fn inner(range: Range) -> Range {
    match range.last - range.first {
        0..=2 => range,
        _ => Range {
            first: range.first + 1,
            last: range.last - 1,
        },
    }
}
