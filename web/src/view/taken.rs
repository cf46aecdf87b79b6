//! That something was done in one step, with the way back.

use super::focus::focus_then;
use crate::app::Dispatch;
use crate::state::Action;
use crate::text::Words;
use yew::prelude::*;

/// Says what was done, if it can be taken back, and offers that. `name` is the button's; the focus goes
/// from there to what the selector `then` finds.
pub fn taken(
    words: Words,
    dispatch: &Dispatch,
    done: Option<String>,
    name: &'static str,
    then: &'static str,
) -> Html {
    let back = dispatch.reform(move |_: MouseEvent| {
        focus_then(then.to_string());
        Action::TakeBack
    });
    html! {
        <div role="status" class="taken">
            if let Some(done) = done {
                <p>
                    { done }{ " " }
                    <button type="button" class="inline" data-testid={name} onclick={back}>
                        { words.say("undo") }
                    </button>
                </p>
            }
        </div>
    }
}
