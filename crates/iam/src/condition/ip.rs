//! `IpAddress`, `NotIpAddress`: networks of both families.
//!
//! Host bits don't count, a bare address is a network of one, `/0` is all of its own family. See
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html>.

use crate::caveat::{Judgement, MALFORMED_VALUE, MAPPED_ADDRESS};
use ipnet::IpNet;
use std::net::IpAddr;

/// Reads a network or a single address.
pub(crate) fn parse(text: &str) -> Option<IpNet> {
    let address = |text: &str| text.parse::<IpAddr>().ok().map(IpNet::from);
    text.parse().ok().or_else(|| address(text))
}

/// Whether the address lies in the network; what is none lies in no network.
pub(crate) fn matches(network: &IpNet, address: Option<IpAddr>) -> Judgement {
    let Some(address) = address else {
        return Judgement::sure(false).doubted(MALFORMED_VALUE);
    };
    let judgement = Judgement::sure(network.contains(&address));
    if mapped(&address) || mapped(&network.addr()) {
        return judgement.doubted(MAPPED_ADDRESS);
    }
    judgement
}

fn mapped(address: &IpAddr) -> bool {
    matches!(address, IpAddr::V6(v6) if v6.to_ipv4_mapped().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn networks_of_both_families() {
        for (network, address, inside) in [
            ("203.0.113.77/24", "203.0.113.1", true),
            ("203.0.113.7", "203.0.113.7", true),
            ("203.0.113.7", "203.0.113.8", false),
            ("0.0.0.0/0", "203.0.113.5", true),
            ("0.0.0.0/0", "2001:db8::1", false),
            ("::/0", "2001:db8::1", true),
            ("2001:db8::1", "2001:0db8:0:0:0:0:0:1", true),
            ("255.255.255.255/32", "255.255.255.255", true),
        ] {
            let network = parse(network).unwrap();
            let expected = Judgement::sure(inside);
            assert_eq!(
                matches(&network, address.parse().ok()),
                expected,
                "{network} {address}"
            );
        }
    }

    #[test]
    fn what_is_no_network_is_not_guessed() {
        for text in [
            "203.0.113.0/33",
            "203.0.113.*",
            "203.0.113.0-255",
            " 1.2.3.4",
            "01.2.3.4",
            "fe80::1%eth0",
            "",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn an_ipv4_address_in_ipv6_form_is_doubtful() {
        let network = parse("::ffff:203.0.113.1").unwrap();
        let found = matches(&network, "203.0.113.1".parse().ok());
        assert_eq!(found, Judgement::sure(false).doubted(MAPPED_ADDRESS));
    }
}
