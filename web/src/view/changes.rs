//! What a pasted text would change, as a table.

use crate::facts::{Change, Said};
use crate::text::Words;
use yew::prelude::*;

/// The table: each fact as it is and as it will be.
pub fn changes(words: Words, changes: &[Change]) -> Html {
    let read = |said: &Said| read(words, said);
    let value = |said: &Option<Said>| match said {
        None => html! { <em>{ words.say("nothing") }</em> },
        Some(said) => read(said),
    };
    html! {
        <table class="facts" data-testid="paste-changes">
            <caption>{ words.say("paste-changes") }</caption>
            <thead>
                <tr>
                    <th scope="col">{ words.say("field") }</th>
                    <th scope="col">{ words.say("before") }</th>
                    <th scope="col">{ words.say("after") }</th>
                </tr>
            </thead>
            <tbody>
                { for changes.iter().map(|change| html! {
                    <tr>
                        <th scope="row">{ read(&change.name) }</th>
                        <td>{ value(&change.before) }</td>
                        <td>{ value(&change.after) }</td>
                    </tr>
                }) }
            </tbody>
        </table>
    }
}

/// A name or a value of a fact.
pub fn read(words: Words, said: &Said) -> Html {
    match said {
        Said::Text(text) => html! { <code>{ text.clone() }</code> },
        Said::Words(id) => html! { { words.say(id) } },
    }
}
