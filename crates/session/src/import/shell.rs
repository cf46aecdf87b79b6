//! The words of one command line, as the shell that it was typed in splits them.
//!
//! Follows POSIX
//! (<https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_02>), PowerShell
//! (<https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules>)
//! and the Windows command line
//! (<https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments>). What is pasted was
//! often damaged on its way: a continuation whose line break got lost, or quotes made typographic, is
//! read as it was meant. Each character is looked at a fixed number of times.

/// How a shell quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// `sh`, `bash`, `zsh`.
    Posix,
    /// PowerShell.
    PowerShell,
    /// `cmd.exe`.
    Cmd,
}

/// One word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Word {
    /// Without its quotes.
    pub text: String,
    /// It holds a variable or a placeholder, so its value isn't in the text.
    pub open: bool,
}

/// One command.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Line {
    /// Its words.
    pub words: Vec<Word>,
    /// How many bytes of the text it takes.
    pub length: usize,
}

/// A quote that is never closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unclosed(pub char);

/// Reads the words of the command at the start of a text, up to where it ends.
pub(crate) fn line(text: &str, dialect: Dialect) -> Result<Line, Unclosed> {
    let mut reader = Reader {
        rest: text,
        dialect,
        word: None,
        skip_word: false,
        words: Vec::new(),
    };
    while let Some(c) = reader.take() {
        if !reader.step(c)? {
            break;
        }
    }
    reader.end_word();
    Ok(Line {
        words: reader.words,
        length: text.len() - reader.rest.len(),
    })
}

struct Reader<'a> {
    rest: &'a str,
    dialect: Dialect,
    /// The word that has begun; a word may be empty (`''`).
    word: Option<Word>,
    /// The next word is the file of a redirection.
    skip_word: bool,
    words: Vec<Word>,
}

