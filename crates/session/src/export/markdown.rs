//! Texts from anywhere within Markdown: each shows what it holds and ends nothing but itself.
//!
//! Follows GitHub's dialect (<https://github.github.com/gfm/>).

use super::visible::visible;
use std::fmt::Write;

/// A text as it stands, within a line.
pub(super) fn plain(text: &str) -> String {
    let text = visible(text);
    let mut escaped = String::with_capacity(text.len());
    // At the start of a line these make lists, rules and headings.
    let digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = digits.len() < text.len() && digits.starts_with(['.', ')']);
    let marker = match numbered {
        true => text.len() - digits.len(),
        false => 0,
    };
    for (at, c) in text.char_indices() {
        let starts = at == marker && (numbered || "-+=#".contains(c));
        if starts || r"\`*_[]<>|~&$".contains(c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// A text as code, within a line.
pub(super) fn code(text: &str) -> String {
    let text = visible(text);
    let fence = "`".repeat(longest_run(&text) + 1);
    // A blank at both ends is taken away again, and keeps a backtick from the fence.
    let blank = |c: char| c == ' ' || c == '`';
    let padded = text.starts_with(blank) || text.ends_with(blank);
    match text.is_empty() {
        true => String::new(),
        false if padded && !text.chars().all(|c| c == ' ') => format!("{fence} {text} {fence}"),
        false => format!("{fence}{text}{fence}"),
    }
}

/// The same in a cell of a table, where a vertical bar has to be escaped, which code can't do.
pub(super) fn cell(text: &str) -> String {
    match text.contains('|') {
        true => plain(text),
        false => code(text),
    }
}

/// A sentence of this program, whose backticks hold code; `foreign` where some may be another's.
pub(super) fn sentence(text: &str, foreign: bool) -> String {
    let pieces: Vec<_> = text.split('`').collect();
    if foreign || pieces.len() % 2 == 0 {
        return plain(text);
    }
    let each = pieces.iter().enumerate().map(|(at, piece)| match at % 2 {
        0 => plain(piece),
        _ => code(piece),
    });
    each.collect()
}

/// A text of its own, to the letter.
pub(super) fn fenced(text: &str, language: &str) -> String {
    let fence = "`".repeat((longest_run(text) + 1).max(3));
    let end = match text.is_empty() || text.ends_with('\n') {
        true => "",
        false => "\n",
    };
    format!("{fence}{language}\n{text}{end}{fence}\n")
}

/// A link.
pub(super) fn link(text: &str, address: &str) -> String {
    linked(&plain(text), address)
}

/// A text as code that links to an address, if there is one.
pub(super) fn code_link(text: &str, address: &str) -> String {
    match address.is_empty() {
        true => code(text),
        false => linked(&code(text), address),
    }
}

/// Markdown as a link. What would end the address is percent-encoded, which means the same.
fn linked(markdown: &str, address: &str) -> String {
    let mut encoded = String::with_capacity(address.len());
    for c in address.chars() {
        if c.is_whitespace() || c.is_control() || r"<>\`".contains(c) {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                let _ = write!(encoded, "%{byte:02X}");
            }
        } else {
            encoded.push(c);
        }
    }
    format!("[{markdown}](<{encoded}>)")
}

/// The most backticks in a row.
fn longest_run(text: &str) -> usize {
    let runs = text.split(|c| c != '`').map(str::len);
    runs.max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_holds_whatever_stands_in_it() {
        for (text, expected) in [
            ("a", "`a`"),
            ("a`b", "``a`b``"),
            ("`", "`` ` ``"),
            (" a", "`  a `"),
            ("  ", "`  `"),
            ("a\n# b", r"`a\n# b`"),
            ("", ""),
        ] {
            assert_eq!(code(text), expected);
        }
        assert_eq!(cell("a|b"), r"a\|b");
        assert_eq!(cell(r"a\|`b"), r"a\\\|\`b");
    }

    #[test]
    fn plain_texts_start_nothing() {
        for (text, expected) in [
            ("- a", r"\- a"),
            ("# a", r"\# a"),
            ("12. a", r"12\. a"),
            ("12 a.", "12 a."),
            ("a - b", "a - b"),
            ("<b>&amp;", r"\<b\>\&amp;"),
            ("a\nb", r"a\\nb"),
        ] {
            assert_eq!(plain(text), expected);
        }
    }

    #[test]
    fn a_sentence_shows_its_code_unless_backticks_may_be_foreign() {
        assert_eq!(sentence("the `a*` and <b>", false), r"the `a*` and \<b\>");
        assert_eq!(sentence("the `a*`", true), r"the \`a\*\`");
        assert_eq!(sentence("the `a", false), r"the \`a");
    }

    #[test]
    fn a_fence_is_longer_than_any_in_its_text() {
        assert_eq!(fenced("a\n", "json"), "```json\na\n```\n");
        assert_eq!(fenced("```", ""), "````\n```\n````\n");
        assert_eq!(fenced("", ""), "```\n```\n");
    }

    #[test]
    fn an_address_ends_where_it_ends() {
        assert_eq!(link("a]", "x#1=a>(b) c\n"), r"[a\]](<x#1=a%3E(b)%20c%0A>)");
        assert_eq!(code_link("A_B", "https://x/"), "[`A_B`](<https://x/>)");
        assert_eq!(code_link("A_B", ""), "`A_B`");
    }
}
