use super::*;
use crate::text::Words;
use iam::language::Language;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What each example must be answered, by its id.
fn expected() -> BTreeMap<String, Value> {
    serde_json::from_str(include_str!("expected.json")).unwrap()
}

fn answer(scenario: &Scenario) -> Value {
    serde_json::to_value(session::evaluate(scenario, Language::English)).unwrap()
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

/// The failing legs, each with its first denial.
fn denials(answer: &Value) -> Value {
    let denied = list(&answer["checks"]).iter().filter_map(|check| {
        let denial = check["denial"].as_object()?;
        let reason = format!("{}:{}", text(&denial["kind"]), text(&denial["layer"]));
        Some((text(&check["leg"]).to_string(), reason.into()))
    });
    Value::Object(denied.collect())
}

/// All that was judged in the checks that decide, as `policy statement: part outcome`.
fn judged(scenario: &Scenario, answer: &Value) -> BTreeSet<String> {
    let mut judged = BTreeSet::new();
    for check in list(&answer["checks"]) {
        if check["decision"] != answer["decision"] {
            continue;
        }
        for row in list(&check["trace"]) {
            let policy = row["policy"].as_u64().unwrap() as usize;
            let name = &scenario.policies[policy].name;
            let statement = row["statement"].as_u64().unwrap() + 1;
            for part in list(&row["parts"]) {
                let (kind, outcome) = (text(&part["part"]), text(&part["outcome"]));
                judged.insert(format!("{name} {statement}: {kind} {outcome}"));
            }
        }
    }
    judged
}

#[test]
fn every_example_gets_its_answer_for_its_reason() {
    let expected = expected();
    let ids: BTreeSet<_> = all().map(|example| example.id.to_string()).collect();
    assert_eq!(ids, expected.keys().cloned().collect());
    let mut wrong = Vec::new();
    for example in all() {
        let id = example.id;
        let scenario = example.scenario().unwrap_or_else(|| panic!("{id}"));
        let (expected, answer) = (&expected[id], answer(&scenario));
        if answer["decision"] != expected["decision"] {
            wrong.push(format!(
                "{id}: {} {}",
                answer["summary"], answer["diagnostics"]
            ));
        }
        if denials(&answer) != expected["denials"] {
            wrong.push(format!("{id}: {}", denials(&answer)));
        }
        let judged = judged(&scenario, &answer);
        if !judged.contains(text(&expected["reason"])) {
            wrong.push(format!("{id}: {judged:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(Example::find(FIRST).is_some());
}

#[test]
fn every_example_ends_with_the_policy_it_is_about() {
    let expected = expected();
    for example in all() {
        let scenario = example.scenario().unwrap();
        let about = &scenario.policies.last().unwrap().name;
        let reason = text(&expected[example.id]["reason"]);
        assert!(reason.starts_with(&format!("{about} ")), "{}", example.id);
    }
}

#[test]
fn every_policy_serves_an_example() {
    let used = all().flat_map(|example| example.scenario().unwrap().policies);
    let used: BTreeSet<String> = used.map(|policy| policy.name).collect();
    let known: BTreeSet<_> = POLICIES.iter().map(|(name, _)| name.to_string()).collect();
    assert_eq!(used, known);
    assert_eq!(known.len(), POLICIES.len());
}

#[test]
fn every_lesson_is_two_sentences_in_both_languages() {
    let mut titles = BTreeSet::new();
    for example in all() {
        let english = Words(Language::English).say(example.lesson);
        assert!(english.ends_with('.'), "{english}");
        assert_eq!(english.split(". ").count(), 2, "{english}");
        let japanese = Words(Language::Japanese).say(example.lesson);
        assert!(japanese.ends_with('。'), "{japanese}");
        assert_eq!(japanese.matches('。').count(), 2, "{japanese}");
        for (lesson, most) in [(&english, 230), (&japanese, 160)] {
            assert!(lesson.chars().count() <= most, "too long: {lesson}");
            assert_eq!(lesson.matches('`').count() % 2, 0, "{lesson}");
        }
        for language in [Language::English, Language::Japanese] {
            let title = Words(language).say(example.title);
            assert!(titles.insert(title.clone()), "twice: {title}");
        }
    }
}
