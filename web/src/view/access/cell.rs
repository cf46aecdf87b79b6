//! One cell: a document and a zone, and the decision on both together.

use super::moves::{Move, goal, id_of};
use super::seen::Chart;
use crate::map;
use crate::text::Words;
use crate::view::focus::focus;
use crate::view::terms;
use crate::work::Asked;
use iam::language::Sentence;
use session::access::{Documents, Row};
use session::answer::Decision;
use session::documents::{DEFAULT, aws_owned};
use yew::prelude::*;

/// A cell.
pub struct Cell {
    /// What choosing it asks for.
    pub asked: Asked,
    /// What was decided by the policies that the map is held against, where it was something else.
    pub before: Option<Decision>,
    /// The document in words.
    pub document: String,
    /// The zone in words.
    pub zone: String,
}

/// How a cell behaves.
pub struct Behaviour {
    /// Its row and its column.
    pub at: (usize, usize),
    /// How many there are.
    pub size: (usize, usize),
    /// Whether the request is in it.
    pub here: bool,
    /// Whether the Tab key stops at it.
    pub stop: bool,
    /// It is chosen.
    pub choose: Callback<MouseEvent>,
    /// It has the focus.
    pub focused: Callback<FocusEvent>,
    /// The mouse is over it.
    pub over: Callback<MouseEvent>,
}

/// The cell of a row and a column.
pub fn of(words: Words, chart: &Chart, row: usize, zone: usize) -> Option<Cell> {
    let (row, column) = (chart.rows.get(row)?, chart.zones.get(zone)?);
    let decision = *row.cells.get(zone)?;
    let before = row.before.as_ref().and_then(|before| before.get(zone));
    Some(Cell {
        asked: Asked {
            documents: Some(row.documents.clone()),
            source: map::source(column),
            decision,
        },
        before: before.copied().filter(|before| *before != decision),
        document: title(row),
        zone: map::name(words, column, &chart.zones),
    })
}

/// The name of a row's document; none where it has several, or the call names none.
pub fn name(row: &Row) -> Option<&str> {
    match &row.documents {
        Documents::One { document } => document.as_deref(),
        Documents::Class { .. } => None,
    }
}

/// Whether a row's words say what its document is for.
pub fn is_told(row: &Row) -> bool {
    name(row).is_none_or(|name| name == DEFAULT || aws_owned(name).is_some())
}

/// A row in one line.
pub fn title(row: &Row) -> String {
    match name(row) {
        None => row.label.replace('`', ""),
        Some(name) if is_told(row) => format!("{} ({name})", row.label),
        Some(name) => name.to_string(),
    }
}

/// The cell with its button.
pub fn button(words: Words, cell: &Cell, behaviour: Behaviour) -> Html {
    let (class, sign, decision) = terms::decision(cell.asked.decision);
    let Behaviour { at, size, .. } = behaviour;
    let keys = Callback::from(move |event: KeyboardEvent| {
        if let Some(to) = Move::of(&event.key()) {
            event.prevent_default();
            focus(&format!("#{}", id_of(goal(at, size, to))));
        }
    });
    let before = cell.before.map(terms::decision);
    let label = match before {
        None => Sentence::new("map-cell"),
        Some((.., was)) => Sentence::new("map-cell-changed").with("before", words.say(was)),
    };
    let label = label
        .with("decision", words.say(decision))
        .with("document", &cell.document)
        .with("zone", &cell.zone);
    let signs = match before {
        None => sign.to_string(),
        Some((_, was, _)) => format!("{was}→{sign}"),
    };
    html! {
        <td class={class} data-sign={signs} data-before={before.map(|(class, ..)| class)}>
            <button
                type="button"
                class={class}
                id={id_of(at)}
                data-testid="cell"
                data-decision={class}
                tabindex={if behaviour.stop { "0" } else { "-1" }}
                aria-label={words.fill(&label)}
                aria-current={behaviour.here.then_some("true")}
                aria-describedby="access-look"
                onclick={behaviour.choose}
                onfocus={behaviour.focused}
                onmouseenter={behaviour.over}
                onkeydown={keys}
            >
                if let Some((class, sign, _)) = before {
                    <span class={classes!("was", class)}>{ sign }</span>{ "→" }
                }
                { sign }
            </button>
        </td>
    }
}
