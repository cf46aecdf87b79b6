//! From a policy's text to painted lines: JSON colours, tinted statements, underlined findings.
//!
//! Never fails and never drops a character: the pieces of a line, put together, are the line. JSON
//! has no token that spans lines, so each line is read by itself.

use crate::place::Place;
use session::answer::{Answer, Decision, Effect, Outcome, Severity, Span, TraceRow};
use std::ops::Range;

/// What is to be marked in a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marks {
    /// The statements the verdict rests on.
    pub tints: Vec<(Span, Decision)>,
    /// The findings.
    pub findings: Vec<(Span, Severity)>,
    /// What a reason points at.
    pub pointed: Option<Span>,
    /// Where the caret stands: a bracket beside it is marked, and the bracket's partner.
    pub caret: Option<u32>,
}

impl Marks {
    /// What is marked in a policy's text, with the findings that come with the answer.
    pub fn of(answer: &Answer, policy: usize, pointed: Option<Place>) -> Marks {
        let rows = answer.checks.iter().flat_map(|check| &check.trace);
        let mut tints: Vec<(Span, Decision)> = rows
            .filter(|row| row.decisive && row.policy == policy)
            .map(|row| (row.span, tells(row)))
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
            caret: None,
        }
    }
}

/// What a statement tells of the decision that rests on it.
pub fn tells(row: &TraceRow) -> Decision {
    match (row.outcome, row.effect) {
        (Outcome::Unknown, _) => Decision::Depends,
        (_, Effect::Allow) => Decision::Allow,
        (_, Effect::Deny) => Decision::Deny,
    }
}

/// One line as it is painted.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its number, from 1.
    pub number: usize,
    /// What the deciding statement it belongs to tells.
    pub tint: Option<Decision>,
    /// The worst finding that begins in it.
    pub finding: Option<Severity>,
    /// Its text, cut wherever the painting changes.
    pub pieces: Vec<Piece>,
}

impl Line {
    /// Whether it looks the same but for its number.
    pub fn looks_like(&self, other: &Line) -> bool {
        (self.tint, self.finding) == (other.tint, other.finding) && self.pieces == other.pieces
    }
}

/// A stretch of one line with one look.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// The characters.
    pub text: String,
    /// What they are in JSON.
    pub token: Token,
    /// The worst finding on them.
    pub finding: Option<Severity>,
    /// Whether a reason points at them.
    pub pointed: bool,
    /// Whether they are one of the two brackets at the caret.
    pub bracket: bool,
}

/// What a stretch of text is in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token {
    /// White space, and whatever JSON doesn't know.
    Plain,
    /// A member's name.
    Key,
    /// Any other string.
    Text,
    /// A number, or `true`, `false`, `null`.
    Literal,
    /// A brace, bracket, comma or colon.
    Punctuation,
}

/// The painted lines of a text; at least one.
pub fn paint(text: &str, marks: &Marks) -> Vec<Line> {
    let findings: Vec<(Range<usize>, Severity)> = marks
        .findings
        .iter()
        .map(|(span, severity)| (visible(text, *span), *severity))
        .collect();
    let tints: Vec<(Range<usize>, Decision)> = marks
        .tints
        .iter()
        .map(|(span, told)| (bounds(text, *span), *told))
        .collect();
    let pointed = marks.pointed.map(|span| bounds(text, span));
    let mut start = 0;
    let mut lines: Vec<Line> = text
        .split('\n')
        .enumerate()
        .map(|(index, line)| {
            let place = start..start + line.len();
            start = place.end + 1;
            Line {
                number: index + 1,
                tint: tint(&place, &tints),
                finding: findings
                    .iter()
                    .filter(|(range, _)| place.start <= range.start && range.start <= place.end)
                    .map(|(_, severity)| *severity)
                    .max_by_key(|severity| weight(*severity)),
                pieces: pieces(line, place.start, &findings, pointed.as_ref()),
            }
        })
        .collect();
    if let Some(caret) = marks.caret {
        mark_brackets(&mut lines, caret as usize);
    }
    lines
}

/// Marks the bracket behind the caret, or else the one before it, and its partner.
fn mark_brackets(lines: &mut [Line], caret: usize) {
    let mut at = 0;
    let mut open = Vec::new();
    let mut pair = None;
    for line in lines.iter() {
        for piece in &line.pieces {
            let here = (at, piece.text.as_str());
            at += piece.text.len();
            match here.1 {
                "{" | "[" => open.push(here),
                "}" | "]" => {
                    let Some(partner) = open.pop() else {
                        continue;
                    };
                    let fits = matches!((partner.1, here.1), ("{", "}") | ("[", "]"));
                    let ends = [partner.0, here.0];
                    if fits && ends.contains(&caret) {
                        pair = Some(ends);
                    } else if fits && ends.iter().any(|end| end + 1 == caret) {
                        pair = pair.or(Some(ends));
                    }
                }
                _ => {}
            }
        }
        at += 1;
    }
    let mut at = 0;
    for line in lines {
        for piece in &mut line.pieces {
            piece.bracket = pair.is_some_and(|ends| ends.contains(&at));
            at += piece.text.len();
        }
        at += 1;
    }
}