impl Reader<'_> {
    /// Reads on from one character; `false` where the command ends with it.
    fn step(&mut self, c: char) -> Result<bool, Unclosed> {
        match c {
            '\n' | '|' | ';' | '&' | ')' => return Ok(false),
            '\\' | '^' | '`' if self.continues() => {}
            '`' if self.dialect == Dialect::Posix => return Ok(false),
            '#' if self.word.is_none() && self.dialect != Dialect::Cmd => {
                self.rest = self.rest.trim_start_matches(|c| c != '\n');
            }
            '<' if self.word.is_none() && self.placeholder() => {}
            '<' | '>' => self.redirection(),
            '\'' | '‘' | '’' if self.dialect != Dialect::Cmd => self.single_quoted(c)?,
            '"' | '“' | '”' => self.double_quoted(c)?,
            '\\' if self.dialect == Dialect::Posix => self.escaped(),
            '`' if self.dialect == Dialect::PowerShell => self.escaped(),
            '^' if self.dialect == Dialect::Cmd => self.escaped(),
            c if c.is_whitespace() => self.end_word(),
            c => self.plain(c),
        }
        Ok(true)
    }

    fn take(&mut self) -> Option<char> {
        let mut chars = self.rest.chars();
        let c = chars.next();
        self.rest = chars.as_str();
        c
    }

    fn push(&mut self, c: char) {
        self.word.get_or_insert_default().text.push(c);
    }

    fn end_word(&mut self) {
        if let Some(word) = self.word.take()
            && !std::mem::take(&mut self.skip_word)
        {
            self.words.push(word);
        }
    }

    fn escaped(&mut self) {
        if let Some(c) = self.take() {
            self.push(c);
        }
    }

    /// A character that may begin a variable.
    fn plain(&mut self, c: char) {
        self.push(c);
        let variable = match (c, self.dialect) {
            ('$', Dialect::Posix | Dialect::PowerShell) => {
                let next = self.rest.chars().next();
                next.is_some_and(|c| c.is_ascii_alphabetic() || "_{(".contains(c))
            }
            ('%', Dialect::Cmd) => {
                let behind = self.rest.trim_start_matches(is_name);
                behind.len() < self.rest.len() && behind.starts_with('%')
            }
            _ => false,
        };
        if variable {
            self.word.get_or_insert_default().open = true;
            self.bracketed();
        }
    }

    /// `${…}` and `$(…)` are one piece, whatever blanks they hold.
    fn bracketed(&mut self) {
        let mut depth = 0_usize;
        while let Some(c) = self.rest.chars().next() {
            match c {
                '(' | '{' => depth += 1,
                ')' | '}' if depth > 0 => depth -= 1,
                _ if depth == 0 || c == '\n' => return,
                _ => {}
            }
            self.take();
            self.push(c);
        }
    }

    fn single_quoted(&mut self, open: char) -> Result<(), Unclosed> {
        self.word.get_or_insert_default();
        let doubled = self.dialect == Dialect::PowerShell;
        while let Some(c) = self.take() {
            match c {
                '\'' | '‘' | '’' => match self.rest.strip_prefix(c) {
                    Some(rest) if doubled => {
                        self.rest = rest;
                        self.push(c);
                    }
                    _ => return Ok(()),
                },
                c => self.push(c),
            }
        }
        Err(Unclosed(open))
    }

    fn double_quoted(&mut self, open: char) -> Result<(), Unclosed> {
        self.word.get_or_insert_default();
        let doubled = self.dialect != Dialect::Posix;
        let escape = match self.dialect {
            Dialect::PowerShell => '`',
            Dialect::Posix | Dialect::Cmd => '\\',
        };
        while let Some(c) = self.take() {
            match c {
                '"' | '“' | '”' => match self.rest.strip_prefix(c) {
                    Some(rest) if doubled => {
                        self.rest = rest;
                        self.push(c);
                    }
                    _ => return Ok(()),
                },
                c if c == escape => match self.rest.chars().next() {
                    Some('\n') => {
                        self.take();
                    }
                    Some(next) if "\"\\$`".contains(next) => self.escaped(),
                    _ => self.push(c),
                },
                c => self.plain(c),
            }
        }
        Err(Unclosed(open))
    }

    /// Whether the escape character that was just read joins two lines: at the end of one, or alone
    /// among blanks, where the line break was lost in copying. Goes on behind it, and behind the
    /// prompt of the second line.
    fn continues(&mut self) -> bool {
        let blanks = |c: char| c.is_whitespace() && c != '\n';
        let rest = self.rest.trim_start_matches(blanks);
        let spaced = rest.len() < self.rest.trim_start_matches('\r').len();
        let next = match rest.strip_prefix('\n') {
            Some(next) => next,
            None if rest.is_empty() || (spaced && self.word.is_none()) => rest,
            None => return false,
        };
        let line = next.trim_start_matches(blanks);
        if spaced || line.len() < next.len() {
            self.end_word();
        }
        let prompts = [">> ", "> ", "More? "];
        let prompt = prompts.iter().find_map(|prompt| line.strip_prefix(prompt));
        self.rest = prompt.unwrap_or(line);
        true
    }

    /// `<instance-id>`, as documentation has it.
    fn placeholder(&mut self) -> bool {
        let behind = self
            .rest
            .trim_start_matches(|c: char| is_name(c) || c == ' ');
        let ends = |rest: &str| rest.chars().next().is_none_or(char::is_whitespace);
        let found = behind.len() < self.rest.len() && behind.strip_prefix('>').is_some_and(ends);
        if found {
            self.word = Some(Word {
                text: "<".to_string(),
                open: true,
            });
            while let Some(c) = self.take() {
                self.push(c);
                if c == '>' {
                    break;
                }
            }
        }
        found
    }

    /// `2>&1`, `> file`: neither a word of the command.
    fn redirection(&mut self) {
        let number = |word: &Word| word.text.bytes().all(|b| b.is_ascii_digit());
        if self.word.as_ref().is_some_and(number) {
            self.word = None;
        }
        self.end_word();
        self.rest = self.rest.trim_start_matches(['>', '&']);
        self.skip_word = true;
    }
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '-'
}

#[cfg(test)]
mod tests {
    use super::*;
    use Dialect::{Cmd, Posix, PowerShell};

