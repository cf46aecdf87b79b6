//! A scenario before it is text: what can be generated, rewritten and cut down part by part.

use serde_json::{Map, Value, json};
use session::scenario::{
    ApiCall, Caller, ContextValue, Options, PolicyKind, PolicyText, Request, Scenario, VERSION,
};
use std::collections::BTreeMap;

/// A (policy set, request) pair.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    pub caller: Caller,
    pub action: String,
    pub resource: String,
    /// The account that owns the resource.
    pub owner: String,
    pub policies: Vec<Policy>,
    pub context: BTreeMap<String, ContextValue>,
}

/// A policy in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Policy {
    pub kind: PolicyKind,
    pub level: u32,
    pub version: Option<&'static str>,
    pub statements: Vec<Statement>,
}

/// A statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    pub allow: bool,
    pub principal: Option<Principal>,
    pub action: List,
    /// None in a trust policy.
    pub resource: Option<List>,
    pub conditions: Vec<Condition>,
}

/// `Action`, `Resource` or their `Not…` form.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    pub negated: bool,
    pub values: Vec<String>,
}

/// `Principal` or `NotPrincipal`: pairs of a type and a name; none of them is the bare `"*"`.
#[derive(Clone, Debug, PartialEq)]
pub struct Principal {
    pub negated: bool,
    pub names: Vec<(String, String)>,
}

/// One key under one operator.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// `""`, `"ForAllValues:"` or `"ForAnyValue:"`.
    pub set: &'static str,
    /// Such as `StringEquals`.
    pub base: &'static str,
    pub if_exists: bool,
    /// Whether the operator is written in lower case.
    pub lower: bool,
    pub key: String,
    pub values: Vec<String>,
    /// Whether numbers and truth values stand without quotation marks.
    pub bare: bool,
}

pub const CURRENT: Option<&str> = Some("2012-10-17");

impl Draft {
    /// The scenario it stands for, nothing derived.
    pub fn scenario(&self) -> Scenario {
        Scenario {
            version: VERSION,
            policies: self.policies.iter().map(Policy::text).collect(),
            caller: self.caller.clone(),
            request: Request::Api(ApiCall {
                action: self.action.clone(),
                resource: self.resource.clone(),
                resource_account: Some(self.owner.clone()),
            }),
            network: None,
            context: self.context.clone(),
            options: Options {
                derive_context: false,
                ..Options::default()
            },
        }
    }

    /// What the request carries for a key, whose case doesn't matter.
    pub fn value(&self, key: &str) -> Option<&ContextValue> {
        let found = |(name, _): &(&String, &ContextValue)| name.eq_ignore_ascii_case(key);
        self.context.iter().find(found).map(|(_, value)| value)
    }

    /// The values the request carries for a key; none for an absent one.
    pub fn values(&self, key: &str) -> &[String] {
        match self.value(key) {
            Some(ContextValue::One(value)) => std::slice::from_ref(value),
            Some(ContextValue::Many(values)) => values,
            _ => &[],
        }
    }

    /// Whether there is a policy of a kind.
    pub fn has(&self, kind: PolicyKind) -> bool {
        self.policies.iter().any(|policy| policy.kind == kind)
    }

    /// The same with other conditions where `rewrite` gives one; `None` where it gives none.
    pub fn map_conditions(
        &self,
        mut rewrite: impl FnMut(&Policy, &Condition) -> Option<Condition>,
    ) -> Option<Draft> {
        let mut draft = self.clone();
        let mut changed = false;
        for (policy, original) in draft.policies.iter_mut().zip(&self.policies) {
            for statement in &mut policy.statements {
                for condition in &mut statement.conditions {
                    if let Some(other) = rewrite(original, condition) {
                        *condition = other;
                        changed = true;
                    }
                }
            }
        }
        changed.then_some(draft)
    }

    /// The same with other values in its conditions.
    pub fn map_values(
        &self,
        mut rewrite: impl FnMut(&Policy, &Condition, &str) -> Option<Vec<String>>,
    ) -> Option<Draft> {
        self.map_conditions(|policy, condition| {
            let mut changed = false;
            let mut values = Vec::new();
            for value in &condition.values {
                match rewrite(policy, condition, value) {
                    Some(others) => {
                        values.extend(others);
                        changed = true;
                    }
                    None => values.push(value.clone()),
                }
            }
            changed.then(|| Condition {
                values,
                bare: false,
                ..condition.clone()
            })
        })
    }

