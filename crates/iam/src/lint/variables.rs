//! `${…}` where it isn't a variable, or none that can be read.
//!
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html>

use super::Lint;
use crate::condition::operator::Test;
use crate::language::Sentence;
use crate::policy::{Statement, Version};
use crate::span::Span;

pub(super) fn lint(lint: &mut Lint<'_>, statement: &Statement) {
    let actions = statement.action.items.iter().map(|item| item.span);
    let principals = statement.principal.iter().flat_map(|clause| &clause.items);
    let principals = principals.map(|item| item.span);
    for span in actions.chain(principals).collect::<Vec<_>>() {
        let text = lint.policy.text(span).into_owned();
        if text.contains("${") && lint.policy.version == Version::V2012 {
            let message = Sentence::new("check-variable-element").with("found", text);
            lint.add("VARIABLE_UNSUPPORTED_IN_ELEMENT", span, message);
        }
    }
    for item in statement.resource.iter().flat_map(|clause| &clause.items) {
        read(lint, item.span);
    }
    for condition in &statement.conditions {
        for item in &condition.values {
            match condition.operator.test {
                Test::StringEquals
                | Test::StringEqualsIgnoreCase
                | Test::StringLike
                | Test::Arn => {
                    read(lint, item.span);
                }
                // AWS documents variables there as supported on one page and as not on another.
                Test::Bool => {}
                _ => {
                    let text = lint.policy.text(item.span).into_owned();
                    if text.contains("${") {
                        let operator = lint.policy.text(condition.operator_span);
                        let message = Sentence::new("check-variable-operator")
                            .with("found", text)
                            .with("operator", operator);
                        lint.add("INVALID_VARIABLE_FOR_OPERATOR", item.span, message);
                    }
                }
            }
        }
    }
}

fn read(lint: &mut Lint<'_>, span: Span) {
    if !span.of(&lint.policy.source).contains("${") {
        return;
    }
    let text = lint.policy.text(span).into_owned();
    let told = |id| Sentence::new(id).with("found", &text);
    if lint.policy.version == Version::V2008 {
        let variables = text.split("${").skip(1);
        let mut names = variables.filter_map(|rest| rest.split_once('}'));
        if names.any(|(name, _)| name.contains(':')) {
            let message = told("check-variable-version");
            lint.add("VARIABLE_UNSUPPORTED_IN_VERSION", span, message);
        }
        return;
    }
    let mut rest = text.as_str();
    while let Some((_, behind)) = rest.split_once("${") {
        let Some((inside, after)) = behind.split_once('}') else {
            lint.add(
                "MISSING_BRACE_IN_VARIABLE",
                span,
                told("check-variable-brace"),
            );
            return;
        };
        let (name, default) = match inside.split_once(',') {
            Some((name, default)) => (name, Some(default.trim())),
            None => (inside, None),
        };
        if inside.is_empty() {
            lint.add("EMPTY_VARIABLE", span, told("check-variable-empty"));
        } else if name.contains(char::is_whitespace) {
            lint.add(
                "UNSUPPORTED_SPACE_IN_VARIABLE",
                span,
                told("check-variable-space"),
            );
        } else if let Some(default) = default
            && !(default.len() >= 2 && default.starts_with('\'') && default.ends_with('\''))
        {
            lint.add(
                "MISSING_QUOTE_IN_VARIABLE",
                span,
                told("check-variable-quote"),
            );
        }
        rest = after;
    }
}
