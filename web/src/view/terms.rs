//! AWS's terms for the answer's values: ids of their words.

use crate::text::id;
use session::answer::{Decision, Effect, Leg, Outcome, PartKind, PartOutcome, Severity};
use session::change::ChangeKind;
use session::scenario::{CallerType, PolicyKind};

/// All kinds of policy, the common ones first.
pub const POLICY_KINDS: [(PolicyKind, &str); 8] = [
    (PolicyKind::Identity, "identity"),
    (PolicyKind::Boundary, "boundary"),
    (PolicyKind::Session, "session"),
    (PolicyKind::Scp, "scp"),
    (PolicyKind::Rcp, "rcp"),
    (PolicyKind::VpcEndpoint, "vpcEndpoint"),
    (PolicyKind::Resource, "resource"),
    (PolicyKind::Trust, "trust"),
];

/// All kinds of caller.
pub const CALLER_TYPES: [(CallerType, &str); 7] = [
    (CallerType::User, "user"),
    (CallerType::Role, "role"),
    (CallerType::FederatedUser, "federatedUser"),
    (CallerType::Root, "root"),
    (CallerType::ServiceLinkedRole, "serviceLinkedRole"),
    (CallerType::Service, "service"),
    (CallerType::Anonymous, "anonymous"),
];

/// The kind of policy, in full.
pub fn policy_kind(kind: PolicyKind) -> &'static str {
    match kind {
        PolicyKind::Identity => id("kind-identity"),
        PolicyKind::Boundary => id("kind-boundary"),
        PolicyKind::Session => id("kind-session"),
        PolicyKind::Scp => id("kind-scp"),
        PolicyKind::Rcp => id("kind-rcp"),
        PolicyKind::VpcEndpoint => id("kind-vpc-endpoint"),
        PolicyKind::Resource => id("kind-resource"),
        PolicyKind::Trust => id("kind-trust"),
    }
}

/// The kind of policy, for a tab.
pub fn policy_kind_short(kind: PolicyKind) -> &'static str {
    match kind {
        PolicyKind::Identity => id("kind-identity-short"),
        PolicyKind::Boundary => id("kind-boundary-short"),
        PolicyKind::Session => id("kind-session-short"),
        PolicyKind::Scp => id("kind-scp-short"),
        PolicyKind::Rcp => id("kind-rcp-short"),
        PolicyKind::VpcEndpoint => id("kind-vpc-endpoint-short"),
        PolicyKind::Resource => id("kind-resource-short"),
        PolicyKind::Trust => id("kind-trust-short"),
    }
}

/// The kind of caller.
pub fn caller_type(kind: CallerType) -> &'static str {
    match kind {
        CallerType::User => id("caller-user"),
        CallerType::Role => id("caller-role"),
        CallerType::FederatedUser => id("caller-federated-user"),
        CallerType::Root => id("caller-root"),
        CallerType::ServiceLinkedRole => id("caller-service-linked-role"),
        CallerType::Service => id("caller-service"),
        CallerType::Anonymous => id("caller-anonymous"),
    }
}

/// Which of the call's resources, and its name in the page.
pub fn leg(leg: Leg) -> (&'static str, &'static str) {
    match leg {
        Leg::Target => ("target", id("leg-target")),
        Leg::Document => ("document", id("leg-document")),
        Leg::Session => ("session", id("leg-session")),
        Leg::Cluster => ("cluster", id("leg-cluster")),
        Leg::Request => ("request", id("leg-request")),
    }
}

/// A verdict on a part of the question: its class, its sign, and its name.
pub fn decision(decision: Decision) -> (&'static str, &'static str, &'static str) {
    match decision {
        Decision::Allow => ("allow", "✓", id("check-allow")),
        Decision::Deny => ("deny", "✕", id("check-deny")),
        Decision::Depends => ("depends", "?", id("check-depends")),
    }
}

/// What a change is to, as its element tells.
pub fn change(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Address => "address",
        ChangeKind::Mfa => "mfa",
        ChangeKind::Document => "document",
        ChangeKind::Tag => "tag",
        ChangeKind::Key => "key",
        ChangeKind::Path => "path",
        ChangeKind::Statement => "statement",
        ChangeKind::Policy => "policy",
        ChangeKind::Permission => "permission",
    }
}

/// `Allow` or `Deny`: elements of the policy language stay as they are written.
pub fn effect(effect: Effect) -> &'static str {
    match effect {
        Effect::Allow => "Allow",
        Effect::Deny => "Deny",
    }
}

/// Whether a statement applies, and the outcome's name in the page.
pub fn outcome(outcome: Outcome) -> (&'static str, &'static str) {
    match outcome {
        Outcome::Applies => ("applies", id("outcome-applies")),
        Outcome::DoesNotApply => ("doesNotApply", id("outcome-does-not-apply")),
        Outcome::Unknown => ("unknown", id("outcome-unknown")),
    }
}

/// Whether a part matches: its sign, and what the sign says.
pub fn part_outcome(outcome: PartOutcome) -> (&'static str, &'static str) {
    match outcome {
        PartOutcome::Match => ("=", id("part-matches")),
        PartOutcome::NoMatch => ("≠", id("part-does-not-match")),
        PartOutcome::Unknown => ("?", id("part-unknown")),
    }
}

/// The element of a statement.
pub fn part_kind(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Principal => "Principal",
        PartKind::Action => "Action",
        PartKind::Resource => "Resource",
        PartKind::Condition => "Condition",
    }
}

/// How bad a finding is: its class, and its name.
pub fn severity(severity: Severity) -> (&'static str, &'static str) {
    match severity {
        Severity::Error => ("error", id("severity-error")),
        Severity::SecurityWarning => ("security-warning", id("severity-security-warning")),
        Severity::Warning => ("warning", id("severity-warning")),
        Severity::Suggestion => ("suggestion", id("severity-suggestion")),
    }
}

/// How many findings are this bad.
pub fn severity_count(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => id("count-errors"),
        Severity::SecurityWarning => id("count-security-warnings"),
        Severity::Warning => id("count-warnings"),
        Severity::Suggestion => id("count-suggestions"),
    }
}