    /// The same with other entries of `Resource` and, told by `true`, `NotResource`.
    pub fn map_resources(
        &self,
        mut rewrite: impl FnMut(&Policy, bool, &str) -> Option<String>,
    ) -> Option<Draft> {
        let mut draft = self.clone();
        let mut changed = false;
        for (policy, original) in draft.policies.iter_mut().zip(&self.policies) {
            let lists = policy.statements.iter_mut();
            for list in lists.filter_map(|statement| statement.resource.as_mut()) {
                for value in &mut list.values {
                    if let Some(other) = rewrite(original, list.negated, value) {
                        *value = other;
                        changed = true;
                    }
                }
            }
        }
        changed.then_some(draft)
    }
}

impl Policy {
    fn text(&self) -> PolicyText {
        let mut text = Map::new();
        if let Some(version) = self.version {
            text.insert("Version".to_string(), json!(version));
        }
        let statements: Vec<Value> = self.statements.iter().map(Statement::json).collect();
        text.insert("Statement".to_string(), json!(statements));
        PolicyText {
            name: String::new(),
            kind: self.kind,
            level: self.level,
            text: Value::Object(text).to_string().into(),
            enabled: true,
            arn: None,
        }
    }
}

impl Statement {
    fn json(&self) -> Value {
        let mut text = Map::new();
        let effect = if self.allow { "Allow" } else { "Deny" };
        text.insert("Effect".to_string(), json!(effect));
        if let Some(principal) = &self.principal {
            let name = if principal.negated {
                "NotPrincipal"
            } else {
                "Principal"
            };
            text.insert(name.to_string(), principal.json());
        }
        let lists = [
            ("Action", Some(&self.action)),
            ("Resource", self.resource.as_ref()),
        ];
        for (name, list) in lists {
            let Some(list) = list else { continue };
            let not = if list.negated { "Not" } else { "" };
            text.insert(format!("{not}{name}"), one_or_many(&list.values));
        }
        let mut operators: Map<String, Value> = Map::new();
        for condition in &self.conditions {
            let keys = operators.entry(condition.operator()).or_insert(json!({}));
            if let Some(keys) = keys.as_object_mut() {
                keys.insert(condition.key.clone(), condition.json());
            }
        }
        if !operators.is_empty() {
            text.insert("Condition".to_string(), Value::Object(operators));
        }
        Value::Object(text)
    }
}

impl Principal {
    fn json(&self) -> Value {
        if self.names.is_empty() {
            return json!("*");
        }
        let mut types: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for (kind, name) in &self.names {
            types.entry(kind).or_default().push(name.clone());
        }
        let types = types
            .into_iter()
            .map(|(kind, names)| (kind.to_string(), one_or_many(&names)));
        Value::Object(types.collect())
    }
}

impl Condition {
    /// The operator's whole name.
    pub fn operator(&self) -> String {
        let suffix = if self.if_exists { "IfExists" } else { "" };
        let name = [self.set, self.base, suffix].concat();
        if self.lower {
            name.to_lowercase()
        } else {
            name
        }
    }

    /// Whether it is a `Not…` form.
    pub fn negated(&self) -> bool {
        self.base.contains("Not")
    }

    fn json(&self) -> Value {
        // As a number only where that is the same text: `3e2` would become another one.
        let bare = |value: &String| {
            let scalar: Option<Value> = serde_json::from_str(value).ok();
            let same = |scalar: &Value| {
                let text = format!("{scalar}");
                self.bare && !scalar.is_null() && text == *value
            };
            scalar.filter(same).unwrap_or(json!(value))
        };
        match self.values.as_slice() {
            [value] => bare(value),
            values => values.iter().map(bare).collect(),
        }
    }
}

fn one_or_many(values: &[String]) -> Value {
    match values {
        [value] => json!(value),
        values => json!(values),
    }
}
