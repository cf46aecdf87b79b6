//! What is wanted: from where, which sessions, and in which form.

use super::choice::{Choice, choice};
use super::fields::{account, networks};
use crate::app::Dispatch;
use crate::compose::{Part, Wish, session_name};
use crate::text::{Words, id};
use crate::view::field::problem_below;
use session::answer::InputError;
use session::compose::{self, Session, Wanted};
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
    /// What is wrong with this member.
    pub fn error(&self, member: &str) -> Option<&str> {
        let mut errors = self.errors.iter();
        let found = errors.find(|error| error.member == member)?;
        Some(&found.message)
    }
}
