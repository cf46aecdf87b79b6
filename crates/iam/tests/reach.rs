//! A law: the reach of a request is its decision at each address, at every cut, one before and one
//! behind it, and anywhere else.
//!
//! `PROPTEST_CASES` sets how many sets of policies are tried, `REACH_ADDRESSES` at how many random
//! addresses each.

#![expect(
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use iam::evaluate::decide;
use iam::ip::Family;
use iam::ip::cidr::cidrs;
use iam::ip::set::{Range, Set};
use iam::layers::Decision;
use iam::parse::parse;
use iam::policy::{Attached, Kind};
use iam::reach::{Cuts, Known, Reach, Step, reach};
use iam::request::{Caller, CallerKind, Context, Presence, Request};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;

const NETWORKS: &[&str] = &[
    "203.0.113.0/24",
    "203.0.113.128/25",
    "203.0.113.77/24",
    "203.0.113.9",
    "203.0.113.9/32",
    "203.0.112.0/24",
    "0.0.0.0/0",
    "0.0.0.0/1",
    "128.0.0.0/1",
    "255.255.255.255/32",
    "255.255.255.254/32",
    "0.0.0.0",
    "::/0",
    "::/1",
    "::",
    "2001:db8::/32",
    "2001:db8::1",
    "2001:db8:0:0::1/64",
    "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    "ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe/127",
    "::ffff:203.0.113.9",
    "203.0.113.0/33",
    "anywhere",
];

/// How policies compare addresses as texts.
const TEXTS: &[&str] = &[
    "203.0.113.9",
    "203.0.113.*",
    "203.0.*.*",
    "203.0.113.*.*",
    "2??.0.113.9",
    "*.9",
    "*",
    "203.0.113.09",
    "2001:db8::1",
    "2001:DB8::1",
    "2001:db8::*",
    "${aws:SourceIp}",
    "${aws:username}",
    "",
];

fn values(of: &'static [&'static str], most: usize) -> impl Strategy<Value = Value> {
    prop::collection::vec(prop::sample::select(of), 0..most).prop_map(|values| json!(values))
}

/// An operator and what it is held against: mostly networks.
fn condition() -> impl Strategy<Value = (String, Value)> {
    let network = (
        prop::sample::select(vec!["", "", "", "ForAllValues:", "ForAnyValue:"]),
        prop::sample::select(vec!["IpAddress", "NotIpAddress", "ipaddress"]),
        prop::sample::select(vec!["", "", "IfExists"]),
        values(NETWORKS, 5),
    );
    let network = network.prop_map(|(set, operator, suffix, values)| {
        let operator = format!("{set}{operator}{suffix}");
        (operator, json!({ "aws:SourceIp": values }))
    });
    let text = (
        prop::sample::select(vec![
            "StringEquals",
            "StringNotEquals",
            "StringLike",
            "StringNotLike",
            "StringEqualsIgnoreCase",
            "ForAllValues:StringNotLike",
            "ArnLike",
            "NumericLessThan",
            "DateNotEquals",
            "Bool",
            "BinaryEquals",
        ]),
        prop::sample::select(vec!["aws:SourceIp", "aws:SOURCEIP"]),
        values(TEXTS, 3),
    );
    let text =
        text.prop_map(|(operator, key, values)| (operator.to_string(), json!({ key: values })));
    let other = prop::sample::select(vec![
        ("Null", json!({ "aws:SourceIp": "false" })),
        ("Null", json!({ "aws:SourceIp": "true" })),
        ("Null", json!({ "aws:SourceVpce": "true" })),
        ("StringEquals", json!({ "aws:username": "alice" })),
        ("StringLike", json!({ "aws:username": "${aws:SourceIp}" })),
        ("Bool", json!({ "aws:MultiFactorAuthPresent": "true" })),
        ("StringEquals", json!({ "aws:PrincipalOrgID": "o-1" })),
    ]);
    let other = other.prop_map(|(operator, block)| (operator.to_string(), block));
    prop_oneof![6 => network, 2 => text, 2 => other]
}

