//! School years, year groups and ages: what follows from a birthday.
//!
//! The end of school age and the passing of rights follow the birthday alone (Education Act 1996,
//! section 8). A year group is only usual; what the family told of it wins.

use crate::{
    content::law::Ages,
    domain::{phase::ToldYear, time::Day},
};
use chrono::Weekday;

use super::count::this_or_next;

/// A school year, by the calendar year in which it begins: 2026 is 2026/27.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchoolYear(pub i32);

impl SchoolYear {
    /// The one that a day is in.
    pub fn of(day: Day, ages: &Ages) -> Self {
        let begun = day >= ages.year_begins.of(day.year());
        Self(day.year() - i32::from(!begun))
    }

    /// Its first day.
    pub fn first_day(self, ages: &Ages) -> Day {
        ages.year_begins.of(self.0)
    }

    /// Its last day.
    pub fn last_day(self, ages: &Ages) -> Day {
        ages.year_begins.of(self.0.saturating_add(1)).plus(-1)
    }

    /// So many years later, or earlier.
    fn later(self, years: i32) -> Self {
        Self(self.0.saturating_add(years))
    }

    fn since(self, earlier: Self) -> i32 {
        self.0.saturating_sub(earlier.0)
    }
}

/// The birthday on which someone has this age. Of 29 February in other years: 1 March.
pub fn birthday(born: Day, age: u8) -> Day {
    let same = born.plus_months(i32::from(age) * 12);
    if same.day() == born.day() {
        same
    } else {
        same.plus(1)
    }
}

/// The age on a day; `None` before the birth.
pub fn age_on(born: Day, day: Day) -> Option<u8> {
    if day < born {
        return None;
    }
    let years = u8::try_from(day.year() - born.year()).unwrap_or(u8::MAX);
    let had = birthday(born, years) <= day;
    Some(if had { years } else { years.saturating_sub(1) })
}

/// The school year in which someone is usually in this year group. A year group's number is the age on
/// the eve of its school year, less the one at which Reception begins.
pub fn school_year_of(born: Day, year: i8, ages: &Ages) -> SchoolYear {
    let reached = birthday(born, ages.reception);
    let first = ages.year_begins.of(reached.year());
    let reception = reached.year() + i32::from(reached >= first);
    SchoolYear(reception).later(i32::from(year))
}

/// The year group in which someone usually is on a day; `None` outside nursery year to last year.
pub fn usual_year(born: Day, day: Day, ages: &Ages) -> Option<i8> {
    group(
        SchoolYear::of(day, ages).since(school_year_of(born, 0, ages)),
        ages,
    )
}

/// The year group on a day, as the family told it for another.
pub fn told_year(told: ToldYear, day: Day, ages: &Ages) -> Option<i8> {
    let later = SchoolYear::of(day, ages).since(SchoolYear::of(told.on, ages));
    group(i32::from(told.year).saturating_add(later), ages)
}

/// The school year in which someone is in this year group, going by what the family told.
pub fn told_school_year(told: ToldYear, year: i8, ages: &Ages) -> SchoolYear {
    SchoolYear::of(told.on, ages).later(i32::from(year) - i32::from(told.year))
}

/// The year group before Reception.
pub const NURSERY_YEAR: i8 = -1;

fn group(number: i32, ages: &Ages) -> Option<i8> {
    let year = i8::try_from(number).ok()?;
    (NURSERY_YEAR..=ages.last_year)
        .contains(&year)
        .then_some(year)
}

/// The day on which compulsory school age begins: the fifth birthday if it is one of the days that the
/// law names, else the next of them.
pub fn school_age_begins(born: Day, ages: &Ages) -> Day {
    let fifth = birthday(born, ages.school_age_from);
    this_or_next(fifth, &ages.school_age_days).unwrap_or(fifth)
}

/// The day on which compulsory school age ends: the last Friday in June of the school year of the
/// sixteenth birthday, even when that birthday comes after it.
pub fn school_age_ends(born: Day, ages: &Ages) -> Day {
    let sixteen = birthday(born, ages.school_age_until);
    let last = SchoolYear::of(sixteen, ages).last_day(ages);
    last_friday(last.year(), ages.leaving_month)
}

/// The first day as a young person, on which rights pass: the one after school age ends.
pub fn young_person_from(born: Day, ages: &Ages) -> Day {
    school_age_ends(born, ages).plus(1)
}

/// Whether someone is a young person in law on a day: over school age and under twenty-five.
pub fn is_young_person(born: Day, day: Day, ages: &Ages) -> bool {
    day >= young_person_from(born, ages) && day < birthday(born, ages.young_person_under)
}

/// Whether someone is under five on a day. One not yet born is.
pub fn is_under_five(born: Day, day: Day, ages: &Ages) -> bool {
    day < birthday(born, ages.under)
}

fn last_friday(year: i32, month: u32) -> Day {
    let year = year.clamp(Day::FIRST.year(), Day::LAST.year());
    let days = (1..=31).rev();
    let mut there = days.filter_map(|day| Day::from_ymd_opt(year, month, day));
    there
        .find(|day| day.weekday() == Weekday::Fri)
        .unwrap_or(Day::LAST)
}
