//! All statements as they stand at one address, on the way from the first address to the last.
//!
//! Invariant: a step costs what changes there. Statements that only count together are counted, and
//! each sum of these counts is folded into a decision once.

use super::conditions::{self, Outcomes};
use super::{Condition, Cut, Cuts, Unclear, of};
use crate::evaluate::{Asked, parts};
use crate::ip::Family;
use crate::layers::{self, Decision};
use crate::policy::{Attached, Effect, Kind, Statement};
use crate::principal::{self, Grant};
use crate::request::Request;
use crate::trace::Element;
use crate::truth::Truth;
use std::collections::BTreeMap;

pub(super) struct Sweep<'a> {
    policies: &'a [Attached],
    request: &'a Request<'a>,
    cuts: &'a Cuts,
    family: Family,
    /// Of each condition the statement that hangs on it; none where another part rules that out.
    hangs: Vec<Option<usize>>,
    statements: Vec<Standing>,
    /// Of each policy the index of its first statement.
    starts: Vec<usize>,
    groups: Vec<Group>,
    /// Whether anything has changed since the last decision.
    changed: bool,
    /// The decisions so far, by what the groups add up to.
    known: BTreeMap<Vec<u8>, Decision>,
    pub unclear: Vec<Unclear>,
}

/// How many parts of a statement don't match, and how many may not.
#[derive(Clone, Copy, Default)]
struct Standing {
    misses: usize,
    unknown: usize,
    group: usize,
}

/// Statements of which it doesn't matter which one applies: how many do, and how many may.
struct Group {
    of: (Kind, u32, Effect, Option<Grant>),
    applies: usize,
    unknown: usize,
}

