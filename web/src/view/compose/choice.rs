//! What is chosen: a box, or one of several buttons.

use super::form::Form;
use crate::compose::Part;
use crate::state::Action;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// A box or a button to choose with.
pub struct Choice {
    /// `checkbox`, or `radio` for the forms.
    pub kind: &'static str,
    /// The name of its element.
    pub name: &'static str,
    /// The ids of its label and of what it means.
    pub words: (&'static str, Option<&'static str>),
    /// Whether it is chosen.
    pub checked: bool,
    /// What choosing it changes.
    pub part: Box<dyn Fn(bool) -> Part>,
}

/// The box or button.
pub fn choice(form: &Form<'_>, shown: Choice) -> Html {
    let (label, hint) = shown.words;
    let part = shown.part;
    let onchange = form.dispatch.reform(move |event: Event| {
        let checked = event.target_unchecked_into::<HtmlInputElement>().checked();
        Action::Wish(part(checked))
    });
    let described_by = hint.map(|_| format!("compose-{}-hint", shown.name));
    html! {
        <div class="check-box">
            <label>
                <input
                    type={shown.kind}
                    name={(shown.kind == "radio").then_some("compose-form")}
                    data-testid={format!("compose-{}", shown.name)}
                    aria-describedby={described_by.clone()}
                    checked={shown.checked}
                    {onchange}
                />
                { form.words.say(label) }
            </label>
            if let Some(hint) = hint {
                <p class="hint" id={described_by}>{ form.words.say(hint) }</p>
            }
        </div>
    }
}
