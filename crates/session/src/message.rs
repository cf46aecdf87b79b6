//! The message AWS prints for a denial, character for character.
//!
//! Forms: <https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html>.

use iam::layers::Denial;
use iam::policy::Kind;

/// The message without a reason.
pub(crate) fn bare(caller: &str, action: &str, resource: &str) -> String {
    let on = match resource {
        "*" => ["", ""],
        arn => [" on resource: ", arn],
    };
    let [on, arn] = on;
    [
        "User: ",
        caller,
        " is not authorized to perform: ",
        action,
        on,
        arn,
    ]
    .concat()
}

/// The clause that names the kind of policy; `None` where AWS documents none.
pub(crate) fn clause(denial: Denial, action: &str) -> Option<String> {
    let name = match denial.kind {
        Kind::Rcp => "resource control policy",
        Kind::Scp => "service control policy",
        Kind::VpcEndpoint => "VPC endpoint policy",
        Kind::Resource => "resource-based policy",
        Kind::Trust => "role trust policy",
        Kind::Identity => "identity-based policy",
        Kind::Boundary => "permissions boundary",
        Kind::Session => "session policy",
    };
    let article = match denial.kind {
        Kind::Identity => "an",
        Kind::Trust => "the",
        _ => "a",
    };
    match denial.explicit {
        true => Some(["with an explicit deny in ", article, " ", name].concat()),
        false if denial.kind == Kind::Rcp => None,
        false => Some(["because no ", name, " allows the ", action, " action"].concat()),
    }
}

/// Whether AWS may name the policy's ARN behind the clause.
pub(crate) fn names_policy(denial: Denial) -> bool {
    let kinds = [
        Kind::Scp,
        Kind::Rcp,
        Kind::Boundary,
        Kind::Session,
        Kind::Identity,
    ];
    denial.explicit && kinds.contains(&denial.kind)
}
