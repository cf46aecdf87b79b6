//! Sentences on Session Manager, in words.

use iam::catalog::Catalog;
use iam::language::{Language, Sentence};
use std::sync::LazyLock;

/// A sentence of this crate in words.
pub(crate) fn text(language: Language, sentence: &Sentence) -> String {
    static CATALOG: LazyLock<Catalog> = LazyLock::new(|| {
        Catalog::new(
            include_str!("../locales/en.ftl"),
            include_str!("../locales/ja.ftl"),
        )
    });
    CATALOG.text(language, sentence)
}