impl<'a> Sweep<'a> {
    /// Before the first address: outside of every condition.
    pub fn new(
        policies: &'a [Attached],
        request: &'a Request<'a>,
        cuts: &'a Cuts,
        family: Family,
    ) -> Sweep<'a> {
        let asked = Asked::new(policies, request);
        let mut sweep = Sweep {
            policies,
            request,
            cuts,
            family,
            hangs: vec![None; cuts.conditions.len()],
            statements: Vec::new(),
            starts: Vec::with_capacity(policies.len()),
            groups: Vec::new(),
            changed: true,
            known: BTreeMap::new(),
            unclear: Vec::new(),
        };
        for (policy, attached) in policies.iter().enumerate() {
            sweep.starts.push(sweep.statements.len());
            let applies = layers::applies(attached.kind, request);
            for (number, statement) in attached.policy.statements.iter().enumerate() {
                let (first, conditions) = cuts.within(policy, number);
                let mut standing = Standing {
                    group: sweep.group(attached, statement),
                    ..Standing::default()
                };
                match applies {
                    true => {
                        let rest = sweep.rest(policy, statement, conditions, &asked);
                        standing.add(rest);
                    }
                    false => standing.add(Truth::False),
                }
                if standing.misses == 0 {
                    for (index, condition) in conditions.iter().enumerate() {
                        let outcomes = of(&condition.outcomes, family);
                        standing.add(outcomes.outside);
                        if let Some(hangs) = sweep.hangs.get_mut(first + index) {
                            *hangs = Some(sweep.statements.len());
                        }
                        if outcomes.inside == Truth::Unknown && outcomes.text {
                            let span = statement.conditions.get(condition.place.2);
                            let span = span.map_or(statement.span, |condition| condition.span);
                            sweep.unclear.push(Unclear { policy, span });
                        }
                    }
                }
                sweep.count(standing.group, standing.truth(), 1);
                sweep.statements.push(standing);
            }
        }
        sweep
    }

    /// What the parts of a statement add up to that see no address, or see it as a text.
    fn rest(
        &mut self,
        policy: usize,
        statement: &Statement,
        conditions: &[Condition],
        asked: &Asked<'_>,
    ) -> Truth {
        let mut rest = Truth::True;
        let before = self.unclear.len();
        for part in parts(statement, asked) {
            let swept = |found: &Condition| part.element == Element::Condition(found.place.2);
            if conditions.iter().any(swept) {
                continue;
            }
            rest = rest.and(|| part.judgement.truth);
            match part.judgement.truth {
                Truth::True => {}
                Truth::False => {
                    self.unclear.truncate(before);
                    break;
                }
                Truth::Unknown => {
                    let spans = conditions::reading(statement, part.element, &self.cuts.key);
                    let unclear = spans.map(|span| Unclear { policy, span });
                    self.unclear.extend(unclear);
                }
            }
        }
        rest
    }

    /// The group of a statement, by all that the layers ask of it but whether it applies.
    fn group(&mut self, attached: &Attached, statement: &Statement) -> usize {
        let grant = match (attached.kind, &statement.principal) {
            (Kind::Resource | Kind::Trust, Some(clause)) => {
                Some(principal::grant(clause, self.request))
            }
            _ => None,
        };
        let of = (attached.kind, attached.level, statement.effect, grant);
        let known = self.groups.iter().position(|group| group.of == of);
        known.unwrap_or_else(|| {
            self.groups.push(Group {
                of,
                applies: 0,
                unknown: 0,
            });
            self.groups.len() - 1
        })
    }

    /// Goes beyond a cut.
    pub fn pass(&mut self, cut: Cut) {
        let hangs = self.hangs.get(cut.condition).copied().flatten();
        let condition = self.cuts.conditions.get(cut.condition);
        let standing = hangs.and_then(|index| self.statements.get_mut(index));
        let (Some(condition), Some(standing)) = (condition, standing) else {
            return;
        };
        let Outcomes {
            inside, outside, ..
        } = *of(&condition.outcomes, self.family);
        let (from, to) = match cut.inside {
            true => (outside, inside),
            false => (inside, outside),
        };
        let before = standing.truth();
        standing.remove(from);
        standing.add(to);
        let (group, after) = (standing.group, standing.truth());
        if before != after {
            self.count(group, before, -1);
            self.count(group, after, 1);
            self.changed = true;
        }
    }

    fn count(&mut self, group: usize, statement: Truth, by: isize) {
        if let Some(group) = self.groups.get_mut(group) {
            let count = match statement {
                Truth::True => &mut group.applies,
                Truth::Unknown => &mut group.unknown,
                Truth::False => return,
            };
            *count = count.saturating_add_signed(by);
        }
    }

    /// The decision here; nothing where no statement has changed since the last one.
    pub fn decision(&mut self) -> Option<Decision> {
        if !std::mem::take(&mut self.changed) {
            return None;
        }
        let sum = |group: &Group| match (group.applies, group.unknown) {
            (0, 0) => 0,
            (0, _) => 1,
            _ => 2,
        };
        let sums: Vec<u8> = self.groups.iter().map(sum).collect();
        if let Some(known) = self.known.get(&sums) {
            return Some(*known);
        }
        let decision = layers::decision(self.policies, self.request, |policy, statement| {
            let start = self.starts.get(policy);
            let standing = start.and_then(|start| self.statements.get(start + statement));
            standing.map_or(Truth::False, |standing| standing.truth())
        });
        self.known.insert(sums, decision);
        Some(decision)
    }
}

impl Standing {
    fn truth(self) -> Truth {
        match (self.misses, self.unknown) {
            (0, 0) => Truth::True,
            (0, _) => Truth::Unknown,
            _ => Truth::False,
        }
    }

    fn add(&mut self, part: Truth) {
        match part {
            Truth::True => {}
            Truth::False => self.misses += 1,
            Truth::Unknown => self.unknown += 1,
        }
    }

    fn remove(&mut self, part: Truth) {
        match part {
            Truth::True => {}
            Truth::False => self.misses -= 1,
            Truth::Unknown => self.unknown -= 1,
        }
    }
}
