//! `Numeric…`: integers and decimals, compared exactly.
//!
//! Numbers stay decimal text, so no rounding can make two of them equal. See
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html>.

use crate::caveat::{Judgement, MALFORMED_VALUE};
use crate::condition::operator::Comparison;
use std::cmp::Ordering;

/// An integer or decimal number of any length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decimal {
    negative: bool,
    /// Without leading zeros.
    integer: String,
    /// Without trailing zeros.
    fraction: String,
}

impl Decimal {
    /// Reads digits with an optional sign and fraction. An exponent isn't documented.
    pub(crate) fn parse(text: &str) -> Option<Decimal> {
        let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
        let (integer, fraction) = match unsigned.split_once('.') {
            Some((integer, fraction)) if !fraction.is_empty() => (integer, fraction),
            Some(_) => return None,
            None => (unsigned, ""),
        };
        if integer.is_empty() || !digits(integer) || !digits(fraction) {
            return None;
        }
        let integer = integer.trim_start_matches('0').to_string();
        let fraction = fraction.trim_end_matches('0').to_string();
        let zero = integer.is_empty() && fraction.is_empty();
        Some(Decimal {
            negative: text.starts_with('-') && !zero,
            integer,
            fraction,
        })
    }

    /// Its value, where it has no fraction and isn't too long.
    pub(crate) fn whole(&self) -> Option<i64> {
        let size: i64 = match self.integer.as_str() {
            "" => 0,
            digits => digits.parse().ok()?,
        };
        let whole = if self.negative { -size } else { size };
        self.fraction.is_empty().then_some(whole)
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Decimal) -> Ordering {
        let size = |a: &Decimal, b: &Decimal| {
            (a.integer.len().cmp(&b.integer.len()))
                .then_with(|| a.integer.cmp(&b.integer))
                .then_with(|| a.fraction.cmp(&b.fraction))
        };
        match (self.negative, other.negative) {
            (false, false) => size(self, other),
            (true, true) => size(other, self),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
        }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Decimal) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Whether the request's number stands in this relation to the policy's.
pub(crate) fn matches(comparison: Comparison, wanted: &Decimal, value: &str) -> Judgement {
    match Decimal::parse(value) {
        Some(value) => Judgement::sure(comparison.holds(value.cmp(wanted))),
        None => Judgement::sure(false).doubted(MALFORMED_VALUE),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_compared_not_their_digits() {
        for (a, b, expected) in [
            ("10", "10.0", Ordering::Equal),
            ("-0", "0", Ordering::Equal),
            ("9", "10", Ordering::Less),
            ("-9", "-10", Ordering::Greater),
            ("0.1", "0.09", Ordering::Greater),
            ("-1", "1", Ordering::Less),
            ("007", "7", Ordering::Equal),
            ("+5", "5", Ordering::Equal),
            ("9007199254740993", "9007199254740992", Ordering::Greater),
        ] {
            let parse = |text| Decimal::parse(text).unwrap();
            assert_eq!(parse(a).cmp(&parse(b)), expected, "{a} {b}");
            assert_eq!(parse(b).cmp(&parse(a)), expected.reverse(), "{b} {a}");
            assert_eq!(parse(a).partial_cmp(&parse(b)), Some(expected), "{a} {b}");
        }
    }

    #[test]
    fn what_is_no_number_is_not_guessed() {
        for text in ["", "10abc", "1.", ".5", "1e3", "--1", " 1", "0x10", "-"] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
        let ten = Decimal::parse("300").unwrap();
        let found = matches(Comparison::Less, &ten, "10abc");
        assert_eq!(found, Judgement::sure(false).doubted(MALFORMED_VALUE));
    }
}
