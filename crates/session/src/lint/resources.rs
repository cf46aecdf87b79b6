//! Resources that a session takes, of which a policy has only some, or more than it names.
//!
//! Target and document are authorized one by one, and both must be allowed
//! (<https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-restrict-access-quickstart.html>).
//! The facts are B4, G3, G11 and G13.

mod halves;
mod pinned;

use super::Found;
use super::rules::{ALLOW_DEFEATED, DENY_LIST, NOT_RESOURCE_CATCHES_TARGET, PERIMETER};
use super::subject::{START, Stated, Subject, addressed, globs};
use crate::documents::{DEFAULT, SERVICE_ACCOUNT, is_aws_owned, is_name};
use iam::arn::ResourcePattern;
use iam::language::Sentence;
use iam::layers::Decision;
use iam::lint::place::{append, relist};
use iam::lint::{Edit, Finding};
use iam::pattern::Glob;
use iam::policy::Effect;
use iam::request::Presence;
use iam::span::Span;
use iam::truth::Truth;

/// The ARNs of everything that may be a target.
pub(super) const TARGETS: [&str; 3] = [
    "arn:aws:ec2:*:*:instance/*",
    "arn:aws:ssm:*:*:managed-instance/*",
    "arn:aws:ecs:*:*:task/*",
];

/// The documents by which something behind a node is reached, or a command run.
const DOORS: [&str; 6] = [
    "AWS-StartSSHSession",
    "AWS-StartPortForwardingSession",
    "AWS-StartPortForwardingSessionToRemoteHost",
    "AWS-StartPortForwardingSessionToSocket",
    "AWS-StartInteractiveCommand",
    "AWS-StartNonInteractiveCommand",
];

/// A document of the account that no policy names.
const CUSTOM: &str = "Zz-Unnamed-Document";

pub(super) fn lint(subject: &Subject<'_>, all: &mut Vec<Found>) {
    halves::lint(subject, all);
    let mut listed = false;
    for stated in subject.statements().filter(|stated| stated.covers(START)) {
        match stated.statement.effect {
            Effect::Allow => defeated(subject, stated, all),
            Effect::Deny => {
                listed = listed || deny_list(subject, stated, all);
                catches_target(subject, stated, all);
                perimeter(subject, stated, all);
                pinned::lint(subject, stated, all);
            }
        }
    }
}

/// A Deny that names documents, while others of the same use stay open. Tells whether there is one.
fn deny_list(subject: &Subject<'_>, stated: Stated<'_>, all: &mut Vec<Found>) -> bool {
    let Some(resource) = &stated.statement.resource else {
        return false;
    };
    let named = |arn: &str| {
        let request = subject.request(START, arn, &[]);
        addressed(&subject.parts(stated, &request)) == Truth::True
    };
    let custom = subject.document(CUSTOM);
    let doors = DOORS.map(|name| (name, subject.document(name)));
    let plain = stated.statement.conditions.is_empty() && !resource.negated;
    if !plain
        || named(&custom)
        || named(&subject.target())
        || !doors.iter().any(|(_, arn)| named(arn))
    {
        return false;
    }
    let open = |arn: &str| {
        let request = subject.request(START, arn, &[]);
        subject.set.decide_one(&request) != Decision::Deny
    };
    let open_doors = doors.iter().filter(|(_, arn)| open(arn));
    let open_doors: Vec<String> = open_doors.map(|(name, _)| format!("`{name}`")).collect();
    let custom = open(&custom);
    if open_doors.is_empty() && !custom {
        return false;
    }
    let message = Sentence::new("lint-deny-list")
        .with("open", open_doors.join(", "))
        .with(
            "which",
            match (open_doors.is_empty(), custom) {
                (true, _) => "custom",
                (false, true) => "both",
                (false, false) => "aws",
            },
        );
    let shell = format!("arn:aws:ssm:*:*:document/{DEFAULT}");
    let kept: Vec<&str> = TARGETS.into_iter().chain([shell.as_str()]).collect();
    let edit = relist(stated.policy(), resource, "NotResource", &kept);
    let finding = Finding::new(DENY_LIST, resource.span, message);
    let only_start = stated.statement.action.items.len() == 1 && !stated.covers("ssm:SendCommand");
    let finding = match only_start {
        true => finding.fixed(Sentence::new("fix-deny-all-but-shell"), vec![edit]),
        false => finding,
    };
    subject.add(all, stated, finding);
    true
}

