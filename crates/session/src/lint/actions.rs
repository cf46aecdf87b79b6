//! Actions and keys that don't exist, or that have nothing to do with each other.
//!
//! What exists stands in [`catalog`]. The facts are B1.7, B2.8 and G1.

use super::Found;
use super::catalog::{self, Action, NEIGHBOURS, SERVICES};
use super::rules::{
    ACTION_MATCHES_NOTHING, ACTION_WITHOUT_RESOURCE, KEY_NOT_FOR_ACTION, RESOURCE_NOT_FOR_ACTION,
};
use super::subject::{Stated, Subject, globs};
use iam::arn::ResourcePattern;
use iam::language::Sentence;
use iam::lint::place::{self, inside, relist};
use iam::lint::{Edit, Finding, Rule};
use iam::nearest::nearest;
use iam::policy::{ActionPattern, Effect, Item};
use iam::request::Presence;
use iam::span::Span;
use iam::trace::Element;
use iam::truth::Truth;

/// Keys with a service's prefix that requests of any action may carry
/// (<https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html>).
const GLOBAL: [&str; 3] = [
    "ec2:roledelivery",
    "ec2:sourceinstancearn",
    "ssm:sourceinstancearn",
];

pub(super) fn lint(subject: &Subject<'_>, all: &mut Vec<Found>) {
    for stated in subject.statements() {
        fields(subject, stated, all);
        let known = actions(subject, stated, all);
        keys(subject, stated, known.as_deref(), all);
        if let Some(known) = known {
            resources(subject, stated, &known, all);
        }
    }
}

/// Looks at each entry of `Action`. Tells all actions it stands for, where all of them are known.
fn actions(
    subject: &Subject<'_>,
    stated: Stated<'_>,
    all: &mut Vec<Found>,
) -> Option<Vec<&'static Action>> {
    let clause = &stated.statement.action;
    let mut known = Some(Vec::new());
    for item in &clause.items {
        let found = match &item.meant {
            ActionPattern::Name(_) => entry(subject, stated, item, all),
            _ => None,
        };
        match (&mut known, found) {
            (Some(known), Some(found)) => known.extend(found),
            (known, _) => *known = None,
        }
    }
    known.filter(|known| !clause.negated && !known.is_empty())
}

/// The actions that an entry stands for; none where its service isn't known in full.
fn entry(
    subject: &Subject<'_>,
    stated: Stated<'_>,
    item: &Item<ActionPattern>,
    all: &mut Vec<Found>,
) -> Option<Vec<&'static Action>> {
    let ActionPattern::Name(glob) = &item.meant else {
        return None;
    };
    let text = stated.policy().text(item.span);
    let (service, name) = text.split_once(':')?;
    let lower = service.to_ascii_lowercase();
    if !SERVICES.contains(&lower.as_str()) {
        unknown_service(subject, stated, item.span, &lower, name, all);
        return None;
    }
    let matching: Vec<&Action> = match text.contains(['*', '?']) {
        false => catalog::action(&text).into_iter().collect(),
        true => catalog::actions()
            .filter(|action| glob.matches_ignoring_case(action.name))
            .collect(),
    };
    if !matching.is_empty() {
        return Some(matching);
    }
    let pattern = text.contains(['*', '?']);
    let near = nearest(&text, catalog::actions().map(|action| action.name));
    let near = near.filter(|_| !pattern);
    let (rule, id) = match (pattern, near) {
        (true, _) => (ACTION_MATCHES_NOTHING, "lint-action-matches-nothing"),
        (false, Some(_)) => (iam::lint::rule("INVALID_ACTION")?, "lint-misspelt-action"),
        (false, None) => (iam::lint::rule("INVALID_ACTION")?, "lint-unknown-action"),
    };
    let message = Sentence::new(id)
        .with("found", &text)
        .with("near", near.unwrap_or(""));
    subject.add(all, stated, renamed(stated, rule, item.span, message, near));
    None
}

