//! How each statement was judged, part by part. Pointing at a row marks its text in the
//! editor, and the caret in the editor marks its row.

use super::prose::prose;
use super::terms;
use crate::app::Dispatch;
use crate::place::{Caret, Place};
use crate::state::Action;
use crate::text::Words;
use iam::language::Sentence;
use session::answer::{Effect, Outcome, Part, PartOutcome, Span, TraceRow};
use session::scenario::PolicyText;
use web_sys::Element;
use yew::prelude::*;

/// One row for each statement; those that decide come first, and are open.
pub fn trace(
    words: Words,
    dispatch: &Dispatch,
    rows: &[TraceRow],
    policies: &[PolicyText],
    caret: Option<Caret>,
) -> Html {
    let mut rows: Vec<&TraceRow> = rows.iter().collect();
    rows.sort_by_key(|row| !row.decisive);
    let other = |row: &&TraceRow| !row.decisive && row.outcome == Outcome::DoesNotApply;
    let (mut others, mut rows): (Vec<_>, Vec<_>) = rows.into_iter().partition(other);
    if others.len() <= AT_ONCE {
        rows.append(&mut others);
    }
    let show = |row: &TraceRow| {
        html! {
            <Statement
                key={format!("{}.{}", row.policy, row.statement)}
                {words}
                dispatch={dispatch.clone()}
                row={row.clone()}
                name={policies.get(row.policy).map(|policy| policy.name.clone())}
                caret={caret.filter(|caret| caret.is_in(place(row.policy, row.span)))}
            />
        }
    };
    let number = Sentence::new("rows-others").with("number", others.len());
    html! {
        <>
            <ul class="trace">{ for rows.into_iter().map(show) }</ul>
            if !others.is_empty() {
                <details class="others" data-testid="other-rows">
                    <summary class="hint">{ words.fill(&number) }</summary>
                    <ul class="trace">{ for others.into_iter().map(show) }</ul>
                </details>
            }
        </>
    }
}

/// How many statements that don't apply are shown without being asked for. A browser lays out and paints
/// every row that is open to view at every key.
const AT_ONCE: usize = 12;

fn place(policy: usize, span: Span) -> Place {
    Place { policy, span }
}

/// What a row shows.
#[derive(Properties, PartialEq)]
struct StatementProps {
    words: Words,
    dispatch: Dispatch,
    row: TraceRow,
    /// The policy's name.
    name: Option<String>,
    /// Where the caret stands in the statement.
    caret: Option<Caret>,
}

/// One row. A component, because there may be hundreds, and a key that is pressed changes few of them;
/// what is inside a row that nobody opened isn't there.
#[component]
fn Statement(props: &StatementProps) -> Html {
    let (words, dispatch, row) = (props.words, &props.dispatch, &props.row);
    let open = use_state_eq(|| false);
    let ontoggle = {
        let open = open.clone();
        move |event: Event| {
            let row = event.target_unchecked_into::<Element>();
            open.set(row.has_attribute("open"));
        }
    };
    let (outcome, outcome_name) = terms::outcome(row.outcome);
    let (sign, class) = match (row.outcome, row.effect) {
        (Outcome::Applies, Effect::Allow) => ("✓", "allow"),
        (Outcome::Applies, Effect::Deny) => ("✕", "deny"),
        (Outcome::DoesNotApply, _) => ("–", "none"),
        (Outcome::Unknown, _) => ("?", "depends"),
    };
    let number = Sentence::new("statement").with("number", row.statement + 1);
    let place = place(row.policy, row.span);
    // A closed row still tells why its statement doesn't apply.
    let mismatch = row.parts.iter().find(|part| match row.outcome {
        Outcome::Applies => false,
        Outcome::DoesNotApply => part.outcome == PartOutcome::NoMatch,
        Outcome::Unknown => part.outcome == PartOutcome::Unknown,
    });
    let point = dispatch.reform(move |_: MouseEvent| Action::Point(Some(place)));
    let focus = dispatch.reform(move |_: FocusEvent| Action::Point(Some(place)));
    let seek = dispatch.reform(move |_: MouseEvent| Action::Seek(place));
    let here = props.caret.is_some();
    html! {
        <li>
        <details
            class={classes!("row", row.decisive.then_some("decisive"), here.then_some("here"))}
            data-testid="trace-row"
            data-policy={row.policy.to_string()}
            data-statement={row.statement.to_string()}
            data-outcome={outcome}
            open={row.decisive}
            {ontoggle}
        >
            <summary
                onmouseenter={point}
                onmouseleave={leave(dispatch)}
                onfocus={focus}
                onblur={blur(dispatch)}
                onclick={seek}
            >
                <span class={classes!("sign", class)} aria-hidden="true">{ sign }</span>
                <span>
                    <strong>{ props.name.clone() }</strong>
                    { " · " }{ words.fill(&number) }
                    if let Some(sid) = &row.sid {
                        { " " }<code>{ sid.clone() }</code>
                    }
                    { " · " }<code>{ terms::effect(row.effect) }</code>
                    { " · " }{ words.say(outcome_name) }
                    if let Some(part) = mismatch {
                        <span class="why">{ ": " }{ prose(&part.text) }</span>
                    }
                </span>
            </summary>
            if row.decisive || *open {
                <ul class="parts">
                    { for row.parts.iter().map(|part| html! {
                        <li>{ part_button(words, dispatch, row.policy, part, props.caret) }</li>
                    }) }
                </ul>
            }
        </details>
        </li>
    }
}

fn part_button(
    words: Words,
    dispatch: &Dispatch,
    policy: usize,
    part: &Part,
    caret: Option<Caret>,
) -> Html {
    let (sign, outcome) = terms::part_outcome(part.outcome);
    let class = match part.outcome {
        PartOutcome::Match => "match",
        PartOutcome::NoMatch => "no-match",
        PartOutcome::Unknown => "depends",
    };
    let place = place(policy, part.span);
    let here = caret.is_some_and(|caret| caret.is_in(place));
    html! {
        <button
            type="button"
            class={classes!("part", here.then_some("here"))}
            data-testid="part"
            onmouseenter={dispatch.reform(move |_: MouseEvent| Action::Point(Some(place)))}
            onmouseleave={leave(dispatch)}
            onfocus={dispatch.reform(move |_: FocusEvent| Action::Point(Some(place)))}
            onblur={blur(dispatch)}
            onclick={dispatch.reform(move |_: MouseEvent| Action::Seek(place))}
        >
            <span class={classes!("sign", class)} role="img" aria-label={words.say(outcome)}>{ sign }</span>
            <code>{ terms::part_kind(part.part) }</code>
            <span>{ prose(&part.text) }</span>
        </button>
    }
}

fn leave(dispatch: &Dispatch) -> Callback<MouseEvent> {
    dispatch.reform(|_| Action::Point(None))
}

fn blur(dispatch: &Dispatch) -> Callback<FocusEvent> {
    dispatch.reform(|_| Action::Point(None))
}
