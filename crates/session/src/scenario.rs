//! The scenario: the one form that the page, the link, the corpus and the JavaScript API share.
//!
//! These types *are* the wire form (camelCase JSON, `version` 1). A member the form doesn't know is
//! an error that names it: a typo must never silently change a verdict.

mod text;

pub use text::Text;

use iam::policy::Kind;
use iam::request::CallerKind;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The newest version of the form that this program reads and the one it writes.
pub const VERSION: u32 = 1;

/// Everything the page shows: the policies, who calls, what is asked, over which network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Scenario {
    /// The version of this form.
    pub version: u32,
    /// The policies, in the order in which they are shown.
    #[serde(default)]
    pub policies: Vec<PolicyText>,
    /// Who calls.
    #[serde(default)]
    pub caller: Caller,
    /// What is asked.
    pub request: Request,
    /// The way the request takes; without one no network key is derived.
    #[serde(default)]
    pub network: Option<Network>,
    /// Context keys by hand. They win over every derived key. A name that ends in `/*` is of all
    /// keys below it of which nothing else is known (`aws:PrincipalTag/*`).
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub context: BTreeMap<String, ContextValue>,
    /// How to read the rest.
    #[serde(default, skip_serializing_if = "Options::is_default")]
    pub options: Options,
}

/// One policy as typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PolicyText {
    /// Shown to the user; need not be unique.
    #[serde(default)]
    pub name: String,
    /// What kind of policy it is.
    #[serde(default)]
    pub kind: PolicyKind,
    /// SCP and RCP only: 0 is the organization's root, then each OU, the last is the account.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub level: u32,
    /// Exactly what was typed; spans point into it.
    pub text: Text,
    /// `false`: kept, but left out of the evaluation.
    #[serde(default = "yes", skip_serializing_if = "is_true")]
    pub enabled: bool,
    /// The policy's own ARN, which AWS may print at the end of a message. Unknown for most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
}

/// What a policy is attached to, hence what it may contain and how it counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum PolicyKind {
    /// Identity-based: of the user, the role or a group.
    #[default]
    Identity,
    /// The permissions boundary.
    Boundary,
    /// A session policy.
    Session,
    /// A service control policy.
    Scp,
    /// A resource control policy.
    Rcp,
    /// The policy of the VPC endpoint.
    VpcEndpoint,
    /// A resource-based policy.
    Resource,
    /// A role's trust policy.
    Trust,
}

/// Who calls.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Caller {
    /// What kind of principal.
    #[serde(rename = "type")]
    pub kind: CallerType,
    /// The ARN that AWS's messages name. For a role: of the assumed-role session.
    pub arn: String,
    /// Role only: its ARN with the path, which is its `aws:PrincipalArn`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role_arn: Option<String>,
    /// `aws:userid`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_id: Option<String>,
    /// `aws:PrincipalTag/*`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub tags: BTreeMap<String, String>,
    /// SCPs and RCPs don't apply to the organization's management account.
    #[serde(skip_serializing_if = "is_false")]
    pub management_account: bool,
}

/// What kind of principal calls.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum CallerType {
    /// An IAM user.
    #[default]
    User,
    /// A role session.
    Role,
    /// A session from `GetFederationToken`.
    FederatedUser,
    /// The account's root user.
    Root,
    /// A service-linked role.
    ServiceLinkedRole,
    /// An AWS service.
    Service,
    /// Nobody in particular.
    Anonymous,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "camelCase", deny_unknown_fields)]
pub enum Request {
    /// A Session Manager call; expands into one check for each resource.
    Session(SessionCall),
    /// Any single API authorization, taken as it stands.
    Api(ApiCall),
}

/// A Session Manager call, as its parameters stand in the command.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SessionCall {
    /// `ssm:StartSession` or a relative.
    #[serde(default = "start_session")]
    pub action: String,
    /// The managed node: `i-…`, `mi-…` or `ecs:…`; for `ecs:ExecuteCommand` the task.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// The session document; `None` where `--document-name` is omitted.
    #[serde(default)]
    pub document: Option<String>,
    /// `ResumeSession` and `TerminateSession` only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session_id: Option<String>,
    /// Who owns the document: `aws`, `customer` (the account in which the call is made) or an account's
    /// id. Follows from its name unless given; an ARN and the default document say it themselves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document_owner: Option<String>,
    /// The ARN of the KMS key with which the account encrypts its sessions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kms_key: Option<String>,
    /// The account in which the call is made.
    pub account: String,
    /// The Region in which the call is made.
    pub region: String,
    /// The tags of the target.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub target_tags: BTreeMap<String, String>,
    /// The tags of the document.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub document_tags: BTreeMap<String, String>,
}

/// Any single API authorization.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ApiCall {
    /// Such as `ssm:GetParameter`.
    pub action: String,
    /// The ARN, or `*` for an action without a resource.
    #[serde(default = "star")]
    pub resource: String,
    /// The account that owns the resource; the caller's own unless given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resource_account: Option<String>,
}

