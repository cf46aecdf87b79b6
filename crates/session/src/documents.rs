//! Session documents: which AWS owns, and what a document's ARN is.
//!
//! AWS-owned documents have an **empty** account field
//! (<https://docs.aws.amazon.com/systems-manager/latest/userguide/security_iam_service-with-iam.html>),
//! while the default document, whatever its name suggests, belongs to the caller's account
//! (<https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-default-session-document.html>).

/// The document of a session that names none.
pub const DEFAULT: &str = "SSM-SessionManagerRunShell";

/// The session documents that AWS owns, as documented
/// (<https://docs.aws.amazon.com/systems-manager/latest/userguide/documents.html>).
pub const AWS_OWNED: &[&str] = &[
    "AWS-StartSSHSession",
    "AWS-StartPortForwardingSession",
    "AWS-StartPortForwardingSessionToRemoteHost",
    "AWS-StartPortForwardingSessionToSocket",
    "AWS-StartInteractiveCommand",
    "AWS-StartNonInteractiveCommand",
    "AWS-PasswordReset",
    "AmazonECS-ExecuteInteractiveCommand",
    "AmazonEKS-ControlPlaneInstanceProxy",
];

/// What stands for the account of AWS's own documents, which AWS doesn't publish.
pub const SERVICE_ACCOUNT: &str = "AWS service account";

/// Whether AWS owns the document of this name: customers may not use these beginnings
/// (<https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CreateDocument.html>).
pub fn is_aws_owned(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    ["aws", "amazon", "amzn"]
        .iter()
        .any(|prefix| lower.starts_with(prefix))
}

/// Whether a text can be the name of a document, or the ARN of one that is shared.
pub fn is_name(text: &str) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || "_-.:/".contains(c);
    (3..=128).contains(&text.len()) && text.chars().all(allowed)
}

/// The ARN of a document by its name; a document given as an ARN is its own.
pub fn arn(name: &str, partition: &str, region: &str, account: &str) -> String {
    if name.starts_with("arn:") {
        return name.to_string();
    }
    let owner = if is_aws_owned(name) { "" } else { account };
    format!("arn:{partition}:ssm:{region}:{owner}:document/{name}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_account_field_is_empty_for_documents_of_aws_only() {
        for (name, expected) in [
            (
                "AWS-StartSSHSession",
                "arn:aws:ssm:r::document/AWS-StartSSHSession",
            ),
            ("AmazonECS-X", "arn:aws:ssm:r::document/AmazonECS-X"),
            (
                DEFAULT,
                "arn:aws:ssm:r:1:document/SSM-SessionManagerRunShell",
            ),
            ("Ops", "arn:aws:ssm:r:1:document/Ops"),
            (
                "arn:aws:ssm:r:2:document/Ops",
                "arn:aws:ssm:r:2:document/Ops",
            ),
        ] {
            assert_eq!(arn(name, "aws", "r", "1"), expected);
        }
        assert!(
            AWS_OWNED
                .iter()
                .all(|name| is_aws_owned(name) && is_name(name))
        );
    }
}
