//! What the page doesn't know, and which version it is.

use crate::text::use_words;
use iam::language::Sentence;
use yew::prelude::*;

/// The footer.
#[component]
pub fn Footer() -> Html {
    let words = use_words();
    let version = Sentence::new("version").with("version", env!("CARGO_PKG_VERSION"));
    html! {
        <footer class="bottom">
            <p>{ words.say("limits") }</p>
            <p>{ words.say("privacy") }{ " " }{ words.fill(&version) }</p>
        </footer>
    }
}
