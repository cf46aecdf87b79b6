//! What a change of the policies changes, in one sentence.

use crate::access::Owner;
use crate::access::compare::{Change, Turn, What};
use crate::answer::Decision;
use crate::documents::DEFAULT;
use crate::language::text;
use iam::ip::Family;
use iam::language::{Language, Sentence};
use std::collections::BTreeSet;

/// How many kinds of documents and calls are named.
const NAMED: usize = 4;

/// Whether a turn is of a kind.
type Is = fn(&Turn) -> bool;

/// All differences in words.
pub(super) fn sentence(changes: &[Change], language: Language) -> String {
    let kinds: [(&'static str, Is); 4] = [
        ("effect-allows", |turn| turn.after == Decision::Allow),
        ("effect-may-allow", |turn| {
            (turn.before, turn.after) == (Decision::Deny, Decision::Depends)
        }),
        ("effect-may-deny", |turn| {
            (turn.before, turn.after) == (Decision::Allow, Decision::Depends)
        }),
        ("effect-denies", |turn| turn.after == Decision::Deny),
    ];
    let told = kinds
        .into_iter()
        .filter_map(|(id, is)| told(id, is, changes, language));
    told.reduce(|first, second| {
        let both = Sentence::new("effect-and")
            .with("first", first)
            .with("second", second);
        text(language, &both)
    })
    .unwrap_or_else(|| text(language, &Sentence::new("effect-nothing")))
}

fn told(id: &'static str, is: Is, changes: &[Change], language: Language) -> Option<String> {
    let turned = changes.iter().filter(|change| change.turns.iter().any(is));
    let mut from: Vec<&'static str> = Vec::new();
    let mut names: Vec<String> = Vec::new();
    for change in turned {
        let name = name(&change.what, language);
        if !names.contains(&name) {
            names.push(name);
        }
        let where_from = whence(change.turns.iter().filter(|turn| is(turn)));
        if !from.contains(&where_from) {
            from.push(where_from);
        }
    }
    let from = match from.as_slice() {
        [] => return None,
        [one] => one,
        _ => "some",
    };
    let more = names.len().saturating_sub(NAMED);
    let separator = text(language, &Sentence::new("effect-separator"));
    let named = names.iter().take(NAMED).map(String::as_str);
    let sentence = Sentence::new(id)
        .with("what", named.collect::<Vec<_>>().join(&separator))
        .with("more", more)
        .with("from", from);
    Some(text(language, &sentence))
}

/// From where something is decided differently.
fn whence<'a>(turns: impl Iterator<Item = &'a Turn>) -> &'static str {
    let mut places = BTreeSet::new();
    for turn in turns {
        if !turn.whole {
            return "some";
        }
        places.insert((turn.way, turn.family));
    }
    let has = |way, family| places.contains(&(way, family));
    let ways = [
        (0, Family::V4),
        (0, Family::V6),
        (1, Family::V4),
        (1, Family::V6),
    ];
    match ways.map(|(way, family)| has(way, family)) {
        [true, true, true, true] => "everywhere",
        [true, true, false, false] => "internet",
        [false, false, true, true] => "endpoint",
        [false, true, false, false] => "ipv6",
        _ => "some",
    }
}

fn name(what: &What, language: Language) -> String {
    let id = match what {
        What::Document(Some(name)) if name != DEFAULT => return format!("`{name}`"),
        What::Document(_) => "effect-default",
        What::Others(Owner::Aws) => "effect-others-aws",
        What::Others(Owner::Account) => "effect-others-account",
        What::Others(Owner::Other) => "effect-others-other",
        What::Call(action) => return format!("`{action}`"),
    };
    text(language, &Sentence::new(id))
}
