//! SEN support without a plan. The law sets one report a year; the rest is guidance without days.

use crate::content::DateKind;
use crate::domain::round::RoundKind;

use super::work_out::Sheet;

pub(super) fn add(sheet: &mut Sheet) {
    let facts = sheet.facts;
    if facts.kind != Some(RoundKind::SenSupport) {
        return;
    }
    sheet.add(DateKind::AgreedReview, facts.agreed_review);
    // The school year that the round is in.
    let day = facts.meeting.unwrap_or(sheet.today);
    sheet.add(DateKind::SchoolMeetings, Some(day));
    sheet.add(DateKind::YearlyReport, Some(day));
}
