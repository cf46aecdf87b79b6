//! What somebody pasted, as a part of a scenario.

use crate::language;
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

/// Reads a command, an error message or events.
///
/// # Errors
///
/// When the text is none of these; the message says what was expected.
#[wasm_bindgen(js_name = importText)]
pub fn import_text(text: &str) -> Result<String, JsError> {
    let found = session::import::import(text, language::current());
    let found = found.map_err(|sentence| JsError::new(&sentence))?;
    Ok(serde_json::to_string(&found)?)
}
