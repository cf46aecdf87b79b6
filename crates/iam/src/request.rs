//! One authorization request: who asks, for what, on what, and in which context.

use crate::caveat::{Caveat, TAG_KEY_CASE};
use crate::policy::Kind;
use crate::truth::Truth;
use std::collections::BTreeMap;

/// One action on one resource by one caller.
#[derive(Clone, Debug, PartialEq)]
pub struct Request<'a> {
    /// Who calls.
    pub caller: Caller<'a>,
    /// Such as `ssm:StartSession`.
    pub action: &'a str,
    /// The resource's ARN, or `*` for an action without a resource.
    pub resource: &'a str,
    /// Another ARN of the resource, where AWS's documentation has two.
    pub other_arn: Option<OtherArn<'a>>,
    /// The account that owns the resource, where that is known and matters.
    pub resource_account: Option<&'a str>,
    /// Whether resource-based policies apply: not every service takes them.
    pub resource_policies: bool,
    /// Whether VPC endpoint policies apply: the request came through an endpoint. It hangs on
    /// `aws:ViaAWSService` where it is unknown.
    pub through_endpoint: Truth,
    /// The condition keys.
    pub context: Context,
    /// Kinds of policy of which there may be more than is known.
    pub unknown_layers: Vec<Kind>,
}

/// An ARN that AWS documents in one place, beside the one it documents in all others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OtherArn<'a> {
    /// The ARN.
    pub arn: &'a str,
    /// That it's open whether policies may name the resource by it.
    pub doubt: Caveat,
}

/// A principal, as far as policies can tell principals apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caller<'a> {
    /// What kind of principal.
    pub kind: CallerKind,
    /// Its ARN; for a role session the `sts` one.
    pub arn: &'a str,
    /// Of a role session: the role's ARN, with its path. Of a federated user's session: the ARN of
    /// the IAM user who asked for it.
    pub behind: Option<&'a str>,
    /// Whether the role's path is unknown, and `behind` has none.
    pub path_unknown: bool,
    /// Whether the account is its organization's management account.
    pub management_account: bool,
}

/// The kinds of principal that AWS evaluates differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallerKind {
    /// An IAM user.
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

impl<'a> Caller<'a> {
    /// The caller's account. Services and who doesn't sign a request have none.
    pub fn account(&self) -> Option<&'a str> {
        match self.kind {
            CallerKind::Service | CallerKind::Anonymous => None,
            _ => self.arn.split(':').nth(4).filter(|id| !id.is_empty()),
        }
    }
}

/// The condition keys of a request. Names are case-blind.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Context {
    entries: BTreeMap<String, Entry>,
}

/// What is known of one key.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its value, or that there is none, or that nobody can tell.
    pub presence: Presence,
    /// Set where AWS doesn't document what the key holds.
    pub doubt: Option<Caveat>,
}

/// Given, absent or unknown.
#[derive(Clone, Debug, PartialEq)]
pub enum Presence {
    /// A single value.
    One(String),
    /// The values of a multivalued key.
    Many(Vec<String>),
    /// The request doesn't carry the key.
    Absent,
    /// The key holds one value, which nobody can tell, but which one of these patterns matches.
    Like {
        /// What the value may be.
        example: String,
        /// Texts in which `*` stands for anything.
        patterns: Vec<String>,
    },
    /// The key may hold anything, or be absent.
    Unknown,
}

impl Presence {
    /// Whether nobody can tell what the key holds.
    pub fn is_open(&self) -> bool {
        matches!(self, Presence::Like { .. } | Presence::Unknown)
    }

    /// The values; none for a key that is absent or unknown.
    pub fn values(&self) -> &[String] {
        match self {
            Presence::One(value) => std::slice::from_ref(value),
            Presence::Many(values) => values,
            Presence::Like { .. } | Presence::Absent | Presence::Unknown => &[],
        }
    }
}

static ABSENT: Entry = Entry {
    presence: Presence::Absent,
    doubt: None,
};

impl Context {
    /// A context without keys: every key is absent.
    pub fn new() -> Context {
        Context::default()
    }

    /// Sets a key, whatever it was before.
    pub fn set(&mut self, key: &str, presence: Presence) {
        let entry = Entry {
            presence,
            doubt: None,
        };
        self.entries.insert(key.to_lowercase(), entry);
    }

    /// Sets a key about whose value AWS's documentation leaves a doubt.
    pub fn set_doubtful(&mut self, key: &str, presence: Presence, doubt: Caveat) {
        let entry = Entry {
            presence,
            doubt: Some(doubt),
        };
        self.entries.insert(key.to_lowercase(), entry);
    }

    /// Sets the key of a tag. A resource may carry two tags whose keys differ by case only; to a
    /// condition that is one key, and which value it then has is undocumented.
    pub fn set_tag(&mut self, key: &str, value: &str) {
        let lower = key.to_lowercase();
        let presence = Presence::One(value.to_string());
        match self.entries.get(&lower) {
            Some(Entry {
                presence: other, ..
            }) if *other != presence => {
                self.set_doubtful(key, Presence::Unknown, TAG_KEY_CASE);
            }
            _ => self.set(key, presence),
        }
    }

    /// Whether anything was said of a key, whose name must be in lower case.
    pub fn holds(&self, lower_key: &str) -> bool {
        self.entries.contains_key(lower_key)
    }

    /// What is known of a key, whose name must be in lower case.
    pub fn get(&self, lower_key: &str) -> &Entry {
        self.entries.get(lower_key).unwrap_or(&ABSENT)
    }
}
