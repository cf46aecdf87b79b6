//! The keys of the way a request takes: those of one way are there together, and then no other's.
//!
//! A request carries its public address, except through a VPC endpoint
//! (<https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourceip>).
//! What an AWS service calls on the caller's behalf keeps that address, and nothing of an endpoint
//! (<https://docs.aws.amazon.com/IAM/latest/UserGuide/access_forward_access_sessions.html>).

use super::Value;
use crate::caveats::FORWARDED_ADDRESS;
use crate::scenario::Network;
use iam::truth::Truth;

/// A key of the network; its name in lower case. Without a network nothing is derived.
pub(super) fn key(key: &str, network: Option<&Network>, forwarded: Truth) -> Option<Value> {
    let address = key == "aws:sourceip";
    if !address && !ENDPOINT.contains(&key) {
        return None;
    }
    let given = |value: &Option<String>| {
        Value::one_or_unknown(value.as_deref(), "why-given", "why-network-unknown")
    };
    let value = match network? {
        Network::Internet { source_ip } if address => given(source_ip),
        Network::Internet { .. } => Value::absent("why-internet"),
        Network::VpcEndpoint { .. } if address => Value::absent("why-endpoint"),
        Network::VpcEndpoint { .. } if forwarded == Truth::True => Value::absent("why-forwarded"),
        Network::VpcEndpoint { .. } if forwarded == Truth::Unknown => {
            Value::unknown("why-perhaps-forwarded")
        }
        Network::VpcEndpoint {
            vpc_source_ip,
            vpce,
            vpc,
        } => match key {
            "aws:vpcsourceip" => given(vpc_source_ip),
            "aws:sourcevpce" => given(vpce),
            "aws:sourcevpc" => given(vpc),
            _ => Value::unknown("why-network-unknown"),
        },
    };
    Some(match address && forwarded != Truth::False {
        true => value.doubted(FORWARDED_ADDRESS),
        false => value,
    })
}

/// The keys that requests through an endpoint alone carry.
pub(crate) const ENDPOINT: &[&str] = &[
    "aws:vpcsourceip",
    "aws:sourcevpce",
    "aws:sourcevpc",
    "aws:sourcevpcarn",
    "aws:vpceaccount",
    "aws:vpceorgid",
    "aws:vpceorgpaths",
];
