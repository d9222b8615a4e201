//! What letters begin: the answer to a draft, the final plan, appeals, and assessments.

use crate::{
    content::{CautionId, DateKind},
    domain::{decision::Decision, time::Day},
};

use super::{
    count::When,
    facts::{Facts, Request},
    work_out::Sheet,
};

pub(super) fn add(sheet: &mut Sheet) {
    comments(sheet);
    final_plan(sheet);
    appeal(sheet);
    assessment(sheet);
}

/// At least fifteen days from the day of service, which is day 1 (SEND Regulations 2014, regulations 13
/// and 22). The day that is safe counts from the letter's date; from the day it came there may be more.
fn comments(sheet: &mut Sheet) {
    let (facts, law) = (sheet.facts, sheet.law);
    let Some(entry) = law.date(DateKind::Comments) else {
        return;
    };
    let last = |from: Option<Day>| from.map(|day| entry.count.from(day, &law.ages).day());
    let when = match (last(facts.changes_dated), last(facts.changes_came)) {
        (Some(safe), Some(end)) if safe < end => When::Between(safe, end),
        (Some(safe), _) => When::By(safe),
        (None, Some(end)) => When::By(end),
        (None, None) => return,
    };
    sheet.put(entry, when);
}

/// Eight weeks from the sending of the changes, and twelve from the meeting at the very most (regulation
/// 22; R (L, M and P) v Devon County Council, 2022). Often earlier than twelve.
fn final_plan(sheet: &mut Sheet) {
    let (facts, law) = (sheet.facts, sheet.law);
    // A draft in an assessment has its own limit.
    if !facts.is_full_review() || facts.decision.is_some_and(|it| it != Decision::Amend) {
        return;
    }
    let Some(entry) = law.date(DateKind::FinalPlan) else {
        return;
    };
    let from_meeting = facts
        .meeting
        .map(|day| entry.count.from(day, &law.ages).day());
    let from_sending = entry
        .also
        .zip(facts.changes_sent())
        .map(|(count, day)| count.from(day, &law.ages).day());
    let Some(day) = [from_meeting, from_sending].into_iter().flatten().min() else {
        return;
    };
    let done = facts.final_plan;
    if let Some(due) = sheet.put(entry, When::By(day)) {
        due.done(done);
    }
}

/// The day of the letter from which an appeal counts. A decision to change the plan cannot be appealed;
/// the final plan that follows can (Children and Families Act 2014, section 51).
pub(super) fn appealed_from(facts: &Facts) -> Option<Day> {
    let letter = || {
        let decision = facts.decision?;
        facts.letter.filter(|_| decision.appealable())
    };
    facts.final_plan.or_else(letter)
}

/// Two months from the letter, or one from the mediation certificate if that is later (tribunal rules of
/// 2008, rule 20). What is shown is a working day on or before it. The rule that stretches days in August
/// and at Christmas is left out on purpose: nobody can lose by being early.
fn appeal(sheet: &mut Sheet) {
    let (facts, law) = (sheet.facts, sheet.law);
    let Some(letter) = appealed_from(facts) else {
        return;
    };
    if let Some(entry) = law
        .date(DateKind::Mediation)
        .filter(|_| facts.certificate.is_none())
    {
        let day = entry.count.from(letter, &law.ages).day();
        put_safe(sheet, DateKind::Mediation, day);
    }
    if let Some(entry) = law.date(DateKind::Appeal) {
        let from_letter = entry.count.from(letter, &law.ages).day();
        let from_certificate = entry
            .also
            .zip(facts.certificate)
            .map(|(count, day)| count.from(day, &law.ages).day());
        let day = from_certificate.map_or(from_letter, |day| day.max(from_letter));
        put_safe(sheet, DateKind::Appeal, day);
    }
}

fn put_safe(sheet: &mut Sheet, id: DateKind, day: Day) {
    let safe = sheet.safe_day(day);
    let Some(entry) = sheet.law.date(id) else {
        return;
    };
    let knows = sheet.law.holidays.knows(safe.year());
    if let Some(due) = sheet.put(entry, When::By(safe)) {
        if at_christmas(safe) {
            due.warn(CautionId::BeforeChristmas);
        }
        if !knows {
            due.warn(CautionId::HolidaysUnknown);
        }
    }
}

/// Days on which few people answer, although some are working days.
fn at_christmas(day: Day) -> bool {
    matches!((day.month(), day.day()), (12, 24..) | (1, 1))
}

/// The clocks of an assessment, all but one from the day on which the council got the request (SEND
/// Regulations 2014, regulations 5, 10, 13, 25 and 27).
fn assessment(sheet: &mut Sheet) {
    let done = sheet.facts.final_plan;
    match sheet.facts.request {
        None => {}
        Some(Request::First { received }) => {
            let (letter, decision) = (sheet.facts.letter, sheet.facts.decision);
            let refused = letter.filter(|_| decision == Some(Decision::NoAssessment));
            if let Some(due) = sheet.add(DateKind::AssessAnswer, Some(received)) {
                due.done(refused);
            }
            if refused.is_some() {
                return;
            }
            let no_plan = letter.filter(|_| decision == Some(Decision::NoPlan));
            if let Some(due) = sheet.add(DateKind::NoPlan, Some(received)) {
                due.done(no_plan);
            }
            if no_plan.is_some() {
                return;
            }
            if let Some(due) = sheet.add(DateKind::FirstPlan, Some(received)) {
                due.done(done);
            }
        }
        Some(Request::Again { received, agreed }) => {
            if let Some(due) = sheet.add(DateKind::ReassessAnswer, Some(received)) {
                due.done(agreed);
            }
            if let Some(due) = sheet.add(DateKind::ReassessPlan, agreed) {
                due.done(done);
            }
        }
    }
}
