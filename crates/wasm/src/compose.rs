//! A policy for those who have none yet.

use crate::{language, thrown};
use session::compose::Wanted;
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

/// Composes the policy, as JSON, of what is wanted, which is JSON.
///
/// # Errors
///
/// When a member is unknown, or one of the networks is none.
#[wasm_bindgen]
pub fn compose(wanted: &str) -> Result<String, JsError> {
    let wanted: Wanted = serde_json::from_str(wanted)?;
    let composed = session::compose(&wanted, language::current()).map_err(|e| thrown("", &e))?;
    Ok(serde_json::to_string(&composed)?)
}
