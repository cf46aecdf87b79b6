//! Text → tree, with a span on every name and value.
//!
//! Invariants: never fails and never stops at the first error (it recovers and goes on); keeps
//! duplicate names; uses no recursion, so that no text can exhaust the stack. The grammar is
//! [RFC 8259](https://www.rfc-editor.org/rfc/rfc8259); what it forbids (comments, trailing commas,
//! single quotes) is understood and reported.

mod lexer;
mod strict;
mod tree;
mod write;

use crate::diagnostic::Diagnostic;
use crate::language::Sentence;
use crate::span::{LineIndex, Span};
use lexer::{Lexer, Token, TokenKind};
use std::borrow::Cow;
use tree::Kind;

pub use strict::{Broken, first, whole};
pub use tree::{Items, Member, Members, Node, Tree, Value};
pub use write::{compact, quoted};

/// How deep brackets may nest. A policy needs six levels.
pub const DEPTH: usize = 64;

/// The longest text that is read, in bytes. The largest policy IAM stores has 20,480 characters.
pub const SIZE: usize = 4 << 20;

const SYNTAX: &str = "JSON_SYNTAX_ERROR";

/// Reads a text. The tree has a root unless the text holds no value at all.
pub fn parse(text: &str) -> (Tree<'_>, Vec<Diagnostic>) {
    let mut parser = Parser::new(text);
    if text.len() > SIZE {
        let message = Sentence::new("json-too-long").with("limit", SIZE);
        parser.report(Span::new(0, 0), message);
        return (parser.tree, parser.diagnostics);
    }
    // A policy has a name or a value in about every twelve bytes.
    parser.tree = Tree::with_capacity(text.len() / 12);
    let mut lexer = Lexer::new(text);
    let mut empty = true;
    let mut goes_on = true;
    // The rest of a text that is left alone still has its slips told.
    while let Some(token) = lexer.next() {
        empty = false;
        goes_on = goes_on && parser.take(token);
    }
    if empty && lexer.slips.is_empty() {
        parser.report(Span::new(0, text.len()), Sentence::new("json-empty"));
    }
    parser.finish(text.len());
    // A slip of the lexer comes first where both begin at the same place.
    let found = std::mem::replace(&mut parser.diagnostics, lexer.slips);
    parser.diagnostics.extend(found);
    parser.diagnostics.sort_by_key(|d| d.span);
    (parser.tree, parser.diagnostics)
}

/// The string, or the word, that a piece of a text is, escapes resolved.
pub(crate) fn text(piece: &str) -> Cow<'_, str> {
    let inside = piece.strip_prefix('"').and_then(|p| p.strip_suffix('"'));
    if let Some(plain) = inside.filter(|inside| !inside.contains('\\')) {
        return Cow::Borrowed(plain);
    }
    match Lexer::new(piece).next().map(|token| token.kind) {
        Some(TokenKind::String(text)) => text,
        Some(TokenKind::Word(word)) => Cow::Borrowed(word),
        _ => Cow::Borrowed(""),
    }
}

struct Parser<'a> {
    lines: LineIndex<'a>,
    stack: Vec<Frame>,
    expect: Expect,
    tree: Tree<'a>,
    diagnostics: Vec<Diagnostic>,
    /// The last token: where something is missing, it is missing behind this one.
    last: Span,
}

/// What may come next. `First…` also accepts the closing bracket.
#[derive(Clone, Copy, PartialEq)]
enum Expect {
    Value,
    FirstValue,
    Name,
    FirstName,
    Colon,
    Comma,
    Nothing,
}

/// An open bracket.
struct Frame {
    span: Span,
    /// The bracket that closes it.
    closing: char,
    /// Its place in the tree.
    place: usize,
    /// Where a name stands whose value hasn't come yet.
    pending: Option<Span>,
}

