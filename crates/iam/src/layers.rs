//! Layers: which kinds of policy count for a request, and how their verdicts make one decision.
//!
//! The order is that of
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html>:
//! an explicit deny anywhere wins; then each layer that applies must allow, except that a
//! resource-based policy of the same account may stand in for those behind it.

use crate::caveat::{Caveat, FEDERATED_WITHOUT_POLICY, KEY_POLICY, TRUST_POLICY};
use crate::data::RCP_SERVICES;
use crate::policy::{Attached, Effect, Kind};
use crate::principal::{self, Grant};
use crate::request::{CallerKind, Request};
use crate::trace::Layer;
use crate::truth::Truth;

/// What AWS would answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Allowed.
    Allow,
    /// Denied.
    Deny,
    /// Allowed or denied, by what is unknown.
    Depends,
}

/// One layer that denies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Denial {
    /// Whether a Deny applies, rather than no Allow.
    pub explicit: bool,
    /// Which kind of policy.
    pub kind: Kind,
    /// Which level: SCP and RCP only.
    pub level: u32,
}

/// What the layers add up to.
pub(crate) struct Outcome {
    pub decision: Decision,
    pub denials: Vec<Denial>,
    pub layers: Vec<Layer>,
}

/// All kinds in the order in which AWS documents their evaluation.
pub const ORDER: [Kind; 8] = [
    Kind::Rcp,
    Kind::Scp,
    Kind::VpcEndpoint,
    Kind::Resource,
    Kind::Trust,
    Kind::Identity,
    Kind::Boundary,
    Kind::Session,
];

/// Whether policies of a kind count for a request at all.
pub(crate) fn applies(kind: Kind, request: &Request<'_>) -> bool {
    let caller = &request.caller;
    // Neither SCPs nor RCPs affect service-linked roles.
    let linked = caller.kind == CallerKind::ServiceLinkedRole;
    let managing = caller.management_account;
    let outside = matches!(caller.kind, CallerKind::Service | CallerKind::Anonymous);
    let service = request.action.split(':').next().unwrap_or("");
    match kind {
        // What spares the management account is that the resource is its own, whoever calls
        // (<https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html>).
        Kind::Rcp => {
            let spared = linked || (managing && same_account(request));
            !spared && RCP_SERVICES.iter().any(|s| s.eq_ignore_ascii_case(service))
        }
        Kind::Scp => !linked && !managing && !outside,
        Kind::VpcEndpoint => request.through_endpoint != Truth::False,
        Kind::Resource | Kind::Trust => request.resource_policies,
        Kind::Identity | Kind::Session => !outside && caller.kind != CallerKind::Root,
        Kind::Boundary => {
            matches!(
                caller.kind,
                CallerKind::User | CallerKind::Role | CallerKind::FederatedUser
            )
        }
    }
}

/// Whether the resource is of the caller's account.
fn same_account(request: &Request<'_>) -> bool {
    match (request.resource_account, request.caller.account()) {
        (Some(owner), Some(account)) => owner == account,
        (None, Some(_)) => true,
        (_, None) => false,
    }
}

/// Whether the caller has a permissions boundary.
pub(crate) fn boundary(policies: &[Attached], request: &Request<'_>) -> Truth {
    let attached = || {
        policies
            .iter()
            .any(|attached| attached.kind == Kind::Boundary)
    };
    match applies(Kind::Boundary, request) {
        true if attached() => Truth::True,
        true if request.unknown_layers.contains(&Kind::Boundary) => Truth::Unknown,
        _ => Truth::False,
    }
}

/// The allows of all layers, ready to be weighed against each other.
struct Tally {
    deny: Truth,
    /// SCP levels and the VPC endpoint: nothing stands in for these.
    gates: Truth,
    identity: Truth,
    boundary: Option<Truth>,
    session: Option<Truth>,
    /// What resource-based and trust policies allow, by what the Allow is worth.
    full: Truth,
    limited: Truth,
    account: Truth,
    /// Whether there is a policy on the resource's side that must allow whatever the caller's allow.
    resource_needed: bool,
    identity_applies: bool,
    same_account: bool,
}

/// Folds the truths of statements into a decision with its denials.
pub(crate) fn fold(
    policies: &[Attached],
    request: &Request<'_>,
    truth: impl Fn(usize, usize) -> Truth,
) -> Outcome {
    let mut layers = Vec::new();
    let tally = tally(policies, request, truth, |layer| layers.push(layer));
    let decision = tally.decision();
    let denials = match decision {
        Decision::Deny => tally.denials(&layers),
        Decision::Allow | Decision::Depends => Vec::new(),
    };
    Outcome {
        decision,
        denials,
        layers,
    }
}

/// The decision of [`fold`] alone.
pub(crate) fn decision(
    policies: &[Attached],
    request: &Request<'_>,
    truth: impl Fn(usize, usize) -> Truth,
) -> Decision {
    tally(policies, request, truth, |_| {}).decision()
}

