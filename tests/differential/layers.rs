//! Rules about layers: who is subject to which policies.

use crate::draft::{CURRENT, Draft, List, Policy, Statement};
use crate::explained::Rule;
use crate::judge::{Answer, judge};
use crate::oracle::Verdict;
use crate::vocabulary::{ASSUME, CALLS, OWN};
use session::scenario::{CallerType, PolicyKind};

pub const RULES: &[Rule] = &[
    Rule {
        id: "E3",
        sentence: "SCPs and RCPs don't reach a service-linked role.",
        rewrite: exempt,
    },
    Rule {
        id: "A6-RCP",
        sentence: "An RCP never reaches a service that doesn't support RCPs.",
        rewrite: unsupported,
    },
    Rule {
        id: "E4.3",
        sentence: "Identity policies and boundaries don't apply to the root user, who may do everything.",
        rewrite: root,
    },
    Rule {
        id: "E4.2",
        sentence: "A federated user without a session policy has no permissions.",
        rewrite: federated,
    },
    Rule {
        id: "P11",
        sentence: "What a resource policy allows the session itself, or everyone, no silent session policy limits.",
        rewrite: named_session,
    },
];

fn without(draft: &Draft, kinds: &[PolicyKind]) -> Option<Draft> {
    let mut other = draft.clone();
    other
        .policies
        .retain(|policy| !kinds.contains(&policy.kind));
    (other != *draft).then_some(other)
}

fn exempt(draft: &Draft) -> Option<Draft> {
    match draft.caller.kind {
        CallerType::ServiceLinkedRole => without(draft, &[PolicyKind::Scp, PolicyKind::Rcp]),
        _ => None,
    }
}

fn unsupported(draft: &Draft) -> Option<Draft> {
    let mut calls = CALLS.iter().chain([&ASSUME]);
    let call = calls.find(|call| call.action == draft.action)?;
    (!call.rcp)
        .then(|| without(draft, &[PolicyKind::Rcp]))
        .flatten()
}

/// A policy of one statement about everything.
fn everything(kind: PolicyKind, allow: bool, action: &str) -> Policy {
    let one = |value: &str| List {
        negated: false,
        values: vec![value.to_string()],
    };
    Policy {
        kind,
        level: 0,
        version: CURRENT,
        statements: vec![Statement {
            allow,
            principal: None,
            action: one(action),
            resource: Some(one("*")),
            conditions: Vec::new(),
        }],
    }
}

/// A root user who is given everything anyway is no case of it.
fn root(draft: &Draft) -> Option<Draft> {
    let own = |policy: &&Policy| matches!(policy.kind, PolicyKind::Identity | PolicyKind::Boundary);
    let all = everything(PolicyKind::Identity, true, "*");
    let given: Vec<&Policy> = draft.policies.iter().filter(own).collect();
    let plain = |policy: &&Policy| policy.kind == all.kind && policy.statements == all.statements;
    if draft.caller.kind != CallerType::Root || (!given.is_empty() && given.iter().all(plain)) {
        return None;
    }
    let mut other = draft.clone();
    other.policies.retain(|policy| !own(&policy));
    other.policies.push(all);
    Some(other)
}

fn federated(draft: &Draft) -> Option<Draft> {
    let concerned =
        draft.caller.kind == CallerType::FederatedUser && !draft.has(PolicyKind::Session);
    concerned.then(|| {
        let mut other = draft.clone();
        other
            .policies
            .push(everything(PolicyKind::Session, false, "none:None"));
        other
    })
}

/// Where the resource policy alone allows the session, the session policy's own allows don't count.
fn named_session(draft: &Draft) -> Option<Draft> {
    let everything_too = everything(PolicyKind::Session, true, "*");
    let silent = |policy: &Policy| {
        let given = everything_too
            .statements
            .iter()
            .all(|all| policy.statements.contains(all));
        policy.kind == PolicyKind::Session && !given
    };
    if !draft.policies.iter().any(silent) || draft.owner != OWN {
        return None;
    }
    let alone = without(
        draft,
        &[
            PolicyKind::Identity,
            PolicyKind::Boundary,
            PolicyKind::Session,
        ],
    )?;
    let mut asked = alone;
    asked
        .policies
        .push(everything(PolicyKind::Session, false, "none:None"));
    if judge(&asked) != Answer::Decision(Verdict::Allow) {
        return None;
    }
    let mut other = draft.clone();
    for policy in other.policies.iter_mut().filter(|policy| silent(policy)) {
        policy.statements.retain(|statement| !statement.allow);
        policy.statements.extend(everything_too.statements.clone());
    }
    Some(other)
}
