//! A button that copies a text.

use crate::text::{Words, id};
use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::prelude::*;

/// How long the button says what came of it.
const SHOWN_MS: u32 = 2_000;

/// What is copied.
#[derive(Properties, PartialEq)]
pub struct CopyProps {
    /// The page's words.
    pub words: Words,
    /// Writes the text; an empty one is none.
    pub text: Callback<(), String>,
    /// The id of the button's words.
    #[prop_or(id("copy"))]
    pub label: &'static str,
    /// What the button copies, as its element tells.
    #[prop_or_default]
    pub name: Option<&'static str>,
}

/// The button.
#[component]
pub fn CopyButton(props: &CopyProps) -> Html {
    let words = props.words;
    let copied = use_state(|| None::<bool>);
    let onclick = {
        let (text, copied) = (props.text.clone(), copied.clone());
        move |_: MouseEvent| {
            let (text, copied) = (text.emit(()), copied.clone());
            spawn_local(async move {
                copied.set(Some(copy(&text).await));
                Timeout::new(SHOWN_MS, move || copied.set(None)).forget();
            });
        }
    };
    let label = match *copied {
        None => words.say(props.label),
        Some(true) => words.say("copied"),
        Some(false) => words.say("copy-failed"),
    };
    html! {
        <button type="button" class="copy" data-testid="copy" data-form={props.name} {onclick}>
            <span aria-live="polite">{ label }</span>
        </button>
    }
}

async fn copy(text: &str) -> bool {
    let window = gloo::utils::window();
    // Without HTTPS a browser has no clipboard to offer, and asking for it would stop the program.
    if text.is_empty() || !window.is_secure_context() {
        return false;
    }
    let written = window.navigator().clipboard().write_text(text);
    JsFuture::from(written).await.is_ok()
}