/// How bad a finding is, to compare.
pub fn weight(severity: Severity) -> u8 {
    match severity {
        Severity::Error => 3,
        Severity::SecurityWarning => 2,
        Severity::Warning => 1,
        Severity::Suggestion => 0,
    }
}

/// A line that belongs to both a deciding Deny and an Allow counts as the Deny's, as in IAM.
fn tint(line: &Range<usize>, tints: &[(Range<usize>, Decision)]) -> Option<Decision> {
    let touching = |told: Decision| {
        tints
            .iter()
            .any(|(range, of)| *of == told && overlap(line, range))
    };
    [Decision::Deny, Decision::Depends, Decision::Allow]
        .into_iter()
        .find(|told| touching(*told))
}

fn pieces(
    line: &str,
    start: usize,
    findings: &[(Range<usize>, Severity)],
    pointed: Option<&Range<usize>>,
) -> Vec<Piece> {
    let place = start..start + line.len();
    let indent = place.end - line.trim_start().len();
    let findings: Vec<_> = findings
        .iter()
        .filter(|(range, _)| overlap(&place, range))
        .collect();
    let mut cuts: Vec<usize> = findings
        .iter()
        .flat_map(|(range, _)| [range.start, range.end])
        .chain(pointed.iter().flat_map(|range| [range.start, range.end]))
        .filter(|cut| place.start < *cut && *cut < place.end)
        .collect();
    cuts.sort_unstable();
    cuts.dedup();

    let mut pieces = Vec::new();
    for (token, kind) in tokens(line) {
        let end = start + token.end;
        let mut from = start + token.start;
        let inside = cuts.iter().copied().filter(|cut| *cut < end);
        for to in inside.chain([end]) {
            if to <= from {
                continue;
            }
            let Some(text) = line.get(from - start..to - start) else {
                continue;
            };
            let here = from..to;
            pieces.push(Piece {
                text: text.to_string(),
                token: kind,
                finding: findings
                    .iter()
                    .filter(|(range, _)| overlap(&here, range))
                    // What goes on from the line before isn't about this line's indentation.
                    .filter(|(range, _)| range.start >= place.start || here.end > indent)
                    .map(|(_, severity)| *severity)
                    .max_by_key(|severity| weight(*severity)),
                pointed: pointed.is_some_and(|range| overlap(&here, range)),
                bracket: false,
            });
            from = to;
        }
    }
    pieces
}

/// The tokens of one line, without a gap.
fn tokens(line: &str) -> Vec<(Range<usize>, Token)> {
    let mut tokens: Vec<(Range<usize>, Token)> = Vec::new();
    let mut rest = line;
    while let Some(first) = rest.chars().next() {
        let start = line.len() - rest.len();
        let (length, kind) = match first {
            '"' => {
                let length = string_length(rest);
                let key = rest
                    .get(length..)
                    .is_some_and(|after| after.trim_start().starts_with(':'));
                (length, if key { Token::Key } else { Token::Text })
            }
            '{' | '}' | '[' | ']' | ',' | ':' => (1, Token::Punctuation),
            '-' | '0'..='9' | 'a'..='z' | 'A'..='Z' => {
                let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && !"+-.".contains(c));
                (end.unwrap_or(rest.len()).max(1), Token::Literal)
            }
            other => (other.len_utf8(), Token::Plain),
        };
        match tokens.last_mut() {
            Some((range, Token::Plain)) if kind == Token::Plain => range.end = start + length,
            _ => tokens.push((start..start + length, kind)),
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    tokens
}

/// The length of the string that `text` begins with, quotes included; up to the end if unclosed.
fn string_length(text: &str) -> usize {
    let mut escaped = false;
    for (index, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return index + 1,
            _ => {}
        }
    }
    text.len()
}

/// The span as a range within the text, on character boundaries.
fn bounds(text: &str, span: Span) -> Range<usize> {
    let start = text.floor_char_boundary(span.start as usize);
    let end = text.ceil_char_boundary(span.end as usize);
    start..end.max(start)
}

/// The same, grown to one character where it has none, so that a finding can be seen.
pub fn visible(text: &str, span: Span) -> Range<usize> {
    let range = bounds(text, span);
    if !range.is_empty() {
        return range;
    }
    let at = range.start;
    let after = text.get(at..).and_then(|rest| rest.chars().next());
    let before = text.get(..at).and_then(|rest| rest.chars().next_back());
    match (before, after) {
        (_, Some(next)) if next != '\n' => at..at + next.len_utf8(),
        (Some(last), _) if last != '\n' => at - last.len_utf8()..at,
        _ => range,
    }
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

#[cfg(test)]
mod tests;
