//! Session documents: what AWS offers, who owns a document, and what its ARN is.
//!
//! AWS-owned documents have an **empty** account field
//! (<https://docs.aws.amazon.com/systems-manager/latest/userguide/security_iam_service-with-iam.html>),
//! while the default document, whatever its name suggests, belongs to the caller's account
//! (<https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-default-session-document.html>).

use crate::place::Place;
use iam::nearest::nearest;

/// The document of a session that names none.
pub const DEFAULT: &str = "SSM-SessionManagerRunShell";

/// A session document that AWS owns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionDocument {
    /// Its name.
    pub name: &'static str,
    /// The type of the sessions it starts.
    pub session_type: SessionType,
    /// The parameters a caller may give; none where AWS documents none.
    pub parameters: &'static [&'static str],
}

/// The types of sessions
/// (<https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-schema.html>).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionType {
    /// `Port`: forwards ports.
    Port,
    /// `InteractiveCommands`.
    InteractiveCommands,
    /// `NonInteractiveCommands`.
    NonInteractiveCommands,
    /// AWS doesn't document it.
    Undocumented,
}

/// The session documents that AWS owns, as documented
/// (<https://docs.aws.amazon.com/systems-manager/latest/userguide/documents.html>). There may be more.
pub const AWS_OWNED: &[SessionDocument] = &[
    SessionDocument {
        name: "AWS-StartSSHSession",
        session_type: SessionType::Port,
        parameters: &["portNumber"],
    },
    SessionDocument {
        name: "AWS-StartPortForwardingSession",
        session_type: SessionType::Port,
        parameters: &["portNumber", "localPortNumber"],
    },
    SessionDocument {
        name: "AWS-StartPortForwardingSessionToRemoteHost",
        session_type: SessionType::Port,
        parameters: &["host", "portNumber", "localPortNumber"],
    },
    SessionDocument {
        name: "AWS-StartPortForwardingSessionToSocket",
        session_type: SessionType::Port,
        parameters: &[],
    },
    SessionDocument {
        name: "AWS-StartInteractiveCommand",
        session_type: SessionType::InteractiveCommands,
        parameters: &["command"],
    },
    SessionDocument {
        name: "AWS-StartNonInteractiveCommand",
        session_type: SessionType::NonInteractiveCommands,
        parameters: &["command"],
    },
    SessionDocument {
        name: "AWS-PasswordReset",
        session_type: SessionType::InteractiveCommands,
        parameters: &["username"],
    },
    SessionDocument {
        name: "AmazonECS-ExecuteInteractiveCommand",
        session_type: SessionType::InteractiveCommands,
        parameters: &["command"],
    },
    SessionDocument {
        name: "AmazonEKS-ControlPlaneInstanceProxy",
        session_type: SessionType::Undocumented,
        parameters: &[],
    },
];

/// AWS's documents of type Command that are named most, which start no session
/// (<https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-command-ssm-plugin-reference.html>).
pub(crate) const COMMANDS: &[&str] = &[
    "AWS-ApplyAnsiblePlaybooks",
    "AWS-ConfigureAWSPackage",
    "AWS-InstallApplication",
    "AWS-RunDocument",
    "AWS-RunPatchBaseline",
    "AWS-RunPowerShellScript",
    "AWS-RunRemoteScript",
    "AWS-RunShellScript",
    "AWS-UpdateSSMAgent",
    "AmazonCloudWatch-ManageAgent",
];

/// What stands for the account of AWS's own documents, which AWS doesn't publish.
pub const SERVICE_ACCOUNT: &str = "AWS service account";

/// The session document of this name, by its name alone or in an ARN, if AWS owns it.
pub fn aws_owned(document: &str) -> Option<&'static SessionDocument> {
    let name = name(document);
    AWS_OWNED.iter().find(|known| known.name == name)
}

/// Whether a document is known to be of type Command.
pub fn is_command(document: &str) -> bool {
    COMMANDS.contains(&name(document))
}

