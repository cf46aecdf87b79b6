//! A second, naive reading of patterns, to rewrite them for one request: it shares nothing with the
//! engine's own.

use crate::draft::Draft;
use session::scenario::ContextValue;

/// A step of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Char(char),
    One,
    Any,
    /// One that is no colon.
    OneInField,
    /// Any that are no colons.
    AnyInField,
}

/// A text as steps, its variables filled in; `None` where one has no value.
pub fn steps(text: &str, draft: &Draft) -> Option<Vec<Step>> {
    let mut steps = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some((name, behind)) = rest
            .strip_prefix("${")
            .and_then(|rest| rest.split_once('}'))
        {
            let value = match name {
                "*" | "?" | "$" => name.to_string(),
                _ => variable(name, draft)?,
            };
            steps.extend(value.chars().map(Step::Char));
            rest = behind;
        } else {
            steps.push(match c {
                '*' => Step::Any,
                '?' => Step::One,
                _ => Step::Char(c),
            });
            rest = rest.strip_prefix(c).unwrap_or_default();
        }
    }
    Some(steps)
}

fn variable(name: &str, draft: &Draft) -> Option<String> {
    let (key, default) = match name.split_once(", ") {
        Some((key, default)) => (key, Some(default.trim_matches('\'').to_string())),
        None => (name, None),
    };
    match draft.value(key) {
        Some(ContextValue::One(value)) => Some(value.clone()),
        Some(_) => None,
        None => default,
    }
}

/// The same for a resource: in the first five fields only a `*` that ends one crosses colons.
pub fn resource_steps(text: &str, draft: &Draft) -> Option<Vec<Step>> {
    let mut steps = steps(text, draft)?;
    let next: Vec<Option<Step>> = steps
        .iter()
        .skip(1)
        .copied()
        .map(Some)
        .chain([None])
        .collect();
    let mut colons = 0;
    for (step, next) in steps.iter_mut().zip(next) {
        match (*step, next) {
            (Step::Char(':'), _) => colons += 1,
            (Step::One, _) if colons < 5 => *step = Step::OneInField,
            (Step::Any, next) if colons < 5 && !matches!(next, None | Some(Step::Char(':'))) => {
                *step = Step::AnyInField;
            }
            _ => {}
        }
    }
    Some(steps)
}

/// Whether a text fits.
pub fn fits(steps: &[Step], text: &str) -> bool {
    let mut chars = text.chars();
    match steps.split_first() {
        None => text.is_empty(),
        Some((Step::Any, rest)) => {
            fits(rest, text) || (chars.next().is_some() && fits(steps, chars.as_str()))
        }
        Some((Step::AnyInField, rest)) => {
            let more = chars.next().is_some_and(|c| c != ':');
            fits(rest, text) || (more && fits(steps, chars.as_str()))
        }
        Some((Step::OneInField, rest)) => {
            chars.next().is_some_and(|c| c != ':') && fits(rest, chars.as_str())
        }
        Some((Step::One, rest)) => chars.next().is_some() && fits(rest, chars.as_str()),
        Some((Step::Char(c), rest)) => chars.next() == Some(*c) && fits(rest, chars.as_str()),
    }
}

#[cfg(test)]
mod tests {
    use super::{fits, resource_steps, steps};
    use crate::generate::generate;
    use session::scenario::ContextValue;

    #[test]
    fn patterns_are_read_as_the_rules_say() {
        let mut draft = generate(1, 1);
        let name = ContextValue::One("a*e".to_string());
        draft.context = [("aws:username".to_string(), name)].into();
        for (pattern, text, expected) in [
            ("a*c", "abbc", true),
            ("a*c", "abbcd", false),
            ("a?c", "ac", false),
            ("${AWS:UserName}-*", "a*e-1", true),
            ("${aws:username}", "abe", false),
            ("${none, 'x'}${*}", "x*", true),
        ] {
            let found = steps(pattern, &draft).is_some_and(|steps| fits(&steps, text));
            assert_eq!(found, expected, "{pattern} {text}");
        }
        assert_eq!(steps("${none}", &draft), None);
        for (pattern, expected) in [
            ("arn:aws:ssm:*", true),
            ("arn:aws:ssm:*:document/x", true),
            ("arn:aws:ssm:*1:document/x", false),
            ("arn:aws:ssm:r:1:*", true),
            ("arn:aws:ssm:r?1:document/x", false),
        ] {
            let found = resource_steps(pattern, &draft);
            let found = found.is_some_and(|steps| fits(&steps, "arn:aws:ssm:r:1:document/x"));
            assert_eq!(found, expected, "{pattern}");
        }
    }
}
