//! What differs between two versions of the policies.

use crate::{language, refused, thrown};
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

/// Compares a scenario's policies with those of another, as JSON.
///
/// # Errors
///
/// When a scenario is malformed, or a policy of one has an error.
#[wasm_bindgen]
pub fn compare(before: &str, after: &str) -> Result<String, JsError> {
    let language = language::current();
    let read = |text| session::read::scenario(text, language).map_err(|e| thrown("", &[e]));
    let (before, after) = (read(before)?, read(after)?);
    let found = session::compare(&before, &after.policies, language);
    Ok(serde_json::to_string(&found.map_err(|why| refused(&why))?)?)
}
