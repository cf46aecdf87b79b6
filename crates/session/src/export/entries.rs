//! Condition keys as `--context-entries` takes them, in the AWS CLI's shorthand or as JSON.
//!
//! Types: <https://docs.aws.amazon.com/IAM/latest/APIReference/API_ContextEntry.html>; shorthand:
//! <https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-shorthand.html>.

use iam::json::quoted;
use iam::request::Presence;
use std::borrow::Cow;

/// The keys whose values aren't plain strings, in lower case
/// (<https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html>).
const TYPES: &[(&str, &str)] = &[
    ("aws:currenttime", "date"),
    ("aws:ec2instancesourceprivateipv4", "ip"),
    ("aws:epochtime", "numeric"),
    ("aws:multifactorauthage", "numeric"),
    ("aws:multifactorauthpresent", "boolean"),
    ("aws:principalisawsservice", "boolean"),
    ("aws:securetransport", "boolean"),
    ("aws:sourceip", "ip"),
    ("aws:tokenissuetime", "date"),
    ("aws:viaawsservice", "boolean"),
    ("aws:vpcsourceip", "ip"),
    ("ssm:sessiondocumentaccesscheck", "boolean"),
];

/// One key with its values.
pub(super) struct Entry<'a> {
    name: &'a str,
    values: &'a [String],
    kind: String,
}

impl<'a> Entry<'a> {
    /// The entry of a key; `None` where it has no value.
    pub fn new(name: &'a str, presence: &'a Presence) -> Option<Entry<'a>> {
        let list = match presence {
            Presence::Many(_) => "List",
            _ => "",
        };
        let values = presence.values();
        let kind = format!("{}{list}", kind(name));
        (!values.is_empty()).then_some(Entry { name, values, kind })
    }

    fn shorthand(&self) -> String {
        let values: Vec<_> = self.values.iter().map(|one| value(one)).collect();
        let (name, values, kind) = (value(self.name), values.join(","), &self.kind);
        format!("ContextKeyName={name},ContextKeyValues={values},ContextKeyType={kind}")
    }

    fn json(&self) -> String {
        let Entry { name, values, kind } = self;
        let (name, kind) = (quoted(name), quoted(kind));
        let values: Vec<_> = values.iter().map(|value| quoted(value)).collect();
        let values = values.join(",");
        format!(
            r#"{{"ContextKeyName":{name},"ContextKeyType":{kind},"ContextKeyValues":[{values}]}}"#
        )
    }

    fn escapes(&self) -> bool {
        self.name.contains('\\') || self.values.iter().any(|value| value.contains('\\'))
    }
}

/// The entries as arguments: in the shorthand, or all as JSON where one holds a backslash, which the
/// shorthand's reader takes for the escape of a closing quote.
pub(super) fn arguments(entries: &[Entry<'_>]) -> Vec<String> {
    match entries.iter().any(Entry::escapes) {
        true => entries.iter().map(Entry::json).collect(),
        false => entries.iter().map(Entry::shorthand).collect(),
    }
}

/// The type of a key's single value.
fn kind(name: &str) -> &'static str {
    let mut types = TYPES.iter();
    let found = types.find(|(key, _)| key.eq_ignore_ascii_case(name));
    found.map_or("string", |(_, kind)| kind)
}

/// A value, in the shorthand's quotes where it holds what the shorthand would read otherwise.
fn value(text: &str) -> Cow<'_, str> {
    let plain = |c: char| c.is_ascii_alphanumeric() || "_-./:@+".contains(c);
    if !text.is_empty() && text.chars().all(plain) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(format!("\"{}\"", text.replace('"', r#"\""#)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_has_its_type_and_each_value_its_quotes() {
        let one = |value: &str| Presence::One(value.to_string());
        let many = |values: &[&str]| {
            Presence::Many(values.iter().map(|value| value.to_string()).collect())
        };
        for (name, presence, expected) in [
            (
                "AWS:SourceIp",
                one("2001:db8::1"),
                Some(("2001:db8::1", "ip")),
            ),
            (
                "aws:MultiFactorAuthPresent",
                one("true"),
                Some(("true", "boolean")),
            ),
            (
                "aws:TokenIssueTime",
                one("2026-01-01T00:00:00Z"),
                Some(("2026-01-01T00:00:00Z", "date")),
            ),
            ("aws:MultiFactorAuthAge", one("5"), Some(("5", "numeric"))),
            ("aws:username", one("alice"), Some(("alice", "string"))),
            ("aws:username", one("a,b=c"), Some(("\"a,b=c\"", "string"))),
            ("aws:username", one("a\"b"), Some((r#""a\"b""#, "string"))),
            ("aws:username", one(""), Some(("\"\"", "string"))),
            (
                "aws:TagKeys",
                many(&["a", "b c"]),
                Some(("a,\"b c\"", "stringList")),
            ),
            (
                "aws:CurrentTime",
                many(&["2026"]),
                Some(("2026", "dateList")),
            ),
            ("aws:TagKeys", many(&[]), None),
            ("aws:username", Presence::Absent, None),
            ("aws:username", Presence::Unknown, None),
        ] {
            let expected = expected.map(|(value, kind)| {
                format!("ContextKeyName={name},ContextKeyValues={value},ContextKeyType={kind}")
            });
            let entry = Entry::new(name, &presence);
            assert_eq!(entry.map(|entry| entry.shorthand()), expected);
        }
        let tagged = one("c");
        let tag = Entry::new("aws:PrincipalTag/a=b", &tagged).unwrap();
        let start = "ContextKeyName=\"aws:PrincipalTag/a=b\",";
        assert!(tag.shorthand().starts_with(start));
    }

    #[test]
    fn a_backslash_makes_all_entries_json() {
        let values = ["x", "a\\"].map(|value| Presence::One(value.to_string()));
        let both: Vec<_> = values
            .iter()
            .filter_map(|value| Entry::new("a:b", value))
            .collect();
        let expected = [r#""x""#, r#""a\\""#].map(|value| {
            format!(
                r#"{{"ContextKeyName":"a:b","ContextKeyType":"string","ContextKeyValues":[{value}]}}"#
            )
        });
        assert_eq!(arguments(&both), expected);
    }
}
