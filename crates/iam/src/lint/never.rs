//! Statements that apply to no request.
//!
//! Conditions on different keys may hold together, those on one key are judged on every value that they
//! tell apart, by the engine's own judgement of a condition.

use super::keys::{Holds, global};
use super::place::{behind_statement, remove};
use super::{Edit, Lint, applied};
use crate::condition::operator::Test;
use crate::condition::{Operand, judge};
use crate::ip::{Family, cidr};
use crate::language::Sentence;
use crate::policy::{Condition, Effect, Policy, Statement};
use crate::request::{Context, Presence};
use crate::span::Span;
use crate::truth::Truth;
use crate::variable::Template;

pub(super) fn lint(lint: &mut Lint<'_>, statement: &Statement) {
    let mut keys: Vec<&str> = statement
        .conditions
        .iter()
        .map(|one| one.lower_key.as_str())
        .collect();
    keys.sort_unstable();
    keys.dedup();
    both_ways(lint, statement);
    for key in keys {
        let own: Vec<&Condition> = (statement.conditions.iter())
            .filter(|condition| condition.lower_key == key)
            .collect();
        let Some((last, presences)) = own.last().zip(presences(&own)) else {
            continue;
        };
        if presences.into_iter().any(|one| meets(&own, key, one)) {
            continue;
        }
        let message = Sentence::new("check-never").with("key", lint.policy.text(last.key_span));
        lint.add("SSM_NEVER_MATCHES", last.span, message);
    }
}

/// Whether all conditions on a key may hold with what is known of it.
pub(super) fn meets(conditions: &[&Condition], key: &str, presence: Presence) -> bool {
    let mut context = Context::new();
    context.set(key, presence);
    conditions
        .iter()
        .all(|condition| judge(condition, &context).0.cautious != Truth::False)
}

/// The keys of requests through a VPC endpoint, which don't carry `aws:SourceIp`
/// (<https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html>).
const OF_ENDPOINTS: [&str; 7] = [
    "aws:sourcevpc",
    "aws:sourcevpcarn",
    "aws:sourcevpce",
    "aws:vpceaccount",
    "aws:vpceorgid",
    "aws:vpceorgpaths",
    "aws:vpcsourceip",
];

/// Conditions that want the request to come over the internet and through a VPC endpoint.
fn both_ways(lint: &mut Lint<'_>, statement: &Statement) {
    let wanted = |condition: &&Condition| {
        let key = condition.lower_key.as_str();
        !meets(&[*condition], key, Presence::Absent)
    };
    let wanted: Vec<&Condition> = statement.conditions.iter().filter(wanted).collect();
    let of = |keys: &[&str]| -> Vec<&Condition> {
        let among = |one: &&Condition| keys.contains(&one.lower_key.as_str());
        wanted.iter().copied().filter(among).collect()
    };
    let (internet, endpoint) = (of(&["aws:sourceip"]), of(&OF_ENDPOINTS));
    let Some((first, second)) = internet.first().copied().zip(endpoint.first().copied()) else {
        return;
    };
    let keys = |condition: &Condition| lint.policy.text(condition.key_span).into_owned();
    let message = Sentence::new("check-never-both")
        .with("internet", keys(first))
        .with("endpoint", keys(second));
    let last = if first.span.start < second.span.start {
        second
    } else {
        first
    };
    let finding = lint.finding("SSM_NEVER_MATCHES", last.span, message);
    // A Deny would then deny what nobody denied, and an Allow with nothing but the presence of an
    // address would let in everybody.
    let presence = [first, second]
        .iter()
        .any(|one| one.operator.test == Test::Null);
    let one_each = internet.len() == 1 && endpoint.len() == 1;
    let plain = one_each && !presence && statement.effect == Effect::Allow;
    let edits = plain.then(|| split(lint.policy, statement, first, second));
    let finding = match edits.flatten() {
        Some(edits) => finding.fixed(Sentence::new("mend-two-statements"), edits),
        None => finding,
    };
    lint.found.push(finding);
}

