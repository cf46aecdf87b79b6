//! JSON → the form of [`scenario`](crate::scenario), with errors that name the member.

use crate::answer::InputError;
use crate::scenario::{Scenario, VERSION};
use crate::validate;
use iam::language::Language;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_path_to_error::Segment;

/// Of how many members the one that is wrong is looked for: each takes another reading, and no part of
/// the form has as many.
const MOST: usize = 32;

/// Reads a scenario.
///
/// # Errors
///
/// The member that is unknown, missing or of the wrong type; or that the form is of a later version.
pub fn scenario(text: &str, language: Language) -> Result<Scenario, InputError> {
    serde_json::from_str(text).map_err(|_| {
        // What a later form calls its members is no slip of whoever wrote it.
        let version = json::<Value>(text).ok().and_then(|value| version(&value));
        let later = version.filter(|version| *version > VERSION);
        match later.and_then(|version| validate::version(version, language)) {
            Some(error) => error,
            None => located::<Scenario>(text),
        }
    })
}

/// Reads any JSON that is part of a scenario, or made of its parts.
///
/// # Errors
///
/// The member that is unknown, missing or of the wrong type.
pub fn json<T: DeserializeOwned>(text: &str) -> Result<T, InputError> {
    serde_json::from_str(text).map_err(|_| located::<T>(text))
}

/// One sentence on all of these errors, each below the member `at`.
pub fn sentence(at: &str, errors: &[InputError]) -> String {
    let each = errors.iter().map(|error| {
        let between = match at.is_empty() || error.member.is_empty() {
            true => "",
            false => ".",
        };
        let member = format!("{at}{between}{}", error.member);
        match member.is_empty() {
            true => error.message.clone(),
            false => format!("{member}: {}", error.message),
        }
    });
    each.collect::<Vec<_>>().join("; ")
}

fn version(value: &Value) -> Option<u32> {
    let version = value.get("version")?.as_u64()?;
    Some(u32::try_from(version).unwrap_or(u32::MAX))
}

/// What is wrong with a text that can't be read, and in which member. Takes its time: nobody waits
/// for many of these.
fn located<T: DeserializeOwned>(text: &str) -> InputError {
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => {
            return InputError {
                member: String::new(),
                message: format!("this is no JSON: {error}"),
            };
        }
    };
    let Some((mut path, message)) = complaint::<T>(&value) else {
        return InputError {
            member: String::new(),
            message: "this has two members of one name".to_string(),
        };
    };
    path.extend(inside::<T>(&value, &path, &message));
    InputError {
        member: path.trim_start_matches('.').to_string(),
        message: in_our_words(&message),
    }
}

/// Where reading stops, and why.
fn complaint<T: DeserializeOwned>(value: &Value) -> Option<(String, String)> {
    let error = serde_path_to_error::deserialize::<_, T>(value.clone()).err()?;
    let mut path = String::new();
    for segment in error.path() {
        match segment {
            Segment::Seq { index } => path += &format!("[{index}]"),
            Segment::Map { key } => path += &format!(".{key}"),
            Segment::Enum { .. } | Segment::Unknown => {}
        }
    }
    Some((path, error.inner().to_string()))
}

/// A choice by `type` or `path` is read as a whole, so reading stops before the member itself: it's
/// the one without which the complaint is another.
fn inside<T: DeserializeOwned>(value: &Value, path: &str, message: &str) -> Option<String> {
    if message.starts_with("missing field") {
        return None;
    }
    let pointer = path.replace('[', "/").replace(']', "").replace('.', "/");
    let names = value.pointer(&pointer)?.as_object()?.keys();
    let decides = |name: &&String| {
        let mut without = value.clone();
        let object = without.pointer_mut(&pointer).and_then(Value::as_object_mut);
        object.is_some_and(|object| object.remove(*name).is_some())
            && complaint::<T>(&without).is_none_or(|(_, other)| other != message)
    };
    let names = names.filter(|name| !["type", "path"].contains(&name.as_str()));
    names
        .take(MOST)
        .find(decides)
        .map(|name| format!(".{name}"))
}

