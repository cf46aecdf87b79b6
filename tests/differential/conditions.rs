//! Rules about conditions whose key, value or variable is absent, empty or literal.

use crate::draft::{CURRENT, Condition, Draft, Policy};
use crate::explained::Rule;
use crate::glob::steps;
use crate::resources::{NOTHING, without_empty};
use crate::vocabulary::{Class, class};
use session::scenario::ContextValue;

pub const RULES: &[Rule] = &[
    Rule {
        id: "P6",
        sentence: "In a policy of the old version, or of none, `${…}` is literal text.",
        rewrite: literal,
    },
    Rule {
        id: "C7",
        sentence: "A list without values is an absent key.",
        rewrite: empty_list,
    },
    Rule {
        id: "C6",
        sentence: "To ForAllValues, a key that holds only empty texts is empty.",
        rewrite: empty_texts,
    },
    Rule {
        id: "A8-values",
        sentence: "A negated operator with a set or IfExists, but no values, holds, if at all, for an absent key.",
        rewrite: no_values,
    },
    Rule {
        id: "C2",
        sentence: "IfExists holds for an absent key, with ForAnyValue, too.",
        rewrite: any_if_exists,
    },
    Rule {
        id: "D6",
        sentence: "Under `Not…`, a value whose variable has no value is one that doesn't match.",
        rewrite: unresolved,
    },
    Rule {
        id: "D2-value",
        sentence: "A variable whose key holds an empty text has a value, the empty text.",
        rewrite: empty_variable,
    },
];

/// Old policies with `${` become new ones that escape it.
fn literal(draft: &Draft) -> Option<Draft> {
    let old = |policy: &Policy| policy.version != CURRENT;
    let escape = |text: &str| text.replace("${", "${$}{");
    let mut changed = false;
    let mut other = draft.clone();
    for policy in other.policies.iter_mut().filter(|policy| old(policy)) {
        let before = policy.clone();
        for statement in &mut policy.statements {
            let resources = statement
                .resource
                .iter_mut()
                .flat_map(|list| &mut list.values);
            resources.for_each(|value| *value = escape(value));
            for condition in &mut statement.conditions {
                if matches!(class(condition.base), Class::Text | Class::Arn) {
                    condition
                        .values
                        .iter_mut()
                        .for_each(|value| *value = escape(value));
                }
            }
        }
        if *policy != before {
            changed = true;
            policy.version = CURRENT;
        }
    }
    changed.then_some(other)
}

/// Only keys that a condition without a set operator asks for.
fn empty_list(draft: &Draft) -> Option<Draft> {
    let asked = |key: &str| {
        let statements = draft.policies.iter().flat_map(|policy| &policy.statements);
        let mut conditions = statements.flat_map(|statement| &statement.conditions);
        conditions.any(|asks| asks.set.is_empty() && asks.key.eq_ignore_ascii_case(key))
    };
    let mut other = draft.clone();
    let empty = ContextValue::Many(Vec::new());
    other
        .context
        .retain(|key, value| *value != empty || !asked(key));
    (other != *draft).then_some(other)
}

fn any_if_exists(draft: &Draft) -> Option<Draft> {
    without_true(draft, |condition| {
        let absent = draft.values(&condition.key).is_empty();
        condition.set == "ForAnyValue:" && condition.if_exists && absent
    })
}

fn empty_texts(draft: &Draft) -> Option<Draft> {
    without_true(draft, |condition| {
        let values = draft.values(&condition.key);
        let empty = !values.is_empty() && values.iter().all(String::is_empty);
        condition.set == "ForAllValues:" && !condition.values.is_empty() && empty
    })
}

fn no_values(draft: &Draft) -> Option<Draft> {
    draft.map_conditions(|_, condition| {
        let plain = condition.set.is_empty() && !condition.if_exists;
        if plain || !condition.negated() || !condition.values.is_empty() {
            return None;
        }
        let absent = condition.if_exists || condition.set == "ForAllValues:";
        let (set, base, value) = match absent {
            true => ("", "Null", "true"),
            false => ("ForAnyValue:", "StringEquals", "////"),
        };
        Some(Condition {
            set,
            base,
            if_exists: false,
            values: vec![value.to_string()],
            ..condition.clone()
        })
    })
}

/// Leaves out the conditions that hold by a rule.
fn without_true(draft: &Draft, holds: impl Fn(&Condition) -> bool) -> Option<Draft> {
    let mut other = draft.clone();
    for policy in &mut other.policies {
        for statement in &mut policy.statements {
            statement.conditions.retain(|condition| !holds(condition));
        }
    }
    (other != *draft).then_some(other)
}

fn textual(policy: &Policy, condition: &Condition) -> bool {
    policy.version == CURRENT
        && condition.base != "Null"
        && matches!(class(condition.base), Class::Text | Class::Arn)
}

fn unresolved(draft: &Draft) -> Option<Draft> {
    draft.map_values(|policy, condition, value| {
        let negated = condition.negated() && textual(policy, condition);
        let concerned = negated && steps(value, draft).is_none();
        concerned.then(|| vec![NOTHING.to_string()])
    })
}

fn empty_variable(draft: &Draft) -> Option<Draft> {
    draft.map_values(|policy, condition, value| {
        let filled = without_empty(draft, value);
        (textual(policy, condition) && filled != value).then(|| vec![filled])
    })
}
