//! Findings in the policies of a scenario.

use crate::{language, thrown, utf16};
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

/// All findings as JSON; with `fixes`, which take longer, also changes that mend them.
///
/// # Errors
///
/// When the scenario is malformed.
#[wasm_bindgen]
pub fn lint(scenario: &str, fixes: bool) -> Result<String, JsError> {
    let language = language::current();
    let scenario = session::read::scenario(scenario, language).map_err(|e| thrown("", &[e]))?;
    let mut findings = match fixes {
        true => session::lint(&scenario, language),
        false => session::lint::findings(&scenario, language),
    };
    utf16::findings(&mut findings, &scenario);
    Ok(serde_json::to_string(&findings)?)
}

/// The scenario with all safe changes made, and how many there were, as JSON.
///
/// # Errors
///
/// When the scenario is malformed.
#[wasm_bindgen(js_name = fixAll)]
pub fn fix_all(scenario: &str) -> Result<String, JsError> {
    let scenario = session::read::scenario(scenario, language::current());
    let scenario = scenario.map_err(|e| thrown("", &[e]))?;
    Ok(serde_json::to_string(&session::lint::fix_all(&scenario))?)
}
