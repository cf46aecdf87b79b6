//! Documents and zones as a table, in which each cell is a button. One of them is a stop of the Tab key,
//! and the arrows lead to the others.

use super::cell::{self, Behaviour, Cell};
use super::moves::COLUMNS;
use super::seen::Chart;
use crate::app::Dispatch;
use crate::map;
use crate::state::Action;
use crate::text::Words;
use crate::view::prose::prose;
use crate::work::Asked;
use iam::language::Sentence;
use session::access::Row;
use yew::prelude::*;

/// A row and a column.
pub type At = (usize, usize);

/// What the table shows.
#[derive(Properties, PartialEq)]
pub struct TableProps {
    /// The page's words.
    pub words: Words,
    /// Asks for changes.
    pub dispatch: Dispatch,
    /// The map.
    pub chart: Chart,
    /// The row and the column of the request.
    pub here: (Option<usize>, Option<usize>),
    /// Tells which cell is looked at.
    pub look: Callback<Option<At>>,
}

/// The table. A component, because nothing in it changes while the address is typed.
#[component]
pub fn Table(props: &TableProps) -> Html {
    let (words, chart, here) = (props.words, &props.chart, props.here);
    let stop = use_state(|| None::<At>);
    let all = use_state(|| false);
    let zones = chart.zones.len();
    let size = (
        chart.rows.len(),
        if *all { zones } else { zones.min(COLUMNS) },
    );
    let (row, zone) = stop.unwrap_or((here.0.unwrap_or(0), here.1.unwrap_or(0)));
    let at = (
        row.min(size.0.saturating_sub(1)),
        zone.min(size.1.saturating_sub(1)),
    );
    let button = |place: At| {
        let cell = cell::of(words, chart, place.0, place.1)?;
        let asked = changed(&cell, here, place);
        let (look, stop) = (props.look.clone(), stop.clone());
        let behaviour = Behaviour {
            at: place,
            size,
            here: here == (Some(place.0), Some(place.1)),
            stop: place == at,
            choose: (props.dispatch).reform(move |_| Action::Ask(asked.clone())),
            focused: Callback::from(move |_| {
                stop.set(Some(place));
                look.emit(Some(place));
            }),
            over: props.look.reform(move |_| Some(place)),
        };
        Some(cell::button(words, &cell, behaviour))
    };
    let leave = props.look.reform(|_: MouseEvent| None);
    html! {
        <>
            <div class="scroll">
                <table class="map" aria-labelledby="access-heading" onmouseleave={leave}>
                    <thead>
                        <tr>
                            <th scope="col">{ words.say("map-session") }</th>
                            { for chart.zones.iter().take(size.1).map(|zone| html! {
                                <th scope="col">{ map::name(words, zone, &chart.zones) }</th>
                            }) }
                        </tr>
                    </thead>
                    <tbody>
                        { for chart.rows.iter().enumerate().map(|(index, row)| html! {
                            <tr data-testid="map-row">
                                <th scope="row">{ head(row) }</th>
                                { for (0..size.1).filter_map(|zone| button((index, zone))) }
                            </tr>
                        }) }
                    </tbody>
                </table>
            </div>
            if size.1 < zones {
                <button type="button" class="quiet more" data-testid="all-zones" onclick={move |_| all.set(true)}>
                    { words.fill(&Sentence::new("map-all-zones").with("count", zones)) }
                </button>
            }
        </>
    }
}

/// What choosing a cell changes: only that in which it differs from the request.
fn changed(cell: &Cell, here: (Option<usize>, Option<usize>), at: At) -> Asked {
    let asked = cell.asked.clone();
    Asked {
        documents: asked.documents.filter(|_| here.0 != Some(at.0)),
        source: asked.source.filter(|_| here.1 != Some(at.1)),
        decision: asked.decision,
    }
}

/// The row's words, behind its name unless they say what it is for.
fn head(row: &Row) -> Html {
    let name = cell::name(row);
    html! {
        if let Some(name) = name.filter(|_| !cell::is_told(row)) {
            <code>{ name.to_string() }</code>{ " " }<span class="hint">{ prose(&row.label) }</span>
        } else {
            <span title={name.map(str::to_string)}>{ prose(&row.label) }</span>
        }
    }
}
