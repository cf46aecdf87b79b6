//! Every pasted text gives what its case in `import/*.json` says: kind, scenarios and notes.
//!
//! A scenario of a case is exact: a member that the text doesn't state must not be there.

#![expect(
    clippy::unwrap_used,
    reason = "a test, and clippy knows its #[test] functions only"
)]

use iam::language::Language;
use serde::Deserialize;
use serde_json::{Value, json};
use session::import::{Import, LONGEST, import};
use session::scenario::Scenario;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::time::Instant;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    #[serde(rename = "ref")]
    reference: String,
    /// Its lines.
    text: Vec<String>,
    expect: Expect,
}

#[derive(Deserialize)]
#[serde(untagged, deny_unknown_fields)]
enum Expect {
    Refused {
        error: String,
    },
    Read {
        kind: String,
        scenarios: Vec<Value>,
        #[serde(default)]
        denials: Vec<Value>,
        notes: Vec<String>,
    },
}

fn cases() -> Vec<(String, Case)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("import");
    let mut all = Vec::new();
    for file in tests::files(&folder).unwrap() {
        let text = fs::read_to_string(&file).unwrap();
        let cases: Vec<Case> = serde_json::from_str(&text).unwrap();
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        all.extend(cases.into_iter().map(|case| (name.clone(), case)));
    }
    all
}

fn of(import: &Import) -> Value {
    json!({
        "kind": import.kind,
        "scenarios": import.scenarios,
        "denials": import.denials,
        "notes": import.notes,
    })
}

#[test]
fn every_text_gives_what_its_case_says() {
    let cases = cases();
    assert!(cases.len() >= 80, "{} cases", cases.len());
    let mut report = String::new();
    for (file, case) in cases {
        let found = match import(&case.text.join("\n"), Language::English) {
            Ok(found) => of(&found),
            Err(error) => json!({ "error": error }),
        };
        let expected = match case.expect {
            Expect::Refused { error } => json!({ "error": error }),
            Expect::Read {
                kind,
                scenarios,
                denials,
                notes,
            } => json!({
                "kind": kind, "scenarios": scenarios, "denials": denials, "notes": notes,
            }),
        };
        if found != expected {
            report += &format!(
                "\n{file}: {} [{}]\n  expected {expected}\n  found    {found}\n",
                case.name, case.reference
            );
        }
    }
    assert!(report.is_empty(), "{report}");
}

#[test]
fn names_are_unique() {
    let mut names = BTreeSet::new();
    for (file, case) in cases() {
        assert!(names.insert(case.name.clone()), "{file}: {}", case.name);
    }
}

/// Both languages say the same, each in its own words.
#[test]
fn every_note_has_words_in_both_languages() {
    let japanese = |text: &str| text.chars().any(|c| ('ぁ'..='ヶ').contains(&c));
    for (_, case) in cases() {
        let text = case.text.join("\n");
        let both = [Language::English, Language::Japanese].map(|language| import(&text, language));
        match both {
            [Ok(english), Ok(other)] => {
                assert_eq!(english.notes.len(), other.notes.len(), "{}", case.name);
                assert_eq!(english.scenarios, other.scenarios, "{}", case.name);
                for note in &other.notes {
                    assert!(japanese(note), "{}: {note}", case.name);
                }
                for note in &english.notes {
                    assert!(note.contains(' '), "{}: {note}", case.name);
                }
            }
            [Err(english), Err(other)] => {
                assert!(japanese(&other), "{}: {other}", case.name);
                assert!(english.contains(' '), "{}: {english}", case.name);
            }
            _ => panic!("{}: the language decides", case.name),
        }
    }
}

/// What is read fits into a scenario: its members have their names and forms.
#[test]
fn every_scenario_is_a_part_of_one() {
    for (_, case) in cases() {
        let Ok(found) = import(&case.text.join("\n"), Language::English) else {
            continue;
        };
        for part in found.scenarios {
            let whole = tests::robust::whole(&part);
            let scenario: Result<Scenario, _> = serde_json::from_value(whole.clone());
            assert!(scenario.is_ok(), "{}: {scenario:?} {whole}", case.name);
        }
    }
}

#[test]
fn a_text_has_a_limit() {
    let command = "aws ssm start-session --target i-1 --reason ";
    let text = format!("{command}{}", "x".repeat(LONGEST - command.len()));
    assert!(import(&text, Language::English).is_ok());
    let error = import(&(text + "x"), Language::English).unwrap_err();
    assert_eq!(
        error,
        "this text is longer than 4 MiB: paste only the part that matters"
    );
}

/// Pieces that make a reader look ahead, back or again, many times over.
#[test]
fn time_grows_with_the_text_and_no_faster() {
    let message = "User: arn:aws:iam::1:user/a is not authorized to perform: ssm:StartSession";
    let pieces = [
        "aws ssm start-session --target i-1;",
        "aws ssm start-session --target i-1\n",
        "aws ssm \\ > --x ",
        "aws s3 ls;",
        "A=b aws $(a ",
        "ssh -o 'a b' i-1\n",
        "Host a*b*c*\nHostName i-1\nProxyCommand aws ssm start-session --target %h\n",
        "Host a b c d\n",
        "$(",
        "<a ",
        "^ ",
        "User:",
        "User: a",
        "is not authorized to perform: ",
        message,
        "User: arn:\na is not authorized to perform: a:b on resource: arn:\n",
        "\n",
        " ",
        "[",
        "{",
        "{\n",
        "[1,\n",
        "{}\n",
        "{\"eventSource\":\"ssm.amazonaws.com\",\"eventName\":\"StartSession\"}\n",
        "{\"eventSource\":\"a\",\"eventName\":\"b\"}\n",
        "{\"@message\":\"{}\"}\n",
        "é",
        "%a",
    ];
    for piece in pieces {
        for start in ["", "aws ssm ", "User: a is not authorized to perform: a:b "] {
            let text = format!("{start}{}", piece.repeat(120_000 / piece.len()));
            let before = Instant::now();
            let _ = import(&text, Language::English);
            let took = before.elapsed().as_secs_f64();
            assert!(took < 3.0, "{took} s for {start:?} and many {piece:?}");
        }
    }
}
