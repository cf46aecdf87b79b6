//! The whole page: the state, the answer to it, and what both are handed to.

use crate::address::{use_departure, use_fragment};
use crate::state::{Action, By, State};
use crate::storage::use_memory;
use crate::text::Words;
use crate::theme::use_theme;
use crate::view::bar::bar;
use crate::view::embed::embed;
use crate::view::focus::{focus, use_focus};
use crate::view::footer::footer;
use crate::view::header::header;
use crate::view::lesson::lesson;
use crate::view::notice::notice;
use crate::view::pane::Pane;
use crate::view::policies::Policies;
use crate::view::reasons::Reasons;
use crate::view::request::request;
use crate::view::turns::Turns;
use crate::view::verdict::verdict;
use crate::view::whole::Whole;
use crate::visit::Visit;
use std::rc::Rc;
use yew::prelude::*;

/// How a view asks for a change.
pub type Dispatch = Callback<Action>;

/// What the page begins with.
#[derive(PartialEq, Properties)]
pub struct Start {
    /// What the visitor brings along.
    pub visit: Visit,
}

/// The page.
#[component]
pub fn App(start: &Start) -> Html {
    let state = use_reducer(|| State::new(start.visit.clone()));
    let dispatch: Dispatch = use_memo((), {
        let dispatcher = state.dispatcher();
        move |()| Callback::from(move |action| dispatcher.dispatch(action))
    })
    .as_ref()
    .clone();
    use_fragment(dispatch.reform(Action::Open));
    use_departure(state.edited && !state.embed);
    use_memory(&state);
    use_theme(state.choices.theme);
    use_focus();
    use_effect_with((), |()| drop_prerendered());
    let words = Words(state.language);
    use_effect_with(state.language, move |_| name_the_page(words));

    let unfinished = state.work.unfinished(words);
    let answer = use_memo(
        (state.work.asked(), unfinished, state.language),
        |(scenario, unfinished, language)| {
            State::withheld(State::answer(scenario, *language), unfinished)
        },
    );
    let work = Rc::new(state.work.clone());
    let (blank, born) = (state.work.is_blank(), state.work.born);
    let pane = Pane {
        pointed: state.pointed,
        sought: state.sought,
        caret: state.caret,
        hovered: state.hovered,
    };

    if state.embed {
        return embed(words, &dispatch, &state, &work, &answer);
    }
    html! {
        <>
            <button type="button" class="skip" onclick={|_: MouseEvent| focus("#verdict-heading")}>
                { words.say("skip") }
            </button>
            { header(words, &dispatch, state.choices) }
            { notice(words, &dispatch, &state) }
            { lesson(words, &state, &dispatch) }
            <main class="columns">
                <div class="column column-text">
                    <Policies
                        {words}
                        dispatch={dispatch.clone()}
                        work={work.clone()}
                        answer={answer.clone()}
                        {pane}
                        mended={mended(&state)}
                        wish={state.wish.clone()}
                        adopted={state.stepped() == Some(By::Composer)}
                    />
                </div>
                <div class="column">
                    { request(words, &dispatch, &work, &answer, &state.draft) }
                    <section class="card" aria-labelledby="verdict-heading">
                        { verdict(words, &dispatch, &work, &answer, blank) }
                        if !blank {
                            <Turns
                                key={born}
                                {words}
                                dispatch={dispatch.clone()}
                                work={work.clone()}
                                decided={answer.decision.is_some()}
                                stepped={state.stepped() == Some(By::List)}
                            />
                            <Reasons {words} dispatch={dispatch.clone()} work={work.clone()} answer={answer.clone()} caret={state.hovered.or(state.caret)} />
                        }
                    </section>
                    if !blank {
                        <Whole key={born} {words} {dispatch} {work} stepped={state.stepped() == Some(By::Map)} />
                    }
                </div>
            </main>
            { bar(words, &answer, blank) }
            { footer(words) }
        </>
    }
}

/// How many safe changes were made that can be taken back.
fn mended(state: &State) -> Option<usize> {
    match state.stepped() {
        Some(By::Linter(count)) => Some(count),
        _ => None,
    }
}

fn name_the_page(words: Words) {
    let document = gloo::utils::document();
    document.set_title(&words.say("page-title"));
    if let Some(root) = document.document_element() {
        // The one failure is an ill-formed name, and this name is well-formed.
        let _ = root.set_attribute("lang", words.0.tag());
    }
}

/// Takes away what stood in the page's place while it was loading (`src/bin/prerender.rs`).
fn drop_prerendered() {
    let found = gloo::utils::document().get_elements_by_class_name("prerendered");
    while let Some(element) = found.item(0) {
        element.remove();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use yew::LocalServerRenderer;

    #[tokio::test]
    async fn the_page_opens_with_a_verdict() {
        let visit = Visit::default();
        let page = LocalServerRenderer::<App>::with_props(Start { visit });
        let page = page.render().await;
        assert!(page.contains("data-decision=\"deny\""));
        assert!(page.contains("no-remote-host"));
        assert!(
            !page.contains(" style="),
            "a strict CSP blocks style attributes"
        );
    }
}
