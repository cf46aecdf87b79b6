//! The page's name, the examples, the language, the colours and the shortcuts.

use super::examples::Examples;
use super::shortcuts::Shortcuts;
use crate::app::Dispatch;
use crate::state::Action;
use crate::storage::Choices;
use crate::text::{Words, id};
use crate::theme::Theme;
use iam::language::Language;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The header.
pub fn header(words: Words, dispatch: &Dispatch, choices: Choices) -> Html {
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
                { theme(words, dispatch, choices.theme) }
                <Shortcuts {words} dispatch={dispatch.clone()} letters={!choices.letters_off} />
            </div>
        </header>
    }
}

fn theme(words: Words, dispatch: &Dispatch, chosen: Theme) -> Html {
    let paint = dispatch.reform(|event: Event| {
        let name = event.target_unchecked_into::<HtmlSelectElement>().value();
        Action::Paint(Theme::named(Some(&name)))
    });
    let option = |theme: Theme, label: &'static str| {
        html! {
            <option value={theme.name().unwrap_or("system")} selected={chosen == theme}>
                { words.say(label) }
            </option>
        }
    };
    html! {
        <select data-testid="theme" aria-label={words.say("theme")} title={words.say("theme")} onchange={paint}>
            { option(Theme::System, id("theme-system")) }
            { option(Theme::Light, id("theme-light")) }
            { option(Theme::Dark, id("theme-dark")) }
        </select>
    }
}
