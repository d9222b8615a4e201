//! Growing up: Year 9, the end of compulsory school age, and rights that pass to the young person.

use crate::content::{CautionId, DateKind};
use crate::domain::time::Day;

use super::{
    ages::{self, birthday},
    phase::school_year_of,
    work_out::{Doubt, Sheet},
};

/// How far ahead, and how long after, these dates are worth showing: nobody needs to see at six what
/// comes at sixteen. In months.
const AHEAD: i32 = 24;
const AFTER: i32 = 12;

/// Birthdays in these first days of September may belong to the year group before: the law looks to the
/// start of term.
const EARLY_SEPTEMBER: u32 = 5;

pub(super) fn add(sheet: &mut Sheet) {
    if !sheet.facts.has_plan() {
        return;
    }
    let born = trusted_birthday(sheet);
    year_nine(sheet, born);
    if let Some(born) = born {
        rights(sheet, born);
    }
}

/// The birthday, unless it cannot be right.
fn trusted_birthday(sheet: &mut Sheet) -> Option<Day> {
    let born = sheet.facts.born?;
    let Some(age) = ages::age_on(born, sheet.today) else {
        sheet.doubts.push(Doubt::BornAhead);
        return None;
    };
    if age > sheet.law.ages.young_person_under {
        sheet.doubts.push(Doubt::OverAge { age });
        return None;
    }
    Some(born)
}

/// From Year 9 on each review looks at preparing for adulthood (SEND Regulations 2014, regulations 20
/// and 21).
fn year_nine(sheet: &mut Sheet, born: Option<Day>) {
    let (facts, law) = (sheet.facts, sheet.law);
    if facts.year.is_none() && born.is_none() {
        return;
    }
    let year = school_year_of(facts, law.ages.adulthood_year, &law.ages);
    let day = year.map(|year| year.first_day(&law.ages));
    // It stays true, so it is shown however long ago it began.
    if day.is_some_and(|day| day <= sheet.today.plus_months(AHEAD)) {
        sheet.add(DateKind::YearNine, day);
    }
}

/// Compulsory school age ends on a Friday; rights are the young person's from the day after (Education
/// Act 1996, section 8; Children and Families Act 2014, section 83). It goes by the birthday, whatever the
/// year group.
fn rights(sheet: &mut Sheet, born: Day) {
    let ages = &sheet.law.ages;
    let ends = ages::school_age_ends(born, ages);
    let from = ages::young_person_from(born, ages);
    let shown = sheet.today.plus_months(-AFTER)..=sheet.today.plus_months(AHEAD);
    if !shown.contains(&from) {
        return;
    }
    let still_fifteen = from < birthday(born, ages.school_age_until);
    let early_september =
        born.month() == ages.year_begins.of(born.year()).month() && born.day() <= EARLY_SEPTEMBER;
    for (id, day) in [
        (DateKind::SchoolAgeEnds, ends),
        (DateKind::RightsMove, from),
    ] {
        let Some(due) = sheet.add(id, Some(day)) else {
            continue;
        };
        if still_fifteen {
            due.warn(CautionId::StillFifteen);
        }
        if early_september {
            due.warn(CautionId::EarlySeptember);
        }
    }
}
