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
use std::collections::BTreeMap;

/// A key of the resource or the call; its name in lower case.
pub(super) fn key(key: &str, question: &Question<'_>, check: &Authorization<'_>) -> Option<Value> {
    match question.request {
        Request::Api(api) => match key {
            "aws:resourceaccount" => {
                let owner = api.resource_account.as_deref();
                let owner = owner.or(caller::account(question.caller))?;
                Some(Value::one(owner, "why-resource-account"))
            }
            "aws:requestedregion" => Some(Value::one_or_unknown(
                region(api),
                "why-region",
                "why-region-unknown",
            )),
            "aws:resourceorgid" | "aws:resourceorgpaths" => {
                Some(Value::unknown("why-organization"))
            }
            _ => None,
        },
        Request::Session(call) => match key {
            "aws:requestedregion" => Some(Value::one(&call.region, "why-region")),
            _ => of_resource(key, call, check).or_else(|| of_call(key, call, check)),
        },
    }
}

/// What hangs on which resource is authorized.
fn of_resource(key: &str, call: &SessionCall, check: &Authorization<'_>) -> Option<Value> {
    let owner = check.resource.split(':').nth(4)?;
    let by_aws = check.leg == Leg::Document && owner.is_empty();
    Some(match key {
        "aws:resourceaccount" if by_aws => {
            let value = Value::one(documents::SERVICE_ACCOUNT, "why-service-account");
            value.doubted(caveats::SERVICE_ACCOUNT)
        }
        "aws:resourceaccount" => Value::one(owner, "why-resource-account"),
        // Whichever organization AWS's accounts are in, it's none of a customer's.
        "aws:resourceorgid" | "aws:resourceorgpaths" if by_aws => {
            Value::absent("why-service-account").doubted(caveats::SERVICE_ACCOUNT)
        }
        "aws:resourceorgid" | "aws:resourceorgpaths" => Value::unknown("why-organization"),
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

/// The Region in the resource's ARN.
fn region(api: &ApiCall) -> Option<&str> {
    let region = api.resource.split(':').nth(3)?;
    (!region.is_empty()).then_some(region)
}
