//! The buttons that end it.

use crate::text::Words;
use yew::prelude::*;

/// One that closes the dialog, and one that also takes the policy in, once there is one.
pub fn end(words: Words, ready: bool, close: &Callback<()>, adopt: &Callback<()>) -> Html {
    html! {
        <div class="dialog-end">
            <button type="button" data-testid="compose-close" onclick={close.reform(|_: MouseEvent| ())}>
                { words.say("close") }
            </button>
            <button
                type="button"
                class="primary"
                data-testid="compose-use"
                disabled={!ready}
                onclick={adopt.reform(|_: MouseEvent| ())}
            >
                { words.say("compose-use") }
            </button>
        </div>
    }
}
