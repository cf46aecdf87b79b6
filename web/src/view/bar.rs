//! The verdict at the lower edge of a narrow screen, where its card is far below the policies.

use super::focus::focus;
use super::terms;
use super::verdict::heading;
use crate::text::Words;
use session::answer::Answer;
use yew::prelude::*;

/// The bar, which leads to the verdict. Where both columns fit beside each other it isn't shown.
pub fn bar(words: Words, answer: &Answer, blank: bool) -> Html {
    let decision = answer.decision.filter(|_| !blank);
    let (name, sign) = decision.map_or(("none", "–"), |decision| {
        let (name, sign, _) = terms::decision(decision);
        (name, sign)
    });
    html! {
        <aside class="bar" aria-label={words.say("verdict")}>
            <button
                type="button"
                class={name}
                data-testid="verdict-bar"
                onclick={|_: MouseEvent| focus("#verdict-heading")}
            >
                <span class={classes!("sign", name)} aria-hidden="true">{ sign }</span>
                { " " }{ words.say(heading(decision, answer)) }
            </button>
        </aside>
    }
}
