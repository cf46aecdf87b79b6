//! From the answer's bytes to what a browser counts: lines from 1, and UTF-16 code units.

use session::answer::Span;

/// Where the caret stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caret {
    /// Index into the policies.
    pub policy: usize,
    /// Where in its text.
    pub byte: u32,
}

impl Caret {
    /// Whether it stands in this stretch.
    pub fn is_in(self, place: Place) -> bool {
        self.policy == place.policy && place.span.start <= self.byte && self.byte < place.span.end
    }
}

/// A stretch of one of the policies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Index into the policies.
    pub policy: usize,
    /// Where in its text.
    pub span: Span,
}

impl Place {
    /// Where the first policy begins.
    pub const START: Place = Place {
        policy: 0,
        span: Span { start: 0, end: 0 },
    };
}

/// The number of the line that holds this byte, from 1.
pub fn line(text: &str, byte: u32) -> usize {
    before(text, byte).matches('\n').count() + 1
}

/// How many UTF-16 code units stand before this byte, as a text area counts them.
pub fn utf16(text: &str, byte: u32) -> u32 {
    let units = before(text, byte).encode_utf16().count();
    u32::try_from(units).unwrap_or(u32::MAX)
}

/// The byte at this UTF-16 code unit.
pub fn byte(text: &str, utf16: u32) -> u32 {
    let mut units = 0;
    let found = text.char_indices().find(|(_, c)| {
        let here = units;
        units += c.len_utf16();
        here >= utf16 as usize
    });
    let byte = found.map_or(text.len(), |(byte, _)| byte);
    u32::try_from(byte).unwrap_or(u32::MAX)
}

fn before(text: &str, byte: u32) -> &str {
    let end = text.floor_char_boundary(byte as usize);
    text.get(..end).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_count_from_one() {
        assert_eq!(line("a\nb\n", 0), 1);
        assert_eq!(line("a\nb\n", 1), 1);
        assert_eq!(line("a\nb\n", 2), 2);
        assert_eq!(line("a\nb\n", 99), 3);
    }

    #[test]
    fn text_areas_count_in_utf16() {
        assert_eq!(utf16("日😀x", 3), 1);
        assert_eq!(utf16("日😀x", 7), 3);
        assert_eq!(utf16("日😀x", 8), 4);
    }

    #[test]
    fn both_ways_agree() {
        let text = "日😀x\n\"é\"";
        for (index, _) in text.char_indices() {
            let index = index as u32;
            assert_eq!(byte(text, utf16(text, index)), index);
        }
        assert_eq!(byte(text, 99) as usize, text.len());
    }
}
