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

/// The line and the character in it that are behind this byte, both from 1.
pub fn line_and_column(text: &str, byte: u32) -> (usize, usize) {
    let before = before(text, byte);
    let line = before.rsplit('\n').next().unwrap_or_default();
    (before.matches('\n').count() + 1, line.chars().count() + 1)
}

/// How many UTF-16 code units stand before this byte, as a text area counts them.
pub fn utf16(text: &str, byte: u32) -> u32 {
    let units = before(text, byte).encode_utf16().count();
    u32::try_from(units).unwrap_or(u32::MAX)
}

/// The byte at this UTF-16 code unit.
pub fn byte(text: &str, utf16: u32) -> u32 {
    if text.is_ascii() {
        return u32::try_from(text.len()).unwrap_or(u32::MAX).min(utf16);
    }
    let mut units = 0;
    let found = text.char_indices().find(|(_, c)| {
        let here = units;
        units += c.len_utf16();
        here >= utf16 as usize
    });
    let byte = found.map_or(text.len(), |(byte, _)| byte);
    u32::try_from(byte).unwrap_or(u32::MAX)
}

/// Where the caret is to stand when only white space has changed: behind the same characters. Counted
/// in UTF-16 code units.
pub fn moved(old: &str, new: &str, caret: u32) -> u32 {
    let solid = |c: &char| !c.is_whitespace();
    let at = byte(old, caret);
    let mut left = before(old, at).chars().filter(solid).count();
    let end = new.char_indices().find(|(_, c)| {
        let here = left == 0;
        left -= usize::from(!here && solid(c));
        here
    });
    let end = end.map_or(new.len(), |(end, _)| end);
    utf16(new, u32::try_from(end).unwrap_or(u32::MAX))
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
    fn columns_count_characters_from_one() {
        assert_eq!(line_and_column("", 0), (1, 1));
        assert_eq!(line_and_column("日a\n😀b", 4), (1, 3));
        assert_eq!(line_and_column("日a\n😀b", 5), (2, 1));
        assert_eq!(line_and_column("日a\n😀b", 99), (2, 3));
    }

    #[test]
    fn text_areas_count_in_utf16() {
        assert_eq!(utf16("日😀x", 3), 1);
        assert_eq!(utf16("日😀x", 7), 3);
        assert_eq!(utf16("日😀x", 8), 4);
    }

    #[test]
    fn the_caret_stays_at_its_character() {
        let (old, new) = ("{\"日\":[1]}", "{\n  \"日\": [\n    1\n  ]\n}");
        for (caret, expected) in [(0, 0), (1, 1), (3, 6), (5, 8), (6, 10), (7, 16), (9, 22)] {
            assert_eq!(moved(old, new, caret), expected, "{caret}");
            assert_eq!(moved(old, old, caret), caret);
        }
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
