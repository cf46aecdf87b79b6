//! A text in which a line may have been broken anywhere, even inside a word, by a narrow terminal.
//!
//! It is kept without its white space, so that a phrase is found however it was wrapped; where a word
//! ends is told from the white space that stood there, and a line break inside a word from what
//! follows it.

/// A text without white space, and where that was.
pub(crate) struct Wrapped {
    text: String,
    /// For each byte of the text: what stood before it.
    gaps: Vec<Gap>,
    /// For each byte: its place in the original.
    places: Vec<u32>,
    /// The line breaks: the byte behind each, and the length of the line before it in characters.
    breaks: Vec<(usize, usize)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gap {
    None,
    /// White space: a word ends.
    Blank,
    /// Only a line break: a word ends, or goes on.
    Break,
}

/// How to tell that a word that meets a line break can't be whole.
pub(crate) type Incomplete = fn(&str) -> bool;

/// The longest word that goes on behind a line break, in bytes: no ARN is longer
/// (<https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html>).
const LONGEST: usize = 2048;

/// The width of the narrowest usual terminal, less the column of its cursor.
const NARROWEST: usize = 79;

/// How many lines before a line are compared with it.
const LINES: usize = 8;

/// What may stand behind a word of the message.
const FOLLOWERS: [&str; 3] = ["onresource:", "becauseno", "withanexplicitdeny"];

impl Wrapped {
    pub fn new(original: &str) -> Wrapped {
        let mut wrapped = Wrapped {
            text: String::with_capacity(original.len()),
            gaps: Vec::with_capacity(original.len()),
            places: Vec::with_capacity(original.len()),
            breaks: Vec::new(),
        };
        let mut gap = Gap::Blank;
        let (mut width, mut last) = (0_usize, None);
        for (place, c) in original.char_indices() {
            if c.is_whitespace() || c == '\u{feff}' {
                gap = match (gap, c) {
                    (gap, '\r') => gap,
                    (Gap::None, '\n') => Gap::Break,
                    _ => Gap::Blank,
                };
                if c == '\n' {
                    (last, width) = (Some(width), 0);
                } else if c != '\r' {
                    width += 1;
                }
                continue;
            }
            width += 1;
            if let Some(last) = last.take() {
                wrapped.breaks.push((wrapped.text.len(), last));
            }
            wrapped.text.push(c);
            let place = u32::try_from(place).unwrap_or(u32::MAX);
            wrapped.gaps.resize(wrapped.text.len(), Gap::None);
            wrapped.places.resize(wrapped.text.len(), place);
            let first = wrapped.text.len() - c.len_utf8();
            if let Some(before) = wrapped.gaps.get_mut(first) {
                *before = gap;
            }
            gap = Gap::None;
        }
        wrapped
    }

    /// The text without white space.
    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn from(&self, at: usize) -> &str {
        self.text.get(at..).unwrap_or_default()
    }

    pub fn between(&self, from: usize, to: usize) -> &str {
        self.text.get(from..to).unwrap_or_default()
    }

    /// The place of a byte in the original.
    pub fn place(&self, at: usize) -> usize {
        self.places
            .get(at)
            .map_or(usize::MAX, |place| *place as usize)
    }

    /// Whether this piece is one word, line breaks aside.
    pub fn is_word(&self, from: usize, to: usize) -> bool {
        let inside = self.gaps.get(from + 1..to);
        inside.is_some_and(|gaps| !gaps.contains(&Gap::Blank))
    }

    /// Where the word ends that begins here, in a message that began at `start`.
    pub fn word(&self, start: usize, from: usize, incomplete: Incomplete) -> usize {
        let mut end = self.unbroken(from);
        while self.gap(end) == Gap::Break && !follows(self.from(end)) {
            let next = self.unbroken(end);
            let goes_on = self.is_full(start, end)
                || incomplete(self.between(from, end))
                || (self.gap(next) != Gap::None && follows(self.from(next)))
                || self.is_rest(end, next);
            let begins = self
                .from(end)
                .starts_with(|c: char| c.is_alphanumeric() || ":/_-.+=,@*".contains(c));
            if !goes_on || !begins || next - from > LONGEST {
                break;
            }
            end = next;
        }
        end
    }

    fn gap(&self, at: usize) -> Gap {
        self.gaps.get(at).copied().unwrap_or(Gap::Blank)
    }

