//! Sessions of one's own, and the calls on them: which ARNs and keys tell whose a session is.
//!
//! <https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-restrict-access-examples.html>.
//! The facts are D, G6, G8 and G9.

use super::Found;
use super::rules::{ACCESS_CHECK, OPEN_DATA_CHANNEL, USER_ID_IN_SESSION, USER_NAME_OF_ROLE};
use super::subject::{START, Stated, Subject};
use crate::scenario::CallerType;
use iam::arn::ResourcePattern;
use iam::condition::Operand;
use iam::condition::operator::Test;
use iam::language::Sentence;
use iam::lint::place::{before, relist};
use iam::lint::{Edit, Finding};
use iam::policy::{ActionPattern, Effect};
use iam::request::Presence;
use iam::span::Span;
use iam::trace::Element;
use iam::truth::Truth;
use iam::variable::Variable;

const CHANNEL: &str = "ssmmessages:OpenDataChannel";
const OF_SESSIONS: [&str; 2] = ["ssm:TerminateSession", "ssm:ResumeSession"];

pub(super) fn lint(subject: &Subject<'_>, all: &mut Vec<Found>) {
    for stated in subject.statements() {
        names(subject, stated, all);
        ids(subject, stated, all);
        channel(subject, stated, all);
        if stated.covers(START) {
            check(subject, stated, all);
        }
    }
}

/// The user's name, which only IAM users have.
fn names(subject: &Subject<'_>, stated: Stated<'_>, all: &mut Vec<Found>) {
    let kind = subject.scenario.caller.kind;
    if !matches!(kind, CallerType::Role | CallerType::FederatedUser) {
        return;
    }
    let named = |mut variables: Box<dyn Iterator<Item = &Variable> + '_>| {
        variables.any(|variable| {
            variable.lower_key.as_deref() == Some("aws:username") && variable.default.is_none()
        })
    };
    let resources = stated
        .statement
        .resource
        .iter()
        .flat_map(|clause| &clause.items);
    let resources = resources.filter(|item| named(Box::new(item.meant.variables())));
    let resources = resources.map(|item| (item.span, "resource"));
    let conditions = stated.statement.conditions.iter();
    let values = conditions.flat_map(|condition| {
        let which = if condition.operator.negated {
            "negated"
        } else {
            "value"
        };
        condition.values.iter().map(move |item| (item, which))
    });
    let values = values.filter(|(item, _)| named(Box::new(Operand::variables(&item.meant))));
    let values = values.map(|(item, which)| (item.span, which));
    for (span, which) in resources.chain(values) {
        let message = Sentence::new("lint-user-name-of-role")
            .with("found", stated.policy().text(span))
            .with("which", which);
        subject.found(all, stated, USER_NAME_OF_ROLE, span, message);
    }
}

/// The unique id in a session's ARN, where AWS puts the name.
fn ids(subject: &Subject<'_>, stated: Stated<'_>, all: &mut Vec<Found>) {
    let Some(resource) = &stated.statement.resource else {
        return;
    };
    if !OF_SESSIONS.iter().any(|action| stated.covers(action)) {
        return;
    }
    for item in &resource.items {
        let text = stated.policy().text(item.span);
        let Some([_, _, "ssm", _, _, name]) = iam::arn::fields(&text) else {
            continue;
        };
        if !name
            .to_ascii_lowercase()
            .starts_with("session/${aws:userid}")
        {
            continue;
        }
        let message = Sentence::new("lint-user-id-in-session").with("found", &text);
        let mut finding = Finding::new(USER_ID_IN_SESSION, item.span, message);
        if let Some(edits) = by_tag(stated) {
            finding = finding.fixed(Sentence::new("fix-session-by-tag"), edits);
        }
        subject.add(all, stated, finding);
    }
}

/// The statement with the sessions' tag in place of their ARN; none where it is about more than them.
fn by_tag(stated: Stated<'_>) -> Option<Vec<Edit>> {
    let resource = stated.statement.resource.as_ref()?;
    let only_sessions = stated
        .statement
        .action
        .items
        .iter()
        .all(|item| match &item.meant {
            ActionPattern::Name(glob) => OF_SESSIONS
                .iter()
                .any(|action| glob.literals().eq_ignore_ascii_case(action)),
            _ => false,
        });
    let plain = only_sessions
        && !resource.negated
        && resource.items.len() == 1
        && stated.statement.conditions.is_empty()
        && stated.statement.effect == Effect::Allow;
    if !plain {
        return None;
    }
    let condition = r#""Condition": {"StringLike": {"ssm:resourceTag/aws:ssmmessages:session-id": "${aws:userid}*"}}"#;
    let policy = stated.policy();
    let start = Span {
        end: resource.span.start,
        ..resource.span
    };
    let mut edit = relist(policy, resource, "Resource", &["*"]);
    edit.text
        .insert_str(0, &before(policy, start, condition).text);
    Some(vec![edit])
}

/// An ARN for a call that AWS lists without resources.
fn channel(subject: &Subject<'_>, stated: Stated<'_>, all: &mut Vec<Found>) {
    let Some(resource) = &stated.statement.resource else {
        return;
    };
    let named = stated
        .statement
        .action
        .items
        .iter()
        .any(|item| match &item.meant {
            ActionPattern::Name(glob) => glob.literals().eq_ignore_ascii_case(CHANNEL),
            _ => false,
        });
    let everything = |pattern: &ResourcePattern| *pattern == ResourcePattern::Everything;
    if !named || resource.negated || resource.items.iter().any(|item| everything(&item.meant)) {
        return;
    }
    let message = Sentence::new("lint-open-data-channel");
    subject.found(all, stated, OPEN_DATA_CHANNEL, resource.span, message);
}

/// The key that asks for a named document, used so that it asks for something else.
fn check(subject: &Subject<'_>, stated: Stated<'_>, all: &mut Vec<Found>) {
    const KEY: &str = "ssm:sessiondocumentaccesscheck";
    let conditions = stated.statement.conditions.iter().enumerate();
    for (index, condition) in conditions.filter(|(_, condition)| condition.lower_key == KEY) {
        let target = subject.target();
        let holds = |presence: Presence| {
            let request = subject.request(START, &target, &[(KEY, presence)]);
            let parts = subject.parts(stated, &request);
            let mut own = parts.iter();
            let own = own.find(|part| part.element == Element::Condition(index));
            own.is_some_and(|part| part.judgement.truth == Truth::True)
        };
        let named = holds(Presence::Absent);
        let omitted = holds(Presence::One("false".to_string()));
        let allow = stated.statement.effect == Effect::Allow;
        if named == allow && omitted != allow {
            continue;
        }
        let when = match (named, omitted) {
            (true, true) => "always",
            (false, false) => "never",
            (true, false) => "named",
            (false, true) => "omitted",
        };
        let operator = stated.policy().text(condition.operator_span);
        let message = Sentence::new("lint-access-check")
            .with("operator", operator)
            .with("when", when);
        let mut finding = Finding::new(ACCESS_CHECK, condition.span, message);
        let mut others = stated.statement.conditions.iter();
        let shared = others
            .any(|other| other != condition && other.operator_span == condition.operator_span);
        if allow && when == "never" && condition.operator.test == Test::Bool && !shared {
            let edit = Edit {
                span: condition.operator_span,
                text: "\"BoolIfExists\"".to_string(),
            };
            finding = finding.fixed(Sentence::new("fix-bool-if-exists"), vec![edit]);
        }
        subject.add(all, stated, finding);
    }
}
