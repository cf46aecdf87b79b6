//! Sentences: named by an id, written once per language, put into words last.
//!
//! Nothing below this file holds a user-visible string: the engine makes [`Sentence`]s, and whoever
//! shows them picks the [`Language`]. The words stand in `locales/*.ftl`
//! ([Project Fluent](https://projectfluent.org)).

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::sync::LazyLock;
use unic_langid::LanguageIdentifier;

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
pub struct Sentence {
    /// The message's id in the catalog.
    pub id: &'static str,
    /// What fills the message's placeholders.
    pub args: Vec<(&'static str, String)>,
}

impl Sentence {
    /// The sentence with this id, nothing filled in yet.
    pub fn new(id: &'static str) -> Sentence {
        Sentence {
            id,
            args: Vec::new(),
        }
    }

    /// The same sentence with one placeholder filled in.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Sentence {
        self.args.push((name, value.to_string()));
        self
    }
}

/// All sentences of one part of the program, in every language.
pub struct Catalog {
    english: FluentBundle<FluentResource>,
    japanese: FluentBundle<FluentResource>,
}

impl Catalog {
    /// The catalog written in these two Fluent texts.
    pub fn new(english: &str, japanese: &str) -> Catalog {
        Catalog {
            english: bundle("en", english),
            japanese: bundle("ja", japanese),
        }
    }

    /// The sentence in words. An id the catalog lacks comes back as itself.
    pub fn text(&self, language: Language, sentence: &Sentence) -> String {
        let bundle = match language {
            Language::English => &self.english,
            Language::Japanese => &self.japanese,
        };
        let Some(pattern) = bundle.get_message(sentence.id).and_then(|m| m.value()) else {
            return sentence.id.to_string();
        };
        let mut args = FluentArgs::with_capacity(sentence.args.len());
        for (name, value) in &sentence.args {
            args.set(*name, FluentValue::from(value.as_str()));
        }
        let mut text = String::new();
        // A missing argument is written as its name, which the catalog's test rules out.
        let _ = bundle.write_pattern(&mut text, pattern, Some(&args), &mut Vec::new());
        text
    }
}

/// The engine's own sentence in words.
pub fn text(language: Language, sentence: &Sentence) -> String {
    static CATALOG: LazyLock<Catalog> = LazyLock::new(|| {
        Catalog::new(
            include_str!("../locales/en.ftl"),
            include_str!("../locales/ja.ftl"),
        )
    });
    CATALOG.text(language, sentence)
}

fn bundle(tag: &str, source: &str) -> FluentBundle<FluentResource> {
    let language: LanguageIdentifier = tag.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    bundle.set_use_isolating(false);
    // A text with a slip keeps its other messages; the catalog's test refuses the slip.
    let resource =
        FluentResource::try_new(source.to_string()).unwrap_or_else(|(resource, _)| resource);
    let _ = bundle.add_resource(resource);
    bundle
}
