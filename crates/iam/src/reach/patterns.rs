//! The patterns by which policies tell resources apart: two resources that match the same ones, and
//! whose condition keys are the same, are decided alike.

use super::Unclear;
use crate::arn::ResourcePattern;
use crate::condition::Operand;
use crate::condition::operator::Test;
use crate::evaluate::{Asked, parts};
use crate::pattern::Glob;
use crate::policy::{Attached, Statement};
use crate::request::{Context, Request};
use crate::span::Span;
use crate::truth::Truth;
use crate::variable::{Template, Unresolved};
use std::borrow::Cow;

/// A pattern that a resource is held against.
#[derive(Clone, Debug, PartialEq)]
pub struct Written<'a> {
    /// Index into the policies.
    pub policy: usize,
    /// Where it stands.
    pub span: Span,
    /// Its variables filled in.
    pub glob: Cow<'a, Glob>,
}

/// The patterns in statements about the request's action, with the request's values in them.
pub fn resources<'a>(policies: &'a [Attached], request: &Request<'_>) -> Vec<Written<'a>> {
    let asked = Asked::new(policies, request);
    let mut found = Vec::new();
    for (policy, attached) in policies.iter().enumerate() {
        for statement in &attached.policy.statements {
            // The first part is the action.
            let action = parts(statement, &asked).next();
            if action.is_none_or(|part| part.judgement.truth == Truth::False) {
                continue;
            }
            for item in statement.resource.iter().flat_map(|clause| &clause.items) {
                let templates = match &item.meant {
                    ResourcePattern::Complete(template) => [Some(template), None],
                    ResourcePattern::Incomplete {
                        completed, written, ..
                    } => [Some(completed), Some(written)],
                    // These are the same to every resource.
                    ResourcePattern::Everything
                    | ResourcePattern::Misplaced
                    | ResourcePattern::Invalid => [None, None],
                };
                for template in templates.into_iter().flatten() {
                    if let Some(glob) = glob(template, &request.context) {
                        found.push(Written {
                            policy,
                            span: item.span,
                            glob,
                        });
                    }
                }
            }
        }
    }
    found
}

/// The pattern of a template, or of all that it may stand for where a variable is unknown; none where
/// it matches nothing.
fn glob<'a>(template: &'a Template, context: &Context) -> Option<Cow<'a, Glob>> {
    match template.resolve(context) {
        Ok(resolved) => Some(resolved.glob),
        Err(Unresolved::Unknown(_)) => Some(template.widest()),
        Err(Unresolved::Absent(_) | Unresolved::Unusable(_)) => None,
    }
}

/// The patterns that conditions hold a key's value against as a text, with the request's values in
/// them, and whatever else reads that value. The key must be in lower case.
pub fn texts<'a>(
    policies: &'a [Attached],
    request: &Request<'_>,
    key: &str,
) -> (Vec<Cow<'a, Glob>>, Vec<Unclear>) {
    let mut globs = Vec::new();
    let mut unclear = Vec::new();
    for (policy, attached) in policies.iter().enumerate() {
        for statement in &attached.policy.statements {
            for span in variables(statement, key) {
                unclear.push(Unclear { policy, span });
            }
            let own = statement.conditions.iter();
            let own =
                own.filter(|found| found.lower_key == key && found.operator.test != Test::Null);
            for condition in own {
                for item in &condition.values {
                    let text = match (&item.meant, condition.operator.test) {
                        (Operand::Text(template), test) if test != Test::Bool => Some(template),
                        _ => None,
                    };
                    match text {
                        Some(template) => globs.extend(glob(template, &request.context)),
                        None => unclear.push(Unclear {
                            policy,
                            span: condition.span,
                        }),
                    }
                }
            }
        }
    }
    (globs, unclear)
}

/// The places of a statement in which a key is a variable.
fn variables<'a>(statement: &'a Statement, key: &'a str) -> impl Iterator<Item = Span> + 'a {
    let is = move |found: &Option<String>| found.as_deref() == Some(key);
    let resources = statement.resource.iter().flat_map(|clause| &clause.items);
    let resources = resources
        .filter(move |item| {
            item.meant
                .variables()
                .any(|variable| is(&variable.lower_key))
        })
        .map(|item| item.span);
    let values = (statement.conditions.iter()).flat_map(|condition| &condition.values);
    let values = values
        .filter(move |item| {
            item.meant
                .variables()
                .any(|variable| is(&variable.lower_key))
        })
        .map(|item| item.span);
    resources.chain(values)
}
