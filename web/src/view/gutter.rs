//! The line numbers, with a sign beside the lines that decide and those with a finding.
//!
//! A column of its own: numbers that stood in their lines would all move with every new line.

use super::terms;
use crate::highlight::Line;
use session::answer::{Decision, Severity};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::{Document, Element};
use yew::prelude::*;

/// Keeps the numbers and signs of the lines in the element that is returned. Like the paper it takes
/// nothing away that could stay.
#[hook]
pub fn use_gutter(lines: Rc<Vec<Line>>) -> NodeRef {
    let gutter = use_node_ref();
    let there = use_mut_ref(Vec::<Mark>::new);
    use_effect_with(lines, {
        let gutter = gutter.clone();
        move |lines: &Rc<Vec<Line>>| {
            if let Some(gutter) = gutter.cast::<Element>() {
                let mut there = there.borrow_mut();
                let new: Vec<Mark> = lines.iter().map(|line| (line.tint, line.finding)).collect();
                // The calls can only fail on names that aren't well-formed, and these are.
                let _ = repaint(&gutter, &there, &new);
                *there = new;
            }
        }
    });
    gutter
}

/// The tint and the worst finding of a line.
type Mark = (Option<Decision>, Option<Severity>);

fn repaint(gutter: &Element, old: &[Mark], new: &[Mark]) -> Result<(), JsValue> {
    let document = gloo::utils::document();
    let spans = gutter.children();
    for (index, mark) in new.iter().enumerate() {
        if old.get(index) == Some(mark) {
            continue;
        }
        let there = spans.item(u32::try_from(index).unwrap_or(u32::MAX));
        let span = match there {
            Some(span) => span,
            None => number(&document, gutter, index + 1)?,
        };
        draw(&span, *mark);
    }
    for _ in new.len()..old.len() {
        if let Some(last) = gutter.last_element_child() {
            last.remove();
        }
    }
    Ok(())
}

fn number(document: &Document, gutter: &Element, number: usize) -> Result<Element, JsValue> {
    let (span, sign) = (
        document.create_element("span")?,
        document.create_element("b")?,
    );
    sign.append_child(&document.create_text_node(""))?;
    span.append_child(&sign)?;
    span.append_child(&document.create_text_node(&number.to_string()))?;
    gutter.append_child(&span)?;
    Ok(span)
}

fn draw(span: &Element, mark: Mark) {
    let (class, sign_class, sign) = signed(mark);
    span.set_class_name(class);
    if let Some(element) = span.first_element_child() {
        element.set_class_name(&sign_class);
        if let Some(text) = element.first_child() {
            text.set_node_value(Some(sign));
        }
    }
}

/// The class of a line's number, and its sign with its class. The sign carries the tint's meaning where
/// its colour can't be seen.
fn signed((tint, finding): Mark) -> (&'static str, String, &'static str) {
    let (class, sign, _) = tint.map_or(("", "", ""), terms::decision);
    let (finding, sign) = match finding {
        Some(severity) => (terms::severity(severity).0, "!"),
        None => ("", sign),
    };
    (class, format!("sign {finding}"), sign)
}

/// A line's number in HTML, for what is written once.
pub fn written(line: &Line) -> Html {
    let (class, sign_class, sign) = signed((line.tint, line.finding));
    html! { <span {class}><b class={sign_class}>{ sign }</b>{ line.number }</span> }
}
