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

/// The context of one check.
pub(crate) fn derive(question: &Question<'_>, check: &Authorization) -> Context {
    let mut context = Context::new();
    if question.options.derive_context {
        caller(&mut context, question.caller);
        network(&mut context, question.network);
        call(&mut context);
        match question.request {
            Request::Session(session) => self::session(&mut context, session, check),
            Request::Api(api) => {
                let own = account(question.caller).map(str::to_string);
                let owner = api.resource_account.clone().or(own);
                set(&mut context, "aws:ResourceAccount", owner);
            }
        }
    }
    for (key, value) in question.context {
        let presence = match value {
            ContextValue::One(value) => Presence::One(value.clone()),
            ContextValue::Many(values) => Presence::Many(values.clone()),
            ContextValue::Unknown(_) => Presence::Unknown,
            ContextValue::Absent => Presence::Absent,
        };
        context.set(key, presence);
    }
    context
}

/// The account a caller's ARN names.
pub(crate) fn account(caller: &Caller) -> Option<&str> {
    let id = caller.arn.split(':').nth(4)?;
    (!id.is_empty()).then_some(id)
}

/// The ARN of the role behind a session: as given, or without a path, which the session's ARN drops.
pub(crate) fn role_arn(caller: &Caller) -> Option<String> {
    if caller.role_arn.is_some() {
        return caller.role_arn.clone();
    }
    let [_, partition, "sts", _, account, name] = iam::arn::fields(&caller.arn)? else {
        return None;
    };
    let role = name.strip_prefix("assumed-role/")?.split('/').next()?;
    Some(format!("arn:{partition}:iam::{account}:role/{role}"))
}

fn caller(context: &mut Context, caller: &Caller) {
    let account = account(caller);
    let last = caller.arn.rsplit('/').next().unwrap_or_default();
    let (kind, arn, derived_id) = match caller.kind {
        CallerType::User => ("User", Some(caller.arn.clone()), None),
        CallerType::Role | CallerType::ServiceLinkedRole => {
            let arn = role_arn(caller).unwrap_or_else(|| caller.arn.clone());
            ("AssumedRole", Some(arn), None)
        }
        CallerType::FederatedUser => {
            let id = account.map(|account| format!("{account}:{last}"));
            ("FederatedUser", Some(caller.arn.clone()), id)
        }
        CallerType::Root => (
            "Account",
            Some(caller.arn.clone()),
            account.map(str::to_string),
        ),
        CallerType::Anonymous => ("Anonymous", None, Some("anonymous".to_string())),
        CallerType::Service => ("Service", None, None),
    };
    let id = caller.user_id.clone().or(derived_id);
    let by_service = caller.kind == CallerType::Service;
    set(
        context,
        "aws:PrincipalIsAWSService",
        Some(by_service.to_string()),
    );
    if by_service {
        set(
            context,
            "aws:PrincipalServiceName",
            Some(caller.arn.clone()),
        );
        return;
    }
    set(context, "aws:PrincipalType", Some(kind.to_string()));
    set(context, "aws:PrincipalArn", arn);
    set(context, "aws:PrincipalAccount", account.map(str::to_string));
    context.set("aws:userid", id.map_or(Presence::Unknown, Presence::One));
    if caller.kind == CallerType::User {
        set(context, "aws:username", Some(last.to_string()));
    }
    for (key, value) in &caller.tags {
        context.set_tag(&format!("aws:PrincipalTag/{key}"), value);
    }
}

/// A request carries its public address, or came through an endpoint and carries none.
fn network(context: &mut Context, network: Option<&Network>) {
    let or_unknown = |value: &Option<String>| match value {
        Some(value) => Presence::One(value.clone()),
        None => Presence::Unknown,
    };
    match network {
        None => {}
        Some(Network::Internet { source_ip }) => context.set("aws:SourceIp", or_unknown(source_ip)),
        Some(Network::VpcEndpoint {
            vpc_source_ip,
            vpce,
            vpc,
        }) => {
            context.set("aws:VpcSourceIp", or_unknown(vpc_source_ip));
            context.set("aws:SourceVpce", or_unknown(vpce));
            context.set("aws:SourceVpc", or_unknown(vpc));
        }
    }
}

/// What is the same for every direct call.
fn call(context: &mut Context) {
    context.set("aws:ViaAWSService", Presence::One("false".to_string()));
    context.set("aws:SecureTransport", Presence::One("true".to_string()));
    context.set("aws:CurrentTime", Presence::Unknown);
    context.set("aws:EpochTime", Presence::Unknown);
}

fn session(context: &mut Context, call: &SessionCall, check: &Authorization) {
    set(context, "aws:RequestedRegion", Some(call.region.clone()));
    match check.leg {
        Leg::Target => {
            set(context, "aws:ResourceAccount", Some(call.account.clone()));
            let target = call.target.as_deref().and_then(Target::parse);
            let task = matches!(target, Some(Target::Task { .. }));
            for (key, value) in &call.target_tags {
                context.set_tag(&format!("aws:ResourceTag/{key}"), value);
                // Tasks have only the global form of the key.
                if !task {
                    context.set_tag(&format!("ssm:resourceTag/{key}"), value);
                }
            }
        }
        Leg::Document => document(context, call, check),
        Leg::Session => {
            set(context, "aws:ResourceAccount", Some(call.account.clone()));
            let tag = |name: &str| format!("ssm:resourceTag/aws:ssmmessages:{name}");
            // Only AWS knows who started the session.
            context.set(&tag("session-id"), Presence::Unknown);
            let target = call.target.clone().map_or(Presence::Unknown, Presence::One);
            context.set(&tag("target-id"), target);
        }
        Leg::Request => {}
    }
    if check.action == "ssm:StartSession" && call.document.is_none() {
        let value = Presence::One("false".to_string());
        context.set_doubtful(
            "ssm:SessionDocumentAccessCheck",
            value,
            caveats::ACCESS_CHECK,
        );
    }
}

fn document(context: &mut Context, call: &SessionCall, check: &Authorization) {
    let owner = check.resource.split(':').nth(4).unwrap_or_default();
    let name = check
        .resource
        .rsplit("document/")
        .next()
        .unwrap_or_default();
    if owner.is_empty() && documents::is_aws_owned(name) {
        let account = Presence::One(documents::SERVICE_ACCOUNT.to_string());
        context.set_doubtful("aws:ResourceAccount", account, caveats::SERVICE_ACCOUNT);
        return;
    }
    set(context, "aws:ResourceAccount", Some(owner.to_string()));
    for (key, value) in &call.document_tags {
        context.set_tag(&format!("aws:ResourceTag/{key}"), value);
        context.set_tag(&format!("ssm:resourceTag/{key}"), value);
    }
}

fn set(context: &mut Context, key: &str, value: Option<String>) {
    context.set(key, value.map_or(Presence::Absent, Presence::One));
}