impl<'a> Parser<'a> {
    fn new(text: &'a str) -> Parser<'a> {
        Parser {
            lines: LineIndex::new(text),
            stack: Vec::new(),
            expect: Expect::Value,
            tree: Tree::default(),
            diagnostics: Vec::new(),
            last: Span::default(),
        }
    }

    /// Reads one token; false where the rest of the text must be left alone.
    fn take(&mut self, token: Token<'a>) -> bool {
        let Token { span, kind } = token;
        let goes_on = match self.expect {
            Expect::Value | Expect::FirstValue => self.take_value(span, kind),
            Expect::Name | Expect::FirstName => self.take_name(span, kind),
            Expect::Colon => self.take_colon(span, kind),
            Expect::Comma => self.take_comma(span, kind),
            Expect::Nothing => {
                self.report(span, Sentence::new("json-text-behind-end"));
                false
            }
        };
        self.last = span;
        goes_on
    }

    fn take_value(&mut self, span: Span, kind: TokenKind<'a>) -> bool {
        match kind {
            TokenKind::Open(bracket) => return self.open(span, bracket),
            TokenKind::String(text) => self.complete(span, string(text)),
            TokenKind::Word(word) => {
                let value = self.word(span, word);
                self.complete(span, value);
            }
            TokenKind::Close(']') if self.expect == Expect::FirstValue => self.close(span, ']'),
            TokenKind::Close(bracket) if bracket == ']' && self.in_array() => {
                self.report(
                    span,
                    Sentence::new("json-trailing-comma").with("bracket", "]"),
                );
                self.close(span, bracket);
            }
            TokenKind::Close(bracket) => {
                self.missing_value(span, bracket);
                self.close(span, bracket);
            }
            TokenKind::Comma => {
                self.missing_value(span, ',');
                if self.in_array() {
                    self.expect = Expect::Value;
                } else if !self.stack.is_empty() {
                    self.expect = Expect::Name;
                }
            }
            TokenKind::Colon => {
                self.report(span, Sentence::new("json-unexpected").with("found", ":"));
            }
        }
        true
    }

    fn take_name(&mut self, span: Span, kind: TokenKind<'a>) -> bool {
        match kind {
            TokenKind::String(name) => self.name(name, span),
            TokenKind::Word(word) => {
                self.report(span, Sentence::new("json-unquoted").with("found", word));
                self.name(Cow::Borrowed(word), span);
            }
            TokenKind::Close('}') if self.expect == Expect::FirstName => self.close(span, '}'),
            TokenKind::Close('}') => {
                self.report(
                    span,
                    Sentence::new("json-trailing-comma").with("bracket", "}"),
                );
                self.close(span, '}');
            }
            TokenKind::Close(bracket) => self.close(span, bracket),
            TokenKind::Comma => {
                self.report(span, Sentence::new("json-unexpected").with("found", ","));
            }
            TokenKind::Colon => {
                self.report(span, Sentence::new("json-missing-name"));
                self.name(Cow::Borrowed(""), span);
                self.expect = Expect::Value;
            }
            TokenKind::Open(bracket) => {
                self.report(span, Sentence::new("json-missing-name"));
                self.name(Cow::Borrowed(""), span);
                return self.open(span, bracket);
            }
        }
        true
    }

    fn take_colon(&mut self, span: Span, kind: TokenKind<'a>) -> bool {
        match kind {
            TokenKind::Colon => {
                self.expect = Expect::Value;
                true
            }
            TokenKind::Comma | TokenKind::Close(_) => {
                self.report(self.last, Sentence::new("json-missing-colon"));
                self.complete(span, Kind::Missing);
                self.take_comma(span, kind)
            }
            TokenKind::Open(_) | TokenKind::String(_) | TokenKind::Word(_) => {
                self.report(self.last, Sentence::new("json-missing-colon"));
                self.take_value(span, kind)
            }
        }
    }

    fn take_comma(&mut self, span: Span, kind: TokenKind<'a>) -> bool {
        let next = if self.in_array() {
            Expect::Value
        } else {
            Expect::Name
        };
        match kind {
            TokenKind::Comma => {
                self.expect = next;
                true
            }
            TokenKind::Close(bracket) => {
                self.close(span, bracket);
                true
            }
            TokenKind::Colon => {
                self.report(span, Sentence::new("json-unexpected").with("found", ":"));
                true
            }
            TokenKind::Open(_) | TokenKind::String(_) | TokenKind::Word(_) => {
                self.report(self.last, Sentence::new("json-missing-comma"));
                self.expect = next;
                match next {
                    Expect::Value => self.take_value(span, kind),
                    _ => self.take_name(span, kind),
                }
            }
        }
    }

    fn open(&mut self, span: Span, bracket: char) -> bool {
        if self.stack.len() >= DEPTH {
            let message = Sentence::new("json-too-deep").with("limit", DEPTH);
            self.report(span, message);
            return false;
        }
        let (kind, closing, expect) = match bracket {
            '[' => (Kind::Array, ']', Expect::FirstValue),
            _ => (Kind::Object, '}', Expect::FirstName),
        };
        let place = self.tree.push(span, kind);
        self.stack.push(Frame {
            span,
            closing,
            place,
            pending: None,
        });
        self.expect = expect;
        true
    }

    /// Closes the innermost bracket of this shape, and with it what stands open inside it.
    fn close(&mut self, span: Span, bracket: char) {
        if !self.stack.iter().any(|frame| frame.closing == bracket) {
            let message = Sentence::new("json-unexpected").with("found", bracket);
            self.report(span, message);
            return;
        }
        while let Some(frame) = self.stack.pop() {
            let found = frame.closing == bracket;
            if !found {
                let place = self.lines.place(frame.span.start);
                let message = Sentence::new("json-wrong-bracket")
                    .with("found", bracket)
                    .with("expected", frame.closing)
                    .with("line", place.line);
                self.report(span, message);
            }
            self.complete_frame(frame, span.end);
            if found {
                break;
            }
        }
    }

    fn complete_frame(&mut self, frame: Frame, end: u32) {
        if let Some(name) = frame.pending {
            self.tree.push(name, Kind::Missing);
        }
        self.tree.end(frame.place, end);
        self.completed();
    }

    /// Puts a value where it belongs: behind what has been read.
    fn complete(&mut self, span: Span, kind: Kind<'a>) {
        self.tree.push(span, kind);
        self.completed();
    }

    fn completed(&mut self) {
        self.expect = Expect::Nothing;
        if let Some(frame) = self.stack.last_mut() {
            frame.pending = None;
            self.expect = Expect::Comma;
        }
    }

    fn name(&mut self, name: Cow<'a, str>, span: Span) {
        self.tree.push(span, string(name));
        if let Some(frame) = self.stack.last_mut() {
            frame.pending = Some(span);
        }
        self.expect = Expect::Colon;
    }

    fn word(&mut self, span: Span, word: &'a str) -> Kind<'a> {
        match word {
            "null" => Kind::Null,
            "true" => Kind::Bool(true),
            "false" => Kind::Bool(false),
            _ if lexer::is_number(word) => Kind::Number(word),
            _ => {
                self.report(span, Sentence::new("json-unquoted").with("found", word));
                Kind::Missing
            }
        }
    }

    fn missing_value(&mut self, span: Span, found: char) {
        let message = Sentence::new("json-missing-value").with("found", found);
        self.report(span, message);
        if !self.stack.is_empty() && !self.in_array() {
            self.complete(span, Kind::Missing);
        }
    }

    fn in_array(&self) -> bool {
        self.stack.last().is_some_and(|frame| frame.closing == ']')
    }

    fn finish(&mut self, end: usize) {
        let unclosed = self.stack.last().map(|frame| {
            let bracket = if frame.closing == ']' { '[' } else { '{' };
            (frame.span, bracket)
        });
        let stopped = self
            .diagnostics
            .iter()
            .any(|d| d.message.id == "json-too-deep");
        if let (Some((open, bracket)), false) = (unclosed, stopped) {
            let message = Sentence::new("json-unclosed").with("bracket", bracket);
            self.report(open, message);
        }
        while let Some(frame) = self.stack.pop() {
            self.complete_frame(frame, u32::try_from(end).unwrap_or(u32::MAX));
        }
    }

    fn report(&mut self, span: Span, message: Sentence<'static>) {
        self.diagnostics
            .push(Diagnostic::error(SYNTAX, span, message));
    }
}

fn string(text: Cow<'_, str>) -> Kind<'_> {
    match text {
        Cow::Borrowed(text) => Kind::String(text),
        Cow::Owned(text) => Kind::Escaped(text),
    }
}

#[cfg(test)]
mod tests;
