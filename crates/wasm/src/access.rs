//! From where a scenario is allowed, and with which documents.

use crate::{language, refused, thrown, utf16};
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

/// The map of a scenario, as JSON.
///
/// # Errors
///
/// When the scenario is malformed, or a policy of it has an error.
#[wasm_bindgen(js_name = accessMap)]
pub fn access_map(scenario: &str) -> Result<String, JsError> {
    let language = language::current();
    let scenario = session::read::scenario(scenario, language).map_err(|e| thrown("", &[e]))?;
    let mut map = session::access_map(&scenario, language).map_err(|why| refused(&why))?;
    utf16::places(&mut map, &scenario);
    Ok(serde_json::to_string(&map)?)
}
