//! What a text area can be asked, and typed into by the program.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDocument, HtmlTextAreaElement, MouseEvent};

/// The id of a policy's text area.
pub fn id(tab: u32) -> String {
    format!("text-{tab}")
}

/// The text area of a policy.
pub fn find(tab: u32) -> Option<HtmlTextAreaElement> {
    let area = gloo::utils::document().get_element_by_id(&id(tab))?;
    area.dyn_into().ok()
}

/// Where its caret stands, in UTF-16 code units.
pub fn caret(area: &HtmlTextAreaElement) -> u32 {
    area.selection_start().ok().flatten().unwrap_or_default()
}

/// Replaces the text as if it had been typed, so that the browser's own undo brings the old one back.
/// False where the browser can't.
pub fn replace(area: &HtmlTextAreaElement, text: &str, caret: u32) -> bool {
    let document = gloo::utils::document();
    let Some(document) = document.dyn_ref::<HtmlDocument>() else {
        return false;
    };
    // Neither can fail on a text area that is shown.
    let _ = area.focus();
    area.select();
    let typed = document.exec_command_with_show_ui_and_value("insertText", false, text);
    let _ = area.set_selection_range(caret, caret);
    typed.unwrap_or(false)
}

/// The byte of the painted text that begins the token under the mouse. A text area can't be asked in
/// every browser, but the paper below it can.
pub fn byte_under(event: &MouseEvent, sheet: &Element, text: &str) -> Option<u32> {
    #[expect(clippy::cast_precision_loss, reason = "pixels of a page are few")]
    let (x, y) = (event.client_x() as f32, event.client_y() as f32);
    let under = gloo::utils::document().elements_from_point(x, y);
    let mut under = under
        .iter()
        .filter_map(|element| element.dyn_into::<Element>().ok());
    let token = under.find(|element| {
        element
            .parent_element()
            .is_some_and(|e| e.has_attribute(LINE))
    })?;
    let line = token
        .parent_element()
        .filter(|line| sheet.contains(Some(line)))?;
    let number: usize = line.get_attribute(LINE)?.parse().ok()?;
    let above = text.split('\n').take(number.checked_sub(1)?);
    let mut byte: usize = above.map(|line| line.len() + 1).sum();
    let mut before = token.previous_sibling();
    while let Some(node) = before {
        byte += node.text_content().map_or(0, |text| text.len());
        before = node.previous_sibling();
    }
    u32::try_from(byte).ok()
}

/// The attribute with which the paper numbers its lines.
pub const LINE: &str = "data-line";
