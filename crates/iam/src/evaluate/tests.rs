//! How much of a statement its row tells.

use super::evaluate;
use crate::parse::parse;
use crate::policy::{Attached, Kind};
use crate::request::{Caller, CallerKind, Context, Presence, Request};
use crate::trace::Element::{self, Action, Condition, EmptyCondition, Resource};

/// The elements in the rows of some statements, for a request whose tag `team` is unknown.
fn told(statements: &str) -> Vec<Vec<Element>> {
    let source = format!(r#"{{"Version": "2012-10-17", "Statement": {statements}}}"#);
    let policy = parse(&source, Kind::Identity).policy.unwrap();
    let mut context = Context::new();
    context.set("aws:PrincipalTag/team", Presence::Unknown);
    let request = Request {
        caller: Caller {
            kind: CallerKind::User,
            arn: "arn:aws:iam::111122223333:user/alice",
            behind: None,
            management_account: false,
        },
        action: "ssm:StartSession",
        resource: "arn:aws:ssm:eu-west-1::document/AWS-StartSSHSession",
        other_arn: None,
        resource_account: None,
        resource_policies: false,
        through_endpoint: false,
        context,
        unknown_layers: Vec::new(),
    };
    let attached = [Attached {
        kind: Kind::Identity,
        level: 0,
        policy,
    }];
    let elements = |row: &crate::trace::Row| row.parts.iter().map(|part| part.element).collect();
    evaluate(&attached, &request)
        .trace
        .iter()
        .map(elements)
        .collect()
}

#[test]
fn a_row_ends_with_the_element_that_rules_the_statement_out() {
    let found = told(
        r#"[
        {"Effect": "Allow", "Action": "s3:*", "Resource": "*", "Condition": {"Bool": {"a": "true"}}},
        {"Effect": "Allow", "Action": "*", "Resource": "arn:aws:s3:::b", "Condition": {"Bool": {"a": "true"}}},
        {"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {"Bool": {"a": "true", "b": "true"}}},
        {"Effect": "Allow", "Action": "*", "Resource": "arn:aws:ssm:*::document/${aws:PrincipalTag/team}", "Condition": {"Bool": {"a": "true"}}},
        {"Effect": "Allow", "Action": "*", "Resource": "arn:aws:SSM:*::document/*", "Condition": {"Bool": {"a": "true"}}},
        {"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {}}
        ]"#,
    );
    let expected: [&[Element]; 6] = [
        &[Action],
        &[Action, Resource],
        // Each condition in the way is seen.
        &[Action, Resource, Condition(0), Condition(1)],
        // What may match, or is ruled out by a doubtful rule, isn't surely about something else.
        &[Action, Resource, Condition(0)],
        &[Action, Resource, Condition(0)],
        &[Action, Resource, EmptyCondition],
    ];
    assert_eq!(found, expected);
}