fn unknown_service(
    subject: &Subject<'_>,
    stated: Stated<'_>,
    span: Span,
    service: &str,
    name: &str,
    all: &mut Vec<Found>,
) -> Option<()> {
    let ours = service.starts_with("ssm") || service.starts_with("ec2m");
    if !ours || service.contains(['*', '?']) || NEIGHBOURS.contains(&service) {
        return None;
    }
    let plain = service.replace('-', "");
    let same = SERVICES
        .into_iter()
        .find(|known| known.replace('-', "") == plain);
    let near = same.or_else(|| nearest(service, SERVICES.into_iter()))?;
    let message = Sentence::new("lint-unknown-service")
        .with("found", service)
        .with("near", near);
    let near = format!("{near}:{name}");
    let rule = iam::lint::rule("INVALID_SERVICE_IN_ACTION")?;
    subject.add(
        all,
        stated,
        renamed(stated, rule, span, message, Some(&near)),
    );
    None
}

/// A finding on a name, with the near one in its place.
fn renamed(
    stated: Stated<'_>,
    rule: &Rule,
    span: Span,
    message: Sentence<'static>,
    near: Option<&str>,
) -> Finding {
    let finding = Finding::new(rule, span, message);
    match near.zip(inside(stated.policy(), span)) {
        Some((near, span)) => {
            let title = Sentence::new("fix-name").with("near", near);
            let text = near.to_string();
            finding.fixed(title, vec![Edit { span, text }])
        }
        None => finding,
    }
}

/// ARNs of nodes, tasks and sessions without the Region or the account that all of them have.
fn fields(subject: &Subject<'_>, stated: Stated<'_>, all: &mut Vec<Found>) {
    const TYPES: [(&str, &str); 5] = [
        ("ec2", "instance/"),
        ("ecs", "task/"),
        ("ssm", "document/"),
        ("ssm", "managed-instance/"),
        ("ssm", "session/"),
    ];
    let resources = stated.statement.resource.iter();
    for item in resources.flat_map(|clause| &clause.items) {
        let Some(places) = place::fields(stated.policy(), item.span) else {
            continue;
        };
        let texts = places.map(|place| place.of(&stated.policy().source));
        let [_, _, service, region, account, resource] = texts;
        let [_, _, _, region_place, account_place, _] = places;
        let known = TYPES
            .iter()
            .any(|(of, name)| *of == service && resource.starts_with(name));
        // Documents of AWS have no account.
        let of_account = resource.split('/').next() != Some("document");
        for (code, id, place, missing) in [
            (
                "MISSING_ARN_REGION",
                "lint-no-region",
                region_place,
                region.is_empty(),
            ),
            (
                "MISSING_ARN_ACCOUNT",
                "lint-no-account",
                account_place,
                account.is_empty() && of_account,
            ),
        ] {
            let Some(rule) = iam::lint::rule(code).filter(|_| known && missing) else {
                continue;
            };
            let message = Sentence::new(id).with("found", stated.policy().text(item.span));
            let finding = Finding::new(rule, item.span, message);
            let edit = Edit {
                span: place,
                text: "*".to_string(),
            };
            let title = Sentence::new("fix-any-field");
            subject.add(all, stated, finding.fixed(title, vec![edit]));
        }
    }
}

