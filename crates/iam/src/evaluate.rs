//! Statement → policy → layers → decision, each step a row of the trace. Total: no I/O, no failure.
//!
//! Invariants: there is one judgement of a statement ([`parts`]) and one fold of judgements into a
//! decision ([`layers::fold`]); [`evaluate`] keeps the rows that [`decide`] merely runs over.

use crate::caveat::{Caveat, EMPTY_CONDITION, Judgement, NOT_PRINCIPAL, SCP_ALLOW};
use crate::layers::{self, Decision, Denial, Outcome};
use crate::pattern::Glob;
use crate::policy::{
    ActionPattern, Attached, Clause, Effect, Kind, Policy, PrincipalPattern, Statement,
};
use crate::request::Request;
use crate::trace::{Element, Layer, Part, Reason, Row};
use crate::truth::Truth;
use crate::variable::Unresolved;
use crate::{arn, condition, principal};

/// Everything that can be said of a request.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation {
    /// The decision: the fold of `trace`.
    pub decision: Decision,
    /// Every layer that denies, explicit denies first, in the order AWS documents.
    pub denials: Vec<Denial>,
    /// Every layer that would still deny if no Deny statement applied; empty unless one does.
    pub without_deny: Vec<Denial>,
    /// What the statements of each layer add up to.
    pub layers: Vec<Layer>,
    /// Each statement that was judged.
    pub trace: Vec<Row>,
    /// What AWS doesn't document and the decision hangs on.
    pub caveats: Vec<Caveat>,
    /// What is unknown and the decision hangs on; empty unless it `depends`.
    pub depends_on: Vec<Dependency>,
}

/// Something unknown that a decision depends on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dependency {
    /// A condition key, as the policy writes it.
    Key(String),
    /// A kind of policy of which there may be more.
    Layer(Kind),
    /// A question that AWS's documentation leaves open.
    Caveat(Caveat),
}

/// Judges every statement, and folds the judgements into a decision.
pub fn evaluate(policies: &[Attached], request: &Request<'_>) -> Evaluation {
    let statements = policies.iter().map(|one| one.policy.statements.len());
    let mut trace = Vec::with_capacity(statements.sum());
    let asked = Asked::new(policies, request);
    for (index, attached) in policies.iter().enumerate() {
        if !layers::applies(attached.kind, request) {
            continue;
        }
        for (number, statement) in attached.policy.statements.iter().enumerate() {
            let parts = told(&attached.policy, statement, &asked);
            trace.push(Row {
                policy: index,
                statement: number,
                effect: statement.effect,
                judgement: judgement(attached.kind, statement, &parts),
                parts,
            });
        }
    }
    let outcome = layers::fold(policies, request, |policy, statement| {
        row(&trace, policy, statement).truth
    });
    let hangs = |doubtful: &dyn Fn(&Caveat) -> bool| {
        layers::fold(policies, request, |policy, statement| {
            let judgement = row(&trace, policy, statement);
            match judgement.doubt {
                Some(doubt) if doubtful(&doubt) => judgement.cautious,
                _ => judgement.truth,
            }
        })
        .decision
            != outcome.decision
    };
    let mut caveats: Vec<Caveat> = trace.iter().filter_map(|row| row.judgement.doubt).collect();
    caveats.sort();
    caveats.dedup();
    if outcome.decision != Decision::Depends {
        // Alone or only together: either way the decision hangs on them.
        let alone: Vec<Caveat> = (caveats.iter().copied())
            .filter(|caveat| hangs(&|doubt| doubt == caveat))
            .collect();
        caveats = match alone.is_empty() && hangs(&|_| true) {
            true => caveats,
            false => alone,
        };
    }
    let explicit = outcome.denials.first().is_some_and(|first| first.explicit);
    let without_deny = match explicit {
        true => {
            layers::fold(policies, request, |policy, statement| {
                let allows = policies.get(policy).is_some_and(|attached| {
                    let statement = attached.policy.statements.get(statement);
                    statement.is_some_and(|statement| statement.effect == Effect::Allow)
                });
                match allows {
                    true => row(&trace, policy, statement).truth,
                    false => Truth::False,
                }
            })
            .denials
        }
        false => Vec::new(),
    };
    caveats.extend(layers::caveats(
        policies,
        request,
        &outcome,
        |policy, statement| row(&trace, policy, statement).truth,
    ));
    let depends_on = dependencies(policies, request, &trace, &outcome, &caveats);
    let Outcome {
        decision,
        denials,
        layers,
    } = outcome;
    Evaluation {
        decision,
        denials,
        without_deny,
        layers,
        trace,
        caveats,
        depends_on,
    }
}

