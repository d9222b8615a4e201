//! How days, weeks and months are counted, and what a weekend or a bank holiday means for them.
//!
//! Councils' limits run through both and are not moved by them: no rule that would was found. So a day
//! stays where it is; that it is no working day is said, with the working day before it, for a call.

use crate::{
    content::law::{Ages, Count, Holidays, MonthDay},
    domain::time::Day,
};
use chrono::Weekday;

use super::ages::SchoolYear;

/// When something is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    /// On this day at the latest; also for what happens on it.
    By(Day),
    /// Before this day: show it as such. The last day is the one before.
    Before(Day),
    /// From the one to the other. The first is the safe one, where only one can be shown.
    Between(Day, Day),
}

impl When {
    /// The day to act by, and the one for a calendar.
    pub fn day(self) -> Day {
        match self {
            Self::By(day) | Self::Between(day, _) => day,
            Self::Before(day) => day.plus(-1),
        }
    }

    /// The day after which it has passed.
    pub fn end(self) -> Day {
        match self {
            Self::Between(_, end) => end,
            Self::By(_) | Self::Before(_) => self.day(),
        }
    }
}

impl Count {
    /// Counts from a day.
    pub fn from(self, day: Day, ages: &Ages) -> When {
        match self {
            Self::SameDay => When::By(day),
            Self::DaysBefore(n) => When::By(day.plus(-i64::from(n))),
            Self::DaysAfter(n) => When::By(day.plus(i64::from(n))),
            Self::DaysBeginningWith(n) => When::By(day.plus(i64::from(n) - 1)),
            Self::MonthsBefore(n) => When::By(day.plus_months(-i32::from(n))),
            Self::MonthsAfter(n) => When::By(day.plus_months(i32::from(n))),
            Self::MonthsBeginningWith(n) => When::By(eve_after(day, n)),
            Self::MonthsBetween(from, to) => When::Between(
                day.plus_months(i32::from(from)),
                day.plus_months(i32::from(to)),
            ),
            Self::Before(limit) => When::Before(limit.of(day.year())),
            Self::By(limit) => When::By(limit.of(day.year())),
            Self::TimesASchoolYear(_) => {
                let year = SchoolYear::of(day, ages);
                When::Between(year.first_day(ages), year.last_day(ages))
            }
        }
    }
}

/// The last day of a period of so many months that begins with this day. Where there is no day with the
/// same number, the period ends with the month: from 29 February to 28 February.
fn eve_after(day: Day, months: u16) -> Day {
    let same = day.plus_months(i32::from(months));
    if same.day() == day.day() {
        same.plus(-1)
    } else {
        same
    }
}

/// The first of these days of any year that is this day or later.
pub(super) fn this_or_next(day: Day, days: &[MonthDay]) -> Option<Day> {
    let years = [day.year(), day.year().saturating_add(1)];
    let all = years
        .into_iter()
        .flat_map(|year| days.iter().map(move |one| one.of(year)));
    all.filter(|&one| one >= day).min()
}

/// That offices are shut on a day, and the working day before it: the day for a call.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct NotWorking {
    /// Why they are.
    pub why: Closed,
    /// The working day before.
    pub before: Day,
}

/// Why offices are shut.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Closed {
    /// A Saturday.
    Saturday,
    /// A Sunday.
    Sunday,
    /// A bank holiday, with its name.
    Holiday(String),
}

impl Closed {
    /// Whether and why offices are shut on a day. Of years that the law file does not have, only the
    /// weekends are known.
    pub fn on(day: Day, holidays: &Holidays) -> Option<Self> {
        match day.weekday() {
            Weekday::Sat => Some(Self::Saturday),
            Weekday::Sun => Some(Self::Sunday),
            _ => holidays
                .on(day)
                .map(|holiday| Self::Holiday(holiday.name.clone())),
        }
    }
}

impl NotWorking {
    /// What there is to say of a day; nothing if it is a working day.
    pub fn on(day: Day, holidays: &Holidays) -> Option<Self> {
        Closed::on(day, holidays).map(|why| Self {
            why,
            before: working_day(day, holidays),
        })
    }
}

/// A file may call every day a holiday; the search for a working day then ends here.
const LONGEST_CLOSURE: i64 = 31;

/// This day if it is a working day, else the last working day before it.
pub fn working_day(day: Day, holidays: &Holidays) -> Day {
    (0..=LONGEST_CLOSURE)
        .map(|back| day.plus(-back))
        .find(|&day| Closed::on(day, holidays).is_none())
        .unwrap_or(day)
}
