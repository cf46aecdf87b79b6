//! The controls of the request's form that are no text of the scenario: choices, and yes or no.

use crate::app::Dispatch;
use crate::state::Action;
use crate::text::Words;
use crate::work::Edit;
use wasm_bindgen::JsValue;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// A list to choose from.
pub struct Choice<'a> {
    /// The name that its element has in the page.
    pub name: &'static str,
    /// The id of its label.
    pub label: &'static str,
    /// The id of what it means, in one sentence.
    pub hint: &'static str,
    /// Each value with its words.
    pub options: Vec<(&'a str, String)>,
    /// The chosen value.
    pub chosen: &'a str,
}

/// The change that a chosen value stands for.
pub type OnChoice = Box<dyn Fn(&str) -> Option<Edit>>;

/// The list. A value that none of the options has changes nothing.
pub fn choice(words: Words, dispatch: &Dispatch, shown: Choice<'_>, edit: OnChoice) -> Html {
    let Choice { name, chosen, .. } = shown;
    let dispatch = dispatch.clone();
    let onchange = Callback::from(move |event: Event| {
        let value = event.target_unchecked_into::<HtmlSelectElement>().value();
        if let Some(edit) = edit(&value) {
            dispatch.emit(Action::Edit(edit));
        }
    });
    html! {
        <div class={classes!("field", name)}>
            <label for={name}>{ words.say(shown.label) }</label>
            <select
                id={name}
                data-testid={name}
                aria-describedby={format!("{name}-hint")}
                ~selectedIndex={index(shown.options.iter().map(|(value, _)| *value == chosen))}
                {onchange}
            >
                { for shown.options.into_iter().map(|(value, said)| html! {
                    <option value={value.to_string()} selected={value == chosen}>{ said }</option>
                }) }
            </select>
            <p class="hint" id={format!("{name}-hint")}>{ words.say(shown.hint) }</p>
        </div>
    }
}

/// Which option is chosen, as a property of the list: once a visitor has chosen, a browser no longer
/// heeds the options' own attributes.
pub fn index(mut chosen: impl Iterator<Item = bool>) -> JsValue {
    let found = chosen.position(|chosen| chosen);
    number(
        found
            .and_then(|index| i32::try_from(index).ok())
            .unwrap_or(-1),
    )
}

#[cfg(target_arch = "wasm32")]
fn number(number: i32) -> JsValue {
    JsValue::from(number)
}

/// Outside of a browser there are no properties.
#[cfg(not(target_arch = "wasm32"))]
fn number(_: i32) -> JsValue {
    JsValue::NULL
}

/// Yes or no, with the ids of the label and, if there is one, of what it means.
pub fn check_box(
    words: Words,
    dispatch: &Dispatch,
    name: &str,
    (label, hint): (&'static str, Option<&'static str>),
    checked: bool,
    edit: Box<dyn Fn(bool) -> Edit>,
) -> Html {
    let onchange = dispatch.reform(move |event: Event| {
        let checked = event.target_unchecked_into::<HtmlInputElement>().checked();
        Action::Edit(edit(checked))
    });
    let described_by = hint.map(|_| format!("{name}-hint"));
    html! {
        <div class={classes!("check-box", name.to_string())}>
            <label>
                <input
                    type="checkbox"
                    data-testid={name.to_string()}
                    aria-describedby={described_by.clone()}
                    {checked}
                    {onchange}
                />
                { words.say(label) }
            </label>
            if let Some(hint) = hint {
                <p class="hint" id={described_by}>{ words.say(hint) }</p>
            }
        </div>
    }
}