/// What makes two statements of one, each without one of two conditions.
fn split(
    policy: &Policy,
    statement: &Statement,
    first: &Condition,
    second: &Condition,
) -> Option<Vec<Edit>> {
    let taken = policy.statements.iter().filter_map(|other| other.sid);
    let taken: Vec<_> = taken.map(|span| policy.text(span)).collect();
    let mut copied = vec![taken_out(policy, statement, first)?];
    if let Some(sid) = statement.sid {
        let own = policy.text(sid);
        let mut free = (2..).map(|number| format!("{own}{number}"));
        let free = free.find(|name| !taken.contains(&name.as_str().into()))?;
        copied.push(Edit {
            span: sid,
            text: format!("\"{free}\""),
        });
    }
    copied.sort_by_key(|edit| edit.span.start);
    let start = statement.span.start;
    let moved = copied.into_iter().map(|edit| Edit {
        span: Span {
            start: edit.span.start - start,
            end: edit.span.end - start,
        },
        text: edit.text,
    });
    let moved: Vec<Edit> = moved.collect();
    let copy = applied(statement.span.of(&policy.source), &moved);
    Some(vec![
        taken_out(policy, statement, second)?,
        behind_statement(policy, statement.span, &copy)?,
    ])
}

/// What takes a condition out of its statement, with its operator where no other key stands under it.
fn taken_out(policy: &Policy, statement: &Statement, condition: &Condition) -> Option<Edit> {
    let under = |one: &&Condition| one.operator_span == condition.operator_span;
    let beside: Vec<Span> = (statement.conditions.iter().filter(under))
        .map(|one| one.span)
        .collect();
    if beside.len() > 1 {
        return remove(&beside, condition.span);
    }
    // From each operator's name to the brace behind its last key.
    let mut blocks: Vec<Span> = Vec::new();
    for one in &statement.conditions {
        let rest = policy.source.get(one.span.end as usize..)?;
        let brace = rest.len() - rest.trim_start().len() + 1;
        let end = one.span.end + u32::try_from(brace).ok()?;
        match blocks
            .last_mut()
            .filter(|block| block.start == one.operator_span.start)
        {
            Some(block) => block.end = end,
            None => blocks.push(Span {
                start: one.operator_span.start,
                end,
            }),
        }
    }
    let own = blocks
        .iter()
        .find(|block| block.start == condition.operator_span.start);
    remove(&blocks, *own?)
}

/// All that conditions on one key tell apart; none where that can't be listed.
fn presences(conditions: &[&Condition]) -> Option<Vec<Presence>> {
    let mut found = vec![Presence::Absent];
    let one = |text: &str| Presence::One(text.to_string());
    let tests = || conditions.iter().map(|condition| condition.operator.test);
    let set = conditions
        .iter()
        .any(|condition| condition.operator.set.is_some());
    let variables = conditions.iter().flat_map(|condition| &condition.values);
    let mut variables = variables.flat_map(|item| item.meant.variables());
    let malformed = |condition: &&&Condition| {
        condition
            .values
            .iter()
            .any(|item| item.meant == Operand::Malformed)
    };
    // A list of values, as some keys have, may meet what no single one does.
    let single = |condition: &&Condition| {
        let key = condition.lower_key.as_str();
        key.contains(":resourcetag/") || global(key).is_some_and(|holds| holds != Holds::Texts)
    };
    let several = !conditions.iter().all(single);
    if set || several || variables.next().is_some() || conditions.iter().any(|one| malformed(&one))
    {
        return None;
    }
    if tests().all(|test| matches!(test, Test::IpAddress | Test::Null)) {
        // Outside of all networks, and at both ends of each.
        for family in Family::ALL {
            found.push(one(&family.address(0).to_string()));
            found.push(one(&family.address(family.last()).to_string()));
        }
        for item in conditions.iter().flat_map(|condition| &condition.values) {
            let Operand::Network(network) = &item.meant else {
                continue;
            };
            let (family, range) = cidr::range(network);
            let around = [
                range.first.checked_sub(1),
                Some(range.first),
                Some(range.last),
                range.last.checked_add(1),
            ];
            let within = around
                .into_iter()
                .flatten()
                .filter(|number| *number <= family.last());
            found.extend(within.map(|number| one(&family.address(number).to_string())));
        }
        return Some(found);
    }
    if tests().all(|test| matches!(test, Test::Bool | Test::Null)) {
        found.extend(["true", "false"].map(one));
        return Some(found);
    }
    // A positive comparison with whole texts leaves only these, and only where the key is there.
    let exact = conditions.iter().find(|condition| {
        let operator = condition.operator;
        operator.test == Test::StringEquals && !operator.negated && !condition.values.is_empty()
    })?;
    let texts = exact.values.iter().filter_map(|item| match &item.meant {
        Operand::Text(Template::Fixed(text)) => Some(text.literals()),
        _ => None,
    });
    found.extend(texts.map(one));
    Some(found)
}
