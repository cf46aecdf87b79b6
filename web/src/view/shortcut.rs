//! The keyboard's way to the dialog for pasted texts.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;
use yew::prelude::*;

/// Free in the browsers: Firefox keeps such keys for pages, and no other uses this one.
pub const SHORTCUT: &str = "Alt+Shift+P";

/// Waits for the shortcut, wherever the focus is.
#[hook]
pub fn use_shortcut(pressed: Callback<()>) {
    use_effect_with((), move |()| {
        let options = EventListenerOptions::enable_prevent_default();
        let document = gloo::utils::document();
        let listener =
            EventListener::new_with_options(&document, "keydown", options, move |event| {
                if event.dyn_ref().is_some_and(is_shortcut) {
                    event.prevent_default();
                    pressed.emit(());
                }
            });
        move || drop(listener)
    });
}

/// The key is told by its place: with Alt some keyboards type another letter.
fn is_shortcut(event: &KeyboardEvent) -> bool {
    let others = event.ctrl_key() || event.meta_key();
    event.alt_key() && event.shift_key() && !others && event.code() == "KeyP"
}
