//! Where a scenario itself is in its map.

use super::rows::Row;
use super::{AccessMap, Documents, SOURCE_IP, VPC_SOURCE_IP, ZoneKind, with};
use crate::answer::Leg;
use crate::question::Question;
use crate::scenario::{Network, Request, Scenario};
use iam::ip::cidr::range;
use iam::ip::number;
use std::net::IpAddr;

/// Index of the zone from which a scenario comes; none where its address isn't known, or stands in its
/// context by hand.
pub fn zone(map: &AccessMap, scenario: &Scenario) -> Option<usize> {
    let mut by_hand = scenario.context.keys();
    let varies = |key: &String| {
        let mut known = [SOURCE_IP, VPC_SOURCE_IP].iter();
        known.any(|known| known.eq_ignore_ascii_case(key))
    };
    if !scenario.options.derive_context || by_hand.any(varies) {
        return None;
    }
    let (endpoint, address) = match scenario.network.as_ref()? {
        Network::Internet { source_ip } => (false, source_ip.as_deref()),
        Network::VpcEndpoint { vpc_source_ip, .. } => (true, vpc_source_ip.as_deref()),
    };
    let address: Option<IpAddr> = match address {
        None => None,
        Some(text) => Some(text.parse().ok()?),
    };
    map.zones.iter().position(|zone| {
        let inside = match (&zone.addresses, address) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(zone), Some(address)) => zone.ranges.iter().any(|text| {
                let network = text.parse().ok();
                let (family, number) = number(address);
                network.is_some_and(|network| {
                    let (of, range) = range(&network);
                    of == family && range.first <= number && number <= range.last
                })
            }),
        };
        (zone.kind == ZoneKind::VpcEndpoint) == endpoint && inside
    })
}

/// The ARN of a request's document; none where the call takes none.
pub(super) fn arn(scenario: &Scenario, request: &Request) -> Option<String> {
    let mut question = Question::of(scenario);
    question.request = request;
    let mut asked = question.authorizations().into_iter();
    let document = asked.find(|authorization| authorization.leg == Leg::Document);
    document.map(|document| document.resource.into_owned())
}

/// Index of the row that has the scenario's own document, of this ARN: the row of its name, or else the
/// first of the same document.
pub(super) fn row(scenario: &Scenario, rows: &[Row], asked: Option<&str>) -> Option<usize> {
    let request = &scenario.request;
    let same = |row: &&Row| {
        let named = matches!(row.documents, Documents::One { .. });
        named && arn(scenario, &with(request, &row.documents)).as_deref() == asked
    };
    let of_name = |row: &&Row| match (request, &row.documents) {
        (Request::Session(call), Documents::One { document }) => call.document == *document,
        _ => true,
    };
    let mut found = rows.iter().filter(same);
    let first = found.clone().find(of_name).or_else(|| found.next());
    let chosen = first.or_else(|| rows.iter().find(|row| row.own))?;
    rows.iter().position(|row| std::ptr::eq(row, chosen))
}
