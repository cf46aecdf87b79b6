//! One field of the request: its label, what it means, and what is wrong with it.

use super::prose::prose;
use crate::app::Dispatch;
use crate::field::Field;
use crate::state::Action;
use crate::text::{Words, id};
use crate::work::{Edit, Work};
use session::answer::Answer;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What the parts of the request's form are made from.
#[derive(Clone, Copy)]
pub struct Form<'a> {
    /// The page's words.
    pub words: Words,
    /// Asks for changes.
    pub dispatch: &'a Dispatch,
    /// The work.
    pub work: &'a Work,
    /// The answer to it.
    pub answer: &'a Answer,
}

impl Form<'_> {
    /// A field with its own words.
    pub fn field(self, field: Field) -> Html {
        let (label, hint) = said(field);
        let shown = TextField {
            field,
            label,
            hint,
            value: field.read(&self.work.scenario),
            error: error_of(field, self.answer),
            doubt: doubt_of(field, self.answer),
            placeholder: "",
            end: Html::default(),
        };
        text_field(self.words, self.dispatch, shown)
    }

    /// Whether something is wrong with one of these fields.
    pub fn is_wrong(self, fields: &[Field]) -> bool {
        let errors = &self.answer.input_errors;
        let wrong = |field: &Field| errors.iter().any(|error| error.member == field.member());
        fields.iter().any(wrong)
    }
}

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
    /// Why it is hardly meant.
    pub doubt: Option<String>,
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
    let doubt = shown.doubt.as_deref().filter(|_| error.is_none());
    let described = match doubt {
        Some(_) => format!("{name}-doubt {name}-hint"),
        None => described_by(field, error.is_some()),
    };
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
                aria-describedby={described}
                inputmode={input_mode(field)}
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                {oninput}
            />
            { shown.end }
            { below(field, words.say(shown.hint), error) }
            if let Some(doubt) = doubt {
                <p class="field-doubt" id={format!("{name}-doubt")} data-testid={format!("{name}-doubt")}>
                    <span class="sign warning" aria-hidden="true">{ "!" }</span>
                    <span>{ prose(doubt) }</span>
                </p>
            }
        </div>
    }
}

/// The hint below a field, or the error in its place.
pub fn below(field: Field, hint: String, error: Option<&str>) -> Html {
    let name = field.name();
    html! {
        <>
            <p class="hint" id={format!("{name}-hint")}>{ hint }</p>
            { problem_below(name, error) }
        </>
    }
}

/// What is wrong with the element of this name.
pub fn problem_below(name: &str, error: Option<&str>) -> Html {
    html! {
        if let Some(error) = error {
            <p class="field-error" id={format!("{name}-error")} data-testid={format!("{name}-error")}>
                <span class="sign error" aria-hidden="true">{ "!" }</span>
                <span>{ prose(error) }</span>
            </p>
        }
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

/// Why what this field holds is hardly meant.
pub fn doubt_of(field: Field, answer: &Answer) -> Option<String> {
    let mut about = answer.advisories.iter();
    about
        .find(|advisory| advisory.member == Some(field.member()))?
        .text
        .clone()
}

/// The keyboard that a phone shows; an IPv6 address needs letters.
fn input_mode(field: Field) -> Option<&'static str> {
    matches!(field, Field::Account | Field::ResourceAccount).then_some("numeric")
}

/// The ids of a field's label and of what it means.
fn said(field: Field) -> (&'static str, &'static str) {
    match field {
        Field::SourceIp => (id("source-ip"), id("source-ip-hint")),
        Field::VpcSourceIp => (id("vpc-source-ip"), id("vpc-source-ip-hint")),
        Field::Vpce => (id("vpce"), id("vpce-hint")),
        Field::Vpc => (id("vpc"), id("vpc-hint")),
        Field::Document => (id("document"), id("document-hint")),
        Field::DocumentOwner => (id("document-owner"), id("document-owner-hint")),
        Field::Target => (id("target"), id("target-hint")),
        Field::SessionId => (id("session-id"), id("session-id-hint")),
        Field::Action => (id("action"), id("action-hint")),
        Field::Caller => (id("caller"), id("caller-hint")),
        Field::RoleArn => (id("role-arn"), id("role-arn-hint")),
        Field::UserId => (id("user-id"), id("user-id-hint")),
        Field::Region => (id("region"), id("region-hint")),
        Field::Account => (id("account"), id("account-hint")),
        Field::KmsKey => (id("kms-key"), id("kms-key-hint")),
        Field::ApiAction => (id("api-action"), id("api-action-hint")),
        Field::Resource => (id("resource"), id("resource-hint")),
        Field::ResourceAccount => (id("resource-account"), id("resource-account-hint")),
    }
}
