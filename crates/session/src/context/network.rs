//! The keys of the way a request takes: those of one way are there together, and then no other's.
//!
//! A request carries its public address, except through a VPC endpoint
//! (<https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourceip>).

use super::Value;
use crate::scenario::Network;

/// A key of the network; its name in lower case. Without a network nothing is derived.
pub(super) fn key(key: &str, network: Option<&Network>) -> Option<Value> {
    let given = |value: &Option<String>| {
        Value::one_or_unknown(value.as_deref(), "why-given", "why-network-unknown")
    };
    match network? {
        Network::Internet { source_ip } => match key {
            "aws:sourceip" => Some(given(source_ip)),
            _ => is_of_endpoint(key).then(|| Value::absent("why-internet")),
        },
        Network::VpcEndpoint {
            vpc_source_ip,
            vpce,
            vpc,
        } => match key {
            "aws:sourceip" => Some(Value::absent("why-endpoint")),
            "aws:vpcsourceip" => Some(given(vpc_source_ip)),
            "aws:sourcevpce" => Some(given(vpce)),
            "aws:sourcevpc" => Some(given(vpc)),
            _ => is_of_endpoint(key).then(|| Value::unknown("why-network-unknown")),
        },
    }
}

/// Whether requests through an endpoint alone carry a key.
fn is_of_endpoint(key: &str) -> bool {
    [
        "aws:vpcsourceip",
        "aws:sourcevpce",
        "aws:sourcevpc",
        "aws:sourcevpcarn",
        "aws:vpceaccount",
        "aws:vpceorgid",
        "aws:vpceorgpaths",
    ]
    .contains(&key)
}
