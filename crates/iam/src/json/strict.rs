//! JSON that a program wrote: read to the letter, up to the first slip.

use super::lexer::Lexer;
use super::{Expect, Parser, Tree};
use crate::language::Sentence;
use crate::span::{LineIndex, Place};

/// Why a text is no JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// What is wrong.
    pub message: Sentence<'static>,
    /// The last character that was read.
    pub place: Place,
}

/// The value with which a text begins, which is the tree's root, and the text behind it.
///
/// # Errors
///
/// The first slip before the value's end.
pub fn first(text: &str) -> Result<(Tree<'_>, &str), Broken> {
    let mut lexer = Lexer::new(text);
    let mut parser = Parser::new(text);
    loop {
        let token = lexer.next();
        let ended = token.is_none();
        let slip = std::mem::take(&mut lexer.slips).into_iter().next();
        match token {
            Some(token) if slip.is_none() => {
                parser.take(token);
            }
            _ => parser.finish(text.len()),
        }
        if let Some(slip) = slip.or(parser.diagnostics.pop()) {
            return Err(broken(text, &lexer, slip.message));
        }
        if parser.expect == Expect::Nothing {
            return Ok((parser.tree, lexer.rest()));
        }
        if ended {
            return Err(broken(text, &lexer, Sentence::new("json-empty")));
        }
    }
}

/// The value that a text is, which is the tree's root, with nothing but white space around it.
///
/// # Errors
///
/// The first slip.
pub fn whole(text: &str) -> Result<Tree<'_>, Broken> {
    let (tree, rest) = first(text)?;
    let mut lexer = Lexer::after(text, text.len() - rest.len());
    match lexer.next() {
        None if lexer.slips.is_empty() => Ok(tree),
        _ => {
            let message = Sentence::new("json-text-behind-end");
            Err(broken(text, &lexer, message))
        }
    }
}

fn broken(text: &str, lexer: &Lexer<'_>, message: Sentence<'static>) -> Broken {
    let last = lexer.read().char_indices().next_back();
    let last = last.map_or(0, |(at, _)| u32::try_from(at).unwrap_or(u32::MAX));
    Broken {
        message,
        place: LineIndex::new(text).place(last),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_ends_where_it_ends() {
        for (text, expected) in [
            ("{}", ""),
            (" [1] x", " x"),
            ("\"a\"\"", "\""),
            ("1,2", ",2"),
            ("null\n{", "\n{"),
        ] {
            assert_eq!(first(text).map(|(_, rest)| rest), Ok(expected), "{text}");
        }
        assert!(whole(" {} \n").is_ok());
        for text in ["{}}", "{} ,", "1 2", "{}\0", "[] //"] {
            assert!(whole(text).is_err(), "{text}");
        }
    }

    #[test]
    fn the_first_slip_is_told_with_the_place_where_reading_stopped() {
        for (text, expected) in [
            ("{", (1, 1)),
            ("[\n 1,", (2, 3)),
            ("{\"a\" 1}", (1, 6)),
            ("[01]", (1, 3)),
            ("[1}", (1, 3)),
            ("{\"a\": \"日", (1, 8)),
            ("[1,]", (1, 4)),
            ("[1 /* */]", (1, 9)),
            ("", (1, 1)),
        ] {
            let place = first(text).unwrap_err().place;
            assert_eq!((place.line, place.column), expected, "{text}");
        }
    }
}
