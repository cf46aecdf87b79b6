//! From where the scenario's call is allowed, whatever its own address: what a reviewer asks first.

use super::super::markdown::code;
use super::{Report, capital};
use crate::access::{AccessMap, Networks, ZoneKind, access_map};
use crate::answer::Decision;
use iam::language::Sentence;

/// How many networks are listed.
const LISTED: usize = 24;

impl Report<'_> {
    pub(super) fn origins(&mut self) {
        // Where a member makes no sense the answer has no verdict, and there is no map either.
        let Ok(map) = access_map(self.scenario, self.language) else {
            return;
        };
        let Networks { ipv4, ipv6, .. } = &map.allowed.internet;
        let mut lines = vec![
            format!("- IPv4: {}", self.networks(ipv4)),
            format!("- IPv6: {}", self.networks(ipv6)),
        ];
        if open(&map) {
            let words = self.words(&Sentence::new("report-open"));
            lines.push(format!("- {}", capital(&words)));
        }
        let endpoint = self.decision(map.allowed.vpc_endpoint);
        let private = &map.allowed.vpc;
        let private: Vec<&String> = private.ipv4.iter().chain(&private.ipv6).collect();
        // Where all are listed, and where none is, the address isn't what decides.
        let some = !private.is_empty() && !private.iter().any(|network| network.ends_with("/0"));
        let from = some.then(|| self.listed(&private));
        let from = from.map(|from| format!("{}{from}", self.comma()));
        let label = self.label("endpoint");
        lines.push(format!("- {label}: {endpoint}{}", from.unwrap_or_default()));
        self.list("origins", &lines);
    }

    fn networks(&self, networks: &[String]) -> String {
        let all = networks.iter().any(|network| network.ends_with("/0"));
        match (all, networks.is_empty()) {
            (true, _) => self.words(&Sentence::new("report-all-addresses")),
            (_, true) => self.words(&Sentence::new("report-no-address")),
            _ => self.listed(&networks.iter().collect::<Vec<_>>()),
        }
    }

    fn listed(&self, networks: &[&String]) -> String {
        let listed = networks.iter().take(LISTED).map(|network| code(network));
        let listed: Vec<String> = listed.collect();
        let words = Sentence::new("report-networks")
            .with("networks", listed.join(self.comma()))
            .with("more", networks.len() - listed.len());
        self.words(&words)
    }
}

/// Whether the verdict on the call depends on what is unknown from some public address.
fn open(map: &AccessMap) -> bool {
    let own = map.own.and_then(|own| map.rows.get(own));
    let cells = own.into_iter().flat_map(|row| &row.cells);
    map.zones
        .iter()
        .zip(cells)
        .any(|(zone, cell)| zone.kind != ZoneKind::VpcEndpoint && *cell == Decision::Depends)
}
