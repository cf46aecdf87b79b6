use super::*;
use crate::pattern::{PLAIN, Rules};

#[test]
fn patterns_overlap_where_some_text_matches_both() {
    for (one, two, expected) in [
        ("a*", "*b", true),
        ("a*", "b*", false),
        ("a?c", "ab*", true),
        ("a?", "a", false),
        ("*", "", true),
        ("", "", true),
        ("a*c", "a*d", false),
        ("*x*", "ab", false),
        ("ab*ba", "aba", false),
        ("a*a", "aa", true),
    ] {
        let (a, b) = (Glob::flat(one), Glob::flat(two));
        assert_eq!(a.overlaps(&b), expected, "{one} {two}");
        assert_eq!(b.overlaps(&a), expected, "{two} {one}");
    }
}

#[test]
fn many_wildcards_are_related_at_once() {
    let (one, two) = (Glob::flat(&"*a".repeat(40)), Glob::flat(&"*b".repeat(40)));
    assert!(!one.overlaps(&two));
    assert!(!one.covers(&two, false));
}

#[test]
fn a_pattern_covers_what_matches_nothing_else() {
    for (one, two, expected) in [
        ("ssm:*", "ssm:Start*", true),
        ("ssm:Start*", "ssm:*", false),
        ("a*", "a*b*", true),
        ("a*b", "a*", false),
        ("a?", "ab", true),
        ("a?", "a*", false),
        ("*", "?", true),
        ("a", "A", true),
        ("a", "ab", false),
    ] {
        let (a, b) = (Glob::flat(one), Glob::flat(two));
        assert_eq!(a.covers(&b, true), expected, "{one} {two}");
    }
    assert!(!Glob::flat("a").covers(&Glob::flat("A"), false));
}

/// The patterns of at most so many of these units.
fn patterns(units: &[Unit], most: usize) -> Vec<Vec<Unit>> {
    let mut all = vec![Vec::new()];
    let mut last = 0;
    for _ in 0..most {
        let shorter = last..all.len();
        last = all.len();
        for at in shorter {
            for unit in units {
                let longer = [all[at].as_slice(), &[*unit]].concat();
                all.push(longer);
            }
        }
    }
    all
}

/// Two universes: few units in patterns of three, all of them in patterns of two.
fn universes() -> [Vec<Vec<Unit>>; 2] {
    use Unit::{Any, AnyAcross, AnyInField, Char, One, OneInField};
    let few = [Char('a'), Char(':'), One, Any, AnyInField];
    let (a, capital, b, colon) = (Char('a'), Char('A'), Char('b'), Char(':'));
    let all = [
        a, capital, b, colon, One, OneInField, Any, AnyInField, AnyAcross,
    ];
    [patterns(&few, 3), patterns(&all, 2)]
}

/// Every text of at most four of these characters.
fn texts() -> Vec<String> {
    let chars = ['a', 'A', 'b', ':'].map(Unit::Char);
    let texts = patterns(&chars, 4).into_iter();
    texts
        .map(|units| units.into_iter().collect::<Glob>().literals)
        .collect()
}

/// Which texts match: by the documentation's reading, and with every wildcard in its field; each with
/// case, and without.
fn matched(units: &[Unit], texts: &[String]) -> [Vec<bool>; 4] {
    let glob: Glob = units.iter().copied().collect();
    let within = Rules {
        across: false,
        ..PLAIN
    };
    let rules = [
        PLAIN,
        within,
        PLAIN.folding(usize::MAX),
        within.folding(usize::MAX),
    ];
    rules.map(|rules| texts.iter().map(|text| glob.run(text, rules)).collect())
}

#[test]
fn relations_are_those_of_the_texts_in_small_universes() {
    let texts = texts();
    for universe in universes() {
        let globs: Vec<Glob> = universe
            .iter()
            .map(|units| units.iter().copied().collect())
            .collect();
        let matched: Vec<_> = universe
            .iter()
            .map(|units| matched(units, &texts))
            .collect();
        for (one, ours) in globs.iter().zip(&matched) {
            for (other, theirs) in globs.iter().zip(&matched) {
                let each = |reading: usize| ours[reading].iter().zip(&theirs[reading]);
                let meets = each(1).any(|(a, b)| *a && *b);
                assert_eq!(one.overlaps(other), meets, "{one:?} {other:?}");
                for folded in [false, true] {
                    let mut readings = if folded { 2..4 } else { 0..2 };
                    let within = readings.all(|reading| each(reading).all(|(a, b)| *a || !*b));
                    let covers = one.covers(other, folded);
                    assert!(within || !covers, "{one:?} {other:?} {folded}");
                    // A single text is covered wherever it matches.
                    let is_text = other.wildcards.is_empty();
                    assert!(covers || !within || !is_text, "{one:?} {other:?} {folded}");
                }
            }
        }
    }
}

#[test]
fn a_unit_that_takes_more_makes_a_pattern_that_covers() {
    use Unit::{Any, AnyAcross, AnyInField, Char, One, OneInField};
    let wider = |unit: Unit| match unit {
        Char(':') => vec![One, Any],
        Char(_) | OneInField => vec![One, OneInField, Any, AnyInField, AnyAcross],
        One | Any => vec![Any],
        AnyInField => vec![Any, AnyAcross],
        AnyAcross => vec![Any],
    };
    for units in universes().into_iter().flatten() {
        let narrow: Glob = units.iter().copied().collect();
        assert!(narrow.covers(&narrow, false), "{narrow:?}");
        for (at, unit) in units.iter().enumerate() {
            for by in wider(*unit) {
                let mut units = units.clone();
                units[at] = by;
                let wide: Glob = units.iter().copied().collect();
                assert!(wide.covers(&narrow, false), "{wide:?} {narrow:?}");
            }
        }
    }
}
