//! Conditions that compare what can't be compared so.

use super::keys::{GLOBAL, Holds, global};
use super::place::{inside, remove};
use super::{Edit, Finding, Lint};
use crate::condition::Operand;
use crate::condition::operator::{Comparison, Set, Test};
use crate::language::Sentence;
use crate::policy::{Condition, Effect, Statement};
use crate::span::Span;

pub(super) fn lint(lint: &mut Lint<'_>, statement: &Statement) {
    for condition in &statement.conditions {
        key(lint, condition);
        operator(lint, statement, condition);
        values(lint, statement, condition);
        numbers(lint, condition);
        ids(lint, condition);
    }
    paired(lint, statement);
}

/// Keys that don't exist.
fn key(lint: &mut Lint<'_>, condition: &Condition) {
    let text = lint.policy.text(condition.key_span).into_owned();
    let key = condition.lower_key.as_str();
    let found = |id| Sentence::new(id).with("found", &text);
    let well_formed = key
        .split_once(':')
        .is_some_and(|(service, name)| !service.is_empty() && !name.is_empty())
        && !key.contains(char::is_whitespace);
    let tags = [
        "aws:principaltag",
        "aws:requesttag",
        "aws:resourcetag",
        "ssm:resourcetag",
    ];
    if !well_formed {
        let message = found("check-key-format");
        lint.add("INVALID_CONDITION_KEY_FORMAT", condition.key_span, message);
    } else if tags.contains(&key.trim_end_matches('/')) {
        let message = found("check-tag-key");
        lint.add("MISSING_TAG_KEY_IN_CONDITION", condition.key_span, message);
    } else if key == "aws:arn" {
        let message = found("check-key-arn");
        lint.add(
            "UNSUPPORTED_GLOBAL_CONDITION_KEY",
            condition.key_span,
            message,
        );
    } else if key.starts_with("aws:") && global(key).is_none() {
        let near = GLOBAL.iter().map(|(known, _)| known.trim_end_matches("/*"));
        let plain = |text: &str| text.to_ascii_lowercase().replace(['-', '_', '/'], "");
        let same = near.into_iter().find(|known| plain(known) == plain(key));
        let message = found("check-global-key");
        let finding = lint.finding("INVALID_GLOBAL_CONDITION_KEY", condition.key_span, message);
        let finding = match same.zip(inside(lint.policy, condition.key_span)) {
            Some((near, span)) => {
                let title = Sentence::new("mend-write").with("near", near);
                let text = near.to_string();
                finding.fixed(title, vec![Edit { span, text }])
            }
            None => finding,
        };
        lint.found.push(finding);
    }
}

/// Operators that don't fit what the key holds.
fn operator(lint: &mut Lint<'_>, statement: &Statement, condition: &Condition) {
    let operator = condition.operator;
    let name = lint.policy.text(condition.operator_span).into_owned();
    let key = lint.policy.text(condition.key_span).into_owned();
    let told = |id| Sentence::new(id).with("operator", &name).with("key", &key);
    if operator.test == Test::Null {
        if let Some(set) = operator.set {
            let always = set == Set::ForAllValues;
            let message = told("check-null-qualifier").with("always", always);
            lint.add("NULL_WITH_QUALIFIER", condition.operator_span, message);
        }
        return;
    }
    let Some(holds) = global(&condition.lower_key) else {
        return;
    };
    if holds == Holds::Texts && operator.set.is_none() {
        lint.add(
            "MISSING_QUALIFIER",
            condition.operator_span,
            told("check-qualifier"),
        );
    }
    let single = holds != Holds::Texts && operator.set == Some(Set::ForAllValues);
    if single && statement.effect == Effect::Allow {
        let message = told("check-for-all-values");
        let code = "FORALLVALUES_WITH_SINGLE_VALUED_KEY";
        let finding = lint.finding(code, condition.operator_span, message);
        let plain = name
            .split_once(':')
            .map_or("", |(_, plain)| plain)
            .to_string();
        let finding = renamed(lint, statement, condition, finding, &plain);
        lint.found.push(finding);
    }
    if !fits(operator.test, holds) {
        let which = match holds {
            Holds::Address => "address",
            Holds::Arn => "arn",
            Holds::Bool => "bool",
            Holds::Date => "date",
            Holds::Number => "number",
            Holds::Text | Holds::Texts => "text",
        };
        let message = told("check-operator-type").with("holds", which);
        lint.add("TYPE_MISMATCH", condition.operator_span, message);
    }
    let wild = |text: &str| text.contains(['*', '?']);
    let any_wild = condition
        .values
        .iter()
        .any(|item| wild(&lint.policy.text(item.span)));
    if holds == Holds::Arn && operator.test == Test::StringLike && !operator.negated && any_wild {
        let code = "STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS";
        let finding = lint.finding(code, condition.operator_span, told("check-arn-like"));
        let arn = name.replace("StringLike", "ArnLike");
        let finding = renamed(lint, statement, condition, finding, &arn);
        lint.found.push(finding);
    }
}

