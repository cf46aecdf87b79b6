//! How each statement was judged, part by part. Pointing at a row marks its text in the
//! editor, and the caret in the editor marks its row.

use super::prose::prose;
use super::terms;
use crate::app::Dispatch;
use crate::place::{Caret, Place};
use crate::state::Action;
use crate::text::Words;
use iam::language::Sentence;
use session::answer::{Effect, Outcome, Part, PartOutcome, TraceRow};
use session::scenario::PolicyText;
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
    rows.sort_by_key(|row| (!row.decisive, row.outcome == Outcome::DoesNotApply));
    html! {
        <ul class="trace">
            { for rows.into_iter().map(|row| html! {
                <li key={format!("{}.{}", row.policy, row.statement)}>
                    { statement(words, dispatch, row, policies, caret) }
                </li>
            }) }
        </ul>
    }
}

fn statement(
    words: Words,
    dispatch: &Dispatch,
    row: &TraceRow,
    policies: &[PolicyText],
    caret: Option<Caret>,
) -> Html {
    let (outcome, outcome_name) = terms::outcome(row.outcome);
    let (sign, class) = match (row.outcome, row.effect) {
        (Outcome::Applies, Effect::Allow) => ("✓", "allow"),
        (Outcome::Applies, Effect::Deny) => ("✕", "deny"),
        (Outcome::DoesNotApply, _) => ("–", "none"),
        (Outcome::Unknown, _) => ("?", "depends"),
    };
    let number = Sentence::new("statement").with("number", row.statement + 1);
    let place = Place {
        policy: row.policy,
        span: row.span,
    };
    // A closed row still tells why its statement doesn't apply.
    let mismatch = row.parts.iter().find(|part| match row.outcome {
        Outcome::Applies => false,
        Outcome::DoesNotApply => part.outcome == PartOutcome::NoMatch,
        Outcome::Unknown => part.outcome == PartOutcome::Unknown,
    });
    let point = dispatch.reform(move |_: MouseEvent| Action::Point(Some(place)));
    let focus = dispatch.reform(move |_: FocusEvent| Action::Point(Some(place)));
    let seek = dispatch.reform(move |_: MouseEvent| Action::Seek(place));
    let here = caret.is_some_and(|caret| caret.is_in(place));
    html! {
        <details
            class={classes!("row", row.decisive.then_some("decisive"), here.then_some("here"))}
            data-testid="trace-row"
            data-policy={row.policy.to_string()}
            data-statement={row.statement.to_string()}
            data-outcome={outcome}
            open={row.decisive}
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
                    <strong>{ policies.get(row.policy).map(|policy| policy.name.clone()) }</strong>
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
            <ul class="parts">
                { for row.parts.iter().map(|part| html! {
                    <li>{ part_button(words, dispatch, row.policy, part, caret) }</li>
                }) }
            </ul>
        </details>
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
    let place = Place {
        policy,
        span: part.span,
    };
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
