//! The package for JavaScript: the wire forms at the edge, and nothing else.
//!
//! Everything crosses as JSON text: for documents of this size that is several times faster than
//! building JavaScript objects from here. `package/portcullis.js` is the other side, which turns
//! objects into text and back, and is what the package exports.

mod compiled;
mod language;
mod utf16;

pub use compiled::Compiled;
pub use language::set_language;

use session::answer::InputError;
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

/// Answers a scenario.
///
/// # Errors
///
/// When the scenario is malformed; the message names the member.
#[wasm_bindgen]
pub fn evaluate(scenario: &str) -> Result<String, JsError> {
    let language = language::current();
    let scenario = session::read::scenario(scenario, language).map_err(|e| thrown("", &[e]))?;
    let mut answer = session::evaluate(&scenario, language);
    if !answer.input_errors.is_empty() {
        return Err(thrown("", &answer.input_errors));
    }
    utf16::spans(&mut answer, &scenario);
    Ok(serde_json::to_string(&answer)?)
}

/// The versions of the program, and of what it knows of AWS.
#[wasm_bindgen]
pub fn version() -> String {
    let program = env!("CARGO_PKG_VERSION");
    let data = iam::data::READ_ON;
    serde_json::json!({ "program": program, "data": data }).to_string()
}

/// What JavaScript catches: each member with what is wrong with it, below the member `at`.
fn thrown(at: &str, errors: &[InputError]) -> JsError {
    JsError::new(&session::read::sentence(at, errors))
}