/// The decision alone: what [`evaluate`] says, without keeping the trace.
pub fn decide(policies: &[Attached], request: &Request<'_>) -> Decision {
    let asked = Asked::new(policies, request);
    layers::decision(policies, request, |policy, statement| {
        let judged = |attached: &Attached| {
            let statement = attached.policy.statements.get(statement);
            statement.map(|s| Truth::all(parts(s, &asked).map(|part| part.judgement.truth)))
        };
        policies
            .get(policy)
            .and_then(judged)
            .unwrap_or(Truth::False)
    })
}

/// The parts of one statement as the decision on a request counts them.
pub fn judge(policies: &[Attached], statement: &Statement, request: &Request<'_>) -> Vec<Part> {
    parts(statement, &Asked::new(policies, request)).collect()
}

/// A request, with what is found out once for all statements.
pub(crate) struct Asked<'a> {
    request: &'a Request<'a>,
    resource: arn::Resource<'a>,
    /// The resource under its other ARN.
    other: Option<(arn::Resource<'a>, Caveat)>,
    /// Whether the caller has a permissions boundary.
    boundary: Truth,
}

impl<'a> Asked<'a> {
    pub fn new(policies: &[Attached], request: &'a Request<'a>) -> Asked<'a> {
        Asked {
            request,
            resource: arn::Resource::new(request.resource),
            other: (request.other_arn).map(|other| (arn::Resource::new(other.arn), other.doubt)),
            boundary: layers::boundary(policies, request),
        }
    }
}

/// The parts of a statement, judged one by one as they are asked for.
pub(crate) fn parts<'a>(
    statement: &'a Statement,
    asked: &'a Asked<'_>,
) -> impl Iterator<Item = Part> + 'a {
    let request = asked.request;
    let action = std::iter::once_with(|| action_part(&statement.action, request.action));
    let principal = (statement.principal.iter()).map(move |clause| {
        let part = element(Element::Principal, clause, |pattern| {
            (principal::matches(pattern, request), None)
        });
        match (clause.negated, statement.effect) {
            (true, Effect::Deny) => {
                let part = denied_with_boundary(part, asked.boundary);
                match part.judgement.truth == Truth::False
                    && principal::lacks_account(clause, request)
                {
                    true => Part {
                        judgement: part.judgement.doubted(NOT_PRINCIPAL),
                        ..part
                    },
                    false => part,
                }
            }
            _ => part,
        }
    });
    let resource = (statement.resource.iter()).map(|clause| resource_part(clause, asked));
    let conditions = (statement.conditions.iter().enumerate()).map(|(index, condition)| {
        let (judgement, reason) = condition::judge(condition, &request.context);
        let item = match reason {
            Reason::ValueMatches { item, .. } => condition.values.get(item),
            _ => None,
        };
        Part {
            element: Element::Condition(index),
            judgement,
            reason,
            span: item.map_or(condition.span, |item| item.span),
        }
    });
    let empty = (statement.empty_condition.iter()).map(|span| Part {
        element: Element::EmptyCondition,
        judgement: Judgement::sure(true).doubted(EMPTY_CONDITION),
        reason: Reason::Empty,
        span: *span,
    });
    action
        .chain(principal)
        .chain(resource)
        .chain(conditions)
        .chain(empty)
}

/// The parts of a statement that are worth telling: up to the element that surely rules it out, for
/// then it isn't about this request; otherwise all, so that every condition in the way is seen.
fn told(policy: &Policy, statement: &Statement, asked: &Asked<'_>) -> Vec<Part> {
    let mut told = Vec::with_capacity(2 + statement.conditions.len());
    for part in parts(statement, asked) {
        told.push(locate(policy, statement, asked.request, part));
        let condition = matches!(
            part.element,
            Element::Condition(_) | Element::EmptyCondition
        );
        if part.judgement.cautious == Truth::False && !condition {
            break;
        }
    }
    told
}

