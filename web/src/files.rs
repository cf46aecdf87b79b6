//! From a file to a policy: its name, its text, and what there is to say of both.
//!
//! Invariant: whatever the file holds, it becomes a text, and nothing of it is left out unsaid.

use iam::held::held;
use iam::language::Sentence;
use session::scenario::PolicyKind;

/// More than fifty times the largest policy that IAM stores.
pub const LARGEST: u32 = 1 << 20;

/// A file as a policy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// The policy's name.
    pub name: String,
    /// Its text.
    pub text: String,
    /// What kind of policy it is, where the file says so.
    pub kind: Option<PolicyKind>,
    /// Its ARN, where the file says so.
    pub arn: Option<String>,
    /// What there is to say.
    pub notes: Vec<Sentence<'static>>,
}

impl Opened {
    /// Reads a file that isn't too large.
    pub fn new(file: &str, bytes: &[u8]) -> Opened {
        let mut notes = Vec::new();
        let (text, lossy) = decode(bytes);
        if lossy {
            notes.push(Sentence::new("file-not-text").with("file", file));
        }
        let file_name = file.strip_suffix(".json").unwrap_or(file);
        let Some((policy, about)) = held(&text).and_then(|held| Some((held.policy?, held.about)))
        else {
            return Opened {
                name: file_name.to_string(),
                text,
                notes,
                ..Opened::default()
            };
        };
        notes.push(Sentence::new("file-unwrapped").with("file", file));
        Opened {
            name: about.name.unwrap_or_else(|| file_name.to_string()),
            text: policy,
            kind: about.kind.map(PolicyKind::from),
            arn: about.arn,
            notes,
        }
    }
}

/// The text, and whether some of the bytes are none. Windows PowerShell writes UTF-16.
fn decode(bytes: &[u8]) -> (String, bool) {
    let units = |from_bytes: fn([u8; 2]) -> u16, rest: &[u8]| {
        let pairs = rest.chunks(2).map(|pair| match pair {
            [a, b] => from_bytes([*a, *b]),
            _ => 0xfffd,
        });
        let units: Vec<u16> = pairs.collect();
        let strict = String::from_utf16(&units).ok();
        let lossy = strict.is_none() || rest.len() % 2 == 1;
        (
            strict.unwrap_or_else(|| String::from_utf16_lossy(&units)),
            lossy,
        )
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => units(u16::from_le_bytes, rest),
        [0xfe, 0xff, rest @ ..] => units(u16::from_be_bytes, rest),
        [0xef, 0xbb, 0xbf, rest @ ..] | rest => match str::from_utf8(rest) {
            Ok(text) => (text.to_string(), false),
            Err(_) => (String::from_utf8_lossy(rest).into_owned(), true),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(file: &str, bytes: &[u8]) -> (String, String, Vec<&'static str>) {
        let Opened {
            name, text, notes, ..
        } = Opened::new(file, bytes);
        (name, text, notes.iter().map(|note| note.id).collect())
    }

    #[test]
    fn a_text_stays_as_it_is() {
        for text in [
            "",
            "no JSON\r\n\t",
            "{\"Statement\":[]}",
            "{\"PolicyDocument\":1}",
            "[{]",
        ] {
            let (name, found, notes) = ids("a.b.json", text.as_bytes());
            assert_eq!((name.as_str(), found.as_str()), ("a.b", text));
            assert!(notes.is_empty());
        }
        assert_eq!(ids("notes.txt", b"").0, "notes.txt");
    }

    #[test]
    fn byte_order_marks_tell_how_to_read() {
        let le = [0xff, 0xfe, b'{', 0, 0xe5, 0x65];
        let be = [0xfe, 0xff, 0, b'{', 0x65, 0xe5];
        let utf8 = "\u{feff}{日".as_bytes();
        for bytes in [&le[..], &be[..], utf8] {
            let (_, text, notes) = ids("a", bytes);
            assert_eq!(text, "{日");
            assert!(notes.is_empty());
        }
    }

    #[test]
    fn what_is_no_text_is_said() {
        for bytes in [
            &[b'{', 0x93][..],
            &[0xff, 0xfe, b'{', 0, 1],
            &[0xff, 0xfe, 0, 0xd8],
        ] {
            let (_, text, notes) = ids("a", bytes);
            assert!(text.contains('\u{fffd}'));
            assert_eq!(notes, ["file-not-text"]);
        }
    }

    #[test]
    fn a_policy_is_taken_out_of_what_holds_it() {
        let answer = r#"{"PolicyDocument": {"Statement": []}}"#;
        let (_, text, notes) = ids("a", answer.as_bytes());
        assert_eq!(text, "{\n    \"Statement\": []\n}");
        assert_eq!(notes, ["file-unwrapped"]);
        let answer = r#"{"Policy": {"PolicySummary": {"Arn": "arn:o", "Name": "Perimeter",
            "Type": "SERVICE_CONTROL_POLICY"}, "Content": "{\"Statement\": []}"}}"#;
        let opened = Opened::new("p.json", answer.as_bytes());
        assert_eq!(opened.name, "Perimeter");
        assert_eq!(opened.kind, Some(PolicyKind::Scp));
        assert_eq!(opened.arn.as_deref(), Some("arn:o"));
    }
}
