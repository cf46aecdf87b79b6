//! Puts painted lines into the page.
//!
//! A long policy has thousands of coloured pieces, and a key that is pressed changes one line. So the
//! lines are compared with those that are there, and only the ones in between the common beginning
//! and the common end are made anew.

use super::terms;
use crate::highlight::{Line, Piece, Token};
use session::answer::Effect;
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

fn repaint(paper: &Element, old: &[Line], new: &[Line]) -> Result<(), JsValue> {
    let kept = Kept::of(old, new);
    let document = gloo::utils::document();
    let mut next = paper.children().item(index(kept.start));
    for _ in kept.start..old.len() - kept.end {
        if let Some(gone) = next {
            next = gone.next_element_sibling();
            gone.remove();
        }
    }
    for line in new.iter().take(new.len() - kept.end).skip(kept.start) {
        paper.insert_before(&*draw(&document, line)?, next.as_deref())?;
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
#[derive(Debug, PartialEq)]
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

fn draw(document: &Document, line: &Line) -> Result<Element, JsValue> {
    let class = match line.tint {
        Some(Effect::Deny) => "line deny",
        Some(Effect::Allow) => "line allow",
        None => "line",
    };
    let element = span(document, class, "")?;
    for piece in &line.pieces {
        match piece_class(piece) {
            Some(class) => element.append_child(&*span(document, &class, &piece.text)?)?,
            None => element.append_child(&document.create_text_node(&piece.text))?,
        };
    }
    element.append_child(&document.create_text_node("\n"))?;
    number(&element, line)?;
    Ok(element)
}

fn number(element: &Element, line: &Line) -> Result<(), JsValue> {
    element.set_attribute("data-line", &line.number.to_string())
}

fn piece_class(piece: &Piece) -> Option<String> {
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
    ];
    let classes: Vec<&str> = classes
        .into_iter()
        .filter(|class| !class.is_empty())
        .collect();
    (!classes.is_empty()).then(|| classes.join(" "))
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
