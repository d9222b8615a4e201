//! Moments and days. There is no `now()` here: the clock is an argument.

use serde::{Deserialize, Serialize};

/// A moment as the device's clock told it, in milliseconds since 1970 (UTC).
///
/// For people to read. It orders nothing: clocks of phones are often wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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

    /// Whole milliseconds from `earlier` to here; 0 when the clock went backwards.
    pub const fn millis_since(self, earlier: Self) -> i64 {
        let passed = self.0.saturating_sub(earlier.0);
        if passed > 0 { passed } else { 0 }
    }
}

/// A day of the calendar, without a time zone: meetings happen where the family is.
pub type Day = chrono::NaiveDate;
