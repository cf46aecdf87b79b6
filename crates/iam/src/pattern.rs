//! `*` and `?` globs, matched in time linear in pattern × text, whatever the pattern.
//!
//! A pattern is a row of [`Unit`]s, and matching advances the set of units that the text read so far
//! can have reached (Thompson's simulation), so there is nothing to backtrack into. Whether a
//! wildcard may leave its ARN field is part of the unit: see
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html>.

pub mod classes;
mod relation;
mod trigrams;

pub use trigrams::Trigrams;

/// One step of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Exactly this character.
    Char(char),
    /// `?`: any one character.
    One,
    /// `?` in one of an ARN's first five fields: any one character but a colon.
    OneInField,
    /// `*`: any characters, or none.
    Any,
    /// `*` in one of an ARN's first five fields: any characters but colons, or none.
    AnyInField,
    /// `*` at the end of such a field: documented to expand beyond the colon.
    AnyAcross,
}

/// A whole pattern, anchored at both ends: its wildcards, and the literal text around them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Glob {
    /// The characters that stand for themselves, one behind the other.
    literals: String,
    /// Each wildcard with the byte of `literals` before which it stands.
    wildcards: Vec<(usize, Unit)>,
    /// What a text must have behind the first wildcard.
    trigrams: Trigrams,
}

/// A `*` or `?` in a text, with what its meaning may hang on.
#[derive(Clone, Copy, Debug)]
pub struct Wildcard {
    /// Which of the two.
    pub c: char,
    /// How many colons stand before it.
    pub colons: usize,
    /// The character behind it.
    pub next: Option<char>,
}

impl Wildcard {
    /// What it means where there are no fields.
    pub fn flat(self) -> Unit {
        match self.c {
            '*' => Unit::Any,
            _ => Unit::One,
        }
    }
}

/// How many colons end an ARN's fields before the resource itself.
pub const FIELDS: usize = 5;

/// What a run over a text takes as equal, and how far a wildcard may go.
#[derive(Clone, Copy)]
struct Rules {
    /// In how many more fields case doesn't count.
    folded_fields: usize,
    across: bool,
}

/// Where a character takes the place before a unit.
#[derive(Clone, Copy, PartialEq)]
enum Step {
    /// Nowhere.
    Dies,
    /// It stays: a `*` took the character.
    Stays,
    /// Behind the unit.
    GoesOn,
}

/// The documented rules: case counts, and `*` at the end of a field may cross the colon.
const PLAIN: Rules = Rules {
    folded_fields: 0,
    across: true,
};

impl FromIterator<Unit> for Glob {
    fn from_iter<I: IntoIterator<Item = Unit>>(units: I) -> Glob {
        let mut glob = Glob::default();
        for unit in units {
            match unit {
                Unit::Char(c) => glob.literals.push(c),
                wildcard => glob.wildcards.push((glob.literals.len(), wildcard)),
            }
        }
        glob
    }
}

impl Glob {
    /// The pattern of a text in which nothing is special.
    pub fn literal(text: &str) -> Glob {
        Glob {
            literals: text.to_string(),
            ..Glob::default()
        }
    }

    /// The pattern of a text in which `*` and `?` are wildcards and nothing else is special.
    pub fn flat(text: &str) -> Glob {
        Glob::parse(text, Wildcard::flat)
    }

    /// The pattern of an ARN of six fields, in the first five of which no wildcard leaves its own.
    pub fn fields(text: &str) -> Glob {
        Glob::parse(text, |wildcard| match wildcard.flat() {
            Unit::Any if wildcard.colons < FIELDS => Unit::AnyInField,
            Unit::One if wildcard.colons < FIELDS => Unit::OneInField,
            unit => unit,
        })
    }

    /// The pattern of a text whose `*` and `?` mean what `wildcard` says.
    pub fn parse(text: &str, wildcard: impl Fn(Wildcard) -> Unit) -> Glob {
        let mut glob = Glob::default();
        let (mut colons, mut start) = (0, 0);
        for (at, byte) in text.bytes().enumerate() {
            match byte {
                b':' => colons += 1,
                b'*' | b'?' => {
                    glob.push(text.get(start..at).unwrap_or_default(), text);
                    start = at + 1;
                    let next = text.get(start..).and_then(|rest| rest.chars().next());
                    let c = char::from(byte);
                    let unit = wildcard(Wildcard { c, colons, next });
                    glob.wildcards.push((glob.literals.len(), unit));
                }
                _ => {}
            }
        }
        glob.push(text.get(start..).unwrap_or_default(), text);
        glob
    }

