//! Session Manager's calls: which authorizations each one takes, on which resources.
//!
//! `StartSession` is authorized twice, on the target and on the document, and both must be allowed
//! (<https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-restrict-access-quickstart.html>).

use crate::answer::Leg;
use crate::documents;
use crate::scenario::{DefaultDocument, SessionCall};
use std::borrow::Cow;

/// The calls that are known, by their IAM action.
pub const ACTIONS: &[&str] = &[
    "ssm:StartSession",
    "ssm:ResumeSession",
    "ssm:TerminateSession",
    "ssm:DescribeSessions",
    "ssm:GetConnectionStatus",
];

/// One authorization that a call takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Authorization<'a> {
    pub leg: Leg,
    pub action: &'a str,
    /// The ARN, or `*`.
    pub resource: Cow<'a, str>,
}

/// A managed node, as `--target` names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target<'a> {
    Instance(&'a str),
    ManagedInstance(&'a str),
    Task { cluster: &'a str, task: &'a str },
}

impl<'a> Target<'a> {
    /// Reads `i-…`, `mi-…` or `ecs:cluster_task_runtime`.
    pub fn parse(text: &'a str) -> Option<Target<'a>> {
        let id = |rest: &str| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_alphanumeric());
        if text.strip_prefix("i-").is_some_and(id) {
            return Some(Target::Instance(text));
        }
        if text.strip_prefix("mi-").is_some_and(id) {
            return Some(Target::ManagedInstance(text));
        }
        // A cluster's name may hold underscores; the two ids behind it don't.
        let mut parts = text.strip_prefix("ecs:")?.rsplitn(3, '_');
        let (runtime, task, cluster) = (parts.next()?, parts.next()?, parts.next()?);
        let complete = ![runtime, task, cluster].contains(&"");
        complete.then_some(Target::Task { cluster, task })
    }

    fn arn(self, call: &SessionCall) -> String {
        let SessionCall {
            region, account, ..
        } = call;
        let partition = partition(region);
        match self {
            Target::Instance(id) => format!("arn:{partition}:ec2:{region}:{account}:instance/{id}"),
            Target::ManagedInstance(id) => {
                format!("arn:{partition}:ssm:{region}:{account}:managed-instance/{id}")
            }
            Target::Task { cluster, task } => {
                format!("arn:{partition}:ecs:{region}:{account}:task/{cluster}/{task}")
            }
        }
    }
}

/// The partition a Region belongs to.
pub(crate) fn partition(region: &str) -> &'static str {
    match region {
        _ if region.starts_with("cn-") => "aws-cn",
        _ if region.starts_with("us-gov-") => "aws-us-gov",
        _ => "aws",
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
    let on = |leg, resource: String| Authorization {
        leg,
        action,
        resource: Cow::Owned(resource),
    };
    let target = call.target.as_deref().and_then(Target::parse);
    let target = target.map(|target| on(Leg::Target, target.arn(call)));
    match action {
        "ssm:StartSession" => {
            let document = document(call, default).map(|arn| on(Leg::Document, arn));
            target.into_iter().chain(document).collect()
        }
        "ssm:GetConnectionStatus" => target.into_iter().collect(),
        "ssm:DescribeSessions" => vec![on(Leg::Request, "*".to_string())],
        _ => {
            let SessionCall {
                region, account, ..
            } = call;
            let partition = partition(region);
            let session = call.session_id.iter().map(|id| {
                let arn = format!("arn:{partition}:ssm:{region}:{account}:session/{id}");
                on(Leg::Session, arn)
            });
            session.collect()
        }
    }
}

/// The ARN of the document that is authorized, if one is.
fn document(call: &SessionCall, default: DefaultDocument) -> Option<String> {
    let name = match (&call.document, default) {
        (Some(name), _) => name.as_str(),
        (None, DefaultDocument::Enforced) => documents::DEFAULT,
        (None, DefaultDocument::Legacy) => return None,
    };
    let partition = partition(&call.region);
    Some(documents::arn(name, partition, &call.region, &call.account))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_a_target_is_told_apart() {
        for (text, expected) in [
            (
                "i-0123456789abcdef0",
                Some(Target::Instance("i-0123456789abcdef0")),
            ),
            (
                "mi-0123456789abcdef0",
                Some(Target::ManagedInstance("mi-0123456789abcdef0")),
            ),
            (
                "ecs:my_cluster_0a1b_0a1b-77",
                Some(Target::Task {
                    cluster: "my_cluster",
                    task: "0a1b",
                }),
            ),
            ("ecs:cluster_task", None),
            ("ecs:_task_runtime", None),
            ("i-", None),
            ("i-12 34", None),
            ("web-1", None),
            ("", None),
        ] {
            assert_eq!(Target::parse(text), expected, "{text}");
        }
    }
}
