//! Three truth values: what the user doesn't know must neither allow nor deny.
//!
//! Invariant (Kleene's strong logic): a result other than [`Truth::Unknown`] holds however the
//! unknown parts turn out.

/// True, false, or not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Truth {
    /// It holds.
    True,
    /// It doesn't.
    False,
    /// It depends on something unknown.
    Unknown,
}

use Truth::{False, True, Unknown};

impl Truth {
    /// Both hold. The other side is only asked where it can matter.
    #[must_use]
    pub fn and(self, other: impl FnOnce() -> Truth) -> Truth {
        match self {
            False => False,
            True => other(),
            Unknown => match other() {
                False => False,
                True | Unknown => Unknown,
            },
        }
    }

    /// At least one holds. The other side is only asked where it can matter.
    #[must_use]
    pub fn or(self, other: impl FnOnce() -> Truth) -> Truth {
        match self {
            True => True,
            False => other(),
            Unknown => match other() {
                True => True,
                False | Unknown => Unknown,
            },
        }
    }

    /// All hold.
    pub fn all(items: impl IntoIterator<Item = Truth>) -> Truth {
        let mut result = True;
        for item in items {
            result = result.and(|| item);
            if result == False {
                break;
            }
        }
        result
    }

    /// At least one holds.
    pub fn any(items: impl IntoIterator<Item = Truth>) -> Truth {
        let mut result = False;
        for item in items {
            result = result.or(|| item);
            if result == True {
                break;
            }
        }
        result
    }
}

impl std::ops::Not for Truth {
    type Output = Truth;

    fn not(self) -> Truth {
        match self {
            True => False,
            False => True,
            Unknown => Unknown,
        }
    }
}

impl From<bool> for Truth {
    fn from(value: bool) -> Truth {
        if value { True } else { False }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Truth; 3] = [True, False, Unknown];

    /// The values an unknown may turn out to have.
    fn completions(truth: Truth) -> Vec<bool> {
        match truth {
            True => vec![true],
            False => vec![false],
            Unknown => vec![true, false],
        }
    }

    fn summary(outcomes: impl Iterator<Item = bool>) -> Truth {
        let outcomes: Vec<bool> = outcomes.collect();
        match (outcomes.contains(&true), outcomes.contains(&false)) {
            (true, true) => Unknown,
            (holds, _) => holds.into(),
        }
    }

    #[test]
    fn every_result_is_what_all_completions_agree_on() {
        for a in ALL {
            assert_eq!(!a, summary(completions(a).into_iter().map(|a| !a)));
            for b in ALL {
                let pairs = || {
                    completions(a)
                        .into_iter()
                        .flat_map(move |a| completions(b).into_iter().map(move |b| (a, b)))
                };
                assert_eq!(a.and(|| b), summary(pairs().map(|(a, b)| a && b)));
                assert_eq!(a.or(|| b), summary(pairs().map(|(a, b)| a || b)));
                assert_eq!(Truth::all([a, b]), a.and(|| b));
                assert_eq!(Truth::any([a, b]), a.or(|| b));
            }
        }
    }
}
