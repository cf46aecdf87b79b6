//! All texts of a form, sorted by which of several patterns they match.
//!
//! The patterns run side by side over every text at once: what a text has reached in all of them is a
//! state, and from a state only those characters differ that a pattern waits for there. Texts in the
//! same state are the same to every pattern from there on, so following each state once finds every
//! class there is, and none that is empty, whatever the lengths allowed.

use super::{Glob, PLAIN, Rules, Step, Unit, fold};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// A pattern that tells texts apart.
#[derive(Clone, Copy, Debug)]
pub struct Telling<'a> {
    /// The pattern.
    pub glob: &'a Glob,
    /// Whether upper and lower case are equal to it.
    pub folded: bool,
}

/// One piece of a form, one behind the other.
#[derive(Clone, Copy, Debug)]
pub enum Piece<'a> {
    /// This text.
    Text(&'a str),
    /// So many of these characters.
    Run {
        /// The characters, those first that an example should have.
        alphabet: &'a str,
        /// How many at least.
        least: usize,
        /// How many at most.
        most: usize,
    },
}

/// The texts that match the same patterns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    /// The indices of these patterns, in order.
    pub matched: Vec<usize>,
    /// One of the texts, of which none is shorter.
    pub witness: String,
}

/// The places that a text has reached, in order.
type State = Vec<usize>;

/// The patterns' units one behind the other; each pattern ends in a place of its own.
struct Automaton {
    places: Vec<Place>,
    /// The first place of each pattern.
    starts: Vec<usize>,
    /// The places from which a pattern can't end any more.
    hopeless: Vec<bool>,
}

#[derive(Clone, Copy)]
enum Place {
    Unit(Unit, Rules),
    /// The end of the pattern of this index.
    End(usize),
}

/// The classes of all texts of a form: no text is in two of them, and each is in one. Nothing where
/// more than `limit` steps of a pattern by a character would be taken.
pub fn classes(patterns: &[Telling<'_>], form: &[Piece<'_>], limit: usize) -> Option<Vec<Class>> {
    let mut automaton = Automaton::new(patterns);
    let mut budget = limit;
    let mut reached = BTreeMap::from([(automaton.start(), String::new())]);
    for (index, piece) in form.iter().enumerate() {
        if let (Piece::Run { alphabet, .. }, true) = (piece, index + 1 == form.len()) {
            automaton.prune(alphabet);
            reached = automaton.read(reached, "");
        }
        reached = match *piece {
            Piece::Text(text) => automaton.read(reached, text),
            Piece::Run {
                alphabet,
                least,
                most,
            } => automaton.run(reached, alphabet, least..=most, &mut budget)?,
        };
    }
    let mut classes: BTreeMap<Vec<usize>, String> = BTreeMap::new();
    for (state, witness) in reached {
        keep_shorter(&mut classes, automaton.ended(&state), witness);
    }
    let class = |(matched, witness)| Class { matched, witness };
    Some(classes.into_iter().map(class).collect())
}

/// Of two texts of the same kind the shorter one stands for it.
fn keep_shorter(kinds: &mut BTreeMap<Vec<usize>, String>, kind: Vec<usize>, text: String) {
    let known = kinds.get(&kind).map(String::len);
    if known.is_none_or(|length| text.len() < length) {
        kinds.insert(kind, text);
    }
}

