//! The whole page: the state, the answer to it, and what both are handed to.

use crate::address::use_fragment;
use crate::state::{Action, State};
use crate::text::Words;
use crate::view::footer::Footer;
use crate::view::header::Header;
use crate::view::notice::Notice;
use crate::view::pane::Pane;
use crate::view::policies::Policies;
use crate::view::reasons::Reasons;
use crate::view::request::RequestForm;
use crate::view::verdict::Verdict;
use iam::language::Language;
use std::rc::Rc;
use yew::prelude::*;

/// How a view asks for a change.
pub type Dispatch = Callback<Action>;

/// The page.
#[component]
pub fn App() -> Html {
    let state = use_reducer(|| State::new(visitors_language()));
    let dispatch: Dispatch = use_memo((), {
        let dispatcher = state.dispatcher();
        move |()| Callback::from(move |action| dispatcher.dispatch(action))
    })
    .as_ref()
    .clone();
    use_fragment(dispatch.reform(Action::Open));
    let words = Words(state.language);
    use_effect_with(state.language, move |_| name_the_page(words));

    let answer = use_memo(
        (state.work.asked(), state.language),
        |(scenario, language)| State::answer(scenario, *language),
    );
    let work = Rc::new(state.work.clone());
    let pane = Pane {
        pointed: state.pointed,
        sought: state.sought,
    };

    html! {
        <ContextProvider<Words> context={words}>
        <ContextProvider<Dispatch> context={dispatch}>
            <Header language={state.language} />
            <Notice
                by={state.previous.as_ref().map(|previous| previous.by.clone())}
                refused={state.refused.clone()}
            />
            <main class="columns">
                <div class="column column-text">
                    <Policies work={work.clone()} answer={answer.clone()} {pane} />
                </div>
                <div class="column">
                    <RequestForm
                        work={work.clone()}
                        answer={answer.clone()}
                        draft={state.draft.clone()}
                    />
                    <section class="card" aria-labelledby="verdict-heading">
                        <Verdict work={work.clone()} answer={answer.clone()} blank={state.work.is_blank()} />
                        if !state.work.is_blank() {
                            <Reasons {work} {answer} caret={state.caret} />
                        }
                    </section>
                </div>
            </main>
            <Footer />
        </ContextProvider<Dispatch>>
        </ContextProvider<Words>>
    }
}

/// Asks for a change of the state.
#[hook]
pub fn use_dispatch() -> Dispatch {
    use_context::<Dispatch>().unwrap_or_else(Callback::noop)
}

#[cfg(target_arch = "wasm32")]
fn visitors_language() -> Language {
    let tag = gloo::utils::window().navigator().language();
    tag.and_then(|tag| Language::from_tag(&tag))
        .unwrap_or_default()
}

/// Outside of a browser there is no visitor.
#[cfg(not(target_arch = "wasm32"))]
fn visitors_language() -> Language {
    Language::default()
}

fn name_the_page(words: Words) {
    let document = gloo::utils::document();
    document.set_title(&words.say("page-title"));
    if let Some(root) = document.document_element() {
        // The one failure is an ill-formed name, and this name is well-formed.
        let _ = root.set_attribute("lang", words.0.tag());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use yew::LocalServerRenderer;

    #[tokio::test]
    async fn the_page_opens_with_a_verdict() {
        let page = LocalServerRenderer::<App>::new().render().await;
        assert!(page.contains("data-decision=\"deny\""));
        assert!(page.contains("no-remote-host"));
        assert!(
            !page.contains(" style="),
            "a strict CSP blocks style attributes"
        );
    }
}