/// What a name that is none of the above is likely to mean, being nearly the same.
pub(crate) fn misspelt(name: &str) -> Option<&'static str> {
    let sessions = AWS_OWNED.iter().map(|document| document.name);
    if is_documented(name) {
        return None;
    }
    let candidates = sessions.chain([DEFAULT]);
    let near = nearest(
        name,
        candidates.filter(|other| is_aws_owned(other) == is_aws_owned(name)),
    );
    // A name that goes on behind the default document's is a document of its own.
    near.filter(|near| is_aws_owned(name) || !name.starts_with(near))
}

/// Whether a name is one of the above.
pub(crate) fn is_documented(name: &str) -> bool {
    let mut sessions = AWS_OWNED.iter().map(|document| document.name);
    name == DEFAULT || COMMANDS.contains(&name) || sessions.any(|known| known == name)
}

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

/// The ARN of a document by its name; a document given as an ARN is its own. The owner is `aws`,
/// `customer`, an account, or follows from the name.
pub(crate) fn arn(document: &str, owner: Option<&str>, place: Place<'_>) -> String {
    if document.starts_with("arn:") {
        return document.to_string();
    }
    let resource = format!("document/{document}");
    match owner {
        Some("aws") => place.arn_of("", "ssm", &resource),
        None if is_aws_owned(document) => place.arn_of("", "ssm", &resource),
        None | Some("customer") => place.arn("ssm", &resource),
        Some(account) => place.arn_of(account, "ssm", &resource),
    }
}

/// The name in an ARN, or the name itself.
pub(crate) fn name(document: &str) -> &str {
    document
        .rsplit_once("document/")
        .map_or(document, |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::SessionCall;

    #[test]
    fn the_account_field_follows_the_owner() {
        let call: SessionCall =
            serde_json::from_str(r#"{ "account": "1", "region": "r-a-1" }"#).unwrap();
        for (name, owner, expected) in [
            ("AWS-StartSSHSession", None, ":document/AWS-StartSSHSession"),
            ("AmazonECS-X", None, ":document/AmazonECS-X"),
            ("amzn-X", None, ":document/amzn-X"),
            (DEFAULT, None, "1:document/SSM-SessionManagerRunShell"),
            ("Ops", None, "1:document/Ops"),
            ("Ops", Some("aws"), ":document/Ops"),
            ("Ops", Some("customer"), "1:document/Ops"),
            ("Ops", Some("2"), "2:document/Ops"),
            ("AWS-X", Some("customer"), "1:document/AWS-X"),
            ("arn:aws:ssm:r-a-1:2:document/Ops", None, "2:document/Ops"),
            (
                "arn:aws:ssm:r-a-1:2:document/Ops",
                Some("aws"),
                "2:document/Ops",
            ),
        ] {
            let expected = format!("arn:aws:ssm:r-a-1:{expected}");
            assert_eq!(arn(name, owner, Place::of(&call)), expected);
        }
    }

    #[test]
    fn the_tables_hold_names_of_documents_that_aws_owns() {
        let sessions = AWS_OWNED.iter().map(|document| document.name);
        for name in sessions.chain(COMMANDS.iter().copied()) {
            assert!(is_aws_owned(name) && is_name(name), "{name}");
        }
        assert!(AWS_OWNED.iter().all(|document| !is_command(document.name)));
    }

    #[test]
    fn a_document_is_known_by_its_name_and_by_its_arn() {
        let arn = "arn:aws:ssm:eu-central-1::document/AWS-StartSSHSession";
        for document in [arn, "AWS-StartSSHSession"] {
            let found = aws_owned(document).unwrap();
            assert_eq!(found.session_type, SessionType::Port);
            assert_eq!(found.parameters, ["portNumber"]);
        }
        assert_eq!(aws_owned("AWS-StartSSHSession2"), None);
        assert_eq!(aws_owned(DEFAULT), None);
        assert!(is_command("arn:aws:ssm:r::document/AWS-RunShellScript"));
        assert!(!is_command("RunShellScript"));
    }

    #[test]
    fn names_have_a_length_and_an_alphabet() {
        let long = "a".repeat(128);
        for (name, expected) in [
            ("abc", true),
            ("ab", false),
            (long.as_str(), true),
            (&format!("{long}a"), false),
            ("a b", false),
            ("arn:aws:ssm:r:1:document/a_b-c.d", true),
        ] {
            assert_eq!(is_name(name), expected, "{name}");
        }
    }
}
