//! One permission more: the Allow that is missing, in the kind of policy that lacks it.

use super::edit::with;
use super::{Before, ChangeKind, Offer, Replaced};
use crate::answer::{Check, Decision, DenialKind};
use crate::scenario::{PolicyKind, PolicyText};
use iam::json::quoted;
use iam::language::Sentence;
use iam::policy::Effect;
use std::collections::BTreeSet;

/// The name of a policy that is added.
const NEW: &str = "permission";

/// AWS's own SCP that allows everything.
const FULL_ACCESS: &str = "FullAWSAccess";

/// The statement, if a single one would do: where nothing but one kind of policy, at one level, lacks an
/// Allow.
pub(super) fn of(before: &Before<'_>) -> Option<Offer> {
    if before.goal != Decision::Allow {
        return None;
    }
    let denied = before
        .checks
        .iter()
        .filter(|check| check.decision == Decision::Deny);
    let denied: Vec<&Check> = denied.collect();
    let denials = denied.iter().flat_map(|check| &check.denials);
    let places: BTreeSet<_> = denials
        .map(|denial| {
            (
                denial.kind == DenialKind::Implicit,
                name(denial.layer),
                denial.level,
            )
        })
        .collect();
    let [(true, layer, level)] = places.into_iter().collect::<Vec<_>>()[..] else {
        return None;
    };
    let (_, kind) = PolicyKind::NAMES
        .into_iter()
        .find(|(known, _)| *known == layer)?;
    let actions: BTreeSet<&str> = denied.iter().map(|check| check.action.as_str()).collect();
    let resources: Vec<&str> = denied.iter().map(|check| check.resource.as_str()).collect();
    let statement = statement(kind, &actions, &resources)?;
    let mut policies = before.scenario.policies.clone();
    let of_kind = |policy: &PolicyText| {
        policy.enabled && policy.kind == kind && level.is_none_or(|level| policy.level == level)
    };
    let allows = |at: usize| {
        let statements = before.attached(at).map(|one| &one.policy.statements);
        let mut statements = statements.into_iter().flatten();
        statements.any(|statement| statement.effect == Effect::Allow)
    };
    let mut level_of = policies.iter().enumerate().filter(|(_, one)| of_kind(one));
    if kind == PolicyKind::Scp && !level_of.any(|(at, _)| allows(at)) {
        return full_access(policies, level);
    }
    let policy = match policies.iter().position(of_kind) {
        Some(at) => {
            let (changed, attached) = (policies.get_mut(at)?, before.attached(at)?);
            changed.text = with(&changed.text, &attached.policy.statements, &statement)?.into();
            changed.name.clone()
        }
        None => {
            policies.push(policy_of(NEW, kind, level, &statement)?);
            NEW.to_string()
        }
    };
    let action = actions.into_iter().collect::<Vec<_>>().join(", ");
    let sentence = Sentence::new("change-permission")
        .with("action", action)
        .with("policy", policy);
    let replaced = Replaced {
        policies: Some(policies),
        ..Replaced::default()
    };
    let mut offer = Offer::new(ChangeKind::Permission, sentence, replaced);
    offer.statement = Some(statement);
    Some(offer)
}

/// Where all SCPs of a level only deny, what is missing is most likely the one that AWS attaches by itself
/// (<https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html>).
fn full_access(mut policies: Vec<PolicyText>, level: Option<u32>) -> Option<Offer> {
    let statement = r#"{"Effect":"Allow","Action":"*","Resource":"*"}"#;
    policies.push(policy_of(FULL_ACCESS, PolicyKind::Scp, level, statement)?);
    let sentence = Sentence::new("change-full-access").with("policy", FULL_ACCESS);
    let replaced = Replaced {
        policies: Some(policies),
        ..Replaced::default()
    };
    let mut offer = Offer::new(ChangeKind::Permission, sentence, replaced);
    offer.statement = iam::format::format(statement);
    Some(offer)
}

/// A policy of one statement.
fn policy_of(
    name: &str,
    kind: PolicyKind,
    level: Option<u32>,
    statement: &str,
) -> Option<PolicyText> {
    let text = format!("{{\"Version\":\"2012-10-17\",\"Statement\":[{statement}]}}");
    Some(PolicyText {
        name: name.to_string(),
        kind,
        level: level.unwrap_or(0),
        text: iam::format::format(&text)?.into(),
        enabled: true,
        arn: None,
    })
}

fn statement(kind: PolicyKind, actions: &BTreeSet<&str>, resources: &[&str]) -> Option<String> {
    let one_or_all = |values: &[&str]| match values {
        [one] => quoted(one),
        _ => {
            let all: Vec<String> = values.iter().map(|value| quoted(value)).collect();
            format!("[{}]", all.join(","))
        }
    };
    let principal = match kind {
        PolicyKind::VpcEndpoint | PolicyKind::Resource | PolicyKind::Rcp => "\"Principal\":\"*\",",
        _ => "",
    };
    let actions: Vec<&str> = actions.iter().copied().collect();
    let (actions, resources) = (one_or_all(&actions), one_or_all(resources));
    let text = format!(
        "{{\"Effect\":\"Allow\",{principal}\"Action\":{actions},\"Resource\":{resources}}}"
    );
    iam::format::format(&text)
}

fn name(kind: PolicyKind) -> &'static str {
    let known = PolicyKind::NAMES
        .into_iter()
        .find(|(_, known)| *known == kind);
    known.map_or("", |(name, _)| name)
}
