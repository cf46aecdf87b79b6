//! Policies read once, decided upon in bulk.

use crate::{language, refused, thrown};
use session::answer::Decision;
use session::compiled::{Choice, Members, Overrides};
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

/// A scenario whose policies have been read.
#[wasm_bindgen]
pub struct Compiled {
    inner: session::Compiled,
}

/// The wire form: -1 leaves the scenario's member, -2 takes it away.
fn choice(numbers: &[i32]) -> Choice {
    let index = |at: usize| {
        let number = numbers.get(at).copied().unwrap_or(-1);
        // What is no index is none of any list, either.
        (number != -1).then(|| usize::try_from(number).unwrap_or(usize::MAX))
    };
    Choice {
        request: index(0),
        network: index(1).map(|network| (numbers.get(1) != Some(&-2)).then_some(network)),
        context: index(2),
    }
}

fn number(decision: Decision) -> u8 {
    match decision {
        Decision::Allow => 0,
        Decision::Deny => 1,
        Decision::Depends => 2,
    }
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
        let inner = session::Compiled::new(scenario, language).map_err(|why| refused(&why))?;
        Ok(Compiled { inner })
    }

    /// Decides one question: 0 allow, 1 deny, 2 depends.
    ///
    /// # Errors
    ///
    /// When the overrides are malformed; the message names the member.
    pub fn decide(&self, overrides: &str) -> Result<u8, JsError> {
        let language = language::current();
        let overrides =
            session::read::overrides(overrides, language).map_err(|e| thrown("", &[e]))?;
        self.one(&overrides, String::new)
    }

    /// Decides a list of questions that share members: three numbers for each, of its request, its
    /// network and its context; -1 leaves the scenario's, -2 takes it away.
    /// The members are JSON text in UTF-8: with this much of it, copying bytes is worth the while.
    ///
    /// # Errors
    ///
    /// When anything in it is malformed; [`Compiled::decide_all`] says what and where.
    #[wasm_bindgen(js_name = decideShared)]
    pub fn decide_shared(&self, members: &[u8], numbers: &[i32]) -> Result<Vec<u8>, JsError> {
        let members: Members = serde_json::from_slice(members)?;
        let choices = numbers.chunks_exact(3).map(choice);
        let decisions = self.inner.decide_all(&members, choices);
        let decisions = decisions.ok_or_else(|| JsError::new("a member makes no sense"))?;
        Ok(decisions.into_iter().map(number).collect())
    }

    /// Decides a list of questions, each as [`Compiled::decide`] does.
    ///
    /// # Errors
    ///
    /// When one of them is malformed; the message names its index and the member.
    #[wasm_bindgen(js_name = decideAll)]
    pub fn decide_all(&self, list: &str) -> Result<Vec<u8>, JsError> {
        let list = session::read::list(list, language::current()).map_err(|e| thrown("", &[e]))?;
        let each = list.iter().enumerate();
        each.map(|(index, overrides)| self.one(overrides, || format!("[{index}]")))
            .collect()
    }

    fn one(&self, overrides: &Overrides, at: impl Fn() -> String) -> Result<u8, JsError> {
        let decided = self.inner.decide(overrides, language::current());
        decided.map(number).map_err(|errors| thrown(&at(), &errors))
    }
}
