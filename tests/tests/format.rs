//! Laws: laying out a text changes nothing but the white space between its tokens, and does so once.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use iam::format::format;
use iam::json::{Node, Value, parse};
use proptest::prelude::*;

/// JSON as anybody may have written it: any white space, any escapes, names that stand there twice.
fn json() -> impl Strategy<Value = String> {
    let scalar = prop_oneof![
        Just("null".to_string()),
        Just("true".to_string()),
        "-?(0|[1-9][0-9]{0,3})(\\.[0-9]{1,3})?([eE][+-]?[0-9]{1,2})?",
        string(),
    ];
    let value = scalar.prop_recursive(5, 40, 4, |inner| {
        let member = (string(), blank(), blank(), inner.clone())
            .prop_map(|(name, a, b, value)| format!("{name}{a}:{b}{value}"));
        prop_oneof![list('[', inner, ']'), list('{', member, '}')]
    });
    (blank(), value, blank()).prop_map(|(a, value, b)| format!("{a}{value}{b}"))
}

fn list(
    open: char,
    item: impl Strategy<Value = String>,
    close: char,
) -> impl Strategy<Value = String> {
    let item = (blank(), item, blank()).prop_map(|(a, item, b)| format!("{a}{item}{b}"));
    (prop::collection::vec(item, 0..4), blank()).prop_map(move |(items, inside)| {
        let inside = if items.is_empty() {
            inside
        } else {
            items.join(",")
        };
        format!("{open}{inside}{close}")
    })
}

fn string() -> impl Strategy<Value = String> {
    "\"([a-b ,:{}日😀]|\\\\[\"\\\\/n]|\\\\u00[4-5][0-9]){0,6}\""
}

fn blank() -> impl Strategy<Value = String> {
    "[ \t\r\n]{0,3}"
}

/// The text without the white space between its tokens.
fn bare(text: &str) -> String {
    let (mut inside, mut escaped) = (false, false);
    let mut bare = String::new();
    for c in text.chars() {
        if inside || !c.is_whitespace() {
            bare.push(c);
        }
        inside ^= c == '"' && !escaped;
        escaped = inside && c == '\\' && !escaped;
    }
    bare
}

/// The tree, wherever its parts stand.
fn tree(node: Node<'_>) -> String {
    match node.value {
        Value::Array(items) => {
            let items: Vec<String> = items.map(tree).collect();
            format!("[{}]", items.join(","))
        }
        Value::Object(members) => {
            let members: Vec<String> = members
                .map(|member| format!("{:?}:{}", member.name, tree(member.value)))
                .collect();
            format!("{{{}}}", members.join(","))
        }
        scalar => format!("{scalar:?}"),
    }
}

fn meaning(text: &str) -> String {
    let (read, errors) = parse(text);
    assert_eq!(errors, [], "{text}");
    tree(read.root().unwrap())
}

proptest! {
    #[test]
    fn only_white_space_changes(text in json()) {
        let formatted = format(&text).unwrap();
        prop_assert_eq!(bare(&formatted), bare(&text));
        prop_assert_eq!(meaning(&formatted), meaning(&text));
    }

    #[test]
    fn once_is_enough(text in json()) {
        let formatted = format(&text).unwrap();
        prop_assert_eq!(format(&formatted).unwrap(), formatted);
    }

    #[test]
    fn whatever_is_no_json_is_left_alone(text in "[ \\[\\]{}:,\"a1\\\\/#']{0,12}") {
        let (read, errors) = parse(&text);
        prop_assert_eq!(format(&text).is_some(), read.root().is_some() && errors.is_empty());
    }
}
