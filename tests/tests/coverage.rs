//! Every fact that says how to evaluate has a case in the corpus.
//!
//! `corpus/ids.jsonl` lists the facts, one in a line, `corpus/exceptions.jsonl` those of them that no
//! case can show, with the reason. Neither is a file of cases, hence the other ending.

#![expect(
    clippy::unwrap_used,
    reason = "a test, and clippy knows its #[test] functions only"
)]

use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use tests::{cases, corpus, files};

/// The sections of which every fact must have a case. Others may.
const COVERED: &[char] = &['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'P'];

/// A fact.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fact {
    id: String,
    title: String,
}

/// A fact that no case can show.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Exception {
    id: String,
    reason: String,
}

#[test]
fn every_fact_has_a_case_or_a_reason() {
    let titles = titles();
    let covered = covered();
    let excepted = excepted();
    let mut report = String::new();
    for (id, title) in &titles {
        let section = id.starts_with(COVERED);
        let has = covered.contains_key(id);
        let reason = excepted.get(id);
        match reason {
            None if section && !has => writeln!(report, "{id} ({title}) has no case"),
            Some(_) if has => writeln!(report, "{id} ({title}) has a case: no exception needed"),
            Some(_) if !section => writeln!(report, "{id} needs no case, hence no exception"),
            _ => Ok(()),
        }
        .unwrap();
    }
    assert!(report.is_empty(), "\n{report}");
}

#[test]
fn every_case_names_facts_that_exist() {
    let titles = titles();
    let mut report = String::new();
    for (id, names) in covered() {
        if !titles.contains_key(&id) {
            writeln!(report, "{id}: no such fact, in {}", names.join(", ")).unwrap();
        }
    }
    for id in excepted().keys().filter(|id| !titles.contains_key(*id)) {
        writeln!(report, "{id}: no such fact, in the exceptions").unwrap();
    }
    assert!(report.is_empty(), "\n{report}");
}

/// The facts, each with its title.
fn titles() -> BTreeMap<String, String> {
    let facts: Vec<Fact> = lines("ids.jsonl");
    unique(facts.into_iter().map(|fact| (fact.id, fact.title)))
}

/// The exceptions, each with its reason.
fn excepted() -> BTreeMap<String, String> {
    let exceptions: Vec<Exception> = lines("exceptions.jsonl");
    unique(exceptions.into_iter().map(|row| (row.id, row.reason)))
}

/// The ids that cases name, each with these cases.
fn covered() -> BTreeMap<String, Vec<String>> {
    let mut covered: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let files = files(&corpus()).unwrap();
    let cases = files.iter().flat_map(|file| cases(file).unwrap());
    let cases = cases.map(|case| (case.name, case.reference));
    for (name, reference) in cases.chain(imports()) {
        let ids = reference.split([' ', '/']);
        let ids: BTreeSet<_> = ids.filter(|id| !id.is_empty()).collect();
        assert!(!ids.is_empty(), "{name}: no fact");
        for id in ids {
            let names = covered.entry(id.to_string()).or_default();
            names.push(name.clone());
        }
    }
    covered
}

/// The cases of what is imported, each with its name and facts: texts and what they become.
fn imports() -> Vec<(String, String)> {
    let folder = corpus().join("../import");
    if !folder.is_dir() {
        return Vec::new();
    }
    let each = files(&folder).unwrap().into_iter().flat_map(|file| {
        let text = std::fs::read_to_string(file).unwrap();
        let cases: Vec<serde_json::Value> = serde_json::from_str(&text).unwrap();
        cases
    });
    let text = |case: &serde_json::Value, member: &str| {
        let text = case.get(member).and_then(|text| text.as_str());
        text.unwrap().to_string()
    };
    each.map(|case| (text(&case, "name"), text(&case, "ref")))
        .collect()
}

fn lines<T: DeserializeOwned>(name: &str) -> Vec<T> {
    let text = std::fs::read_to_string(corpus().join(name)).unwrap();
    let rows: Vec<T> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert!(!rows.is_empty(), "{name}: empty");
    rows
}

fn unique(rows: impl Iterator<Item = (String, String)>) -> BTreeMap<String, String> {
    let mut unique = BTreeMap::new();
    for (id, text) in rows {
        assert!(!text.is_empty(), "{id}: no text");
        assert_eq!(unique.insert(id.clone(), text), None, "{id}, twice");
    }
    unique
}
