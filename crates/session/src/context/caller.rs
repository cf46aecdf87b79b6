//! The keys of the caller, by the kind of principal.
//!
//! Follows the principal table of
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html>.

use super::{Value, tag};
use crate::scenario::{Caller, CallerType};
use iam::request::Presence;
use std::borrow::Cow;

/// A key of the caller; its name in lower case.
pub(super) fn key(key: &str, caller: &Caller) -> Option<Value> {
    let by_service = caller.kind == CallerType::Service;
    Some(match key {
        "aws:principalisawsservice" if caller.kind == CallerType::Anonymous => {
            Value::absent("why-caller-type")
        }
        "aws:principalisawsservice" => Value::one(by_service.to_string(), "why-caller-type"),
        "aws:principalservicename" => match by_service {
            true => Value::one(&caller.arn, "why-caller-type"),
            false => Value::absent("why-caller-type"),
        },
        // Whose resource it calls for only the service tells; the list has more names of it.
        key if by_service && OF_SERVICES.contains(&key) => Value::unknown("why-service-call"),
        // Of a service AWS tells its name and nothing else.
        _ if by_service => return None,
        "aws:principaltype" => Value::one(principal_type(caller.kind), "why-caller-type"),
        "aws:principalarn" => principal_arn(caller),
        "aws:principalaccount" => match account(caller) {
            Some(account) => Value::one(account, "why-caller-arn"),
            None => Value::one("anonymous", "why-caller-type"),
        },
        "aws:userid" => user_id(caller),
        "aws:username" => match caller.kind {
            CallerType::User => Value::one(last(caller), "why-user-name"),
            _ => Value::absent("why-no-user-name"),
        },
        "aws:tokenissuetime" => match caller.kind {
            CallerType::User | CallerType::Root => Value::unknown("why-credentials"),
            CallerType::Anonymous => Value::absent("why-caller-type"),
            _ => Value::unknown("why-temporary"),
        },
        "aws:multifactorauthpresent" | "aws:multifactorauthage" => match caller.kind {
            CallerType::Role => Value::unknown("why-temporary"),
            // Who signs in to the console works with temporary credentials
            // (<https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa_configure-api-require.html>).
            CallerType::User | CallerType::Root => Value::unknown("why-credentials"),
            _ => return None,
        },
        key if OF_INSTANCES.contains(&key) => match caller.kind {
            CallerType::Role if is_instance(last(caller)) => Value::unknown("why-temporary"),
            _ => Value::absent("why-no-instance"),
        },
        // `aws login` gives users and root sessions, too.
        "aws:signinsessionarn" if matches!(caller.kind, CallerType::User | CallerType::Root) => {
            Value::unknown("why-credentials")
        }
        "aws:assumedroot" if caller.kind == CallerType::Root => Value::unknown("why-credentials"),
        key if OF_SESSIONS.contains(&key) || is_of_provider(key) => match caller.kind {
            CallerType::Role => Value::unknown("why-temporary"),
            _ => return None,
        },
        "aws:principalorgid" | "aws:principalorgpaths" => match account(caller) {
            Some(_) => Value::unknown("why-organization"),
            None => Value::absent("why-caller-type"),
        },
        _ => {
            let name = key.strip_prefix("aws:principaltag/")?;
            tag(&caller.tags, name).unwrap_or(Value::absent("why-no-principal-tag"))
        }
    })
}

/// The keys that the credentials of an instance's role carry, whose sessions are named by the instance
/// (<https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html>).
const OF_INSTANCES: [&str; 5] = [
    "aws:ec2instancesourceprivateipv4",
    "aws:ec2instancesourcevpc",
    "ec2:roledelivery",
    "ec2:sourceinstancearn",
    "ssm:sourceinstancearn",
];

/// The keys that some role sessions carry, by how the role was assumed
/// (<https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html>).
const OF_SESSIONS: [&str; 11] = [
    "aws:chatbotsourcearn",
    "aws:federatedprovider",
    "aws:signinsessionarn",
    "aws:sourceidentity",
    "aws:viacustomerdomain",
    "codebuild:buildarn",
    "codebuild:projectarn",
    "glue:credentialissuingservice",
    "glue:roleassumedby",
    "identitystore:userid",
    "lambda:sourcefunctionarn",
];

/// Whether a key is one of an identity provider, which stay in the session of a role that was assumed by
/// SAML or OpenID Connect; OpenID Connect's begin with the provider's host
/// (<https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html>).
fn is_of_provider(key: &str) -> bool {
    let provider = key.split_once(':').map_or("", |(provider, _)| provider);
    provider == "saml" || provider.contains('.')
}

