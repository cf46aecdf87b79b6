//! The dialog that fills in the request from a pasted text.
//!
//! The browser's own `dialog` keeps the focus inside, closes on Escape and gives the focus back
//! (<https://html.spec.whatwg.org/multipage/interactive-elements.html#the-dialog-element>).

use super::agreement::Denied;
use super::understood::understood;
use crate::app::Dispatch;
use crate::paste::Draft;
use crate::state::Action;
use crate::text::Words;
use crate::work::Work;
use session::import::import;
use std::rc::Rc;
use web_sys::{HtmlDialogElement, HtmlTextAreaElement};
use yew::prelude::*;

/// The keys that open it (`shortcuts.rs`).
const SHORTCUT: &str = "Alt+Shift+P";

/// What the dialog is about.
#[derive(Properties, PartialEq)]
pub struct PasteProps {
    /// The page's words.
    pub words: Words,
    /// Asks for changes.
    pub dispatch: Dispatch,
    /// The work.
    pub work: Rc<Work>,
    /// What stands in it.
    pub draft: Draft,
}

/// The button and its dialog.
#[component]
pub fn Paste(props: &PasteProps) -> Html {
    let (words, dispatch) = (props.words, &props.dispatch);
    let (dialog, area) = (use_node_ref(), use_node_ref());
    let draft = &props.draft;
    let read = use_memo((draft.text.clone(), words.0), |(text, language)| {
        (!text.trim().is_empty()).then(|| import(text, *language))
    });
    let useful = matches!(&*read, Some(Ok(read)) if !read.scenarios.is_empty());

    let show = {
        let (dialog, area) = (dialog.clone(), area.clone());
        Callback::from(move |()| show(&dialog, &area))
    };
    let close = {
        let dialog = dialog.clone();
        Callback::from(move |()| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        })
    };
    let apply = {
        let (dispatch, close) = (dispatch.clone(), close.clone());
        Callback::from(move |()| {
            if useful {
                close.emit(());
                dispatch.emit(Action::Apply);
            }
        })
    };
    let oninput = dispatch.reform(|event: InputEvent| {
        let area = event.target_unchecked_into::<HtmlTextAreaElement>();
        Action::Draft(area.value().into())
    });
    let onkeydown = {
        let apply = apply.clone();
        move |event: KeyboardEvent| {
            if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                event.prevent_default();
                apply.emit(());
            }
        }
    };
    html! {
        <>
            <button
                type="button"
                class="quiet inline"
                data-testid="paste"
                aria-haspopup="dialog"
                aria-keyshortcuts={SHORTCUT}
                title={SHORTCUT}
                onclick={show.reform(|_: MouseEvent| ())}
            >
                { words.say("paste") }
            </button>
            <dialog
                ref={dialog}
                class="dialog"
                data-testid="paste-dialog"
                aria-labelledby="paste-heading"
            >
                <h2 id="paste-heading">{ words.say("paste-heading") }</h2>
                <label for="paste-text">{ words.say("paste-text") }</label>
                <textarea
                    ref={area}
                    id="paste-text"
                    class="mono"
                    data-testid="paste-text"
                    rows="7"
                    aria-describedby="paste-hint"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    value={draft.text.clone()}
                    {oninput}
                    {onkeydown}
                />
                <p class="hint" id="paste-hint">{ words.say("paste-hint") }</p>
                { understood(words, dispatch, &props.work, read.as_ref().as_ref(), draft.chosen) }
                <Denied {words} work={props.work.clone()} {read} chosen={draft.chosen} />
                <div class="dialog-end">
                    <button type="button" data-testid="paste-cancel" onclick={close.reform(|_: MouseEvent| ())}>
                        { words.say("cancel") }
                    </button>
                    <button
                        type="button"
                        class="primary"
                        data-testid="paste-apply"
                        disabled={!useful}
                        onclick={apply.reform(|_: MouseEvent| ())}
                    >
                        { words.say("apply") }
                    </button>
                </div>
            </dialog>
        </>
    }
}

fn show(dialog: &NodeRef, area: &NodeRef) {
    let Some(dialog) = dialog.cast::<HtmlDialogElement>() else {
        return;
    };
    // An open dialog refuses to be opened, and is what was asked for.
    let _ = dialog.show_modal();
    if let Some(area) = area.cast::<HtmlTextAreaElement>() {
        // Neither fails on a text area that is shown. What stands there gives way to the next paste.
        let _ = area.focus();
        area.select();
    }
}
