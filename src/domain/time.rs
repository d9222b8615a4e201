//! Moments and days. There is no `now()` here: the clock is an argument.

use chrono::{Datelike, Months, NaiveDate, TimeDelta, Weekday};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::{fmt, str::FromStr};

/// A moment as the device's clock told it, in milliseconds since 1970 (UTC).
///
/// For people to read. It orders nothing: clocks of phones are often wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(i64);

impl Timestamp {
    /// The moment so many milliseconds after the start of 1970 (UTC).
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since the start of 1970 (UTC).
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// The day of the moment, where clocks are so many minutes ahead of UTC. A clock that is off by
    /// ten thousand years has the last or first day that can be written.
    pub fn day(self, minutes_ahead: i32) -> Day {
        let local = self.0.saturating_add(i64::from(minutes_ahead) * 60_000);
        let date = chrono::DateTime::from_timestamp_millis(local).map(|time| time.date_naive());
        date.map(Day)
            .filter(|day| (Day::FIRST..=Day::LAST).contains(day))
            .unwrap_or(if local < 0 { Day::FIRST } else { Day::LAST })
    }

    /// Whole milliseconds from `earlier` to here; 0 when the clock went backwards.
    pub const fn millis_since(self, earlier: Self) -> i64 {
        let passed = self.0.saturating_sub(earlier.0);
        if passed > 0 { passed } else { 0 }
    }
}

/// A day of the calendar, without a time zone: meetings happen where the family is.
///
/// Written and read as `2026-12-15`, for the years 0 to 9999. It does so by itself: `chrono`'s own
/// reader knows every format that there is, which is a lot of code for ten characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NaiveDate);

/// A text that is not a day as `2026-12-15`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a day is written as 2026-12-15")]
pub struct NotADay;

impl Day {
    /// The first day that can be written.
    pub const FIRST: Self = Self::edge(0, 1, 1);
    /// The last day that can be written.
    pub const LAST: Self = Self::edge(9999, 12, 31);

    const fn edge(year: i32, month: u32, day: u32) -> Self {
        match NaiveDate::from_ymd_opt(year, month, day) {
            Some(date) => Self(date),
            None => Self(NaiveDate::MAX),
        }
    }

    /// The day with these numbers, if the calendar has it; `None` too for a year that has not four
    /// digits.
    pub fn from_ymd_opt(year: i32, month: u32, day: u32) -> Option<Self> {
        let date = NaiveDate::from_ymd_opt(year, month, day)?;
        (0..=9999).contains(&year).then_some(Self(date))
    }

    /// The year.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, from 1.
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        self.0.weekday()
    }

    /// Days from `earlier` to here; negative when it comes later.
    pub fn days_since(self, earlier: Self) -> i64 {
        self.0.signed_duration_since(earlier.0).num_days()
    }

    /// The day so many days later, or earlier; the last or first that there is, if it would be beyond.
    #[must_use]
    pub fn plus(self, days: i64) -> Self {
        let later = TimeDelta::try_days(days).and_then(|time| self.0.checked_add_signed(time));
        Self::or_edge(later, days < 0)
    }

    /// The day with the same number so many months later, or earlier; where that month is too short, its
    /// last day. The last or first day that there is, if it would be beyond.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Self {
        let count = Months::new(months.unsigned_abs());
        let later = if months < 0 {
            self.0.checked_sub_months(count)
        } else {
            self.0.checked_add_months(count)
        };
        Self::or_edge(later, months < 0)
    }

    fn or_edge(date: Option<NaiveDate>, back: bool) -> Self {
        let edge = if back { Self::FIRST } else { Self::LAST };
        date.map_or(edge, Self::from)
    }

    /// The moment at which it begins (UTC).
    pub fn start(self) -> Timestamp {
        let days = self.days_since(Self(NaiveDate::default()));
        Timestamp(days.saturating_mul(24 * 60 * 60 * 1000))
    }
}

/// The day of a clock. One that is outside the years 0 to 9999 counts as the first or last of them.
impl From<NaiveDate> for Day {
    fn from(date: NaiveDate) -> Self {
        Self(date).clamp(Self::FIRST, Self::LAST)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut left = self.0.year().unsigned_abs() * 10_000 + self.month() * 100 + self.day();
        let mut digits = *b"0000-00-00";
        for place in [9, 8, 6, 5, 3, 2, 1, 0] {
            digits[place] += u8::try_from(left % 10).unwrap_or(0);
            left /= 10;
        }
        f.write_str(std::str::from_utf8(&digits).unwrap_or_default())
    }
}

