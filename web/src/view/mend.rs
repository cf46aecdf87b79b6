//! All safe changes of what the linter finds, at once: a button that makes them in every policy.

use super::focus::{focus, focus_then};
use super::rest::use_rested;
use super::tabs::SELECTED;
use super::taken::taken;
use crate::app::Dispatch;
use crate::findings::Asked;
use crate::state::Action;
use crate::text::Words;
use iam::language::Sentence;
use session::lint::{Fixed, fix_all};
use std::rc::Rc;
use yew::prelude::*;

/// What the changes are sought in.
#[derive(Properties, PartialEq)]
pub struct MendProps {
    /// The page's words.
    pub words: Words,
    /// Asks for changes.
    pub dispatch: Dispatch,
    /// What the linter looks at.
    pub asked: Rc<Asked>,
    /// How many were made, if they can be taken back.
    pub made: Option<usize>,
}

/// The button, found when the page rests, and the way back.
#[component]
pub fn Mend(props: &MendProps) -> Html {
    let (fixed, busy) = use_rested(props.asked.clone(), mend);
    // What was just made is sought anew, and won't be there any more.
    let offered = fixed.count > 0 && !(busy && props.made.is_some());
    let told = |count| {
        props
            .words
            .fill(&Sentence::new("mended").with("count", count))
    };
    let made = props.made.map(told);
    html! {
        <div class="mend" data-testid="mend" aria-busy={busy.to_string()}>
            if offered {
                { offer(props, &fixed, busy) }
            }
            { taken(props.words, &props.dispatch, made, "mend-back", "[data-testid=editor]") }
        </div>
    }
}

fn mend(asked: &Asked, _: Option<&Fixed>) -> Fixed {
    fix_all(&asked.scenario)
}

/// Changes of what was there before would undo what was typed since: they can't be made.
fn offer(props: &MendProps, fixed: &Rc<Fixed>, busy: bool) -> Html {
    let make = {
        let (dispatch, fixed) = (props.dispatch.clone(), fixed.clone());
        move |_: MouseEvent| {
            focus(SELECTED);
            dispatch.emit(Action::Mend(fixed.clone()));
            focus_then("[data-testid=mend-back]".to_string());
        }
    };
    let words = props.words;
    html! {
        <p class="mend-offer">
            <button type="button" data-testid="mend-all" disabled={busy} onclick={make}>
                { words.fill(&Sentence::new("mend-all").with("count", fixed.count)) }
            </button>
            { " " }<span class="hint">{ words.say("mend-hint") }</span>
        </p>
    }
}