    /// The end of what stands together; a quote or a full stop in Japanese is no part of a name.
    fn unbroken(&self, from: usize) -> usize {
        let mut chars = self.from(from).char_indices();
        let end = chars.find(|(at, c)| {
            let gap = *at > 0 && self.gap(from + at) != Gap::None;
            gap || matches!(c, '"' | '`' | '<' | '>' | '”' | '」' | '。' | '、')
        });
        end.map_or(self.text.len(), |(at, _)| from + at)
    }

    /// Whether a wide line is followed by one word and nothing else, which was then broken off from it.
    fn is_rest(&self, end: usize, next: usize) -> bool {
        let here = self.breaks.partition_point(|(place, _)| *place < end);
        let width = self.breaks.get(here).map_or(0, |(_, width)| *width);
        next == self.text.len() && width >= NARROWEST
    }

    /// Whether the line that ends here is as long as those of the message before it, which the
    /// terminal broke as well; of a line that ended in a blank, that isn't copied.
    fn is_full(&self, start: usize, at: usize) -> bool {
        let first = self.breaks.partition_point(|(place, _)| *place <= start);
        let here = self.breaks.partition_point(|(place, _)| *place < at);
        let lines = self.breaks.get(first.max(here.saturating_sub(LINES))..here);
        let mut lines = lines.unwrap_or_default().iter().map(|(_, width)| *width);
        let width = self.breaks.get(here).map_or(0, |(_, width)| *width);
        let fits = |line: usize| line == width || line + 1 == width;
        lines.len() > 0 && lines.all(fits)
    }
}

fn follows(text: &str) -> bool {
    FOLLOWERS.iter().any(|phrase| text.starts_with(phrase))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str) -> String {
        let wrapped = Wrapped::new(text);
        let end = wrapped.word(0, 0, |word| word.ends_with(':'));
        wrapped.between(0, end).to_string()
    }

    #[test]
    fn a_word_goes_on_where_the_line_was_broken_inside_it() {
        for (text, expected) in [
            ("a b", "a"),
            ("a", "a"),
            ("a\nb", "a"),
            ("a:\nb c", "a:b"),
            ("a:\r\nb", "a:b"),
            ("a: \nb", "a:"),
            ("a:\n b", "a:"),
            ("a\nb because no", "ab"),
            ("a\nbecause no", "a"),
            ("a\nb\nwith an explicit deny", "ab"),
            ("a\nb\nc\nwith an explicit deny", "a"),
            ("a\"b", "a"),
            ("é」b", "é"),
        ] {
            assert_eq!(word(text), expected, "{text:?}");
        }
    }

    #[test]
    fn the_last_word_of_a_text_belongs_to_a_wide_line() {
        let wide = "x".repeat(NARROWEST);
        assert_eq!(word(&format!("{wide}\nyz\n")), format!("{wide}yz"));
        assert_eq!(word(&format!("{wide}\ny z")), wide);
        assert_eq!(word(&format!("{wide}\n$")), wide);
        let narrow = "x".repeat(NARROWEST - 1);
        assert_eq!(word(&format!("{narrow}\nyz")), narrow);
    }

    #[test]
    fn a_line_as_long_as_those_before_it_was_broken_as_well() {
        for (before, expected) in [
            ("User: é\nxyz u v\n", "bc"),
            ("User: é\nxyz u v w\n", "b"),
            ("User:é\n", "bc"),
            ("User: éé\n", "b"),
            ("User: é\nxyz u\n", "b"),
        ] {
            let text = format!("{before}xyz a b\nc\nd");
            let wrapped = Wrapped::new(&text);
            let from = wrapped.text().find('b').unwrap();
            let end = wrapped.word(0, from, |_| false);
            assert_eq!(wrapped.between(from, end), expected, "{text}");
            let late = wrapped.word(from, from, |_| false);
            assert_eq!(wrapped.between(from, late), "b");
            assert_eq!(wrapped.place(from), text.find('b').unwrap());
        }
    }

    #[test]
    fn a_word_has_no_blank_in_it() {
        let wrapped = Wrapped::new("ab\nc d");
        assert!(wrapped.is_word(0, 3) && !wrapped.is_word(0, 4));
        assert!(wrapped.is_word(3, 4));
    }
}
