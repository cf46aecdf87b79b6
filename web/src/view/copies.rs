//! The scenario to take along: as a command, for IAM's policy simulator, as a report, as a link, as
//! AWS's message.

use super::copy::CopyButton;
use super::messages::cli_message;
use crate::address::{self, Options};
use crate::field::Field;
use crate::text::{Words, id};
use crate::work::Work;
use session::answer::Answer;
use session::export;
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// One button for each form that there is. A text is written when it is asked for: a report at each
/// keystroke would be slow.
pub fn copies(
    words: Words,
    work: &Rc<Work>,
    answer: &Rc<Answer>,
    in_language: &UseStateHandle<bool>,
) -> Html {
    let language = words.0;
    let options = Options {
        language: in_language.then_some(language),
        embed: false,
    };
    let command = export::command(&work.scenario);
    let simulate = {
        let work = work.clone();
        move |()| export::simulate(&work.asked(), language).join("\n\n")
    };
    let report = {
        let (work, answer) = (work.clone(), answer.clone());
        move |()| {
            let link = address::link(&work.scenario, options);
            export::report(&work.asked(), &answer, link.as_deref(), language)
        }
    };
    let link = {
        let work = work.clone();
        move |()| address::link(&work.scenario, options).unwrap_or_default()
    };
    let frame = {
        let work = work.clone();
        move |()| {
            let embed = Options {
                embed: true,
                ..options
            };
            let link = address::link(&work.scenario, embed);
            link.map(|link| frame(&link)).unwrap_or_default()
        }
    };
    let ask_language = {
        let in_language = in_language.clone();
        move |event: Event| {
            in_language.set(event.target_unchecked_into::<HtmlInputElement>().checked());
        }
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
            <CopyButton {words} name="frame" label={id("copy-frame")} text={frame} />
            if let Some(message) = message {
                <CopyButton {words} name="message" label={id("copy-message")} text={move |()| message.clone()} />
            }
            <label class="switch">
                <input
                    type="checkbox"
                    data-testid="in-language"
                    checked={**in_language}
                    onchange={ask_language}
                />
                { words.say("copy-in-language") }
            </label>
        </section>
    }
}

/// The small view in a frame, to put into another page.
fn frame(link: &str) -> String {
    let link = link.replace('&', "&amp;");
    format!(
        "<iframe src=\"{link}\" title=\"Portcullis\" width=\"100%\" height=\"560\" loading=\"lazy\"></iframe>"
    )
}
