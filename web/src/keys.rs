//! The condition keys that the scenario sets by hand. Their names know no case
//! (<https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html>).

use session::scenario::{ContextValue, Scenario, Unknown};

/// How the scenario sets a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// Not at all: it is derived from the rest.
    Derived,
    /// To one value.
    One,
    /// To a list.
    Many,
    /// The request doesn't carry it.
    Absent,
    /// It may hold anything, or be absent.
    Unknown,
}

impl Setting {
    /// All settings, with the names that they have in the page.
    pub const ALL: [(Setting, &'static str); 5] = [
        (Setting::Derived, "derived"),
        (Setting::One, "one"),
        (Setting::Many, "many"),
        (Setting::Absent, "absent"),
        (Setting::Unknown, "unknown"),
    ];

    /// How this value sets its key.
    pub fn of(value: Option<&ContextValue>) -> Setting {
        match value {
            None => Setting::Derived,
            Some(ContextValue::One(_)) => Setting::One,
            Some(ContextValue::Many(_)) => Setting::Many,
            Some(ContextValue::Absent) => Setting::Absent,
            Some(ContextValue::Unknown(_)) => Setting::Unknown,
        }
    }

    /// The value that sets a key so; where there are values, those it had.
    pub fn value(self, values: &[String]) -> Option<ContextValue> {
        match self {
            Setting::Derived => None,
            Setting::One => {
                let first = values.first().cloned().unwrap_or_default();
                Some(ContextValue::One(first))
            }
            Setting::Many => Some(ContextValue::Many(values.to_vec())),
            Setting::Absent => Some(ContextValue::Absent),
            Setting::Unknown => Some(ContextValue::Unknown(Unknown { unknown: true })),
        }
    }
}

/// What the scenario says of a key by hand. Of two spellings the last counts.
pub fn by_hand<'a>(scenario: &'a Scenario, key: &str) -> Option<&'a ContextValue> {
    let key = key.to_lowercase();
    let mut context = scenario.context.iter().rev();
    let found = context.find(|(name, _)| name.to_lowercase() == key);
    found.map(|(_, value)| value)
}

/// Sets a key, or leaves it to be derived.
pub fn set(scenario: &mut Scenario, key: &str, value: Option<ContextValue>) {
    let lower = key.to_lowercase();
    scenario
        .context
        .retain(|name, _| name.to_lowercase() != lower);
    if let Some(value) = value {
        scenario.context.insert(key.to_string(), value);
    }
}

/// The values of a list that is typed one by line.
pub fn lines(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim);
    let filled = lines.filter(|line| !line.is_empty());
    filled.map(str::to_string).collect()
}

/// Whether a text is the name of a condition key.
pub fn is_name(text: &str) -> bool {
    let parts = text.split_once(':');
    let whole = |(service, name): (&str, &str)| !service.is_empty() && !name.is_empty();
    parts.is_some_and(whole) && !text.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::{Example, FIRST};

    #[test]
    fn a_key_is_one_whatever_its_case() {
        let mut scenario = Example::find(FIRST).unwrap().scenario().unwrap();
        let one = |text: &str| Some(ContextValue::One(text.to_string()));
        set(&mut scenario, "aws:PrincipalOrgID", one("o-1"));
        set(&mut scenario, "aws:TagKeys", one("x"));
        set(&mut scenario, "AWS:principalorgid", one("o-2"));
        let names: Vec<_> = scenario.context.keys().cloned().collect();
        assert_eq!(names, ["AWS:principalorgid", "aws:TagKeys"]);
        let found = by_hand(&scenario, "aws:principalorgid").cloned();
        assert_eq!(found, one("o-2"));
        set(&mut scenario, "aws:PRINCIPALORGID", None);
        assert_eq!(by_hand(&scenario, "aws:PrincipalOrgID"), None);
        assert_eq!(scenario.context.len(), 1);
    }

    #[test]
    fn each_setting_is_what_it_sets() {
        let values = ["a".to_string(), "b".to_string()];
        for (setting, _) in Setting::ALL {
            let value = setting.value(&values);
            assert_eq!(Setting::of(value.as_ref()), setting);
        }
        assert_eq!(
            Setting::One.value(&values),
            Some(ContextValue::One("a".to_string()))
        );
        assert_eq!(
            Setting::One.value(&[]),
            Some(ContextValue::One(String::new()))
        );
    }

    #[test]
    fn a_list_is_its_lines() {
        assert_eq!(lines("a\n b \n\n"), ["a", "b"]);
        assert_eq!(lines(""), Vec::<String>::new());
    }

    #[test]
    fn a_name_has_two_parts() {
        for (text, expected) in [
            ("aws:PrincipalTag/*", true),
            ("kms:EncryptionContext:aws:x", true),
            ("aws:", false),
            (":x", false),
            ("SourceIp", false),
            ("aws:Source Ip", false),
        ] {
            assert_eq!(is_name(text), expected, "{text}");
        }
    }
}
