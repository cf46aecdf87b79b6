//! What an access map tells of policies that say something about addresses or documents.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

use iam::language::Language::English;
use serde_json::{Value, json};
use session::access::{AccessMap, Documents, Row, ZoneKind};
use session::answer::Decision;
use session::scenario::Scenario;

/// A session under one policy of these statements.
fn under(statements: &Value) -> Scenario {
    let text = json!({ "Version": "2012-10-17", "Statement": statements }).to_string();
    let scenario = json!({
        "version": 1,
        "policies": [{ "text": text }],
        "request": {
            "type": "session", "account": "111122223333", "region": "ap-northeast-1",
            "target": "i-0123456789abcdef0",
        },
    });
    serde_json::from_value(scenario).unwrap()
}

fn allow(resource: &Value) -> Value {
    json!({ "Effect": "Allow", "Action": "ssm:StartSession", "Resource": resource })
}

fn allow_if(condition: &Value) -> Value {
    json!({ "Effect": "Allow", "Action": "ssm:*", "Resource": "*", "Condition": condition })
}

/// The rows in which something differs from the first, in a line each.
fn differing(scenario: &Scenario) -> Vec<String> {
    let map = session::access_map(scenario, English).unwrap();
    let first = map.rows[0].cells.clone();
    let told = |row: &Row| {
        let name = match &row.documents {
            Documents::One { document } => document.clone().unwrap_or_default(),
            Documents::Class { class, witness, .. } => format!("{class} ({witness})"),
        };
        format!("{name}: {}: {:?}", row.label, row.cells[0])
    };
    let differing = map.rows.iter().filter(|row| row.cells != first);
    differing.map(told).collect()
}

#[test]
fn documents_are_told_apart_where_policies_do() {
    let node = "arn:aws:ec2:*:*:instance/*";
    let scenario = under(&json!([
        allow(&json!([node, "arn:aws:ssm:*:*:document/Ops-*", "arn:aws:ssm:*:*:document/AWS-StartSSH*"])),
        { "Effect": "Deny", "Action": "*", "Resource": "arn:aws:ssm:*:*:document/*-prod" },
    ]));
    assert_eq!(
        differing(&scenario),
        [
            "AWS-StartSSHSession: SSH: Allow",
            "Ops-* − *-prod (Ops-Example): documents of this account like `Ops-*` but not like `*-prod`: Allow",
            "AWS-StartSSH* − *-prod (AWS-StartSSHExample): \
             documents of AWS like `AWS-StartSSH*` but not like `*-prod`: Allow",
            "Ops-* − *-prod (arn:aws:ssm:ap-northeast-1:444455556666:document/Ops-Example): \
             documents of other accounts like `Ops-*` but not like `*-prod`: Allow",
        ]
    );
    // The account field of AWS's documents is empty, which no account's id matches.
    let scenario = under(&json!([
        allow(&json!("*")),
        { "Effect": "Deny", "Action": "*", "Resource": [
            "arn:aws:ssm:*:111122223333:document/AWS-StartSSHSession",
            "arn:aws:ssm:*:444455556666:document/Shared",
            "arn:aws:ssm:*::document/Amazon*",
            "arn:aws:ssm:*:111122223333:document/Mine",
        ] },
    ]));
    assert_eq!(
        differing(&scenario),
        [
            "AmazonECS-ExecuteInteractiveCommand: command in a container: Deny",
            "AmazonEKS-ControlPlaneInstanceProxy: control plane of EKS on Outposts: Deny",
            "Mine: named in a policy: Deny",
            "Amazon* (AmazonExample): documents of AWS like `Amazon*`: Deny",
            "444455556666:Shared (arn:aws:ssm:ap-northeast-1:444455556666:document/Shared): \
             documents of other accounts like `444455556666:Shared`: Deny",
        ]
    );
    let scenario = under(&json!([
        allow(&json!(node)),
        { "Effect": "Allow", "Action": "*", "Resource": "arn:aws:ssm:*:*:document/*",
          "Condition": { "StringLike": { "aws:ResourceAccount": ["111122223333", "4444*"] } } },
    ]));
    let owned = differing(&scenario);
    assert_eq!(owned.len(), 9 + 1 + 1, "{owned:?}");
    assert_eq!(
        owned.last().unwrap(),
        "* (arn:aws:ssm:ap-northeast-1:123456789012:document/Example): any other document that another account shares: Deny"
    );
}

#[test]
fn more_kinds_of_documents_than_are_looked_at_are_left_open() {
    let names = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];
    let patterns = names.map(|letter| format!("arn:aws:ssm:*:*:document/*{letter}*"));
    let statements = patterns.each_ref().map(|pattern| allow(&json!(pattern)));
    let mut all = statements.to_vec();
    all.push(allow(&json!("arn:aws:ec2:*:*:instance/*")));
    let map = session::access_map(&under(&json!(all)), English).unwrap();
    assert!(!map.exact);
    let codes: Vec<_> = map.caveats.iter().map(|caveat| caveat.code).collect();
    assert_eq!(codes, ["LIMIT"]);
    let open: Vec<_> = (map.rows.iter())
        .filter(|row| row.cells.iter().all(|cell| *cell == Decision::Depends))
        .map(|row| row.label.as_str())
        .collect();
    assert_eq!(
        open,
        [
            "any other document of this account",
            "any other or future document of AWS",
            "any other document that another account shares",
        ]
    );
}

