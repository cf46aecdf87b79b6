//! A composed policy among the others, and out again.

use crate::app::Dispatch;
use crate::state::Action;
use crate::text::Words;
use crate::view::focus::focus;
use yew::prelude::*;

/// Says that the policy was taken in, and takes it out again.
pub fn adopted(words: Words, dispatch: &Dispatch, adopted: bool) -> Html {
    let back = dispatch.reform(|_: MouseEvent| {
        focus("[data-testid=compose]");
        Action::TakeBack
    });
    html! {
        <div role="status" class="taken">
            if adopted {
                <p>
                    { words.say("compose-used") }{ " " }
                    <button type="button" class="inline" data-testid="compose-back" onclick={back}>
                        { words.say("undo") }
                    </button>
                </p>
            }
        </div>
    }
}
