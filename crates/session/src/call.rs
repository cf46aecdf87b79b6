//! Session Manager's calls and their relatives: which authorizations each one takes, on which
//! resources.
//!
//! `StartSession` is authorized twice, on the target and on the document, and both must be allowed
//! (<https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-restrict-access-quickstart.html>).
//! The resources of the others stand in the Service Authorization Reference
//! (<https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html>).

use crate::answer::Leg;
use crate::documents;
use crate::place::Place;
use crate::scenario::{DefaultDocument, SessionCall};
use crate::target::{Target, Task};
use std::borrow::Cow;

/// The calls that are known, by their IAM action.
pub const ACTIONS: &[&str] = &[
    "ssm:StartSession",
    "ssm:ResumeSession",
    "ssm:TerminateSession",
    "ssm:DescribeSessions",
    "ssm:GetConnectionStatus",
    "ssm:SendCommand",
    "ecs:ExecuteCommand",
];

/// One authorization that a call takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Authorization<'a> {
    pub leg: Leg,
    pub action: &'a str,
    /// The ARN, or `*`.
    pub resource: Cow<'a, str>,
    /// Another ARN of it, where AWS's documentation has two.
    pub other_arn: Option<String>,
}

impl<'a> Authorization<'a> {
    /// One whose resource has a single ARN, or none.
    pub fn new(leg: Leg, action: &'a str, resource: impl Into<Cow<'a, str>>) -> Self {
        Authorization {
            leg,
            action,
            resource: resource.into(),
            other_arn: None,
        }
    }
}

/// The action of a call in its documented spelling.
pub(crate) fn action(written: &str) -> Option<&'static str> {
    let known = ACTIONS
        .iter()
        .find(|action| action.eq_ignore_ascii_case(written));
    known.copied()
}

/// The authorizations of a call; none where one of its parameters is missing or makes no sense.
pub(crate) fn expand(call: &SessionCall, default: DefaultDocument) -> Vec<Authorization<'_>> {
    let Some(action) = action(&call.action) else {
        return Vec::new();
    };
    let place = Place::of(call);
    let target = || {
        let target = call.target.as_deref().and_then(Target::parse)?;
        Some(Authorization {
            other_arn: target.other_arn(place),
            ..Authorization::new(Leg::Target, action, target.arn(place))
        })
    };
    let document = |name: &str| {
        let arn = documents::arn(name, call.document_owner.as_deref(), place);
        Authorization::new(Leg::Document, action, arn)
    };
    match action {
        "ssm:StartSession" => {
            let document = match (&call.document, default) {
                (Some(name), _) => Some(document(name)),
                (None, DefaultDocument::Legacy) => None,
                // Whoever else owns documents, the default one is the account's.
                (None, DefaultDocument::Enforced) => {
                    let arn = documents::arn(documents::DEFAULT, None, place);
                    Some(Authorization::new(Leg::Document, action, arn))
                }
            };
            target().into_iter().chain(document).collect()
        }
        "ssm:SendCommand" => {
            let document = call.document.as_deref().map(document);
            target().into_iter().chain(document).collect()
        }
        "ecs:ExecuteCommand" => {
            let task = call.target.as_deref().and_then(Task::parse);
            let both = task.map(|task| {
                let cluster = Authorization::new(Leg::Cluster, action, task.cluster_arn(place));
                let task = Authorization {
                    other_arn: Some(task.short_arn(place)),
                    ..Authorization::new(Leg::Target, action, task.arn(place))
                };
                [cluster, task]
            });
            both.into_iter().flatten().collect()
        }
        "ssm:GetConnectionStatus" => target().into_iter().collect(),
        "ssm:DescribeSessions" => vec![Authorization::new(Leg::Request, action, "*")],
        _ => {
            let session = call.session_id.iter().map(|id| {
                let arn = place.arn("ssm", &format!("session/{id}"));
                Authorization::new(Leg::Session, action, arn)
            });
            session.collect()
        }
    }
}
