//! What a visitor brings along: the link they followed, what the browser kept for them, and the
//! languages they read.

use crate::storage::{Choices, Kept};
use crate::{address, storage};
use iam::language::Language;

/// All of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Visit {
    /// The language the browser asks for, of those the page speaks.
    pub language: Language,
    /// The choices of earlier visits.
    pub choices: Choices,
    /// The work of earlier visits.
    pub kept: Kept,
    /// The fragment of the page's address.
    pub fragment: Option<String>,
}

impl Visit {
    /// The visit that begins now.
    pub fn now() -> Visit {
        let tags = gloo::utils::window().navigator().languages();
        let mut tags = tags.iter().filter_map(|tag| tag.as_string());
        let language = tags
            .find_map(|tag| Language::from_tag(&tag))
            .unwrap_or_default();
        let choices = storage::choices();
        Visit {
            kept: storage::work(choices.language.unwrap_or(language)),
            fragment: address::fragment(),
            language,
            choices,
        }
    }
}
