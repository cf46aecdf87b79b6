//! Rules about policies that IAM doesn't store. In other words, they have an error that both engines
//! see.

use crate::draft::{Draft, List, Statement};
use crate::explained::Rule;
use session::scenario::PolicyKind;

pub const RULES: &[Rule] = &[
    Rule {
        id: "A8",
        sentence: "A statement with an empty NotAction or NotResource has no effect.",
        rewrite: empty,
    },
    Rule {
        id: "P7",
        sentence: "A Resource that is neither an ARN nor `*` is an error.",
        rewrite: |draft| {
            error(draft, |_, statement| {
                statement.resource.as_ref().is_some_and(no_arn)
            })
        },
    },
    Rule {
        id: "P12",
        sentence: "An unknown operator is an error.",
        rewrite: |draft| {
            error(draft, |_, statement| {
                statement
                    .conditions
                    .iter()
                    .any(|one| one.base == "StringMatches")
            })
        },
    },
    Rule {
        id: "B3.2",
        sentence: "An incomplete ARN in a session policy is an error.",
        rewrite: |draft| {
            error(draft, |kind, statement| {
                let incomplete = statement.resource.as_ref().is_some_and(incomplete);
                kind == PolicyKind::Session && incomplete
            })
        },
    },
];

fn no_arn(list: &List) -> bool {
    let wild = |value: &str| !value.is_empty() && value.chars().all(|c| matches!(c, '*' | '?'));
    let wrong = |value: &String| !wild(value) && !value.starts_with("arn:");
    !list.negated && list.values.iter().any(wrong)
}

fn incomplete(list: &List) -> bool {
    let few = |value: &String| value.starts_with("arn:") && value.splitn(6, ':').count() < 6;
    list.values.iter().any(few)
}

fn error(draft: &Draft, wrong: fn(PolicyKind, &Statement) -> bool) -> Option<Draft> {
    let mut other = draft.clone();
    for policy in &mut other.policies {
        let kind = policy.kind;
        for statement in policy.statements.iter_mut().filter(|one| wrong(kind, one)) {
            // An action has a colon, unless it is `*`.
            statement.action.values = vec!["none".to_string()];
        }
    }
    (other != *draft).then_some(other)
}

fn empty(draft: &Draft) -> Option<Draft> {
    let mut other = draft.clone();
    for policy in &mut other.policies {
        for statement in &mut policy.statements {
            let resource = statement.resource.as_ref();
            let lists = [Some(&statement.action), resource].into_iter().flatten();
            if lists
                .into_iter()
                .any(|list| list.negated && list.values.is_empty())
            {
                statement.action = List {
                    negated: false,
                    values: vec![
                        [draft.action.split(':').next().unwrap_or_default(), ":None"].concat(),
                    ],
                };
                statement.resource = statement.resource.as_ref().map(|_| List {
                    negated: false,
                    values: vec!["*".to_string()],
                });
            }
        }
    }
    (other != *draft).then_some(other)
}
