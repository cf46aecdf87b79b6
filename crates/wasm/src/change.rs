//! What would change a verdict.

use crate::{language, refused, thrown, utf16};
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

/// The changes that would turn a scenario's verdict, as JSON.
///
/// # Errors
///
/// When the scenario is malformed, or a policy of it has an error.
#[wasm_bindgen(js_name = whatWouldChange)]
pub fn what_would_change(scenario: &str) -> Result<String, JsError> {
    let language = language::current();
    let scenario = session::read::scenario(scenario, language).map_err(|e| thrown("", &[e]))?;
    let changes = session::what_would_change(&scenario, language);
    let mut changes = changes.map_err(|why| refused(&why))?;
    utf16::changed(&mut changes, &scenario);
    Ok(serde_json::to_string(&changes)?)
}
