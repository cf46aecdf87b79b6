//! Statements that apply to no request.
//!
//! Conditions on different keys may hold together, those on one key are judged on every value that they
//! tell apart, by the engine's own judgement of a condition.

use super::Lint;
use super::keys::{Holds, global};
use crate::condition::operator::Test;
use crate::condition::{Operand, judge};
use crate::ip::{Family, cidr};
use crate::language::Sentence;
use crate::policy::{Condition, Statement};
use crate::request::{Context, Presence};
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
    for key in keys {
        let own: Vec<&Condition> = (statement.conditions.iter())
            .filter(|condition| condition.lower_key == key)
            .collect();
        let Some((last, presences)) = own.last().zip(presences(&own)) else {
            continue;
        };
        let holds = |presence: &Presence| {
            let mut context = Context::new();
            context.set(key, presence.clone());
            own.iter()
                .all(|condition| judge(condition, &context).0.cautious != Truth::False)
        };
        if presences.iter().any(holds) {
            continue;
        }
        let message = Sentence::new("check-never").with("key", lint.policy.text(last.key_span));
        lint.add("SSM_NEVER_MATCHES", last.span, message);
    }
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
