//! When the map is made: after the page has rested for a moment.

use crate::text::Words;
use crate::work::Work;
use gloo::timers::callback::Timeout;
use iam::language::Language;
use session::access::{AccessMap, access_map};
use session::scenario::{Network, Scenario};
use std::ops::Deref;
use std::rc::Rc;
use yew::prelude::*;

/// How long nothing may change before it is made: a little longer than between two keystrokes.
const REST_MS: u32 = 120;

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
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    /// The last map that could be made.
    pub chart: Option<Chart>,
    /// Whether it is of what was there before.
    pub busy: bool,
    /// Whether there is none of what is there now.
    pub failed: bool,
}

/// What was last made: of what, and what came of it.
#[derive(Default)]
struct Made {
    of: Option<Asked>,
    chart: Option<Chart>,
    failed: bool,
}

/// What a map is made of.
type Asked = Rc<(Scenario, Language, bool)>;

/// The map of the work.
#[hook]
pub fn use_chart(words: Words, work: &Rc<Work>) -> Seen {
    let made = use_state(Made::default);
    let asked = use_memo((work.clone(), words), |(work, words)| {
        let unfinished = !work.unfinished(*words).is_empty();
        (without_address(work.asked()), words.0, unfinished)
    });
    let busy = made.of.as_deref() != Some(&*asked);
    use_effect_with(asked, {
        let made = made.clone();
        move |asked: &Asked| {
            let known = made.of.as_ref() == Some(asked);
            let rest = made.of.as_ref().map_or(0, |_| REST_MS);
            let asked = asked.clone();
            let make = move || {
                let (scenario, language, unfinished) = &*asked;
                let map = match unfinished {
                    true => None,
                    false => access_map(scenario, *language).ok(),
                };
                made.set(Made {
                    failed: map.is_none(),
                    chart: map.map(|map| Chart(Rc::new(map))).or(made.chart.clone()),
                    of: Some(asked.clone()),
                });
            };
            let timeout = (!known).then(|| Timeout::new(rest, make));
            move || drop(timeout)
        }
    });
    Seen {
        chart: made.chart.clone(),
        busy,
        failed: made.failed && !busy,
    }
}

/// A map doesn't hang on the scenario's public address, and isn't made anew while that is typed.
fn without_address(mut scenario: Scenario) -> Scenario {
    if let Some(Network::Internet { source_ip }) = &mut scenario.network {
        *source_ip = None;
    }
    scenario
}
