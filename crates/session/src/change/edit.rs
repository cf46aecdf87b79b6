//! A policy's text with one statement less, or one more. Everything else stays to the letter.

use iam::policy::Statement;

/// The text without one of its statements; nothing where it is the only one.
pub(super) fn without(text: &str, statements: &[Statement], index: usize) -> Option<String> {
    let gone = statements.get(index)?.span;
    let (start, end) = match (statements.get(index + 1), index.checked_sub(1)) {
        (Some(next), _) => (gone.start, next.span.start),
        (None, Some(before)) => (statements.get(before)?.span.end, gone.end),
        (None, None) => return None,
    };
    let (head, tail) = (text.get(..start as usize)?, text.get(end as usize..)?);
    Some(format!("{head}{tail}"))
}

/// The text with one more statement behind the others.
pub(super) fn with(text: &str, statements: &[Statement], added: &str) -> Option<String> {
    let last = statements.last()?.span;
    let (head, tail) = (
        text.get(..last.end as usize)?,
        text.get(last.end as usize..)?,
    );
    let line = text.get(..last.start as usize)?.rsplit('\n').next()?;
    let own_line = line.chars().all(char::is_whitespace) && line.len() < last.start as usize;
    let between = match own_line {
        true => format!(",\n{line}"),
        false => ", ".to_string(),
    };
    let added = match own_line {
        true => added.replace('\n', &format!("\n{line}")),
        false => flat(added),
    };
    let first = statements.first()?.span;
    let before = text.get(..first.start as usize)?.trim_end();
    if before.ends_with('[') {
        return Some(format!("{head}{between}{added}{tail}"));
    }
    // A single statement may stand without the brackets of a list.
    let (start, single) = (
        text.get(..first.start as usize)?,
        text.get(first.start as usize..last.end as usize)?,
    );
    Some(format!("{start}[{single}{between}{added}]{tail}"))
}

/// A statement in one line.
fn flat(statement: &str) -> String {
    let lines = statement.lines().map(str::trim);
    lines.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use iam::parse::parse;
    use iam::policy::Kind;

    const ONE: &str = r#"{"Sid":"A","Effect":"Deny","Action":"a:b","Resource":"*"}"#;
    const TWO: &str = r#"{"Sid":"B","Effect":"Deny","Action":"a:b","Resource":"*"}"#;

    fn read(text: &str) -> Vec<Statement> {
        let parsed = parse(text, Kind::Identity);
        let policy = parsed.policy.unwrap_or_else(|| panic!("{text}"));
        policy.statements.clone()
    }

    #[test]
    fn a_statement_goes_with_its_comma() {
        let text = format!("{{\"Version\":\"2012-10-17\",\"Statement\":[\n  {ONE} ,\n  {TWO}\n]}}");
        let first = without(&text, &read(&text), 0).unwrap();
        assert_eq!(
            first,
            format!("{{\"Version\":\"2012-10-17\",\"Statement\":[\n  {TWO}\n]}}")
        );
        let second = without(&text, &read(&text), 1).unwrap();
        assert_eq!(
            second,
            format!("{{\"Version\":\"2012-10-17\",\"Statement\":[\n  {ONE}\n]}}")
        );
        assert_eq!(without(&second, &read(&second), 0), None);
    }

    #[test]
    fn a_statement_comes_behind_the_others_in_their_manner() {
        let head = "{\"Version\":\"2012-10-17\",\"Statement\":";
        let added = "{\n    \"Effect\": \"Allow\"\n}";
        for (text, expected) in [
            (
                format!("{head}[{ONE}]}}"),
                format!("{head}[{ONE}, {{ \"Effect\": \"Allow\" }}]}}"),
            ),
            (
                format!("{head}{ONE}}}"),
                format!("{head}[{ONE}, {{ \"Effect\": \"Allow\" }}]}}"),
            ),
            (
                format!("{head}[\n  {ONE}\n]}}"),
                format!("{head}[\n  {ONE},\n  {{\n      \"Effect\": \"Allow\"\n  }}\n]}}"),
            ),
        ] {
            assert_eq!(with(&text, &read(&text), added), Some(expected), "{text}");
        }
    }
}