/// Whether an operator compares what a key holds. A text of anything may be compared as a text.
fn fits(test: Test, holds: Holds) -> bool {
    match test {
        Test::IpAddress => holds == Holds::Address,
        Test::Bool => holds == Holds::Bool,
        Test::Date(_) => holds == Holds::Date,
        Test::Numeric(_) => matches!(holds, Holds::Number | Holds::Date),
        Test::Arn => matches!(holds, Holds::Arn | Holds::Text | Holds::Texts),
        Test::StringEquals | Test::StringEqualsIgnoreCase | Test::StringLike => {
            !matches!(holds, Holds::Date | Holds::Number)
        }
        Test::Binary | Test::Null => true,
    }
}

/// Values that mean something else than they say.
fn values(lint: &mut Lint<'_>, statement: &Statement, condition: &Condition) {
    let operator = condition.operator;
    let name = lint.policy.text(condition.operator_span).into_owned();
    let told = |id, text: &str| {
        Sentence::new(id)
            .with("operator", &name)
            .with("found", text)
    };
    let equals = matches!(
        operator.test,
        Test::StringEquals | Test::StringEqualsIgnoreCase
    );
    let mut kinds = Vec::new();
    for item in &condition.values {
        let raw = item.span.of(&lint.policy.source);
        let kind = match raw.chars().next() {
            Some('"') => 's',
            Some('t' | 'f') => 'b',
            _ => 'n',
        };
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
        let text = lint.policy.text(item.span).into_owned();
        let escaped = text.replace("${*}", "").replace("${?}", "");
        if equals && escaped.contains(['*', '?']) {
            let message = told("check-wildcard", &text);
            let finding = lint.finding("WILDCARD_WITHOUT_LIKE_OPERATOR", item.span, message);
            let like = match operator.test {
                Test::StringEquals => name
                    .replace("NotEquals", "NotLike")
                    .replace("StringEquals", "StringLike"),
                _ => String::new(),
            };
            let finding = renamed(lint, statement, condition, finding, &like);
            lint.found.push(finding);
        }
        if let (Test::Date(_), Operand::Date(_)) = (operator.test, &item.meant)
            && text.bytes().all(|b| b.is_ascii_digit())
            && text.len() > 4
        {
            lint.add("INVALID_DATE_VALUE", item.span, told("check-epoch", &text));
        }
    }
    if kinds.len() > 1 {
        let message = Sentence::new("check-mixed-types");
        lint.add("INVALID_CONDITION_DATA_TYPE", condition.span, message);
    }
    let lone = match condition.values.as_slice() {
        [item] => lint.policy.text(item.span) == "*",
        _ => false,
    };
    if lone && operator.test == Test::StringLike && operator.set.is_none() && !operator.if_exists {
        let (code, absent) = match operator.negated {
            true => ("EQUIVALENT_TO_NULL_TRUE", "true"),
            false => ("EQUIVALENT_TO_NULL_FALSE", "false"),
        };
        let message = told("check-equivalent-to-null", "*").with("absent", absent);
        let finding = lint.finding(code, condition.span, message);
        let value = condition.values.first().map(|item| item.span);
        let edits = (inside(lint.policy, condition.operator_span).zip(value))
            .filter(|_| is_alone(statement, condition) && !has(statement, Test::Null));
        let finding = match edits {
            Some((span, value)) => {
                let operator = Edit {
                    span,
                    text: "Null".to_string(),
                };
                let value = Edit {
                    span: value,
                    text: format!("\"{absent}\""),
                };
                finding.fixed(Sentence::new("mend-null"), vec![operator, value])
            }
            None => finding,
        };
        lint.found.push(finding);
    }
}

