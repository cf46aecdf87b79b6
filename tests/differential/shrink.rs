//! The smallest pair on which the same is wrong.

use crate::draft::{CURRENT, Draft, List, Principal, Statement};
use anyhow::Result;

/// Cuts off one part after the other, as long as `still` finds a draft on which the same is wrong.
pub fn shrink(
    draft: &Draft,
    mut still: impl FnMut(Vec<Draft>) -> Result<Option<Draft>>,
) -> Result<Draft> {
    let mut smallest = draft.clone();
    while let Some(smaller) = still(smaller(&smallest))? {
        smallest = smaller;
    }
    Ok(smallest)
}

/// All drafts with one part less, the largest parts first.
fn smaller(draft: &Draft) -> Vec<Draft> {
    let mut found = Vec::new();
    let mut with = |change: &dyn Fn(&mut Draft)| {
        let mut other = draft.clone();
        change(&mut other);
        if other != *draft {
            found.push(other);
        }
    };
    for policy in 0..draft.policies.len() {
        with(&|other| drop(other.policies.remove(policy)));
    }
    for key in draft.context.keys() {
        with(&|other| drop(other.context.remove(key)));
    }
    for (at, policy) in draft.policies.iter().enumerate() {
        with(&|other| {
            other
                .policies
                .iter_mut()
                .skip(at)
                .take(1)
                .for_each(|p| p.version = CURRENT)
        });
        for (number, statement) in policy.statements.iter().enumerate() {
            with(&|other| {
                if let Some(policy) = other.policies.get_mut(at) {
                    policy.statements.remove(number);
                }
                other
                    .policies
                    .retain(|policy| !policy.statements.is_empty());
            });
            for less in smaller_statements(statement) {
                with(&|other| {
                    let policy = other.policies.get_mut(at);
                    if let Some(place) = policy.and_then(|p| p.statements.get_mut(number)) {
                        *place = less.clone();
                    }
                });
            }
        }
    }
    found
}

fn smaller_statements(statement: &Statement) -> Vec<Statement> {
    let mut found = Vec::new();
    let mut with = |change: &dyn Fn(&mut Statement)| {
        let mut other = statement.clone();
        change(&mut other);
        if other != *statement {
            found.push(other);
        }
    };
    let all = || List {
        negated: false,
        values: vec!["*".to_string()],
    };
    with(&|other| other.action = all());
    with(&|other| other.resource = other.resource.as_ref().map(|_| all()));
    with(&|other| {
        other.principal = other.principal.as_ref().map(|_| Principal {
            negated: false,
            names: Vec::new(),
        });
    });
    for number in 0..statement.conditions.len() {
        with(&|other| drop(other.conditions.remove(number)));
    }
    for value in 0..statement.action.values.len() {
        with(&|other| drop_at(&mut other.action.values, value));
    }
    if let Some(resource) = &statement.resource {
        for value in 0..resource.values.len() {
            with(&|other| {
                if let Some(list) = &mut other.resource {
                    drop_at(&mut list.values, value);
                }
            });
        }
    }
    if let Some(principal) = &statement.principal {
        for name in 0..principal.names.len() {
            with(&|other| {
                if let Some(list) = &mut other.principal {
                    drop_at(&mut list.names, name);
                }
            });
        }
    }
    for (number, condition) in statement.conditions.iter().enumerate() {
        for value in 0..condition.values.len() {
            with(&|other| {
                if let Some(condition) = other.conditions.get_mut(number) {
                    drop_at(&mut condition.values, value);
                }
            });
        }
        with(&|other| {
            if let Some(condition) = other.conditions.get_mut(number) {
                condition.if_exists = false;
            }
        });
        with(&|other| {
            if let Some(condition) = other.conditions.get_mut(number) {
                condition.bare = false;
            }
        });
    }
    found
}

/// Removes an entry, never the last one.
fn drop_at<T>(list: &mut Vec<T>, at: usize) {
    if list.len() > 1 && at < list.len() {
        list.remove(at);
    }
}