#[test]
fn edges_of_all_addresses_come_out_as_they_went_in() {
    let last = "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff/128";
    for (networks, v4, v6) in [
        (&["0.0.0.0/0"][..], &["0.0.0.0/0"][..], &[][..]),
        (&["::/0"], &[], &["::/0"]),
        (&["255.255.255.255/32"], &["255.255.255.255/32"], &[]),
        (&["255.255.255.254/32"], &["255.255.255.254/32"], &[]),
        (
            &["255.255.255.254/31", "0.0.0.0"],
            &["0.0.0.0/32", "255.255.255.254/31"],
            &[],
        ),
        (&[last], &[], &[last]),
        (&[], &[], &[]),
    ] {
        let scenario = under(&json!([allow_if(
            &json!({ "IpAddress": { "aws:SourceIp": networks } })
        )]));
        let map = session::access_map(&scenario, English).unwrap();
        assert_eq!(map.allowed.internet.ipv4, v4);
        assert_eq!(map.allowed.internet.ipv6, v6);
        assert_eq!(map.allowed.vpc_endpoint, Decision::Deny);
        assert!(map.exact && map.allowed.vpc.ipv4.is_empty());
    }
    let everyone = session::access_map(&under(&json!([allow(&json!("*"))])), English).unwrap();
    assert_eq!(
        everyone.allowed.internet.ipv6_count,
        "340282366920938463463374607431768211456"
    );
    assert_eq!(everyone.zones.len(), 3);
}

#[test]
fn a_text_that_leaves_cells_open_is_named() {
    let condition = json!({ "StringLike": { "aws:SourceIp": "203.0.113.?" } });
    let scenario = under(&json!([allow_if(&condition)]));
    let map = session::access_map(&scenario, English).unwrap();
    assert!(!map.exact);
    let caveat = &map.caveats[0];
    assert_eq!(caveat.code, "C5.10");
    let place = caveat.places[0];
    let text = &scenario.policies[0].text[place.span.start as usize..place.span.end as usize];
    assert_eq!((place.policy, text), (0, r#""aws:SourceIp":"203.0.113.?""#));
    // A grant without it settles every cell, and then nobody needs to be told.
    let scenario = under(&json!([allow_if(&condition), allow(&json!("*"))]));
    let map = session::access_map(&scenario, English).unwrap();
    assert!(map.exact && map.caveats.is_empty());
}

#[test]
fn networks_that_nobody_comes_from_are_named() {
    let private = [
        "10.0.0.0/8",
        "172.16.4.0/24",
        "192.168.0.0/16",
        "fd00::/8",
        "100.64.0.0/10",
    ];
    let of = |networks: &[&str]| {
        let condition = json!({ "IpAddress": { "aws:SourceIp": networks } });
        let scenario = under(&json!([allow_if(&condition)]));
        session::access_map(&scenario, English).unwrap()
    };
    let map = of(&private);
    assert!(map.exact);
    let [caveat] = &map.caveats[..] else {
        panic!("{:?}", map.caveats);
    };
    assert_eq!(caveat.code, "H17");
    let start = "no request over the internet comes from `10.0.0.0/8`, `100.64.0.0/10`, \
                 `172.16.4.0/24`, `192.168.0.0/16` and 1 more like these, which";
    assert!(caveat.text.starts_with(start), "{}", caveat.text);
    // Public ones, and one that has public addresses, too.
    let map = of(&["203.0.113.0/24", "8.0.0.0/5"]);
    assert_eq!(map.caveats, []);
    // What is denied to them is allowed to nobody.
    let deny = json!({ "Effect": "Deny", "Action": "*", "Resource": "*",
        "Condition": { "IpAddress": { "aws:SourceIp": "10.0.0.0/8" } } });
    let map = session::access_map(&under(&json!([allow(&json!("*")), deny])), English).unwrap();
    assert_eq!(map.caveats, []);
}

#[test]
fn private_addresses_make_zones_of_their_own() {
    let condition = json!({ "IpAddress": { "aws:VpcSourceIp": "10.0.0.0/8" } });
    let mut scenario = under(&json!([allow_if(&condition)]));
    let map = session::access_map(&scenario, English).unwrap();
    let ranges = |map: &AccessMap| {
        let zones = map
            .zones
            .iter()
            .filter(|zone| zone.kind == ZoneKind::VpcEndpoint);
        let ranges = zones.map(|zone| zone.addresses.as_ref().map(|a| a.ranges.join(" ")));
        ranges.collect::<Vec<_>>()
    };
    assert_eq!(ranges(&map)[1].as_deref(), Some("10.0.0.0/8"));
    assert_eq!(ranges(&map).len(), 3);
    assert_eq!(map.allowed.vpc.ipv4, ["10.0.0.0/8"]);
    assert_eq!(map.allowed.vpc_endpoint, Decision::Depends);
    let endpoint = json!({ "path": "vpcEndpoint", "vpcSourceIp": "10.0.0.5" });
    scenario.network = serde_json::from_value(endpoint).unwrap();
    let map = session::access_map(&scenario, English).unwrap();
    assert_eq!(map.allowed.vpc_endpoint, Decision::Allow);
}
