//! A scenario without its policies: what one authorization after the other is asked with.
//!
//! It borrows, so that the same policies can be asked many questions without a copy of either.

use crate::answer::Leg;
use crate::call::{self, Authorization};
use crate::caveats;
use crate::context;
use crate::scenario::{
    ApiCall, Caller, CallerType, ContextValue, Network, Options, Request, Scenario,
};
use iam::policy::Kind;
use iam::request::{Context, OtherArn};
use iam::truth::Truth;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// Who asks for what, over which network, and how to read it.
#[derive(Clone)]
pub(crate) struct Question<'a> {
    pub caller: &'a Caller,
    pub options: &'a Options,
    pub request: &'a Request,
    pub network: Option<&'a Network>,
    pub context: &'a BTreeMap<String, ContextValue>,
    /// The ARN of the role or user behind the caller's session.
    behind: Option<Cow<'a, str>>,
}

/// One authorization, as far as it is the same over every network.
pub(crate) struct Prepared<'a> {
    pub authorization: Authorization<'a>,
    context: Context,
}

impl<'a> Question<'a> {
    /// The scenario's own.
    pub fn of(scenario: &'a Scenario) -> Question<'a> {
        let caller = &scenario.caller;
        Question {
            caller,
            options: &scenario.options,
            request: &scenario.request,
            network: scenario.network.as_ref(),
            context: &scenario.context,
            behind: match caller.kind {
                CallerType::Role | CallerType::ServiceLinkedRole => context::role_arn(caller),
                _ => caller.role_arn.as_deref().map(Cow::Borrowed),
            },
        }
    }

    /// The authorizations it takes, each with what is in its context whatever the network.
    pub fn checks(&self, keys: &BTreeSet<String>) -> Vec<Prepared<'a>> {
        let authorizations = self.authorizations().into_iter();
        let prepare = |authorization| self.prepare(authorization, keys);
        authorizations.map(prepare).collect()
    }

    /// One authorization with what is in its context whatever the network.
    pub fn prepare<'b>(
        &self,
        authorization: Authorization<'b>,
        keys: &BTreeSet<String>,
    ) -> Prepared<'b> {
        Prepared {
            context: context::derive(self, &authorization, keys),
            authorization,
        }
    }

    /// The authorizations it takes.
    pub fn authorizations(&self) -> Vec<Authorization<'a>> {
        match self.request {
            Request::Session(session) => call::expand(session, self.options.default_document),
            Request::Api(ApiCall {
                action, resource, ..
            }) => vec![Authorization::new(Leg::Request, action, resource)],
        }
    }

    /// Whether an AWS service makes the call on the caller's behalf. From which services are named that
    /// follows only where keys follow from each other.
    fn forwarded(&self) -> Truth {
        match self.options.derive_context {
            true => context::forwarded(self.context),
            false => context::said_forwarded(self.context).unwrap_or(Truth::False),
        }
    }

    /// One of them as the engine takes it, with the condition keys that are read.
    pub fn authorize<'r>(
        &'r self,
        check: &'r Prepared<'_>,
        keys: &BTreeSet<String>,
    ) -> iam::request::Request<'r> {
        let resource: &str = &check.authorization.resource;
        let (resource_account, resource_policies) = match self.request {
            // There are no resource-based policies for Session Manager's calls, in whatever form.
            Request::Session(_) => (None, false),
            Request::Api(api) => {
                let named = resource.split(':').nth(4).filter(|id| !id.is_empty());
                let policies = call::action(&api.action).is_none();
                (api.resource_account.as_deref().or(named), policies)
            }
        };
        iam::request::Request {
            caller: iam::request::Caller {
                kind: self.caller.kind.into(),
                arn: &self.caller.arn,
                behind: self.behind.as_deref(),
                path_unknown: context::path_unknown(self.caller),
                management_account: self.caller.management_account,
            },
            action: check.authorization.action,
            resource,
            other_arn: check
                .authorization
                .other_arn
                .as_deref()
                .map(|arn| OtherArn {
                    arn,
                    doubt: caveats::TASK_ARN,
                }),
            resource_account,
            resource_policies,
            // The service that calls on the caller's behalf doesn't come through the caller's endpoint.
            through_endpoint: match self.network {
                Some(Network::Internet { .. }) => Truth::False,
                Some(Network::VpcEndpoint { .. }) | None => !self.forwarded(),
            },
            context: context::complete(check.context.clone(), self, keys),
            unknown_layers: (self.options.unknown_layers.iter())
                .map(|kind| Kind::from(*kind))
                .collect(),
        }
    }
}
