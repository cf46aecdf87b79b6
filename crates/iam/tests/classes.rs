//! Laws of the classes of texts: what the automaton finds is what trying every text finds.

#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use iam::pattern::Glob;
use iam::pattern::classes::{Class, Piece, Telling, classes};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const LIMIT: usize = 1_000_000;

/// Every text of a form.
fn texts(form: &[Piece<'_>]) -> Vec<String> {
    let mut all = vec![String::new()];
    for piece in form {
        all = match *piece {
            Piece::Text(text) => all.into_iter().map(|one| one + text).collect(),
            Piece::Run {
                alphabet,
                least,
                most,
            } => {
                let mut words = vec![String::new()];
                let mut found = Vec::new();
                for length in 0..=most {
                    if length >= least {
                        found.extend(words.iter().cloned());
                    }
                    let longer = words
                        .iter()
                        .flat_map(|w| alphabet.chars().map(move |c| format!("{w}{c}")));
                    words = longer.collect();
                }
                all.iter()
                    .flat_map(|one| found.iter().map(move |run| format!("{one}{run}")))
                    .collect()
            }
        };
    }
    all
}

fn matched(patterns: &[(Glob, bool)], text: &str) -> Vec<usize> {
    let matches = |(glob, folded): &(Glob, bool)| match folded {
        true => glob.matches_ignoring_case(text),
        false => glob.matches(text),
    };
    let each = patterns.iter().enumerate();
    each.filter(|(_, pattern)| matches(pattern))
        .map(|(index, _)| index)
        .collect()
}

fn found(patterns: &[(Glob, bool)], form: &[Piece<'_>]) -> Vec<Class> {
    let telling: Vec<_> = patterns
        .iter()
        .map(|(glob, folded)| Telling {
            glob,
            folded: *folded,
        })
        .collect();
    classes(&telling, form, LIMIT).unwrap()
}

/// The classes are those of the texts, no more and no fewer, and each witness is a shortest of its own.
fn check(patterns: &[(Glob, bool)], form: &[Piece<'_>], texts: &[String]) {
    let mut expected: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
    for text in texts {
        let shortest = expected
            .entry(matched(patterns, text))
            .or_insert(usize::MAX);
        *shortest = text.len().min(*shortest);
    }
    let found = found(patterns, form);
    let distinct: BTreeSet<_> = found.iter().map(|class| &class.matched).collect();
    assert_eq!(distinct.len(), found.len(), "disjoint: {patterns:?}");
    assert!(
        distinct.into_iter().eq(expected.keys()),
        "complete: {patterns:?} {found:?}"
    );
    for class in found {
        assert!(texts.contains(&class.witness), "{class:?}");
        assert_eq!(
            matched(patterns, &class.witness),
            class.matched,
            "{patterns:?}"
        );
        assert_eq!(class.witness.len(), expected[&class.matched], "{class:?}");
    }
}

fn words(alphabet: &[&str], most: usize) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut last = all.clone();
    for _ in 0..most {
        last = last
            .iter()
            .flat_map(|w| alphabet.iter().map(move |c| format!("{w}{c}")))
            .collect();
        all.extend(last.iter().cloned());
    }
    all
}

#[test]
fn every_pair_of_patterns_over_names_of_three_letters() {
    let patterns: Vec<Glob> = words(&["a", "b", "*", "?"], 3)
        .iter()
        .map(|text| Glob::flat(text))
        .collect();
    let form = [Piece::Run {
        alphabet: "abc",
        least: 1,
        most: 3,
    }];
    let texts = texts(&form);
    assert_eq!((patterns.len(), texts.len()), (85, 39));
    for (index, first) in patterns.iter().enumerate() {
        for second in patterns.iter().skip(index) {
            check(
                &[(first.clone(), false), (second.clone(), false)],
                &form,
                &texts,
            );
        }
    }
}

#[test]
fn a_length_can_rule_a_pattern_out() {
    let glob = |text: &str| (Glob::flat(text), false);
    let names = |least, most| {
        [Piece::Run {
            alphabet: "abcdefghijklmnopqrstuvwxyz",
            least,
            most,
        }]
    };
    let counted = |pattern: &str, least, most| found(&[glob(pattern)], &names(least, most)).len();
    assert_eq!(counted("??", 3, 128), 1);
    assert_eq!(counted("???", 3, 128), 2);
    assert_eq!(counted(&"?".repeat(128), 3, 128), 2);
    assert_eq!(counted(&("?".repeat(129) + "*"), 3, 128), 1);
    assert_eq!(counted("a*b*", 3, 3), 2);
    assert_eq!(counted("*", 3, 128), 1);
}

#[test]
fn too_many_steps_are_refused() {
    // Which of the last twenty letters is an `a`: a million states.
    let patterns = [Glob::flat(&format!("*a{}", "?".repeat(20)))];
    let telling = patterns.each_ref().map(|glob| Telling {
        glob,
        folded: false,
    });
    let form = [Piece::Run {
        alphabet: "ab",
        least: 3,
        most: 128,
    }];
    assert_eq!(classes(&telling, &form, LIMIT), None);
}

fn pattern() -> impl Strategy<Value = (Glob, bool)> {
    let piece = prop::sample::select(vec!["a", "b", "A", "*", "?", ":", "1", "x:"]);
    let text = prop::collection::vec(piece, 0..7).prop_map(|pieces| pieces.concat());
    (text, prop::bool::weighted(0.2)).prop_map(|(text, folded)| (Glob::flat(&text), folded))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn classes_are_those_of_all_texts(
        patterns in prop::collection::vec(pattern(), 0..5),
        least in 0..3usize,
        digits in 0..3usize,
    ) {
        let form = [
            Piece::Text("x:"),
            Piece::Run { alphabet: "12", least: digits, most: digits },
            Piece::Text(":"),
            Piece::Run { alphabet: "abA", least, most: 3 },
        ];
        check(&patterns, &form, &texts(&form));
    }
}
