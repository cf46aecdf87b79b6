//! Policies read once, decided upon in bulk.

use crate::{language, thrown};
use serde::Deserialize;
use session::answer::Decision;
use session::compiled::{Asked, Overrides, Refused};
use session::scenario::{ContextValue, Network, Request};
use std::collections::BTreeMap;
use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

/// A scenario whose policies have been read.
#[wasm_bindgen]
pub struct Compiled {
    inner: session::Compiled,
}

/// Each distinct member of many questions, once.
#[derive(Deserialize)]
struct Members {
    request: Vec<Request>,
    network: Vec<Network>,
    context: Vec<BTreeMap<String, ContextValue>>,
}

impl Members {
    fn choose(&self, numbers: &[i32]) -> Result<Asked<'_>, JsError> {
        let &[request, network, context] = numbers else {
            return Err(JsError::new("three numbers make a question"));
        };
        Ok(Asked {
            request: member(&self.request, request)?,
            network: match network {
                -2 => Some(None),
                _ => member(&self.network, network)?.map(Some),
            },
            context: member(&self.context, context)?,
        })
    }
}

/// The member of a number; none where it stays the scenario's.
fn member<T>(members: &[T], number: i32) -> Result<Option<&T>, JsError> {
    if number == -1 {
        return Ok(None);
    }
    let member = usize::try_from(number).ok().and_then(|at| members.get(at));
    let missing = || JsError::new("there is no member of this number");
    member.map(Some).ok_or_else(missing)
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

    /// Decides a list of questions that share members: three numbers for each, of its request, its
    /// network and its context; -1 leaves the scenario's, -2 takes it away.
    ///
    /// # Errors
    ///
    /// When anything in it is malformed; [`Compiled::decide_all`] says what and where.
    #[wasm_bindgen(js_name = decideShared)]
    pub fn decide_shared(&self, members: &str, numbers: &[i32]) -> Result<Vec<u8>, JsError> {
        let members: Members = serde_json::from_str(members)?;
        let one = |numbers: &[i32]| self.one(members.choose(numbers)?, String::new);
        numbers.chunks_exact(3).map(one).collect()
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

    fn one<'a>(
        &'a self,
        asked: impl Into<Asked<'a>>,
        at: impl Fn() -> String,
    ) -> Result<u8, JsError> {
        match self.inner.decide(asked, language::current()) {
            Ok(Decision::Allow) => Ok(0),
            Ok(Decision::Deny) => Ok(1),
            Ok(Decision::Depends) => Ok(2),
            Err(errors) => Err(thrown(&at(), &errors)),
        }
    }
}