    /// Appends a literal piece of a text.
    fn push(&mut self, literal: &str, text: &str) {
        if self.literals.is_empty() {
            self.literals.reserve_exact(text.len());
        }
        self.literals.push_str(literal);
        // What stands before the first wildcard is compared at once anyway. Beyond ASCII letters may
        // be equal that differ in bytes.
        if !self.wildcards.is_empty() && literal.is_ascii() {
            self.trigrams.add(literal);
        }
    }

    /// The text without its wildcards.
    pub fn literals(&self) -> &str {
        &self.literals
    }

    /// False only where a text with these trigrams can't match, whatever counts as equal.
    pub fn may_match(&self, text: Trigrams) -> bool {
        text.hold(self.trigrams)
    }

    /// Whether the whole text matches.
    pub fn matches(&self, text: &str) -> bool {
        self.run(text, PLAIN)
    }

    /// Whether the whole text matches with upper and lower case taken as equal.
    pub fn matches_ignoring_case(&self, text: &str) -> bool {
        self.run(text, PLAIN.folding(usize::MAX))
    }

    /// Whether the whole text matches with case ignored in the first five fields of an ARN.
    pub fn matches_ignoring_case_of_fields(&self, text: &str) -> bool {
        self.run(text, PLAIN.folding(FIELDS))
    }

    /// Whether it also matches where no wildcard of the first five fields crosses a colon.
    pub fn matches_within_fields(&self, text: &str) -> bool {
        let across = false;
        self.run(text, Rules { across, ..PLAIN })
    }

    fn run(&self, text: &str, rules: Rules) -> bool {
        let folding = rules.folded_fields > 0;
        // Outside of ASCII a letter may equal one that is longer in bytes.
        if !folding || (text.is_ascii() && self.literals.is_ascii()) {
            if !self.literals_in_order(text.as_bytes(), folding) {
                return false;
            }
            let free = |(_, unit): &(usize, Unit)| match unit {
                Unit::Any => true,
                Unit::AnyAcross => rules.across,
                _ => false,
            };
            if rules.same_throughout() && self.wildcards.iter().all(free) {
                return true;
            }
        }
        let units = self.units();
        if units.len() < 64 {
            return simulate_word(&units, text, rules);
        }
        let words = units.len() / 64 + 1;
        simulate(
            &units,
            text,
            rules,
            &mut vec![0; words],
            &mut vec![0; words],
        )
    }

    /// Whether the literal pieces stand in the text in their order, the first at its beginning and
    /// the last at its end. Any match needs that, and it is all that `*` needs.
    fn literals_in_order(&self, text: &[u8], folding: bool) -> bool {
        let equal = |a: &[u8], b: &[u8]| a == b || (folding && a.eq_ignore_ascii_case(b));
        let literals = self.literals.as_bytes();
        let ([(first, _), ..], [.., (last, _)]) =
            (self.wildcards.as_slice(), self.wildcards.as_slice())
        else {
            return equal(literals, text);
        };
        let (head, tail) = (literals.get(..*first), literals.get(*last..));
        let (head, tail) = (head.unwrap_or_default(), tail.unwrap_or_default());
        let Some((begins, mut rest)) = text.split_at_checked(head.len()) else {
            return false;
        };
        let Some(end) = rest.len().checked_sub(tail.len()) else {
            return false;
        };
        let ends = rest.split_off(end..).unwrap_or_default();
        if !equal(head, begins) || !equal(tail, ends) {
            return false;
        }
        let starts = self.wildcards.iter().map(|(at, _)| *at);
        let ends = starts.clone().skip(1);
        starts.zip(ends).all(|(start, end)| {
            let piece = literals.get(start..end).unwrap_or_default();
            let Some((wanted, others)) = piece.split_first() else {
                return true;
            };
            // The leftmost place leaves most room for what comes behind.
            while let Some((c, behind)) = rest.split_first() {
                rest = behind;
                if equal(std::slice::from_ref(wanted), std::slice::from_ref(c)) {
                    match behind.split_at_checked(others.len()) {
                        Some((found, behind)) if equal(others, found) => {
                            rest = behind;
                            return true;
                        }
                        Some(_) => {}
                        None => return false,
                    }
                }
            }
            false
        })
    }

