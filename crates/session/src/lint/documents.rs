//! Documents under an ARN that is none of theirs: another account field, another name.
//!
//! AWS's documents have an empty account field
//! (<https://docs.aws.amazon.com/systems-manager/latest/userguide/security_iam_service-with-iam.html>),
//! those of an account, the default one among them, have its id
//! (<https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-default-session-document.html>).
//! The facts are B2.4, G2 and G11.

use super::Found;
use super::rules::{
    ACCOUNT_IN_AWS_DOCUMENT, EMPTY_ACCOUNT, MISSPELT_DOCUMENT, UNKNOWN_AWS_DOCUMENT,
};
use super::subject::{Stated, Subject};
use crate::documents::{self, is_aws_owned, is_documented};
use iam::diagnostic::Severity;
use iam::language::Sentence;
use iam::lint::place::fields;
use iam::lint::{Edit, Finding, Rule};
use iam::policy::Effect;
use iam::span::Span;

pub(super) fn lint(subject: &Subject<'_>, all: &mut Vec<Found>) {
    for stated in subject.statements() {
        let resources = stated.statement.resource.iter();
        for item in resources.flat_map(|clause| &clause.items) {
            if let Some(named) = Named::read(stated, item.span)
                && let Some(finding) = look(stated, named)
            {
                subject.add(all, stated, finding);
            }
        }
    }
}

/// An entry that names documents.
#[derive(Clone, Copy)]
struct Named<'a> {
    entry: Span,
    account: Span,
    owner: &'a str,
    place: Span,
    name: &'a str,
}

impl<'a> Named<'a> {
    fn read(stated: Stated<'a>, entry: Span) -> Option<Named<'a>> {
        let policy = stated.policy();
        let [_, _, service, _, account, resource] = fields(policy, entry)?;
        let name = resource.of(&policy.source).strip_prefix("document/")?;
        let place = Span {
            start: resource.end - u32::try_from(name.len()).ok()?,
            ..resource
        };
        (service.of(&policy.source) == "ssm").then_some(Named {
            entry,
            account,
            owner: account.of(&policy.source),
            place,
            name,
        })
    }

    /// What stands before the first wildcard or variable.
    fn beginning(self) -> &'a str {
        let end = self.name.find(['*', '?', '$']);
        self.name
            .get(..end.unwrap_or(self.name.len()))
            .unwrap_or("")
    }

    fn is_single(self) -> bool {
        self.beginning().len() == self.name.len()
    }

    fn text(self, stated: Stated<'_>) -> String {
        stated.policy().text(self.entry).into_owned()
    }
}

fn look(stated: Stated<'_>, named: Named<'_>) -> Option<Finding> {
    let beginning = named.beginning();
    if is_aws_owned(beginning) && !named.owner.is_empty() && !named.owner.contains(['*', '$']) {
        let message = Sentence::new("lint-account-in-aws-document")
            .with("found", named.text(stated))
            .with("effect", effect(stated))
            .with("name", named.name);
        let finding = finding(stated, ACCOUNT_IN_AWS_DOCUMENT, named.entry, message);
        let edit = Edit {
            span: named.account,
            text: String::new(),
        };
        return Some(finding.fixed(Sentence::new("fix-no-account"), vec![edit]));
    }
    if named.owner.is_empty() && is_of_accounts(beginning) {
        let message = Sentence::new("lint-empty-account")
            .with("found", named.text(stated))
            .with("effect", effect(stated))
            .with("name", named.name);
        let finding = finding(stated, EMPTY_ACCOUNT, named.entry, message);
        let edit = Edit {
            span: named.account,
            text: "*".to_string(),
        };
        return Some(finding.fixed(Sentence::new("fix-any-account"), vec![edit]));
    }
    named.is_single().then(|| misspelt(stated, named)).flatten()
}

/// Whether no document of AWS has a name that begins so.
fn is_of_accounts(beginning: &str) -> bool {
    let lower = beginning.to_ascii_lowercase();
    let reserved = ["aws", "amazon", "amzn"];
    !lower.is_empty()
        && !reserved.iter().any(|name| name.starts_with(&lower))
        && !is_aws_owned(&lower)
}

/// A name that is none, and near to one that is.
fn misspelt(stated: Stated<'_>, named: Named<'_>) -> Option<Finding> {
    let name = named.name;
    if is_documented(name) || !stated.covers("ssm:StartSession") {
        return None;
    }
    if let Some(near) = documents::misspelt(name) {
        let message = Sentence::new("lint-misspelt-document")
            .with("found", name)
            .with("effect", effect(stated))
            .with("near", near);
        let finding = finding(stated, MISSPELT_DOCUMENT, named.entry, message);
        let edit = Edit {
            span: named.place,
            text: near.to_string(),
        };
        let title = Sentence::new("fix-name").with("near", near);
        return Some(finding.fixed(title, vec![edit]));
    }
    let others = [
        "ssm:SendCommand",
        "ssm:StartAutomationExecution",
        "ssm:GetDocument",
    ];
    if !is_aws_owned(name) || others.iter().any(|action| stated.covers(action)) {
        return None;
    }
    let message = Sentence::new("lint-unknown-document").with("found", name);
    Some(Finding::new(UNKNOWN_AWS_DOCUMENT, named.entry, message))
}

/// A finding on an entry that matches nothing: the caller may do more than meant where it was to deny,
/// and can't do what was meant where it was to allow.
fn finding(stated: Stated<'_>, rule: &Rule, span: Span, message: Sentence<'static>) -> Finding {
    let mut finding = Finding::new(rule, span, message);
    if !is_open(stated) {
        finding.severity = finding.severity.max(Severity::Warning);
    }
    finding
}

/// Whether an entry that matches nothing leaves something open.
fn is_open(stated: Stated<'_>) -> bool {
    let negated = stated
        .statement
        .resource
        .as_ref()
        .is_some_and(|clause| clause.negated);
    (stated.statement.effect == Effect::Deny) != negated
}

/// What an entry that matches nothing means for its statement.
fn effect(stated: Stated<'_>) -> &'static str {
    let negated = stated
        .statement
        .resource
        .as_ref()
        .is_some_and(|clause| clause.negated);
    match (stated.statement.effect, negated) {
        (Effect::Allow, false) => "allow",
        (Effect::Allow, true) => "allowNot",
        (Effect::Deny, false) => "deny",
        (Effect::Deny, true) => "denyNot",
    }
}
