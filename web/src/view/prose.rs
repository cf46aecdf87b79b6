//! The engine's sentences: what stands between backquotes is quoted from a policy or a request.

use yew::prelude::*;

/// The sentence, with its quotations set as code.
pub fn prose(text: &str) -> Html {
    let parts = text.split('`').enumerate();
    parts
        .map(|(index, part)| {
            if index % 2 == 1 {
                html! { <code>{ part.to_string() }</code> }
            } else {
                html! { { part.to_string() } }
            }
        })
        .collect()
}
