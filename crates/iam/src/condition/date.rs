//! `Date…`: instants, as W3C date-times or as seconds since 1970.
//!
//! The W3C forms are `YYYY`, `YYYY-MM`, `YYYY-MM-DD` and `YYYY-MM-DDThh:mm[:ss[.s…]]` with `Z` or
//! `±hh:mm` (<https://www.w3.org/TR/NOTE-datetime>). Epoch seconds have no limit on their digits;
//! four digits are a year.

use crate::caveat::{DATE_ONLY, Judgement, MALFORMED_VALUE};
use crate::condition::operator::Comparison;

/// A point in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Instant {
    /// Whole seconds since 1970-01-01T00:00:00Z, rounded down.
    seconds: i64,
    /// Nanoseconds behind that second; finer digits are dropped.
    nanoseconds: u32,
    /// Whether the text named no time of day.
    date_only: bool,
}

impl Instant {
    /// Reads a date, a date-time, or seconds since 1970.
    pub(crate) fn parse(text: &str) -> Option<Instant> {
        let year = text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit());
        if let (false, Some(instant)) = (year, epoch(text)) {
            return Some(instant);
        }
        if !text.is_ascii() {
            return None;
        }
        let (date, time) = match text.split_once('T') {
            Some((date, time)) => (date, Some(time)),
            None => (text, None),
        };
        let mut parts = date.split('-');
        let year = number(parts.next()?, 4)?;
        let month = parts.next().map(|m| number(m, 2));
        let day = parts.next().map(|d| number(d, 2));
        if parts.next().is_some() || (time.is_some() && day.is_none()) {
            return None;
        }
        let (month, day) = (month.unwrap_or(Some(1))?, day.unwrap_or(Some(1))?);
        let midnight = days_since_epoch(year, month, day)? * 86_400;
        let (offset, nanoseconds) = match time {
            Some(time) => time_of_day(time)?,
            None => (0, 0),
        };
        Some(Instant {
            seconds: midnight + offset,
            nanoseconds,
            date_only: time.is_none(),
        })
    }

    /// The seconds since 1970, where they are whole.
    pub(crate) fn whole_seconds(self) -> Option<i64> {
        (self.nanoseconds == 0).then_some(self.seconds)
    }

    fn key(self) -> (i64, u32) {
        (self.seconds, self.nanoseconds)
    }
}

/// Whether the request's instant stands in this relation to the policy's.
pub(crate) fn matches(comparison: Comparison, wanted: &Instant, value: &str) -> Judgement {
    let Some(value) = Instant::parse(value) else {
        return Judgement::sure(false).doubted(MALFORMED_VALUE);
    };
    let judgement = Judgement::sure(comparison.holds(value.key().cmp(&wanted.key())));
    if wanted.date_only {
        return judgement.doubted(DATE_ONLY);
    }
    judgement
}

fn epoch(text: &str) -> Option<Instant> {
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) if !fraction.is_empty() => (whole, fraction),
        Some(_) => return None,
        None => (text, ""),
    };
    let unsigned = whole.strip_prefix('-').unwrap_or(whole);
    if unsigned.is_empty() || !unsigned.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let seconds: i64 = whole.parse().ok()?;
    let nanoseconds = nanoseconds(fraction)?;
    // A fraction behind a negative number counts away from zero.
    let (seconds, nanoseconds) = match nanoseconds {
        n if n > 0 && whole.starts_with('-') => (seconds.checked_sub(1)?, 1_000_000_000 - n),
        n => (seconds, n),
    };
    Some(Instant {
        seconds,
        nanoseconds,
        date_only: false,
    })
}

/// Seconds from UTC midnight and the nanoseconds behind them.
fn time_of_day(text: &str) -> Option<(i64, u32)> {
    let zone_at = text.find(['Z', '+', '-'])?;
    let (clock, zone) = text.split_at_checked(zone_at)?;
    let shift = match zone {
        "Z" => 0,
        _ => {
            let (hours, minutes) = zone.get(1..)?.split_once(':')?;
            let (hours, minutes) = (number(hours, 2)?, number(minutes, 2)?);
            let size = (hours < 24 && minutes < 60).then_some(hours * 3600 + minutes * 60)?;
            if zone.starts_with('-') { -size } else { size }
        }
    };
    let mut parts = clock.splitn(3, ':');
    let (hour, minute) = (number(parts.next()?, 2)?, number(parts.next()?, 2)?);
    let (second, fraction) = match parts.next() {
        None => ("00", ""),
        Some(second) => match second.split_once('.') {
            Some((second, fraction)) if !fraction.is_empty() => (second, fraction),
            Some(_) => return None,
            None => (second, ""),
        },
    };
    let second = number(second, 2)?;
    let in_range = hour < 24 && minute < 60 && second < 60;
    let seconds = hour * 3600 + minute * 60 + second - shift;
    in_range.then_some((seconds, nanoseconds(fraction)?))
}

