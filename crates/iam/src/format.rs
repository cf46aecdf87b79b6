//! JSON text → the same text, laid out: one member or item in each line, four spaces a level.
//!
//! Invariant: only the white space between tokens changes. Names and values stay to the letter, their
//! escapes and the digits of numbers too, and members that stand there twice stay there twice.

use crate::json::{SIZE, parse};

const INDENT: &str = "    ";

/// The text laid out; `None` where it isn't JSON, which is mended before it is laid out, and where it
/// would grow beyond what is read.
pub fn format(text: &str) -> Option<String> {
    let (_, errors) = parse(text);
    if !errors.is_empty() {
        return None;
    }
    let mut out = String::with_capacity(text.len() * 2);
    let mut depth = 0;
    // Behind an opening bracket: what comes next is on a new line, unless it closes the bracket.
    let mut opened = false;
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let (token, behind) = rest.split_at_checked(length(first, rest))?;
        rest = behind;
        if matches!(first, ' ' | '\t' | '\n' | '\r' | '\u{feff}') {
            continue;
        }
        let closes = matches!(first, '}' | ']');
        if closes {
            depth = usize::saturating_sub(depth, 1);
        }
        if opened != closes {
            new_line(&mut out, depth);
        }
        out.push_str(token);
        opened = matches!(first, '{' | '[');
        match first {
            '{' | '[' => depth += 1,
            ',' => new_line(&mut out, depth),
            ':' => out.push(' '),
            _ => {}
        }
        // Indented sixty times, a short text may outgrow a browser's memory.
        if out.len() > SIZE {
            return None;
        }
    }
    if text.ends_with('\n') {
        out.push('\n');
    }
    Some(out)
}

fn new_line(out: &mut String, depth: usize) {
    out.push('\n');
    out.extend(std::iter::repeat_n(INDENT, depth));
}

/// How long the token is that `text`, which is JSON, begins with.
fn length(first: char, text: &str) -> usize {
    match first {
        '"' => {
            let mut escaped = false;
            let end = text.bytes().skip(1).position(|byte| {
                let ends = byte == b'"' && !escaped;
                escaped = byte == b'\\' && !escaped;
                ends
            });
            end.map_or(text.len(), |end| end + 2)
        }
        '-' | '0'..='9' | 'a'..='z' => {
            let inside = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
            text.find(|c| !inside(c)).unwrap_or(text.len())
        }
        _ => first.len_utf8(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_member_and_item_has_a_line_of_its_own() {
        let text = r#" {"a":[1,{"b" : true}] , "c":{}, "d":[ ],"e":null}"#;
        let expected = r#"{
    "a": [
        1,
        {
            "b": true
        }
    ],
    "c": {},
    "d": [],
    "e": null
}"#;
        assert_eq!(format(text).unwrap(), expected);
        assert_eq!(format(expected).unwrap(), expected);
    }

    #[test]
    fn tokens_stay_to_the_letter() {
        let text = "[1.50e+03,-0,\"\\u0041\\/ , {\",\"日本\"]\n";
        let expected = "[\n    1.50e+03,\n    -0,\n    \"\\u0041\\/ , {\",\n    \"日本\"\n]\n";
        assert_eq!(format(text).unwrap(), expected);
    }

    #[test]
    fn what_stands_there_twice_stays_twice() {
        let text = r#"{"Sid":"a","Sid":"b"}"#;
        let expected = "{\n    \"Sid\": \"a\",\n    \"Sid\": \"b\"\n}";
        assert_eq!(format(text).unwrap(), expected);
    }

    #[test]
    fn what_is_no_json_is_left_alone() {
        for text in ["", "  ", "{", "{\"a\": 1,}", "[1] 2", "// x\n{}", "{a: 1}"] {
            assert_eq!(format(text), None, "{text}");
        }
        assert_eq!(format("\"x\" ").unwrap(), "\"x\"");
        let (open, close) = ("[".repeat(60), "]".repeat(60));
        let deep = |items| std::format!("{open}{}1{close}", "1,".repeat(items));
        assert!(format(&deep(10_000)).is_some());
        assert_eq!(format(&deep(30_000)), None);
    }
}
