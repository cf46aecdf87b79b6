//! A scenario ⇄ the fragment of a share link.
//!
//! A link is its scenario: `#v1.` and base64url without padding of the minified JSON, compressed
//! (`link/deflate.rs`). Every version stays readable for ever, so neither the form of version 1 nor its
//! dictionary ever changes. A link comes from anybody: what it unfolds to has a limit.

mod deflate;

use crate::import::notes::excerpt;
use crate::language::text;
use crate::read;
use crate::scenario::Scenario;
use crate::write;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use deflate::Refused;
use iam::language::{Language, Sentence};

/// The longest JSON that a link may hold, in bytes.
pub const LONGEST: usize = 1 << 20;

/// The newest version of the form, which is the one that is written.
const VERSION: &str = "1";

/// The dictionary of version 1, for ever.
const DICTIONARY: &[u8] = include_bytes!("link/dictionary-1.txt");

/// Writes a scenario as a fragment, without the `#`.
pub fn encode(scenario: &Scenario) -> String {
    let json = write::scenario(scenario);
    let packed = URL_SAFE_NO_PAD.encode(deflate::pack(json.as_bytes(), DICTIONARY));
    format!("v{VERSION}.{packed}")
}

/// Reads a fragment, with or without the `#`.
///
/// # Errors
///
/// A sentence that says why it is no link to a scenario, and what to do.
pub fn decode(fragment: &str, language: Language) -> Result<Scenario, String> {
    let json = unpack(fragment).map_err(|sentence| text(language, &sentence))?;
    read::scenario(&json, language).map_err(|error| {
        let error = excerpt(&read::sentence("", &[error]));
        text(language, &Sentence::new("link-member").with("error", error))
    })
}

fn unpack(fragment: &str) -> Result<String, Sentence<'_>> {
    let fragment = fragment.trim();
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    if fragment.is_empty() {
        return Err(Sentence::new("link-empty"));
    }
    let about = |id| Sentence::new(id).with("found", excerpt(fragment));
    let Some((version, packed)) = versioned(fragment) else {
        return Err(about("link-other"));
    };
    if version != VERSION {
        return Err(about("link-newer"));
    }
    let damaged = || about("link-damaged");
    let packed = URL_SAFE_NO_PAD.decode(packed).map_err(|_| damaged())?;
    let json = deflate::unpack(&packed, DICTIONARY, LONGEST).map_err(|refused| match refused {
        Refused::Damaged => damaged(),
        Refused::TooLarge => about("link-too-large").with("most", LONGEST >> 20),
    })?;
    String::from_utf8(json).map_err(|_| damaged())
}

/// The version of a fragment, which is a number from 1, and the rest.
fn versioned(fragment: &str) -> Option<(&str, &str)> {
    let (version, rest) = fragment.strip_prefix('v')?.split_once('.')?;
    let number = version.bytes().all(|byte| byte.is_ascii_digit());
    (number && !version.is_empty() && !version.starts_with('0')).then_some((version, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCENARIO: &str = r#"{"version":1,"request":{"type":"api","action":"a:b"}}"#;

    fn link(json: &str) -> String {
        let packed = deflate::pack(json.as_bytes(), DICTIONARY);
        format!("v1.{}", URL_SAFE_NO_PAD.encode(packed))
    }

    fn error(fragment: &str) -> String {
        let english = decode(fragment, Language::English).unwrap_err();
        let japanese = decode(fragment, Language::Japanese).unwrap_err();
        let kana = |c: char| ('ぁ'..='ん').contains(&c);
        assert!(japanese.contains(kana), "{japanese}");
        english
    }

    /// FNV-1a.
    fn hash(bytes: &[u8]) -> u64 {
        bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
        })
    }

    #[test]
    fn the_dictionary_of_version_1_never_changes() {
        assert_eq!(DICTIONARY.len(), 9697);
        assert_eq!(hash(DICTIONARY), 0x3142_4236_1978_8871);
    }

    #[test]
    fn a_link_is_read_with_what_copying_adds() {
        let link = link(SCENARIO);
        let scenario = read::scenario(SCENARIO, Language::English).unwrap();
        for fragment in [
            link.clone(),
            format!("#{link}"),
            format!(" #{link}\r\n"),
            encode(&scenario),
        ] {
            assert_eq!(decode(&fragment, Language::English), Ok(scenario.clone()));
        }
    }

    #[test]
    fn what_is_no_link_says_so() {
        for fragment in ["", "#", " \n"] {
            assert!(error(fragment).starts_with("the link is empty"));
        }
        for fragment in [
            "main", "v1", "V1.x", "v.x", "v01.x", "v0.x", "v-1.x", "1.x", "v1:x",
        ] {
            let expected = format!("`{fragment}` is not a link to a scenario");
            let error = error(fragment);
            assert!(error.starts_with(&expected), "{error}");
        }
    }

    #[test]
    fn a_later_version_says_so_whatever_follows() {
        for fragment in ["v2.x", "#v10.", "v2.?.é", "v99999999999999999999999.x"] {
            let error = error(fragment);
            assert!(error.contains("newer version"), "{error}");
        }
        let scenario = error(&link(r#"{"version":2,"later":true}"#));
        assert!(scenario.contains("this is version 2"), "{scenario}");
    }

    #[test]
    fn a_damaged_link_says_so() {
        let link = link(SCENARIO);
        let cut: String = link.chars().take(link.len() - 2).collect();
        for fragment in [
            "v1.".to_string(),
            "v1.é".to_string(),
            cut,
            format!("{link}.x"),
            format!("{link}="),
            format!("{link}AAAA"),
            format!("v1.{}", URL_SAFE_NO_PAD.encode([0xff; 9])),
            // A distance that goes back beyond the dictionary.
            format!("v1.{}", URL_SAFE_NO_PAD.encode([0x03, 0xfe, 0xff, 0x0f])),
        ] {
            let error = error(&fragment);
            assert!(error.contains("is damaged"), "{fragment}: {error}");
        }
        let bytes = deflate::pack(b"\xff", DICTIONARY);
        let error = error(&format!("v1.{}", URL_SAFE_NO_PAD.encode(bytes)));
        assert!(error.contains("is damaged"), "{error}");
    }

    #[test]
    fn what_is_no_scenario_names_the_member() {
        for (json, expected) in [
            ("{", "this is no JSON"),
            (r#"{"version":1}"#, "missing member request"),
            (
                r#"{"version":1,"polices":[]}"#,
                "polices: unknown member polices",
            ),
        ] {
            let error = error(&link(json));
            assert!(error.contains(expected), "{error}");
        }
        let long = format!(r#"{{"version":1,"{}":1}}"#, "x".repeat(LONGEST / 2));
        assert!(error(&link(&long)).len() < 500);
    }

    #[test]
    fn what_unfolds_without_end_is_refused() {
        let padded = |length: usize| SCENARIO.to_string() + &" ".repeat(length - SCENARIO.len());
        assert!(decode(&link(&padded(LONGEST)), Language::English).is_ok());
        for length in [LONGEST + 1, LONGEST * 64] {
            let error = error(&link(&padded(length)));
            assert!(error.contains("larger than 1 MiB"), "{error}");
        }
    }

    #[test]
    fn many_members_that_nobody_knows_take_no_longer_than_a_few() {
        let members: String = (0..60_000).map(|i| format!(r#","m{i}":1"#)).collect();
        let json = format!(r#"{{"version":1,"request":{{"type":"x"{members}}}}}"#);
        assert!(json.len() < LONGEST);
        let error = error(&link(&json));
        assert!(error.contains("unknown variant"), "{error}");
    }
}
