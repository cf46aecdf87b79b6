//! Share links.

use crate::{language, thrown};
use session::link;
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

/// Writes a scenario as the fragment of a share link, with the `#`.
///
/// # Errors
///
/// When the scenario is malformed, where the message names the member, or too large for a link.
#[wasm_bindgen(js_name = encodeLink)]
pub fn encode_link(scenario: &str) -> Result<String, JsError> {
    let language = language::current();
    let scenario = session::read::scenario(scenario, language).map_err(|e| thrown("", &[e]))?;
    let fragment = format!("#{}", link::encode(&scenario));
    // A link that nobody can open is none.
    link::decode(&fragment, language).map_err(|sentence| JsError::new(&sentence))?;
    Ok(fragment)
}

/// Reads the fragment of a share link.
///
/// # Errors
///
/// When it is no link to a scenario; the message says why.
#[wasm_bindgen(js_name = decodeLink)]
pub fn decode_link(fragment: &str) -> Result<String, JsError> {
    let scenario = link::decode(fragment, language::current());
    let scenario = scenario.map_err(|sentence| JsError::new(&sentence))?;
    Ok(serde_json::to_string(&scenario)?)
}
