//! Two sets of policies, held against each other over every context of a request.
//!
//! Invariant: nothing is judged here. A key that nobody has asked about yet is unknown, and what the
//! evaluator decides of an unknown key holds for all its values; so a branch of the search is done as
//! soon as both sides decide alike, or no statement that only one of them has can apply. What is left
//! asks for one key more, once for each of its [classes](keys::Key).

pub mod keys;

use crate::evaluate::{Asked, decide, parts, unknown_keys};
use crate::layers::{self, Decision};
use crate::policy::{Attached, Kind};
use crate::request::{Presence, Request};
use crate::truth::Truth;
use keys::Key;
use std::collections::{BTreeMap, BTreeSet};

/// Two sets of policies, and where they differ in their text.
#[derive(Debug)]
pub struct Pair<'a> {
    sides: [&'a [Attached]; 2],
    /// The statements that the other side doesn't have, by policy and number.
    lone: [Vec<(usize, usize)>; 2],
    /// Whether one side has a layer that the other hasn't.
    layers_differ: bool,
}

/// How a context decides differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// Only the second side allows it.
    Allowed,
    /// Only the first side allows it.
    Denied,
}

impl Change {
    /// Both.
    pub const ALL: [Change; 2] = [Change::Allowed, Change::Denied];
}

/// The keys that a search had to ask for, in that order, and what they hold.
pub type Context = Vec<(String, Presence)>;

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// A context for each way in which the sides decide differently; any other key may be absent.
    pub changes: BTreeMap<Change, Context>,
    /// Whether there is no other way. Otherwise a key holds values that can't be told apart in full, or
    /// the search was too long.
    pub complete: bool,
}

impl<'a> Pair<'a> {
    /// The sides before and after a change.
    pub fn new(before: &'a [Attached], after: &'a [Attached]) -> Pair<'a> {
        let sides = [before, after];
        let layers = |side: &[Attached]| -> BTreeSet<(Kind, u32)> {
            side.iter().map(|one| (one.kind, one.level)).collect()
        };
        Pair {
            sides,
            lone: lone(sides),
            layers_differ: layers(before) != layers(after),
        }
    }

    /// Whether the sides may decide differently about an action.
    pub fn concerns(&self, request: &Request<'_>) -> bool {
        let about = |(side, lone): (&&[Attached], &Vec<(usize, usize)>)| {
            let asked = Asked::new(side, request);
            lone.iter().any(|(policy, number)| {
                let statement = side
                    .get(*policy)
                    .and_then(|one| one.policy.statements.get(*number));
                // The first part is the action.
                let action = statement.and_then(|statement| parts(statement, &asked).next());
                action.is_some_and(|part| part.judgement.truth != Truth::False)
            })
        };
        self.layers_differ || self.sides.iter().zip(&self.lone).any(about)
    }

    /// Both sides, one behind the other, without what the second has in common with the first.
    fn statements(&self) -> impl Iterator<Item = &'a crate::policy::Statement> {
        let [before, after] = self.sides;
        let all = before
            .iter()
            .flat_map(|attached| &attached.policy.statements);
        let lone = self.lone.last().into_iter().flatten();
        all.chain(lone.filter_map(|(policy, number)| {
            after
                .get(*policy)
                .and_then(|one| one.policy.statements.get(*number))
        }))
    }

    /// Searches the contexts of a request for those that the sides decide differently. `keys` are those
    /// that are unknown in it; every step decides one context, or many at once.
    pub fn differences(&self, request: Request<'_>, keys: &[Key], steps: &mut usize) -> Found {
        let mut search = Search {
            pair: self,
            request,
            keys,
            asked: Vec::new(),
            steps,
            found: Found {
                changes: BTreeMap::new(),
                complete: true,
            },
        };
        search.go();
        search.found
    }
}

struct Search<'a> {
    pair: &'a Pair<'a>,
    request: Request<'a>,
    keys: &'a [Key],
    asked: Context,
    steps: &'a mut usize,
    found: Found,
}

/// How many keys a context may have to be asked for.
const DEPTH: usize = 64;

