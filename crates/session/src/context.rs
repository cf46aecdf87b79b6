//! The condition keys of a check, derived from the scenario.
//!
//! A key that AWS always sets but the scenario doesn't know is *unknown*; a key that AWS doesn't set
//! is absent. Keys by caller: the principal table of
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html>; network keys:
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html>.

use crate::answer::Leg;
use crate::call::{Authorization, Target};
use crate::caveats;
use crate::documents;
use crate::question::Question;
use crate::scenario::{Caller, CallerType, ContextValue, Network, Request, SessionCall};
use iam::request::{Context, Presence};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// What is in the context of one check whatever the network: of all keys those that are read.
pub(crate) fn derive(
    question: &Question<'_>,
    check: &Authorization<'_>,
    keys: &BTreeSet<String>,
) -> Context {
    let mut derived = Derived {
        context: Context::new(),
        keys,
    };
    if question.options.derive_context && !keys.is_empty() {
        derived.caller(question.caller);
        derived.direct_call();
        match question.request {
            Request::Session(session) => derived.session(session, check),
            Request::Api(api) => derived.one("aws:resourceaccount", || {
                let owner = api.resource_account.as_deref();
                owner.or(account(question.caller)).map(str::to_string)
            }),
        }
    }
    derived.context
}

/// Adds the network's keys, and those by hand, which win.
pub(crate) fn complete(
    context: Context,
    question: &Question<'_>,
    keys: &BTreeSet<String>,
) -> Context {
    let mut derived = Derived { context, keys };
    if question.options.derive_context {
        derived.network(question.network);
    }
    for (key, value) in question.context {
        derived.set(&key.to_lowercase(), || match value {
            ContextValue::One(value) => Presence::One(value.clone()),
            ContextValue::Many(values) => Presence::Many(values.clone()),
            ContextValue::Unknown(_) => Presence::Unknown,
            ContextValue::Absent => Presence::Absent,
        });
    }
    derived.context
}

/// The account a caller's ARN names.
pub(crate) fn account(caller: &Caller) -> Option<&str> {
    let id = caller.arn.split(':').nth(4)?;
    (!id.is_empty()).then_some(id)
}

/// The ARN of the role behind a session: as given, or without a path, which the session's ARN drops.
pub(crate) fn role_arn(caller: &Caller) -> Option<Cow<'_, str>> {
    if let Some(arn) = &caller.role_arn {
        return Some(Cow::Borrowed(arn));
    }
    let [_, partition, "sts", _, account, name] = iam::arn::fields(&caller.arn)? else {
        return None;
    };
    let role = name.strip_prefix("assumed-role/")?.split('/').next()?;
    Some(Cow::Owned(format!(
        "arn:{partition}:iam::{account}:role/{role}"
    )))
}

/// A context that grows by the keys that are read. All names are in lower case.
struct Derived<'a> {
    context: Context,
    keys: &'a BTreeSet<String>,
}