fn tally(
    policies: &[Attached],
    request: &Request<'_>,
    truth: impl Fn(usize, usize) -> Truth,
    mut report: impl FnMut(Layer),
) -> Tally {
    let caller = &request.caller;
    let same_account = same_account(request);
    let has = |kind| policies.iter().any(|attached| attached.kind == kind);
    let mut tally = Tally {
        deny: Truth::False,
        gates: Truth::True,
        identity: Truth::False,
        boundary: None,
        // A federated user's session has no permissions of its own without a session policy.
        session: (caller.kind == CallerKind::FederatedUser).then_some(Truth::False),
        full: Truth::False,
        limited: Truth::False,
        account: Truth::False,
        resource_needed: !same_account
            || (request.resource_policies && has(Kind::Trust))
            || matches!(always_there(request), Some((kind, _)) if has(kind)),
        identity_applies: applies(Kind::Identity, request),
        same_account,
    };
    for kind in ORDER {
        let unknown = request.unknown_layers.contains(&kind);
        let mut level = policies
            .iter()
            .filter(|p| p.kind == kind)
            .map(|p| p.level)
            .min();
        let empty = level.is_none() && !unknown && kind != Kind::Identity;
        if empty || !applies(kind, request) {
            continue;
        }
        if level.is_none() {
            let allow = if unknown {
                Truth::Unknown
            } else {
                Truth::False
            };
            let deny = allow;
            let layer = Layer {
                kind,
                level: 0,
                deny,
                allow,
            };
            tally.add(layer);
            report(layer);
        }
        while let Some(this) = level {
            let mut layer = Layer {
                kind,
                level: this,
                deny: Truth::False,
                allow: Truth::False,
            };
            for (index, attached) in policies.iter().enumerate() {
                if attached.kind != kind || attached.level != this {
                    continue;
                }
                for (number, statement) in attached.policy.statements.iter().enumerate() {
                    match statement.effect {
                        Effect::Deny => layer.deny = layer.deny.or(|| truth(index, number)),
                        Effect::Allow => {
                            let before = layer.allow;
                            layer.allow = before.or(|| truth(index, number));
                            if let Some(clause) = &statement.principal {
                                tally.grant(kind, principal::grant(clause, request), || {
                                    truth(index, number)
                                });
                            }
                        }
                    }
                }
            }
            if kind == Kind::VpcEndpoint && request.through_endpoint == Truth::Unknown {
                layer.deny = layer.deny.and(|| Truth::Unknown);
                layer.allow = layer.allow.or(|| Truth::Unknown);
            }
            if unknown {
                layer.deny = layer.deny.or(|| Truth::Unknown);
                // More policies can give. More SCPs can take away as well, at levels that aren't shown.
                layer.allow = match kind {
                    Kind::Scp => Truth::Unknown,
                    _ => layer.allow.or(|| Truth::Unknown),
                };
            }
            tally.add(layer);
            report(layer);
            let later = policies.iter().filter(|p| p.kind == kind && p.level > this);
            level = later.map(|p| p.level).min();
        }
    }
    tally
}

impl Tally {
    fn add(&mut self, layer: Layer) {
        self.deny = self.deny.or(|| layer.deny);
        let Layer { kind, allow, .. } = layer;
        match kind {
            Kind::Scp | Kind::VpcEndpoint => self.gates = self.gates.and(|| allow),
            Kind::Identity => self.identity = allow,
            Kind::Boundary => self.boundary = Some(allow),
            Kind::Session => self.session = Some(allow),
            // A policy nobody can see may allow in any form.
            Kind::Resource | Kind::Trust if allow == Truth::Unknown => {
                self.full = self.full.or(|| Truth::Unknown);
            }
            // AWS attaches an RCP that allows everything; what a resource-based policy allows has
            // been noted with its worth.
            Kind::Rcp | Kind::Resource | Kind::Trust => {}
        }
    }

    fn grant(&mut self, kind: Kind, grant: Grant, truth: impl FnOnce() -> Truth) {
        if !matches!(kind, Kind::Resource | Kind::Trust) {
            return;
        }
        let sum = match grant {
            Grant::Full => &mut self.full,
            Grant::Limited => &mut self.limited,
            Grant::Account => &mut self.account,
        };
        *sum = sum.or(truth);
    }

    fn boundary_and_session(&self) -> Truth {
        let missing = |allow: Option<Truth>| allow.unwrap_or(Truth::True);
        missing(self.boundary).and(|| missing(self.session))
    }

    /// What the caller's own policies allow.
    fn own(&self) -> Truth {
        match self.identity_applies {
            true => self.identity.and(|| self.boundary_and_session()),
            false => Truth::True,
        }
    }

    /// What any policy of the resource allows, whatever it is worth.
    fn resource(&self) -> Truth {
        self.full.or(|| self.limited).or(|| self.account)
    }

