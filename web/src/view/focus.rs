//! Puts the focus where the visitor goes on, when what had it is about to vanish.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Focuses the first element that matches.
pub fn focus(selector: &str) {
    let found = gloo::utils::document().query_selector(selector);
    if let Some(element) = found.ok().flatten()
        && let Some(element) = element.dyn_ref::<HtmlElement>()
    {
        // An element that can't take the focus leaves it where it is.
        let _ = element.focus();
    }
}