/// `NotPrincipal` with `Deny` also denies a caller whom it lists, where that caller has a permissions
/// boundary
/// (<https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html>).
fn denied_with_boundary(part: Part, boundary: Truth) -> Part {
    if boundary == Truth::False || part.judgement.truth == Truth::True {
        return part;
    }
    Part {
        judgement: Judgement::any([part.judgement, Judgement::sure(boundary)]),
        reason: Reason::Boundary,
        ..part
    }
}

fn judgement(kind: Kind, statement: &Statement, parts: &[Part]) -> Judgement {
    let all = Judgement::all(parts.iter().map(|part| part.judgement));
    // One page lets an Allow in an SCP name resources and conditions, a sentence on it doesn't.
    let whole = |clause: &Clause<_>| {
        let everything =
            |item: &crate::policy::Item<_>| item.meant == arn::ResourcePattern::Everything;
        !clause.negated && clause.items.iter().any(everything)
    };
    let plain = statement.conditions.is_empty()
        && !statement.action.negated
        && statement.resource.as_ref().is_none_or(whole);
    if kind == Kind::Scp && statement.effect == Effect::Allow && !plain && all.truth == Truth::True
    {
        return all.doubted(SCP_ALLOW);
    }
    all
}

fn action_part(clause: &Clause<ActionPattern>, action: &str) -> Part {
    element(Element::Action, clause, |pattern| {
        let judgement = match pattern {
            ActionPattern::Everything => Judgement::sure(true),
            ActionPattern::Name(glob) => Judgement::sure(glob.matches_ignoring_case(action)),
            ActionPattern::AllServices => {
                Judgement::sure(true).doubted(crate::caveat::ACTION_ALL_SERVICES)
            }
        };
        (judgement, None)
    })
}

fn resource_part(clause: &Clause<arn::ResourcePattern>, asked: &Asked<'_>) -> Part {
    element(Element::Resource, clause, |pattern| {
        let found = pattern.matches(&asked.resource, &asked.request.context);
        if let (Truth::False, Some((other, doubt))) = (found.judgement.truth, &asked.other) {
            let matched = pattern.matches(other, &asked.request.context).judgement;
            if matched.truth != Truth::False {
                return (Judgement::sure(Truth::Unknown).doubted(*doubt), None);
            }
        }
        // In NotResource an entry without a value widens the statement, which one page disputes.
        let judgement = match found.unresolved {
            Some(Unresolved::Absent(_)) if clause.negated => {
                found.judgement.doubted(crate::caveat::UNRESOLVED_VARIABLE)
            }
            _ => found.judgement,
        };
        (judgement, found.unresolved)
    })
}

/// Names the ARN field in which the only entry differs from the resource: a reason more precise than
/// that nothing matches.
pub(crate) fn locate(
    policy: &Policy,
    statement: &Statement,
    request: &Request<'_>,
    part: Part,
) -> Part {
    let items = statement
        .resource
        .as_ref()
        .map(|clause| clause.items.as_slice());
    let (Element::Resource, Some([item]), Reason::NotListed) = (part.element, items, part.reason)
    else {
        return part;
    };
    let text = policy.text(item.span);
    let fields = arn::fields(&text).zip(arn::fields(request.resource));
    let differs = fields.and_then(|(pattern, resource)| {
        let mut both = pattern.iter().zip(resource);
        both.position(|(pattern, field)| !Glob::flat(pattern).matches(field))
    });
    match differs {
        Some(field) => Part {
            reason: Reason::FieldDiffers { field },
            ..part
        },
        None => part,
    }
}

/// One list element: any entry suffices, and the `Not…` form is its complement.
fn element<T>(
    element: Element,
    clause: &Clause<T>,
    matches: impl Fn(&T) -> (Judgement, Option<Unresolved>),
) -> Part {
    let mut reason = match clause.items.is_empty() {
        true => Reason::NothingListed,
        false => Reason::NotListed,
    };
    let mut span = clause.span;
    let each = clause.items.iter().enumerate().map(|(index, item)| {
        let (found, unresolved) = matches(&item.meant);
        let better = match (found.truth, reason) {
            (_, Reason::Listed { .. }) => None,
            (Truth::True, _) => Some(Reason::Listed { item: index }),
            (Truth::Unknown, Reason::MayBeListed { .. }) => None,
            (Truth::Unknown, _) => Some(Reason::MayBeListed { item: index }),
            (Truth::False, Reason::NotListed) if unresolved.is_some() => {
                Some(Reason::NoVariable { item: index })
            }
            (Truth::False, _) => None,
        };
        if let Some(better) = better {
            reason = better;
            span = item.span;
        }
        found
    });
    let listed = Judgement::any(each);
    let judgement = if clause.negated { !listed } else { listed };
    // An empty list never matches, nor does its complement: the statement has no effect.
    let judgement = match reason {
        Reason::NothingListed => Judgement::sure(false),
        _ => judgement,
    };
    Part {
        element,
        judgement,
        reason,
        span,
    }
}

