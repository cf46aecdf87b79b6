//! Words of a command line, written so that any POSIX shell reads them back as they were
//! (<https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_02>).

use std::borrow::Cow;

/// A word, in single quotes unless it means the same without.
pub(super) fn quote(word: &str) -> Cow<'_, str> {
    let plain = |c: char| c.is_ascii_alphanumeric() || "_-./:=,@+".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        return Cow::Borrowed(word);
    }
    let mut quoted = String::from("'");
    for c in word.chars() {
        match c {
            // Nothing ends single quotes but another one, which therefore stands outside of them. An
            // import takes typographic ones for the same.
            '\'' | '‘' | '’' => quoted.extend(['\'', '\\', c, '\'']),
            c => quoted.push(c),
        }
    }
    quoted.push('\'');
    Cow::Owned(quoted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_shell_would_read_otherwise_is_quoted() {
        for (word, expected) in [
            ("i-0123456789abcdef0", "i-0123456789abcdef0"),
            (
                "arn:aws:ssm:r:1:document/A_b.c",
                "arn:aws:ssm:r:1:document/A_b.c",
            ),
            ("", "''"),
            ("*", "'*'"),
            ("~", "'~'"),
            ("a b", "'a b'"),
            ("$HOME", "'$HOME'"),
            ("it's", r"'it'\''s'"),
            ("a’b", r"'a'\’'b'"),
            ("a\nb", "'a\nb'"),
            ("é", "'é'"),
        ] {
            assert_eq!(quote(word), expected);
        }
    }
}
