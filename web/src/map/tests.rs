use super::*;
use iam::language::Language;

fn networks(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| text.to_string()).collect()
}

#[test]
fn an_example_reads_well_and_is_in_the_zone() {
    for (ranges, expected) in [
        (&["0.0.0.0/0"][..], "203.0.113.9"),
        (&["203.0.113.0/24"], "203.0.113.9"),
        (&["0.0.0.0/1", "192.0.0.0/24"], "10.0.0.5"),
        (&["52.94.0.0/16"], "52.94.0.1"),
        (&["255.255.255.255/32"], "255.255.255.255"),
        (&["::/0"], "2001:db8::1"),
        (&["2600::/16"], "2600::1"),
        (&["::ffff:ffff/128"], "::ffff:ffff"),
    ] {
        let found = example(&networks(ranges)).unwrap();
        assert_eq!(found.to_string(), expected, "{ranges:?}");
        let (_, set) = set(&networks(ranges)).unwrap();
        assert!(set.contains(number(found).1));
    }
    assert_eq!(example(&[]), None);
}

#[test]
fn a_zone_is_called_by_its_networks_where_they_are_few() {
    let zone = |kind, ranges: &[&str], count: &str| Zone {
        kind,
        addresses: (!ranges.is_empty()).then(|| Addresses {
            ranges: networks(ranges),
            count: count.to_string(),
            witness: ranges[0].split('/').next().unwrap().to_string(),
        }),
    };
    let zones = [
        zone(
            ZoneKind::Ipv4,
            &["0.0.0.0/2", "64.0.0.0/3", "128.0.0.0/1"],
            "3758096384",
        ),
        zone(ZoneKind::Ipv4, &["96.0.0.0/8", "98.0.0.0/8"], "33554432"),
        zone(
            ZoneKind::Ipv4,
            &["97.0.0.0/8", "99.0.0.0/8", "101.0.0.0/8", "103.0.0.0/8"],
            "67108864",
        ),
        zone(
            ZoneKind::Ipv6,
            &["::/0"],
            "340282366920938463463374607431768211456",
        ),
        zone(ZoneKind::VpcEndpoint, &[], ""),
        zone(ZoneKind::VpcEndpoint, &["10.0.0.0/8"], "16777216"),
        zone(
            ZoneKind::VpcEndpoint,
            &["2000::/4", "4000::/4", "6000::/4"],
            "9",
        ),
    ];
    let words = Words(Language::English);
    let names: Vec<String> = zones.iter().map(|zone| name(words, zone, &zones)).collect();
    assert_eq!(
        names,
        [
            "other IPv4",
            "96.0.0.0/8, 98.0.0.0/8",
            "97.0.0.0/8 and 3 more",
            "any IPv6",
            "VPC endpoint",
            "VPC endpoint: 10.0.0.0/8",
            "VPC endpoint: other IPv6",
        ]
    );
}

#[test]
fn counts_can_be_read() {
    let words = Words(Language::English);
    for (decimal, expected) in [
        ("0", "0"),
        ("512", "512"),
        ("4294967296", "4,294,967,296"),
        ("999999999999999", "999,999,999,999,999"),
        ("79228162514264337593543950336", "2⁹⁶"),
        ("79228162514264337593543950337", "more than 2⁹⁶"),
        ("340282366920938463463374607431768211456", "2¹²⁸"),
    ] {
        assert_eq!(count(words, decimal), expected);
    }
}

#[test]
fn a_single_address_can_be_seen_wherever_it_is() {
    let line = |texts: &[&str]| {
        let (family, set) = set(&networks(texts)).unwrap();
        on_line(family, &set)
    };
    assert_eq!(line(&["0.0.0.0/0"]), [(0.0, LINE)]);
    assert_eq!(line(&["0.0.0.0/32"]), [(0.0, LEAST)]);
    assert_eq!(line(&["255.255.255.255/32"]), [(LINE - LEAST, LEAST)]);
    assert_eq!(line(&["::/128"]), [(0.0, LEAST)]);
    // Those that would lie on one another are one.
    assert_eq!(line(&["10.0.0.0/32", "10.0.0.9/32"]).len(), 1);
    assert_eq!(line(&["10.0.0.0/32", "200.0.0.9/32"]).len(), 2);
    let half = line(&["128.0.0.0/1"])[0];
    assert!((half.0 - 500.0).abs() < 0.01 && (half.1 - 500.0).abs() < 0.01);
}
