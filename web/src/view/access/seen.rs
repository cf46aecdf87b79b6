//! The map of the work, made when the page rests.

use crate::text::Words;
use crate::view::rest::use_rested;
use crate::work::Work;
use iam::language::Language;
use session::access::{AccessMap, access_map, access_map_beside};
use session::scenario::{Network, PolicyText, Scenario};
use std::ops::Deref;
use std::rc::Rc;
use yew::prelude::*;

/// A map. Two are equal only if they are the same one: comparing thousands of networks at each keystroke
/// would be slow.
#[derive(Clone, Debug)]
pub struct Chart(Rc<AccessMap>);

impl PartialEq for Chart {
    fn eq(&self, other: &Chart) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for Chart {
    type Target = AccessMap;

    fn deref(&self) -> &AccessMap {
        &self.0
    }
}

/// What there is to see.
pub struct Seen {
    /// The last map that could be made.
    pub chart: Option<Chart>,
    /// Whether it is of what was there before.
    pub busy: bool,
    /// Whether there is none of what is there now.
    pub failed: bool,
}

/// What a map is made of.
#[derive(PartialEq, Eq)]
struct Asked {
    scenario: Scenario,
    /// The policies to hold it against.
    before: Option<Rc<Vec<PolicyText>>>,
    language: Language,
    /// Whether something isn't finished.
    unfinished: bool,
}

/// The last map that could be made, and whether that is the one that was asked for.
type Made = (Option<Chart>, bool);

/// The map of the work.
#[hook]
pub fn use_chart(words: Words, work: &Rc<Work>, before: Option<&Rc<Vec<PolicyText>>>) -> Seen {
    let of = (work.clone(), before.cloned(), words);
    let asked = use_memo(of, |(work, before, words)| Asked {
        scenario: without_address(work.asked()),
        before: before.clone(),
        language: words.0,
        unfinished: !work.unfinished(*words).is_empty(),
    });
    let (made, busy) = use_rested(asked, make);
    let (chart, sound) = &*made;
    Seen {
        chart: chart.clone(),
        busy,
        failed: !(busy || *sound),
    }
}

fn make(asked: &Asked, last: Option<&Made>) -> Made {
    let Asked {
        scenario, language, ..
    } = asked;
    let map = match &asked.before {
        _ if asked.unfinished => None,
        Some(before) => access_map_beside(scenario, before, *language).ok(),
        None => access_map(scenario, *language).ok(),
    };
    match map {
        Some(map) => (Some(Chart(Rc::new(map))), true),
        None => (last.and_then(|(chart, _)| chart.clone()), false),
    }
}

/// A map doesn't hang on the scenario's public address, and isn't made anew while that is typed.
fn without_address(mut scenario: Scenario) -> Scenario {
    if let Some(Network::Internet { source_ip }) = &mut scenario.network {
        *source_ip = None;
    }
    scenario
}