/// Resources that none of the actions takes, and actions that take none of the resources.
fn resources(
    subject: &Subject<'_>,
    stated: Stated<'_>,
    known: &[&'static Action],
    all: &mut Vec<Found>,
) {
    let Some(clause) = stated
        .statement
        .resource
        .as_ref()
        .filter(|clause| !clause.negated)
    else {
        return;
    };
    let everything = |item: &Item<ResourcePattern>| item.meant == ResourcePattern::Everything;
    let effect = match stated.statement.effect {
        Effect::Allow => "allow",
        Effect::Deny => "deny",
    };
    if !clause.items.iter().any(everything) {
        for item in &stated.statement.action.items {
            let text = stated.policy().text(item.span);
            let Some(action) = catalog::action(&text).filter(|action| action.types.is_empty())
            else {
                continue;
            };
            // AWS's own samples name sessions for it, so that is told apart.
            if action.name == "ssmmessages:OpenDataChannel" {
                continue;
            }
            let message = Sentence::new("lint-action-without-resource")
                .with("action", action.name)
                .with("effect", effect);
            let mut finding = Finding::new(ACTION_WITHOUT_RESOURCE, item.span, message);
            if known.iter().all(|action| action.types.is_empty()) {
                let edit = relist(stated.policy(), clause, "Resource", &["*"]);
                finding = finding.fixed(Sentence::new("fix-any-resource"), vec![edit]);
            }
            subject.add(all, stated, finding);
        }
    }
    let types: Vec<&str> = known
        .iter()
        .flat_map(|action| action.types.iter().copied())
        .collect();
    if types.is_empty() {
        return;
    }
    for (span, glob) in globs(stated.statement) {
        let text = stated.policy().text(span);
        if catalog::is_resource(&text, &glob, Some(&types)) {
            continue;
        }
        let ssm = text.split(':').nth(2) == Some("ssm");
        let (rule, id) = match ssm && !catalog::is_resource(&text, &glob, None) {
            true => (
                iam::lint::rule("INVALID_ARN_RESOURCE"),
                "lint-no-such-resource",
            ),
            false => (
                Some(RESOURCE_NOT_FOR_ACTION),
                "lint-resource-not-for-action",
            ),
        };
        let Some(rule) = rule else { continue };
        let message = Sentence::new(id)
            .with("found", &text)
            .with("action", known.first().map_or("", |action| action.name))
            .with("effect", effect);
        let mut finding = Finding::new(rule, span, message);
        // Nodes that EC2 runs have ARNs of EC2.
        if let Some(fields) = place::fields(stated.policy(), span)
            && let [_, _, service, _, _, resource] = fields
            && resource
                .of(&stated.policy().source)
                .starts_with("instance/")
            && ssm
        {
            let text = "ec2".to_string();
            let edit = Edit {
                span: service,
                text,
            };
            finding = finding.fixed(Sentence::new("fix-ec2-instance"), vec![edit]);
        }
        subject.add(all, stated, finding);
    }
}

/// Keys that don't exist, or that no request of the actions carries.
fn keys(
    subject: &Subject<'_>,
    stated: Stated<'_>,
    known: Option<&[&'static Action]>,
    all: &mut Vec<Found>,
) {
    for (index, condition) in stated.statement.conditions.iter().enumerate() {
        let key = condition.lower_key.as_str();
        let Some((service, _)) = key.split_once(':') else {
            continue;
        };
        if GLOBAL.contains(&key)
            || !(SERVICES.contains(&service) || ["ec2", "ecs"].contains(&service))
        {
            continue;
        }
        let text = stated.policy().text(condition.key_span);
        let exists = catalog::keys().any(|known| catalog::is_key(known, key));
        if SERVICES.contains(&service) && !exists {
            let own =
                catalog::keys().filter(|known| known.starts_with("ssm:") && !known.ends_with('*'));
            let near = nearest(key, own);
            let id = match near {
                Some(_) => "lint-misspelt-key",
                None => "lint-unknown-key",
            };
            let message = Sentence::new(id)
                .with("found", &text)
                .with("near", near.unwrap_or(""));
            if let Some(rule) = iam::lint::rule("INVALID_SERVICE_CONDITION_KEY") {
                let finding = renamed(stated, rule, condition.key_span, message, near);
                subject.add(all, stated, finding);
            }
            continue;
        }
        let Some(known) = known else { continue };
        if known.iter().any(|action| action.knows(key)) {
            continue;
        }
        let request = subject.request("", "*", &[(key, Presence::Absent)]);
        let parts = subject.parts(stated, &request);
        let mut own = parts.iter();
        let own = own.find(|part| part.element == Element::Condition(index));
        let holds = own.is_some_and(|part| part.judgement.truth == Truth::True);
        let message = Sentence::new("lint-key-not-for-action")
            .with("key", &text)
            .with("action", known.first().map_or("", |action| action.name))
            .with("holds", holds);
        let mut finding = Finding::new(KEY_NOT_FOR_ACTION, condition.key_span, message);
        let tag = key
            .strip_prefix("ec2:resourcetag/")
            .and_then(|tag| text.get(text.len() - tag.len()..));
        if let (Some(tag), Some(span)) = (tag, inside(stated.policy(), condition.key_span)) {
            let text = format!("ssm:resourceTag/{tag}");
            let title = Sentence::new("fix-name").with("near", &text);
            finding = finding.fixed(title, vec![Edit { span, text }]);
        }
        subject.add(all, stated, finding);
    }
}
