//! What this engine says of a draft.

use crate::draft::Draft;
use crate::oracle::{Opinion, Verdict};
use iam::language::Language;
use session::answer::Decision;
use session::compiled::{Compiled, Overrides};
use std::fmt;

/// Its answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    Decision(Verdict),
    /// It depends on a question that AWS leaves open.
    Depends,
    /// A policy has an error, or the request makes no sense: a sentence says which.
    Refused(String),
}

/// Asks it.
pub fn judge(draft: &Draft) -> Answer {
    let language = Language::English;
    let decided = Compiled::new(draft.scenario(), language)
        .map_err(|error| format!("{error:?}"))
        .and_then(|compiled| {
            let decided = compiled.decide(&Overrides::default(), language);
            decided.map_err(|errors| format!("{errors:?}"))
        });
    match decided {
        Ok(Decision::Allow) => Answer::Decision(Verdict::Allow),
        Ok(Decision::Deny) => Answer::Decision(Verdict::Deny),
        Ok(Decision::Depends) => Answer::Depends,
        Err(error) => Answer::Refused(error),
    }
}

impl Answer {
    /// Whether both say the same.
    pub fn agrees(&self, opinion: &Opinion) -> bool {
        match (self, opinion) {
            (Answer::Decision(own), Opinion::Decision(other)) => own == other,
            (Answer::Refused(_), Opinion::Refused(_)) => true,
            _ => false,
        }
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Answer::Decision(verdict) => write!(f, "says {verdict:?}"),
            Answer::Depends => write!(f, "says that it depends"),
            Answer::Refused(why) => write!(f, "refuses it ({why})"),
        }
    }
}
