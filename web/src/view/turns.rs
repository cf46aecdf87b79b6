//! What would change the verdict: each a button that makes the change.

use super::copy::CopyButton;
use super::focus::{focus, focus_then};
use super::prose::prose;
use super::rest::use_rested;
use super::taken::taken;
use super::terms;
use crate::app::Dispatch;
use crate::place::Place;
use crate::state::Action;
use crate::text::Words;
use crate::work::Work;
use iam::language::Language;
use session::change::{Change, what_would_change};
use session::scenario::Scenario;
use std::rc::Rc;
use yew::prelude::*;

/// What the changes are found from.
#[derive(Properties, PartialEq)]
pub struct TurnsProps {
    /// The page's words.
    pub words: Words,
    /// Asks for changes.
    pub dispatch: Dispatch,
    /// The work.
    pub work: Rc<Work>,
    /// Whether there is a verdict.
    pub decided: bool,
    /// Whether such a change was made, which can be taken back.
    pub stepped: bool,
}

/// The list, found when the page rests.
#[component]
pub fn Turns(props: &TurnsProps) -> Html {
    let (words, dispatch) = (props.words, &props.dispatch);
    let asked = use_memo((props.work.clone(), words), |(work, words)| {
        (work.asked(), words.0)
    });
    let (changes, busy) = use_rested(asked, find);
    if !props.decided {
        return Html::default();
    }
    let made = props.stepped.then(|| words.say("turns-made"));
    html! {
        <section class="turns" aria-labelledby="turns-heading" data-testid="turns" aria-busy={busy.to_string()}>
            <h3 id="turns-heading">{ words.say("turns") }</h3>
            if let Some(changes) = changes.as_ref().as_ref().filter(|changes| !changes.is_empty()) {
                <ul>
                    { for changes.iter().map(|change| offer(words, dispatch, change, busy)) }
                </ul>
            } else {
                <p class="hint" data-testid="no-turn">{ words.say("turns-none") }</p>
            }
            { taken(words, dispatch, made, "change-back", "[data-testid=verdict]") }
        </section>
    }
}

fn find(
    (scenario, language): &(Scenario, Language),
    before: Option<&Option<Vec<Change>>>,
) -> Option<Vec<Change>> {
    let changes = what_would_change(scenario, *language).ok();
    // Nobody sees them as long as there is no verdict, and most come back with it.
    changes.or_else(|| before.cloned().flatten())
}

/// A change of what was there before would undo what was typed since: it can't be made.
fn offer(words: Words, dispatch: &Dispatch, change: &Change, busy: bool) -> Html {
    let (class, sign, decision) = terms::decision(change.decision);
    let place = change.place.map(|place| Place {
        policy: place.policy,
        span: place.span,
    });
    let point = move |_: MouseEvent| Action::Point(place);
    let make = {
        let (dispatch, change) = (dispatch.clone(), change.clone());
        move |_: MouseEvent| {
            focus("[data-testid=verdict]");
            dispatch.emit(Action::Change(Box::new(change.scenario.clone())));
            focus_then("[data-testid=change-back]".to_string());
        }
    };
    html! {
        <li key={change.text.clone()} data-testid="turn" data-kind={terms::change(change.kind)}>
            <button
                type="button"
                class="inline"
                data-testid="make-change"
                disabled={busy}
                onclick={make}
                onmouseenter={dispatch.reform(point)}
                onmouseleave={dispatch.reform(|_: MouseEvent| Action::Point(None))}
                onfocus={dispatch.reform(move |_: FocusEvent| Action::Point(place))}
                onblur={dispatch.reform(|_: FocusEvent| Action::Point(None))}
            >
                <span class={classes!("sign", class)} aria-hidden="true">{ sign }</span>
                { " " }<span class={classes!("turn-decision", class)}>{ words.say(decision) }</span>
                { " " }<span>{ prose(&change.text) }</span>
            </button>
            if let Some(statement) = &change.statement {
                { ready(words, statement) }
            }
        </li>
    }
}

/// A statement to take along.
fn ready(words: Words, statement: &str) -> Html {
    let copied = statement.to_string();
    html! {
        <details class="ready">
            <summary>{ words.say("turns-statement") }</summary>
            <div class="message-row">
                <pre class="message mono">{ statement.to_string() }</pre>
                <CopyButton {words} name="statement" text={move |()| copied.clone()} />
            </div>
        </details>
    }
}
