//! An ARN or a record of CloudTrail → the caller.
//!
//! Forms: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html>.

use crate::import::partial::PartialCaller;
use crate::scenario::CallerType;

/// The caller that a message or an event names; `None` where it is none of the known forms.
pub(crate) fn caller(arn: &str) -> Option<PartialCaller> {
    let named = |kind| PartialCaller {
        kind,
        arn: Some(arn.to_string()),
        role_arn: None,
        user_id: None,
    };
    let Some([_, _, service, _, _, name]) = iam::arn::fields(arn) else {
        return match arn {
            "anonymous" => Some(named(CallerType::Anonymous)),
            _ if is_service(arn) => Some(named(CallerType::Service)),
            _ => None,
        };
    };
    match (service, name.split_once('/')) {
        ("iam", None) if name == "root" => Some(named(CallerType::Root)),
        ("iam", Some(("user", _))) => Some(named(CallerType::User)),
        // A role calls through a session only, which isn't named here.
        ("iam", Some(("role", _))) => Some(PartialCaller {
            kind: CallerType::Role,
            arn: None,
            role_arn: Some(arn.to_string()),
            user_id: None,
        }),
        ("sts", Some(("federated-user", _))) => Some(named(CallerType::FederatedUser)),
        ("sts", Some(("assumed-role", role))) => Some(named(match is_service_linked(role) {
            true => CallerType::ServiceLinkedRole,
            false => CallerType::Role,
        })),
        _ => None,
    }
}

/// `ssm.amazonaws.com`.
pub(crate) fn is_service(name: &str) -> bool {
    name.ends_with(".amazonaws.com") && !name.contains(char::is_whitespace)
}

/// Only AWS makes roles whose name begins so
/// (<https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html>).
fn is_service_linked(role: &str) -> bool {
    role.starts_with("AWSServiceRoleFor")
}

/// A field of an ARN, where it has one.
pub(crate) fn field(arn: &str, index: usize) -> Option<&str> {
    let fields = iam::arn::fields(arn)?;
    fields.get(index).copied().filter(|text| !text.is_empty())
}

/// The fields of an ARN that hold the Region and the account.
pub(crate) const REGION: usize = 3;
/// See [`REGION`].
pub(crate) const ACCOUNT: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_a_principal_is_told_apart() {
        for (arn, expected) in [
            ("arn:aws:iam::1:user/path/alice", Some(CallerType::User)),
            ("arn:aws:iam::1:root", Some(CallerType::Root)),
            (
                "arn:aws:sts::1:assumed-role/Ops/alice",
                Some(CallerType::Role),
            ),
            (
                "arn:aws:sts::1:assumed-role/AWSServiceRoleForX/a",
                Some(CallerType::ServiceLinkedRole),
            ),
            (
                "arn:aws:sts::1:federated-user/Bob",
                Some(CallerType::FederatedUser),
            ),
            ("anonymous", Some(CallerType::Anonymous)),
            ("ssm.amazonaws.com", Some(CallerType::Service)),
            ("arn:aws:iam::1:group/x", None),
            ("arn:aws:sts::1:user/x", None),
            ("arn:aws:iam::1:rooted", None),
            ("alice", None),
        ] {
            let caller = caller(arn);
            assert_eq!(caller.as_ref().map(|caller| caller.kind), expected, "{arn}");
            assert_eq!(
                caller.and_then(|caller| caller.arn).as_deref(),
                expected.map(|_| arn)
            );
        }
        let role = caller("arn:aws:iam::1:role/p/Ops").unwrap();
        assert_eq!(role.role_arn.as_deref(), Some("arn:aws:iam::1:role/p/Ops"));
        assert_eq!((role.kind, role.arn), (CallerType::Role, None));
    }
}
