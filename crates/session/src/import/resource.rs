//! The resource that a message names → the part of the call that it is.
//!
//! The reverse of what [`call`](crate::call) does; ARNs by
//! <https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html>.

use crate::documents;
use crate::import::calls;
use crate::import::identity::{ACCOUNT, REGION, field};
use crate::import::notes::Notes;
use crate::import::partial::PartialRequest;
use crate::place::Place;

/// What a message says of the call.
pub(crate) fn request(
    action: &str,
    resource: Option<&str>,
    caller_account: Option<&str>,
    notes: &mut Notes,
) -> PartialRequest {
    let call = calls::by_action(action).map(|call| call.action);
    let legs = call.map(|action| (action, leg(action, resource, caller_account)));
    let Some((action, Some(leg))) = legs else {
        let resource = resource.filter(|resource| *resource != "*");
        if call.is_some() {
            notes.on("import-other-resource", resource.unwrap_or_default());
        }
        return PartialRequest::Api {
            action: action.to_string(),
            resource: resource.map(str::to_string),
        };
    };
    let region = resource.and_then(|arn| field(arn, REGION));
    let owner = resource.and_then(|arn| field(arn, ACCOUNT));
    let account = match leg {
        // A document may be another account's, but the call is made in the caller's.
        Leg::Document(_) => caller_account.or(owner),
        _ => owner.or(caller_account),
    };
    let mut target = None;
    let mut document = None;
    let mut session_id = None;
    match leg {
        Leg::Target(node) => target = Some(node),
        Leg::Document(name) => document = Some(Some(name)),
        Leg::Session(id) => session_id = Some(id),
        Leg::Task(task) => notes.on("import-task", task),
        Leg::Cluster(cluster) => notes.on("import-cluster", cluster),
        Leg::None => {}
    }
    PartialRequest::Session {
        action,
        target,
        document,
        session_id,
        account: account.map(str::to_string),
        region: region.map(str::to_string),
    }
}

/// The part of a call that a resource is.
enum Leg<'a> {
    Target(String),
    Document(String),
    Session(String),
    /// A target of which the message leaves out the last part.
    Task(&'a str),
    Cluster(&'a str),
    /// The message names no resource, or one that stands for all.
    None,
}

/// `None` where the call has no such resource.
fn leg<'a>(action: &str, resource: Option<&'a str>, caller: Option<&str>) -> Option<Leg<'a>> {
    let Some(resource) = resource.filter(|resource| *resource != "*") else {
        return Some(Leg::None);
    };
    let [_, _, service, region, account, name] = iam::arn::fields(resource)?;
    let (kind, id) = name.split_once('/').unwrap_or((name, ""));
    let starts = matches!(action, "ssm:StartSession" | "ssm:SendCommand");
    let has_target = starts || action == "ssm:GetConnectionStatus";
    match (service, kind) {
        ("ec2", "instance") | ("ssm", "managed-instance") if has_target => {
            Some(Leg::Target(id.to_string()))
        }
        ("ecs", "task") if action == "ecs:ExecuteCommand" => match id.split_once('/') {
            Some((cluster, task)) => Some(Leg::Target(format!("ecs:{cluster}_{task}"))),
            None => Some(Leg::Task(id)),
        },
        ("ecs", "task") if has_target => Some(Leg::Task(id)),
        ("ecs", "cluster") if action == "ecs:ExecuteCommand" => Some(Leg::Cluster(id)),
        ("ssm", "document") if starts => {
            // The name alone, where it leads back to this very ARN.
            let account = caller.unwrap_or(account);
            let named = documents::arn(id, None, Place { region, account }) == resource;
            let name = if named { id } else { resource };
            Some(Leg::Document(name.to_string()))
        }
        ("ssm", "session") if matches!(action, "ssm:ResumeSession" | "ssm:TerminateSession") => {
            Some(Leg::Session(id.to_string()))
        }
        ("ssm", "*") => Some(Leg::None),
        _ => None,
    }
}
