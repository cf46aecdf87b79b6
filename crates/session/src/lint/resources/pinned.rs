//! A Deny for one Region, or for another partition than the caller's.

use super::super::Found;
use super::super::rules::{OTHER_PARTITION, PINNED_REGION};
use super::super::subject::{START, Stated, Subject};
use crate::documents;
use crate::place::Place;
use iam::language::Sentence;
use iam::layers::Decision;
use iam::lint::place::fields;
use iam::lint::{Edit, Finding};
use iam::request::Presence;
use iam::span::Span;

pub(super) fn lint(subject: &Subject<'_>, stated: Stated<'_>, all: &mut Vec<Found>) {
    let resource = stated
        .statement
        .resource
        .iter()
        .filter(|clause| !clause.negated);
    for item in resource.flat_map(|clause| &clause.items) {
        let source = &stated.policy().source;
        let Some(places) = fields(stated.policy(), item.span) else {
            continue;
        };
        let [_, partition, service, region, _, resource] = places;
        let name = resource.of(source).strip_prefix("document/");
        if let (Some(name), "ssm") = (name, service.of(source)) {
            region_of(subject, stated, item.span, region, name, all);
        }
        partition_of(subject, stated, item.span, partition, all);
    }
}

/// A document that the Deny takes in one Region, and that is open in the others.
fn region_of(
    subject: &Subject<'_>,
    stated: Stated<'_>,
    entry: Span,
    place: Span,
    name: &str,
    all: &mut Vec<Found>,
) {
    let region = place.of(&stated.policy().source);
    if region.is_empty() || region.contains(['*', '?', '$']) || name.contains(['?', '$']) {
        return;
    }
    let elsewhere = ["us-east-1", "eu-west-1"];
    let Some(other) = elsewhere.into_iter().find(|other| *other != region) else {
        return;
    };
    let account = subject.place().account;
    let there = Place {
        region: other,
        account,
    };
    let document = documents::arn(&name.replace('*', "Zz"), None, there);
    let known = [("aws:requestedregion", Presence::One(other.to_string()))];
    let request = subject.request(START, &document, &known);
    if subject.set.decide_one(&request) == Decision::Deny {
        return;
    }
    let message = Sentence::new("lint-pinned-region")
        .with("found", name)
        .with("region", region);
    let edit = Edit {
        span: place,
        text: "*".to_string(),
    };
    let finding = Finding::new(PINNED_REGION, entry, message);
    subject.add(
        all,
        stated,
        finding.fixed(Sentence::new("fix-any-region"), vec![edit]),
    );
}

/// A partition in which the caller's account isn't.
fn partition_of(
    subject: &Subject<'_>,
    stated: Stated<'_>,
    entry: Span,
    place: Span,
    all: &mut Vec<Found>,
) {
    let own = subject
        .scenario
        .caller
        .arn
        .split(':')
        .nth(1)
        .unwrap_or("aws");
    let found = place.of(&stated.policy().source);
    if found == own || !found.starts_with("aws") || found.contains(['*', '?', '$']) {
        return;
    }
    let message = Sentence::new("lint-other-partition")
        .with("found", found)
        .with("own", own);
    let edit = Edit {
        span: place,
        text: own.to_string(),
    };
    let finding = Finding::new(OTHER_PARTITION, entry, message);
    let title = Sentence::new("fix-partition").with("own", own);
    subject.add(all, stated, finding.fixed(title, vec![edit]));
}
