//! Where AWS documents nothing or contradicts itself.

use super::prose::prose;
use crate::text::Words;
use session::answer::Caveat;
use yew::prelude::*;

/// The list of caveats.
pub fn caveats(words: Words, caveats: &[Caveat]) -> Html {
    html! {
        <section class="caveats" aria-labelledby="caveats-heading">
            <h3 id="caveats-heading">{ words.say("caveats") }</h3>
            <ul>
                { for caveats.iter().map(|caveat| html! {
                    <li data-testid="caveat" data-code={caveat.code} tabindex="-1">
                        <span class="chip">{ caveat.code }</span>
                        { " " }{ prose(&caveat.text) }{ " " }
                        if caveat.source.starts_with("https://") {
                            <a href={caveat.source} target="_blank" rel="noopener noreferrer">
                                { words.say("source") }
                            </a>
                        } else if !caveat.source.is_empty() {
                            <span class="hint">{ caveat.source }</span>
                        }
                    </li>
                }) }
            </ul>
        </section>
    }
}
