//! What is still to be asked, and what looks odd. A question is put only when its answer would tell
//! something now: nobody is asked for a letter before the meeting.

use crate::{
    content::{AskId, DateKind},
    domain::{decision::Decision, round::RoundKind, time::Day},
};

use super::{
    facts::Request,
    letters::appealed_from,
    phase::{move_day, wants_transfer},
    work_out::{Ask, Doubt, Sheet, State},
};

pub(super) fn asks(sheet: &Sheet) -> Vec<Ask> {
    use DateKind as D;
    let facts = sheet.facts;
    let mut asks = Vec::new();
    let mut ask = |wanted: bool, id: AskId, opens: &'static [DateKind]| {
        if wanted {
            asks.push(Ask { id, opens });
        }
    };
    let full = facts.is_full_review();
    let held = facts.held(sheet.today).is_some();
    let no_meeting = facts.meeting.is_none();
    ask(
        facts.kind.is_none(),
        AskId::Kind,
        &[D::Notice, D::Papers, D::Report, D::Decision, D::ReviewDone],
    );
    ask(
        no_meeting && full,
        AskId::Meeting,
        &[
            D::Meeting,
            D::OurViews,
            D::Notice,
            D::Papers,
            D::Report,
            D::Decision,
        ],
    );
    ask(no_meeting && !full, AskId::Meeting, &[D::Meeting]);
    after_meeting(sheet, full && held, &mut ask);

    let unknown_year = facts.has_plan() && facts.review_from().is_none();
    for id in [AskId::LastReview, AskId::PlanMade] {
        ask(
            unknown_year,
            id,
            &[D::ReviewDone, D::MeetingLatest, D::EarlyReview],
        );
    }
    ask(
        wants_transfer(sheet),
        AskId::Transfer,
        &[
            D::TransferToSchool,
            D::TransferToCollege,
            D::TransferBetweenColleges,
        ],
    );
    let moves = facts.has_plan() && facts.transfer.is_some();
    ask(
        moves && move_day(facts, &sheet.law.ages).is_none(),
        AskId::MoveDay,
        &[
            D::TransferToSchool,
            D::TransferToCollege,
            D::TransferBetweenColleges,
        ],
    );
    ask(
        facts.has_plan() && facts.born.is_none(),
        AskId::Born,
        &[D::YearNine, D::SchoolAgeEnds, D::RightsMove],
    );
    ask(
        full && !no_meeting && facts.attends.is_none(),
        AskId::Attends,
        &[D::Notice, D::Papers, D::Report],
    );
    ask(
        facts.kind == Some(RoundKind::SenSupport) && held && facts.agreed_review.is_none(),
        AskId::AgreedReview,
        &[D::AgreedReview],
    );
    ask(
        matches!(facts.request, Some(Request::Again { agreed: None, .. })),
        AskId::Reassessing,
        &[D::ReassessPlan],
    );
    asks
}

/// What came, once it should have; and the letters after a meeting.
fn after_meeting(
    sheet: &Sheet,
    held: bool,
    ask: &mut impl FnMut(bool, AskId, &'static [DateKind]),
) {
    use DateKind as D;
    let facts = sheet.facts;
    let late = |id: DateKind| {
        sheet
            .due
            .iter()
            .any(|due| due.id == id && matches!(due.state, State::Today | State::Passed(_)))
    };
    // After the meeting it no longer matters when the invitation came.
    ask(!held && late(D::Notice), AskId::Notice, &[D::Notice]);
    ask(!held && late(D::Papers), AskId::Papers, &[D::Papers]);
    ask(late(D::Report), AskId::Report, &[D::Report]);
    ask(
        held && facts.letter.is_none(),
        AskId::Letter,
        &[D::Decision, D::NextReview, D::Appeal],
    );
    ask(
        facts.letter.is_some() && facts.decision.is_none(),
        AskId::Decision,
        &[D::Mediation, D::Appeal, D::FinalPlan],
    );
    let amended = facts.decision == Some(Decision::Amend);
    let changes = facts.changes_sent().is_some();
    ask(
        amended && facts.changes_dated.is_none(),
        AskId::Changes,
        &[D::Comments, D::FinalPlan],
    );
    ask(
        (amended || changes) && facts.final_plan.is_none(),
        AskId::FinalPlan,
        &[D::FinalPlan, D::Mediation, D::Appeal],
    );
    ask(
        appealed_from(facts).is_some() && facts.certificate.is_none(),
        AskId::Certificate,
        &[D::Appeal],
    );
}

/// What was told as done and lies ahead. It is counted from all the same: it may be the phone's clock
/// that is wrong.
pub(super) fn doubts(sheet: &mut Sheet) {
    let facts = sheet.facts;
    let told: [(AskId, Option<Day>); 10] = [
        (AskId::PlanMade, facts.plan_made),
        (
            AskId::LastReview,
            facts.last_decision.max(facts.last_meeting),
        ),
        (AskId::Notice, facts.notice),
        (AskId::Papers, facts.papers),
        (AskId::Report, facts.report),
        (AskId::Letter, facts.letter),
        (AskId::Changes, facts.changes_dated.max(facts.changes_came)),
        (AskId::FinalPlan, facts.final_plan),
        (AskId::Certificate, facts.certificate),
        (AskId::Reassessing, reassessing(facts.request)),
    ];
    let today = sheet.today;
    let ahead = told
        .into_iter()
        .filter(|(_, day)| day.is_some_and(|day| day > today));
    sheet.doubts.extend(ahead.map(|(id, _)| Doubt::NotYet(id)));
}

fn reassessing(request: Option<Request>) -> Option<Day> {
    match request {
        Some(Request::Again { agreed, .. }) => agreed,
        _ => None,
    }
}
