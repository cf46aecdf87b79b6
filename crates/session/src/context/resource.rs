//! The keys of the resource that is authorized, and of the call itself. The tags of one resource are
//! never in the context of another's authorization.
//!
//! Which keys the actions know stands in the Service Authorization Reference
//! (<https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html>,
//! <https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html>).

use super::{Value, caller, tag};
use crate::answer::Leg;
use crate::call::Authorization;
use crate::caveats;
use crate::documents;
use crate::place::Place;
use crate::question::Question;
use crate::scenario::{ApiCall, Request, SessionCall};
use crate::target::Task;
use crate::validate::is_account;
use std::collections::BTreeMap;

/// A key of the resource or the call; its name in lower case.
pub(super) fn key(key: &str, question: &Question<'_>, check: &Authorization<'_>) -> Option<Value> {
    match question.request {
        Request::Api(api) => match key {
            "aws:requestedregion" => Some(Value::one_or_unknown(
                region(api),
                "why-region",
                "why-region-unknown",
            )),
            _ if is_of_action(key, &api.action) => Some(Value::unknown(OF_ACTION)),
            _ if api.resource_account.is_none() && is_document_of_aws(&api.resource) => {
                of_owner(key, None)
            }
            _ => {
                let owner = (api.resource_account.as_deref())
                    .or(account_in(&api.resource))
                    .or(caller::account(question.caller))?;
                of_owner(key, Some(owner))
            }
        },
        Request::Session(call) => match key {
            "aws:requestedregion" => Some(Value::one(&call.region, "why-region")),
            _ => of_resource(key, call, check).or_else(|| of_call(key, call, check)),
        },
    }
}

/// What hangs on which resource is authorized.
fn of_resource(key: &str, call: &SessionCall, check: &Authorization<'_>) -> Option<Value> {
    // A call without a resource of its own is about what the account has.
    let owner = check.resource.split(':').nth(4).unwrap_or(&call.account);
    let by_aws = check.leg == Leg::Document && owner.is_empty();
    if let Some(value) = of_owner(key, (!by_aws).then_some(owner)) {
        return Some(value);
    }
    Some(match key {
        "ssm:documenttype" | "ssm:documentcategories" => match check.leg {
            Leg::Document => Value::unknown("why-document-type").doubted(caveats::DOCUMENT_TYPE),
            _ => Value::absent("why-no-document"),
        },
        "ssm:resourcetag/aws:ssmmessages:session-id" if check.leg == Leg::Session => {
            Value::unknown("why-session-owner")
        }
        "ssm:resourcetag/aws:ssmmessages:target-id" if check.leg == Leg::Session => {
            let target = call.target.as_deref();
            Value::one_or_unknown(target, "why-given", "why-session-target")
        }
        _ => {
            let (service, name) = key.split_once(":resourcetag/")?;
            tagged(service, name, call, check, by_aws)
        }
    })
}

/// What hangs on which account owns the resource: one that is known, or one of AWS's.
fn of_owner(key: &str, owner: Option<&str>) -> Option<Value> {
    let of_aws = |value: Value| value.doubted(caveats::SERVICE_ACCOUNT);
    Some(match (key, owner) {
        ("aws:resourceaccount", Some(owner)) => Value::one(owner, "why-resource-account"),
        ("aws:resourceaccount", None) => of_aws(Value::one(
            documents::SERVICE_ACCOUNT,
            "why-service-account",
        )),
        ("aws:resourceorgid" | "aws:resourceorgpaths", Some(_)) => {
            Value::unknown("why-organization")
        }
        // Whichever organization AWS's accounts are in, it's none of a customer's.
        ("aws:resourceorgid" | "aws:resourceorgpaths", None) => {
            of_aws(Value::absent("why-service-account"))
        }
        _ => return None,
    })
}

fn tagged(
    service: &str,
    name: &str,
    call: &SessionCall,
    check: &Authorization<'_>,
    by_aws: bool,
) -> Value {
    let container = check.resource.split(':').nth(2) == Some("ecs");
    let known = match service {
        "aws" => true,
        // Of a task Session Manager's calls know the global form only.
        "ssm" => !container,
        "ecs" => check.action == "ecs:ExecuteCommand",
        _ => false,
    };
    let carried =
        |tags: &BTreeMap<String, String>| tag(tags, name).unwrap_or(Value::absent("why-no-tag"));
    match check.leg {
        _ if !known => Value::absent("why-no-key"),
        _ if by_aws => Value::absent("why-no-tags-of-aws"),
        Leg::Target => carried(&call.target_tags),
        Leg::Document => carried(&call.document_tags),
        Leg::Cluster => Value::unknown("why-cluster-tags"),
        Leg::Session | Leg::Request => Value::absent("why-no-tag"),
    }
}

/// What is the same for all resources of a call.
fn of_call(key: &str, call: &SessionCall, check: &Authorization<'_>) -> Option<Value> {
    let task = || call.target.as_deref().and_then(Task::parse);
    let place = Place::of(call);
    Some(match (check.action, key) {
        ("ssm:StartSession", "ssm:sessiondocumentaccesscheck") => match call.document {
            None => {
                let value = Value::one("false", "why-access-check");
                value.doubted(caveats::ACCESS_CHECK)
            }
            Some(_) => Value::absent("why-no-access-check"),
        },
        ("ssm:StartSession", "ssm:accessrequestid") => Value::absent("why-no-access-request"),
        ("ecs:ExecuteCommand", "ecs:cluster") => Value::one(task()?.cluster_arn(place), "why-task"),
        ("ecs:ExecuteCommand", "ecs:task") => Value::one(task()?.arn(place), "why-task"),
        ("ecs:ExecuteCommand", "ecs:container-name") => Value::unknown("why-container"),
        _ => return None,
    })
}

/// Why a key of any one action is unknown: only sessions have a member for their tags.
pub(super) const OF_ACTION: &str = "why-action";

/// Whether a request for this action may carry the key: a tag, or a key of the action's own service.
fn is_of_action(key: &str, action: &str) -> bool {
    let tags = ["aws:resourcetag/", "aws:requesttag/"];
    let service = action.split(':').next().unwrap_or(action);
    let own = key
        .split_once(':')
        .is_some_and(|(of, _)| of.eq_ignore_ascii_case(service));
    own || key == "aws:tagkeys" || tags.iter().any(|prefix| key.starts_with(prefix))
}

/// The account in a resource's ARN.
fn account_in(resource: &str) -> Option<&str> {
    let account = resource.split(':').nth(4);
    account.filter(|account| is_account(account))
}

/// Whether an ARN is that of a document of AWS, which has no account.
fn is_document_of_aws(resource: &str) -> bool {
    let fields = iam::arn::fields(resource);
    fields.is_some_and(|[_, _, service, _, account, name]| {
        service == "ssm" && account.is_empty() && name.starts_with("document/")
    })
}

/// The Region in the resource's ARN.
fn region(api: &ApiCall) -> Option<&str> {
    let region = api.resource.split(':').nth(3)?;
    (!region.is_empty()).then_some(region)
}
