//! The access map: from where, and with which documents. It is drawn after the verdict is painted, so
//! that no keystroke waits for it.

mod cell;
mod doubts;
mod line;
mod moves;
mod networks;
mod ranges;
mod seen;
mod table;

use super::prose::prose;
use super::taken::taken;
use super::terms;
use crate::app::Dispatch;
use crate::text::{Words, id};
use crate::work::Work;
use ranges::Ranges;
use seen::{Chart, use_chart};
use session::access::{asked, zone};
use session::answer::Decision;
use session::scenario::PolicyText;
use std::rc::Rc;
use table::Table;
use yew::prelude::*;

/// What the map is made from.
#[derive(Properties, PartialEq)]
pub struct AccessProps {
    /// The page's words.
    pub words: Words,
    /// Asks for changes.
    pub dispatch: Dispatch,
    /// The work.
    pub work: Rc<Work>,
    /// The policies to hold the map against.
    pub before: Option<Rc<Vec<PolicyText>>>,
    /// Whether a cell was put into the request, which can be taken back.
    pub stepped: bool,
}

/// The card.
#[component]
pub fn Access(props: &AccessProps) -> Html {
    let (words, work) = (props.words, &props.work);
    let seen = use_chart(words, work, props.before.as_ref());
    let looked = use_state(|| None::<(usize, usize)>);
    let look = use_callback((), {
        let looked = looked.setter();
        move |cell, ()| looked.set(cell)
    });
    let Some(chart) = &seen.chart else {
        return html! {
            <section class="card access" aria-labelledby="access-heading" data-testid="access" aria-busy="true">
                <div class="card-head"><h2 id="access-heading">{ words.say("access-map") }</h2></div>
                <p class="hint">{ words.say("map-none") }</p>
            </section>
        };
    };
    let here = (chart.own, zone(chart, &work.scenario));
    let exact = if chart.exact {
        id("map-exact")
    } else {
        id("map-open")
    };
    let put = props.stepped.then(|| words.say("map-taken"));
    html! {
        <section
            class="card access"
            aria-labelledby="access-heading"
            data-testid="access"
            aria-busy={(seen.busy || seen.failed).to_string()}
        >
            <div class="card-head">
                <h2 id="access-heading">{ words.say("access-map") }</h2>
                <span class="chip">{ words.say(exact) }</span>
            </div>
            if seen.failed {
                <p class="hint" data-testid="map-stale">{ words.say("map-stale") }</p>
            }
            if props.before.is_some() {
                <p class="hint" data-testid="map-beside">{ words.say("map-beside") }</p>
            }
            <Table {words} dispatch={props.dispatch.clone()} chart={chart.clone()} {here} look={look} />
            { told(words, work, chart, *looked) }
            { taken(words, &props.dispatch, put, "take-back", "[data-testid=cell][tabindex=\"0\"]") }
            <Ranges {words} dispatch={props.dispatch.clone()} chart={chart.clone()} address={networks::own(work)} />
            if !chart.caveats.is_empty() {
                { doubts::doubts(words, &props.dispatch, work, &chart.caveats) }
            }
        </section>
    }
}

/// Why the cell that is looked at says what it says.
fn told(words: Words, work: &Work, chart: &Chart, looked: Option<(usize, usize)>) -> Html {
    let cell = looked.and_then(|(row, zone)| cell::of(words, chart, row, zone));
    let summary = cell.as_ref().and_then(|cell| {
        let mut scenario = work.asked();
        match cell.asked.source {
            Some(source) => scenario = asked(&scenario, cell.asked.documents.as_ref(), source),
            None => return None,
        }
        let answer = session::evaluate(&scenario, words.0);
        (answer.decision == Some(cell.asked.decision)).then_some(answer.summary)
    });
    html! {
        <p class="look" id="access-look" data-testid="look">
            if let Some(cell) = cell {
                { sign(words, cell.asked.decision) }
                { " " }<strong>{ format!("{} · {}", cell.document, cell.zone) }</strong>
                if let Some(before) = cell.before {
                    { " " }<span data-testid="look-before">{ words.say("map-was") }{ " " }{ sign(words, before) }</span>
                }
                if let Some(summary) = summary {
                    { " — " }{ prose(&summary) }
                }
            } else {
                <span class="hint">{ words.say("map-hint") }</span>
            }
        </p>
    }
}

fn sign(words: Words, decision: Decision) -> Html {
    let (class, sign, name) = terms::decision(decision);
    html! { <span class={classes!("sign", class)} role="img" aria-label={words.say(name)}>{ sign }</span> }
}
