//! The dates of a round as they are shown: in order, with what is past, what is next, what is ahead.

use crate::{
    content::{
        DateKind, Law,
        law::{Duty, Who},
    },
    dates::{
        Dates, Due, Facts, State,
        count::{NotWorking, When},
    },
    domain::time::Day,
};

/// So many days after it passed, what can still be done about an appeal is worth showing.
const APPEAL_DAYS: i64 = 92;

/// One date, with its words.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DateLine {
    /// Which kind of date.
    pub id: DateKind,
    /// What it is called.
    pub title: String,
    /// When.
    pub days: Days,
    /// Where it lies, seen from today.
    pub state: State,
    /// What that means for the page.
    pub place: Place,
    /// How binding it is, and whose.
    pub duty: Duty,
    /// What it means.
    pub means: String,
    /// What a family can do, where it has passed.
    pub passed: Option<String>,
    /// That it is no working day, and the one before.
    pub shut: Option<NotWorking>,
    /// The day by which to ask for it, while that lies ahead.
    pub ask_by: Option<Day>,
    /// What is said beside it.
    pub cautions: Vec<String>,
    /// Where it comes from.
    pub source: String,
    /// The address of that.
    pub address: String,
    /// When that was checked.
    pub checked: Day,
    /// The day for a calendar, while it is not over.
    pub calendar: Option<Day>,
}

/// How its days are said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Days {
    /// It happens on this day.
    On(Day),
    /// It holds from this day.
    From(Day),
    /// By this day.
    By(Day),
    /// Before this day.
    Before(Day),
    /// From the one to the other.
    Between(Day, Day),
    /// By the one to be safe, perhaps until the other.
    Safe(Day, Day),
}

/// What a date is to somebody who looks today. In the order in which they are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// Over: done, or nothing to be done about it.
    Past,
    /// Its day has passed, and something can be done about that.
    Overdue,
    /// Between its first and its last day.
    Now,
    /// The next one.
    Next,
    /// After that.
    Ahead,
}

impl Place {
    /// It stands before today.
    pub const fn is_past(self) -> bool {
        matches!(self, Self::Past | Self::Overdue)
    }
}

impl Days {
    fn of(id: DateKind, when: When) -> Self {
        match (id, when) {
            (DateKind::YearNine | DateKind::RightsMove, _) => Self::From(when.day()),
            (DateKind::Meeting | DateKind::SchoolAgeEnds | DateKind::AgreedReview, _) => {
                Self::On(when.day())
            }
            (_, When::By(day)) => Self::By(day),
            (_, When::Before(day)) => Self::Before(day),
            (DateKind::Comments, When::Between(first, last)) => Self::Safe(first, last),
            (_, When::Between(first, last)) => Self::Between(first, last),
        }
    }
}

/// The lines, those that are past first. Only of a round that is live is anything overdue: of the one that
/// was begun last, and of the review before it, whose letters may still have to come.
pub(super) fn all(
    dates: &Dates,
    facts: &Facts,
    law: &Law,
    today: Day,
    is_live: bool,
) -> Vec<DateLine> {
    let worth = dates.due.iter().filter(|due| is_worth_showing(due, facts));
    let lines = worth.filter_map(|due| {
        let overdue = is_live && is_overdue(due, facts, today);
        line(due, law, today, overdue)
    });
    let mut lines: Vec<DateLine> = lines.collect();
    if let Some(next) = lines.iter_mut().find(|line| line.place == Place::Ahead) {
        next.place = Place::Next;
    }
    let order = |line: &DateLine| match line.place {
        Place::Past | Place::Overdue => 0,
        Place::Now => 1,
        Place::Next | Place::Ahead => 2,
    };
    lines.sort_by_key(order);
    lines
}

/// The latest day for a meeting is nothing to know once there is one in time.
fn is_worth_showing(due: &Due, facts: &Facts) -> bool {
    let latest = matches!(due.id, DateKind::MeetingLatest | DateKind::TransferMeeting);
    !latest || facts.meeting.is_none_or(|day| day > due.when.day())
}

fn line(due: &Due, law: &Law, today: Day, overdue: bool) -> Option<DateLine> {
    let words = law.date(due.id)?;
    let cautions = due.cautions.iter().filter_map(|id| law.caution(*id));
    let day = due.when.day();
    let is_done = matches!(due.state, State::Done { .. });
    Some(DateLine {
        id: due.id,
        title: words.title.clone(),
        days: Days::of(due.id, due.when),
        state: due.state,
        place: match due.state {
            _ if overdue => Place::Overdue,
            State::Passed(_) | State::Done { .. } => Place::Past,
            State::Running(_) => Place::Now,
            State::Today | State::Ahead(_) => Place::Ahead,
        },
        duty: due.duty,
        means: words.means.clone(),
        passed: matches!(due.state, State::Passed(_)).then(|| words.passed.clone()),
        shut: due.not_working.clone().filter(|_| !is_done),
        ask_by: due.ask_by.filter(|day| !is_done && *day >= today),
        cautions: cautions.map(|caution| caution.text.clone()).collect(),
        source: words.source.name.clone(),
        address: words.source.address.clone(),
        checked: words.checked,
        calendar: Some(day).filter(|_| !is_done && day >= today),
    })
}

/// Whether its day has passed and something can be done about it now.
fn is_overdue(due: &Due, facts: &Facts, today: Day) -> bool {
    let State::Passed(days) = due.state else {
        return false;
    };
    let held = facts.held(today).is_some();
    match due.id {
        // Before the meeting only: afterwards it no longer matters when the invitation came.
        DateKind::OurViews | DateKind::Notice | DateKind::Papers | DateKind::EarlyReview => !held,
        DateKind::MeetingLatest | DateKind::TransferMeeting => facts.meeting.is_none(),
        DateKind::Comments => facts.final_plan.is_none(),
        DateKind::Mediation | DateKind::Appeal => days <= APPEAL_DAYS,
        DateKind::Meeting
        | DateKind::YearNine
        | DateKind::SchoolMeetings
        | DateKind::YearlyReport => false,
        _ => !matches!(due.duty, Duty::Fact),
    }
}

/// The one or two dates that matter most today: the last one that is overdue by law, and what comes next.
/// The day of the meeting is not among them: it stands beside them in large letters.
pub(super) fn next(lines: &[DateLine]) -> Vec<DateLine> {
    let late = |line: &&DateLine| {
        let by_law = matches!(line.duty, Duty::Must(who) if who != Who::Family);
        line.place == Place::Overdue && by_law
    };
    let ahead = |line: &&DateLine| match line.place {
        Place::Next | Place::Ahead => line.id != DateKind::Meeting,
        Place::Now => line.id == DateKind::Comments,
        Place::Past | Place::Overdue => false,
    };
    let late = lines.iter().rev().find(late);
    let ahead = lines.iter().filter(ahead);
    late.into_iter().chain(ahead).take(2).cloned().collect()
}
