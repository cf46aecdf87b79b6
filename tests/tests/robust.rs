//! Every text of the corpus, whole and damaged in fixed ways, through every reader of texts.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use std::fs;

/// A small generator of numbers (xorshift), the same on every run.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % below.max(1) as u64).unwrap()
    }
}

/// One small damage: a character removed, doubled, replaced, or a piece moved.
fn damage(text: &str, numbers: &mut Numbers) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    let at = numbers.next(chars.len());
    match numbers.next(5) {
        _ if chars.is_empty() => {}
        0 => drop(chars.remove(at)),
        1 => chars.insert(at, chars[at]),
        2 => chars.truncate(at),
        3 => chars.insert(
            at,
            *[
                '"', '{', '[', '}', ']', ',', ':', '\\', '$', '*', 'é', '😀', '\0',
            ]
            .get(numbers.next(13))
            .unwrap(),
        ),
        _ => {
            let piece: Vec<char> = chars
                .drain(at..(at + numbers.next(9)).min(chars.len()))
                .collect();
            let to = numbers.next(chars.len());
            chars.splice(to..to, piece);
        }
    }
    chars.into_iter().collect()
}

#[test]
fn whatever_is_pasted_nothing_panics() {
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    for file in tests::files(&tests::corpus()).unwrap() {
        let Ok(cases) = tests::cases(&file) else {
            continue;
        };
        for case in cases {
            let mut scenario = serde_json::to_string(&case.scenario).unwrap();
            tests::robust::scenario(&scenario);
            for _ in 0..10 {
                scenario = damage(&scenario, &mut numbers);
                tests::robust::scenario(&scenario);
            }
            for policy in &case.scenario.policies {
                let mut text = policy.text.to_string();
                for _ in 0..10 {
                    tests::robust::policy(&text);
                    text = damage(&text, &mut numbers);
                }
            }
        }
    }
}

#[test]
fn whatever_else_is_pasted_nothing_panics() {
    let mut numbers = Numbers(0x2545_f491_4f6c_dd1d);
    let mut count = 0;
    for file in tests::files(&tests::corpus().join("../import")).unwrap() {
        let cases: Vec<serde_json::Value> =
            serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
        for case in cases {
            let lines = case["text"].as_array().unwrap().iter();
            let lines: Vec<_> = lines.map(|line| line.as_str().unwrap()).collect();
            let mut text = lines.join("\n");
            for _ in 0..20 {
                tests::robust::import(&text);
                text = damage(&text, &mut numbers);
                count += 1;
            }
        }
    }
    assert!(count > 1000, "{count} texts");
}

#[test]
fn the_seeds_of_the_fuzzers_pass() {
    let folder = tests::corpus().join("../../fuzz/seeds");
    let mut count = 0;
    for (name, reader) in [
        ("policy", tests::robust::policy as fn(&str)),
        ("scenario", tests::robust::scenario),
        ("import", tests::robust::import),
        ("link", tests::robust::link),
    ] {
        for entry in fs::read_dir(folder.join(name)).unwrap() {
            reader(&String::from_utf8_lossy(
                &fs::read(entry.unwrap().path()).unwrap(),
            ));
            count += 1;
        }
    }
    assert!(count > 20, "{count} seeds");
}
