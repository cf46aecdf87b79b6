//! How two patterns relate: whether some text matches both, whether one matches whatever the other does.

use super::{Glob, Unit, fold};

impl Glob {
    /// Whether some text matches both, with every wildcard of an ARN's field kept within it: what names
    /// hold no colon.
    pub fn overlaps(&self, other: &Glob) -> bool {
        let (ours, theirs) = (self.units(), other.units());
        let width = theirs.len() + 1;
        let mut seen = vec![false; (ours.len() + 1) * width];
        let mut open = vec![(0, 0)];
        while let Some((a, b)) = open.pop() {
            match seen.get_mut(a * width + b) {
                Some(seen) if !*seen => *seen = true,
                _ => continue,
            }
            let (one, two) = (ours.get(a).copied(), theirs.get(b).copied());
            if one.is_some_and(is_star) {
                open.push((a + 1, b));
            }
            if two.is_some_and(is_star) {
                open.push((a, b + 1));
            }
            match (one, two) {
                (None, None) => return true,
                (Some(one), Some(two)) if meet(one, two) => match (is_star(one), is_star(two)) {
                    (true, true) => {}
                    (true, false) => open.push((a, b + 1)),
                    (false, true) => open.push((a + 1, b)),
                    (false, false) => open.push((a + 1, b + 1)),
                },
                _ => {}
            }
        }
        false
    }

    /// True only where every text that matches the other matches this one, whatever the documentation
    /// leaves open about wildcards; `folded` takes upper and lower case as equal.
    pub fn covers(&self, other: &Glob, folded: bool) -> bool {
        if self.wildcards.is_empty() {
            let equal = |(a, b): (char, char)| a == b || (folded && fold(a) == fold(b));
            let (ours, theirs) = (self.literals.chars(), other.literals.chars());
            let same = ours.clone().count() == theirs.clone().count();
            return other.wildcards.is_empty() && same && ours.zip(theirs).all(equal);
        }
        let ours = self.units();
        let mut now = vec![false; ours.len() + 1];
        let mut next = now.clone();
        enter(&ours, 0, &mut now);
        for unit in other.units() {
            next.fill(false);
            for (at, own) in ours.iter().enumerate() {
                if now.get(at).is_some_and(|reached| *reached) && takes(*own, unit, folded) {
                    enter(&ours, at + usize::from(!is_star(*own)), &mut next);
                }
            }
            std::mem::swap(&mut now, &mut next);
        }
        now.last().is_some_and(|reached| *reached)
    }
}

fn is_star(unit: Unit) -> bool {
    matches!(unit, Unit::Any | Unit::AnyInField | Unit::AnyAcross)
}

/// Whether a unit never takes a colon, by every reading of the documentation.
fn confined(unit: Unit) -> bool {
    matches!(unit, Unit::OneInField | Unit::AnyInField)
}

/// Whether a unit is a wildcard of one of the first five fields.
fn in_field(unit: Unit) -> bool {
    confined(unit) || unit == Unit::AnyAcross
}

/// Whether there is a character that both take.
fn meet(one: Unit, two: Unit) -> bool {
    match (one, two) {
        (Unit::Char(a), Unit::Char(b)) => a == b,
        (Unit::Char(c), unit) | (unit, Unit::Char(c)) => c != ':' || !in_field(unit),
        _ => true,
    }
}

/// Whether one takes all that the other may stand for.
fn takes(one: Unit, other: Unit, folded: bool) -> bool {
    match (one, other) {
        (Unit::Char(a), Unit::Char(b)) => a == b || (folded && fold(a) == fold(b)),
        (Unit::Char(_), _) => false,
        (Unit::One, Unit::Char(_) | Unit::One | Unit::OneInField) => true,
        (Unit::OneInField, Unit::Char(c)) => c != ':',
        (Unit::OneInField, Unit::OneInField) => true,
        (Unit::One | Unit::OneInField, _) => false,
        (Unit::Any, _) => true,
        (Unit::AnyInField | Unit::AnyAcross, Unit::Char(c)) => c != ':',
        // Both end a field, so what crosses the colon here does there.
        (Unit::AnyAcross, Unit::AnyAcross) => true,
        (Unit::AnyInField | Unit::AnyAcross, unit) => confined(unit),
    }
}

/// Marks a place as reached, and those behind it that an empty text can reach from there.
fn enter(units: &[Unit], at: usize, set: &mut [bool]) {
    for place in at.. {
        if let Some(reached) = set.get_mut(place) {
            *reached = true;
        }
        if !units.get(place).copied().is_some_and(is_star) {
            return;
        }
    }
}

#[cfg(test)]
mod tests;
