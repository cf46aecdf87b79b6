use super::*;

const POLICY: &str = r#"{
  "Statement": [
    { "Effect": "Deny" },
    { "Effect": "Allow", "n": -1.5e3, "b": true }
  ]
}"#;

fn span(start: usize, end: usize) -> Span {
    Span {
        start: start as u32,
        end: end as u32,
    }
}

fn of(text: &str, part: &str) -> Span {
    let start = text.find(part).unwrap();
    span(start, start + part.len())
}

fn joined(lines: &[Line]) -> String {
    lines
        .iter()
        .map(|line| line.pieces.iter().map(|p| p.text.as_str()).collect())
        .collect::<Vec<String>>()
        .join("\n")
}

fn kinds(text: &str) -> Vec<(String, Token)> {
    paint(text, &Marks::default())
        .into_iter()
        .flat_map(|line| line.pieces)
        .map(|piece| (piece.text, piece.token))
        .filter(|(text, _)| !text.trim().is_empty())
        .collect()
}

#[test]
fn no_character_is_lost() {
    for text in [
        "",
        "\n",
        POLICY,
        "{\"a\n",
        "\"日本語\": \"\\\"\" }",
        "// 😀 -",
        "a\n\n\nb\n",
    ] {
        for (start, end) in [(0, 0), (1, 4), (3, 900), (5, 5)] {
            let marks = Marks {
                tints: vec![(span(start, end), Decision::Deny)],
                findings: vec![(span(start, end), Severity::Warning)],
                pointed: Some(span(start, end)),
                caret: Some(start as u32),
            };
            let lines = paint(text, &marks);
            assert_eq!(joined(&lines), text);
            assert_eq!(lines.len(), text.matches('\n').count() + 1);
        }
    }
}

#[test]
fn tokens_are_told_apart() {
    let expected = [
        ("{", Token::Punctuation),
        ("\"k\\\"\"", Token::Key),
        (":", Token::Punctuation),
        ("[", Token::Punctuation),
        ("\"v\"", Token::Text),
        (",", Token::Punctuation),
        ("-1.5", Token::Literal),
        (",", Token::Punctuation),
        ("true", Token::Literal),
        ("]", Token::Punctuation),
        ("\"open", Token::Text),
    ];
    let expected: Vec<_> = expected.map(|(text, kind)| (text.to_string(), kind)).into();
    assert_eq!(kinds(r#"{"k\"" : ["v", -1.5, true] "open"#), expected);
}

#[test]
fn a_deciding_statement_tints_its_lines_and_deny_wins() {
    let marks = Marks {
        tints: vec![
            (of(POLICY, "{ \"Effect\": \"Deny\" }"), Decision::Deny),
            (of(POLICY, POLICY), Decision::Allow),
        ],
        ..Marks::default()
    };
    let tints: Vec<_> = paint(POLICY, &marks).iter().map(|line| line.tint).collect();
    let (deny, allow) = (Some(Decision::Deny), Some(Decision::Allow));
    assert_eq!(tints, [allow, allow, deny, allow, allow, allow]);
}

#[test]
fn a_finding_is_underlined_where_it_is() {
    let marks = Marks {
        findings: vec![
            (of(POLICY, "\"Deny\""), Severity::Warning),
            (of(POLICY, "Deny"), Severity::Error),
        ],
        ..Marks::default()
    };
    let lines = paint(POLICY, &marks);
    let marked: Vec<_> = lines
        .iter()
        .flat_map(|line| &line.pieces)
        .filter_map(|piece| Some((piece.text.as_str(), piece.finding?)))
        .collect();
    let (warning, error) = (Severity::Warning, Severity::Error);
    assert_eq!(marked, [("\"", warning), ("Deny", error), ("\"", warning)]);
    assert_eq!(lines[2].finding, Some(Severity::Error));
    assert_eq!(lines[1].finding, None);
}

#[test]
fn a_finding_without_a_character_takes_a_neighbour() {
    let at = |text: &str, place: usize| {
        let marks = Marks {
            findings: vec![(span(place, place), Severity::Error)],
            ..Marks::default()
        };
        paint(text, &marks)
            .into_iter()
            .flat_map(|line| line.pieces)
            .filter(|piece| piece.finding.is_some())
            .map(|piece| piece.text)
            .collect::<String>()
    };
    assert_eq!(at("ab", 0), "a");
    assert_eq!(at("{日", 4), "日");
    assert_eq!(at("a\nb", 1), "a");
    assert_eq!(at("", 0), "");
}

#[test]
fn what_a_reason_points_at_may_span_lines() {
    let marks = Marks {
        pointed: Some(of(POLICY, "\"Deny\" },\n    {")),
        ..Marks::default()
    };
    let pointed: String = paint(POLICY, &marks)
        .iter()
        .flat_map(|line| &line.pieces)
        .filter(|piece| piece.pointed)
        .map(|piece| piece.text.as_str())
        .collect();
    assert_eq!(pointed, "\"Deny\" },    {");
}

/// The text with the marked brackets in angle brackets.
fn paired(text: &str, caret: usize) -> String {
    let marks = Marks {
        caret: Some(caret as u32),
        ..Marks::default()
    };
    let pieces = paint(text, &marks).into_iter().flat_map(|line| line.pieces);
    pieces
        .map(|piece| match piece.bracket {
            true => format!("<{}>", piece.text),
            false => piece.text,
        })
        .collect()
}

#[test]
fn a_bracket_at_the_caret_is_marked_with_its_partner() {
    for (caret, expected) in [
        (0, "<{>\"[\":[{},[]]<}>"),
        (1, "<{>\"[\":[{},[]]<}>"),
        (2, "{\"[\":[{},[]]}"),
        (6, "{\"[\":<[>{},[]<]>}"),
        // Between two brackets the one behind the caret counts.
        (7, "{\"[\":[<{><}>,[]]}"),
        (8, "{\"[\":[<{><}>,[]]}"),
        (9, "{\"[\":[<{><}>,[]]}"),
        (12, "{\"[\":<[>{},[]<]>}"),
        (14, "<{>\"[\":[{},[]]<}>"),
        (99, "{\"[\":[{},[]]}"),
    ] {
        assert_eq!(paired("{\"[\":\n[{},[]]}", caret), expected);
    }
    for text in ["", "{", "}", "[}", "{\"}\""] {
        assert_eq!(paired(text, 0), text);
    }
    assert_eq!(paired("[}{]{}", 4), "[}{]<{><}>");
}

#[test]
fn a_finding_over_several_lines_leaves_their_indentation_out() {
    let text = "{\n  \"a\": [\n\n    1\n  ]\n}";
    let marks = Marks {
        findings: vec![(of(text, "\"a\": [\n\n    1\n  ]"), Severity::Warning)],
        ..Marks::default()
    };
    let marked = |line: &Line| -> String {
        let found = line.pieces.iter().filter(|piece| piece.finding.is_some());
        found.map(|piece| piece.text.as_str()).collect()
    };
    let lines = paint(text, &marks);
    let found: Vec<String> = lines.iter().map(marked).collect();
    assert_eq!(found, ["", "\"a\": [", "", "1", "]", ""]);
    // White space that is the finding itself is marked.
    let marks = Marks {
        findings: vec![(span(2, 4), Severity::Error)],
        ..Marks::default()
    };
    let [_, line, ..] = &paint(text, &marks)[..] else {
        panic!("no second line");
    };
    assert_eq!(marked(line), "  ");
}
