//! How much of a statement its row tells.

use super::evaluate;
use crate::layers;
use crate::parse::parse;
use crate::policy::{Attached, Kind};
use crate::request::{Caller, CallerKind, Context, Presence, Request};
use crate::trace::Element::{self, Action, Condition, EmptyCondition, Resource};
use crate::trace::Reason;
use crate::truth::Truth;

fn attached(kind: Kind, statements: &str) -> Attached {
    let source = format!(r#"{{"Version": "2012-10-17", "Statement": {statements}}}"#);
    Attached {
        kind,
        level: 0,
        policy: parse(&source, kind).policy.unwrap(),
    }
}

/// A request to start a session; the caller's tag `team` is unknown.
fn request() -> Request<'static> {
    let mut context = Context::new();
    context.set("aws:PrincipalTag/team", Presence::Unknown);
    Request {
        caller: Caller {
            kind: CallerKind::User,
            arn: "arn:aws:iam::111122223333:user/alice",
            behind: None,
            path_unknown: false,
            management_account: false,
        },
        action: "ssm:StartSession",
        resource: "arn:aws:ssm:eu-west-1::document/AWS-StartSSHSession",
        other_arn: None,
        resource_account: None,
        resource_policies: false,
        through_endpoint: true.into(),
        context,
        unknown_layers: Vec::new(),
    }
}

#[test]
fn a_boundary_nobody_has_seen_may_be_there() {
    let mut request = request();
    assert_eq!(layers::boundary(&[], &request), Truth::False);
    request.unknown_layers.push(Kind::Boundary);
    assert_eq!(layers::boundary(&[], &request), Truth::Unknown);
    let attached = attached(
        Kind::Boundary,
        r#"{"Effect": "Allow", "Action": "*", "Resource": "*"}"#,
    );
    assert_eq!(layers::boundary(&[attached], &request), Truth::True);
    request.caller.kind = CallerKind::Root;
    assert_eq!(layers::boundary(&[], &request), Truth::False);
}

/// The elements in the rows of some statements.
fn told(statements: &str) -> Vec<Vec<Element>> {
    let attached = [attached(Kind::Identity, statements)];
    let elements = |row: &crate::trace::Row| row.parts.iter().map(|part| part.element).collect();
    evaluate(&attached, &request())
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

#[test]
fn a_boundary_is_the_reason_where_it_makes_not_principal_deny() {
    let deny = r#"{"Effect": "Deny", "NotPrincipal": {"AWS": "111122223333"}, "Action": "*", "Resource": "*"}"#;
    let allow = r#"{"Effect": "Allow", "Action": "*", "Resource": "*"}"#;
    let endpoint = attached(Kind::VpcEndpoint, deny);
    let reason = |policies: &[Attached]| evaluate(policies, &request()).trace[0].parts[1].reason;
    let listed = Reason::Listed { item: 0 };
    assert_eq!(reason(std::slice::from_ref(&endpoint)), listed);
    let with_boundary = [endpoint, attached(Kind::Boundary, allow)];
    assert_eq!(reason(&with_boundary), Reason::Boundary);
}
