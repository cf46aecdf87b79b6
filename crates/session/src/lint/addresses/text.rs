//! An address compared as a text, which no network is.

use super::super::Found;
use super::super::rules::ADDRESS_AS_TEXT;
use super::super::subject::{Stated, Subject};
use iam::condition::operator::Test;
use iam::language::Sentence;
use iam::lint::place::inside;
use iam::lint::{Edit, Finding};
use iam::policy::Condition;
use std::net::{IpAddr, Ipv4Addr};

pub(super) fn lint(
    subject: &Subject<'_>,
    stated: Stated<'_>,
    condition: &Condition,
    all: &mut Vec<Found>,
) {
    let policy = stated.policy();
    let operator = policy.text(condition.operator_span).into_owned();
    let first = condition.values.first();
    let first = first.map_or(String::new(), |item| policy.text(item.span).into_owned());
    let pattern = condition.operator.test == Test::StringLike && first.contains(['*', '?']);
    let id = match (pattern, first.contains('/')) {
        (true, false) => "lint-address-as-pattern",
        (_, true) => "lint-network-as-text",
        _ => "lint-address-as-text",
    };
    let message = Sentence::new(id)
        .with("operator", operator)
        .with("found", first);
    let mut finding = Finding::new(ADDRESS_AS_TEXT, condition.span, message);
    if let Some(edits) = edits(stated, condition) {
        finding = finding.fixed(Sentence::new("fix-address-operator"), edits);
    }
    subject.add(all, stated, finding);
}

/// The same condition with networks; none where others share its operator, or a value is no network.
fn edits(stated: Stated<'_>, condition: &Condition) -> Option<Vec<Edit>> {
    let policy = stated.policy();
    let mut others = stated
        .statement
        .conditions
        .iter()
        .filter(|other| *other != condition);
    let shared = |other: &Condition| {
        other.operator_span == condition.operator_span || other.operator.test == Test::IpAddress
    };
    if others.any(shared) || condition.operator.set.is_some() {
        return None;
    }
    let name = match condition.operator.negated {
        true => "NotIpAddress",
        false => "IpAddress",
    };
    let suffix = if condition.operator.if_exists {
        "IfExists"
    } else {
        ""
    };
    let mut edits = vec![Edit {
        span: inside(policy, condition.operator_span)?,
        text: format!("{name}{suffix}"),
    }];
    for item in &condition.values {
        let span = inside(policy, item.span)?;
        let text = network(span.of(&policy.source), condition.operator.test)?;
        if text != span.of(&policy.source) {
            edits.push(Edit { span, text });
        }
    }
    Some(edits)
}

/// The network of all addresses whose text matches.
fn network(text: &str, test: Test) -> Option<String> {
    if text.parse::<IpAddr>().is_ok() || (text.contains('/') && !text.contains('*')) {
        return Some(text.to_string());
    }
    let octets = text
        .strip_suffix(".*")
        .filter(|_| test == Test::StringLike)?;
    let count = octets.split('.').count();
    let full = format!("{octets}{}", ".0".repeat(4usize.checked_sub(count)?));
    let address: Ipv4Addr = full.parse().ok()?;
    Some(format!("{address}/{}", count * 8))
}
