//! Any text from a terminal or a log → what it states of a scenario, and a note on all that it doesn't.
//!
//! Nothing is guessed in silence: a member that the text doesn't state is left out, and each
//! assumption is a note. Every step is linear in the text, and a text has a limit.

pub(crate) mod calls;
mod command;
mod commands;
mod denied;
mod event;
mod identity;
pub(crate) mod notes;
mod options;
mod partial;
mod resource;
mod shell;
mod ssh;
mod target;
mod wrapped;

pub use partial::{NamedDenial, Partial, PartialCaller, PartialRequest};

use crate::language::text as words;
use iam::language::{Language, Sentence};
use notes::{Notes, excerpt};
use serde::Serialize;

/// The longest text that is read, in bytes.
pub const LONGEST: usize = 4 << 20;

/// What a text says.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Import {
    /// What kind of text it is.
    pub kind: ImportKind,
    /// One for each call in it, holding only what the text states.
    pub scenarios: Vec<Partial>,
    /// One for each scenario: which kind of policy AWS names, where it names one. Empty where it
    /// names none at all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub denials: Vec<Option<NamedDenial>>,
    /// All that was left out or assumed, each in one sentence.
    pub notes: Vec<String>,
}

/// The kinds of text that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ImportKind {
    /// A command line, or a part of an SSH configuration.
    Command,
    /// AWS's message that access is denied.
    AccessDenied,
    /// CloudTrail's record of a call.
    Event,
}

/// What a reader of one kind of text has found.
#[derive(Default)]
struct Found {
    scenarios: Vec<Partial>,
    denials: Vec<Option<NamedDenial>>,
}

impl Found {
    fn push(&mut self, scenario: Partial, denial: Option<NamedDenial>) {
        self.scenarios.push(scenario);
        self.denials.push(denial);
    }
}

/// Reads a text that was pasted.
///
/// # Errors
///
/// A sentence that says what was expected, where the text is neither a command, nor an error
/// message, nor an event.
pub fn import(text: &str, language: Language) -> Result<Import, String> {
    let refuse = |sentence: Sentence| words(language, &sentence);
    if text.len() > LONGEST {
        let sentence = Sentence::new("import-too-long").with("most", LONGEST >> 20);
        return Err(refuse(sentence));
    }
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Err(refuse(Sentence::new("import-empty")));
    }
    let mut notes = Notes::new(language);
    let json = event::read(text, &mut notes);
    let (kind, found) = if let Ok(found) = json {
        (ImportKind::Event, found)
    } else if let Some(found) = denied::read(text, &mut notes) {
        (ImportKind::AccessDenied, found)
    } else {
        let found = match command::read(text, &mut notes) {
            Ok(found) => found,
            Err(Some(sentence)) => return Err(refuse(sentence)),
            Err(None) => {
                let nothing = Sentence::new("import-nothing").with("found", excerpt(text));
                return Err(refuse(json.err().flatten().unwrap_or(nothing)));
            }
        };
        (ImportKind::Command, found)
    };
    let Found {
        scenarios,
        mut denials,
    } = found;
    if denials.iter().all(Option::is_none) {
        denials.clear();
    }
    Ok(Import {
        kind,
        scenarios,
        denials,
        notes: notes.texts(),
    })
}
