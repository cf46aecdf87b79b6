//! Sessions of which a policy allows one half only.

use super::super::Found;
use super::super::rules::{DOCUMENT_WITHOUT_TARGET, TARGET_WITHOUT_DOCUMENT};
use super::super::subject::{START, Stated, Subject, globs};
use super::TARGETS;
use crate::documents::DEFAULT;
use crate::scenario::{DefaultDocument, PolicyKind};
use iam::language::Sentence;
use iam::lint::place::append;
use iam::lint::{Finding, Rule};
use iam::pattern::Glob;
use iam::policy::{Effect, Kind};
use iam::span::Span;

/// The patterns of targets in any partition.
const ANY_TARGET: [&str; 3] = [
    "arn:*:ec2:*:*:instance/*",
    "arn:*:ssm:*:*:managed-instance/*",
    "arn:*:ecs:*:*:task/*",
];

pub(super) fn lint(subject: &Subject<'_>, all: &mut Vec<Found>) {
    let options = &subject.scenario.options;
    // What isn't shown may have the other half.
    if options.unknown_layers.contains(&PolicyKind::Identity) {
        return;
    }
    let targets = ANY_TARGET.map(Glob::fields);
    let documents = [Glob::fields("arn:*:ssm:*:*:document/*")];
    let allows = subject.statements().filter(|stated| {
        stated.attached.kind == Kind::Identity
            && stated.statement.effect == Effect::Allow
            && stated.covers(START)
    });
    let (mut any_target, mut any_document, mut first) = (false, false, None);
    for stated in allows {
        let (target, document) = (meets(stated, &targets), meets(stated, &documents));
        any_target |= target;
        any_document |= document;
        if first.is_none() && (target || document) {
            first = Some(stated);
        }
        // Nearly always the first statement has both already.
        if any_target && any_document {
            return;
        }
    }
    let rule = match (any_target, any_document) {
        (true, false) if options.default_document == DefaultDocument::Enforced => {
            TARGET_WITHOUT_DOCUMENT
        }
        (false, true) => DOCUMENT_WITHOUT_TARGET,
        _ => return,
    };
    if let Some(stated) = first {
        found(subject, stated, rule, all);
    }
}

fn found(subject: &Subject<'_>, stated: Stated<'_>, rule: &Rule, all: &mut Vec<Found>) {
    let Some(resource) = &stated.statement.resource else {
        return;
    };
    let shell = format!("arn:aws:ssm:*:*:document/{DEFAULT}");
    let (id, title, added) = match *rule == *TARGET_WITHOUT_DOCUMENT {
        true => (
            "lint-target-without-document",
            "fix-add-document",
            vec![shell],
        ),
        false => {
            let targets = TARGETS.iter().map(|arn| (*arn).to_string());
            (
                "lint-document-without-target",
                "fix-add-targets",
                targets.collect(),
            )
        }
    };
    let mut finding = Finding::new(rule, resource.span, Sentence::new(id));
    let entries: Vec<Span> = resource.items.iter().map(|item| item.span).collect();
    if !resource.negated
        && let Some(edits) = append(stated.policy(), &entries, &added)
    {
        finding = finding.fixed(Sentence::new(title), edits);
    }
    subject.add(all, stated, finding);
}

/// Whether a statement's resources may be some of these.
fn meets(stated: Stated<'_>, patterns: &[Glob]) -> bool {
    let negated = stated
        .statement
        .resource
        .as_ref()
        .is_some_and(|clause| clause.negated);
    let found = globs(stated.statement);
    match negated {
        // Only what covers all of them takes all of them out.
        true => patterns
            .iter()
            .any(|pattern| !found.iter().any(|(_, glob)| glob.covers(pattern, false))),
        false => patterns
            .iter()
            .any(|pattern| found.iter().any(|(_, glob)| glob.overlaps(pattern))),
    }
}