fn statement() -> impl Strategy<Value = Value> {
    let resource = prop::sample::select(vec![
        json!("*"),
        json!("*"),
        json!("*"),
        json!("arn:aws:s3:::bucket/*"),
        json!("arn:aws:s3:::other/*"),
        json!("arn:aws:s3:::bucket/${aws:SourceIp}"),
    ]);
    let conditions = prop::collection::vec(condition(), 0..3);
    let allow = prop::bool::weighted(0.6);
    (allow, resource, conditions).prop_map(|(allow, resource, conditions)| {
        let mut statement = json!({
            "Effect": if allow { "Allow" } else { "Deny" },
            "Action": "s3:GetObject",
            "Resource": resource,
        });
        // IAM refuses an operator that stands there twice, in whatever case.
        let distinct: BTreeMap<String, _> = (conditions.into_iter())
            .map(|(operator, block)| (operator.to_lowercase(), (operator, block)))
            .collect();
        for (operator, block) in distinct.into_values() {
            statement["Condition"][operator] = block;
        }
        statement
    })
}

fn policies() -> impl Strategy<Value = Vec<(Kind, u32, Vec<Value>)>> {
    let kind = prop::sample::select(vec![
        Kind::Identity,
        Kind::Identity,
        Kind::Identity,
        Kind::Scp,
        Kind::Boundary,
        Kind::Session,
        Kind::Resource,
        Kind::VpcEndpoint,
    ]);
    let policy = (kind, 0..2u32, prop::collection::vec(statement(), 1..4));
    prop::collection::vec(policy, 1..5)
}

fn attach(policies: Vec<(Kind, u32, Vec<Value>)>) -> Vec<Attached> {
    let attach = |(kind, level, mut statements): (Kind, u32, Vec<Value>)| {
        if matches!(kind, Kind::Resource | Kind::VpcEndpoint) {
            for (index, statement) in statements.iter_mut().enumerate() {
                statement["Principal"] = match index {
                    0 => json!({ "AWS": "111122223333" }),
                    _ => json!("*"),
                };
            }
        }
        let text = json!({ "Version": "2012-10-17", "Statement": statements }).to_string();
        let parsed = parse(&text, kind);
        let policy = parsed.policy;
        Attached {
            kind,
            level: if kind == Kind::Scp { level } else { 0 },
            policy: policy.unwrap_or_else(|| panic!("{text}: {:?}", parsed.diagnostics)),
        }
    };
    policies.into_iter().map(attach).collect()
}

fn request(endpoint: bool, boundary_unknown: bool) -> Request<'static> {
    let mut context = Context::new();
    context.set("aws:username", Presence::One("alice".to_string()));
    context.set("aws:MultiFactorAuthPresent", Presence::Unknown);
    context.set("aws:PrincipalOrgID", Presence::One("o-1".to_string()));
    Request {
        caller: Caller {
            kind: CallerKind::User,
            arn: "arn:aws:iam::111122223333:user/alice",
            behind: None,
            path_unknown: false,
            management_account: false,
        },
        action: "s3:GetObject",
        resource: "arn:aws:s3:::bucket/203.0.113.9",
        other_arn: None,
        resource_account: Some("111122223333"),
        resource_policies: true,
        through_endpoint: endpoint.into(),
        context,
        unknown_layers: match boundary_unknown {
            true => vec![Kind::Boundary],
            false => Vec::new(),
        },
    }
}

/// The decision on one address.
fn at(policies: &[Attached], request: &Request<'_>, family: Family, address: u128) -> Decision {
    let mut request = request.clone();
    let text = family.address(address).to_string();
    request.context.set("aws:SourceIp", Presence::One(text));
    decide(policies, &request)
}

