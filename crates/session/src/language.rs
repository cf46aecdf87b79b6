//! Sentences on Session Manager, in words.

use iam::catalog::Catalog;
use iam::language::{Language, Sentence};

/// A sentence of this crate in words.
pub(crate) fn text(language: Language, sentence: &Sentence) -> String {
    static CATALOG: Catalog = Catalog::new(
        include_str!("../locales/en.ftl"),
        include_str!("../locales/ja.ftl"),
    );
    CATALOG.text(language, sentence)
}
