//! A policy for those who have none yet: from where sessions may be started, and which.
//!
//! A session takes its target and its document, so both are allowed, in statements of their own; the
//! documents of AWS have no account in their ARNs, and the default one is the account's
//! (<https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-restrict-access-quickstart.html>).
//! Through a VPC endpoint a request has no `aws:SourceIp`, which `NotIpAddress` takes for an address
//! outside
//! (<https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_deny-ip.html>).

mod networks;
mod statements;

use crate::answer::InputError;
use crate::documents::DEFAULT;
use crate::language::text;
use iam::language::{Language, Sentence};
use serde::{Deserialize, Serialize};

/// What is to be allowed.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Wanted {
    /// From which networks, or addresses; from anywhere where there is none.
    #[serde(default)]
    pub networks: Vec<String>,
    /// Which sessions.
    pub sessions: Vec<Session>,
    /// Whether requests through a VPC endpoint are allowed whatever the networks.
    #[serde(default)]
    pub vpc_endpoint: bool,
    /// How.
    pub form: Form,
    /// The account whose default document it is; of any account where none is given.
    #[serde(default)]
    pub account: Option<String>,
}

/// What a session is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Session {
    /// A shell: the default document.
    Shell,
    /// SSH.
    Ssh,
    /// Port forwarding to the node.
    PortForwarding,
    /// Port forwarding to hosts behind the node.
    RemoteHost,
    /// Single commands.
    Commands,
}

/// The two ways to write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Form {
    /// Allows what is wanted. Any other policy that allows more defeats it.
    Allow,
    /// Denies what isn't wanted. It allows nothing, and stands beside a policy that does.
    Deny,
}

/// The policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Composed {
    /// Its text.
    pub text: String,
    /// What each of its statements is for, in one sentence.
    pub statements: Vec<String>,
    /// What to know of the networks, each in one sentence.
    pub notes: Vec<String>,
}

impl Session {
    /// All of them.
    pub const ALL: [Session; 5] = [
        Session::Shell,
        Session::Ssh,
        Session::PortForwarding,
        Session::RemoteHost,
        Session::Commands,
    ];

    /// The documents it takes.
    pub fn documents(self) -> &'static [&'static str] {
        match self {
            Session::Shell => &[DEFAULT],
            Session::Ssh => &["AWS-StartSSHSession"],
            Session::PortForwarding => &["AWS-StartPortForwardingSession"],
            Session::RemoteHost => &["AWS-StartPortForwardingSessionToRemoteHost"],
            Session::Commands => &[
                "AWS-StartInteractiveCommand",
                "AWS-StartNonInteractiveCommand",
            ],
        }
    }
}

/// Composes the policy.
///
/// # Errors
///
/// Each network that is none, by its place in the list, and a list of sessions without any.
pub fn compose(wanted: &Wanted, language: Language) -> Result<Composed, Vec<InputError>> {
    let mut errors = Vec::new();
    if wanted.sessions.is_empty() {
        errors.push(InputError {
            member: "sessions".to_string(),
            message: text(language, &Sentence::new("compose-no-session")),
        });
    }
    let account = wanted.account.as_deref();
    let is_id = |id: &str| id.len() == 12 && id.bytes().all(|b| b.is_ascii_digit());
    if let Some(id) = account.filter(|id| !is_id(id)) {
        errors.push(InputError {
            member: "account".to_string(),
            message: text(
                language,
                &Sentence::new("compose-no-account").with("found", id),
            ),
        });
    }
    let mut read = networks::read(&wanted.networks, language, &mut errors);
    if !errors.is_empty() {
        return Err(errors);
    }
    if account.is_none() && wanted.sessions.contains(&Session::Shell) {
        let sentence = Sentence::new("compose-any-account").with("document", DEFAULT);
        read.notes.push(text(language, &sentence));
    }
    let (statements, told) = statements::of(wanted, &read.networks)
        .into_iter()
        .unzip::<_, _, Vec<_>, Vec<_>>();
    let whole = format!(
        "{{\"Version\":\"2012-10-17\",\"Statement\":[{}]}}",
        statements.join(",")
    );
    Ok(Composed {
        text: iam::format::format(&whole).unwrap_or(whole),
        statements: told.into_iter().map(|id| text(language, &id)).collect(),
        notes: read.notes,
    })
}
