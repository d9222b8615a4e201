//! Moves to the next phase: by when the plan has to name what comes next (SEND Regulations 2014,
//! regulation 18).

use crate::{
    content::{DateKind, law::Ages},
    domain::{phase::Transfer, round::RoundKind, time::Day},
};

use super::{
    ages::{self, SchoolYear},
    facts::Facts,
    review::too_late,
    work_out::{Doubt, Sheet},
};

/// The year group that begins with a move, where nearly everyone's is the same. First and middle schools
/// begin in different years from place to place, and colleges at any age.
pub const fn usual_year_after(transfer: Transfer) -> Option<i8> {
    match transfer {
        Transfer::EarlyYearsToSchool => Some(0),
        Transfer::InfantToJunior => Some(3),
        Transfer::PrimaryToSecondary => Some(7),
        Transfer::SecondaryToCollege => Some(12),
        Transfer::PrimaryToMiddle | Transfer::MiddleToSecondary | Transfer::CollegeToCollege => {
            None
        }
    }
}

/// The day of the move: as told, or the first day of the school year that usually begins with it.
pub fn move_day(facts: &Facts, ages: &Ages) -> Option<Day> {
    let usual = || {
        let year = usual_year_after(facts.transfer?)?;
        Some(school_year_of(facts, year, ages)?.first_day(ages))
    };
    facts.moves_on.or_else(usual)
}

/// The year group on a day, as told or as usual for the birthday.
pub fn year_group(facts: &Facts, day: Day, ages: &Ages) -> Option<i8> {
    match (facts.year, facts.born) {
        (Some(told), _) => ages::told_year(told, day, ages),
        (None, Some(born)) if born <= day => ages::usual_year(born, day, ages),
        (None, _) => None,
    }
}

/// Whether a move is likely to come in the school year of this day: in the last year before one.
pub fn may_move(facts: &Facts, day: Day, ages: &Ages) -> bool {
    let next = year_group(facts, day, ages).map(|year| year.saturating_add(1));
    let mut moves = Transfer::ALL.into_iter().filter_map(usual_year_after);
    next.is_some_and(|next| moves.any(|year| year == next))
}

/// September, when a year at college begins.
const NEW_YEAR: u32 = 9;

pub(super) fn add(sheet: &mut Sheet) {
    let facts = sheet.facts;
    let Some(transfer) = facts.transfer.filter(|_| facts.has_plan()) else {
        return;
    };
    let Some(day) = move_day(facts, &sheet.law.ages) else {
        return;
    };
    let id = limit_of(transfer);
    if id == DateKind::TransferBetweenColleges && day.month() == NEW_YEAR {
        // The guidance expects the end of March then; five months stay the outer limit.
        sheet.add(DateKind::TransferUsual, Some(day));
    }
    let done = facts.final_plan;
    let Some(due) = sheet.add(id, Some(day)) else {
        return;
    };
    let last = due.done(done).when.day();
    if last >= day {
        sheet.doubts.push(Doubt::MoveBeforeLimit(id));
    }
    if id != DateKind::TransferBetweenColleges {
        let latest = sheet.add(DateKind::TransferMeeting, Some(last));
        let latest = latest.map(|due| due.when.day());
        too_late(sheet, DateKind::TransferMeeting, latest);
    }
}

/// The date by which the plan names what comes next.
pub const fn limit_of(transfer: Transfer) -> DateKind {
    match transfer {
        Transfer::EarlyYearsToSchool
        | Transfer::InfantToJunior
        | Transfer::PrimaryToMiddle
        | Transfer::PrimaryToSecondary
        | Transfer::MiddleToSecondary => DateKind::TransferToSchool,
        Transfer::SecondaryToCollege => DateKind::TransferToCollege,
        Transfer::CollegeToCollege => DateKind::TransferBetweenColleges,
    }
}

/// Whether the step to the next phase should be asked for: in a round that is about one, and in a yearly
/// review in the last year before a usual one.
pub(super) fn wants_transfer(sheet: &Sheet) -> bool {
    let facts = sheet.facts;
    let day = facts.meeting.unwrap_or(sheet.today);
    facts.transfer.is_none()
        && match facts.kind {
            Some(RoundKind::PhaseTransfer) => true,
            Some(RoundKind::AnnualReview) => may_move(facts, day, &sheet.law.ages),
            _ => false,
        }
}

/// The school year in which someone is in this year group.
pub(super) fn school_year_of(facts: &Facts, year: i8, ages: &Ages) -> Option<SchoolYear> {
    match (facts.year, facts.born) {
        (Some(told), _) => Some(ages::told_school_year(told, year, ages)),
        (None, Some(born)) => Some(ages::school_year_of(born, year, ages)),
        (None, None) => None,
    }
}
