//! Says what replaced the visitor's own work, and brings it back.

use super::focus::focus;
use crate::app::Dispatch;
use crate::state::{Action, Replacement, State};
use crate::text::{Words, id};
use iam::language::Sentence;
use yew::prelude::*;

/// The notice. Its region is always there, because only then is a change in it spoken.
pub fn notice(words: Words, dispatch: &Dispatch, state: &State) -> Html {
    let previous = state.previous.as_ref();
    let told = previous.filter(|previous| !previous.dismissed);
    let by = told.map(|previous| &previous.by);
    let undone = matches!(by, Some(Replacement::Paste | Replacement::Tag(..)));
    let next = match by {
        Some(Replacement::Paste) => "[data-testid=paste]".to_string(),
        Some(Replacement::Tag(owner, _)) => format!("[data-testid=add-{}]", owner.name()),
        _ => "[data-testid=examples]".to_string(),
    };
    let leave_with = |action: Action| {
        let next = next.clone();
        dispatch.reform(move |_: MouseEvent| {
            focus(&next);
            action.clone()
        })
    };
    let restore = leave_with(Action::Restore);
    let dismiss = leave_with(Action::Dismiss);
    let understood = leave_with(Action::Understood);
    let text = by.map(|by| match by {
        Replacement::Example(example) => words
            .fill(&Sentence::new("replaced-by-example").with("title", words.say(example.title))),
        Replacement::Fresh => words.say("replaced-by-fresh"),
        Replacement::Removal(name) => {
            words.fill(&Sentence::new("policy-removed").with("name", name))
        }
        Replacement::Link => words.say("replaced-by-link"),
        Replacement::Earlier => words.say("replaced-earlier"),
        Replacement::Paste => words.say("replaced-by-paste"),
        Replacement::Tag(_, key) => words.fill(&Sentence::new("tag-removed").with("key", key)),
    });
    html! {
        <div role="status">
            if let Some(sentence) = &state.refused {
                <div class="notice" data-testid="refused">
                    <p>{ words.say("link-not-opened") }{ " " }{ sentence }</p>
                    <button type="button" class="quiet" onclick={understood.clone()}>
                        { words.say("dismiss") }
                    </button>
                </div>
            }
            if let Some(unread) = &state.unread {
                <div class="notice" data-testid="unread">
                    <p>{ words.fill(&Sentence::new("kept-unread").with("key", &unread.key)) }{ " " }{ &unread.why }</p>
                    <button type="button" class="quiet" onclick={understood}>
                        { words.say("dismiss") }
                    </button>
                </div>
            }
            if let Some(text) = text {
                <div class="notice" data-testid="notice">
                    <p>{ text }</p>
                    <button type="button" data-testid="restore" onclick={restore}>
                        { words.say(if undone { id("undo") } else { id("restore") }) }
                    </button>
                    <button type="button" class="quiet" data-testid="dismiss" onclick={dismiss}>
                        { words.say("dismiss") }
                    </button>
                </div>
            }
        </div>
    }
}
