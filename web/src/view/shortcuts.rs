//! The dialog that lists the shortcuts, and turns letters off as shortcuts.

use crate::app::Dispatch;
use crate::shortcuts::{SHORTCUTS, use_shortcuts};
use crate::state::Action;
use crate::text::{Words, id};
use web_sys::{HtmlDialogElement, HtmlInputElement};
use yew::prelude::*;

/// What the dialog shows.
#[derive(Properties, PartialEq)]
pub struct ShortcutsProps {
    /// The page's words.
    pub words: Words,
    /// Asks for changes.
    pub dispatch: Dispatch,
    /// Whether letters alone are shortcuts.
    pub letters: bool,
}

/// The button and its dialog.
#[component]
pub fn Shortcuts(props: &ShortcutsProps) -> Html {
    let (words, dispatch) = (props.words, &props.dispatch);
    use_shortcuts(dispatch.clone(), props.letters);
    let dialog = use_node_ref();
    let show = {
        let dialog = dialog.clone();
        move |_: MouseEvent| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                // An open dialog refuses to be opened, and is what was asked for.
                let _ = dialog.show_modal();
            }
        }
    };
    let close = {
        let dialog = dialog.clone();
        move |_: MouseEvent| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        }
    };
    let use_letters = dispatch.reform(|event: Event| {
        Action::UseLetters(event.target_unchecked_into::<HtmlInputElement>().checked())
    });
    let row = |key: String, label: &'static str| {
        html! {
            <tr>
                <th scope="row"><kbd>{ key }</kbd></th>
                <td>{ words.say(label) }</td>
            </tr>
        }
    };
    html! {
        <>
            <button
                type="button"
                data-testid="shortcuts"
                aria-haspopup="dialog"
                aria-label={words.say("shortcuts")}
                title={words.say("shortcuts")}
                onclick={show}
            >
                { "?" }
            </button>
            <dialog ref={dialog} class="dialog shortcuts-dialog" data-testid="shortcuts-dialog" aria-labelledby="shortcuts-heading">
                <h2 id="shortcuts-heading">{ words.say("shortcuts") }</h2>
                <p class="hint">{ words.say("shortcuts-hint") }</p>
                <table class="facts">
                    <tbody>
                        { row("?".to_string(), id("shortcut-list")) }
                        { for SHORTCUTS.iter().map(|shortcut| {
                            row(shortcut.letter.to_uppercase().to_string(), shortcut.label)
                        }) }
                        { row("F8".to_string(), id("shortcut-finding")) }
                        { row("Shift F8".to_string(), id("shortcut-finding-before")) }
                    </tbody>
                </table>
                <div class="dialog-end">
                    <label class="switch">
                        <input
                            type="checkbox"
                            data-testid="letters"
                            checked={props.letters}
                            onchange={use_letters}
                        />
                        { words.say("shortcuts-letters") }
                    </label>
                    <button type="button" data-testid="shortcuts-close" onclick={close}>
                        { words.say("dismiss") }
                    </button>
                </div>
            </dialog>
        </>
    }
}
