//! The editor: the browser's own text area over painted text.
//!
//! Both stand in one grid cell. The painted text is as large as it needs to be, the text area fills
//! the cell, and the box around them scrolls: nothing has to be kept in step by code. Typing, undo,
//! input methods and screen readers are the text area's.

use super::area;
use super::status::{self, status};
use crate::app::Dispatch;
use crate::findings::Shown;
use crate::highlight::{self, Marks};
use crate::place::{self, Caret, Place};
use crate::state::{Action, Sought};
use crate::text::Words;
use crate::view::gutter::{self, use_gutter};
use crate::view::pane::{Pane, bring_into_view};
use crate::view::paper::{self, use_paper};
use session::answer::{Answer, Severity, Span};
use session::lint::Finding;
use session::scenario::Text;
use std::rc::Rc;
use web_sys::{Element, HtmlTextAreaElement};
use yew::prelude::*;

/// What the editor shows.
#[derive(Properties, PartialEq)]
pub struct EditorProps {
    /// The page's words.
    pub words: Words,
    /// Asks for changes.
    pub dispatch: Dispatch,
    /// The name of the policy's tab.
    pub tab: u32,
    /// The policy's index.
    pub index: usize,
    /// Its text.
    pub text: Text,
    /// What the text area is called.
    pub label: String,
    /// The answer, for the marks; `None` where the policy isn't shown.
    pub answer: Option<Rc<Answer>>,
    /// What was found in it.
    pub findings: Vec<Shown>,
    /// The severities that F8 passes over.
    pub off: Vec<Severity>,
    /// What is pointed at and sought in it.
    pub pane: Pane,
}

/// The editor.
#[component]
pub fn Editor(props: &EditorProps) -> Html {
    let EditorProps {
        words, index, pane, ..
    } = *props;
    let dispatch = &props.dispatch;
    let shown = props.answer.is_some();
    let (scroller, area) = (use_node_ref(), use_node_ref());
    use_effect_with((pane.sought, shown), {
        let (scroller, area, text) = (scroller.clone(), area.clone(), props.text.clone());
        move |(sought, shown): &(Option<Sought>, bool)| {
            if let (Some(sought), true) = (sought, shown) {
                bring_into_view(&scroller, &area, &text, *sought);
            }
        }
    });
    let findings: Vec<&Finding> = props.findings.iter().map(|one| &one.finding).collect();
    let broken = findings
        .iter()
        .any(|found| found.severity == Severity::Error);
    let found = status::at(&props.text, &findings, pane);

    let caret = move |byte| Caret {
        policy: index,
        byte,
    };
    let oninput = {
        let dispatch = dispatch.clone();
        move |event: InputEvent| {
            let area = event.target_unchecked_into::<HtmlTextAreaElement>();
            let text = area.value();
            let byte = place::byte(&text, area::caret(&area));
            dispatch.emit(Action::Type(caret(byte), text));
        }
    };
    let set_caret = {
        let (area, text, dispatch) = (area.clone(), props.text.clone(), dispatch.clone());
        Callback::from(move |()| {
            if let Some(area) = area.cast::<HtmlTextAreaElement>() {
                let byte = place::byte(&text, area::caret(&area));
                dispatch.emit(Action::SetCaret(caret(byte)));
            }
        })
    };
    let onmousemove = {
        let (scroller, text, dispatch) = (scroller.clone(), props.text.clone(), dispatch.clone());
        move |event: MouseEvent| {
            // With a button pressed it selects.
            let paper = scroller.cast::<Element>().filter(|_| event.buttons() == 0);
            let byte = paper.and_then(|paper| area::byte_under(&event, &paper, &text));
            if let Some(byte) = byte {
                dispatch.emit(Action::Hover(Some(caret(byte))));
            }
        }
    };
    let onmouseleave = dispatch.reform(|_: MouseEvent| Action::Hover(None));
    let listed = findings
        .iter()
        .filter(|found| !props.off.contains(&found.severity));
    let places: Vec<Span> = listed.map(|found| found.span).collect();
    let reachable = !places.is_empty();
    let onkeydown = {
        let (text, dispatch) = (props.text.clone(), dispatch.clone());
        move |event: KeyboardEvent| {
            if event.key() != "F8" || event.is_composing() {
                return;
            }
            event.prevent_default();
            let area = event.target_unchecked_into::<HtmlTextAreaElement>();
            let here = place::byte(&text, area::caret(&area));
            if let Some(span) = status::next(&places, here, event.shift_key()) {
                dispatch.emit(Action::GoTo(Place {
                    policy: index,
                    span,
                }));
            }
        }
    };
    let lines = props.answer.as_ref().map(|answer| {
        let marks = Marks {
            caret: pane.caret.map(|caret| caret.byte),
            findings: findings
                .iter()
                .map(|found| (found.span, found.severity))
                .collect(),
            ..Marks::of(answer, index, pane.pointed)
        };
        highlight::paint(&props.text, &marks)
    });
    let lines = Rc::new(lines.unwrap_or_default());
    let (paint, numbers) = (use_paper(lines.clone()), use_gutter(lines.clone()));
    // Where the page is written beforehand no effect paints them.
    let written = match cfg!(feature = "prerender") {
        true => lines.as_slice(),
        false => &[],
    };
    let status_id = format!("status-{}", props.tab);
    html! {
        <>
            <div class="editor" ref={scroller}>
                <div class="sheet">
                    <div class="gutter" aria-hidden="true" ref={numbers}>
                        { for written.iter().map(gutter::written) }
                    </div>
                    <pre class="paint" aria-hidden="true" ref={paint}>
                        { for written.iter().map(paper::written) }
                    </pre>
                    <textarea
                        ref={area}
                        id={area::id(props.tab)}
                        data-testid={shown.then_some("editor")}
                        aria-label={props.label.clone()}
                        aria-describedby={status_id.clone()}
                        aria-invalid={broken.then_some("true")}
                        title={found.filter(|_| pane.hovered.is_some()).map(|found| found.message.clone())}
                        placeholder={words.say("editor-placeholder")}
                        value={AttrValue::from(&*props.text)}
                        wrap="off"
                        spellcheck="false"
                        autocomplete="off"
                        autocapitalize="off"
                        {oninput}
                        {onkeydown}
                        {onmousemove}
                        {onmouseleave}
                        onclick={set_caret.reform(|_: MouseEvent| ())}
                        onkeyup={set_caret.reform(|_: KeyboardEvent| ())}
                        onselectionchange={set_caret.reform(|_: Event| ())}
                    />
                </div>
            </div>
            if shown {
                { status(status_id, words, &props.text, reachable, found, pane) }
            }
        </>
    }
}
