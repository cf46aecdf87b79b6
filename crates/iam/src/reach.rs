//! From which addresses a request is allowed: the decision on every address of a family.
//!
//! A policy sees an address through finitely many networks, so nothing changes between one cut and
//! the next. Invariant: whether a condition holds is judged as for any request, once inside of its
//! addresses and once outside, and folded into decisions as for any request. Here is only found out
//! which addresses need no question of their own. Where a policy reads the address as a text, the
//! condition stays unknown, and is named.
//!
//! The keys that hold addresses:
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourceip>.

pub(crate) mod conditions;
pub mod patterns;
mod sweep;

use crate::ip::Family;
use crate::layers::Decision;
use crate::policy::Attached;
use crate::request::{Presence, Request};
use crate::span::Span;
use conditions::Outcomes;
use std::collections::BTreeMap;
use sweep::{Statements, Sums, Sweep};

/// What policies make of the addresses in one condition key, found once for all requests.
#[derive(Clone, Debug)]
pub struct Cuts {
    /// The key in lower case.
    key: String,
    /// The conditions that see addresses through networks, by their places.
    conditions: Vec<Condition>,
    /// Where their outcomes change, in order: in IPv4, in IPv6.
    cuts: [Vec<Cut>; 2],
}

/// A condition that sees addresses through networks.
#[derive(Clone, Debug)]
struct Condition {
    /// Indices of the policy, of its statement and of the statement's condition.
    place: (usize, usize, usize),
    /// In IPv4, in IPv6.
    outcomes: [Outcomes; 2],
}

/// A place at which the outcome of a condition changes.
#[derive(Clone, Copy, Debug)]
struct Cut {
    at: u128,
    /// Index into the conditions.
    condition: usize,
    /// Whether the addresses from here on are those of the condition.
    inside: bool,
}

/// The decision on each address of a family.
#[derive(Clone, Debug, PartialEq)]
pub struct Reach {
    /// Where a decision begins to hold, in order: the first at 0, and neighbours differ.
    pub steps: Vec<Step>,
    /// What reads the address in a way that may leave the decision open.
    pub unclear: Vec<Unclear>,
    /// False only where no decision hangs on what AWS doesn't document of statements.
    pub doubtful: bool,
}

/// A decision on all addresses up to the next step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The first address.
    pub first: u128,
    /// The decision.
    pub decision: Decision,
}

/// A place in a policy that reads an address as a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unclear {
    /// Index into the policies.
    pub policy: usize,
    /// What reads it.
    pub span: Span,
}

/// The one of a pair that is a family's.
fn of<T>([v4, v6]: &[T; 2], family: Family) -> &T {
    match family {
        Family::V4 => v4,
        Family::V6 => v6,
    }
}

impl Cuts {
    /// Collects what the policies ask of a key's addresses; its name must be in lower case.
    pub fn new(policies: &[Attached], key: &str) -> Cuts {
        let mut found = Cuts {
            key: key.to_string(),
            conditions: Vec::new(),
            cuts: [Vec::new(), Vec::new()],
        };
        for (policy, attached) in policies.iter().enumerate() {
            for (statement, written) in attached.policy.statements.iter().enumerate() {
                for (index, condition) in written.conditions.iter().enumerate() {
                    if condition.lower_key == key
                        && let Some(reads) = conditions::read(condition)
                    {
                        found.add((policy, statement, index), &reads);
                    }
                }
            }
        }
        for cuts in &mut found.cuts {
            cuts.sort_unstable_by_key(|cut| cut.at);
        }
        found
    }

    fn add(&mut self, place: (usize, usize, usize), reads: &[conditions::Read; 2]) {
        let condition = self.conditions.len();
        for ((cuts, read), family) in self.cuts.iter_mut().zip(reads).zip(Family::ALL) {
            if read.outcomes.inside == read.outcomes.outside {
                continue;
            }
            for range in read.set.ranges() {
                let cut = |at, inside| Cut {
                    at,
                    condition,
                    inside,
                };
                cuts.push(cut(range.first, true));
                if range.last < family.last() {
                    cuts.push(cut(range.last + 1, false));
                }
            }
        }
        let outcomes = reads.each_ref().map(|read| read.outcomes);
        self.conditions.push(Condition { place, outcomes });
    }

    /// The addresses of a family at which a decision may change, in order.
    pub fn addresses(&self, family: Family) -> impl Iterator<Item = u128> {
        of(&self.cuts, family).iter().map(|cut| cut.at)
    }

    /// The conditions of one statement, and the index of the first.
    fn within(&self, policy: usize, statement: usize) -> (usize, &[Condition]) {
        let statement_of = |condition: &Condition| (condition.place.0, condition.place.1);
        let wanted = (policy, statement);
        let first = (self.conditions).partition_point(|found| statement_of(found) < wanted);
        let rest = self.conditions.get(first..).unwrap_or_default();
        let length = rest.partition_point(|found| statement_of(found) == wanted);
        (first, rest.get(..length).unwrap_or_default())
    }
}

impl Reach {
    /// The decision on one address.
    pub fn at(&self, address: u128) -> Decision {
        let behind = (self.steps).partition_point(|step| step.first <= address);
        let step = behind.checked_sub(1).and_then(|at| self.steps.get(at));
        step.map_or(Decision::Depends, |step| step.decision)
    }
}

/// What was found before, by what the statements add up to without the address. It holds for requests
/// under the same policies with the same cuts that differ in nothing but resource and context: all else
/// that layers ask of them is in the statements.
#[derive(Clone, Debug, Default)]
pub struct Known {
    steps: BTreeMap<Sums, [Vec<Step>; 2]>,
}

/// Decides a request from every address, of IPv4 and of IPv6; what its context says of the key doesn't
/// count.
pub fn reach(
    policies: &[Attached],
    request: &Request<'_>,
    cuts: &Cuts,
    known: &mut Known,
) -> [Reach; 2] {
    let mut request = request.clone();
    request.context.set(&cuts.key, Presence::Unknown);
    let statements = Statements::new(policies, &request, cuts);
    let steps = (known.steps).entry(statements.sums());
    let steps = steps.or_insert_with(|| Family::ALL.map(|family| steps_of(&statements, family)));
    steps.clone().map(|steps| {
        let open = steps.iter().any(|step| step.decision == Decision::Depends);
        Reach {
            unclear: match open {
                true => statements.unclear.clone(),
                false => Vec::new(),
            },
            steps,
            doubtful: statements.doubtful,
        }
    })
}

fn steps_of(statements: &Statements<'_>, family: Family) -> Vec<Step> {
    let mut sweep = Sweep::new(statements, family);
    let mut steps: Vec<Step> = Vec::new();
    let mut coming = of(&statements.cuts.cuts, family).iter().peekable();
    let mut first = 0;
    loop {
        while let Some(cut) = coming.next_if(|cut| cut.at == first) {
            sweep.pass(*cut);
        }
        if let Some(decision) = sweep.decision()
            && steps.last().is_none_or(|step| step.decision != decision)
        {
            steps.push(Step { first, decision });
        }
        match coming.peek() {
            Some(cut) => first = cut.at,
            None => return steps,
        }
    }
}
