//! The package for JavaScript: the wire forms at the edge, and nothing else.
//!
//! Everything crosses as text and numbers: for documents of this size that is several times faster
//! than building JavaScript objects from here. `package/portcullis.js` is the other side, which turns
//! objects into text and back, and is what the package exports.

mod compiled;
mod language;
mod rows;
mod utf16;

pub use compiled::Compiled;
pub use language::set_language;

use rows::Rows;
use session::answer::InputError;
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

/// Answers a scenario, which is a line of JSON in UTF-8. Behind it follow the policies' texts where they
/// travel beside it, each with a zero behind it.
///
/// The answer is made of three pieces: two little-endian numbers of 32 bits, how many numbers follow
/// and how many bytes of JSON behind them; those numbers and the JSON; the text to the end. The JSON
/// is the answer without its rows, which `rows.rs` turns into the numbers and the text.
///
/// # Errors
///
/// When the scenario is malformed; the message names the member.
#[wasm_bindgen]
pub fn evaluate(input: &[u8]) -> Result<Vec<u8>, JsError> {
    let language = language::current();
    let input = str::from_utf8(input)?;
    let (scenario, texts) = input.split_once('\n').unwrap_or((input, ""));
    let mut scenario = session::read::scenario(scenario, language).map_err(|e| thrown("", &[e]))?;
    let texts = texts.split_terminator('\0');
    for (policy, text) in scenario.policies.iter_mut().zip(texts) {
        policy.text = text.to_string();
    }
    let mut answer = session::evaluate(&scenario, language);
    if !answer.input_errors.is_empty() {
        return Err(thrown("", &answer.input_errors));
    }
    utf16::spans(&mut answer, &scenario);
    let Rows { numbers, text } = Rows::take(&mut answer);
    let json = serde_json::to_vec(&answer)?;
    let lengths = [numbers.len(), json.len()];
    let lengths = lengths.map(|length| u32::try_from(length).unwrap_or(u32::MAX));
    let mut bytes = Vec::with_capacity((2 + numbers.len()) * 4 + json.len() + text.len());
    bytes.extend(
        lengths
            .iter()
            .chain(&numbers)
            .flat_map(|number| number.to_le_bytes()),
    );
    bytes.extend(json);
    bytes.extend(text.into_bytes());
    Ok(bytes)
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
