//! JSON → the form of [`scenario`](crate::scenario), with errors that name the member.
//!
//! The types' own way to be read (`serde`) knows no member in its errors and costs the page ten times
//! the bytes; a test holds both to the same form and the same words.

mod form;
mod object;

use crate::answer::InputError;
use crate::compiled::Overrides;
use crate::scenario::{Scenario, VERSION};
use crate::validate;
use iam::json::{self, Node, Tree, Value};
use iam::language::{Language, text};
use object::Complaint;

/// Reads a scenario.
///
/// # Errors
///
/// The member that is unknown, missing or of the wrong type; or that the form is of a later version.
pub fn scenario(text: &str, language: Language) -> Result<Scenario, InputError> {
    let tree = whole(text, language)?;
    let root = tree.root().unwrap_or_default();
    form::scenario(root).map_err(|complaint| {
        // What a later form calls its members is no slip of whoever wrote it.
        let version = root.get("version").and_then(later);
        let later = version.and_then(|version| validate::version(version, language));
        later.unwrap_or_else(|| complaint.told())
    })
}

/// Reads what one question asks in place of a scenario's members.
///
/// # Errors
///
/// The member that is unknown or of the wrong type.
pub fn overrides(text: &str, language: Language) -> Result<Overrides, InputError> {
    form::overrides(whole(text, language)?.root().unwrap_or_default()).map_err(Complaint::told)
}

/// Reads a list of them.
///
/// # Errors
///
/// The member that is unknown or of the wrong type.
pub fn list(text: &str, language: Language) -> Result<Vec<Overrides>, InputError> {
    object::items(
        whole(text, language)?.root().unwrap_or_default(),
        form::overrides,
    )
    .map_err(Complaint::told)
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

fn whole(json: &str, language: Language) -> Result<Tree<'_>, InputError> {
    json::whole(json).map_err(|broken| InputError {
        member: String::new(),
        message: format!(
            "this is no JSON: {} (line {}, column {})",
            text(language, &broken.message),
            broken.place.line,
            broken.place.column
        ),
    })
}

/// The version of a later form.
fn later(version: Node<'_>) -> Option<u32> {
    let Value::Number(version) = version.value else {
        return None;
    };
    let version = version.parse::<u64>().ok()?;
    let version = u32::try_from(version).unwrap_or(u32::MAX);
    (version > VERSION).then_some(version)
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