impl Search<'_> {
    fn go(&mut self) {
        let Some(left) = self.steps.checked_sub(1) else {
            self.found.complete = false;
            return;
        };
        *self.steps = left;
        let mut open = None;
        let lone = [0, 1].map(|side| self.lone(side, &mut open));
        if !self.pair.layers_differ && lone == [Truth::False, Truth::False] {
            return;
        }
        let [before, after] = self.pair.sides.map(|side| decide(side, &self.request));
        let may_be =
            |decision: Decision, wanted| decision == wanted || decision == Decision::Depends;
        let allowed = may_be(before, Decision::Deny) && may_be(after, Decision::Allow);
        let denied = may_be(before, Decision::Allow) && may_be(after, Decision::Deny);
        let new = |change, possible: bool| possible && !self.found.changes.contains_key(&change);
        let (allowed, denied) = (new(Change::Allowed, allowed), new(Change::Denied, denied));
        if !allowed && !denied {
            return;
        }
        if before != Decision::Depends && after != Decision::Depends {
            let change = match allowed {
                true => Change::Allowed,
                false => Change::Denied,
            };
            self.found.changes.insert(change, self.asked.clone());
            return;
        }
        for side in [0, 1] {
            open = open.or_else(|| self.open(side));
        }
        let key = open.filter(|_| self.asked.len() < DEPTH);
        let Some(key) = key.and_then(|index| self.keys.get(index)) else {
            self.found.complete = false;
            return;
        };
        self.found.complete &= key.complete;
        for choice in &key.choices {
            self.request.context.set(&key.name, choice.clone());
            self.asked.push((key.name.clone(), choice.clone()));
            self.go();
            self.asked.pop();
        }
        self.request.context.set(&key.name, Presence::Unknown);
    }

    /// Whether a statement applies that only one side has, and a key that it hangs on.
    fn lone(&self, side: usize, open: &mut Option<usize>) -> Truth {
        let policies = self.pair.sides.get(side).copied().unwrap_or_default();
        let lone = self.pair.lone.get(side).map_or(&[][..], Vec::as_slice);
        let asked = Asked::new(policies, &self.request);
        Truth::any(lone.iter().map(|(policy, number)| {
            match self.statement(policies, &asked, *policy, *number) {
                (Truth::Unknown, key) => {
                    *open = open.or(key);
                    Truth::Unknown
                }
                (truth, _) => truth,
            }
        }))
    }

    /// A key that any statement of a side hangs on.
    fn open(&self, side: usize) -> Option<usize> {
        let policies = self.pair.sides.get(side).copied().unwrap_or_default();
        let asked = Asked::new(policies, &self.request);
        let all = policies.iter().enumerate().flat_map(|(policy, attached)| {
            (0..attached.policy.statements.len()).map(move |number| (policy, number))
        });
        let mut keys =
            all.map(
                |(policy, number)| match self.statement(policies, &asked, policy, number) {
                    (Truth::Unknown, key) => key,
                    _ => None,
                },
            );
        keys.find_map(|key| key)
    }

    /// Whether a statement applies, and the first key that it hangs on.
    fn statement(
        &self,
        policies: &[Attached],
        asked: &Asked<'_>,
        policy: usize,
        number: usize,
    ) -> (Truth, Option<usize>) {
        let attached = policies.get(policy);
        let attached = attached.filter(|attached| layers::applies(attached.kind, &self.request));
        let found = attached.and_then(|attached| {
            let statement = attached.policy.statements.get(number)?;
            Some((&attached.policy, statement))
        });
        let Some((policy, statement)) = found else {
            return (Truth::False, None);
        };
        let mut key = None;
        let truth = Truth::all(parts(statement, asked).map(|part| {
            if part.judgement.truth == Truth::Unknown && key.is_none() {
                key = unknown_keys(policy, statement, &part, &self.request)
                    .find_map(|name| self.keys.iter().position(|key| key.is(&name)));
            }
            part.judgement.truth
        }));
        (truth, key)
    }
}

/// The statements of each side that the other hasn't, in the same layer and the same version.
fn lone(sides: [&[Attached]; 2]) -> [Vec<(usize, usize)>; 2] {
    let mut left: BTreeMap<_, Vec<(usize, usize)>> = BTreeMap::new();
    let each = |side: &[Attached], found: &mut dyn FnMut(_, (usize, usize))| {
        for (policy, attached) in side.iter().enumerate() {
            let version = attached.policy.version;
            for (number, statement) in attached.policy.statements.iter().enumerate() {
                let text = plain(statement.span.of(&attached.policy.source));
                let key = (attached.kind, attached.level, version, text);
                found(key, (policy, number));
            }
        }
    };
    let [before, after] = sides;
    each(before, &mut |key, place| {
        left.entry(key).or_default().push(place)
    });
    let mut new = Vec::new();
    each(after, &mut |key, place| {
        if left.get_mut(&key).and_then(Vec::pop).is_none() {
            new.push(place);
        }
    });
    let mut gone: Vec<_> = left.into_values().flatten().collect();
    gone.sort_unstable();
    [gone, new]
}

/// A statement without the white space between its tokens.
fn plain(text: &str) -> String {
    let (mut quoted, mut escaped) = (false, false);
    let kept = text.chars().filter(|c| {
        let keep = quoted || !c.is_ascii_whitespace();
        match c {
            '"' if !escaped => quoted = !quoted,
            _ => {}
        }
        escaped = *c == '\\' && !escaped;
        keep
    });
    kept.collect()
}
