//! Sentences: named by an id, written once per language, put into words last.
//!
//! Nothing below this file holds a user-visible string: the engine makes [`Sentence`]s, and whoever
//! shows them picks the [`Language`]. The words stand in `locales/*.ftl`
//! ([Project Fluent](https://projectfluent.org)).

use crate::catalog::Catalog;
use std::borrow::Cow;

/// A language the program speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// 日本語.
    Japanese,
}

impl Language {
    /// The language with this tag: `en` or `ja`, with or without a region (`ja-JP`).
    pub fn from_tag(tag: &str) -> Option<Language> {
        match tag.split(['-', '_']).next()? {
            "en" => Some(Language::English),
            "ja" => Some(Language::Japanese),
            _ => None,
        }
    }

    /// `en` or `ja`.
    pub fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Japanese => "ja",
        }
    }
}

/// One sentence, not yet in any language: the id of its words, and what to fill in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence<'a> {
    /// The message's id in the catalog.
    pub id: &'static str,
    /// What fills the message's placeholders.
    pub args: Vec<(&'static str, Cow<'a, str>)>,
}

impl<'a> Sentence<'a> {
    /// The sentence with this id, nothing filled in yet.
    pub fn new(id: &'static str) -> Sentence<'a> {
        Sentence {
            id,
            // As many as the longest has.
            args: Vec::with_capacity(5),
        }
    }

    /// The same sentence with one placeholder filled in.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Sentence<'a> {
        self.args.push((name, Cow::Owned(value.to_string())));
        self
    }

    /// The same with a text that is there already: an answer may have hundreds of sentences.
    #[must_use]
    pub fn with_text(mut self, name: &'static str, text: impl Into<Cow<'a, str>>) -> Sentence<'a> {
        self.args.push((name, text.into()));
        self
    }
}

/// The engine's own sentence in words.
pub fn text(language: Language, sentence: &Sentence<'_>) -> String {
    static CATALOG: Catalog = Catalog::new(
        include_str!("../locales/en.ftl"),
        include_str!("../locales/ja.ftl"),
    );
    CATALOG.text(language, sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_known_by_its_tag_with_or_without_a_region() {
        for (tag, expected) in [
            ("en", Some(Language::English)),
            ("en-US", Some(Language::English)),
            ("ja_JP", Some(Language::Japanese)),
            ("de", None),
            ("", None),
        ] {
            assert_eq!(Language::from_tag(tag), expected, "{tag}");
        }
        for language in [Language::English, Language::Japanese] {
            assert_eq!(Language::from_tag(language.tag()), Some(language));
        }
        assert_eq!(Language::Japanese.tag(), "ja");
    }
}
