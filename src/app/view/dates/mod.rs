//! The dates that matter around the meeting of a round: what a family told, joined with the law file.
//!
//! | file | what it holds |
//! |---|---|
//! | `facts` | what was told, where it is kept, and where two phones differ |
//! | `line` | the dates as they are shown |

mod facts;
mod line;

pub use facts::{FactId, FactValue, FactVersion, FactView};
pub use line::{DateLine, Days, Place};

use super::{Page, RoundAt, RoundView, Saving};
use crate::{
    app::{
        exchange::{
            event::{CalendarDay, Handed},
            state,
        },
        model::{Fetched, Model, OpenBook},
        route::{RoundPage, Route},
    },
    content::{AskId, DateKind, Law},
    dates::{Doubt, Facts, work_out},
    domain::{
        ids::{RoundId, VoiceId},
        question::Setting,
        time::Day,
    },
};

/// From so many days after the law was checked, the page says that it may be out of date.
const STALE_DAYS: i64 = 400;

/// The dates that matter.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DatesView {
    /// Which round.
    pub at: RoundAt,
    /// The kind of place that is attended: its name stands in sentences.
    pub setting: Setting,
    /// What the law makes of what was told.
    pub law: LawState,
    /// The voice that writes here.
    pub by: Option<VoiceId>,
    /// This tab may write.
    pub can_write: bool,
    /// How durable it is.
    pub saving: Saving,
}

/// Whether the law file is here.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum LawState {
    /// It is on its way.
    Coming,
    /// It could not be had.
    Failed,
    /// It is here.
    Here(Box<Worked>),
}

/// What the law makes of what was told.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Worked {
    /// The day that the phone takes for today.
    pub today: Day,
    /// What is odd about that day.
    pub clock: Clock,
    /// The dates, in order.
    pub lines: Vec<DateLine>,
    /// What would let more be worked out, the most useful first.
    pub asks: Vec<AskView>,
    /// Every fact, told or not.
    pub facts: Vec<FactView>,
    /// What looks odd.
    pub doubts: Vec<Doubt>,
    /// What the review before still has to bring, and its page of dates; of the newest round only.
    pub before: Option<(Route, Vec<DateLine>)>,
    /// How many days go into the calendar, if all do.
    pub ahead: usize,
    /// What came of the last calendar file.
    pub given: Option<Handed>,
    /// The day on which the law was checked.
    pub checked: Day,
    /// That the law may change, and what is known of that.
    pub status: Vec<String>,
}

/// What is odd about the day that the phone takes for today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Clock {
    /// Nothing.
    Fine,
    /// It lies before the day on which the law was checked, so it cannot be right.
    Early,
    /// The law was checked long ago, or the clock is fast.
    Late,
}

/// A question whose answer would let more be worked out.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct AskView {
    /// Which.
    pub id: AskId,
    /// The question.
    pub ask: String,
    /// Where to find the answer, or why it is asked.
    pub hint: String,
    /// The facts that answer it.
    pub facts: &'static [FactId],
}

/// The dates on the book's home.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum NextDates {
    /// The law file is on its way, and there is a day to count from.
    Waiting,
    /// The one or two that matter most today; perhaps none.
    Known(Vec<DateLine>),
}

/// The page `dates`.
pub(super) fn page(model: &Model, open: &OpenBook, round: RoundId) -> Page {
    let at = RoundAt::of(open, round);
    let law = match &state(model).law {
        Fetched::Unasked | Fetched::Coming => LawState::Coming,
        Fetched::Failed => LawState::Failed,
        Fetched::Here(law) => worked(model, open, at, law.law()),
    };
    RoundView::Dates(DatesView {
        at,
        setting: open.book.setting(),
        law,
        by: open.sitting_voice(),
        can_write: open.is_writer(),
        saving: open.saving(),
    })
    .page()
}

fn worked(model: &Model, open: &OpenBook, at: RoundAt, law: &Law) -> LawState {
    let Some(today) = model.today else {
        return LawState::Coming;
    };
    let told = facts::for_engine(&open.book, at.round);
    let dates = work_out(&told, law, today);
    let lines = line::all(&dates, &told, law, today, is_live(open, at.round, today));
    let asks = dates.asks.iter().filter_map(|ask| {
        let words = law.ask(ask.id)?;
        let facts = FactId::of(ask.id);
        (!facts.is_empty()).then(|| AskView {
            id: ask.id,
            ask: words.ask.clone(),
            hint: words.hint.clone(),
            facts,
        })
    });
    let mut status = law.status.clone();
    status.push(law.may_change.clone());
    let before = facts::review_before(&open.book, at.round).filter(|_| at.is_current);
    let before = before.map(|before| {
        let at = RoundAt::of(open, before);
        (at.page(RoundPage::Dates), still_to_come(model, open))
    });
    LawState::Here(Box::new(Worked {
        today,
        before: before.filter(|(_, lines)| !lines.is_empty()),
        clock: clock(law, today),
        asks: asks.collect(),
        facts: facts::all(model, open, at.round, (&law.ages, today)),
        doubts: dates.doubts,
        ahead: lines.iter().filter(|line| line.calendar.is_some()).count(),
        given: state(model).calendar,
        checked: law.checked,
        status,
        lines,
    }))
}

