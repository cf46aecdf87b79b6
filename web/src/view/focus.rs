//! Puts the focus where the visitor goes on: where what had it is about to vanish, and where a button
//! leads to another place of the page.

use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// Focuses the first element that matches, and opens whatever it is in.
pub fn focus(selector: &str) {
    let found = gloo::utils::document().query_selector(selector);
    let Some(element) = found.ok().flatten() else {
        return;
    };
    let closed = |element: &Element| element.closest("details:not([open])").ok().flatten();
    while let Some(around) = closed(&element) {
        // The one failure is an ill-formed name, and this name is well-formed.
        if around.set_attribute("open", "").is_err() {
            break;
        }
    }
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // An element that can't take the focus leaves it where it is.
        let _ = element.focus();
    }
}

thread_local! {
    /// What gets the focus once the next change is shown.
    static NEXT: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// The same, when the change that is asked for along with it is shown.
pub fn focus_then(selector: String) {
    NEXT.set(Some(selector));
}

/// Gives the focus to what [`focus_then`] named. The component whose change it waits for calls it: its
/// effect runs when everything in it is shown, while a timer may run before.
#[hook]
pub fn use_focus() {
    use_effect(|| {
        if let Some(selector) = NEXT.take() {
            focus(&selector);
        }
    });
}

/// What selects the row of a condition key, whatever its case.
pub fn key_row(key: &str) -> String {
    let escape = |c: char| match c.is_ascii_alphanumeric() {
        true => c.to_string(),
        false => format!("\\{:x} ", u32::from(c)),
    };
    let key: String = key.chars().map(escape).collect();
    format!("tr[data-key=\"{key}\" i]")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_stays_within_its_quotes() {
        assert_eq!(key_row("a:B\"]"), "tr[data-key=\"a\\3a B\\22 \\5d \" i]");
    }
}
