//! What is wanted: from where, which sessions, and in which form.

use crate::app::Dispatch;
use crate::compose::{Part, Wish, session_name};
use crate::state::Action;
use crate::text::{Words, id};
use crate::view::field::problem_below;
use crate::view::prose::prose;
use iam::language::Sentence;
use session::answer::InputError;
use session::compose::{self, Session, Wanted};
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// What the form is made from.
pub struct Form<'a> {
    /// The page's words.
    pub words: Words,
    /// Asks for changes.
    pub dispatch: &'a Dispatch,
    /// What stands in it.
    pub wish: &'a Wish,
    /// What that comes to.
    pub wanted: &'a Wanted,
    /// What is wrong with it.
    pub errors: &'a [InputError],
    /// The field that takes the focus first.
    pub area: NodeRef,
}

/// How many wrong networks are named: a pasted letter has hundreds of words.
pub const NAMED: usize = 5;

const SESSIONS: [(Session, &str); 5] = [
    (Session::Shell, "shell"),
    (Session::Ssh, "ssh"),
    (Session::PortForwarding, "port"),
    (Session::RemoteHost, "remote-host"),
    (Session::Commands, "commands"),
];

const FORMS: [(compose::Form, &str, &str, &str); 2] = [
    (
        compose::Form::Deny,
        "deny",
        id("compose-deny"),
        id("compose-deny-hint"),
    ),
    (
        compose::Form::Allow,
        "allow",
        id("compose-allow"),
        id("compose-allow-hint"),
    ),
];

/// The form.
pub fn form(form: &Form<'_>) -> Html {
    let (words, wish) = (form.words, form.wish);
    let error = form.error("sessions");
    let described_by = error.map(|_| "compose-sessions-error");
    let boxes = SESSIONS.into_iter().map(|(session, name)| Choice {
        kind: "checkbox",
        name,
        words: (session_name(session), None),
        checked: wish.sessions.contains(&session),
        part: Box::new(move |checked| Part::Session(session, checked)),
    });
    let endpoint = Choice {
        kind: "checkbox",
        name: "endpoint",
        words: (id("compose-endpoint"), Some(id("compose-endpoint-hint"))),
        checked: wish.vpc_endpoint,
        part: Box::new(Part::VpcEndpoint),
    };
    let forms = FORMS.into_iter().map(|(one, name, label, hint)| Choice {
        kind: "radio",
        name,
        words: (label, Some(hint)),
        checked: form.wanted.form == one,
        part: Box::new(move |_| Part::Form(one)),
    });
    html! {
        <div class="compose-form">
            { networks(form) }
            { choice(form, endpoint) }
            <fieldset aria-describedby={described_by}>
                <legend>{ words.say("compose-sessions") }</legend>
                <div class="boxes">{ for boxes.map(|one| choice(form, one)) }</div>
                { problem_below("compose-sessions", error) }
            </fieldset>
            <fieldset>
                <legend>{ words.say("compose-form") }</legend>
                { for forms.map(|one| choice(form, one)) }
            </fieldset>
            { account(form) }
        </div>
    }
}

impl Form<'_> {
    fn error(&self, member: &str) -> Option<&str> {
        let mut errors = self.errors.iter();
        let found = errors.find(|error| error.member == member)?;
        Some(&found.message)
    }
}

fn networks(form: &Form<'_>) -> Html {
    let words = form.words;
    let wrong = form.errors.iter();
    let wrong = wrong.filter(|error| error.member.starts_with("networks."));
    let wrong: Vec<&InputError> = wrong.collect();
    let more = wrong.len().saturating_sub(NAMED);
    let oninput = form.dispatch.reform(|event: InputEvent| {
        let area = event.target_unchecked_into::<HtmlTextAreaElement>();
        Action::Wish(Part::Networks(area.value().into()))
    });
    html! {
        <div class="field">
            <label for="compose-networks">{ words.say("compose-networks") }</label>
            <textarea
                ref={form.area.clone()}
                id="compose-networks"
                class="mono"
                data-testid="compose-networks"
                rows="4"
                placeholder="203.0.113.0/24"
                aria-invalid={(!wrong.is_empty()).then_some("true")}
                aria-describedby="compose-networks-error compose-networks-hint"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                value={form.wish.networks.clone()}
                {oninput}
            />
            <div id="compose-networks-error" role="status">
                { for wrong.iter().take(NAMED).map(|error| html! {
                    <p class="field-error" data-testid="compose-networks-error">
                        <span class="sign error" aria-hidden="true">{ "!" }</span>
                        <span>{ prose(&error.message) }</span>
                    </p>
                }) }
                if more > 0 {
                    <p class="field-error">{ words.fill(&Sentence::new("compose-more-wrong").with("count", more)) }</p>
                }
            </div>
            <p class="hint" id="compose-networks-hint">{ words.say("compose-networks-hint") }</p>
        </div>
    }
}

fn account(form: &Form<'_>) -> Html {
    let words = form.words;
    let error = form.error("account");
    let typed = form.wish.account.clone();
    let oninput = form.dispatch.reform(|event: InputEvent| {
        let input = event.target_unchecked_into::<HtmlInputElement>();
        Action::Wish(Part::Account(input.value().into()))
    });
    let value = typed.or_else(|| form.wanted.account.clone().map(AttrValue::from));
    html! {
        <div class="field">
            <label for="compose-account">{ words.say("compose-account") }</label>
            <input
                id="compose-account"
                class="mono"
                data-testid="compose-account"
                value={value.unwrap_or_default()}
                inputmode="numeric"
                aria-invalid={error.is_some().then_some("true")}
                aria-describedby={match error {
                    Some(_) => "compose-account-error compose-account-hint",
                    None => "compose-account-hint",
                }}
                autocomplete="off"
                spellcheck="false"
                {oninput}
            />
            <p class="hint" id="compose-account-hint">{ words.say("compose-account-hint") }</p>
            { problem_below("compose-account", error) }
        </div>
    }
}

/// A box or a button to choose with.
struct Choice {
    kind: &'static str,
    name: &'static str,
    words: (&'static str, Option<&'static str>),
    checked: bool,
    part: Box<dyn Fn(bool) -> Part>,
}

fn choice(form: &Form<'_>, shown: Choice) -> Html {
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
