//! The dialog that composes a policy, for those who have none yet: what is wanted, and beside it, at
//! each keystroke, the policy and what its own access map says. Focus and Escape are the browser's own,
//! as in `paste.rs`.

mod choice;
mod composed;
mod end;
mod fields;
mod form;

use super::focus::focus_then;
use super::tabs::SELECTED;
use crate::app::Dispatch;
use crate::compose::{Wish, reaches};
use crate::state::Action;
use crate::text::Words;
use composed::composed;
use end::end;
use form::{Form, form};
use session::compose;
use session::compose::Wanted;
use web_sys::{HtmlDialogElement, HtmlElement};
use yew::prelude::*;

/// The keys that open it (`shortcuts.rs`).
const SHORTCUT: &str = "Alt+Shift+C";

/// What the dialog is about.
#[derive(Properties, PartialEq)]
pub struct ComposeProps {
    /// The page's words.
    pub words: Words,
    /// Asks for changes.
    pub dispatch: Dispatch,
    /// What stands in it.
    pub wish: Wish,
    /// What that comes to.
    pub wanted: Wanted,
}

/// The button and its dialog.
#[component]
pub fn Compose(props: &ComposeProps) -> Html {
    let (words, dispatch) = (props.words, &props.dispatch);
    let (dialog, area) = (use_node_ref(), use_node_ref());
    let opened = use_state(|| false);
    let made = use_memo((props.wanted.clone(), words), |(wanted, words)| {
        compose(wanted, words.0)
    });
    // Nobody waits for a map of what isn't shown.
    let reached = use_memo(
        (made.clone(), props.wanted.clone(), words, *opened),
        |(made, wanted, words, opened)| {
            let composed = made.as_ref().as_ref().ok().filter(|_| *opened);
            composed.map(|composed| reaches(&composed.text, wanted, *words))
        },
    );

    let show = {
        let (dialog, area, opened) = (dialog.clone(), area.clone(), opened.setter());
        move |_: MouseEvent| {
            opened.set(true);
            show(&dialog, &area);
        }
    };
    let close = {
        let dialog = dialog.clone();
        Callback::from(move |()| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        })
    };
    let adopt = {
        let (dispatch, close) = (dispatch.clone(), close.clone());
        let ready = made.is_ok();
        Callback::from(move |()| {
            if ready {
                close.emit(());
                dispatch.emit(Action::Adopt);
                focus_then(SELECTED.to_string());
            }
        })
    };
    let onkeydown = {
        let adopt = adopt.clone();
        move |event: KeyboardEvent| {
            if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                event.prevent_default();
                adopt.emit(());
            }
        }
    };
    let shown = Form {
        words,
        dispatch,
        wish: &props.wish,
        wanted: &props.wanted,
        errors: made.as_ref().as_ref().err().map_or(&[], Vec::as_slice),
        area,
    };
    html! {
        <>
            <button
                type="button"
                class="quiet"
                data-testid="compose"
                aria-haspopup="dialog"
                aria-keyshortcuts={SHORTCUT}
                title={SHORTCUT}
                onclick={show}
            >
                { words.say("compose") }
            </button>
            <dialog
                ref={dialog}
                class="dialog compose-dialog"
                data-testid="compose-dialog"
                aria-labelledby="compose-heading"
                {onkeydown}
            >
                <h2 id="compose-heading">{ words.say("compose-heading") }</h2>
                <div class="compose">
                    { form(&shown) }
                    if *opened {
                        { composed(words, props.wanted.form, &made, reached.as_deref().unwrap_or_default()) }
                    }
                </div>
                { end(words, made.is_ok(), &close, &adopt) }
            </dialog>
        </>
    }
}

fn show(dialog: &NodeRef, area: &NodeRef) {
    if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
        // An open dialog refuses to be opened, and is what was asked for.
        let _ = dialog.show_modal();
    }
    if let Some(area) = area.cast::<HtmlElement>() {
        // It doesn't fail on a text area that is shown.
        let _ = area.focus();
    }
}

#[cfg(test)]
mod tests;
