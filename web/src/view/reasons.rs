//! What stands behind the verdict: AWS's message, the checks, what surrounds them, the caveats,
//! the condition keys, and all of it to copy.

use super::advisories::Advisories;
use super::caveats::Caveats;
use super::check::CheckRow;
use super::context::DerivedContext;
use super::copies::Copies;
use super::messages::Messages;
use crate::field::Field;
use crate::place::Caret;
use crate::text::use_words;
use crate::work::Work;
use session::answer::Answer;
use std::rc::Rc;
use yew::prelude::*;

/// What the reasons are read from.
#[derive(Properties, PartialEq)]
pub struct ReasonsProps {
    /// The work.
    pub work: Rc<Work>,
    /// The answer to it.
    pub answer: Rc<Answer>,
    /// Where the caret stands.
    pub caret: Option<Caret>,
}

/// The reasons.
#[component]
pub fn Reasons(props: &ReasonsProps) -> Html {
    let words = use_words();
    let answer = &props.answer;
    let policies = &props.work.scenario.policies;
    let names: Rc<[String]> = policies.iter().map(|policy| policy.name.clone()).collect();
    html! {
        <>
            if !answer.messages.is_empty() {
                <Messages
                    action={Field::Action.read(&props.work.scenario)}
                    messages={answer.messages.clone()}
                />
            }
            if !answer.checks.is_empty() {
                <section class="checks" aria-labelledby="checks-heading">
                    <h3 id="checks-heading">{ words.say("checks") }</h3>
                    { for answer.checks.iter().map(|check| html! {
                        <CheckRow
                            key={check.resource.clone()}
                            check={check.clone()}
                            names={names.clone()}
                            caret={props.caret}
                        />
                    }) }
                </section>
            }
            if !answer.advisories.is_empty() {
                <Advisories advisories={answer.advisories.clone()} />
            }
            if !answer.caveats.is_empty() {
                <Caveats caveats={answer.caveats.clone()} />
            }
            if answer.decision.is_some() {
                <Copies work={props.work.clone()} answer={answer.clone()} />
                <DerivedContext work={props.work.clone()} />
            }
        </>
    }
}
