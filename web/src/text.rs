//! The page's own words, in the visitor's language.

use iam::catalog::Catalog;
use iam::language::{Language, Sentence};

static CATALOG: Catalog = Catalog::new(
    include_str!("../locales/en.ftl"),
    include_str!("../locales/ja.ftl"),
);

/// Speaks one language.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Words(pub Language);

impl Words {
    /// The words with this id.
    pub fn say(self, id: &'static str) -> String {
        self.fill(&Sentence::new(id))
    }

    /// The sentence in words.
    pub fn fill(self, sentence: &Sentence) -> String {
        CATALOG.text(self.0, sentence)
    }
}

/// Marks an id that is looked up elsewhere, so that the test of the catalog finds it.
pub const fn id(id: &'static str) -> &'static str {
    id
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};
    use std::path::Path;

    /// Each message's id with the names of its placeholders.
    fn messages(source: &str) -> BTreeMap<String, BTreeSet<String>> {
        let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut current = String::new();
        for line in source.lines() {
            if let Some((id, _)) = line.split_once(" =")
                && line.starts_with(|c: char| c.is_ascii_lowercase())
            {
                current = id.to_string();
                assert!(
                    messages.insert(current.clone(), BTreeSet::new()).is_none(),
                    "{current} is there twice"
                );
            }
            for part in line.split("{ $").skip(1) {
                let name = part.split(" }").next().unwrap();
                messages.get_mut(&current).unwrap().insert(name.to_string());
            }
        }
        messages
    }

    fn ids_in_code(folder: &Path, ids: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                ids_in_code(&path, ids);
                continue;
            }
            if path.file_name().is_some_and(|name| name == "text.rs") {
                continue;
            }
            let code = std::fs::read_to_string(&path).unwrap();
            let code: String = code.split_whitespace().collect();
            for opening in ["say(\"", "id(\"", "Sentence::new(\""] {
                let mut before = None::<char>;
                for part in code.split(opening) {
                    let whole = before.is_some_and(|c| c != '_' && !c.is_alphanumeric());
                    if whole {
                        ids.insert(part.split('"').next().unwrap().to_string());
                    }
                    before = part.chars().next_back();
                }
            }
        }
    }

    #[test]
    fn every_sentence_exists_in_both_languages_and_is_used() {
        let english = messages(include_str!("../locales/en.ftl"));
        let japanese = messages(include_str!("../locales/ja.ftl"));
        assert_eq!(english, japanese);

        let mut used = BTreeSet::new();
        ids_in_code(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
            &mut used,
        );
        let known: BTreeSet<String> = english.into_keys().collect();
        let missing: Vec<_> = used.iter().filter(|id| !known.contains(*id)).collect();
        assert!(missing.is_empty(), "not in the catalog: {missing:?}");
        let unused: Vec<_> = known.difference(&used).collect();
        assert!(unused.is_empty(), "not in the code: {unused:?}");
    }
}
