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

/// The statements as far as they are the same at every address.
pub(super) struct Statements<'a> {
    policies: &'a [Attached],
    request: &'a Request<'a>,
    pub cuts: &'a Cuts,
    /// Of each statement what its other parts add up to.
    standing: Vec<Standing>,
    /// Of each policy the index of its first statement.
    starts: Vec<usize>,
    groups: Vec<Group>,
    /// Of each condition the statement that hangs on it; none where another part rules that out.
    hangs: Vec<Option<usize>>,
    /// What reads the address as a text, and may matter.
    pub unclear: Vec<Unclear>,
    /// Whether anything was judged that AWS doesn't document.
    pub doubtful: bool,
}

/// How many parts of a statement don't match, and how many may not.
#[derive(Clone, Copy, Default)]
struct Standing {
    misses: usize,
    unknown: usize,
    group: usize,
}

/// All that the layers ask of a statement but whether it applies.
type Group = (Kind, u32, Effect, Option<Grant>);

/// Of each statement whether it applies but for the address, and what its Allow is worth.
pub(super) type Sums = Vec<(u8, Option<Grant>)>;

/// Of the statements of a group: how many apply, and how many may.
#[derive(Clone, Copy, Default)]
struct Count {
    applies: usize,
    unknown: usize,
}

/// The statements at one address of a family.
pub(super) struct Sweep<'a> {
    statements: &'a Statements<'a>,
    family: Family,
    standing: Vec<Standing>,
    counts: Vec<Count>,
    /// Whether anything has changed since the last decision.
    changed: bool,
    /// The decisions so far, by what the groups add up to.
    known: BTreeMap<Vec<u8>, Decision>,
}

impl<'a> Statements<'a> {
    /// Judges what sees no address.
    pub fn new(
        policies: &'a [Attached],
        request: &'a Request<'a>,
        cuts: &'a Cuts,
    ) -> Statements<'a> {
        let asked = Asked::new(policies, request);
        let mut all = Statements {
            policies,
            request,
            cuts,
            standing: Vec::new(),
            starts: Vec::with_capacity(policies.len()),
            groups: Vec::new(),
            hangs: vec![None; cuts.conditions.len()],
            unclear: Vec::new(),
            doubtful: false,
        };
        for (policy, attached) in policies.iter().enumerate() {
            all.starts.push(all.standing.len());
            let applies = layers::applies(attached.kind, request);
            for (number, statement) in attached.policy.statements.iter().enumerate() {
                let (first, conditions) = cuts.within(policy, number);
                let rest = match applies {
                    true => all.rest(policy, statement, conditions, &asked),
                    false => Truth::False,
                };
                if rest != Truth::False {
                    all.hang(policy, statement, first, conditions);
                }
                let mut standing = Standing {
                    group: all.group(attached, statement),
                    ..Standing::default()
                };
                standing.add(rest);
                all.standing.push(standing);
            }
        }
        all
    }

    /// What each statement adds up to, and what its Allow is worth: the rest of what it counts for is the
    /// policies' own.
    pub fn sums(&self) -> Sums {
        let sum = |standing: &Standing| {
            let truth = match standing.truth() {
                Truth::True => 0,
                Truth::False => 1,
                Truth::Unknown => 2,
            };
            let group = self.groups.get(standing.group);
            (truth, group.and_then(|(.., grant)| *grant))
        };
        self.standing.iter().map(sum).collect()
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
            self.doubtful |= part.judgement.doubt.is_some();
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

    /// Notes that a statement hangs on its conditions.
    fn hang(
        &mut self,
        policy: usize,
        statement: &Statement,
        first: usize,
        conditions: &[Condition],
    ) {
        let hanging = self.hangs.iter_mut().skip(first);
        for (condition, hangs) in conditions.iter().zip(hanging) {
            *hangs = Some(self.standing.len());
            for outcomes in &condition.outcomes {
                self.doubtful |= outcomes.doubtful;
                if outcomes.text {
                    let written = statement.conditions.get(condition.place.2);
                    let span = written.map_or(statement.span, |condition| condition.span);
                    self.unclear.push(Unclear { policy, span });
                }
            }
        }
    }

    fn group(&mut self, attached: &Attached, statement: &Statement) -> usize {
        let grant = match (attached.kind, &statement.principal) {
            (Kind::Resource | Kind::Trust, Some(clause)) => {
                Some(principal::grant(clause, self.request))
            }
            _ => None,
        };
        let group = (attached.kind, attached.level, statement.effect, grant);
        let known = self.groups.iter().position(|known| *known == group);
        known.unwrap_or_else(|| {
            self.groups.push(group);
            self.groups.len() - 1
        })
    }
}

impl<'a> Sweep<'a> {
    /// Before the first address: outside of every condition.
    pub fn new(statements: &'a Statements<'a>, family: Family) -> Sweep<'a> {
        let mut sweep = Sweep {
            statements,
            family,
            standing: statements.standing.clone(),
            counts: vec![Count::default(); statements.groups.len()],
            changed: true,
            known: BTreeMap::new(),
        };
        let conditions = statements.cuts.conditions.iter();
        for (condition, hangs) in conditions.zip(&statements.hangs) {
            let standing = hangs.and_then(|index| sweep.standing.get_mut(index));
            if let Some(standing) = standing {
                standing.add(of(&condition.outcomes, family).outside);
            }
        }
        for standing in &sweep.standing {
            if let Some(count) = sweep.counts.get_mut(standing.group) {
                count.add(standing.truth(), 1);
            }
        }
        sweep
    }

    /// Goes beyond a cut.
    pub fn pass(&mut self, cut: Cut) {
        let hangs = self.statements.hangs.get(cut.condition).copied().flatten();
        let condition = self.statements.cuts.conditions.get(cut.condition);
        let standing = hangs.and_then(|index| self.standing.get_mut(index));
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
        let after = standing.truth();
        if let (true, Some(count)) = (before != after, self.counts.get_mut(standing.group)) {
            count.add(before, -1);
            count.add(after, 1);
            self.changed = true;
        }
    }

    /// The decision here; nothing where no statement has changed since the last one.
    pub fn decision(&mut self) -> Option<Decision> {
        if !std::mem::take(&mut self.changed) {
            return None;
        }
        let sums: Vec<u8> = self.counts.iter().map(|count| count.sum()).collect();
        if let Some(known) = self.known.get(&sums) {
            return Some(*known);
        }
        let Statements {
            policies,
            request,
            starts,
            ..
        } = self.statements;
        let decision = layers::decision(policies, request, |policy, statement| {
            let start = starts.get(policy);
            let standing = start.and_then(|start| self.standing.get(start + statement));
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

impl Count {
    fn add(&mut self, statement: Truth, by: isize) {
        let count = match statement {
            Truth::True => &mut self.applies,
            Truth::Unknown => &mut self.unknown,
            Truth::False => return,
        };
        *count = count.saturating_add_signed(by);
    }

    /// What the group adds up to.
    fn sum(self) -> u8 {
        match (self.applies, self.unknown) {
            (0, 0) => 0,
            (0, _) => 1,
            _ => 2,
        }
    }
}
