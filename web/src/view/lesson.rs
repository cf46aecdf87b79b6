//! What the example on the page teaches, and the ways on from it.

use super::focus::focus;
use super::prose::prose;
use crate::app::Dispatch;
use crate::state::{Action, State};
use crate::text::{Words, id};
use yew::prelude::*;

/// The lesson, for as long as the work is on an example.
pub fn lesson(words: Words, state: &State, dispatch: &Dispatch) -> Html {
    let Some(example) = state.work.example else {
        return Html::default();
    };
    let (way, action, name) = if state.edited {
        ("example-reset", Action::Load(example), id("example-reset"))
    } else {
        ("own-policy", Action::StartFresh, id("own-policy"))
    };
    let go = dispatch.reform(move |_: MouseEvent| {
        // The button goes, or becomes another one.
        focus("[data-testid=examples]");
        action.clone()
    });
    html! {
        <aside class="lesson" data-testid="lesson" aria-label={words.say("example")}>
            <p>
                <span class="chip">{ words.say("example") }</span>
                { " " }<strong>{ words.say(example.title) }</strong>
            </p>
            <p>{ prose(&words.say(example.lesson)) }</p>
            <button type="button" class="quiet inline" data-testid={way} onclick={go}>
                { words.say(name) }
            </button>
        </aside>
    }
}
