//! What stands behind the verdict: AWS's message, the checks, what surrounds them, the caveats, and
//! all of it to copy.

use super::advisories::advisories;
use super::caveats::caveats;
use super::check::check;
use super::copies::copies;
use super::messages::messages;
use crate::app::Dispatch;
use crate::field::Field;
use crate::place::Caret;
use crate::text::Words;
use crate::work::Work;
use session::answer::{Answer, MessageForm};
use std::rc::Rc;
use yew::prelude::*;

/// What the reasons are read from.
#[derive(Properties, PartialEq)]
pub struct ReasonsProps {
    /// The page's words.
    pub words: Words,
    /// Asks for changes.
    pub dispatch: Dispatch,
    /// The work.
    pub work: Rc<Work>,
    /// The answer to it.
    pub answer: Rc<Answer>,
    /// Where the caret stands.
    pub caret: Option<Caret>,
}

/// The reasons. A component, because a pointer that moves over them must not make them anew.
#[component]
pub fn Reasons(props: &ReasonsProps) -> Html {
    let (words, dispatch) = (props.words, &props.dispatch);
    let (work, answer) = (&props.work, &props.answer);
    let in_language = use_state(|| false);
    html! {
        <>
            if !answer.messages.is_empty() {
                { messages(words, &Field::Action.read(&work.scenario), &printed(answer)) }
            }
            if !answer.checks.is_empty() {
                <section class="checks" aria-labelledby="checks-heading">
                    <h3 id="checks-heading">{ words.say("checks") }</h3>
                    { for answer.checks.iter().map(|one| {
                        check(words, dispatch, one, &work.scenario.policies, props.caret)
                    }) }
                </section>
            }
            { advisories(words, &answer.advisories) }
            if !answer.caveats.is_empty() {
                { caveats(words, &answer.caveats) }
            }
            if answer.decision.is_some() {
                { copies(words, work, answer, &in_language) }
            }
        </>
    }
}

/// What AWS prints, and the same with the policy's ARN, where that is known.
fn printed(answer: &Answer) -> Vec<String> {
    let forms = answer.checks.iter().flat_map(|check| &check.messages);
    let with_arn = forms.filter(|message| message.form == MessageForm::ReasonWithArn);
    let with_arn = with_arn.map(|message| message.text.clone());
    answer.messages.iter().cloned().chain(with_arn).collect()
}