impl Derived<'_> {
    fn set(&mut self, key: &str, presence: impl FnOnce() -> Presence) {
        if self.keys.contains(key) {
            self.context.set(key, presence());
        }
    }

    /// A single value, or absent.
    fn one(&mut self, key: &str, value: impl FnOnce() -> Option<String>) {
        self.set(key, || value().map_or(Presence::Absent, Presence::One));
    }

    /// A single value that is always there, but that the scenario may not know.
    fn one_or_unknown(&mut self, key: &str, value: Option<&str>) {
        self.set(key, || match value {
            Some(value) => Presence::One(value.to_string()),
            None => Presence::Unknown,
        });
    }

    fn tags(&mut self, prefix: &str, tags: &BTreeMap<String, String>) {
        for (key, value) in tags {
            let key = format!("{prefix}{}", key.to_lowercase());
            if self.keys.contains(&key) {
                self.context.set_tag(&key, value);
            }
        }
    }

    fn caller(&mut self, caller: &Caller) {
        let account = account(caller);
        let last = caller.arn.rsplit('/').next().unwrap_or_default();
        let by_service = caller.kind == CallerType::Service;
        self.one("aws:principalisawsservice", || Some(by_service.to_string()));
        if by_service {
            self.one("aws:principalservicename", || Some(caller.arn.clone()));
            return;
        }
        self.one("aws:principaltype", || {
            let kind = match caller.kind {
                CallerType::User => "User",
                CallerType::Role | CallerType::ServiceLinkedRole => "AssumedRole",
                CallerType::FederatedUser => "FederatedUser",
                CallerType::Root => "Account",
                CallerType::Anonymous | CallerType::Service => "Anonymous",
            };
            Some(kind.to_string())
        });
        self.one("aws:principalarn", || match caller.kind {
            CallerType::Role | CallerType::ServiceLinkedRole => {
                role_arn(caller).map(Cow::into_owned)
            }
            CallerType::Anonymous | CallerType::Service => None,
            _ => Some(caller.arn.clone()),
        });
        self.one("aws:principalaccount", || account.map(str::to_string));
        self.set("aws:userid", || {
            let derived = match caller.kind {
                CallerType::FederatedUser => account.map(|account| format!("{account}:{last}")),
                CallerType::Root => account.map(str::to_string),
                CallerType::Anonymous => Some("anonymous".to_string()),
                _ => None,
            };
            let id = caller.user_id.clone().or(derived);
            id.map_or(Presence::Unknown, Presence::One)
        });
        let user = caller.kind == CallerType::User;
        self.one("aws:username", || user.then(|| last.to_string()));
        self.tags("aws:principaltag/", &caller.tags);
    }

    /// A request carries its public address, or came through an endpoint and carries none.
    fn network(&mut self, network: Option<&Network>) {
        match network {
            None => {}
            Some(Network::Internet { source_ip }) => {
                self.one_or_unknown("aws:sourceip", source_ip.as_deref());
            }
            Some(Network::VpcEndpoint {
                vpc_source_ip,
                vpce,
                vpc,
            }) => {
                self.one_or_unknown("aws:vpcsourceip", vpc_source_ip.as_deref());
                self.one_or_unknown("aws:sourcevpce", vpce.as_deref());
                self.one_or_unknown("aws:sourcevpc", vpc.as_deref());
            }
        }
    }

    /// What is the same for every direct call. AWS always sets the time, which a scenario has none of.
    fn direct_call(&mut self) {
        self.one("aws:viaawsservice", || Some("false".to_string()));
        self.one("aws:securetransport", || Some("true".to_string()));
        self.set("aws:currenttime", || Presence::Unknown);
        self.set("aws:epochtime", || Presence::Unknown);
    }

    fn session(&mut self, call: &SessionCall, check: &Authorization<'_>) {
        self.one("aws:requestedregion", || Some(call.region.clone()));
        match check.leg {
            Leg::Target => {
                self.one("aws:resourceaccount", || Some(call.account.clone()));
                self.tags("aws:resourcetag/", &call.target_tags);
                let target = call.target.as_deref().and_then(Target::parse);
                // Tasks have only the global form of the key.
                if !matches!(target, Some(Target::Task { .. })) {
                    self.tags("ssm:resourcetag/", &call.target_tags);
                }
            }
            Leg::Document => self.document(call, check),
            Leg::Session => {
                self.one("aws:resourceaccount", || Some(call.account.clone()));
                // Only AWS knows who started the session.
                self.one_or_unknown("ssm:resourcetag/aws:ssmmessages:session-id", None);
                let target = call.target.as_deref();
                self.one_or_unknown("ssm:resourcetag/aws:ssmmessages:target-id", target);
            }
            Leg::Request => {}
        }
        let access_check = "ssm:sessiondocumentaccesscheck";
        let asked = check.action == "ssm:StartSession" && call.document.is_none();
        if asked && self.keys.contains(access_check) {
            let value = Presence::One("false".to_string());
            self.context
                .set_doubtful(access_check, value, caveats::ACCESS_CHECK);
        }
    }

    fn document(&mut self, call: &SessionCall, check: &Authorization<'_>) {
        let owner = check.resource.split(':').nth(4).unwrap_or_default();
        let name = check
            .resource
            .rsplit("document/")
            .next()
            .unwrap_or_default();
        let key = "aws:resourceaccount";
        if owner.is_empty() && documents::is_aws_owned(name) {
            if self.keys.contains(key) {
                let account = Presence::One(documents::SERVICE_ACCOUNT.to_string());
                self.context
                    .set_doubtful(key, account, caveats::SERVICE_ACCOUNT);
            }
            return;
        }
        self.one(key, || Some(owner.to_string()));
        self.tags("aws:resourcetag/", &call.document_tags);
        self.tags("ssm:resourcetag/", &call.document_tags);
    }
}
