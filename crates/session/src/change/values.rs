//! Values of a condition key that policies tell apart: enough of them to try, not all there are.

use crate::policies::PolicySet;
use crate::scenario::ContextValue;
use iam::condition::operator::Test;
use iam::policy::Condition;

/// Values to try: those that policies name, values beside them, none at all, and one that nobody names.
pub(super) fn of(set: &PolicySet, lower_key: &str) -> Vec<ContextValue> {
    let mut found: Vec<ContextValue> = Vec::new();
    let mut add = |value: ContextValue| {
        if !found.contains(&value) {
            found.push(value);
        }
    };
    for attached in set.attached() {
        let statements = attached.policy.statements.iter();
        let conditions = statements.flat_map(|statement| &statement.conditions);
        for condition in conditions.filter(|condition| condition.lower_key == lower_key) {
            let texts = (condition.values.iter()).map(|item| attached.policy.text(item.span));
            for text in texts.filter(|text| !text.contains("${")) {
                for value in beside(condition, &text) {
                    add(match condition.operator.set {
                        None => ContextValue::One(value),
                        Some(_) => ContextValue::Many(vec![value]),
                    });
                }
            }
        }
    }
    add(ContextValue::Absent);
    add(ContextValue::One("other".to_string()));
    found
}

/// A value of a condition, and those on both sides of it.
fn beside(condition: &Condition, text: &str) -> Vec<String> {
    match condition.operator.test {
        // It says whether the key is there, not what it holds.
        Test::Null => Vec::new(),
        Test::Bool => {
            let other = if text.eq_ignore_ascii_case("true") {
                "false"
            } else {
                "true"
            };
            vec![text.to_string(), other.to_string()]
        }
        Test::Numeric(_) => {
            let number: Option<i64> = text.parse().ok();
            let sides = number
                .into_iter()
                .flat_map(|number| [number.saturating_sub(1), number.saturating_add(1)]);
            let sides = sides.map(|number| number.to_string());
            std::iter::once(text.to_string()).chain(sides).collect()
        }
        Test::Date(_) => ["2000-01-01T00:00:00Z", text, "2100-01-01T00:00:00Z"]
            .map(str::to_string)
            .to_vec(),
        Test::StringLike | Test::Arn => vec![text.replace(['*', '?'], "x")],
        _ => vec![text.to_string()],
    }
}
