//! Places in a text: bytes inside, lines and UTF-16 code units at the edges.
//!
//! Invariant: a [`Span`] is half-open, counted in UTF-8 bytes, and lies on character boundaries of
//! the text it was made from.

use std::cell::OnceCell;

/// A half-open range of bytes in a policy's text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte behind the last.
    pub end: u32,
}

impl Span {
    /// The span from `start` up to `end`. Texts over 4 GiB don't occur: the parser refuses them.
    pub fn new(start: usize, end: usize) -> Span {
        Span {
            start: u32::try_from(start).unwrap_or(u32::MAX),
            end: u32::try_from(end).unwrap_or(u32::MAX),
        }
    }

    /// The smallest span that holds both.
    pub fn to(self, other: Span) -> Span {
        Span {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// The piece of `text` it marks; empty where it marks none.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize)
            .unwrap_or("")
    }
}

/// Turns the bytes of a text into lines, columns and UTF-16 code units. What it needs to know of the
/// text it finds out when it's first asked: most texts have nothing to point at.
pub struct LineIndex<'a> {
    text: &'a str,
    /// Where the lines begin.
    starts: OnceCell<Vec<u32>>,
    /// Behind each character that isn't ASCII: its end, and by how much bytes outnumber code units.
    wide: OnceCell<Vec<(u32, u32)>>,
}

/// A place as people count: both from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line, from 1.
    pub line: u32,
    /// The character in the line, from 1.
    pub column: u32,
}

impl<'a> LineIndex<'a> {
    /// The index of a text.
    pub fn new(text: &'a str) -> LineIndex<'a> {
        LineIndex {
            text,
            starts: OnceCell::new(),
            wide: OnceCell::new(),
        }
    }

    fn starts(&self) -> &[u32] {
        self.starts.get_or_init(|| {
            let bytes = self.text.bytes().zip(1u32..);
            let breaks = bytes.filter(|(byte, _)| *byte == b'\n');
            std::iter::once(0).chain(breaks.map(|(_, at)| at)).collect()
        })
    }

    fn wide(&self) -> &[(u32, u32)] {
        self.wide.get_or_init(|| {
            if self.text.is_ascii() {
                return Vec::new();
            }
            let mut excess = 0;
            let wide = self.text.char_indices().filter(|(_, c)| !c.is_ascii());
            let wide = wide.map(|(at, c)| {
                excess += c.len_utf8() - c.len_utf16();
                let Span { start, end } = Span::new(excess, at + c.len_utf8());
                (end, start)
            });
            wide.collect()
        })
    }

    /// The line and column of a byte.
    pub fn place(&self, byte: u32) -> Place {
        let starts = self.starts();
        let line = starts.partition_point(|start| *start <= byte);
        let start = starts.get(line.saturating_sub(1)).copied();
        let before = Span {
            start: start.unwrap_or(0),
            end: byte,
        };
        Place {
            line: u32::try_from(line).unwrap_or(u32::MAX),
            column: u32::try_from(before.of(self.text).chars().count() + 1).unwrap_or(u32::MAX),
        }
    }

    /// How many UTF-16 code units stand before a byte: what JavaScript calls its index.
    pub fn utf16(&self, byte: u32) -> u32 {
        let wide = self.wide();
        let passed = wide.partition_point(|(end, _)| *end <= byte);
        let last = passed.checked_sub(1).and_then(|last| wide.get(last));
        byte - last.map_or(0, |(_, excess)| *excess)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_lines_characters_and_code_units() {
        let text = "a\nあ😀b";
        let index = LineIndex::new(text);
        let b = u32::try_from(text.len() - 1).unwrap();
        assert_eq!(index.place(0), Place { line: 1, column: 1 });
        assert_eq!(index.place(2), Place { line: 2, column: 1 });
        assert_eq!(index.place(b), Place { line: 2, column: 3 });
        for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
            let expected = text.get(..at).unwrap().encode_utf16().count();
            let at = u32::try_from(at).unwrap();
            assert_eq!(index.utf16(at), u32::try_from(expected).unwrap());
        }
    }

    #[test]
    fn a_span_outside_the_text_marks_nothing() {
        assert_eq!(Span::new(5, 9).of("abc"), "");
        assert_eq!(Span::new(1, 2).to(Span::new(0, 1)), Span::new(0, 2));
    }
}
