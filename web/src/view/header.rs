//! The page's name, the examples, and the language.

use super::examples::Examples;
use super::focus::focus;
use crate::app::Dispatch;
use crate::state::Action;
use crate::text::Words;
use iam::language::Language;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// What the header speaks, and what it changes.
#[derive(Properties, PartialEq)]
pub struct HeaderProps {
    /// The language.
    pub words: Words,
    /// Takes the changes.
    pub dispatch: Dispatch,
}

/// The header.
#[component]
pub fn Header(props: &HeaderProps) -> Html {
    let (words, dispatch) = (props.words, &props.dispatch);
    // A clean page is for pasting a policy: the caret goes where it belongs.
    let cleaned = use_state(|| 0_u32);
    use_effect_with(*cleaned, |times| {
        if *times > 0 {
            focus("[data-testid=editor]");
        }
    });
    let fresh = {
        let dispatch = dispatch.clone();
        move |_: MouseEvent| {
            dispatch.emit(Action::StartFresh);
            cleaned.set(cleaned.wrapping_add(1));
        }
    };
    let speak = dispatch.reform(|event: Event| {
        let tag = event.target_unchecked_into::<HtmlSelectElement>().value();
        Action::Speak(Language::from_tag(&tag).unwrap_or_default())
    });
    let option = |language: Language, name: &'static str| {
        html! {
            <option value={language.tag()} lang={language.tag()} selected={words.0 == language}>
                { name }
            </option>
        }
    };
    html! {
        <header class="top">
            <div class="brand">
                <h1>{ "Portcullis" }</h1>
                <p>{ words.say("claim") }</p>
            </div>
            <div class="tools">
                <Examples {words} dispatch={dispatch.clone()} />
                <button type="button" data-testid="start-fresh" onclick={fresh}>
                    { words.say("start-fresh") }
                </button>
                <select
                    data-testid="language"
                    aria-label={words.say("language")}
                    onchange={speak}
                >
                    { option(Language::English, "English") }
                    { option(Language::Japanese, "日本語") }
                </select>
            </div>
        </header>
    }
}