/// JSON has members, not fields; and what a value of the context may be is nothing a type name says.
fn in_our_words(message: &str) -> String {
    if message.contains("ContextValue") {
        return "write a text, a list of texts, null or `{ \"unknown\": true }`".to_string();
    }
    message.replace(" field `", " member `")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SESSION: &str =
        r#"{ "type": "session", "target": "i-1", "account": "1", "region": "r" }"#;

    fn read(members: &str) -> String {
        let text = format!(r#"{{ "version": 1, {members} }}"#);
        match scenario(&text, Language::English) {
            Ok(_) => "fine".to_string(),
            Err(error) => format!("{}: {}", error.member, error.message),
        }
    }

    fn error(members: &str) -> String {
        read(&format!("{members}, \"request\": {SESSION}"))
    }

    #[test]
    fn an_unknown_member_is_named_wherever_it_stands() {
        assert_eq!(read(&format!("\"request\": {SESSION}")), "fine");
        for (members, start) in [
            (r#""polices": []"#, "polices: unknown member `polices`, "),
            (
                r#""policies": [{ "text": "", "knd": 1 }]"#,
                "policies[0].knd: unknown member `knd`, ",
            ),
            (
                r#""caller": { "mfa": true }"#,
                "caller.mfa: unknown member `mfa`, ",
            ),
            (
                r#""network": { "path": "internet", "vpce": "x" }"#,
                "network.vpce: unknown member `vpce`, ",
            ),
            (
                r#""network": { "path": "vpcEndpoint", "sourceIp": "x" }"#,
                "network.sourceIp: unknown member `sourceIp`, ",
            ),
            (
                r#""context": { "aws:a.b": { "unknwn": true } }"#,
                "context.aws:a.b: write a text, ",
            ),
            (
                r#""options": { "legacy": true }"#,
                "options.legacy: unknown member `legacy`, ",
            ),
        ] {
            let error = error(members);
            assert!(error.starts_with(start), "{error}");
        }
        for (request, start) in [
            (
                r#""session", "targt": "i-1", "account": "1", "region": "r""#,
                "request.targt: unknown member `targt`, ",
            ),
            (
                r#""api", "action": "a:b", "document": null"#,
                "request.document: unknown member `document`, ",
            ),
        ] {
            let error = read(&format!(r#""request": {{ "type": {request} }}"#));
            assert!(error.starts_with(start), "{error}");
        }
    }

    #[test]
    fn a_member_of_the_wrong_type_is_named() {
        for (members, expected) in [
            (
                r#""network": { "path": "internet", "sourceIp": 9 }"#,
                "network.sourceIp: invalid type: integer `9`, expected a string",
            ),
            (
                r#""policies": [{ "text": 5 }]"#,
                "policies[0].text: invalid type: integer `5`, expected a string",
            ),
            (
                r#""caller": { "tags": { "a": true } }"#,
                "caller.tags.a: invalid type: boolean `true`, expected a string",
            ),
        ] {
            assert_eq!(error(members), expected);
        }
        let request =
            r#""request": { "type": "session", "target": "i-1", "account": 1, "region": "r" }"#;
        let expected = "request.account: invalid type: integer `1`, expected a string";
        assert_eq!(read(request), expected);
    }

    #[test]
    fn a_missing_member_is_named() {
        assert_eq!(read(r#""policies": []"#), ": missing member `request`");
        let request = r#""request": { "type": "session", "account": "1" }"#;
        assert_eq!(read(request), "request: missing member `region`");
        let request = r#""request": { "account": "1" }"#;
        assert_eq!(read(request), "request: missing member `type`");
    }

    #[test]
    fn a_later_version_says_so_whatever_else_it_has() {
        let later = scenario(r#"{ "version": 2, "new": true }"#, Language::English);
        let error = later.unwrap_err();
        assert_eq!(error.member, "version");
        assert!(error.message.contains("version 2"), "{}", error.message);
    }

    #[test]
    fn what_is_no_json_says_so() {
        let error = scenario("{", Language::English).unwrap_err();
        assert!(error.message.starts_with("this is no JSON: "));
        let twice = format!(r#"{{ "version": 1, "version": 1, "request": {SESSION} }}"#);
        let error = scenario(&twice, Language::English).unwrap_err();
        assert_eq!(error.message, "this has two members of one name");
    }
}