impl Automaton {
    fn new(patterns: &[Telling<'_>]) -> Automaton {
        let mut automaton = Automaton {
            places: Vec::new(),
            starts: Vec::with_capacity(patterns.len()),
            hopeless: Vec::new(),
        };
        for (index, pattern) in patterns.iter().enumerate() {
            let rules = match pattern.folded {
                true => PLAIN.folding(usize::MAX),
                false => PLAIN,
            };
            let units = pattern.glob.units().into_iter();
            automaton.starts.push(automaton.places.len());
            let units = units.map(|unit| Place::Unit(unit, rules));
            automaton.places.extend(units);
            automaton.places.push(Place::End(index));
        }
        automaton.hopeless = vec![false; automaton.places.len()];
        automaton
    }

    /// Gives up the places behind which a character must come that is none of these, the only ones to
    /// come: a `*` before a later colon would be dragged along through every name.
    fn prune(&mut self, alphabet: &str) {
        let mut behind = false;
        for (place, hopeless) in self.places.iter().zip(&mut self.hopeless).rev() {
            let comes =
                |wanted: char, rules: Rules| alphabet.chars().any(|c| rules.equal(wanted, c));
            behind = match *place {
                Place::End(_) => false,
                Place::Unit(Unit::Char(wanted), rules) => behind || !comes(wanted, rules),
                Place::Unit(..) => behind,
            };
            *hopeless = behind;
        }
    }

    fn start(&self) -> State {
        let mut state = State::new();
        for place in &self.starts {
            self.enter(*place, &mut state);
        }
        self.sorted(state)
    }

    /// Adds a place, and those behind it that an empty text reaches from there.
    fn enter(&self, mut place: usize, state: &mut State) {
        state.push(place);
        while let Some(Place::Unit(Unit::Any | Unit::AnyInField | Unit::AnyAcross, _)) =
            self.places.get(place)
        {
            place += 1;
            state.push(place);
        }
    }

    fn step(&self, state: &State, c: char) -> State {
        let mut next = State::new();
        for place in state {
            let Some(Place::Unit(unit, rules)) = self.places.get(*place) else {
                continue;
            };
            match rules.step(*unit, c) {
                Step::Dies => {}
                Step::Stays => self.enter(*place, &mut next),
                Step::GoesOn => self.enter(*place + 1, &mut next),
            }
        }
        self.sorted(next)
    }

    fn sorted(&self, mut state: State) -> State {
        state.retain(|place| self.hopeless.get(*place) != Some(&true));
        state.sort_unstable();
        state.dedup();
        state
    }

    fn read(&self, reached: BTreeMap<State, String>, text: &str) -> BTreeMap<State, String> {
        let mut behind = BTreeMap::new();
        for (state, witness) in reached {
            let state = text
                .chars()
                .fold(self.sorted(state), |state, c| self.step(&state, c));
            keep_shorter(&mut behind, state, witness + text);
        }
        behind
    }

    /// Every state behind a run. How many characters were read is a part of a state only until they
    /// are enough: from then on the fewest characters that lead to a state lead on to most.
    fn run(
        &self,
        reached: BTreeMap<State, String>,
        alphabet: &str,
        lengths: std::ops::RangeInclusive<usize>,
        budget: &mut usize,
    ) -> Option<BTreeMap<State, String>> {
        let (least, most) = (*lengths.start(), *lengths.end());
        let mut behind = BTreeMap::new();
        let mut seen: BTreeSet<(usize, State)> = BTreeSet::new();
        let mut waiting: VecDeque<(usize, State, String)> = VecDeque::new();
        for (state, witness) in reached {
            seen.insert((0, state.clone()));
            waiting.push_back((0, state, witness));
        }
        while let Some((length, state, witness)) = waiting.pop_front() {
            if length < most {
                let telling = self.telling(&state, alphabet);
                *budget = budget.checked_sub(telling.len() * (1 + state.len()))?;
                for c in telling {
                    let next = self.step(&state, c);
                    if seen.insert(((length + 1).min(least), next.clone())) {
                        let mut witness = witness.clone();
                        witness.push(c);
                        waiting.push_back((length + 1, next, witness));
                    }
                }
            }
            if length >= least {
                keep_shorter(&mut behind, state, witness);
            }
        }
        Some(behind)
    }

    /// The characters that a state tells apart: those that a pattern waits for, and one of all others.
    fn telling(&self, state: &State, alphabet: &str) -> Vec<char> {
        let mut waited = String::new();
        for place in state {
            match self.places.get(*place) {
                Some(Place::Unit(Unit::Char(wanted), rules)) => match rules.folded_fields {
                    0 => waited.push(*wanted),
                    _ => waited.extend(alphabet.chars().filter(|c| fold(*c) == fold(*wanted))),
                },
                Some(Place::Unit(Unit::OneInField | Unit::AnyInField, _)) => waited.push(':'),
                _ => {}
            }
        }
        let other = alphabet.chars().find(|c| !waited.contains(*c));
        let waited = alphabet.chars().filter(|c| waited.contains(*c));
        other.into_iter().chain(waited).collect()
    }

    /// The patterns that match the texts of a state.
    fn ended(&self, state: &State) -> Vec<usize> {
        let end = |place: &usize| match self.places.get(*place) {
            Some(Place::End(pattern)) => Some(*pattern),
            _ => None,
        };
        state.iter().filter_map(end).collect()
    }
}

impl Glob {
    /// The text behind its last wildcard, or all of it.
    pub fn ending(&self) -> &str {
        let from = self.wildcards.last().map_or(0, |(at, _)| *at);
        self.literals.get(from..).unwrap_or_default()
    }

    /// A text that it matches, with a word in place of each wildcard.
    pub fn example(&self) -> String {
        let mut text = String::new();
        for unit in self.units() {
            match unit {
                Unit::Char(c) => text.push(c),
                Unit::One | Unit::OneInField => text.push('x'),
                Unit::Any | Unit::AnyInField | Unit::AnyAcross => text.push_str("Example"),
            }
        }
        text
    }

    /// The pattern of texts that are made of a text of each.
    pub fn concat(globs: &[&Glob]) -> Glob {
        globs.iter().flat_map(|glob| glob.units()).collect()
    }
}
