//! Sets of numbers in one form each: sorted ranges that neither overlap nor touch.
//!
//! Bounds are inclusive, so that a range can end in the last number there is.

/// The numbers from one to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Range {
    /// The first.
    pub first: u128,
    /// The last, which isn't below it.
    pub last: u128,
}

/// A set of numbers. Equal sets are equal values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Set {
    ranges: Vec<Range>,
}

/// 2ⁿ numbers, of which the first is a multiple of 2ⁿ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// The first.
    pub first: u128,
    /// The exponent: up to 128.
    pub bits: u32,
}

impl FromIterator<Range> for Set {
    fn from_iter<I: IntoIterator<Item = Range>>(ranges: I) -> Set {
        let mut sorted: Vec<Range> = ranges.into_iter().collect();
        sorted.sort_unstable();
        let mut set = Set::default();
        for range in sorted {
            match set.ranges.last_mut() {
                Some(last) if range.first <= last.last.saturating_add(1) => {
                    last.last = last.last.max(range.last);
                }
                _ => set.ranges.push(range),
            }
        }
        set
    }
}

impl Set {
    /// Its ranges in order.
    pub fn ranges(&self) -> &[Range] {
        &self.ranges
    }

    /// Whether a number is in it.
    pub fn contains(&self, number: u128) -> bool {
        let behind = self.ranges.partition_point(|range| range.first <= number);
        let before = behind.checked_sub(1).and_then(|at| self.ranges.get(at));
        before.is_some_and(|range| number <= range.last)
    }

    /// What is in either.
    #[must_use]
    pub fn union(&self, other: &Set) -> Set {
        self.ranges.iter().chain(&other.ranges).copied().collect()
    }

    /// What is in both.
    #[must_use]
    pub fn intersection(&self, other: &Set) -> Set {
        let (mut ours, mut others) = (self.ranges.iter(), other.ranges.iter());
        let (mut a, mut b) = (ours.next(), others.next());
        let mut ranges = Vec::new();
        while let (Some(one), Some(two)) = (a, b) {
            let (first, last) = (one.first.max(two.first), one.last.min(two.last));
            if first <= last {
                ranges.push(Range { first, last });
            }
            match one.last < two.last {
                true => a = ours.next(),
                false => b = others.next(),
            }
        }
        Set { ranges }
    }

    /// What is not in it, of the numbers up to a last one.
    #[must_use]
    pub fn complement(&self, last: u128) -> Set {
        let mut ranges = Vec::with_capacity(self.ranges.len() + 1);
        let mut next = Some(0);
        for range in &self.ranges {
            let Some(first) = next.filter(|first| *first <= last) else {
                break;
            };
            if let Some(end) = range.first.checked_sub(1).filter(|end| first <= *end) {
                let last = end.min(last);
                ranges.push(Range { first, last });
            }
            next = range.last.checked_add(1);
        }
        if let Some(first) = next.filter(|first| *first <= last) {
            ranges.push(Range { first, last });
        }
        Set { ranges }
    }

    /// How many numbers are in it, in decimal: all of them are more than a `u128` holds.
    pub fn count(&self) -> String {
        let size = |range: &Range| (range.last - range.first).checked_add(1);
        let mut sizes = self.ranges.iter().map(size);
        let sum = sizes.try_fold(0u128, |sum, size| sum.checked_add(size?));
        sum.map_or_else(|| ALL.to_string(), |sum| sum.to_string())
    }

    /// The fewest blocks that hold these numbers and no others, in order.
    pub fn blocks(&self) -> impl Iterator<Item = Block> {
        self.ranges.iter().flat_map(|range| {
            let mut next = Some(range.first);
            std::iter::from_fn(move || {
                let block = Block::largest(next?, range.last);
                next = match block.last() {
                    end if end < range.last => Some(end + 1),
                    _ => None,
                };
                Some(block)
            })
        })
    }
}

/// 2¹²⁸.
const ALL: &str = "340282366920938463463374607431768211456";

impl Block {
    /// The largest that begins here and ends at this number or before.
    fn largest(first: u128, last: u128) -> Block {
        let fits = match (last - first).checked_add(1) {
            Some(size) => size.ilog2(),
            None => u128::BITS,
        };
        Block {
            first,
            bits: fits.min(first.trailing_zeros()),
        }
    }

    /// Its last number.
    pub fn last(self) -> u128 {
        let missing = u128::BITS.saturating_sub(self.bits);
        self.first | u128::MAX.checked_shr(missing).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_that_no_other_number_follows() {
        let all = Range {
            first: 0,
            last: u128::MAX,
        };
        let all: Set = [all].into_iter().collect();
        assert_eq!(all.count(), ALL);
        assert_eq!(
            all.blocks().map(|block| block.bits).collect::<Vec<_>>(),
            [128]
        );
        assert_eq!(all.complement(u128::MAX), Set::default());
        assert_eq!(Set::default().complement(u128::MAX), all);
        let end = Range {
            first: u128::MAX,
            last: u128::MAX,
        };
        let end: Set = [end].into_iter().collect();
        assert!(end.contains(u128::MAX) && !end.contains(u128::MAX - 1));
        assert_eq!(end.complement(u128::MAX).count(), u128::MAX.to_string());
        assert_eq!(end.union(&end.complement(u128::MAX)), all);
        assert_eq!(Set::default().count(), "0");
    }
}
