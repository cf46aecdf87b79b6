//! A scenario out again, in the form in which somebody copies it.

use crate::{language, thrown};
use session::export;
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

/// Writes a scenario as `command`, `simulate`, `report` or `message`; nothing where a request has no
/// command. `link` is where the scenario can be opened, for the report.
///
/// # Errors
///
/// When the scenario is malformed, where the message names the member, or the form is another one.
#[wasm_bindgen(js_name = exportAs)]
pub fn export_as(
    scenario: &str,
    form: &str,
    link: Option<String>,
) -> Result<Option<String>, JsError> {
    let language = language::current();
    let scenario = session::read::scenario(scenario, language).map_err(|e| thrown("", &[e]))?;
    let answer = session::evaluate(&scenario, language);
    if !answer.input_errors.is_empty() {
        return Err(thrown("", &answer.input_errors));
    }
    Ok(match form {
        "command" => export::command(&scenario),
        "simulate" => Some(export::simulate(&scenario, language).join("\n\n")),
        "report" => Some(export::report(
            &scenario,
            &answer,
            link.as_deref(),
            language,
        )),
        "message" => Some(answer.messages.join("\n")),
        _ => {
            let message = format!(
                "`{form}` is not a form of this package: use `command`, `simulate`, `report` or `message`"
            );
            return Err(JsError::new(&message));
        }
    })
}
