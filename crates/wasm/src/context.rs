//! The condition keys of a scenario's checks.

use crate::{language, thrown};
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

/// Lists the condition keys of each check of a scenario.
///
/// # Errors
///
/// When the scenario is malformed; the message names the member.
#[wasm_bindgen(js_name = derivedContext)]
pub fn derived_context(scenario: &str) -> Result<String, JsError> {
    let language = language::current();
    let scenario = session::read::scenario(scenario, language).map_err(|e| thrown("", &[e]))?;
    let context =
        session::derived_context(&scenario, language).map_err(|errors| thrown("", &errors))?;
    Ok(serde_json::to_string(&context)?)
}
