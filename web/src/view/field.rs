//! One field of the request: its label, what it means, and what is wrong with it.

use super::prose::prose;
use crate::app::Dispatch;
use crate::field::Field;
use crate::state::Action;
use crate::text::Words;
use crate::work::Edit;
use session::answer::Answer;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// A field for one line of text.
pub struct TextField {
    /// Which field.
    pub field: Field,
    /// The id of its label.
    pub label: &'static str,
    /// The id of what it means, in a few words.
    pub hint: &'static str,
    /// What it holds.
    pub value: String,
    /// What is wrong with it.
    pub error: Option<String>,
    /// What its emptiness stands for.
    pub placeholder: &'static str,
    /// Stands behind the text.
    pub end: Html,
}

/// The field.
pub fn text_field(words: Words, dispatch: &Dispatch, shown: TextField) -> Html {
    let field = shown.field;
    let name = field.name();
    let error = shown.error.as_deref();
    let oninput = dispatch.reform(move |event: InputEvent| {
        let value = event.target_unchecked_into::<HtmlInputElement>().value();
        Action::Edit(Edit::Field(field, value))
    });
    html! {
        <div class={classes!("field", name)}>
            <label for={name}>{ words.say(shown.label) }</label>
            <input
                id={name}
                data-testid={name}
                class="mono"
                value={shown.value}
                placeholder={shown.placeholder}
                aria-invalid={error.is_some().then_some("true")}
                aria-describedby={described_by(field, error.is_some())}
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                {oninput}
            />
            { shown.end }
            { below(field, words.say(shown.hint), error) }
        </div>
    }
}

/// The hint below a field, or the error in its place.
pub fn below(field: Field, hint: String, error: Option<&str>) -> Html {
    let name = field.name();
    html! {
        <>
            <p class="hint" id={format!("{name}-hint")}>{ hint }</p>
            if let Some(error) = error {
                <p class="field-error" id={format!("{name}-error")} data-testid={format!("{name}-error")}>
                    <span class="sign error" aria-hidden="true">{ "!" }</span>
                    <span>{ prose(error) }</span>
                </p>
            }
        </>
    }
}

/// The ids of what stands below a field.
pub fn described_by(field: Field, wrong: bool) -> String {
    let name = field.name();
    if wrong {
        format!("{name}-error {name}-hint")
    } else {
        format!("{name}-hint")
    }
}

/// What is wrong with this field.
pub fn error_of(field: Field, answer: &Answer) -> Option<String> {
    let errors = answer.input_errors.iter();
    let mut of_field = errors.filter(|error| error.member == field.member());
    of_field.next().map(|error| error.message.clone())
}
