//! What to know of the whole map: which parts of the policies leave cells open, and what AWS doesn't
//! document.

use crate::app::Dispatch;
use crate::place::{self, Place};
use crate::state::Action;
use crate::text::Words;
use crate::view::prose::prose;
use crate::work::Work;
use iam::language::Sentence;
use session::access::Caveat;
use yew::prelude::*;

/// The list.
pub fn doubts(words: Words, dispatch: &Dispatch, work: &Work, caveats: &[Caveat]) -> Html {
    html! {
        <section class="caveats" aria-labelledby="doubts-heading" data-testid="map-caveats">
            <h3 id="doubts-heading">{ words.say("map-caveats") }</h3>
            <ul>
                { for caveats.iter().map(|caveat| html! {
                    <li data-testid="map-caveat" data-code={caveat.code}>
                        <span class="chip">{ caveat.code }</span>
                        { " " }{ prose(&caveat.text) }{ " " }
                        { for caveat.places.iter().map(|at| show(words, dispatch, work, at)) }
                        if caveat.source.starts_with("https://") {
                            <a href={caveat.source} target="_blank" rel="noopener noreferrer">
                                { words.say("source") }
                            </a>
                        }
                    </li>
                }) }
            </ul>
        </section>
    }
}

/// A button that leads to a place in a policy.
fn show(words: Words, dispatch: &Dispatch, work: &Work, at: &session::access::Place) -> Html {
    let place = Place {
        policy: at.policy,
        span: at.span,
    };
    let Some(policy) = work.scenario.policies.get(at.policy) else {
        return Html::default();
    };
    let sentence = Sentence::new("map-place")
        .with("policy", &policy.name)
        .with("line", place::line(&policy.text, at.span.start));
    html! {
        <>
            <button
                type="button"
                class="quiet inline"
                data-testid="map-place"
                onmouseenter={dispatch.reform(move |_: MouseEvent| Action::Point(Some(place)))}
                onmouseleave={dispatch.reform(|_: MouseEvent| Action::Point(None))}
                onfocus={dispatch.reform(move |_: FocusEvent| Action::Point(Some(place)))}
                onblur={dispatch.reform(|_: FocusEvent| Action::Point(None))}
                onclick={dispatch.reform(move |_: MouseEvent| Action::Seek(place))}
            >
                { words.fill(&sentence) }
            </button>
            { " " }
        </>
    }
}