impl FromStr for Day {
    type Err = NotADay;

    fn from_str(text: &str) -> Result<Self, NotADay> {
        let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *text.as_bytes() else {
            return Err(NotADay);
        };
        let mut numbers = [0u32; 3];
        for (number, digits) in
            numbers
                .iter_mut()
                .zip([&[y1, y2, y3, y4][..], &[m1, m2], &[d1, d2]])
        {
            for digit in digits {
                if !digit.is_ascii_digit() {
                    return Err(NotADay);
                }
                *number = *number * 10 + u32::from(digit - b'0');
            }
        }
        let [year, month, day] = numbers;
        let year = i32::try_from(year).map_err(|_| NotADay)?;
        Self::from_ymd_opt(year, month, day).ok_or(NotADay)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|_| D::Error::custom("not a day"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_and_read_as_chrono_does() {
        let first = NaiveDate::from_ymd_opt(1999, 12, 25).unwrap();
        for date in first.iter_days().take(1_000) {
            let day = Day::from(date);
            assert_eq!(day.to_string(), date.to_string());
            assert_eq!(date.to_string().parse(), Ok(day));
            assert_eq!(
                serde_json::to_string(&day).unwrap(),
                serde_json::to_string(&date).unwrap()
            );
        }
        for text in ["0000-01-01", "0009-02-03", "9999-12-31"] {
            assert_eq!(text.parse::<Day>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in [
            "",
            "2026",
            "2026-12-15T00:00",
            "2026-13-01",
            "2026-02-29",
            "2026-12-00",
            "+026-12-15",
            "2026-1-015",
            "20 6-12-15",
            "２026-12-5",
            "12026-12-15",
        ] {
            assert_eq!(text.parse::<Day>(), Err(NotADay), "{text}");
        }
        assert_eq!(Day::from_ymd_opt(10_000, 1, 1), None);
        assert_eq!(Day::from_ymd_opt(-1, 1, 1), None);
    }

    #[test]
    fn a_clock_that_is_far_off_still_has_a_day() {
        let leap = NaiveDate::from_ymd_opt(12_000, 2, 29).unwrap();
        for date in [NaiveDate::MIN, leap, NaiveDate::MAX] {
            let day = Day::from(date);
            assert_eq!(day.to_string().parse(), Ok(day));
        }
    }

    #[test]
    fn days_are_counted_over_months_and_back() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        assert_eq!(day("2027-03-01").days_since(day("2027-02-27")), 2);
        assert_eq!(day("2027-02-27").plus(2), day("2027-03-01"));
        assert_eq!(day("2027-03-01").plus(-2), day("2027-02-27"));
        assert_eq!(day("9999-12-30").plus(i64::MAX), Day::LAST);
        assert_eq!(day("9999-12-31").plus(1), Day::LAST);
        assert_eq!(day("0000-01-02").plus(i64::MIN), Day::FIRST);
        assert_eq!(day("0000-01-01").plus(-1), Day::FIRST);
        assert_eq!(day("1970-01-02").start().millis(), 86_400_000);
        assert_eq!(day("2027-02-27").days_since(day("2027-03-01")), -2);
    }

    #[test]
    fn a_month_ends_on_the_same_number_or_on_its_last_day() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        for (from, months, to) in [
            ("2027-01-18", 2, "2027-03-18"),
            ("2026-12-31", 2, "2027-02-28"),
            ("2027-12-31", 2, "2028-02-29"),
            ("2027-07-31", -5, "2027-02-28"),
            ("2028-01-05", -5, "2027-08-05"),
            ("2028-02-29", 12, "2029-02-28"),
            ("9999-11-30", 2, "9999-12-31"),
            ("0000-01-31", -1, "0000-01-01"),
            ("2027-01-18", i32::MAX, "9999-12-31"),
            ("2027-01-18", i32::MIN, "0000-01-01"),
        ] {
            assert_eq!(day(from).plus_months(months), day(to), "{from} {months}");
        }
    }
}
