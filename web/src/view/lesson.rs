//! What the example on the page teaches, for as long as the work is on it.

use super::focus::focus;
use super::prose::prose;
use crate::app::Dispatch;
use crate::state::{Action, State};
use crate::text::Words;
use yew::prelude::*;

/// The lesson, with the way back to the example as it was.
pub fn lesson(words: Words, state: &State, dispatch: &Dispatch) -> Html {
    let Some(example) = state.work.example else {
        return Html::default();
    };
    let reset = dispatch.reform(move |_: MouseEvent| {
        focus("[data-testid=examples]");
        Action::Load(example)
    });
    html! {
        <aside class="lesson" data-testid="lesson" aria-label={words.say("example")}>
            <span class="chip">{ words.say("example") }</span>
            <p>
                <strong>{ words.say(example.title) }</strong>
                { " " }{ prose(&words.say(example.lesson)) }
            </p>
            if state.edited {
                <button type="button" class="quiet inline" data-testid="example-reset" onclick={reset}>
                    { words.say("example-reset") }
                </button>
            }
        </aside>
    }
}
