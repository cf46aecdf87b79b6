//! Text → tokens. Slips inside a token are reported here; the token is handed on as it was meant.

use super::SYNTAX;
use crate::diagnostic::Diagnostic;
use crate::language::Sentence;
use crate::span::Span;
use std::borrow::Cow;

pub(super) struct Token<'a> {
    pub span: Span,
    pub kind: TokenKind<'a>,
}

pub(super) enum TokenKind<'a> {
    Open(char),
    Close(char),
    Comma,
    Colon,
    String(Cow<'a, str>),
    /// A number, `true`, `false`, `null`, or something that should have stood in quotes.
    Word(&'a str),
}

/// Whether a word is a number as RFC 8259 writes it.
pub(super) fn is_number(word: &str) -> bool {
    let rest = word.strip_prefix('-').unwrap_or(word);
    let (mantissa, exponent) = match rest.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (rest, None),
    };
    let (integer, fraction) = match mantissa.split_once('.') {
        Some((integer, fraction)) => (integer, Some(fraction)),
        None => (mantissa, None),
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    digits(integer)
        && (integer == "0" || !integer.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(|e| digits(e.strip_prefix(['+', '-']).unwrap_or(e)))
}

/// How many bytes stand before the first `"`, `\` or control character, eight at a time: a policy is
/// strings in the main.
fn plain(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    // The lowest marked byte is the first one below `n`; those above it may be marked wrongly.
    let below = |word: u64, n: u64| word.wrapping_sub(ONES * n) & !word & (ONES << 7);
    let is = |word: u64, c: u8| below(word ^ (ONES * u64::from(c)), 1);
    let (words, rest) = bytes.as_chunks::<8>();
    for (word, at) in words.iter().zip((0..).step_by(8)) {
        let word = u64::from_le_bytes(*word);
        let special = below(word, u64::from(b' ')) | is(word, b'"') | is(word, b'\\');
        if special != 0 {
            return at + special.trailing_zeros() as usize / 8;
        }
    }
    let special = |b: &u8| matches!(b, 0..b' ' | b'\\' | b'"');
    let left = rest.iter().position(special).unwrap_or(rest.len());
    bytes.len() - rest.len() + left
}

/// Reads a text token by token.
pub(super) struct Lexer<'a> {
    text: &'a str,
    /// The byte behind what has been read: a character begins there.
    at: usize,
    /// The slips so far.
    pub slips: Vec<Diagnostic>,
}

impl<'a> Lexer<'a> {
    pub fn new(text: &'a str) -> Lexer<'a> {
        Lexer {
            text,
            at: 0,
            slips: Vec::new(),
        }
    }

    /// The same from a byte on, which begins a character.
    pub fn after(text: &'a str, at: usize) -> Lexer<'a> {
        Lexer {
            at,
            ..Lexer::new(text)
        }
    }

    /// What has been read.
    pub fn read(&self) -> &'a str {
        self.text.get(..self.at).unwrap_or("")
    }

    /// The next token; `None` at the end of the text.
    pub fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let start = self.at;
            let first = *self.text.as_bytes().get(start)?;
            self.at += 1;
            let kind = match first {
                b' ' | b'\t' | b'\n' | b'\r' => continue,
                b'{' | b'[' => TokenKind::Open(char::from(first)),
                b'}' | b']' => TokenKind::Close(char::from(first)),
                b',' => TokenKind::Comma,
                b':' => TokenKind::Colon,
                b'"' => TokenKind::String(self.string(start, '"')),
                _ => {
                    self.at = start;
                    let c = self.next_if(|_| true)?;
                    match self.token(start, c) {
                        Some(kind) => kind,
                        None => continue,
                    }
                }
            };
            let span = Span::new(start, self.at);
            return Some(Token { span, kind });
        }
    }

    /// The token that begins with this character, which has been read and means nothing by itself;
    /// `None` where it is none.
    fn token(&mut self, start: usize, c: char) -> Option<TokenKind<'a>> {
        Some(match c {
            // A byte order mark that an editor left behind means nothing.
            '\u{feff}' if start == 0 => return None,
            '\'' => {
                let text = self.string(start, '\'');
                self.slip(start, Sentence::new("json-single-quotes"));
                TokenKind::String(text)
            }
            '\u{201c}' | '\u{201d}' => {
                let text = self.string(start, '\u{201d}');
                self.slip(start, Sentence::new("json-curly-quotes"));
                TokenKind::String(text)
            }
            '#' => {
                self.comment(start);
                return None;
            }
            '/' if self.rest().starts_with(['/', '*']) => {
                self.comment(start);
                return None;
            }
            _ if c.is_whitespace() || c.is_control() => {
                let name = format!("U+{:04X}", u32::from(c));
                self.slip(start, Sentence::new("json-odd-space").with("found", name));
                return None;
            }
            _ => self.word(start),
        })
    }

    /// The rest of a string. A line break ends it: the closing quote was forgotten.
    fn string(&mut self, start: usize, quote: char) -> Cow<'a, str> {
        let plain = self.take_plain(quote);
        if quote == '"' && self.text.as_bytes().get(self.at) == Some(&b'"') {
            self.at += 1;
            return Cow::Borrowed(plain);
        }
        let mut text = Cow::Borrowed(plain);
        loop {
            let at = self.at;
            let Some(c) = self.next_if(|c| c != '\n' && c != '\r') else {
                break;
            };
            match c {
                _ if c == quote => return text,
                '\\' => self.escape(at, text.to_mut()),
                _ => {
                    let name = format!("U+{:04X}", u32::from(c));
                    self.slip(
                        at,
                        Sentence::new("json-control-character").with("found", name),
                    );
                }
            }
            let more = self.take_plain(quote);
            if !more.is_empty() {
                text.to_mut().push_str(more);
            }
        }
        self.slip(start, Sentence::new("json-unclosed-string"));
        text
    }

    fn escape(&mut self, at: usize, text: &mut String) {
        let Some(c) = self.next_if(|c| c != '\n' && c != '\r') else {
            return;
        };
        match c {
            '"' | '\\' | '/' => text.push(c),
            'b' => text.push('\u{8}'),
            'f' => text.push('\u{c}'),
            'n' => text.push('\n'),
            'r' => text.push('\r'),
            't' => text.push('\t'),
            'u' => match self.unicode() {
                Some(c) => text.push(c),
                None => self.slip(at, Sentence::new("json-bad-unicode")),
            },
            _ => {
                let found = format!("\\{c}");
                self.slip(at, Sentence::new("json-bad-escape").with("found", found));
                text.push(c);
            }
        }
    }

    /// The character of `\uXXXX`, or of two such that form a surrogate pair.
    fn unicode(&mut self) -> Option<char> {
        let first = self.hex4()?;
        if !(0xd800..0xe000).contains(&first) {
            return char::from_u32(first);
        }
        if first >= 0xdc00 {
            return None;
        }
        self.next_if(|c| c == '\\')?;
        self.next_if(|c| c == 'u')?;
        let second = self.hex4()?;
        if !(0xdc00..0xe000).contains(&second) {
            return None;
        }
        char::from_u32(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00))
    }

    fn hex4(&mut self) -> Option<u32> {
        let mut code = 0;
        for _ in 0..4 {
            let digit = self.next_if(|c| c.is_ascii_hexdigit())?;
            code = code * 16 + digit.to_digit(16)?;
        }
        Some(code)
    }

    /// A word from where its first character, which has been read, begins.
    fn word(&mut self, start: usize) -> TokenKind<'a> {
        let ends = |c: char| c.is_whitespace() || "{}[],:\"".contains(c);
        self.take_until(ends);
        TokenKind::Word(self.text.get(start..self.at).unwrap_or(""))
    }

    fn comment(&mut self, start: usize) {
        let block = self.next_if(|c| c == '*').is_some();
        let mut last = ' ';
        while let Some(c) = self.next_if(|c| block || c != '\n') {
            if block && last == '*' && c == '/' {
                break;
            }
            last = c;
        }
        self.slip(start, Sentence::new("json-comment"));
    }

    fn slip(&mut self, start: usize, message: Sentence<'static>) {
        let span = Span::new(start, self.at);
        self.slips.push(Diagnostic::error(SYNTAX, span, message));
    }

    /// The next character, where it is of this sort.
    fn next_if(&mut self, wanted: impl Fn(char) -> bool) -> Option<char> {
        let first = *self.text.as_bytes().get(self.at)?;
        let c = match first.is_ascii() {
            true => char::from(first),
            false => self.rest().chars().next()?,
        };
        self.at += if wanted(c) { c.len_utf8() } else { return None };
        Some(c)
    }

    /// What stands before the next character that means something in a string.
    fn take_plain(&mut self, quote: char) -> &'a str {
        if quote != '"' {
            return self.take_until(|c| c < ' ' || c == '\\' || c == quote);
        }
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        self.take(plain(rest))
    }

    /// All characters before the first of this sort.
    fn take_until(&mut self, ends: impl Fn(char) -> bool) -> &'a str {
        self.take(self.rest().find(ends).unwrap_or(self.rest().len()))
    }

    fn take(&mut self, length: usize) -> &'a str {
        let start = self.at;
        self.at += length;
        self.text.get(start..self.at).unwrap_or("")
    }

    /// What has not been read.
    pub fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_ends_where_something_has_a_meaning() {
        for length in 0..40 {
            let text = vec![b'a'; length];
            assert_eq!(plain(&text), length);
            for at in 0..length {
                for special in [b'"', b'\\', 0, b'\n', 0x1f] {
                    let mut text = text.clone();
                    text[at] = special;
                    assert_eq!(plain(&text), at, "{special} of {length}");
                }
                for usual in [b' ', b'!', b'#', b'[', b']', 0x7f, 0x80, 0xa2, 0xdc, 0xff] {
                    let mut text = text.clone();
                    text[at] = usual;
                    assert_eq!(plain(&text), length, "{usual} at {at}");
                }
            }
        }
    }
}
