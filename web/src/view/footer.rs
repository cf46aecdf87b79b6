//! What the page doesn't know, and which version it is.

use crate::text::Words;
use iam::language::Sentence;
use yew::prelude::*;

/// The footer.
pub fn footer(words: Words) -> Html {
    let version = Sentence::new("version")
        .with("version", env!("CARGO_PKG_VERSION"))
        .with("day", iam::data::READ_ON);
    html! {
        <footer class="bottom">
            <p>{ words.say("limits") }</p>
            <p>{ words.say("privacy") }</p>
            <p data-testid="version">{ words.fill(&version) }</p>
        </footer>
    }
}
