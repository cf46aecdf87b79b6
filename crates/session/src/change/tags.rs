//! A tag of the caller, the target or the document.

use super::{Before, ChangeKind, Offer, Replaced};
use crate::scenario::{ContextValue, Request};
use iam::language::Sentence;
use std::collections::BTreeMap;

/// The name in a key that reads a tag, and whether it is the caller's.
pub(super) fn name(key: &str) -> Option<(bool, &str)> {
    let (family, name) = key.split_once('/')?;
    match family.to_ascii_lowercase().as_str() {
        "aws:principaltag" => Some((true, name)),
        "aws:resourcetag" | "ssm:resourcetag" => Some((false, name)),
        _ => None,
    }
}

/// The tag with this value on whatever can have it.
pub(super) fn made(
    before: &Before<'_>,
    lower: &str,
    written: &str,
    value: &ContextValue,
) -> Vec<Offer> {
    let (Some((of_caller, _)), Some((_, tag))) = (name(lower), name(written)) else {
        return Vec::new();
    };
    let value = match value {
        ContextValue::One(value) => Some(value.as_str()),
        ContextValue::Absent => None,
        ContextValue::Many(_) | ContextValue::Unknown(_) => return Vec::new(),
    };
    let offer = |on: Sentence<'static>, replaced: Replaced| {
        let sentence = on.with("tag", tag.to_string());
        let sentence = sentence.with("value", value.unwrap_or_default().to_string());
        Offer::new(ChangeKind::Tag, sentence, replaced)
    };
    if of_caller {
        let mut caller = before.scenario.caller.clone();
        caller.tags = changed(&caller.tags, tag, value);
        let sentence = match value {
            Some(_) => Sentence::new("change-tag-caller"),
            None => Sentence::new("change-no-tag-caller"),
        };
        let replaced = Replaced {
            caller: Some(caller),
            ..Replaced::default()
        };
        return vec![offer(sentence, replaced)];
    }
    let Request::Session(call) = &before.scenario.request else {
        return Vec::new();
    };
    let with = |call| Replaced {
        request: Some(Request::Session(call)),
        ..Replaced::default()
    };
    let (mut target, mut document) = (call.clone(), call.clone());
    target.target_tags = changed(&call.target_tags, tag, value);
    document.document_tags = changed(&call.document_tags, tag, value);
    let [on_target, on_document] = match value {
        Some(_) => [
            Sentence::new("change-tag-target"),
            Sentence::new("change-tag-document"),
        ],
        None => [
            Sentence::new("change-no-tag-target"),
            Sentence::new("change-no-tag-document"),
        ],
    };
    vec![
        offer(on_target, with(target)),
        offer(on_document, with(document)),
    ]
}

/// Tags in which one has another value, or none.
fn changed(
    tags: &BTreeMap<String, String>,
    tag: &str,
    value: Option<&str>,
) -> BTreeMap<String, String> {
    let others = tags
        .iter()
        .filter(|(key, _)| !key.eq_ignore_ascii_case(tag));
    let others = others.map(|(key, value)| (key.clone(), value.clone()));
    let new = value.map(|value| (tag.to_string(), value.to_string()));
    others.chain(new).collect()
}
