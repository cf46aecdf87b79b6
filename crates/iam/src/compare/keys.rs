//! The values of a condition key, by what the policies' conditions tell apart.
//!
//! A condition sees a value through networks, patterns, numbers or instants, of which there are
//! finitely many, so the values fall into classes in which all conditions hold alike. One value stands
//! for each.

use super::Pair;
use crate::condition::operator::Test;
use crate::condition::{self, Operand};
use crate::ip::set::Set;
use crate::ip::{Family, number};
use crate::pattern::Glob;
use crate::pattern::classes::{Piece, Telling, classes};
use crate::policy::Condition;
use crate::reach::conditions::{Read, read};
use crate::request::{Context, Presence};
use crate::truth::Truth;
use std::collections::BTreeSet;
use std::net::IpAddr;

/// A key that is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    /// Its name in lower case.
    pub name: String,
    /// One presence of each class.
    pub choices: Vec<Presence>,
    /// Whether there is no other class.
    pub complete: bool,
}

/// What is known of a key before any policy is read.
#[derive(Clone, Copy, Debug)]
pub struct Nature<'a> {
    /// Its name in lower case.
    pub name: &'a str,
    /// Whether requests may do without it.
    pub optional: bool,
    /// Whether it holds several values; where nobody knows, a set operator tells.
    pub many: Option<bool>,
    /// Values that an example should have, where they will do.
    pub examples: &'a [&'a str],
}

/// How many steps it may take to tell texts apart, and how many values a list's classes are made of.
const STEPS: usize = 200_000;
const VALUES: usize = 8;

/// How long a text may be.
const LENGTH: usize = 256;

const LETTERS: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:@=+, ";

impl Key {
    pub(super) fn is(&self, name: &str) -> bool {
        name.len() == self.name.len() && name.to_lowercase() == self.name
    }
}

impl Pair<'_> {
    /// The classes of a key in a context.
    pub fn key(&self, nature: Nature<'_>, context: &Context) -> Key {
        let statements = || self.statements();
        let conditions: Vec<&Condition> = statements()
            .flat_map(|statement| &statement.conditions)
            .filter(|condition| condition.lower_key == nature.name)
            .collect();
        let mut values = Values {
            conditions,
            context: context.clone(),
            name: nature.name,
            found: Vec::new(),
            complete: true,
        };
        let mut variables = statements().flat_map(|statement| statement.variables());
        let varies = variables.any(|variable| variable.lower_key.as_deref() == Some(nature.name));
        values.find(nature.examples);
        let set = (values.conditions.iter()).any(|condition| condition.operator.set.is_some());
        let mut choices = match nature.many.unwrap_or(set) {
            true => values.lists(),
            false => values.single(),
        };
        if nature.optional {
            choices.insert(0, Presence::Absent);
        }
        // What a variable makes of a value hangs on more than the conditions on its key.
        if !varies {
            choices = values.apart(choices);
        }
        Key {
            name: nature.name.to_string(),
            choices,
            complete: values.complete && !varies,
        }
    }
}

struct Values<'a> {
    conditions: Vec<&'a Condition>,
    context: Context,
    name: &'a str,
    found: Vec<String>,
    complete: bool,
}