fn row(trace: &[Row], policy: usize, statement: usize) -> Judgement {
    let at = trace.binary_search_by_key(&(policy, statement), |row| (row.policy, row.statement));
    let found = at.ok().and_then(|at| trace.get(at));
    found.map_or(Judgement::sure(false), |row| row.judgement)
}

/// What is unknown in the rows that are neither certain to apply nor certain not to.
fn dependencies(
    policies: &[Attached],
    request: &Request<'_>,
    trace: &[Row],
    outcome: &Outcome,
    caveats: &[Caveat],
) -> Vec<Dependency> {
    if outcome.decision != Decision::Depends {
        return Vec::new();
    }
    let mut found: Vec<Dependency> = Vec::new();
    for row in trace
        .iter()
        .filter(|row| row.judgement.truth == Truth::Unknown)
    {
        let policy = policies.get(row.policy).map(|attached| &attached.policy);
        let Some(policy) = policy else { continue };
        let Some(statement) = policy.statements.get(row.statement) else {
            continue;
        };
        for part in row
            .parts
            .iter()
            .filter(|p| p.judgement.truth == Truth::Unknown)
        {
            found.extend(unknown_keys(policy, statement, part, request).map(Dependency::Key));
        }
    }
    let endpoints = policies.iter().any(|p| p.kind == Kind::VpcEndpoint);
    if endpoints && request.through_endpoint == Truth::Unknown {
        found.push(Dependency::Key("aws:ViaAWSService".to_string()));
    }
    let layers = request.unknown_layers.iter();
    found.extend(
        layers
            .copied()
            .filter(|kind| layers::applies(*kind, request))
            .map(Dependency::Layer),
    );
    found.extend(caveats.iter().copied().map(Dependency::Caveat));
    found.sort();
    found.dedup_by(|a, b| match (a, b) {
        (Dependency::Key(a), Dependency::Key(b)) => a.eq_ignore_ascii_case(b),
        (a, b) => a == b,
    });
    found
}

/// The unknown keys that a part read: the condition's own and those of variables.
pub(crate) fn unknown_keys<'a>(
    policy: &Policy,
    statement: &'a Statement,
    part: &Part,
    request: &'a Request<'_>,
) -> impl Iterator<Item = String> + 'a {
    let mut keys: Vec<String> = Vec::new();
    match part.element {
        Element::Condition(index) => {
            if let Some(condition) = statement.conditions.get(index) {
                keys.push(policy.text(condition.key_span).into_owned());
                let values = condition.values.iter();
                let variables = values.flat_map(|item| item.meant.variables());
                keys.extend(variables.map(|variable| variable.key.clone()));
            }
        }
        Element::Resource => {
            let items = statement.resource.iter().flat_map(|clause| &clause.items);
            let variables = items.flat_map(|item| item.meant.variables());
            keys.extend(variables.map(|variable| variable.key.clone()));
        }
        Element::Principal => {
            let mut items = statement.principal.iter().flat_map(|clause| &clause.items);
            if items.any(|item| matches!(item.meant, PrincipalPattern::Federated(_))) {
                keys.push("aws:FederatedProvider".to_string());
            }
        }
        Element::Action | Element::EmptyCondition => {}
    }
    let role = part.element == Element::Principal && request.caller.path_unknown;
    let role = role.then(|| "aws:PrincipalArn".to_string());
    let open = |key: &String| {
        let entry = request.context.get(&key.to_lowercase());
        entry.presence.is_open()
    };
    keys.into_iter().filter(open).chain(role)
}

#[cfg(test)]
mod tests;
