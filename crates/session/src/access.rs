//! From where a scenario is allowed and with which documents: for every address and every document,
//! those not yet invented included.
//!
//! Invariant: each cell is the decision on the scenario that [`asked`] makes of any of its addresses
//! and documents. Addresses are cut where a policy tells them apart ([`iam::reach`]), documents where
//! the patterns of policies do ([`iam::pattern::classes`]); the decisions are the engine's own. A cell
//! that can't be had so is open, `exact` says so, and a caveat why.
//!
//! How documents are named and owned:
//! <https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StartSession.html>.

mod columns;
pub(crate) mod compare;
mod documents;
mod doubts;
mod own;
mod rows;
mod sides;
mod zones;

use crate::answer::{Decision, Span};
use crate::compiled::{Compiled, Refused, sound};
use crate::language::text;
use crate::policies::PolicySet;
use crate::scenario::{ContextValue, Network, PolicyText, Request, Scenario};
use columns::Columns;
use iam::language::Language;
pub use own::zone;
use serde::Serialize;
pub(crate) use sides::Before;
use sides::Sides;
use std::collections::BTreeMap;
use std::net::IpAddr;

/// From where, and with which documents.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AccessMap {
    /// Whether each cell holds for all it stands for; otherwise some are open that a single address or
    /// document would settle, and `caveats` name what leaves them open.
    pub exact: bool,
    /// Every address is in one zone, and so is every way to have none.
    pub zones: Vec<Zone>,
    /// Every document is in one row, the default one in the first.
    pub rows: Vec<Row>,
    /// Index of the row that the scenario's own document is in; none where it is in no row, as one of
    /// another Region.
    pub own: Option<usize>,
    /// For the scenario's own document.
    pub allowed: Allowed,
    /// What isn't exact, and where AWS documents nothing or contradicts itself.
    pub caveats: Vec<Caveat>,
}

/// Addresses from which everything is decided alike.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Zone {
    /// Over which way the request comes.
    pub kind: ZoneKind,
    /// The addresses, as the fewest networks there can be.
    #[serde(flatten)]
    pub addresses: Option<Addresses>,
}

/// The ways to AWS.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ZoneKind {
    /// Over the internet, from an IPv4 address.
    Ipv4,
    /// Over the internet, from an IPv6 address.
    Ipv6,
    /// Through a VPC endpoint, without a public address.
    VpcEndpoint,
}

/// A set of addresses of one family.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Addresses {
    /// Networks in order, of which no two could be written as one.
    pub ranges: Vec<String>,
    /// How many addresses there are, in decimal.
    pub count: String,
    /// One of them.
    pub witness: String,
}

/// Documents with which everything is decided alike.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Row {
    /// Which.
    #[serde(flatten)]
    pub documents: Documents,
    /// The same in words.
    pub label: String,
    /// The decision in each zone.
    pub cells: Vec<Decision>,
    /// The same by the policies as they were, where the map is held against others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<Vec<Decision>>,
}

/// One document, or a class of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Documents {
    /// The document of this name; `None` where the call names none.
    One {
        /// Its name.
        document: Option<String>,
    },
    /// All that no other row has and that fit.
    Class {
        /// The policies' patterns that tell them from others; `*` where none does.
        class: String,
        /// Who owns them.
        owner: Owner,
        /// One of them.
        witness: String,
    },
}

/// Who owns a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Owner {
    /// The account in which the call is made.
    Account,
    /// AWS.
    Aws,
    /// Another account, which shares it.
    Other,
}

/// From where the scenario's own document is allowed.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Allowed {
    /// From which public addresses.
    #[serde(flatten)]
    pub internet: Networks,
    /// Through a VPC endpoint, with its keys as in the scenario, or unknown.
    pub vpc_endpoint: Decision,
    /// From which private addresses through a VPC endpoint.
    pub vpc: Networks,
}

/// Addresses of both families.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Networks {
    /// IPv4 networks in order, of which no two could be written as one.
    pub ipv4: Vec<String>,
    /// How many addresses that are, in decimal.
    pub ipv4_count: String,
    /// The same of IPv6.
    pub ipv6: Vec<String>,
    /// How many addresses that are, in decimal.
    pub ipv6_count: String,
}

/// Something to know of the whole map.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Caveat {
    /// Its id.
    pub code: &'static str,
    /// One sentence.
    pub text: String,
    /// The AWS page that comes closest.
    pub source: &'static str,
    /// What in the policies it is about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Place>,
}

/// A range in one of the policies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Index into the scenario's policies.
    pub policy: usize,
    /// Where.
    pub span: Span,
}

/// From where a request comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// Over the internet, from this address.
    Internet(IpAddr),
    /// Through a VPC endpoint from this private address; otherwise from the scenario's, or an unknown.
    VpcEndpoint(Option<IpAddr>),
}

/// Everything that [`crate::evaluate()`] would say of the decisions on a scenario, with any source and
/// any document. The scenario's own address counts for nothing, its own document for `allowed` only.
///
/// # Errors
///
/// When IAM would refuse a policy, or a member makes no sense.
pub fn access_map(scenario: &Scenario, language: Language) -> Result<AccessMap, Refused> {
    Compiled::new(scenario.clone(), language)?.access_map(language)
}

