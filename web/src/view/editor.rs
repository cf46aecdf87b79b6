//! The editor: the browser's own text area over painted text.
//!
//! Both stand in one grid cell. The painted text is as large as it needs to be, the text area fills
//! the cell, and the box around them scrolls: nothing has to be kept in step by code. Typing, undo,
//! input methods and screen readers are the text area's.

use crate::app::Dispatch;
use crate::highlight::{self, Marks};
use crate::place::{self, Caret, Place};
use crate::state::{Action, Sought};
use crate::text::Words;
use crate::view::gutter::gutter;
use crate::view::pane::{Pane, bring_into_view};
use crate::view::paper::use_paper;
use crate::work::Edit;
use session::answer::{Answer, Effect, Span};
use std::rc::Rc;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// What the editor shows.
#[derive(Properties, PartialEq)]
pub struct EditorProps {
    /// The page's words.
    pub words: Words,
    /// Asks for changes.
    pub dispatch: Dispatch,
    /// The policy's index.
    pub index: usize,
    /// Its text.
    pub text: String,
    /// What the text area is called.
    pub label: String,
    /// Whether its tab is the selected one.
    pub shown: bool,
    /// The answer, for the marks.
    pub answer: Rc<Answer>,
    /// What is pointed at and sought in it.
    pub pane: Pane,
}

/// The editor.
#[component]
pub fn Editor(props: &EditorProps) -> Html {
    let (words, dispatch, index) = (props.words, &props.dispatch, props.index);
    let (scroller, area) = (use_node_ref(), use_node_ref());
    use_effect_with((props.pane.sought, props.shown), {
        let (scroller, area, text) = (scroller.clone(), area.clone(), props.text.clone());
        move |(sought, shown): &(Option<Sought>, bool)| {
            if let (Some(sought), true) = (sought, shown) {
                bring_into_view(&scroller, &area, &text, *sought);
            }
        }
    });
    let oninput = dispatch.reform(move |event: InputEvent| {
        let text = event.target_unchecked_into::<HtmlTextAreaElement>().value();
        Action::Edit(Edit::Text(index, text))
    });
    let set_caret = {
        let (dispatch, area, text) = (dispatch.clone(), area.clone(), props.text.clone());
        Callback::from(move |()| {
            let area = area.cast::<HtmlTextAreaElement>();
            if let Some(Ok(Some(at))) = area.map(|area| area.selection_start()) {
                let byte = place::byte(&text, at);
                dispatch.emit(Action::SetCaret(Caret {
                    policy: index,
                    byte,
                }));
            }
        })
    };
    let lines = if props.shown {
        highlight::paint(
            &props.text,
            &marks(&props.answer, index, props.pane.pointed),
        )
    } else {
        Vec::new()
    };
    let lines = Rc::new(lines);
    let paper = use_paper(lines.clone());
    html! {
        <div class="editor" ref={scroller}>
            <div class="sheet">
                { gutter(&lines) }
                <pre class="paint" aria-hidden="true" ref={paper} />
                <textarea
                    ref={area}
                    data-testid={props.shown.then_some("editor")}
                    aria-label={props.label.clone()}
                    placeholder={words.say("editor-placeholder")}
                    value={props.text.clone()}
                    wrap="off"
                    spellcheck="false"
                    autocomplete="off"
                    autocapitalize="off"
                    {oninput}
                    onclick={set_caret.reform(|_: MouseEvent| ())}
                    onkeyup={set_caret.reform(|_: KeyboardEvent| ())}
                />
            </div>
        </div>
    }
}

/// What is marked in a policy's text.
pub fn marks(answer: &Answer, policy: usize, pointed: Option<Place>) -> Marks {
    let rows = answer.checks.iter().flat_map(|check| &check.trace);
    let mut tints: Vec<(Span, Effect)> = rows
        .filter(|row| row.decisive && row.policy == policy)
        .map(|row| (row.span, row.effect))
        .collect();
    tints.dedup();
    let findings = answer.diagnostics.iter();
    Marks {
        tints,
        findings: findings
            .filter(|diagnostic| diagnostic.policy == policy)
            .map(|diagnostic| (diagnostic.span, diagnostic.severity))
            .collect(),
        pointed: pointed.map(|place| place.span),
    }
}
