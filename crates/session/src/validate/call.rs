//! Members of a Session Manager call that are missing or make no sense.
//!
//! Lengths and letters follow
//! <https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StartSession.html>.

use super::{Errors, is_account};
use crate::call;
use crate::documents;
use crate::scenario::SessionCall;
use crate::target::{Target, Task};
use iam::language::Sentence;

impl Errors {
    pub(super) fn session(&mut self, call: &SessionCall) {
        let Some(action) = call::action(&call.action) else {
            let sentence = Sentence::new("input-call").with("found", &call.action);
            self.add(
                "request.action",
                sentence.with("known", call::ACTIONS.join(", ")),
            );
            return;
        };
        self.account("request.account", Some(&call.account));
        if !is_region(&call.region) {
            let sentence = Sentence::new("input-region").with("found", &call.region);
            self.add("request.region", sentence);
        }
        self.target(action, call.target.as_deref());
        if matches!(action, "ssm:ResumeSession" | "ssm:TerminateSession") {
            let id = call.session_id.as_deref().unwrap_or_default();
            if id.is_empty() {
                self.add("request.sessionId", Sentence::new("input-session-missing"));
            } else if id.contains([':', ' ', '*']) {
                let sentence = Sentence::new("input-session").with("found", id);
                self.add("request.sessionId", sentence);
            }
        }
        self.document(action, call.document.as_deref());
        let owner = call.document_owner.as_deref();
        if let Some(owner) = owner.filter(|owner| !is_owner(owner)) {
            let sentence = Sentence::new("input-document-owner").with("found", owner);
            self.add("request.documentOwner", sentence);
        }
        if let Some(key) = call.kms_key.as_deref().filter(|key| !is_kms_key(key)) {
            let sentence = Sentence::new("input-kms-key").with("found", key);
            self.add("request.kmsKey", sentence);
        }
    }

    fn target(&mut self, action: &str, target: Option<&str>) {
        let (fits, missing, wrong): (fn(&str) -> bool, _, _) = match action {
            "ssm:StartSession" | "ssm:GetConnectionStatus" => (
                |text| Target::parse(text).is_some(),
                Sentence::new("input-target-missing"),
                Sentence::new("input-target"),
            ),
            "ssm:SendCommand" => (
                |text| !matches!(Target::parse(text), None | Some(Target::Task(_))),
                Sentence::new("input-node-missing"),
                Sentence::new("input-node"),
            ),
            "ecs:ExecuteCommand" => (
                |text| Task::parse(text).is_some(),
                Sentence::new("input-task-missing"),
                Sentence::new("input-task"),
            ),
            _ => return,
        };
        match target {
            None => self.add("request.target", missing),
            Some(target) if !fits(target) => {
                self.add("request.target", wrong.with("found", target));
            }
            Some(_) => {}
        }
    }

    fn document(&mut self, action: &str, document: Option<&str>) {
        match document {
            None if action == "ssm:SendCommand" => {
                let sentence = Sentence::new("input-document-missing");
                self.add("request.document", sentence);
            }
            Some(name) if name.trim().is_empty() => {
                let sentence = match action {
                    "ssm:SendCommand" => Sentence::new("input-document-missing"),
                    _ => Sentence::new("input-document-empty"),
                };
                self.add("request.document", sentence);
            }
            Some(name) if !documents::is_name(name) => {
                let sentence = Sentence::new("input-document").with("found", name);
                self.add("request.document", sentence);
            }
            Some(arn) if arn.starts_with("arn:") && !is_document(arn) => {
                let sentence = Sentence::new("input-document-arn").with("found", arn);
                self.add("request.document", sentence);
            }
            _ => {}
        }
    }
}

/// Whether an ARN names a document.
fn is_document(arn: &str) -> bool {
    iam::arn::fields(arn).is_some_and(|[_, _, service, .., resource]| {
        let name = resource.strip_prefix("document/");
        service == "ssm" && name.is_some_and(|name| !name.is_empty())
    })
}

