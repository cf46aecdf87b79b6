//! The package for JavaScript: the wire forms at the edge, and nothing else.
//!
//! Everything crosses as text and numbers: for documents of this size that is several times faster
//! than building JavaScript objects from here. `package/portcullis.js` is the other side, which turns
//! objects into text and back, and is what the package exports.

mod access;
mod answer;
mod change;
mod compare;
mod compiled;
mod compose;
mod context;
mod export;
mod import;
mod language;
mod link;
mod lint;
mod utf16;

pub use access::access_map;
pub use change::what_would_change;
pub use compare::compare;
pub use compiled::Compiled;
pub use compose::compose;
pub use context::derived_context;
pub use export::export_as;
pub use import::import_text;
pub use language::set_language;
pub use link::{decode_link, encode_link};
pub use lint::{fix_all, lint};
use session::answer::InputError;
use session::compiled::Refused;
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

/// Answers a scenario, which is JSON in UTF-8. Where the policies' texts travel beside it they follow,
/// with a zero behind it and behind each of them.
///
/// The answer has the form of `answer.rs`.
///
/// # Errors
///
/// When the scenario is malformed; the message names the member.
#[wasm_bindgen]
pub fn evaluate(input: &[u8]) -> Result<Vec<u8>, JsError> {
    let language = language::current();
    let input = str::from_utf8(input)?;
    let (scenario, texts) = input.split_once('\0').unwrap_or((input, ""));
    let mut scenario = session::read::scenario(scenario, language).map_err(|e| thrown("", &[e]))?;
    let texts = texts.split_terminator('\0');
    for (policy, text) in scenario.policies.iter_mut().zip(texts) {
        policy.text = text.into();
    }
    let mut answer = session::evaluate(&scenario, language);
    if !answer.input_errors.is_empty() {
        return Err(thrown("", &answer.input_errors));
    }
    utf16::spans(&mut answer, &scenario);
    Ok(answer::bytes(&answer)?)
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

/// What JavaScript catches where the policies can't be read.
fn refused(why: &Refused) -> JsError {
    match why {
        Refused::Policy(_, sentence) => JsError::new(sentence),
        Refused::Input(errors) => thrown("", errors),
    }
}
