//! Conditions on tags that are asked of a document as well, where only the target was meant.
//!
//! The tags in a request are those of the resource that is authorized, and documents of AWS have none
//! (<https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-restrict-access-examples.html>).
//! The fact is G3.

use super::Found;
use super::resources::TARGETS;
use super::rules::TAGS_OF_DOCUMENT;
use super::subject::{START, Stated, Subject, addressed};
use crate::documents::DEFAULT;
use crate::scenario::Request;
use iam::condition::operator::Test;
use iam::language::Sentence;
use iam::lint::Finding;
use iam::lint::place::{behind_statement, relist};
use iam::policy::{Condition, Effect, Kind};
use iam::request::Presence;
use iam::truth::Truth;

pub(super) fn lint(subject: &Subject<'_>, all: &mut Vec<Found>) {
    for stated in subject.statements().filter(|stated| stated.covers(START)) {
        let mut conditions = stated.statement.conditions.iter();
        if let Some(condition) = conditions.find(|condition| is_of_tags(condition)) {
            match stated.statement.effect {
                Effect::Allow => allow(subject, stated, condition, all),
                Effect::Deny => deny(subject, stated, condition, all),
            }
        }
    }
}

fn is_of_tags(condition: &Condition) -> bool {
    let prefixes = ["aws:resourcetag/", "ssm:resourcetag/"];
    let key = condition.lower_key.as_str();
    prefixes.iter().any(|prefix| key.starts_with(prefix)) && condition.operator.test != Test::Null
}

/// The keys of tags, all absent.
fn untagged<'k>(subject: &'k Subject<'_>) -> Vec<(&'k str, Presence)> {
    let keys = subject.set.keys.iter();
    let tags = keys.filter(|key| key.contains(":resourcetag/"));
    tags.map(|key| (key.as_str(), Presence::Absent)).collect()
}

/// An Allow of targets with a tag that needs the tag of the document, too, while nothing else allows any.
fn allow(subject: &Subject<'_>, stated: Stated<'_>, condition: &Condition, all: &mut Vec<Found>) {
    let tagged = match &subject.scenario.request {
        Request::Session(call) => !call.document_tags.is_empty(),
        Request::Api(_) => false,
    };
    let known = untagged(subject);
    let [target, default, of_aws] = &subject.resources;
    let names = |arn: &str| {
        let request = subject.request(START, arn, &[]);
        addressed(&subject.parts(stated, &request)) == Truth::True
    };
    let mut others: Vec<_> = subject.statements().collect();
    others.retain(|other| {
        let same = (other.policy, other.number) == (stated.policy, stated.number);
        !same && other.statement.effect == Effect::Allow && other.attached.kind == Kind::Identity
    });
    let allowed = |arn: &str| {
        let request = subject.request(START, arn, &known);
        let mut others = others.iter();
        others.any(|other| subject.applies(*other, &request) != Truth::False)
    };
    let kept_out = |arn: &str| {
        let request = subject.request(START, arn, &known);
        subject.applies(stated, &request) == Truth::False
    };
    let documents = [default, of_aws];
    let named: Vec<_> = documents.into_iter().filter(|arn| names(arn)).collect();
    if tagged || !names(target) || named.is_empty() {
        return;
    }
    if documents.iter().any(|arn| allowed(arn)) || !named.iter().all(|arn| kept_out(arn)) {
        return;
    }
    let key = stated.policy().text(condition.key_span);
    let message = Sentence::new("lint-tags-of-document").with("key", key);
    let mut finding = Finding::new(TAGS_OF_DOCUMENT, condition.span, message);
    let text = format!(
        r#"{{"Effect": "Allow", "Action": "{START}", "Resource": "arn:aws:ssm:*:*:document/{DEFAULT}"}}"#
    );
    if let Some(edit) = behind_statement(stated.policy(), stated.statement.span, &text) {
        finding = finding.fixed(Sentence::new("fix-document-apart"), vec![edit]);
    }
    subject.add(all, stated, finding);
}

/// A Deny of targets without a tag: documents of AWS never have it.
fn deny(subject: &Subject<'_>, stated: Stated<'_>, condition: &Condition, all: &mut Vec<Found>) {
    let known = untagged(subject);
    let [target, _, of_aws] = &subject.resources;
    let applies = |arn: &str, known: &[(&str, Presence)]| {
        let request = subject.request(START, arn, known);
        subject.applies(stated, &request)
    };
    if applies(of_aws, &known) != Truth::True || applies(target, &[]) != Truth::Unknown {
        return;
    }
    let key = stated.policy().text(condition.key_span);
    let message = Sentence::new("lint-deny-untagged-documents").with("key", key);
    let mut finding = Finding::new(TAGS_OF_DOCUMENT, condition.span, message);
    let action = &stated.statement.action;
    let only_start =
        action.items.len() == 1 && !action.negated && !stated.covers("ssm:SendCommand");
    if let (Some(resource), true) = (&stated.statement.resource, only_start) {
        let edit = relist(stated.policy(), resource, "Resource", &TARGETS);
        finding = finding.fixed(Sentence::new("fix-only-targets"), vec![edit]);
    }
    subject.add(all, stated, finding);
}
