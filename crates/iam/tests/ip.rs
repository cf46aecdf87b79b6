//! Laws of address sets: in small universes for everything there is, and at random in the two real ones.

#![expect(clippy::indexing_slicing, reason = "a test fails by panicking")]

use iam::ip::Family;
use iam::ip::cidr::Cidr;
use iam::ip::set::{Block, Range, Set};
use proptest::prelude::*;
use std::net::Ipv6Addr;

/// The numbers of a universe of `2^width` that are in a set.
fn listed(set: &Set, width: u32) -> Vec<u128> {
    (0..1 << width).filter(|n| set.contains(*n)).collect()
}

/// The set whose numbers are the bits.
fn of_bits(bits: u64, width: u32) -> Set {
    let inside = (0..1u128 << width).filter(|n| bits >> n & 1 == 1);
    inside.map(|n| Range { first: n, last: n }).collect()
}

/// The definition: a block where all of it is in the set, otherwise its halves.
fn fewest(bits: u64, first: u32, width: u32) -> usize {
    let size = 1u32 << width;
    let inside = (first..first + size).filter(|n| bits >> n & 1 == 1).count();
    match inside {
        0 => 0,
        all if all == size as usize => 1,
        _ => fewest(bits, first, width - 1) + fewest(bits, first + size / 2, width - 1),
    }
}

fn canonical(set: &Set) -> bool {
    let apart = |pair: &[Range]| {
        pair[0]
            .last
            .checked_add(1)
            .is_some_and(|n| n < pair[1].first)
    };
    let ranges = set.ranges();
    ranges.windows(2).all(apart) && ranges.iter().all(|range| range.first <= range.last)
}

/// What holds of the blocks of a set in a universe of `2^width`, `width` up to 6.
fn check_blocks(bits: u64, width: u32) {
    let set = of_bits(bits, width);
    assert!(canonical(&set), "{set:?}");
    let blocks: Vec<_> = set.blocks().collect();
    assert_eq!(blocks.len(), fewest(bits, 0, width), "{bits:b}: {blocks:?}");
    let numbers: Vec<u128> = blocks.iter().flat_map(|b| b.first..=b.last()).collect();
    assert_eq!(numbers, listed(&set, width), "{bits:b}");
    assert_eq!(set.count(), bits.count_ones().to_string());
    for block in blocks {
        assert_eq!(block.first % (1 << block.bits), 0, "{block:?}");
    }
}

#[test]
fn every_set_of_four_bits_has_the_fewest_blocks_and_a_complement() {
    for bits in 0..1u64 << 16 {
        check_blocks(bits, 4);
        let set = of_bits(bits, 4);
        let complement = set.complement(15);
        assert!(canonical(&complement));
        assert_eq!(complement, of_bits(!bits & 0xffff, 4), "{bits:b}");
    }
}

/// All ranges of six bits: each alone, and each with each other.
#[test]
fn every_pair_of_ranges_of_six_bits_is_joined_and_met() {
    let ranges = (0..64u32).flat_map(|first| (first..64).map(move |last| (first, last)));
    let bits = |(first, last): (u32, u32)| u64::MAX >> (63 - (last - first)) << first;
    let sets: Vec<(u64, Set)> = ranges
        .map(|(first, last)| {
            let range = Range {
                first: first.into(),
                last: last.into(),
            };
            (bits((first, last)), [range].into_iter().collect())
        })
        .collect();
    assert_eq!(sets.len(), 64 * 65 / 2);
    for (bits, set) in &sets {
        check_blocks(*bits, 6);
        assert_eq!(*set, of_bits(*bits, 6));
        assert_eq!(set.complement(63), of_bits(!bits, 6));
    }
    // A set of 64 numbers is a word: what is computed is compared with the word's own `|` and `&`.
    let word = |set: &Set| {
        let ranges = set.ranges().iter();
        let each = ranges.map(|range| bits((range.first as u32, range.last as u32)));
        each.fold(0, |all, one| all | one)
    };
    for (a, first) in &sets {
        for (b, second) in &sets {
            let union = first.union(second);
            let both = first.intersection(second);
            assert!(
                word(&union) == a | b && canonical(&union),
                "{first:?} {second:?}"
            );
            assert!(
                word(&both) == a & b && canonical(&both),
                "{first:?} {second:?}"
            );
        }
    }
}

fn set(last: u128) -> impl Strategy<Value = Set> {
    let bound = prop_oneof![3 => 0..=last, 1 => Just(0), 1 => Just(last), 1 => 0..=last.min(99)];
    let range = (bound.clone(), bound).prop_map(|(a, b)| Range {
        first: a.min(b),
        last: a.max(b),
    });
    prop::collection::vec(range, 0..8).prop_map(|ranges| ranges.into_iter().collect())
}

/// A universe, two sets in it, and numbers at and around their bounds.
fn pair() -> impl Strategy<Value = (u128, Set, Set)> {
    let last = prop_oneof![Just(63u128), Just(u32::MAX.into()), Just(u128::MAX)];
    last.prop_flat_map(|last| (Just(last), set(last), set(last)))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_set_of_six_bits_has_the_fewest_blocks(bits: u64) {
        check_blocks(bits, 6);
    }

    #[test]
    fn sets_are_an_algebra((last, a, b) in pair()) {
        let not = |set: &Set| set.complement(last);
        let all = Set::default().complement(last);
        prop_assert_eq!(not(&not(&a)), a.clone());
        prop_assert_eq!(a.union(&b), b.union(&a));
        prop_assert_eq!(not(&a.union(&b)), not(&a).intersection(&not(&b)));
        prop_assert_eq!(a.intersection(&a.union(&b)), a.clone());
        prop_assert_eq!(a.union(&not(&a)), all);
        prop_assert_eq!(a.intersection(&not(&a)), Set::default());
        let bounds = a.ranges().iter().chain(b.ranges()).flat_map(|range| {
            [range.first.checked_sub(1), Some(range.first), Some(range.last), range.last.checked_add(1)]
        });
        for number in bounds.flatten().filter(|number| *number <= last) {
            prop_assert_eq!(a.union(&b).contains(number), a.contains(number) || b.contains(number));
            prop_assert_eq!(not(&a).contains(number), !a.contains(number));
        }
    }

    #[test]
    fn blocks_are_the_set((_, set, _) in pair()) {
        let blocks = set.blocks().map(|block| Range { first: block.first, last: block.last() });
        let blocks: Vec<Range> = blocks.collect();
        prop_assert!(blocks.windows(2).all(|pair| pair[0].last < pair[1].first));
        prop_assert_eq!(blocks.into_iter().collect::<Set>(), set);
    }
}

proptest! {
    /// Networks are written without a formatter; the standard library's is the reference.
    #[test]
    fn a_network_is_written_as_its_address_and_its_prefix(
        segments in prop::array::uniform8(prop_oneof![
            Just(0u16), Just(0), 0u16..0x100, any::<u16>(),
        ]),
        v4 in any::<u32>(),
        bits in 0u32..=32,
    ) {
        for (family, first) in [
            (Family::V4, u128::from(v4)),
            (Family::V6, Ipv6Addr::from(segments).into()),
        ] {
            let address = family.address(first);
            let text = Cidr { family, block: Block { first, bits } }.text();
            prop_assert_eq!(text, format!("{address}/{}", family.width() - bits));
        }
    }
}
