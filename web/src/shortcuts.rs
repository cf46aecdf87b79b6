//! The keyboard's way through the page.
//!
//! A letter alone is a shortcut outside of text fields, and only as long as the visitor leaves it on
//! (<https://www.w3.org/WAI/WCAG22/Understanding/character-key-shortcuts.html>); with Alt and Shift it
//! is one everywhere. Firefox keeps such keys for pages, and no other browser uses these.

use crate::app::Dispatch;
use crate::state::{Action, Turn};
use crate::text::id;
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::prelude::*;

/// One shortcut.
#[derive(Debug)]
pub struct Shortcut {
    /// Its letter, in lower case.
    pub letter: char,
    /// The id of the words that say what it does.
    pub label: &'static str,
    deed: Deed,
}

/// What a shortcut does. The elements are those that one would click or go to without it.
#[derive(Debug)]
enum Deed {
    Focus(&'static str),
    Click(&'static str),
    Turn(Turn),
    NextTheme,
}

const fn shortcut(letter: char, label: &'static str, deed: Deed) -> Shortcut {
    Shortcut {
        letter,
        label,
        deed,
    }
}

/// All of them, in the order of the page.
pub static SHORTCUTS: [Shortcut; 12] = [
    shortcut(
        'c',
        id("shortcut-compose"),
        Deed::Click("[data-testid=compose]"),
    ),
    shortcut(
        'e',
        id("shortcut-editor"),
        Deed::Focus("[data-testid=editor]"),
    ),
    shortcut('n', id("shortcut-next"), Deed::Turn(Turn::Next)),
    shortcut('b', id("shortcut-back"), Deed::Turn(Turn::Back)),
    shortcut(
        'a',
        id("shortcut-address"),
        Deed::Focus("[data-testid=source-ip], [data-testid=vpc-source-ip]"),
    ),
    shortcut(
        'd',
        id("shortcut-document"),
        Deed::Focus("[data-testid=document]"),
    ),
    shortcut('v', id("shortcut-verdict"), Deed::Focus("#verdict-heading")),
    shortcut(
        'p',
        id("shortcut-paste"),
        Deed::Click("[data-testid=paste]"),
    ),
    shortcut(
        'x',
        id("shortcut-examples"),
        Deed::Click("[data-testid=examples]"),
    ),
    shortcut('l', id("shortcut-link"), Deed::Click("[data-form=link]")),
    shortcut(
        'm',
        id("shortcut-report"),
        Deed::Click("[data-form=report]"),
    ),
    shortcut('t', id("shortcut-theme"), Deed::NextTheme),
];

/// Opens the list of the shortcuts.
pub const LIST: &str = "[data-testid=shortcuts]";

/// Waits for the shortcuts, wherever the focus is.
#[hook]
pub fn use_shortcuts(dispatch: Dispatch, letters: bool) {
    use_effect_with((dispatch, letters), |(dispatch, letters)| {
        let (dispatch, letters) = (dispatch.clone(), *letters);
        let options = EventListenerOptions::enable_prevent_default();
        let document = gloo::utils::document();
        let listener =
            EventListener::new_with_options(&document, "keydown", options, move |event| {
                if let Some(key) = event.dyn_ref::<KeyboardEvent>()
                    && (key.alt_key() || !is_written_to(key))
                    && !is_busy()
                    && pressed(key, letters, &dispatch)
                {
                    event.prevent_default();
                }
            });
        move || drop(listener)
    });
}

/// An open dialog has the keyboard to itself.
fn is_busy() -> bool {
    let open = gloo::utils::document().query_selector("dialog[open]");
    open.is_ok_and(|dialog| dialog.is_some())
}

/// Does what the key asks for. Whether it asked for anything.
fn pressed(key: &KeyboardEvent, letters: bool, dispatch: &Dispatch) -> bool {
    if key.ctrl_key() || key.meta_key() || key.is_composing() {
        return false;
    }
    let found = if key.alt_key() {
        // With Alt some keyboards type another letter, so the key is told by its place.
        let code = key.code();
        let letter = code.strip_prefix("Key").filter(|_| key.shift_key());
        letter.and_then(|letter| find(&letter.to_lowercase()))
    } else if !letters {
        return false;
    } else if key.key() == "?" {
        click(LIST);
        return true;
    } else {
        find(&key.key())
    };
    match found.map(|shortcut| &shortcut.deed) {
        Some(Deed::Focus(selector)) => crate::view::focus::focus(selector),
        Some(Deed::Click(selector)) => click(selector),
        Some(Deed::Turn(turn)) => dispatch.emit(Action::Turn(*turn)),
        Some(Deed::NextTheme) => dispatch.emit(Action::NextTheme),
        None => return false,
    }
    true
}

fn find(letter: &str) -> Option<&'static Shortcut> {
    let mut chars = letter.chars();
    let first = chars.next().filter(|_| chars.next().is_none())?;
    SHORTCUTS.iter().find(|shortcut| shortcut.letter == first)
}

/// Whether the key goes into a field. No letter goes into a check box, which may still have the focus for
/// a moment when the dialog around it has closed.
fn is_written_to(key: &KeyboardEvent) -> bool {
    let target = key
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let field = target.map(|target| target.closest("input:not([type=checkbox]), textarea, select"));
    matches!(field, Some(Ok(Some(_))))
}

fn click(selector: &str) {
    let found = gloo::utils::document().query_selector(selector);
    if let Some(element) = found.ok().flatten()
        && let Some(element) = element.dyn_ref::<HtmlElement>()
    {
        element.click();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_letter_has_one_meaning() {
        for shortcut in &SHORTCUTS {
            assert!(shortcut.letter.is_ascii_lowercase());
            let found = find(&shortcut.letter.to_string()).unwrap();
            assert_eq!(found.label, shortcut.label);
        }
        for key in ["", "E", "Enter", "ee", "é", "?"] {
            assert!(find(key).is_none(), "{key}");
        }
    }
}
