//! From facts to dates: the rules that every date shares. The rest stands beside, by chapter.

use crate::{
    content::{
        AskId, CautionId, DateKind, Law,
        law::{Duty, LawDate, Who},
    },
    domain::time::Day,
};

use super::{
    asks,
    count::{NotWorking, When, working_day},
    facts::Facts,
    growing, letters, phase, review, support,
};

/// What can be said on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dates {
    /// The dates that can be worked out, by day; each kind at most once.
    pub due: Vec<Due>,
    /// What would let more be worked out, the most useful first.
    pub asks: Vec<Ask>,
    /// What looks odd. Nothing is refused for it.
    pub doubts: Vec<Doubt>,
}

impl Dates {
    /// The date of this kind.
    pub fn get(&self, id: DateKind) -> Option<&Due> {
        self.due.iter().find(|due| due.id == id)
    }
}

/// A date that was worked out. Its words, source and numbers are the law file's, under `id`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// Which kind of date.
    pub id: DateKind,
    /// When.
    pub when: When,
    /// How binding it is, and whose.
    pub duty: Duty,
    /// The day by which to ask for it, so that the limit is not in doubt.
    pub ask_by: Option<Day>,
    /// That it is no working day. Nothing was moved for it.
    pub not_working: Option<NotWorking>,
    /// Where it lies, seen from today.
    pub state: State,
    /// What to say beside it.
    pub cautions: Vec<CautionId>,
}

/// Where a date lies, seen from today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// So many days ahead.
    Ahead(i64),
    /// Between its first and its last day; so many days are left after today.
    Running(i64),
    /// Today is the day.
    Today,
    /// So many days ago.
    Passed(i64),
    /// It was done on this day: so many days late, 0 if it was in time.
    Done {
        /// The day.
        on: Day,
        /// How late.
        late: i64,
    },
}

impl State {
    /// Seen from today.
    fn of(when: When, today: Day) -> Self {
        let (first, last) = (when.day(), when.end());
        if today > last {
            Self::Passed(today.days_since(last))
        } else if today < first {
            Self::Ahead(first.days_since(today))
        } else if first == last {
            Self::Today
        } else {
            Self::Running(last.days_since(today))
        }
    }
}

/// Something to ask, and what the answer would tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// The question; the law file has its words.
    pub id: AskId,
    /// The dates that it would let be worked out, or say whether they were kept.
    pub opens: &'static [DateKind],
}

/// Something that looks odd, to be said and never held against anyone: clocks of phones are often wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Doubt {
    /// The birthday is ahead. Nothing is worked out from it.
    BornAhead,
    /// Older than anyone who can have a plan. Nothing is worked out from it.
    OverAge {
        /// How old.
        age: u8,
    },
    /// Something that was told as done lies ahead.
    NotYet(AskId),
    /// The meeting is later than this date allows.
    MeetingTooLate {
        /// Which date.
        than: DateKind,
        /// Its day.
        day: Day,
    },
    /// The move comes before the day by which the plan has to be ready for it.
    MoveBeforeLimit(DateKind),
}

/// Works out every date that can be, on a day.
///
/// Total: whatever the facts and the day, there is an answer.
pub fn work_out(facts: &Facts, law: &Law, today: Day) -> Dates {
    let mut sheet = Sheet {
        facts,
        law,
        today,
        due: Vec::new(),
        doubts: Vec::new(),
    };
    review::add(&mut sheet);
    phase::add(&mut sheet);
    growing::add(&mut sheet);
    support::add(&mut sheet);
    letters::add(&mut sheet);
    asks::doubts(&mut sheet);
    let asks = asks::asks(&sheet);
    let Sheet {
        mut due, doubts, ..
    } = sheet;
    due.sort_by_key(|due| (due.when.day(), due.id));
    Dates { due, asks, doubts }
}

/// What is being worked out.
pub(super) struct Sheet<'a> {
    pub facts: &'a Facts,
    pub law: &'a Law,
    pub today: Day,
    pub due: Vec<Due>,
    pub doubts: Vec<Doubt>,
}

impl<'a> Sheet<'a> {
    /// Adds a date, counted from a day as the law file says. Nothing if the file does not have it, or if
    /// the day is not known.
    pub fn add(&mut self, id: DateKind, from: Option<Day>) -> Option<&mut Due> {
        let entry = self.law.date(id)?;
        let from = from?;
        let when = entry.count.from(from, &self.law.ages);
        let ask_by = entry.ask_by;
        let ask_by = ask_by.map(|count| count.from(from, &self.law.ages).day());
        let due = self.put(entry, when)?;
        due.ask_by = ask_by;
        Some(due)
    }

    /// Adds a date whose day is known.
    pub fn put(&mut self, entry: &'a LawDate, when: When) -> Option<&mut Due> {
        let mut cautions = entry.cautions.clone();
        let holidays = &self.law.holidays;
        let mut not_working = None;
        if minds_working_days(entry.id, when) {
            not_working = NotWorking::on(when.day(), holidays);
            if !holidays.knows(when.day().year()) {
                cautions.push(CautionId::HolidaysUnknown);
            }
        }
        self.due.push(Due {
            id: entry.id,
            when,
            duty: entry.duty,
            ask_by: None,
            not_working,
            state: State::of(when, self.today),
            cautions,
        });
        self.due.last_mut()
    }

    /// The last day that is safe for something that has to reach an office: a working day. Never a later
    /// one, whatever a rule might allow.
    pub fn safe_day(&self, day: Day) -> Day {
        working_day(day, &self.law.holidays)
    }
}

/// Whether a call on the working day before would help. Not for what happens by itself or over weeks, nor
/// for days that are safe working days already.
const fn minds_working_days(id: DateKind, when: When) -> bool {
    !matches!(
        id,
        DateKind::YearNine
            | DateKind::SchoolAgeEnds
            | DateKind::RightsMove
            | DateKind::Mediation
            | DateKind::Appeal
    ) && !matches!(when, When::Between(..))
}

impl Due {
    /// Says that it was done on a day, if that is known.
    pub(super) fn done(&mut self, on: Option<Day>) -> &mut Self {
        if let Some(on) = on {
            let late = on.days_since(self.when.end()).max(0);
            self.state = State::Done { on, late };
        }
        self
    }

    /// Says whose it is, where that is not as usual.
    pub(super) fn of(&mut self, who: Who) -> &mut Self {
        self.duty = self.duty.of(who);
        self
    }

    /// Adds a caution.
    pub(super) fn warn(&mut self, caution: CautionId) -> &mut Self {
        if !self.cautions.contains(&caution) {
            self.cautions.push(caution);
        }
        self
    }
}
