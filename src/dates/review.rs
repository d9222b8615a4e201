//! Reviews of an EHC plan: the meeting, what comes before and after, and the twelve months around it.

use crate::content::{CautionId, DateKind, law::Who};
use crate::domain::time::Day;

use super::{
    ages,
    work_out::{Doubt, Sheet},
};

pub(super) fn add(sheet: &mut Sheet) {
    meeting(sheet);
    if sheet.facts.has_plan() {
        twelve_months(sheet);
        under_five(sheet);
    }
}

/// The meeting itself, and what its day decides (SEND Regulations 2014, regulations 20 and 21).
fn meeting(sheet: &mut Sheet) {
    let facts = sheet.facts;
    let day = facts.meeting;
    sheet.add(DateKind::Meeting, day);
    if !facts.is_full_review() {
        return;
    }
    // Where there is no school, the council arranges the meeting and writes the report itself.
    let nowhere = facts.attends == Some(false);
    sheet.add(DateKind::OurViews, day);
    for (id, done) in [
        (DateKind::Notice, facts.notice),
        (DateKind::Papers, facts.papers),
        (DateKind::Report, facts.report),
    ] {
        if let Some(due) = sheet.add(id, day) {
            due.done(done);
            if nowhere {
                due.of(Who::Council);
            }
        }
    }
    // From the meeting, not from the report.
    if let Some(due) = sheet.add(DateKind::Decision, day) {
        due.done(facts.decided());
    }
}

/// This review and the next inside twelve months each (Children and Families Act 2014, section 44). The
/// last day is for the decision, so the meeting comes earlier. A changed plan does not begin them anew.
fn twelve_months(sheet: &mut Sheet) {
    let facts = sheet.facts;
    let mut last = None;
    if let Some(due) = sheet.add(DateKind::ReviewDone, facts.review_from()) {
        last = Some(due.when.day());
        if facts.last_meeting.is_some() && facts.last_meeting > facts.last_decision {
            due.warn(CautionId::FromMeeting);
        }
        due.done(facts.decided());
    }
    let latest = sheet
        .add(DateKind::MeetingLatest, last)
        .map(|due| due.when.day());
    too_late(sheet, DateKind::MeetingLatest, latest);
    // Only once there was a meeting: before it, the next review is this one.
    let Some(held) = facts.held(sheet.today).filter(|_| facts.is_full_review()) else {
        return;
    };
    let decided = facts.decided().filter(|&letter| letter >= held);
    let from = decided.unwrap_or(held);
    if let Some(due) = sheet.add(DateKind::NextReview, Some(from))
        && decided.is_none()
    {
        due.warn(CautionId::FromMeeting);
    }
}

/// Says that the meeting comes after its latest day.
pub(super) fn too_late(sheet: &mut Sheet, than: DateKind, latest: Option<Day>) {
    if let (Some(day), Some(meeting)) = (latest, sheet.facts.meeting)
        && meeting > day
    {
        sheet.doubts.push(Doubt::MeetingTooLate { than, day });
    }
}

/// Under five the guidance suggests looking at a plan more often. It is no duty.
fn under_five(sheet: &mut Sheet) {
    let facts = sheet.facts;
    for (id, from) in [
        (DateKind::EarlyReview, facts.review_from()),
        (DateKind::NextEarlyReview, facts.held(sheet.today)),
    ] {
        let law = sheet.law;
        let Some(entry) = law.date(id) else { continue };
        let Some(from) = from else { continue };
        let when = entry.count.from(from, &law.ages);
        // A review that would come after the fifth birthday is an ordinary one.
        let young = match facts.born {
            Some(born) => ages::is_under_five(born, when.day(), &law.ages),
            None => facts.under_five.unwrap_or(!facts.is_full_review()),
        };
        if young {
            sheet.put(entry, when);
        }
    }
}
