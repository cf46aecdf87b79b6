//! One field of the request: its label, what it means, and what is wrong with it.

use super::prose::prose;
use crate::app::use_dispatch;
use crate::field::Field;
use crate::state::Action;
use crate::work::Edit;
use session::answer::Answer;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What a field shows.
#[derive(Properties, PartialEq)]
pub struct FieldProps {
    /// Which field.
    pub field: Field,
    /// Its label.
    pub label: String,
    /// What it means, in a few words.
    pub hint: String,
    /// What it holds.
    pub value: String,
    /// What is wrong with it.
    pub error: Option<String>,
    /// What its emptiness stands for.
    #[prop_or_default]
    pub placeholder: &'static str,
    /// Stands behind the text.
    #[prop_or_default]
    pub children: Html,
}

/// A field for one line of text.
#[component]
pub fn TextField(props: &FieldProps) -> Html {
    let dispatch = use_dispatch();
    let field = props.field;
    let name = field.name();
    let oninput = dispatch.reform(move |event: InputEvent| {
        let value = event.target_unchecked_into::<HtmlInputElement>().value();
        Action::Edit(Edit::Field(field, value))
    });
    html! {
        <div class={classes!("field", name)}>
            <label for={name}>{ props.label.clone() }</label>
            <input
                id={name}
                data-testid={name}
                class="mono"
                value={props.value.clone()}
                placeholder={props.placeholder}
                aria-invalid={props.error.is_some().then_some("true")}
                aria-describedby={described_by(field, props.error.is_some())}
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                {oninput}
            />
            { props.children.clone() }
            { below(field, &props.hint, props.error.as_deref()) }
        </div>
    }
}

/// The hint below a field, or the error in its place.
pub fn below(field: Field, hint: &str, error: Option<&str>) -> Html {
    let name = field.name();
    html! {
        <>
            <p class="hint" id={format!("{name}-hint")}>{ hint.to_string() }</p>
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