fn clock(law: &Law, today: Day) -> Clock {
    match today.days_since(law.checked) {
        ..0 => Clock::Early,
        0..=STALE_DAYS => Clock::Fine,
        _ => Clock::Late,
    }
}

/// For so many days after its meeting what is late for a review matters beside the next one.
const LIVE_DAYS: i64 = 366;

/// Whether what is late for a round still matters: of the one that was begun last, and of the review before.
fn is_live(open: &OpenBook, round: RoundId, today: Day) -> bool {
    let current = open.book.round_id(open.round);
    let held = open.book.round(round).day;
    let lately = held.is_some_and(|day| today.days_since(day) <= LIVE_DAYS);
    let is_before = facts::review_before(&open.book, current) == Some(round);
    round == current || (is_before && lately)
}

/// The dates for the book's home, of the round that was begun last; and of the review before it what has
/// not come yet: a council's letter does not wait less because the next round has begun.
pub(super) fn next(model: &Model, open: &OpenBook) -> NextDates {
    let told: Facts = facts::for_engine(&open.book, open.round);
    match (&state(model).law, model.today) {
        (Fetched::Here(law), Some(today)) => {
            let dates = work_out(&told, law.law(), today);
            let mut lines = still_to_come(model, open);
            lines.extend(line::all(&dates, &told, law.law(), today, true));
            NextDates::Known(line::next(&lines))
        }
        (Fetched::Coming, _) if told.meeting.is_some() && told.has_plan() => NextDates::Waiting,
        _ => NextDates::Known(Vec::new()),
    }
}

/// What the review before the round that was begun last still has to bring.
fn still_to_come(model: &Model, open: &OpenBook) -> Vec<DateLine> {
    let current = open.book.round_id(open.round);
    let before = facts::review_before(&open.book, current);
    before.map_or_else(Vec::new, |before| {
        let mut lines = after_meeting(model, open, before);
        // What the next review is about stands among its own dates.
        let of_review = |id| {
            matches!(
                id,
                DateKind::Report | DateKind::Decision | DateKind::Comments | DateKind::FinalPlan
            )
        };
        lines.retain(|line| of_review(line.id));
        lines
    })
}

/// What has to follow on a meeting, and is not over; empty while the law file is not here.
pub(super) fn after_meeting(model: &Model, open: &OpenBook, round: RoundId) -> Vec<DateLine> {
    let (Fetched::Here(law), Some(today)) = (&state(model).law, model.today) else {
        return Vec::new();
    };
    let told = facts::for_engine(&open.book, round);
    let dates = work_out(&told, law.law(), today);
    let mut lines = line::all(&dates, &told, law.law(), today, is_live(open, round, today));
    let follows = |id| {
        matches!(
            id,
            DateKind::Report
                | DateKind::Decision
                | DateKind::Comments
                | DateKind::FinalPlan
                | DateKind::NextReview
                | DateKind::NextEarlyReview
                | DateKind::AgreedReview
        )
    };
    lines.retain(|line| follows(line.id) && line.place != Place::Past);
    lines
}

/// The days of the page that is shown for the family's own calendar: one, or all that are not over.
pub fn calendar_days(model: &Model, which: Option<DateKind>) -> Vec<CalendarDay> {
    let (Some(Route::Round(book, round, RoundPage::Dates)), Some(open)) =
        (&model.route, model.open())
    else {
        return Vec::new();
    };
    let round = round.map_or(open.round, |round| open.book.round_id(round));
    let at = RoundAt::of(open, round);
    let Some(law) = state(model).law.get().filter(|_| open.id == *book) else {
        return Vec::new();
    };
    let LawState::Here(worked) = worked(model, open, at, law.law()) else {
        return Vec::new();
    };
    let wanted = |line: &&DateLine| which.is_none_or(|id| id == line.id);
    let days = worked.lines.iter().filter(wanted).filter_map(|line| {
        let about = [
            &line.means,
            "",
            &line.source,
            &line.address,
            &law.law().may_change,
        ];
        Some(CalendarDay {
            of: (round, line.id),
            day: line.calendar?,
            title: line.title.clone(),
            about: about.join("\n"),
        })
    });
    days.collect()
}
