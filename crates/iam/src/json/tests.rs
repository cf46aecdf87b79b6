use super::*;

fn ids(text: &str) -> Vec<&'static str> {
    parse(text).1.iter().map(|d| d.message.id).collect()
}

#[test]
fn a_good_text_has_spans_and_no_findings() {
    let text = r#" {"a": [1, "b\u00e9\ud83d\ude00"], "a": null} "#;
    let (tree, findings) = parse(text);
    assert!(findings.is_empty());
    let Value::Object(members) = tree.root().unwrap().value else {
        panic!("an object");
    };
    let members: Vec<Member> = members.collect();
    assert_eq!(members.len(), 2, "duplicates are kept");
    assert_eq!(members[0].name_span.of(text), r#""a""#);
    let Value::Array(items) = members[0].value.value else {
        panic!("an array");
    };
    let items: Vec<Node> = items.collect();
    assert_eq!(items[0].value, Value::Number("1"));
    assert_eq!(items[1].value, Value::String("bé😀"));
    assert_eq!(items[1].span.of(text), r#""b\u00e9\ud83d\ude00""#);
}

#[test]
fn each_slip_is_found_and_the_rest_is_read() {
    for (text, expected) in [
        ("", vec!["json-empty"]),
        ("{", vec!["json-unclosed"]),
        (r#"{"a" 1}"#, vec!["json-missing-colon"]),
        (r#"{"a": 1 "b": 2}"#, vec!["json-missing-comma"]),
        (r#"{"a": 1,}"#, vec!["json-trailing-comma"]),
        ("[1,]", vec!["json-trailing-comma"]),
        (r#"{"a": }"#, vec!["json-missing-value"]),
        (r#"{"a": , "b": 1}"#, vec!["json-missing-value"]),
        (r#"{"a": [1}"#, vec!["json-wrong-bracket"]),
        ("{a: 1}", vec!["json-unquoted"]),
        (r#"{"a": Allow}"#, vec!["json-unquoted"]),
        ("{'a': 1}", vec!["json-single-quotes"]),
        ("{\u{201c}a\u{201d}: 1}", vec!["json-curly-quotes"]),
        ("[1] [2]", vec!["json-text-behind-end"]),
        ("[1, // one\n2]", vec!["json-comment"]),
        ("[\"a\n]", vec!["json-unclosed-string"]),
        (r#"["\x"]"#, vec!["json-bad-escape"]),
        (r#"["\ud800"]"#, vec!["json-bad-unicode"]),
        ("[\"\t\"]", vec!["json-control-character"]),
        ("[01]", vec!["json-unquoted"]),
        ("\u{feff}[1]", vec![]),
        ("[\u{feff}1]", vec!["json-unquoted"]),
        ("[1, # one\n2]", vec!["json-comment"]),
        ("[1, /* one * / two **/ 2]", vec!["json-comment"]),
        ("[1, / 2]", vec!["json-unquoted", "json-missing-comma"]),
        ("[\u{a0}1]", vec!["json-odd-space"]),
        ("[\u{1}1]", vec!["json-odd-space"]),
        ("['a\"b', 1]", vec!["json-single-quotes"]),
        (
            "['a\tb', 1]",
            vec!["json-single-quotes", "json-control-character"],
        ),
        ("[\"a\\\n]", vec!["json-unclosed-string"]),
        ("[\"a\\\r]", vec!["json-unclosed-string"]),
        ("]", vec!["json-missing-value", "json-unexpected"]),
        (
            r#"{"a" 1, b: 2,}"#,
            vec!["json-missing-colon", "json-unquoted", "json-trailing-comma"],
        ),
    ] {
        let mut found = ids(text);
        let mut expected = expected.clone();
        found.sort_unstable();
        expected.sort_unstable();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn depth_is_limited_not_the_stack() {
    let deep = "[".repeat(100_000);
    assert_eq!(ids(&deep), ["json-too-deep"]);
    let fits = format!("{}{}", "[".repeat(DEPTH), "]".repeat(DEPTH));
    assert!(ids(&fits).is_empty());
}

#[test]
fn a_forgotten_comma_loses_nothing() {
    for (text, expected) in [(r#"["a" "b"]"#, 2), (r#"["a" ["b"] "c"]"#, 3)] {
        let (tree, findings) = parse(text);
        assert!(
            findings
                .iter()
                .all(|d| d.message.id == "json-missing-comma")
        );
        let Value::Array(items) = tree.root().unwrap().value else {
            panic!("an array");
        };
        assert_eq!(items.count(), expected, "{text}");
    }
    let (tree, _) = parse(r#"{"a": 1 "b": {"c": 2}}"#);
    let Value::Object(members) = tree.root().unwrap().value else {
        panic!("an object");
    };
    let names: Vec<_> = members.map(|member| member.name).collect();
    assert_eq!(names, ["a", "b"]);
}

#[test]
fn a_text_has_a_limit() {
    let fits = format!("[{}]", " ".repeat(SIZE - 2));
    assert_eq!(fits.len(), SIZE);
    assert!(ids(&fits).is_empty());
    let longer = fits + " ";
    let (tree, _) = parse(&longer);
    assert_eq!(tree.root(), None);
    assert_eq!(ids(&" ".repeat(SIZE + 1)), ["json-too-long"]);
}

#[test]
fn a_piece_of_a_text_is_read_as_what_it_means() {
    for (piece, expected) in [
        (r#""a\"b""#, "a\"b"),
        (r#""plain""#, "plain"),
        ("10", "10"),
        ("true", "true"),
        ("", ""),
        ("[1]", ""),
    ] {
        assert_eq!(text(piece), expected, "{piece}");
    }
}
