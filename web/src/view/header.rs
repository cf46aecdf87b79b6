//! The page's name, the examples, and the language.

use super::examples::Examples;
use crate::app::Dispatch;
use crate::state::Action;
use crate::text::Words;
use iam::language::Language;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The header.
pub fn header(words: Words, dispatch: &Dispatch) -> Html {
    let fresh = dispatch.reform(|_: MouseEvent| Action::StartFresh);
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