    /// The pattern's units in order.
    fn units(&self) -> Vec<Unit> {
        let mut units = Vec::with_capacity(self.literals.len() + self.wildcards.len());
        let mut wildcards = self.wildcards.iter().peekable();
        let end = (self.literals.len(), None);
        let chars = self.literals.char_indices().map(|(at, c)| (at, Some(c)));
        for (at, c) in chars.chain([end]) {
            while let Some((_, wildcard)) = wildcards.next_if(|(place, _)| *place == at) {
                units.push(*wildcard);
            }
            units.extend(c.map(Unit::Char));
        }
        units
    }
}

impl Rules {
    fn folding(self, folded_fields: usize) -> Rules {
        Rules {
            folded_fields,
            ..self
        }
    }

    fn equal(self, a: char, b: char) -> bool {
        a == b || (self.folded_fields > 0 && fold(a) == fold(b))
    }

    /// What a unit makes of a character.
    fn step(self, unit: Unit, c: char) -> Step {
        let (stays, goes_on) = match unit {
            Unit::Char(wanted) => (false, self.equal(wanted, c)),
            Unit::One => (false, true),
            Unit::OneInField => (false, c != ':'),
            Unit::Any => (true, false),
            Unit::AnyInField => (c != ':', false),
            Unit::AnyAcross => (self.across || c != ':', false),
        };
        match (stays, goes_on) {
            (true, _) => Step::Stays,
            (_, true) => Step::GoesOn,
            _ => Step::Dies,
        }
    }

    /// Whether the rules are the same at every place of the text.
    fn same_throughout(self) -> bool {
        matches!(self.folded_fields, 0 | usize::MAX)
    }

    /// Notes that a character of the text has been read.
    fn pass(&mut self, c: char) {
        if c == ':' && !self.same_throughout() {
            self.folded_fields -= 1;
        }
    }
}

/// Bit `i` of `now` says that the text so far can have reached the place before unit `i`.
fn simulate(
    units: &[Unit],
    text: &str,
    mut rules: Rules,
    now: &mut [u64],
    next: &mut [u64],
) -> bool {
    enter(units, 0, now);
    for c in text.chars() {
        next.fill(0);
        let mut alive = false;
        for (word, bits) in now.iter().enumerate() {
            let mut bits = *bits;
            while bits != 0 {
                let at = word * 64 + bits.trailing_zeros() as usize;
                bits &= bits - 1;
                let step = units
                    .get(at)
                    .map_or(Step::Dies, |unit| rules.step(*unit, c));
                match step {
                    Step::Dies => {}
                    Step::Stays => enter(units, at, next),
                    Step::GoesOn => enter(units, at + 1, next),
                }
                alive |= step != Step::Dies;
            }
        }
        if !alive {
            return false;
        }
        rules.pass(c);
        now.copy_from_slice(next);
    }
    has(now, units.len())
}

/// The same for fewer than 64 units: both sets are a number each.
fn simulate_word(units: &[Unit], text: &str, mut rules: Rules) -> bool {
    let reach = |mut at: usize, mut set: u64| {
        set |= 1 << at;
        while let Some(Unit::Any | Unit::AnyInField | Unit::AnyAcross) = units.get(at) {
            at += 1;
            set |= 1 << at;
        }
        set
    };
    let mut now = reach(0, 0);
    for c in text.chars() {
        let mut next = 0;
        while now != 0 {
            let at = now.trailing_zeros() as usize;
            now &= now - 1;
            next = match units
                .get(at)
                .map_or(Step::Dies, |unit| rules.step(*unit, c))
            {
                Step::Dies => next,
                Step::Stays => reach(at, next),
                Step::GoesOn => reach(at + 1, next),
            };
        }
        if next == 0 {
            return false;
        }
        rules.pass(c);
        now = next;
    }
    now >> units.len() & 1 == 1
}

/// The lower-case form of a character where that is a single one, otherwise the character.
pub fn fold(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}

/// Marks a place as reached, and those behind it that an empty text can reach from there.
fn enter(units: &[Unit], mut at: usize, set: &mut [u64]) {
    loop {
        if has(set, at) {
            return;
        }
        if let Some(word) = set.get_mut(at / 64) {
            *word |= 1 << (at % 64);
        }
        match units.get(at) {
            Some(Unit::Any | Unit::AnyInField | Unit::AnyAcross) => at += 1,
            _ => return,
        }
    }
}

fn has(set: &[u64], at: usize) -> bool {
    set.get(at / 64)
        .is_some_and(|word| word >> (at % 64) & 1 == 1)
}

#[cfg(test)]
mod tests;
