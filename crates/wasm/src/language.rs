//! The language of all sentences, set once for the whole package.

use iam::language::Language;
use std::cell::Cell;
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    static LANGUAGE: Cell<Language> = const { Cell::new(Language::English) };
}

/// Sets the language: `en` or `ja`.
///
/// # Errors
///
/// When it's another one.
#[wasm_bindgen(js_name = setLanguage)]
pub fn set_language(tag: &str) -> Result<(), JsError> {
    let known = [Language::English, Language::Japanese];
    let wanted = known.into_iter().find(|language| language.tag() == tag);
    let Some(language) = wanted else {
        let message = format!("`{tag}` is not a language of this package: use `en` or `ja`");
        return Err(JsError::new(&message));
    };
    LANGUAGE.set(language);
    Ok(())
}

/// The language that was set last.
pub(crate) fn current() -> Language {
    LANGUAGE.get()
}