/// A Deny of everything but some documents: the target is no document.
fn catches_target(subject: &Subject<'_>, stated: Stated<'_>, all: &mut Vec<Found>) {
    let resource = stated.statement.resource.as_ref();
    let Some(resource) = resource.filter(|resource| resource.negated) else {
        return;
    };
    let documents = Glob::fields("arn:*:ssm:*:*:document/*");
    let about = globs(stated.statement)
        .iter()
        .any(|(_, glob)| documents.overlaps(glob));
    let target = subject.target();
    let request = subject.request(START, &target, &[]);
    if !about || subject.applies(stated, &request) != Truth::True {
        return;
    }
    let message = Sentence::new("lint-not-resource-catches-target").with("target", &target);
    let mut finding = Finding::new(NOT_RESOURCE_CATCHES_TARGET, resource.span, message);
    let entries: Vec<Span> = resource.items.iter().map(|item| item.span).collect();
    let targets = TARGETS.map(str::to_string);
    if let Some(edits) = append(stated.policy(), &entries, &targets) {
        finding = finding.fixed(Sentence::new("fix-exempt-targets"), edits);
    }
    subject.add(all, stated, finding);
}

/// A Deny of what belongs to other accounts or organizations: AWS's documents belong to AWS's.
fn perimeter(subject: &Subject<'_>, stated: Stated<'_>, all: &mut Vec<Found>) {
    let keys = [
        "aws:resourceaccount",
        "aws:resourceorgid",
        "aws:resourceorgpaths",
    ];
    let mut conditions = stated.statement.conditions.iter();
    let Some(condition) = conditions.find(|condition| keys.contains(&condition.lower_key.as_str()))
    else {
        return;
    };
    let one = |text: &str| Presence::One(text.to_string());
    let mut known = vec![
        ("aws:viaawsservice", one("false")),
        ("aws:principalisawsservice", one("false")),
        ("aws:resourceaccount", one(SERVICE_ACCOUNT)),
        ("aws:resourceorgid", Presence::Absent),
        ("aws:resourceorgpaths", Presence::Absent),
    ];
    let document = subject.document("AWS-StartSSHSession");
    let of_aws = subject.request(START, &document, &known);
    known.truncate(2);
    known.push(("aws:resourceaccount", one(subject.place().account)));
    let target = subject.target();
    let own = subject.request(START, &target, &known);
    if subject.applies(stated, &of_aws) != Truth::True
        || subject.applies(stated, &own) == Truth::True
    {
        return;
    }
    let key = stated.policy().text(condition.key_span);
    let message = Sentence::new("lint-perimeter").with("key", key);
    let mut finding = Finding::new(PERIMETER, condition.span, message);
    if let Some(edits) = exempt_aws(stated) {
        finding = finding.fixed(Sentence::new("fix-exempt-aws-documents"), edits);
    }
    subject.add(all, stated, finding);
}

fn exempt_aws(stated: Stated<'_>) -> Option<Vec<Edit>> {
    const OF_AWS: &str = "arn:aws:ssm:*::document/*";
    let resource = stated.statement.resource.as_ref()?;
    let everything = |pattern: &ResourcePattern| *pattern == ResourcePattern::Everything;
    match (resource.negated, resource.items.as_slice()) {
        (false, [item]) if everything(&item.meant) => Some(vec![relist(
            stated.policy(),
            resource,
            "NotResource",
            &[OF_AWS],
        )]),
        (true, items) => {
            let entries: Vec<Span> = items.iter().map(|item| item.span).collect();
            append(stated.policy(), &entries, &[OF_AWS.to_string()])
        }
        _ => None,
    }
}

/// An Allow of a document that a Deny denies whatever the conditions, in every Region that is allowed.
fn defeated(subject: &Subject<'_>, stated: Stated<'_>, all: &mut Vec<Found>) {
    let denied_by = |document: &str| {
        let request = subject.request(START, document, &[]);
        let mut denies = subject.statements().filter(|other| {
            let deny = other.statement.effect == Effect::Deny;
            deny && other.covers(START) && subject.applies(*other, &request) == Truth::True
        });
        denies.next()
    };
    let resource = stated.statement.resource.iter();
    let resource = resource.filter(|clause| !clause.negated);
    for item in resource.flat_map(|clause| &clause.items) {
        let text = stated.policy().text(item.span);
        let Some([_, partition, "ssm", region, account, resource]) = iam::arn::fields(&text) else {
            continue;
        };
        let name = resource.strip_prefix("document/").unwrap_or("");
        let open = |field: &str| field.contains(['*', '?', '$']);
        if !is_name(name) || open(partition) || account.contains('$') || region.contains('$') {
            continue;
        }
        let owner = match (open(account), is_aws_owned(name)) {
            (false, _) => account,
            (true, true) => "",
            (true, false) => subject.place().account,
        };
        let regions = match open(region) {
            true => vec![subject.place().region, "us-east-1", "eu-west-1"],
            false => vec![region],
        };
        let arns = regions
            .into_iter()
            .map(|region| format!("arn:{partition}:ssm:{region}:{owner}:{resource}"));
        let denies: Option<Vec<Stated<'_>>> = arns.map(|arn| denied_by(&arn)).collect();
        if let Some(deny) = denies.and_then(|denies| denies.first().copied()) {
            let message = Sentence::new("lint-allow-defeated")
                .with("found", name)
                .with("statement", subject.name(deny, stated));
            subject.found(all, stated, ALLOW_DEFEATED, item.span, message);
        }
    }
}
