//! A policy as written and as meant: every element with its place, every value already understood.
//!
//! A [`Policy`] only comes out of [`parse`](crate::parse::parse) and only where IAM would
//! store the text, so the evaluator never sees a policy with an error.

use crate::arn::ResourcePattern;
use crate::condition::Operand;
use crate::condition::operator::Operator;
use crate::json;
use crate::pattern::Glob;
use crate::span::Span;
use crate::variable::Variable;
use std::borrow::Cow;
use std::sync::Arc;

/// What a policy is attached to, hence what it may contain and how it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A resource control policy.
    Rcp,
    /// A service control policy.
    Scp,
    /// The policy of a VPC endpoint.
    VpcEndpoint,
    /// A resource-based policy.
    Resource,
    /// A role's trust policy.
    Trust,
    /// An identity-based policy: of the user, of a group, or of the role.
    Identity,
    /// A permissions boundary.
    Boundary,
    /// A session policy.
    Session,
}

/// A policy in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Attached {
    /// What it is attached to.
    pub kind: Kind,
    /// SCP and RCP only: 0 is the organization's root, then each OU, the last is the account.
    pub level: u32,
    /// The policy.
    pub policy: Arc<Policy>,
}

/// A policy that IAM would store.
#[derive(Clone, Debug, PartialEq)]
pub struct Policy {
    /// Its text. Names and values are places in it: [`Policy::text`] reads them.
    pub source: String,
    /// Which language its variables speak.
    pub version: Version,
    /// Its statements in order.
    pub statements: Vec<Statement>,
}

impl Policy {
    /// The name or value at a place, escapes resolved.
    pub fn text(&self, span: Span) -> Cow<'_, str> {
        json::text(span.of(&self.source))
    }

    /// Every condition key of [`keys`](Policy::keys), as the policy writes it.
    pub fn written_keys(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.statements.iter().flat_map(|statement| {
            let conditions = statement.conditions.iter();
            let named = conditions.map(|condition| self.text(condition.key_span));
            let variables = statement.variables();
            let variables = variables.filter(|variable| variable.lower_key.is_some());
            let variables = variables.map(|variable| Cow::Borrowed(variable.key.as_str()));
            let provider = statement.principal.iter();
            let provider = provider.map(|_| Cow::Borrowed("aws:FederatedProvider"));
            named.chain(variables).chain(provider)
        })
    }

    /// Every condition key the policy reads, in lower case: those of conditions and of variables.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.statements.iter().flat_map(|statement| {
            let conditions = statement.conditions.iter();
            let named = conditions.map(|condition| &condition.lower_key);
            let variables = statement.variables();
            let variables = variables.filter_map(|variable| variable.lower_key.as_ref());
            let provider = statement.principal.iter().map(|_| FEDERATED_PROVIDER);
            named.chain(variables).map(String::as_str).chain(provider)
        })
    }
}

/// The key that `Principal` reads to know a session's identity provider.
pub const FEDERATED_PROVIDER: &str = "aws:federatedprovider";

/// The version of the policy language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Version {
    /// `2008-10-17`, and every policy without a version: `${…}` is plain text.
    #[default]
    V2008,
    /// `2012-10-17`.
    V2012,
}

/// One statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// The statement with its braces.
    pub span: Span,
    /// Where its `Sid` stands.
    pub sid: Option<Span>,
    /// `Allow` or `Deny`.
    pub effect: Effect,
    /// `Principal` or `NotPrincipal`, in the kinds of policy that have them.
    pub principal: Option<Clause<PrincipalPattern>>,
    /// `Action` or `NotAction`.
    pub action: Clause<ActionPattern>,
    /// `Resource` or `NotResource`; trust policies have none.
    pub resource: Option<Clause<ResourcePattern>>,
    /// Each operator with each of its keys. All must hold.
    pub conditions: Vec<Condition>,
    /// An empty `Condition` or an operator without a key, which AWS describes in two ways.
    pub empty_condition: Option<Span>,
}

impl Statement {
    pub(crate) fn variables(&self) -> impl Iterator<Item = &Variable> {
        let values = (self.conditions.iter()).flat_map(|condition| &condition.values);
        let resources = self.resource.iter().flat_map(|clause| &clause.items);
        let of_values = values.flat_map(|item| item.meant.variables());
        of_values.chain(resources.flat_map(|item| item.meant.variables()))
    }
}

/// `Allow` or `Deny`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Allow.
    Allow,
    /// Deny.
    Deny,
}

/// An element and its `Not…` form.
#[derive(Clone, Debug, PartialEq)]
pub struct Clause<T> {
    /// Whether it is the `Not…` form.
    pub negated: bool,
    /// The element, name and value.
    pub span: Span,
    /// Its values in order.
    pub items: Vec<Item<T>>,
}

/// One value: where it stands and what it means.
#[derive(Clone, Debug, PartialEq)]
pub struct Item<T> {
    /// Where it stands.
    pub span: Span,
    /// What it means.
    pub meant: T,
}

/// An action pattern. Case doesn't count.
#[derive(Clone, Debug, PartialEq)]
pub enum ActionPattern {
    /// `*`
    Everything,
    /// `*:*`
    AllServices,
    /// `service:name`; wildcards before the colon stay there.
    Name(Glob),
}

/// One entry of `Principal`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PrincipalPattern {
    /// `*`
    Everyone,
    /// An account, by its id or its root ARN.
    Account(String),
    /// A user, role, role session or federated user session by its ARN.
    Arn(String),
    /// An AWS service.
    Service(String),
    /// An identity provider.
    Federated(String),
    /// A canonical user id, or a unique id, which only AWS can resolve.
    Opaque(String),
}

/// One operator with one key.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// From the key to the end of its values.
    pub span: Span,
    /// The operator as meant.
    pub operator: Operator,
    /// Where the operator's name stands.
    pub operator_span: Span,
    /// Where the key stands.
    pub key_span: Span,
    /// The key in lower case, as the context has it.
    pub lower_key: String,
    /// The values in order.
    pub values: Vec<Item<Operand>>,
}