impl Values<'_> {
    fn find(&mut self, examples: &[&str]) {
        let mut tests: Vec<Test> = Vec::new();
        for condition in &self.conditions {
            let test = condition.operator.test;
            if test != Test::Null && !tests.iter().any(|known| family(*known) == family(test)) {
                tests.push(test);
            }
        }
        self.found
            .extend(examples.iter().map(|text| text.to_string()));
        let addresses = examples.iter().any(|text| text.parse::<IpAddr>().is_ok());
        let is_text = |test: &Test| family(*test) == family(Test::StringLike);
        match tests.as_slice() {
            _ if addresses => self.addresses(),
            // Such a key holds nothing else, whatever it is held against.
            _ if examples.contains(&"true") => {}
            [] if examples.is_empty() => self.add(["example"]),
            [] => {}
            [test] if is_text(test) => self.texts(),
            [Test::IpAddress] => self.addresses(),
            [Test::Bool] => self.add(["true", "false"]),
            [Test::Numeric(_)] => self.numbers(),
            [Test::Date(_)] => self.instants(),
            tests => {
                // What is a number to one condition is a text to another.
                self.complete = false;
                if tests.contains(&Test::IpAddress) {
                    self.addresses();
                }
                if tests.iter().any(is_text) {
                    self.texts();
                }
                self.written();
            }
        }
    }

    fn add<'b>(&mut self, values: impl IntoIterator<Item = &'b str>) {
        self.found.extend(values.into_iter().map(str::to_string));
    }

    /// The conditions' own values.
    fn operands(&self) -> impl Iterator<Item = &Operand> {
        let values = self
            .conditions
            .iter()
            .flat_map(|condition| &condition.values);
        values.map(|item| &item.meant)
    }

    /// A value of each class of addresses: it is in the same networks.
    fn addresses(&mut self) {
        let reads: Vec<Option<[Read; 2]>> = self
            .conditions
            .iter()
            .map(|condition| read(condition))
            .collect();
        let sets = |family: Family| -> Vec<&Set> {
            let index = usize::from(family == Family::V6);
            let reads = reads.iter().flatten();
            reads
                .filter_map(|both| both.get(index))
                .map(|one| &one.set)
                .collect()
        };
        let text = |one: &Read| one.outcomes.text;
        let inexact = reads
            .iter()
            .any(|both| both.as_ref().is_none_or(|both| both.iter().any(text)));
        let mut seen: BTreeSet<(Family, Vec<bool>)> = BTreeSet::new();
        let mut values = Vec::new();
        let examples = self
            .found
            .iter()
            .filter_map(|text| text.parse::<IpAddr>().ok());
        let mut candidates: Vec<(Family, u128)> = examples.map(number).collect();
        for family in Family::ALL {
            candidates.push((family, 0));
            for range in sets(family).into_iter().flat_map(Set::ranges) {
                let behind = range
                    .last
                    .checked_add(1)
                    .filter(|next| *next <= family.last());
                candidates.extend(
                    [Some(range.first), behind]
                        .into_iter()
                        .flatten()
                        .map(|n| (family, n)),
                );
            }
        }
        let both = Family::ALL.map(sets);
        for (family, value) in candidates {
            let sets = both
                .get(usize::from(family == Family::V6))
                .into_iter()
                .flatten();
            let kind: Vec<bool> = sets.map(|set| set.contains(value)).collect();
            if seen.insert((family, kind)) {
                values.push(family.address(value).to_string());
            }
        }
        self.found = values;
        self.complete &= !inexact;
    }

    /// A value of each class of texts: it fits the same patterns.
    fn texts(&mut self) {
        let mut globs: Vec<(Glob, bool)> = Vec::new();
        for condition in &self.conditions {
            let folded = condition.operator.test == Test::StringEqualsIgnoreCase;
            for item in &condition.values {
                let (Operand::Text(template) | Operand::Arn(template)) = &item.meant else {
                    continue;
                };
                match template.resolve(&self.context) {
                    Ok(resolved) => {
                        let one = (resolved.glob.into_owned(), folded);
                        if !globs.contains(&one) {
                            globs.push(one);
                        }
                    }
                    Err(crate::variable::Unresolved::Unknown(_)) => self.complete = false,
                    Err(_) => {}
                }
            }
        }
        let mut alphabet = LETTERS.to_string();
        for (glob, _) in &globs {
            // A pattern filled with what reads well comes before what is merely the shortest.
            self.found.push(glob.example());
            let new: Vec<char> = glob
                .literals()
                .chars()
                .filter(|c| !alphabet.contains(*c))
                .collect();
            alphabet.extend(new);
        }
        self.found.push("example".to_string());
        let telling: Vec<Telling<'_>> = (globs.iter())
            .map(|(glob, folded)| Telling {
                glob,
                folded: *folded,
            })
            .collect();
        let form = [Piece::Run {
            alphabet: &alphabet,
            least: 1,
            most: LENGTH,
        }];
        match classes(&telling, &form, STEPS) {
            Some(classes) => self
                .found
                .extend(classes.into_iter().map(|class| class.witness)),
            None => self.complete = false,
        }
    }

    /// Each number that stands in a condition, one behind it, and one before all.
    fn numbers(&mut self) {
        let numbers: Vec<i64> = (self.operands())
            .filter_map(|operand| match operand {
                Operand::Number(number) => Some(number.whole()),
                _ => None,
            })
            .map(|whole| whole.filter(|number| number.unsigned_abs() < 1 << 53))
            .collect::<Option<_>>()
            .unwrap_or_else(|| {
                self.complete = false;
                Vec::new()
            });
        self.between(&numbers);
    }

    /// Each instant that stands in a condition, one behind it, and one before all.
    fn instants(&mut self) {
        let seconds: Vec<i64> = (self.operands())
            .filter_map(|operand| match operand {
                Operand::Date(instant) => Some(instant.whole_seconds()),
                _ => None,
            })
            .collect::<Option<_>>()
            .unwrap_or_else(|| {
                self.complete = false;
                Vec::new()
            });
        self.between(&seconds);
    }

    /// A value at each number, one between it and the next, one before all.
    fn between(&mut self, numbers: &[i64]) {
        let least = numbers
            .iter()
            .min()
            .map_or(0, |least| least.saturating_sub(1));
        for number in [least].iter().chain(numbers) {
            let next = number.saturating_add(1);
            self.found.extend([number.to_string(), next.to_string()]);
            // Between two neighbours there is no whole number.
            self.found.push(match *number {
                -1 => "-0.5".to_string(),
                number if number < 0 => format!("{next}.5"),
                number => format!("{number}.5"),
            });
        }
    }

    /// The values as the conditions have them, where they have a text.
    fn written(&mut self) {
        let mut found = Vec::new();
        for operand in self.operands() {
            match operand {
                Operand::Number(number) => found.extend(number.whole().map(|n| n.to_string())),
                Operand::Date(instant) => {
                    found.extend(instant.whole_seconds().map(|seconds| seconds.to_string()));
                }
                _ => {}
            }
        }
        self.found.extend(found);
        self.add(["example", "0", "true", "false"]);
    }

    /// Whether each condition on the key holds.
    fn kind(&mut self, presence: &Presence) -> Vec<Truth> {
        self.context.set(self.name, presence.clone());
        let judge = |condition: &&Condition| condition::judge(condition, &self.context).0.truth;
        self.conditions.iter().map(judge).collect()
    }

    /// Of the choices that all conditions find alike only the first.
    fn apart(&mut self, choices: Vec<Presence>) -> Vec<Presence> {
        let mut seen = BTreeSet::new();
        let mut kept = Vec::new();
        for choice in choices {
            if seen.insert(self.kind(&choice)) {
                kept.push(choice);
            }
        }
        kept
    }

    fn single(&mut self) -> Vec<Presence> {
        let found = std::mem::take(&mut self.found);
        found.into_iter().map(Presence::One).collect()
    }

    /// Lists of values of every combination of classes.
    fn lists(&mut self) -> Vec<Presence> {
        let found = std::mem::take(&mut self.found);
        let mut seen = BTreeSet::new();
        let mut values = Vec::new();
        for value in found {
            let kind = self.kind(&Presence::Many(vec![value.clone()]));
            if seen.insert(kind) {
                values.push(value);
            }
        }
        self.complete &= values.len() <= VALUES;
        let several = 1u32 << values.len().min(VALUES);
        let list = |chosen: u32| {
            let kept = values
                .iter()
                .enumerate()
                .filter(|(bit, _)| chosen >> bit & 1 == 1);
            Presence::Many(kept.map(|(_, value)| value.clone()).collect())
        };
        let mut lists: Vec<u32> = (1..several).collect();
        lists.sort_by_key(|chosen| chosen.count_ones());
        lists.into_iter().map(list).collect()
    }
}

/// The tests that see a value in the same way.
fn family(test: Test) -> u8 {
    match test {
        Test::StringEquals | Test::StringEqualsIgnoreCase | Test::StringLike | Test::Arn => 0,
        Test::Numeric(_) => 1,
        Test::Date(_) => 2,
        Test::Bool => 3,
        Test::Binary => 4,
        Test::IpAddress => 5,
        Test::Null => 6,
    }
}