/// The map of a scenario beside that of other policies: documents and addresses are in one row and one
/// zone only where neither side tells them apart.
///
/// # Errors
///
/// When IAM would refuse a policy of either side, or a member makes no sense.
pub fn access_map_beside(
    scenario: &Scenario,
    before: &[PolicyText],
    language: Language,
) -> Result<AccessMap, Refused> {
    let compiled = Compiled::new(scenario.clone(), language)?;
    let earlier = sound(before, language)?;
    let with = |policies: Vec<PolicyText>| Scenario {
        policies,
        ..scenario.clone()
    };
    let both = [&scenario.policies, before].concat();
    let (then, both) = (with(before.to_vec()), with(both));
    let joint = PolicySet::read(&both.policies).set;
    let beside = Before {
        before: (&then, &earlier),
        both: (&both, &joint),
    };
    compiled.access_map_with(Some(&beside), language)
}

/// The scenario of one cell: a document in place of its own, unless it asks for none, and a source.
pub fn asked(scenario: &Scenario, documents: Option<&Documents>, source: Source) -> Scenario {
    let mut asked = scenario.clone();
    asked.context = without_addresses(scenario);
    if let Some(documents) = documents {
        asked.request = with(&scenario.request, documents);
    }
    let (key, address) = match source {
        Source::Internet(address) => {
            asked.network = Some(internet(Some(address)));
            (SOURCE_IP, Some(address))
        }
        Source::VpcEndpoint(None) => {
            asked.network = Some(endpoint(scenario, None));
            // The scenario's own private address may stand in the context.
            let own = scenario.context.iter();
            let own = own.filter(|(key, _)| key.eq_ignore_ascii_case(VPC_SOURCE_IP));
            let own = own.map(|(key, value)| (key.clone(), value.clone()));
            asked.context.extend(own);
            (VPC_SOURCE_IP, None)
        }
        Source::VpcEndpoint(address) => {
            asked.network = Some(endpoint(scenario, address));
            (VPC_SOURCE_IP, address)
        }
    };
    if let (false, Some(address)) = (scenario.options.derive_context, address) {
        let value = ContextValue::One(address.to_string());
        asked.context.insert(key.to_string(), value);
    }
    asked
}

/// The key of public addresses.
const SOURCE_IP: &str = "aws:sourceip";

/// The key of private addresses.
const VPC_SOURCE_IP: &str = "aws:vpcsourceip";

fn internet(address: Option<IpAddr>) -> Network {
    Network::Internet {
        source_ip: address.map(|address| address.to_string()),
    }
}

/// The scenario's endpoint, or one of which nothing is known.
fn endpoint(scenario: &Scenario, address: Option<IpAddr>) -> Network {
    let (own, vpce, vpc) = match &scenario.network {
        Some(Network::VpcEndpoint {
            vpc_source_ip,
            vpce,
            vpc,
        }) => (vpc_source_ip.clone(), vpce.clone(), vpc.clone()),
        _ => (None, None, None),
    };
    Network::VpcEndpoint {
        vpc_source_ip: address.map(|address| address.to_string()).or(own),
        vpce,
        vpc,
    }
}

/// The keys by hand but for those of addresses.
fn without_addresses(scenario: &Scenario) -> BTreeMap<String, ContextValue> {
    let varies = |key: &str| {
        [SOURCE_IP, VPC_SOURCE_IP]
            .iter()
            .any(|known| known.eq_ignore_ascii_case(key))
    };
    let context = scenario.context.iter();
    let kept = context.filter(|(key, _)| !varies(key));
    kept.map(|(key, value)| (key.clone(), value.clone()))
        .collect()
}

/// The request with another document.
pub fn with(request: &Request, documents: &Documents) -> Request {
    let mut request = request.clone();
    if let Request::Session(call) = &mut request {
        call.document_owner = None;
        call.document = match documents {
            Documents::One { document } => document.clone(),
            Documents::Class { witness, .. } => Some(witness.clone()),
        };
    }
    request
}

/// The map of a scenario whose members make sense.
pub(crate) fn map(
    scenario: &Scenario,
    set: &PolicySet,
    beside: Option<&Before<'_>>,
    language: Language,
) -> AccessMap {
    let mut sides = Sides {
        now: Columns::new(scenario, set),
        before: beside.map(|beside| Columns::new(beside.before.0, beside.before.1)),
    };
    let (own, _) = sides.now.of(&scenario.request, &[]);
    let found = match beside {
        None => documents::of(&sides.now),
        Some(beside) => documents::of(&Columns::new(beside.both.0, beside.both.1)),
    };
    let rows = rows::of(found, &mut sides);
    let columns = rows.rows.iter().map(|row| &row.cells.now);
    let before = rows.rows.iter().filter_map(|row| row.cells.before.as_ref());
    let found = zones::of(columns.chain(before));
    let cells = |index: usize| -> Vec<Decision> {
        let cells = found.iter().map(|zone| zone.cells.get(index).copied());
        cells.flatten().collect()
    };
    let row = |(index, row): (usize, &rows::Row)| Row {
        documents: row.documents.clone(),
        label: text(language, &row.label),
        cells: cells(index),
        before: beside.map(|_| cells(rows.rows.len() + index)),
    };
    let mut map = AccessMap {
        exact: sides.now.unclear.is_empty() && !rows.too_many,
        rows: rows.rows.iter().enumerate().map(row).collect(),
        own: rows.own,
        zones: Vec::new(),
        allowed: Allowed {
            internet: zones::allowed(own.way(0)),
            vpc_endpoint: sides.now.endpoint(),
            vpc: zones::allowed(own.way(1)),
        },
        caveats: Vec::new(),
    };
    map.zones = found.into_iter().map(zones::Found::told).collect();
    map.caveats = doubts::of(&map, &sides.now, &rows, language);
    map
}