/// Several bounds of which one says it all.
fn numbers(lint: &mut Lint<'_>, condition: &Condition) {
    let Test::Numeric(comparison) = condition.operator.test else {
        return;
    };
    let greatest = match comparison {
        Comparison::Less | Comparison::LessOrEqual => true,
        Comparison::Greater | Comparison::GreaterOrEqual => false,
        Comparison::Equal => return,
    };
    let numbers = condition.values.iter().map(|item| {
        let number: Option<f64> = lint.policy.text(item.span).parse().ok();
        number.map(|number| (number, item.span))
    });
    let Some(mut numbers) = numbers.collect::<Option<Vec<_>>>() else {
        return;
    };
    numbers.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    if greatest {
        numbers.reverse();
    }
    let mut numbers = numbers.into_iter().map(|(_, span)| span);
    let Some(kept) = numbers.next() else { return };
    let spans: Vec<Span> = condition.values.iter().map(|item| item.span).collect();
    for span in numbers {
        let message = Sentence::new("check-redundant-number")
            .with("found", lint.policy.text(span))
            .with("kept", lint.policy.text(kept));
        let finding = lint.finding("REDUNDANT_CONDITION_VALUE_NUM", span, message);
        let title = Sentence::new("mend-remove").with("found", lint.policy.text(span));
        let finding = match remove(&spans, span) {
            Some(edit) => finding.simplified(title, vec![edit]),
            None => finding,
        };
        lint.found.push(finding);
    }
}

/// Ids and Regions that can't be any.
fn ids(lint: &mut Lint<'_>, condition: &Condition) {
    let (code, id) = match condition.lower_key.as_str() {
        "aws:sourcevpc" => ("INVALID_VPC_FORMAT", "check-vpc"),
        "aws:sourcevpce" => ("INVALID_VPCE_FORMAT", "check-vpce"),
        "aws:requestedregion" => ("INVALID_REGION", "check-region"),
        _ => return,
    };
    if condition.operator.test != Test::StringEquals {
        return;
    }
    for item in &condition.values {
        let text = lint.policy.text(item.span).into_owned();
        let hexadecimal =
            |rest: &str| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_hexdigit());
        let sound = match code {
            "INVALID_VPC_FORMAT" => text.strip_prefix("vpc-").is_some_and(hexadecimal),
            "INVALID_VPCE_FORMAT" => text.strip_prefix("vpce-").is_some_and(hexadecimal),
            _ => is_region(&text),
        };
        if !sound && !text.contains(['$', '*', '?']) {
            lint.add(code, item.span, Sentence::new(id).with("found", text));
        }
    }
}

/// Whether a text has the form of a Region: letters, names and a number between hyphens.
pub(super) fn is_region(text: &str) -> bool {
    let mut parts = text.split('-');
    let number = parts.next_back().unwrap_or("");
    let names: Vec<&str> = parts.collect();
    let letters = |name: &&str| !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase());
    names.len() >= 2 && names.iter().all(letters) && matches!(number.as_bytes(), [b'1'..=b'9'])
}

/// A private address says nothing without the network that it is in.
fn paired(lint: &mut Lint<'_>, statement: &Statement) {
    let of = |key: &str| statement.conditions.iter().find(|one| one.lower_key == key);
    let Some(condition) = of("aws:vpcsourceip") else {
        return;
    };
    let keys = ["aws:sourcevpc", "aws:sourcevpce", "aws:sourcevpcarn"];
    let widens = (statement.effect == Effect::Deny) == condition.operator.negated;
    if widens
        && condition.operator.test == Test::IpAddress
        && keys.into_iter().all(|key| of(key).is_none())
    {
        let message = Sentence::new("check-paired-key");
        lint.add("MISSING_PAIRED_CONDITION_KEYS", condition.span, message);
    }
}

/// The finding with another operator to write, where no other key stands under this one.
fn renamed(
    lint: &Lint<'_>,
    statement: &Statement,
    condition: &Condition,
    finding: Finding,
    name: &str,
) -> Finding {
    let mut others = statement.conditions.iter();
    let taken = others.any(|other| lint.policy.text(other.operator_span) == name);
    let span = inside(lint.policy, condition.operator_span);
    match span.filter(|_| is_alone(statement, condition) && !taken && !name.is_empty()) {
        Some(span) => {
            let title = Sentence::new("mend-write").with("near", name);
            let text = name.to_string();
            finding.fixed(title, vec![Edit { span, text }])
        }
        None => finding,
    }
}

/// Whether no other key stands under the same operator.
fn is_alone(statement: &Statement, condition: &Condition) -> bool {
    let same = |other: &&Condition| other.operator_span == condition.operator_span;
    statement.conditions.iter().filter(same).count() == 1
}

fn has(statement: &Statement, test: Test) -> bool {
    statement
        .conditions
        .iter()
        .any(|other| other.operator.test == test)
}