    fn allowed(&self) -> Truth {
        let resource = match (self.same_account, self.resource_needed) {
            (true, false) => Truth::True,
            (true, true) | (false, _) => self.resource(),
        };
        let granted = match self.same_account {
            true => {
                let limited = || self.limited.and(|| self.boundary_and_session());
                self.full.or(limited).or(|| self.own().and(|| resource))
            }
            false => self.own().and(|| resource),
        };
        (!self.deny).and(|| self.gates).and(|| granted)
    }

    fn decision(&self) -> Decision {
        match self.allowed() {
            Truth::True => Decision::Allow,
            Truth::False => Decision::Deny,
            Truth::Unknown => Decision::Depends,
        }
    }

    /// Every layer that surely denies: explicit denies first, then those without an Allow.
    fn denials(&self, layers: &[Layer]) -> Vec<Denial> {
        let denial = |explicit, layer: &Layer| Denial {
            explicit,
            kind: layer.kind,
            level: layer.level,
        };
        let explicit = layers.iter().filter(|layer| layer.deny == Truth::True);
        let mut denials: Vec<Denial> = explicit.map(|layer| denial(true, layer)).collect();
        let standing_in = match self.same_account {
            true => self
                .full
                .or(|| self.limited.and(|| self.boundary_and_session())),
            false => Truth::False,
        };
        let missing = |layer: &&Layer| {
            let silent = layer.allow == Truth::False && layer.deny != Truth::True;
            let needed = match layer.kind {
                Kind::Scp | Kind::VpcEndpoint => true,
                Kind::Rcp | Kind::Resource | Kind::Trust => false,
                // A role or user that a resource-based policy names needs no Allow of its own.
                Kind::Identity if self.same_account && self.limited == Truth::True => false,
                Kind::Identity | Kind::Boundary | Kind::Session => standing_in == Truth::False,
            };
            silent && needed
        };
        let implicit = layers
            .iter()
            .filter(missing)
            .map(|layer| denial(false, layer));
        denials.extend(implicit);
        let resource = (layers.iter())
            .map(|layer| layer.kind)
            .find(|kind| matches!(kind, Kind::Resource | Kind::Trust))
            .unwrap_or(Kind::Resource);
        let said = |kind: Kind, denials: &[Denial]| denials.iter().any(|d| d.kind == kind);
        if self.resource_needed && self.resource() == Truth::False && !said(resource, &denials) {
            denials.push(Denial {
                explicit: false,
                kind: resource,
                level: 0,
            });
        }
        if self.session == Some(Truth::False)
            && standing_in == Truth::False
            && !said(Kind::Session, &denials)
        {
            denials.push(Denial {
                explicit: false,
                kind: Kind::Session,
                level: 0,
            });
        }
        denials.sort_by_key(|denial| (!denial.explicit, denial.kind));
        denials
    }
}

/// The policy that AWS lets no resource of this kind be without, and which alone lets the account's
/// own policies count: a KMS key's
/// (<https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html>), and for whoever assumes
/// a role the role's trust policy
/// (<https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_terms-and-concepts.html>).
fn always_there(request: &Request<'_>) -> Option<(Kind, Caveat)> {
    if !request.resource_policies {
        return None;
    }
    let (service, action) = request.action.split_once(':')?;
    let mut fields = request.resource.splitn(6, ':').skip(2);
    let (of, name) = (fields.next()?, fields.nth(2)?);
    let assumes = || {
        let action = action.to_ascii_lowercase();
        let beside = ["tagsession", "setsourceidentity", "setcontext"];
        let trusted = action.starts_with("assumerole") || beside.contains(&action.as_str());
        trusted && service.eq_ignore_ascii_case("sts")
    };
    match of {
        "kms" if service.eq_ignore_ascii_case("kms") && name.starts_with("key/") => {
            Some((Kind::Resource, KEY_POLICY))
        }
        "iam" if name.starts_with("role/") && assumes() => Some((Kind::Trust, TRUST_POLICY)),
        _ => None,
    }
}

/// The caveats on layers as such: a federated user for whom no session policy is known, and a policy
/// that must exist without having been shown.
pub(crate) fn caveats(
    policies: &[Attached],
    request: &Request<'_>,
    outcome: &Outcome,
    truth: impl Fn(usize, usize) -> Truth,
) -> impl Iterator<Item = Caveat> {
    let has = |kind| policies.iter().any(|attached| attached.kind == kind);
    let federated = request.caller.kind == CallerKind::FederatedUser;
    let hangs = outcome.denials
        == [Denial {
            explicit: false,
            kind: Kind::Session,
            level: 0,
        }];
    let without_session =
        (federated && !has(Kind::Session) && hangs).then_some(FEDERATED_WITHOUT_POLICY);
    let unseen = always_there(request).filter(|(kind, _)| {
        let told = has(*kind) || request.unknown_layers.contains(kind);
        let open = || {
            let mut request = request.clone();
            request.unknown_layers.push(*kind);
            decision(policies, &request, truth) == Decision::Depends
        };
        outcome.decision != Decision::Depends && !told && open()
    });
    without_session
        .into_iter()
        .chain(unseen.map(|(_, caveat)| caveat))
}
