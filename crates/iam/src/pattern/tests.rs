use super::*;

/// The definition, by recursion: what the simulation must agree with.
fn defined(pattern: &[char], text: &[char]) -> bool {
    match pattern {
        [] => text.is_empty(),
        ['*', rest @ ..] => (0..=text.len()).any(|n| defined(rest, &text[n..])),
        ['?', rest @ ..] => !text.is_empty() && defined(rest, &text[1..]),
        [c, rest @ ..] => text.first() == Some(c) && defined(rest, &text[1..]),
    }
}

fn words(alphabet: &[char], length: usize) -> Vec<Vec<char>> {
    let mut all = vec![vec![]];
    let mut last = all.clone();
    for _ in 0..length {
        last = last
            .iter()
            .flat_map(|word| alphabet.iter().map(|c| [word.as_slice(), &[*c]].concat()))
            .collect();
        all.extend(last.iter().cloned());
    }
    all
}

#[test]
fn the_simulation_is_the_definition_in_a_small_universe() {
    for pattern in words(&['a', 'b', '*', '?'], 4) {
        let glob = Glob::flat(&pattern.iter().collect::<String>());
        for text in words(&['a', 'b'], 5) {
            let string: String = text.iter().collect();
            assert_eq!(
                glob.matches(&string),
                defined(&pattern, &text),
                "{pattern:?} on {string}"
            );
        }
    }
}

#[test]
fn wildcards_of_a_field_stay_in_it_unless_they_end_it() {
    use Unit::{AnyAcross, AnyInField, Char, OneInField};
    let inner = Glob::from_iter([Char('a'), AnyInField, Char('b')]);
    assert!(inner.matches("ab") && inner.matches("axxb") && !inner.matches("a:b"));
    let one = Glob::from_iter([Char('a'), OneInField]);
    assert!(one.matches("ax") && !one.matches("a:"));
    let last = Glob::from_iter([Char('a'), AnyAcross, Char('b')]);
    assert!(last.matches("a:b") && !last.matches_within_fields("a:b"));
}

#[test]
fn of_an_arn_only_the_last_field_may_hold_colons() {
    for (pattern, text, fits) in [
        ("a:*:c:d:e:f", "a:b:c:d:e:f", true),
        ("a:*:d:e:f:g", "a:b:c:d:e:f:g", false),
        ("a:b?c:d:e:f:g", "a:b:c:d:e:f:g", false),
        ("a:b?c:d:e:f:g", "a:bxc:d:e:f:g", true),
        ("*:c:d:e:f:g", "a:b:c:d:e:f:g", false),
        ("a:b:c:d:*:f", "a:b:c:d:e:e:f", false),
        ("a:b:c:d:e:*", "a:b:c:d:e:f:g", true),
        ("a:b:c:d:e:f?g", "a:b:c:d:e:f:g", true),
    ] {
        assert_eq!(
            Glob::fields(pattern).matches(text),
            fits,
            "{pattern} {text}"
        );
    }
    let last = Glob::fields("a:b:c:d:e:*");
    assert_eq!(last, Glob::flat("a:b:c:d:e:*"));
}

#[test]
fn trigrams_rule_out_only_what_cannot_match() {
    let glob = Glob::flat("*Abc");
    assert!(!glob.may_match(Trigrams::of("xyz")));
    assert!(glob.may_match(Trigrams::of("xabc")));
    // The Kelvin sign is another case of an ASCII letter.
    let kelvin = Glob::flat("*\u{212a}");
    assert!(kelvin.matches_ignoring_case("xyzk") && kelvin.may_match(Trigrams::of("xyzk")));
    // What stands before the first wildcard is compared at once.
    assert!(Glob::flat("Abc").may_match(Trigrams::of("xyz")));
}

#[test]
fn case_is_ignored_only_on_request() {
    assert!(!Glob::flat("Ab*").matches("aBc"));
    assert!(Glob::flat("Ab*").matches_ignoring_case("aBc"));
    assert!(Glob::flat("É").matches_ignoring_case("é"));
}

#[test]
fn a_pattern_of_more_than_a_word_still_matches() {
    let pattern = "?".repeat(300) + "*b";
    assert!(Glob::flat(&pattern).matches(&("a".repeat(300) + "b")));
    assert!(!Glob::flat(&pattern).matches(&"a".repeat(299)));
}
