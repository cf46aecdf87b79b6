//! Says what replaced the visitor's own work, and brings it back.

use super::focus::focus;
use crate::app::use_dispatch;
use crate::state::{Action, Replacement};
use crate::text::{id, use_words};
use iam::language::Sentence;
use yew::prelude::*;

/// What replaced the work, if anything did.
#[derive(Properties, PartialEq)]
pub struct NoticeProps {
    /// What replaced it.
    pub by: Option<Replacement>,
    /// Why a link wasn't opened.
    pub refused: Option<String>,
}

/// The notice. Its region is always there, because only then is a change in it spoken.
#[component]
pub fn Notice(props: &NoticeProps) -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    let pasted = props.by == Some(Replacement::Paste);
    let leave_with = |action: Action| {
        dispatch.reform(move |_: MouseEvent| {
            focus(if pasted {
                "[data-testid=paste]"
            } else {
                "[data-testid=examples]"
            });
            action.clone()
        })
    };
    let restore = leave_with(Action::Restore);
    let dismiss = leave_with(Action::Dismiss);
    let refused = props.refused.as_ref();
    let text = props.by.as_ref().map(|by| match by {
        Replacement::Example(example) => words
            .fill(&Sentence::new("replaced-by-example").with("title", words.say(example.title))),
        Replacement::Fresh => words.say("replaced-by-fresh"),
        Replacement::Removal(name) => {
            words.fill(&Sentence::new("policy-removed").with("name", name))
        }
        Replacement::Link => words.say("replaced-by-link"),
        Replacement::Paste => words.say("replaced-by-paste"),
    });
    html! {
        <div role="status">
            if let Some(sentence) = refused {
                <div class="notice" data-testid="refused">
                    <p>{ words.say("link-not-opened") }{ " " }{ sentence }</p>
                    <button type="button" class="quiet" onclick={dismiss.clone()}>
                        { words.say("dismiss") }
                    </button>
                </div>
            }
            if let Some(text) = text {
                <div class="notice" data-testid="notice">
                    <p>{ text }</p>
                    <button type="button" data-testid="restore" onclick={restore}>
                        { words.say(if pasted { id("undo") } else { id("restore") }) }
                    </button>
                    <button type="button" class="quiet" data-testid="dismiss" onclick={dismiss}>
                        { words.say("dismiss") }
                    </button>
                </div>
            }
        </div>
    }
}
