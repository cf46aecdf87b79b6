//! A policy's text. Scenarios are copied, compared and read at every keystroke, and all texts but one
//! stay: copies share the text and what was read from it.

use iam::parse::{Parsed, parse};
use iam::policy::Kind;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

/// A policy's text, exactly as it was typed.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Text(Arc<Shared>);

#[derive(Default)]
struct Shared {
    text: String,
    /// What was read from it first.
    read: OnceLock<(Kind, Parsed)>,
}

impl Text {
    /// What it holds as a policy of a kind. Only as another kind than the first it is read again.
    pub fn parsed(&self, kind: Kind) -> Parsed {
        let (first, parsed) = (self.0.read).get_or_init(|| (kind, parse(self, kind)));
        match *first == kind {
            true => parsed.clone(),
            false => parse(self, kind),
        }
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0.text
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Text) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || **self == **other
    }
}

impl Eq for Text {}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl From<String> for Text {
    fn from(text: String) -> Text {
        Text(Arc::new(Shared {
            text,
            read: OnceLock::new(),
        }))
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Text {
        text.to_string().into()
    }
}

impl From<Text> for String {
    fn from(text: Text) -> String {
        text.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const POLICY: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow",
        "Principal":"*","Action":"ssm:StartSession","Resource":"*"}]}"#;

    #[test]
    fn a_text_is_read_as_the_kind_that_is_asked_for() {
        let text = Text::from(POLICY);
        for kind in [Kind::Identity, Kind::Resource, Kind::Identity] {
            assert_eq!(text.parsed(kind), parse(POLICY, kind), "{kind:?}");
        }
        assert!(text.parsed(Kind::Identity).policy.is_none());
        assert!(text.parsed(Kind::Resource).policy.is_some());
    }

    #[test]
    fn texts_are_equal_where_their_letters_are() {
        let (one, same) = (Text::from(POLICY), Text::from(POLICY));
        assert_eq!(one, one.clone());
        assert_eq!(one, same);
        assert_ne!(one, Text::from("{}"));
    }
}
