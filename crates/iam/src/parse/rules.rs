//! What each kind of policy may contain, and how long it may be.
//!
//! Contents: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html>,
//! <https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html>,
//! <https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html>.
//! Sizes: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html>,
//! <https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html>.

use super::{Parser, find};
use crate::json::{Members, Node, Value};
use crate::language::Sentence;
use crate::policy::{Effect, Kind};
use crate::span::Span;

/// The rules of one kind.
pub(super) struct Rules {
    /// Whether `Id` may be there.
    pub id: bool,
    /// Whether a `Principal` must be there, may not be there, or must be `*`.
    pub principal: Principal,
    /// Whether a `Resource` must be there; otherwise it may not.
    pub resource: bool,
    /// Whether a `Sid` is letters and digits, and unique.
    pub strict_sid: bool,
    /// Whether only characters up to U+00FF are stored.
    pub latin: bool,
    /// The longest policy in characters, whether white space counts, and the code of the finding.
    size: (usize, bool, &'static str),
}

/// What a kind of policy says about `Principal`.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Principal {
    Required,
    Forbidden,
    Everyone,
}

pub(super) fn of(kind: Kind) -> Rules {
    let identity = Rules {
        id: false,
        principal: Principal::Forbidden,
        resource: true,
        strict_sid: true,
        latin: true,
        size: (6_144, false, "POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA"),
    };
    match kind {
        Kind::Identity | Kind::Boundary => identity,
        Kind::Session => Rules {
            size: (2_048, false, identity.size.2),
            ..identity
        },
        Kind::Scp => Rules {
            latin: false,
            size: (10_240, true, "POLICY_SIZE_EXCEEDS_SCP_QUOTA"),
            ..identity
        },
        Kind::Rcp => Rules {
            principal: Principal::Everyone,
            latin: false,
            size: (5_120, true, "POLICY_SIZE_EXCEEDS_RCP_QUOTA"),
            ..identity
        },
        Kind::Trust => Rules {
            id: true,
            principal: Principal::Required,
            resource: false,
            size: (2_048, false, "POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA"),
            ..identity
        },
        Kind::Resource | Kind::VpcEndpoint => Rules {
            id: true,
            principal: Principal::Required,
            strict_sid: false,
            latin: false,
            size: (20_480, true, "POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA"),
            ..identity
        },
    }
}

/// The catalog's word for a kind.
pub(super) fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Identity => "identity",
        Kind::Boundary => "boundary",
        Kind::Session => "session",
        Kind::Scp => "scp",
        Kind::Rcp => "rcp",
        Kind::VpcEndpoint => "vpcEndpoint",
        Kind::Resource => "resource",
        Kind::Trust => "trust",
    }
}

impl Parser<'_> {
    /// An RCP only denies; the one that AWS attaches allows everything.
    pub(super) fn rcp(&mut self, members: Members, effect: Option<Effect>) {
        if self.kind != Kind::Rcp || effect != Some(Effect::Allow) {
            return;
        }
        let star = |name: &str| find(members, name).is_some_and(|member| is_star(member.value));
        let managed =
            star("Principal") && star("Action") && star("Resource") && members.count() <= 5;
        let effect = find(members, "Effect");
        if let (false, Some(member)) = (managed, effect) {
            let message = Sentence::new("policy-rcp-allow");
            self.error("RCP_SYNTAX_ERROR_ALLOW", member.value.span, message);
        }
    }

    /// Reports characters that IAM doesn't store. An escape is not such a character.
    pub(super) fn characters(&mut self) {
        if !of(self.kind).latin || self.text.is_ascii() {
            return;
        }
        let odd = self.text.char_indices().find(|(_, c)| *c > '\u{ff}');
        if let Some((at, c)) = odd {
            let span = Span::new(at, at + c.len_utf8());
            let message = Sentence::new("policy-unsupported-character").with("found", c);
            self.error("SSM_UNSUPPORTED_CHARACTER", span, message);
        }
    }

    /// Reports a policy longer than AWS stores. Other quotas may allow more or less.
    pub(super) fn size(&mut self) {
        let (limit, counts_space, code) = of(self.kind).size;
        if self.text.len() <= limit {
            return;
        }
        let counted = |c: &char| counts_space || !c.is_whitespace();
        let size = self.text.chars().filter(counted).count();
        if size > limit {
            let message = Sentence::new("policy-too-long")
                .with("size", size)
                .with("limit", limit)
                .with("kind", name(self.kind));
            self.warning(code, Span::new(0, 1), message);
        }
    }
}

fn is_star(node: Node) -> bool {
    node.each().count() == 1 && node.each().all(|item| item.value == Value::String("*"))
}
