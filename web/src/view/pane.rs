//! What the editor is asked to show: the place a reason points at, and the place to go to.

use super::area::LINE;
use crate::place::{self, Caret, Place};
use crate::state::Sought;
use session::answer::Span;
use web_sys::{Element, HtmlTextAreaElement};
use yew::prelude::*;

/// What is pointed at and sought, and where the visitor is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pane {
    /// What a reason points at.
    pub pointed: Option<Place>,
    /// What is to be brought into view.
    pub sought: Option<Sought>,
    /// Where the caret stands.
    pub caret: Option<Caret>,
    /// What the mouse points at.
    pub hovered: Option<Caret>,
}

impl Pane {
    /// Only what concerns this policy.
    pub fn of(self, policy: usize) -> Pane {
        let here = |caret: &Caret| caret.policy == policy;
        Pane {
            pointed: self.pointed.filter(|place| place.policy == policy),
            sought: self.sought.filter(|sought| sought.place.policy == policy),
            caret: self.caret.filter(here),
            hovered: self.hovered.filter(here),
        }
    }
}

/// Scrolls the text, not the page, so that what the visitor is reading stays where it is; with the
/// caret the browser brings the text area into view as well.
pub fn bring_into_view(scroller: &NodeRef, area: &NodeRef, text: &str, sought: Sought) {
    let Span { start, end } = sought.place.span;
    if sought.with_caret
        && let Some(area) = area.cast::<HtmlTextAreaElement>()
    {
        // Neither can fail on a text area that is shown.
        let _ = area.focus();
        let _ = area.set_selection_range(place::utf16(text, start), place::utf16(text, end));
    }
    let Some(scroller) = scroller.cast::<Element>() else {
        return;
    };
    let selector = format!("[{LINE}=\"{}\"]", place::line(text, start));
    if let Ok(Some(line)) = scroller.query_selector(&selector) {
        let offset =
            line.get_bounding_client_rect().top() - scroller.get_bounding_client_rect().top();
        let middle = f64::from(scroller.client_height()) / 3.0;
        if offset < 0.0 || offset > 2.0 * middle {
            let top = f64::from(scroller.scroll_top()) + offset - middle;
            #[expect(clippy::cast_possible_truncation, reason = "pixels of a page fit")]
            scroller.set_scroll_top(top as i32);
        }
    }
}