fn is_owner(text: &str) -> bool {
    matches!(text, "aws" | "customer") || is_account(text)
}

fn is_kms_key(text: &str) -> bool {
    iam::arn::fields(text).is_some_and(|[first, _, service, region, account, key]| {
        let id = key.strip_prefix("key/").is_some_and(|id| !id.is_empty());
        first == "arn" && service == "kms" && !region.is_empty() && is_account(account) && id
    })
}

/// `eu-central-1`, `us-gov-west-1`, `us-iso-east-1`: words, then a number.
fn is_region(text: &str) -> bool {
    let mut parts: Vec<&str> = text.split('-').collect();
    let number = parts.pop().unwrap_or_default();
    let word = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase());
    let digits = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    parts.len() >= 2 && parts.iter().all(word) && digits
}

#[cfg(test)]
mod tests {
    use crate::scenario::Request;
    use crate::validate::request;
    use iam::language::Language;

    /// What is said of a call with these members.
    fn said(members: &str) -> String {
        let text = format!(
            r#"{{ "type": "session", "account": "111122223333", "region": "eu-west-1", {members} }}"#
        );
        let call: Request = serde_json::from_str(&text).unwrap();
        let errors = request(&call, Language::English).into_iter();
        let each = errors.map(|error| format!("{}: {}", error.member, error.message));
        each.collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn each_member_that_makes_no_sense_is_named_with_what_to_do() {
        let send = r#""action": "ssm:SendCommand", "target": "i-1""#;
        let command = r#""action": "ecs:ExecuteCommand", "target": "ecs:a_b""#;
        for (members, start) in [
            (r#""target": "i-1""#.to_string(), ""),
            (
                r#""target": "i-1", "document": """#.to_string(),
                "request.document: the document name is empty: leave",
            ),
            (
                r#""target": "i-1", "document": " ""#.to_string(),
                "request.document: the document name is empty: leave",
            ),
            (
                r#""target": "i-1", "document": "a b""#.to_string(),
                "request.document: `a b` is not a document name: use",
            ),
            (
                send.to_string(),
                "request.document: the document name is missing: write",
            ),
            (
                format!(r#"{send}, "document": " ""#),
                "request.document: the document name is missing: write",
            ),
            (format!(r#"{send}, "document": "AWS-RunShellScript""#), ""),
            (
                r#""action": "ssm:SendCommand", "document": "Ops""#.to_string(),
                "request.target: the node is missing: write",
            ),
            (
                r#""action": "ssm:SendCommand", "document": "Ops", "target": "x""#.to_string(),
                "request.target: `x` is not a node that takes commands: write",
            ),
            (command.to_string(), ""),
            (
                r#""action": "ecs:ExecuteCommand""#.to_string(),
                "request.target: the task is missing: write",
            ),
            (
                r#""action": "ecs:ExecuteCommand", "target": "a_b""#.to_string(),
                "request.target: `a_b` is not a task: write",
            ),
            (
                r#""target": "x""#.to_string(),
                "request.target: `x` is not a managed node: write",
            ),
            (
                r#""action": "ssm:DescribeSessions", "target": "x""#.to_string(),
                "",
            ),
            (
                r#""target": "i-1", "documentOwner": "me""#.to_string(),
                "request.documentOwner: `me` is not an owner of a document: write",
            ),
            (
                r#""target": "i-1", "kmsKey": "alias/a""#.to_string(),
                "request.kmsKey: `alias/a` is not an ARN of a KMS key: write",
            ),
            (
                r#""action": "a:b""#.to_string(),
                "request.action: `a:b` is not a Session Manager call: use one of ssm:StartSession, ",
            ),
        ] {
            let said = said(&members);
            assert_eq!(said.is_empty(), start.is_empty(), "{members}: {said}");
            assert!(said.starts_with(start), "{members}: {said}");
        }
    }
}
