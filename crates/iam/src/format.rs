//! JSON text → the same text, laid out: one member or item in each line, four spaces a level.
//!
//! Invariant: only the white space between tokens changes. Names and values stay to the letter, their
//! escapes and the digits of numbers too, and members that stand there twice stay there twice.

use crate::json::{Node, SIZE, Value, parse};
use crate::span::Span;

const INDENT: &str = "    ";

/// The text laid out; `None` where it isn't JSON, which is mended before it is laid out, and where it
/// would grow beyond what is read.
pub fn format(text: &str) -> Option<String> {
    let (root, errors) = parse(text);
    let mut layout = Layout {
        text,
        out: String::with_capacity(text.len() * 2),
        depth: 0,
    };
    layout.node(&root.filter(|_| errors.is_empty())?);
    if text.ends_with('\n') {
        layout.out.push('\n');
    }
    (layout.out.len() <= SIZE).then_some(layout.out)
}

struct Layout<'a> {
    text: &'a str,
    out: String,
    depth: usize,
}

impl Layout<'_> {
    /// Goes no deeper than [`crate::json::DEPTH`], which the parser allows.
    fn node(&mut self, node: &Node<'_>) {
        // Indented sixty times, a short text may outgrow a browser's memory.
        if self.out.len() > SIZE {
            return;
        }
        match &node.value {
            Value::Object(members) => self.list("{", "}", members, |layout, member| {
                layout.token(member.name_span);
                layout.out.push_str(": ");
                layout.node(&member.value);
            }),
            Value::Array(items) => self.list("[", "]", items, Layout::node),
            _ => self.token(node.span),
        }
    }

    fn list<T>(&mut self, open: &str, close: &str, items: &[T], item: impl Fn(&mut Self, &T)) {
        self.out.push_str(open);
        self.depth += 1;
        for (index, it) in items.iter().enumerate() {
            self.out.push_str(if index == 0 { "\n" } else { ",\n" });
            self.indent();
            item(self, it);
        }
        self.depth -= 1;
        if !items.is_empty() {
            self.out.push('\n');
            self.indent();
        }
        self.out.push_str(close);
    }

    fn indent(&mut self) {
        for _ in 0..self.depth {
            self.out.push_str(INDENT);
        }
    }

    fn token(&mut self, span: Span) {
        self.out.push_str(span.of(self.text));
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
