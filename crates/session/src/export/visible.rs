//! Texts from anywhere on a single line.

/// A text whose line breaks and other control characters are written as in Rust's texts: `\n`.
pub(super) fn visible(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        match c.is_control() {
            true => line.extend(c.escape_default()),
            false => line.push(c),
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_control_characters_changes() {
        for (text, expected) in [
            ("a b", "a b"),
            ("a\nb\r\tc", r"a\nb\r\tc"),
            ("\0\u{85}", r"\u{0}\u{85}"),
            ("許可 \\ \"", "許可 \\ \""),
        ] {
            assert_eq!(visible(text), expected);
        }
    }
}