/// The keys that AWS services add to their own calls
/// (<https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html>).
const OF_SERVICES: [&str; 5] = [
    "aws:principalservicenameslist",
    "aws:sourceaccount",
    "aws:sourcearn",
    "aws:sourceorgid",
    "aws:sourceorgpaths",
];

/// Whether a session's name is the id of an instance or of a hybrid node.
fn is_instance(name: &str) -> bool {
    let id = name.strip_prefix("i-").or_else(|| name.strip_prefix("mi-"));
    id.is_some_and(|id| id.len() >= 8 && id.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// The account a caller's ARN names. Services and who doesn't sign a request have none.
pub(crate) fn account(caller: &Caller) -> Option<&str> {
    if matches!(caller.kind, CallerType::Anonymous | CallerType::Service) {
        return None;
    }
    let id = caller.arn.split(':').nth(4)?;
    (!id.is_empty()).then_some(id)
}

/// The ARN of the role behind a session: as given, or as far as the session's ARN tells it.
pub(crate) fn role_arn(caller: &Caller) -> Option<Cow<'_, str>> {
    if let Some(arn) = &caller.role_arn {
        return Some(Cow::Borrowed(arn));
    }
    let [_, partition, "sts", _, account, name] = iam::arn::fields(&caller.arn)? else {
        return None;
    };
    let role = name.strip_prefix("assumed-role/")?.split('/').next()?;
    let path = match role.starts_with(OF_IDENTITY_CENTER) {
        true => IDENTITY_CENTER,
        false => "",
    };
    Some(Cow::Owned(format!(
        "arn:{partition}:iam::{account}:role/{path}{role}"
    )))
}

/// The names and the path of the roles that IAM Identity Center makes; in most Regions the path goes on
/// with the Region
/// (<https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html>).
const OF_IDENTITY_CENTER: &str = "AWSReservedSSO_";
const IDENTITY_CENTER: &str = "aws-reserved/sso.amazonaws.com/";

/// Whether the caller is a session of a role whose path isn't told: the session's ARN drops it.
pub(crate) fn path_unknown(caller: &Caller) -> bool {
    let role = matches!(
        caller.kind,
        CallerType::Role | CallerType::ServiceLinkedRole
    );
    role && caller.role_arn.is_none()
}

/// A role's ARN as it is, and with any more path.
fn of_any_path(arn: &str) -> Vec<String> {
    let (path, name) = arn.rsplit_once('/').unwrap_or(("", arn));
    vec![arn.to_string(), format!("{path}/*/{name}")]
}

fn principal_type(kind: CallerType) -> &'static str {
    match kind {
        CallerType::User => "User",
        CallerType::Role | CallerType::ServiceLinkedRole => "AssumedRole",
        CallerType::FederatedUser => "FederatedUser",
        CallerType::Root => "Account",
        CallerType::Anonymous | CallerType::Service => "Anonymous",
    }
}

fn principal_arn(caller: &Caller) -> Value {
    match caller.kind {
        CallerType::Role | CallerType::ServiceLinkedRole => match role_arn(caller) {
            Some(arn) if path_unknown(caller) => Value::new(
                Presence::Like {
                    patterns: of_any_path(&arn),
                    example: arn.into_owned(),
                },
                "why-role-path",
            ),
            Some(arn) => Value::one(arn, "why-role-arn"),
            None => Value::absent("why-caller-arn"),
        },
        CallerType::Anonymous | CallerType::Service => Value::absent("why-caller-type"),
        CallerType::User | CallerType::FederatedUser | CallerType::Root => {
            Value::one(&caller.arn, "why-caller-arn")
        }
    }
}

fn user_id(caller: &Caller) -> Value {
    let derived = match caller.kind {
        CallerType::FederatedUser => {
            account(caller).map(|account| format!("{account}:{}", last(caller)))
        }
        CallerType::Root => account(caller).map(str::to_string),
        CallerType::Anonymous => Some("anonymous".to_string()),
        _ => None,
    };
    match (&caller.user_id, derived) {
        (Some(id), _) => Value::one(id, "why-given"),
        (None, Some(id)) => Value::one(id, "why-caller-arn"),
        (None, None) => Value::unknown("why-no-user-id"),
    }
}

/// The name without its path, or the name of the session.
fn last(caller: &Caller) -> &str {
    caller.arn.rsplit('/').next().unwrap_or_default()
}