    fn split(text: &str, dialect: Dialect) -> Vec<String> {
        let words = line(text, dialect).unwrap().words;
        words.into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn each_shell_quotes_in_its_way() {
        for (dialect, text, expected) in [
            (Posix, r#"a 'b "c' "d 'e""#, &["a", "b \"c", "d 'e"][..]),
            (Posix, r#"a\ b "c\"d\e" ''"#, &["a b", "c\"d\\e", ""]),
            (Posix, r#"--p '{"a":["1"]}'x"#, &["--p", "{\"a\":[\"1\"]}x"]),
            (Posix, "“a b” ‘c d’", &["a b", "c d"]),
            (Posix, "a^b c`d", &["a^b", "c"]),
            (PowerShell, "'it''s' \"a\"\"b`\"c\"", &["it's", "a\"b\"c"]),
            (PowerShell, r"C:\aws\x a` b", &[r"C:\aws\x", "a b"]),
            (PowerShell, r#""a\" b"#, &["a\\", "b"]),
            (
                Cmd,
                r#""{\"a\":[\"1\"]}" 'b c'"#,
                &["{\"a\":[\"1\"]}", "'b", "c'"],
            ),
            (
                Cmd,
                r#""a ""b""" ^"c # C:\d"#,
                &["a \"b\"", "\"c", "#", r"C:\d"],
            ),
        ] {
            assert_eq!(split(text, dialect), expected, "{text}");
        }
    }

    #[test]
    fn a_command_ends_where_the_shell_ends_it() {
        for end in ["\nb", "; b", "| b", "&& b", "& b", ") b", " # b", "` b"] {
            let text = format!("a{end}");
            assert_eq!(split(&text, Posix), ["a"], "{text}");
        }
        assert_eq!(line("a\nb", Posix).unwrap().length, 2);
        assert_eq!(
            split("a 2>&1 b > file c <in d 1>x", Posix),
            ["a", "b", "c", "d"]
        );
        assert_eq!(split("a x2>f b#c", Posix), ["a", "x2", "b#c"]);
    }

    #[test]
    fn continuations_join_lines_with_or_without_a_break() {
        for text in [
            "a \\\nb",
            "a\\\n  b",
            "a \\\r\n> b",
            "a \\  \n> b",
            "a ^\nb",
            "a ^\r\nMore? b",
            "a `\n>> b",
            "a `\r\n  b",
            "a \\ > b",
            "a \\ b",
            "a ` b",
        ] {
            for dialect in [Posix, PowerShell, Cmd] {
                assert_eq!(split(text, dialect), ["a", "b"], "{text:?} {dialect:?}");
            }
        }
        assert_eq!(split("a\\\nb", Posix), ["ab"]);
        assert_eq!(split("a \\", Posix), ["a"]);
        assert_eq!(split("\"a\\\nb\"", Posix), ["ab"]);
    }

    #[test]
    fn variables_and_placeholders_are_open() {
        for (dialect, text, word) in [
            (Posix, "$ID b", "$ID"),
            (Posix, "\"x${ID:-a b}\" b", "x${ID:-a b}"),
            (Posix, "$(aws ec2 (x) y) b", "$(aws ec2 (x) y)"),
            (PowerShell, "$env:ID b", "$env:ID"),
            (Cmd, "%ID% b", "%ID%"),
            (Posix, "<instance id> b", "<instance id>"),
        ] {
            let words = line(text, dialect).unwrap().words;
            assert_eq!(words[0].text, word);
            assert!(words[0].open && !words[1].open, "{text}");
        }
        for (dialect, text) in [
            (Posix, "'$ID'"),
            (Posix, "\\$ID"),
            (Posix, "5$"),
            (Posix, "%h"),
            (Cmd, "$ID"),
            (Cmd, "%h"),
            (Cmd, "%%"),
        ] {
            assert!(!line(text, dialect).unwrap().words[0].open, "{text}");
        }
        assert_eq!(split("$(a\nb", Posix), ["$(a"]);
    }

    #[test]
    fn a_quote_that_is_never_closed_is_told() {
        for (text, quote) in [("a 'b", '\''), ("a \"b'", '"'), ("a “b", '“')] {
            assert_eq!(line(text, Posix), Err(Unclosed(quote)));
        }
        assert!(line("it's", Cmd).is_ok());
    }
}
