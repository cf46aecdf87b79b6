//! What was found in a policy's text, with the line it stands in.

use super::prose::prose;
use super::terms;
use crate::app::use_dispatch;
use crate::place::{self, Place};
use crate::state::Action;
use crate::text::use_words;
use iam::language::Sentence;
use session::answer::Answer;
use std::rc::Rc;
use yew::prelude::*;

/// Whose findings.
#[derive(Properties, PartialEq)]
pub struct FindingsProps {
    /// The policy's index.
    pub index: usize,
    /// Its text.
    pub text: String,
    /// The answer that holds the findings.
    pub answer: Rc<Answer>,
}

/// The list; a click goes to the place.
#[component]
pub fn Findings(props: &FindingsProps) -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    let findings = props.answer.diagnostics.iter();
    let findings: Vec<Html> = findings
        .filter(|diagnostic| diagnostic.policy == props.index)
        .map(|diagnostic| {
            let (class, name) = terms::severity(diagnostic.severity);
            let line = place::line(&props.text, diagnostic.span.start);
            let place = Place {
                policy: props.index,
                span: diagnostic.span,
            };
            let go = dispatch.reform(move |_: MouseEvent| Action::GoTo(place));
            html! {
                <li
                    class={classes!("finding-row", class)}
                    data-testid="diagnostic"
                    data-code={diagnostic.code}
                    data-line={line.to_string()}
                >
                    <span class={classes!("sign", class)} aria-hidden="true">{ "!" }</span>
                    <p>
                        <strong>{ words.say(name) }</strong>
                        { " " }
                        { prose(&diagnostic.message) }
                    </p>
                    <button type="button" class="quiet" onclick={go}>
                        { words.fill(&Sentence::new("go-to-line").with("line", line)) }
                    </button>
                </li>
            }
        })
        .collect();
    if findings.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="findings" aria-label={words.say("findings")}>{ findings }</ul>
    }
}
