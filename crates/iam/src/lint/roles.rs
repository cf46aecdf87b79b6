//! Roles that may be passed on or created, more of them than meant.
//!
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html>

use super::Lint;
use crate::arn::ResourcePattern;
use crate::language::Sentence;
use crate::policy::{ActionPattern, Effect, Kind, Statement};
use crate::variable::Template;

/// An action on roles, and the codes of the six ways to allow it too widely.
struct Risk {
    action: &'static str,
    sentence: &'static str,
    /// The action by its name, by a wildcard, by `NotAction`; each with `NotResource` and with `*`.
    codes: [[&'static str; 2]; 3],
}

const RISKS: [Risk; 2] = [
    Risk {
        action: "iam:PassRole",
        sentence: "check-pass-role",
        codes: [
            [
                "PASS_ROLE_WITH_NOT_RESOURCE",
                "PASS_ROLE_WITH_STAR_IN_RESOURCE",
            ],
            [
                "PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE",
                "PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE",
            ],
            [
                "PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE",
                "PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION",
            ],
        ],
    },
    Risk {
        action: "iam:CreateServiceLinkedRole",
        sentence: "check-create-role",
        codes: [
            [
                "CREATE_SLR_WITH_NOT_RESOURCE",
                "CREATE_SLR_WITH_STAR_IN_RESOURCE",
            ],
            [
                "CREATE_SLR_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE",
                "CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE",
            ],
            [
                "CREATE_SLR_WITH_NOT_ACTION_AND_NOT_RESOURCE",
                "CREATE_SLR_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION",
            ],
        ],
    },
];

pub(super) fn lint(lint: &mut Lint<'_>, statement: &Statement) {
    // Other kinds of policy grant nothing by themselves.
    let grants = lint.kind == Kind::Identity && statement.effect == Effect::Allow;
    let narrowed = ["iam:passedtoservice", "iam:awsservicename"];
    let mut conditions = statement.conditions.iter();
    let narrowed = conditions.any(|one| narrowed.contains(&one.lower_key.as_str()));
    let Some(resource) = statement.resource.as_ref().filter(|_| grants && !narrowed) else {
        return;
    };
    let wide = match resource.negated {
        true => Some((0, resource.span)),
        false => {
            let star = resource.items.iter().find(|item| all_roles(&item.meant));
            star.map(|item| (1, item.span))
        }
    };
    let Some((column, span)) = wide else { return };
    for risk in &RISKS {
        let Some(row) = way(statement, risk.action) else {
            continue;
        };
        let code = risk.codes.get(row).and_then(|codes| codes.get(column));
        if let Some(code) = code {
            let message = Sentence::new(risk.sentence).with("action", risk.action);
            lint.add(code, span, message);
        }
    }
}

/// How a statement has the action: 0 by its name, 1 by a wildcard, 2 by leaving it out of `NotAction`.
fn way(statement: &Statement, action: &str) -> Option<usize> {
    let clause = &statement.action;
    let matching = clause.items.iter().filter(|item| match &item.meant {
        ActionPattern::Everything | ActionPattern::AllServices => true,
        ActionPattern::Name(glob) => glob.matches_ignoring_case(action),
    });
    let named = |item: &crate::policy::Item<ActionPattern>| match &item.meant {
        ActionPattern::Name(glob) => glob.literals().eq_ignore_ascii_case(action),
        _ => false,
    };
    let matching: Vec<_> = matching.collect();
    match (clause.negated, matching.is_empty()) {
        (true, true) if !clause.items.is_empty() => Some(2),
        (false, false) if matching.iter().any(|item| named(item)) => Some(0),
        (false, false) => Some(1),
        _ => None,
    }
}

/// Whether a pattern matches every role of an account.
fn all_roles(pattern: &ResourcePattern) -> bool {
    const ROLES: [&str; 2] = [
        "arn:aws:iam::111122223333:role/Any",
        "arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/Other",
    ];
    match pattern {
        ResourcePattern::Everything => true,
        ResourcePattern::Complete(Template::Fixed(glob)) => {
            // A pattern for one account is as wide there.
            let text = glob.literals();
            let account: String = text.split(':').nth(4).unwrap_or("").to_string();
            let account = if account.is_empty() {
                "111122223333"
            } else {
                &account
            };
            ROLES
                .iter()
                .all(|role| glob.matches(&role.replace("111122223333", account)))
        }
        _ => false,
    }
}
