//! The notes of one import: each said once, in the order in which it came up.

use crate::language::text;
use iam::language::{Language, Sentence};
use std::collections::BTreeSet;

/// The longest piece of a text that a sentence repeats, in characters.
const LONGEST: usize = 120;

/// Notes in one language.
pub(crate) struct Notes {
    language: Language,
    seen: BTreeSet<String>,
    texts: Vec<String>,
}

impl Notes {
    pub fn new(language: Language) -> Notes {
        Notes {
            language,
            seen: BTreeSet::new(),
            texts: Vec::new(),
        }
    }

    /// Adds a note, unless it was said before.
    pub fn add(&mut self, sentence: Sentence) {
        let text = text(self.language, &sentence);
        if self.seen.insert(text.clone()) {
            self.texts.push(text);
        }
    }

    /// Adds a note that needs nothing filled in.
    pub fn say(&mut self, id: &'static str) {
        self.add(Sentence::new(id));
    }

    /// Adds a note on a piece of the text.
    pub fn on(&mut self, id: &'static str, found: &str) {
        self.add(Sentence::new(id).with("found", excerpt(found)));
    }

    pub fn texts(self) -> Vec<String> {
        self.texts
    }
}

/// The beginning of a text, on one line and short enough for a sentence.
pub(crate) fn excerpt(text: &str) -> String {
    let start: String = text.chars().take(LONGEST + 1).collect();
    let blank = |c: char| c.is_whitespace() || c.is_control() || c == '`';
    let mut words = start.split(blank).filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default().to_string();
    let mut line = words.fold(first, |line, word| line + " " + word);
    if start.chars().count() > LONGEST {
        line.pop();
        line.push('…');
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_is_one_short_line() {
        assert_eq!(excerpt("a\n  `b`\u{0}c"), "a b c");
        let long = "é".repeat(LONGEST);
        assert_eq!(excerpt(&long), long);
        let longer = excerpt(&(long + "x"));
        assert_eq!(longer.chars().count(), LONGEST + 1);
        assert!(longer.ends_with("é…"), "{longer}");
    }

    #[test]
    fn a_note_is_said_once() {
        let mut notes = Notes::new(Language::English);
        for id in ["import-no-network", "import-no-caller", "import-no-network"] {
            notes.say(id);
        }
        assert_eq!(notes.texts().len(), 2);
    }
}
