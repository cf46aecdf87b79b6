//! Policies read once, decided upon in bulk.

use crate::{language, thrown};
use session::answer::Decision;
use session::compiled::{Overrides, Refused};
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

/// A scenario whose policies have been read.
#[wasm_bindgen]
pub struct Compiled {
    inner: session::Compiled,
}

#[wasm_bindgen]
impl Compiled {
    /// Reads a scenario and its policies.
    ///
    /// # Errors
    ///
    /// When the scenario is malformed, or a policy of it has an error.
    #[wasm_bindgen(constructor)]
    pub fn new(scenario: &str) -> Result<Compiled, JsError> {
        let language = language::current();
        let scenario = session::read::scenario(scenario, language).map_err(|e| thrown("", &[e]))?;
        match session::Compiled::new(scenario, language) {
            Ok(inner) => Ok(Compiled { inner }),
            Err(Refused::Policy(_, sentence)) => Err(JsError::new(&sentence)),
            Err(Refused::Input(errors)) => Err(thrown("", &errors)),
        }
    }

    /// Decides one question: 0 allow, 1 deny, 2 depends.
    ///
    /// # Errors
    ///
    /// When the overrides are malformed; the message names the member.
    pub fn decide(&self, overrides: &str) -> Result<u8, JsError> {
        let overrides: Overrides = session::read::json(overrides).map_err(|e| thrown("", &[e]))?;
        self.one(&overrides, String::new)
    }

    /// Decides a list of questions, each as [`Compiled::decide`] does.
    ///
    /// # Errors
    ///
    /// When one of them is malformed; the message names its index and the member.
    #[wasm_bindgen(js_name = decideAll)]
    pub fn decide_all(&self, list: &str) -> Result<Vec<u8>, JsError> {
        let list: Vec<Overrides> = session::read::json(list).map_err(|e| thrown("", &[e]))?;
        let each = list.iter().enumerate();
        each.map(|(index, overrides)| self.one(overrides, || format!("[{index}]")))
            .collect()
    }

    fn one(&self, overrides: &Overrides, at: impl Fn() -> String) -> Result<u8, JsError> {
        match self.inner.decide(overrides, language::current()) {
            Ok(Decision::Allow) => Ok(0),
            Ok(Decision::Deny) => Ok(1),
            Ok(Decision::Depends) => Ok(2),
            Err(errors) => Err(thrown(&at(), &errors)),
        }
    }
}
