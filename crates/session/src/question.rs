//! A scenario without its policies: what one authorization after the other is asked with.
//!
//! It borrows, so that the same policies can be asked many questions without a copy of either.

use crate::call::{self, Authorization};
use crate::context;
use crate::scenario::{
    ApiCall, Caller, CallerType, ContextValue, Network, Options, Request, Scenario,
};
use iam::policy::Kind;
use std::collections::BTreeMap;

/// Who asks for what, over which network, and how to read it.
#[derive(Clone, Copy)]
pub(crate) struct Question<'a> {
    pub caller: &'a Caller,
    pub options: &'a Options,
    pub request: &'a Request,
    pub network: Option<&'a Network>,
    pub context: &'a BTreeMap<String, ContextValue>,
}

impl<'a> Question<'a> {
    /// The scenario's own.
    pub fn of(scenario: &'a Scenario) -> Question<'a> {
        Question {
            caller: &scenario.caller,
            options: &scenario.options,
            request: &scenario.request,
            network: scenario.network.as_ref(),
            context: &scenario.context,
        }
    }

    /// The authorizations it takes.
    pub fn authorizations(&self) -> Vec<Authorization> {
        match self.request {
            Request::Session(session) => call::expand(session, self.options.default_document),
            Request::Api(ApiCall {
                action, resource, ..
            }) => vec![Authorization {
                leg: crate::answer::Leg::Request,
                action: action.clone(),
                resource: resource.clone(),
            }],
        }
    }

    /// One of them as the engine takes it.
    pub fn authorize(&self, authorization: &Authorization) -> iam::request::Request {
        let caller = self.caller;
        let behind = match caller.kind {
            CallerType::Role | CallerType::ServiceLinkedRole => context::role_arn(caller),
            _ => caller.role_arn.clone(),
        };
        let resource_account = match self.request {
            Request::Session(_) => None,
            Request::Api(api) => {
                let named = authorization.resource.split(':').nth(4);
                let named = named.filter(|id| !id.is_empty()).map(str::to_string);
                api.resource_account.clone().or(named)
            }
        };
        iam::request::Request {
            caller: iam::request::Caller {
                kind: caller.kind.into(),
                arn: caller.arn.clone(),
                behind,
                management_account: caller.management_account,
            },
            action: authorization.action.clone(),
            resource: authorization.resource.clone(),
            resource_account,
            through_endpoint: !matches!(self.network, Some(Network::Internet { .. })),
            context: context::derive(self, authorization),
            unknown_layers: (self.options.unknown_layers.iter())
                .map(|kind| Kind::from(*kind))
                .collect(),
        }
    }
}
