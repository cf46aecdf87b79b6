//! Puts painted lines into the page.
//!
//! A long policy has thousands of coloured pieces, and a key that is pressed changes one line. So the
//! lines are compared with those that are there, and only the ones in between the common beginning
//! and the common end are made anew.

use super::area::LINE;
use super::terms;
use crate::highlight::{Line, Piece, Token};
use session::answer::Decision;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::{Document, Element};
use yew::prelude::*;

/// Keeps the lines painted on the element that is returned.
#[hook]
pub fn use_paper(lines: Rc<Vec<Line>>) -> NodeRef {
    let paper = use_node_ref();
    let there = use_mut_ref(Rc::<Vec<Line>>::default);
    use_effect_with(lines, {
        let paper = paper.clone();
        move |lines: &Rc<Vec<Line>>| {
            if let Some(paper) = paper.cast::<Element>() {
                let mut there = there.borrow_mut();
                // The calls can only fail on names that aren't well-formed, and these are.
                let _ = repaint(&paper, &there, lines);
                there.clone_from(lines);
            }
        }
    });
    paper
}

/// Paints over what is there as far as it goes: in Chromium any node that is removed from the page ends
/// the run of typing that one undo takes back.
fn repaint(paper: &Element, old: &[Line], new: &[Line]) -> Result<(), JsValue> {
    let kept = Kept::of(old, new);
    let document = gloo::utils::document();
    let mut next = paper.children().item(index(kept.start));
    let mut fresh = new.iter().take(new.len() - kept.end).skip(kept.start);
    for _ in kept.start..old.len() - kept.end {
        let Some(element) = next else { break };
        next = element.next_element_sibling();
        match fresh.next() {
            Some(line) => draw(&document, &element, line)?,
            None => element.remove(),
        }
    }
    for line in fresh {
        let element = span(&document, "", "\n")?;
        draw(&document, &element, line)?;
        paper.insert_before(&element, next.as_deref())?;
    }
    if old.len() != new.len() {
        for line in new.iter().skip(new.len() - kept.end) {
            if let Some(element) = next {
                number(&element, line)?;
                next = element.next_element_sibling();
            }
        }
    }
    Ok(())
}

/// How many lines stay as they are at the beginning and at the end, whatever their numbers.
#[derive(Debug, PartialEq, Eq)]
struct Kept {
    start: usize,
    end: usize,
}

impl Kept {
    fn of(old: &[Line], new: &[Line]) -> Kept {
        let same = |(a, b): &(&Line, &Line)| a.looks_like(b);
        let start = old.iter().zip(new).take_while(same).count();
        let left = old.len().min(new.len()) - start;
        let ends = old.iter().rev().zip(new.iter().rev());
        let end = ends.take(left).take_while(same).count();
        Kept { start, end }
    }
}

/// Paints a line over what the element shows, which ends with a line break.
fn draw(document: &Document, element: &Element, line: &Line) -> Result<(), JsValue> {
    element.set_class_name(line_class(line));
    let mut next = element.first_element_child();
    for piece in &line.pieces {
        let class = piece_class(piece);
        if let Some(there) = next {
            next = there.next_element_sibling();
            set(&there, &class, &piece.text);
        } else {
            let end = element.last_child();
            element.insert_before(&*span(document, &class, &piece.text)?, end.as_ref())?;
        }
    }
    while let Some(there) = next {
        next = there.next_element_sibling();
        set(&there, "", "");
    }
    number(element, line)
}

fn line_class(line: &Line) -> &'static str {
    match line.tint {
        Some(Decision::Deny) => "line deny",
        Some(Decision::Allow) => "line allow",
        Some(Decision::Depends) => "line depends",
        None => "line",
    }
}

/// A line in HTML as [`draw`] leaves it, for what is written once.
pub fn written(line: &Line) -> Html {
    html! { <span class={line_class(line)}>{ pieces(line) }</span> }
}

/// What a line consists of, with its end.
pub fn pieces(line: &Line) -> Html {
    html! {
        <>
            { for line.pieces.iter().map(|piece| html! {
                <span class={piece_class(piece)}>{ piece.text.clone() }</span>
            }) }
            { "\n" }
        </>
    }
}

/// To set an element's text would remove the node that holds it.
fn set(element: &Element, class: &str, text: &str) {
    element.set_class_name(class);
    if let Some(node) = element.first_child() {
        node.set_node_value(Some(text));
    }
}

fn number(element: &Element, line: &Line) -> Result<(), JsValue> {
    element.set_attribute(LINE, &line.number.to_string())
}

fn piece_class(piece: &Piece) -> String {
    let token = match piece.token {
        Token::Plain => "",
        Token::Key => "key",
        Token::Text => "text",
        Token::Literal => "literal",
        Token::Punctuation => "punctuation",
    };
    let finding = piece
        .finding
        .map_or("", |severity| terms::severity(severity).0);
    let classes = [
        token,
        if piece.finding.is_some() {
            "finding"
        } else {
            ""
        },
        finding,
        if piece.pointed { "pointed" } else { "" },
        if piece.bracket { "bracket" } else { "" },
    ];
    let classes: Vec<&str> = classes
        .into_iter()
        .filter(|class| !class.is_empty())
        .collect();
    classes.join(" ")
}

fn span(document: &Document, class: &str, text: &str) -> Result<Element, JsValue> {
    let span = document.create_element("span")?;
    span.set_class_name(class);
    span.set_text_content(Some(text));
    Ok(span)
}

/// A text area holds less than four thousand million lines.
fn index(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::highlight::{Marks, paint};

    fn kept(old: &str, new: &str) -> (usize, usize) {
        let marks = Marks::default();
        let kept = Kept::of(&paint(old, &marks), &paint(new, &marks));
        (kept.start, kept.end)
    }

    #[test]
    fn only_what_changed_is_made_anew() {
        assert_eq!(kept("a\nb\nc", "a\nB\nc"), (1, 1));
        assert_eq!(kept("a\nb\nc", "a\nb\nnew\nc"), (2, 1));
        assert_eq!(kept("a\nb\nc", "a\nc"), (1, 1));
        assert_eq!(kept("a\na", "a\na\na"), (2, 0));
        assert_eq!(kept("a", "a"), (1, 0));
        assert_eq!(kept("", "x"), (0, 0));
    }
}
