//! The scenario to take along: as a command, for IAM's policy simulator, as a report, as a link, as
//! AWS's message.

use super::copy::CopyButton;
use super::messages::cli_message;
use crate::address;
use crate::field::Field;
use crate::text::{Words, id};
use crate::work::Work;
use session::answer::Answer;
use session::export;
use std::rc::Rc;
use yew::prelude::*;

/// One button for each form that there is. A text is written when it is asked for: a report at each
/// keystroke would be slow.
pub fn copies(words: Words, work: &Rc<Work>, answer: &Rc<Answer>) -> Html {
    let language = words.0;
    let command = export::command(&work.scenario);
    let simulate = {
        let work = work.clone();
        move |()| export::simulate(&work.asked(), language).join("\n\n")
    };
    let report = {
        let (work, answer) = (work.clone(), answer.clone());
        move |()| {
            let link = address::link(&work.scenario);
            export::report(&work.asked(), &answer, link.as_deref(), language)
        }
    };
    let link = {
        let work = work.clone();
        move |()| address::link(&work.scenario).unwrap_or_default()
    };
    let message = answer.messages.first();
    let message = message.map(|message| cli_message(&Field::Action.read(&work.scenario), message));
    html! {
        <section class="copies" aria-labelledby="copies-heading">
            <h3 id="copies-heading">{ words.say("copy-as") }</h3>
            if let Some(command) = command {
                <CopyButton {words} name="command" label={id("copy-command")} text={move |()| command.clone()} />
            }
            <CopyButton {words} name="simulate" label={id("copy-simulate")} text={simulate} />
            <CopyButton {words} name="report" label={id("copy-report")} text={report} />
            <CopyButton {words} name="link" label={id("copy-link")} text={link} />
            if let Some(message) = message {
                <CopyButton {words} name="message" label={id("copy-message")} text={move |()| message.clone()} />
            }
        </section>
    }
}