/// Numbers at which something may be different, and some at random.
fn addresses(cuts: &Cuts, reach: &Reach, family: Family, seed: u128, random: u32) -> Vec<u128> {
    let steps = reach.steps.iter().map(|step| step.first);
    let edges = [0, family.last()].into_iter().chain(steps);
    let around = edges.chain(cuts.addresses(family)).flat_map(|address| {
        let before = address.checked_sub(1);
        [before, Some(address), address.checked_add(1)]
    });
    let mut state = seed | 1;
    let random = (0..random).map(|_| {
        state = state
            .wrapping_mul(0x2360_ed05_1fc6_5da4_4385_df64_9fcc_f645)
            .rotate_left(41)
            ^ seed;
        state & family.last()
    });
    around
        .flatten()
        .filter(|address| *address <= family.last())
        .chain(random)
        .collect()
}

fn random() -> u32 {
    let set = std::env::var("REACH_ADDRESSES").ok();
    set.and_then(|text| text.parse().ok()).unwrap_or(16)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn reach_is_the_decision_everywhere(
        policies in policies(),
        endpoint in prop::bool::weighted(0.3),
        unknown in prop::bool::weighted(0.1),
        seed: u128,
    ) {
        let policies = attach(policies);
        let request = request(endpoint, unknown);
        let cuts = Cuts::new(&policies, "aws:sourceip");
        for (family, reach) in Family::ALL.into_iter().zip(reach(&policies, &request, &cuts, &mut Known::default())) {
            prop_assert_eq!(reach.steps.first().map(|step| step.first), Some(0));
            for pair in reach.steps.windows(2) {
                prop_assert!(pair[0].first < pair[1].first && pair[0].decision != pair[1].decision);
            }
            for address in addresses(&cuts, &reach, family, seed, random()) {
                let (found, expected) = (reach.at(address), at(&policies, &request, family, address));
                let open = found == Decision::Depends && !reach.unclear.is_empty();
                prop_assert!(
                    found == expected || open,
                    "{} {:?} {:?}", family.address(address), found, expected
                );
            }
        }
    }
}

fn identity(statements: &Value) -> Vec<Attached> {
    attach(vec![(
        Kind::Identity,
        0,
        statements.as_array().cloned().unwrap_or_default(),
    )])
}

/// All pairs of networks in a universe of four bits, allowed by one and denied by the other.
#[test]
fn every_pair_of_networks_of_four_bits_is_reached_as_decided() {
    let networks: Vec<String> = (0..=4u32)
        .flat_map(|bits| (0..16u32 >> bits).map(move |n| (n << bits, 32 - bits)))
        .map(|(first, prefix)| format!("203.0.113.{first}/{prefix}"))
        .collect();
    assert_eq!(networks.len(), 31);
    let request = request(false, false);
    let base = 203 << 24 | 113 << 8;
    for (allowed, denied) in networks
        .iter()
        .flat_map(|a| networks.iter().map(move |d| (a, d)))
    {
        let policies = identity(&json!([
            { "Effect": "Allow", "Action": "*", "Resource": "*",
              "Condition": { "IpAddress": { "aws:SourceIp": allowed } } },
            { "Effect": "Deny", "Action": "*", "Resource": "*",
              "Condition": { "NotIpAddress": { "aws:SourceIp": denied } } },
        ]));
        let cuts = Cuts::new(&policies, "aws:sourceip");
        let [reach, _] = reach(&policies, &request, &cuts, &mut Known::default());
        for address in base - 1..=base + 16 {
            let expected = at(&policies, &request, Family::V4, address);
            assert_eq!(reach.at(address), expected, "{allowed} {denied} {address}");
        }
    }
}

