//! What is known of condition keys whatever the policies: which of them the caller, the resource or the
//! way settles, and what the others can hold.
//!
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html>

use crate::scenario::Network;
use iam::compare::keys::Nature;

/// Whether the scenario's caller, the resource or the way to AWS settles a key, named in lower case.
pub(super) fn is_fixed(key: &str, network: Option<&Network>) -> bool {
    const FIXED: [&str; 9] = [
        "aws:principalisawsservice",
        "aws:principalservicename",
        "aws:principaltype",
        "aws:principalarn",
        "aws:principalaccount",
        "aws:userid",
        "aws:username",
        "aws:resourceaccount",
        "aws:requestedregion",
    ];
    const DIRECT: [&str; 4] = [
        "aws:viaawsservice",
        "aws:calledvia",
        "aws:calledviafirst",
        "aws:calledvialast",
    ];
    let endpoint = matches!(network, Some(Network::VpcEndpoint { .. }));
    match key {
        "aws:sourceip" => endpoint,
        _ if ENDPOINT.iter().any(|(name, _)| *name == key) => !endpoint,
        // What a service calls for somebody doesn't come through an endpoint.
        _ if DIRECT.contains(&key) => endpoint,
        _ => FIXED.contains(&key),
    }
}

/// The keys of VPC endpoints, each with an example.
const ENDPOINT: [(&str, &[&str]); 7] = [
    (
        "aws:vpcsourceip",
        &["10.0.0.10", "172.16.0.10", "192.168.0.10"],
    ),
    ("aws:sourcevpce", &["vpce-0123456789abcdef0"]),
    ("aws:sourcevpc", &["vpc-0123456789abcdef0"]),
    (
        "aws:sourcevpcarn",
        &["arn:aws:ec2:us-east-1:111122223333:vpc/vpc-0123456789abcdef0"],
    ),
    ("aws:vpceaccount", &["111122223333"]),
    ("aws:vpceorgid", &["o-a1b2c3d4e5"]),
    (
        "aws:vpceorgpaths",
        &["o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/"],
    ),
];

/// What a key can hold that nothing settles.
pub(super) fn nature<'a>(name: &'a str, network: Option<&Network>) -> Nature<'a> {
    let nature = |optional, many, examples| Nature {
        name,
        optional,
        many,
        examples,
    };
    let endpoint = ENDPOINT.iter().find(|(known, _)| *known == name);
    match name {
        "aws:sourceip" => {
            let examples = &[
                "198.51.100.10",
                "203.0.113.10",
                "192.0.2.10",
                "2001:db8::10",
            ];
            let internet = matches!(network, Some(Network::Internet { .. }));
            nature(!internet, Some(false), examples)
        }
        _ if let Some((_, examples)) = endpoint => {
            let many = name == "aws:vpceorgpaths";
            nature(name.starts_with("aws:vpceorg"), Some(many), examples)
        }
        "aws:securetransport" | "aws:viaawsservice" => {
            nature(false, Some(false), &["true", "false"])
        }
        "aws:currenttime" | "aws:epochtime" => {
            nature(false, Some(false), &["2030-01-01T00:00:00Z"])
        }
        "aws:multifactorauthpresent" => nature(true, Some(false), &["true", "false"]),
        "aws:calledvia" | "aws:tagkeys" | "ssm:documentcategories" => nature(true, Some(true), &[]),
        "aws:principalorgpaths" | "aws:resourceorgpaths" => nature(true, Some(true), &[]),
        _ if name.contains("tag/") || name.starts_with("aws:") => nature(true, Some(false), &[]),
        _ => nature(true, None, &[]),
    }
}
