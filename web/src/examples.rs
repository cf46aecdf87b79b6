//! The built-in situations, from two field reports on Session Manager.

use crate::text::id;
use session::scenario::Scenario;

/// One situation to look at.
#[derive(Debug, PartialEq, Eq)]
pub struct Example {
    /// Its id, such as `S2.2`.
    pub id: &'static str,
    /// The id of its title.
    pub title: &'static str,
    /// The id of the sentence that says what it teaches.
    pub lesson: &'static str,
    json: &'static str,
}

impl Example {
    /// The example with this id.
    pub fn find(id: &str) -> Option<&'static Example> {
        all().find(|example| example.id == id)
    }

    /// The whole situation.
    pub fn scenario(&self) -> Option<Scenario> {
        serde_json::from_str(self.json).ok()
    }
}

/// All examples.
pub fn all() -> impl Iterator<Item = &'static Example> {
    ADDRESS.iter().chain(DOCUMENT)
}

/// The page opens on this one: it shows a denial, its message and the statement behind it.
pub const FIRST: &str = "S2.2";

macro_rules! example {
    ($id:literal, $file:literal, $title:expr, $lesson:expr) => {
        Example {
            id: $id,
            title: $title,
            lesson: $lesson,
            json: include_str!(concat!("../examples/", $file, ".json")),
        }
    };
}

/// Only from known addresses.
pub const ADDRESS: &[Example] = &[
    example!("S1.1", "s1.1", id("s1-1-title"), id("s1-1-lesson")),
    example!("S1.2", "s1.2", id("s1-2-title"), id("s1-2-lesson")),
    example!("S1.3", "s1.3", id("s1-3-title"), id("s1-3-lesson")),
    example!("S1.4", "s1.4", id("s1-4-title"), id("s1-4-lesson")),
    example!("S1.5", "s1.5", id("s1-5-title"), id("s1-5-lesson")),
    example!("S1.6", "s1.6", id("s1-6-title"), id("s1-6-lesson")),
    example!("S1.7", "s1.7", id("s1-7-title"), id("s1-7-lesson")),
    example!("S1.8", "s1.8", id("s1-8-title"), id("s1-8-lesson")),
];

/// Only with some documents.
pub const DOCUMENT: &[Example] = &[
    example!("S2.1", "s2.1", id("s2-1-title"), id("s2-1-lesson")),
    example!("S2.2", "s2.2", id("s2-2-title"), id("s2-2-lesson")),
    example!("S2.3", "s2.3", id("s2-3-title"), id("s2-3-lesson")),
    example!("S2.4", "s2.4", id("s2-4-title"), id("s2-4-lesson")),
    example!("S2.5", "s2.5", id("s2-5-title"), id("s2-5-lesson")),
    example!("S2.6", "s2.6", id("s2-6-title"), id("s2-6-lesson")),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_can_be_read() {
        for example in all() {
            let scenario = example
                .scenario()
                .unwrap_or_else(|| panic!("{}", example.id));
            assert!(!scenario.policies.is_empty());
        }
        assert!(Example::find(FIRST).is_some());
    }
}