/// The networks from which a request is allowed, and those from which it depends.
fn told(condition: &Value, family: Family) -> (Vec<String>, Vec<String>, usize) {
    let policies = identity(&json!([
        { "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": condition },
    ]));
    let cuts = Cuts::new(&policies, "aws:sourceip");
    let [v4, v6] = reach(
        &policies,
        &request(false, false),
        &cuts,
        &mut Known::default(),
    );
    let reach = match family {
        Family::V4 => v4,
        Family::V6 => v6,
    };
    let of = |decision: Decision| {
        let ends = reach.steps.iter().skip(1).map(|step| step.first - 1);
        let ranges = reach.steps.iter().zip(ends.chain([family.last()]));
        let ranges = ranges.filter(|(step, _)| step.decision == decision);
        let first = |(step, last): (&Step, u128)| Range {
            first: step.first,
            last,
        };
        let set: Set = ranges.map(first).collect();
        cidrs(family, &set).map(|cidr| cidr.text()).collect()
    };
    (
        of(Decision::Allow),
        of(Decision::Depends),
        reach.unclear.len(),
    )
}

#[test]
fn edges_of_the_universe_and_texts() {
    let last = "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff";
    let networks: [(&[&str], &[&str], &[&str]); 9] = [
        (&["0.0.0.0/0"], &["0.0.0.0/0"], &[]),
        (&["::/0"], &[], &["::/0"]),
        (&["255.255.255.255"], &["255.255.255.255/32"], &[]),
        // One address is no network of two.
        (&["255.255.255.254/32"], &["255.255.255.254/32"], &[]),
        (
            &[last],
            &[],
            &["ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128"],
        ),
        (
            &["203.0.113.77/24", "203.0.112.0/24"],
            &["203.0.112.0/23"],
            &[],
        ),
        (
            &["0.0.0.0/1", "128.0.0.0/1", "::1"],
            &["0.0.0.0/0"],
            &["::1/128"],
        ),
        (&["203.0.113.0/33"], &[], &[]),
        (&[], &[], &[]),
    ];
    for (written, v4, v6) in networks {
        let condition = json!({ "IpAddress": { "aws:SourceIp": written } });
        for (family, expected) in [(Family::V4, v4), (Family::V6, v6)] {
            let (allowed, depends, unclear) = told(&condition, family);
            assert_eq!(allowed, expected, "{written:?}");
            assert_eq!((depends.len(), unclear), (0, 0), "{written:?}");
        }
    }
    for (operator, text, v4, v6, depends) in [
        (
            "StringEquals",
            "203.0.113.9",
            &["203.0.113.9/32"][..],
            &[][..],
            [0, 0],
        ),
        (
            "StringLike",
            "203.0.113.*",
            &["203.0.113.0/24"],
            &[],
            [0, 0],
        ),
        ("StringLike", "203.0.*.*", &["203.0.0.0/16"], &[], [0, 0]),
        ("StringLike", "*", &["0.0.0.0/0"], &["::/0"], [0, 0]),
        ("StringEquals", "*", &[], &[], [0, 0]),
        ("StringLike", "203.0.113.0?", &[], &[], [1, 1]),
        ("StringEquals", "2001:db8::1", &[], &[], [0, 1]),
        ("Null", "false", &["0.0.0.0/0"], &["::/0"], [0, 0]),
        ("Null", "true", &[], &[], [0, 0]),
        ("NumericLessThan", "10", &[], &[], [0, 0]),
        ("DateLessThan", "2030", &[], &[], [0, 0]),
        ("BinaryEquals", "YQ==", &[], &[], [0, 0]),
        ("ArnLike", "*:*:*:*:*:*", &[], &[], [1, 1]),
        ("StringEquals", "${aws:username}", &[], &[], [1, 1]),
    ] {
        let condition = json!({ operator: { "aws:SourceIp": text } });
        for ((family, expected), depends) in [(Family::V4, v4), (Family::V6, v6)]
            .into_iter()
            .zip(depends)
        {
            let (allowed, open, unclear) = told(&condition, family);
            assert_eq!(allowed, expected, "{operator} {text}");
            assert_eq!(
                (open.len(), unclear),
                (depends, depends),
                "{operator} {text} {open:?}"
            );
        }
    }
}
