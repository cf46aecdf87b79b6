//! The menu of built-in situations.

use crate::app::Dispatch;
use crate::examples::{ADDRESS, DOCUMENT, Example};
use crate::state::Action;
use crate::text::Words;
use yew::prelude::*;

/// The menu. The browser opens and closes it (`popover`): by click, Escape, or a click elsewhere.
pub fn examples(words: Words, dispatch: &Dispatch) -> Html {
    let item = |example: &'static Example| {
        let load = dispatch.reform(move |_: MouseEvent| Action::Load(example));
        html! {
            <li key={example.id}>
                <button
                    type="button"
                    class="example"
                    data-testid="example"
                    data-id={example.id}
                    popovertarget="examples"
                    popovertargetaction="hide"
                    onclick={load}
                >
                    <span class="chip">{ example.id }</span>
                    <strong>{ words.say(example.title) }</strong>
                    <span class="hint">{ words.say(example.lesson) }</span>
                </button>
            </li>
        }
    };
    let group = |title: String, examples: &'static [Example]| {
        html! {
            <section>
                <h2>{ title }</h2>
                <ul>{ for examples.iter().map(item) }</ul>
            </section>
        }
    };
    html! {
        <>
            <button type="button" class="menu-button" data-testid="examples" popovertarget="examples">
                { words.say("examples") }
            </button>
            <div id="examples" class="menu" popover="auto">
                { group(words.say("examples-address"), ADDRESS) }
                { group(words.say("examples-document"), DOCUMENT) }
            </div>
        </>
    }
}
