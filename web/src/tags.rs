//! Tags as they are typed: rows in the visitor's order, which may not be finished yet.
//!
//! Lengths follow <https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html>.

use crate::text::id;
use session::scenario::{Request, Scenario};
use std::collections::BTreeMap;

/// Whose tags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// The caller's, with those of the session.
    Caller,
    /// The target's.
    Target,
    /// The document's.
    Document,
}

/// A key and a value.
pub type Tag = (String, String);

impl Owner {
    /// All of them, in the order of the form.
    pub const ALL: [Owner; 3] = [Owner::Caller, Owner::Target, Owner::Document];

    /// The id of its words, and the name that its elements have in the page.
    pub fn name(self) -> &'static str {
        match self {
            Owner::Caller => id("caller-tags"),
            Owner::Target => id("target-tags"),
            Owner::Document => id("document-tags"),
        }
    }

    /// The tags in the scenario; none where the request has no such resource.
    pub fn tags(self, scenario: &Scenario) -> Option<&BTreeMap<String, String>> {
        match (self, &scenario.request) {
            (Owner::Caller, _) => Some(&scenario.caller.tags),
            (_, Request::Api(_)) => None,
            (Owner::Target, Request::Session(call)) => Some(&call.target_tags),
            (Owner::Document, Request::Session(call)) => Some(&call.document_tags),
        }
    }

    fn tags_mut(self, scenario: &mut Scenario) -> Option<&mut BTreeMap<String, String>> {
        match (self, &mut scenario.request) {
            (Owner::Caller, _) => Some(&mut scenario.caller.tags),
            (_, Request::Api(_)) => None,
            (Owner::Target, Request::Session(call)) => Some(&mut call.target_tags),
            (Owner::Document, Request::Session(call)) => Some(&mut call.document_tags),
        }
    }
}

/// The rows of each owner as they were typed last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TagRows {
    caller: Vec<Tag>,
    target: Vec<Tag>,
    document: Vec<Tag>,
}

impl TagRows {
    /// The rows to show: as they were typed, unless the scenario has other tags by now.
    pub fn read(&self, owner: Owner, scenario: &Scenario) -> Vec<Tag> {
        let typed = match owner {
            Owner::Caller => &self.caller,
            Owner::Target => &self.target,
            Owner::Document => &self.document,
        };
        match owner.tags(scenario) {
            None => Vec::new(),
            Some(tags) if collect(typed) == *tags => typed.clone(),
            Some(tags) => tags.clone().into_iter().collect(),
        }
    }

    /// Keeps the rows, and puts their tags into the scenario.
    pub fn write(&mut self, owner: Owner, rows: Vec<Tag>, scenario: &mut Scenario) {
        if let Some(tags) = owner.tags_mut(scenario) {
            *tags = collect(&rows);
        }
        let typed = match owner {
            Owner::Caller => &mut self.caller,
            Owner::Target => &mut self.target,
            Owner::Document => &mut self.document,
        };
        *typed = rows;
    }
}

/// What is wrong with a row, as the id of a sentence about its key.
pub fn problem(rows: &[Tag], index: usize) -> Option<&'static str> {
    let (key, value) = rows.get(index)?;
    let twice = || rows.iter().take(index).any(|(before, _)| before == key);
    match key.is_empty() {
        true if value.is_empty() => None,
        true => Some(id("tag-without-key")),
        false if twice() => Some(id("tag-twice")),
        false if key.chars().count() > 128 => Some(id("tag-key-long")),
        false if value.chars().count() > 256 => Some(id("tag-value-long")),
        false => None,
    }
}

/// The tags of these rows. Of two with one key the first counts, until one of them is mended.
fn collect(rows: &[Tag]) -> BTreeMap<String, String> {
    let mut tags = BTreeMap::new();
    for (key, value) in rows {
        if !key.is_empty() || !value.is_empty() {
            tags.entry(key.clone()).or_insert_with(|| value.clone());
        }
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::{Example, FIRST};

    fn rows(rows: &[(&str, &str)]) -> Vec<Tag> {
        let owned = |(key, value): &(&str, &str)| (key.to_string(), value.to_string());
        rows.iter().map(owned).collect()
    }

    #[test]
    fn rows_stay_as_they_are_typed_until_the_scenario_has_other_tags() {
        let mut scenario = Example::find(FIRST).unwrap().scenario().unwrap();
        let mut typed = TagRows::default();
        let unfinished = rows(&[("b", "1"), ("a", "2"), ("b", "3"), ("", "")]);
        for owner in Owner::ALL {
            typed.write(owner, unfinished.clone(), &mut scenario);
            assert_eq!(typed.read(owner, &scenario), unfinished);
            let tags: Vec<Tag> = owner.tags(&scenario).unwrap().clone().into_iter().collect();
            assert_eq!(tags, rows(&[("a", "2"), ("b", "1")]));
        }
        scenario.caller.tags.remove("a");
        assert_eq!(typed.read(Owner::Caller, &scenario), rows(&[("b", "1")]));
        assert_eq!(typed.read(Owner::Target, &scenario), unfinished);
    }

    #[test]
    fn each_row_is_checked() {
        let (long_key, long_value) = ("k".repeat(129), "v".repeat(257));
        let rows = rows(&[
            ("a", "1"),
            ("", ""),
            ("", "x"),
            ("A", "1"),
            ("a", "2"),
            (&long_key, ""),
            ("v", &long_value),
        ]);
        let found: Vec<_> = (0..8).map(|index| problem(&rows, index)).collect();
        assert_eq!(
            found,
            [
                None,
                None,
                Some("tag-without-key"),
                None,
                Some("tag-twice"),
                Some("tag-key-long"),
                Some("tag-value-long"),
                None,
            ]
        );
    }
}
