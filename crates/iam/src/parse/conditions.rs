//! `Condition`: operators, keys, and values as their operator reads them.

use super::{Parser, type_name};
use crate::condition::Operand;
use crate::condition::operator::{Operator, Set, Test};
use crate::json::{Member, Members, Node, Value};
use crate::language::Sentence;
use crate::policy::{Condition, Item, Version};
use crate::span::Span;

impl Parser<'_> {
    /// The conditions, and the place of an empty block that AWS describes in two ways.
    pub(super) fn conditions(
        &mut self,
        member: Option<Member>,
    ) -> Option<(Vec<Condition>, Option<Span>)> {
        let Some(member) = member else {
            return Some((Vec::new(), None));
        };
        let operators = self.object(member.value, "Condition")?;
        self.duplicates(operators);
        let mut empty = operators.is_empty().then_some(member.value.span);
        let mut read = Some(Vec::with_capacity(operators.count()));
        for operator in operators {
            let keys = self.object(operator.value, "Condition");
            if keys.is_some_and(Members::is_empty) {
                empty = Some(operator.value.span);
            }
            let Some(meant) = self.operator(operator) else {
                read = None;
                continue;
            };
            let keys = keys?;
            self.duplicates(keys);
            for key in keys {
                let condition = self.condition(meant, operator, key);
                match (&mut read, condition) {
                    (Some(read), Some(condition)) => read.push(condition),
                    _ => read = None,
                }
            }
        }
        if let Some(span) = empty {
            let message = Sentence::new("policy-empty-condition");
            self.suggestion("EMPTY_OBJECT_CONDITION", span, message);
        }
        Some((read?, empty))
    }

    fn operator(&mut self, member: Member) -> Option<Operator> {
        let name = member.name;
        let Some(operator) = Operator::parse(name) else {
            let null = name.to_ascii_lowercase().ends_with("nullifexists");
            let (code, id) = match null {
                true => ("NULL_WITH_IF_EXISTS", "policy-null-if-exists"),
                false => ("INVALID_CONDITION_OPERATOR", "policy-invalid-operator"),
            };
            self.error(
                code,
                member.name_span,
                Sentence::new(id).with("found", name),
            );
            return None;
        };
        if !operator.canonical {
            let message = Sentence::new("policy-operator-case").with("found", name);
            self.warning("INVALID_CONDITION_OPERATOR", member.name_span, message);
        }
        Some(operator)
    }

    fn condition(
        &mut self,
        operator: Operator,
        operator_member: Member,
        key: Member,
    ) -> Option<Condition> {
        let nodes = key.value.each();
        if nodes.is_empty() {
            let message = Sentence::new("policy-empty-list").with("element", key.name);
            let code = match (operator.set, operator.if_exists) {
                (_, true) => "EMPTY_ARRAY_CONDITION_IFEXISTS",
                (Some(Set::ForAllValues), _) => "EMPTY_ARRAY_CONDITION_FORALLVALUES",
                (Some(Set::ForAnyValue), _) => "EMPTY_ARRAY_CONDITION_FORANYVALUE",
                (None, _) => "EMPTY_ARRAY_CONDITION",
            };
            self.suggestion(code, key.value.span, message);
        }
        let count = nodes.count();
        let mut values = Vec::with_capacity(count);
        for node in nodes {
            values.extend(self.value(operator, key.name, node));
        }
        if operator.test == Test::Bool && count > 1 {
            let message = Sentence::new("policy-several-booleans").with("found", key.name);
            self.warning(
                "INVALID_CONDITION_MULTIPLE_BOOLEAN",
                key.value.span,
                message,
            );
        }
        Some(Condition {
            span: key.name_span.to(key.value.span),
            operator,
            operator_span: operator_member.name_span,
            key_span: key.name_span,
            lower_key: key.name.to_lowercase(),
            values: (values.len() == count).then_some(values)?,
        })
    }

    fn value(&mut self, operator: Operator, key: &str, node: Node) -> Option<Item<Operand>> {
        let text = match node.value {
            Value::String(text) => text,
            Value::Number(text) => text,
            Value::Bool(true) => "true",
            Value::Bool(false) => "false",
            Value::Missing => return None,
            other => {
                let message = Sentence::new("policy-not-a-value")
                    .with("element", key)
                    .with("found", type_name(other));
                self.error("DATA_TYPE_MISMATCH", node.span, message);
                return None;
            }
        };
        let variables = self.version == Version::V2012;
        let meant = Operand::parse(operator.test, text, variables);
        if meant == Operand::Malformed {
            let (code, id) = match operator.test {
                Test::IpAddress => ("TYPE_MISMATCH_IP_RANGE", "policy-not-a-network"),
                Test::Numeric(_) => ("TYPE_MISMATCH_NUMBER", "policy-not-a-number"),
                Test::Date(_) => ("TYPE_MISMATCH_DATE", "policy-not-a-date"),
                Test::Bool | Test::Null => ("TYPE_MISMATCH_BOOLEAN", "policy-not-a-boolean"),
                Test::Arn => ("TYPE_MISMATCH", "policy-not-an-arn"),
                _ => ("TYPE_MISMATCH_STRING", "policy-not-base64"),
            };
            self.warning(code, node.span, Sentence::new(id).with("found", text));
        }
        let span = node.span;
        Some(Item { span, meant })
    }
}