/// The way the request takes to AWS.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "path", rename_all = "camelCase", deny_unknown_fields)]
pub enum Network {
    /// Over the internet, to a public endpoint.
    #[serde(rename_all = "camelCase")]
    Internet {
        /// The public address AWS sees.
        #[serde(default)]
        source_ip: Option<String>,
    },
    /// Through an interface VPC endpoint: `aws:SourceIp` is absent.
    #[serde(rename_all = "camelCase")]
    VpcEndpoint {
        /// The private address.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        vpc_source_ip: Option<String>,
        /// The endpoint's id.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        vpce: Option<String>,
        /// The VPC's id.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        vpc: Option<String>,
    },
}

/// The value of one context key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum ContextValue {
    /// A single value.
    One(String),
    /// A multivalued key.
    Many(Vec<String>),
    /// May be anything, or absent.
    Unknown(Unknown),
    /// Known to be absent (`null`).
    Absent,
}

/// `{ "unknown": true }`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unknown {
    /// Always true.
    pub unknown: bool,
}

/// How to read the rest of the scenario.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Options {
    /// Whether a session without a named document needs access to the default one.
    pub default_document: DefaultDocument,
    /// `false`: only `context` is in the request.
    pub derive_context: bool,
    /// Kinds of policy of which there may be more than the scenario shows.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unknown_layers: Vec<PolicyKind>,
}

/// The two rules AWS has had for a session without a named document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum DefaultDocument {
    /// The caller must be allowed on `SSM-SessionManagerRunShell` (documented since 2025).
    #[default]
    Enforced,
    /// Only the target is checked (documented until 2023).
    Legacy,
}

impl PolicyKind {
    /// Every kind with its name in JSON.
    pub const NAMES: [(&str, PolicyKind); 8] = [
        ("identity", PolicyKind::Identity),
        ("boundary", PolicyKind::Boundary),
        ("session", PolicyKind::Session),
        ("scp", PolicyKind::Scp),
        ("rcp", PolicyKind::Rcp),
        ("vpcEndpoint", PolicyKind::VpcEndpoint),
        ("resource", PolicyKind::Resource),
        ("trust", PolicyKind::Trust),
    ];
}

impl CallerType {
    /// Every type with its name in JSON.
    pub const NAMES: [(&str, CallerType); 7] = [
        ("user", CallerType::User),
        ("role", CallerType::Role),
        ("federatedUser", CallerType::FederatedUser),
        ("root", CallerType::Root),
        ("serviceLinkedRole", CallerType::ServiceLinkedRole),
        ("service", CallerType::Service),
        ("anonymous", CallerType::Anonymous),
    ];
}

impl DefaultDocument {
    /// Both rules with their names in JSON.
    pub const NAMES: [(&str, DefaultDocument); 2] = [
        ("enforced", DefaultDocument::Enforced),
        ("legacy", DefaultDocument::Legacy),
    ];
}

impl Default for Caller {
    fn default() -> Caller {
        Caller {
            kind: CallerType::User,
            arn: "arn:aws:iam::111122223333:user/alice".to_string(),
            role_arn: None,
            user_id: None,
            tags: BTreeMap::new(),
            management_account: false,
        }
    }
}

impl Default for Options {
    fn default() -> Options {
        Options {
            default_document: DefaultDocument::Enforced,
            derive_context: true,
            unknown_layers: Vec::new(),
        }
    }
}

impl Options {
    pub(crate) fn is_default(&self) -> bool {
        *self == Options::default()
    }
}

pub(crate) fn start_session() -> String {
    "ssm:StartSession".to_string()
}

pub(crate) fn star() -> String {
    "*".to_string()
}

fn yes() -> bool {
    true
}

fn is_true(value: &bool) -> bool {
    *value
}

fn is_false(value: &bool) -> bool {
    !*value
}

fn is_zero(value: &u32) -> bool {
    *value == 0
}

impl From<PolicyKind> for Kind {
    fn from(kind: PolicyKind) -> Kind {
        match kind {
            PolicyKind::Identity => Kind::Identity,
            PolicyKind::Boundary => Kind::Boundary,
            PolicyKind::Session => Kind::Session,
            PolicyKind::Scp => Kind::Scp,
            PolicyKind::Rcp => Kind::Rcp,
            PolicyKind::VpcEndpoint => Kind::VpcEndpoint,
            PolicyKind::Resource => Kind::Resource,
            PolicyKind::Trust => Kind::Trust,
        }
    }
}

impl From<Kind> for PolicyKind {
    fn from(kind: Kind) -> PolicyKind {
        match kind {
            Kind::Identity => PolicyKind::Identity,
            Kind::Boundary => PolicyKind::Boundary,
            Kind::Session => PolicyKind::Session,
            Kind::Scp => PolicyKind::Scp,
            Kind::Rcp => PolicyKind::Rcp,
            Kind::VpcEndpoint => PolicyKind::VpcEndpoint,
            Kind::Resource => PolicyKind::Resource,
            Kind::Trust => PolicyKind::Trust,
        }
    }
}

impl From<CallerType> for CallerKind {
    fn from(kind: CallerType) -> CallerKind {
        match kind {
            CallerType::User => CallerKind::User,
            CallerType::Role => CallerKind::Role,
            CallerType::FederatedUser => CallerKind::FederatedUser,
            CallerType::Root => CallerKind::Root,
            CallerType::ServiceLinkedRole => CallerKind::ServiceLinkedRole,
            CallerType::Service => CallerKind::Service,
            CallerType::Anonymous => CallerKind::Anonymous,
        }
    }
}
