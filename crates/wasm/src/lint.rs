//! Findings in the policies of a scenario.

use crate::{language, thrown, utf16};
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

/// All findings, with changes that mend them, as JSON.
///
/// # Errors
///
/// When the scenario is malformed.
#[wasm_bindgen]
pub fn lint(scenario: &str) -> Result<String, JsError> {
    let language = language::current();
    let scenario = session::read::scenario(scenario, language).map_err(|e| thrown("", &[e]))?;
    let mut findings = session::lint(&scenario, language);
    utf16::findings(&mut findings, &scenario);
    Ok(serde_json::to_string(&findings)?)
}