/// A number of exactly so many digits.
fn number(text: &str, digits: usize) -> Option<i64> {
    let plain = text.len() == digits && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

fn nanoseconds(fraction: &str) -> Option<u32> {
    if !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    format!("{fraction:0<9}").get(..9)?.parse().ok()
}

/// Days from 1970-01-01 in the Gregorian calendar; `None` for a day that doesn't exist.
fn days_since_epoch(year: i64, month: i64, day: i64) -> Option<i64> {
    let leap = |year: i64| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let lengths = [
        31,
        if leap(year) { 29 } else { 28 },
        31,
        30,
        31,
        30,
        31,
        31,
        30,
        31,
        30,
        31,
    ];
    let index = usize::try_from(month).ok()?.checked_sub(1)?;
    if day < 1 || day > *lengths.get(index)? {
        return None;
    }
    // Leap days before this year, counted from the year 0, which is itself a leap year.
    let leaps = |before: i64| (before + 3) / 4 - (before + 99) / 100 + (before + 399) / 400;
    let before_year = year * 365 + leaps(year);
    let before_month: i64 = lengths.iter().take(index).sum();
    const EPOCH: i64 = 719_528;
    Some(before_year + before_month + day - 1 - EPOCH)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(text: &str) -> Option<i64> {
        Instant::parse(text).map(|instant| instant.seconds)
    }

    #[test]
    fn every_form_names_its_instant() {
        for (text, expected) in [
            ("1970", 0),
            ("1970-01", 0),
            ("1970-01-02", 86_400),
            ("2026-07-14T00:08:32Z", 1_783_987_712),
            ("2026-07-14T09:08:32+09:00", 1_783_987_712),
            ("2026-07-13T19:08:32.25-05:00", 1_783_987_712),
            ("2026-07-14T00:08Z", 1_783_987_680),
            ("2000-02-29T00:00:00Z", 951_782_400),
            ("0000-03-01", -62_162_035_200),
            ("1783987712", 1_783_987_712),
            ("-1.5", -2),
            ("2026-07-14T00:08:32+00:30", 1_783_985_912),
            ("2026-07-14T00:59:59+23:59", 1_783_904_459),
        ] {
            assert_eq!(seconds(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_not_guessed() {
        for text in [
            "",
            "202",
            "20260",
            "2026-13",
            "2026-02-29",
            "1900-02-29",
            "2026-1-1",
            "2026-01-01T00:00",
            "2026-01-01T24:00Z",
            "2026-01-01T00:00:60Z",
            "2026-01-01 00:00Z",
            "2026-01-01T00:00:00.Z",
            "2026-01-01T0:00Z",
            "2026T00:00Z",
            "tomorrow",
            "2026-01-01T00:00+9:00",
            "2026-01-01T00:00+24:00",
            "2026-01-01T00:00+00:60",
            "2026-01-01T00:60Z",
            "99999999999999999999",
            "1.",
            "1.x",
            "+5",
            "-",
        ] {
            let year_like = matches!(text, "202" | "20260");
            assert_eq!(seconds(text).is_some(), year_like, "{text}");
        }
    }

    #[test]
    fn fractions_of_negative_numbers_count_away_from_zero() {
        for (text, expected) in [
            ("1.5", (1, 500_000_000)),
            ("-1", (-1, 0)),
            ("-1.25", (-2, 750_000_000)),
        ] {
            assert_eq!(Instant::parse(text).unwrap().key(), expected, "{text}");
        }
    }

    #[test]
    fn fractions_count_and_dates_without_a_time_are_doubtful() {
        let wanted = Instant::parse("2026-01-01T00:00:00.5Z").unwrap();
        let less = |value| matches(Comparison::Less, &wanted, value);
        assert_eq!(less("2026-01-01T00:00:00.4999Z"), Judgement::sure(true));
        assert_eq!(less("2026-01-01T00:00:00.5Z"), Judgement::sure(false));
        let day = Instant::parse("2026-01-01").unwrap();
        let found = matches(Comparison::Equal, &day, "2026-01-01T00:00:00Z");
        assert_eq!(found, Judgement::sure(true).doubted(DATE_ONLY));
    }
}
