//! Then and now: the meetings of a book beside each other. A teacher may well look at this page too, so
//! nothing is on it that not everybody at the meeting may see: of all else only a count is told.
//!
//! | file | what it holds |
//! |---|---|
//! | `topics` | how each topic was going, person by person, meeting by meeting |
//! | `rounds` | the meetings, and what became of what was agreed there |

mod rounds;
mod topics;

pub use rounds::{Agreed, RoundLine};
pub use topics::{Mark, Moved, Strand, TopicLine};

use super::{
    Page, Problem, Ready, RoundAt, RoundView, pack,
    said::{self, Said},
};
use crate::{
    app::model::{Model, OpenBook},
    domain::{answer::Progress, ids::RoundId, time::Day},
};
use std::collections::BTreeSet;

/// A picture shows so many meetings at the most; the table has all of them.
const SHOWN: usize = 5;

/// The rounds of a book.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct HistoryView {
    /// Which round the page was opened from.
    pub at: RoundAt,
    /// How much there is to compare.
    pub told: Told,
    /// The meetings for which somebody said how things are going, oldest first.
    pub columns: Vec<Column>,
    /// The topics: those that are going better first, those that cannot be compared last.
    pub topics: Vec<TopicLine>,
    /// The cards that were sorted, each over the meetings: those that went a way first.
    pub cards: Vec<Strand>,
    /// Every meeting, oldest first.
    pub rounds: Vec<RoundLine>,
    /// How many answers stay out because of who may see them: of all voices and meetings together, so
    /// that nobody can tell whose.
    pub left_out: usize,
    /// All of it is frozen and durable: it may be printed.
    pub ready: Ready,
}

/// How much there is to compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Told {
    /// Nobody said how anything is going.
    Nothing,
    /// For one meeting.
    Once,
    /// For two or more.
    Compared,
}

/// A meeting, as the head of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Column {
    /// The round.
    pub round: RoundId,
    /// When it was.
    pub when: When,
    /// Where it stands beside the others.
    pub place: Place,
}

/// Where a meeting stands beside the others of the pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// Long ago, or the last for which anything was said while a newer one has begun.
    Earlier,
    /// The time before.
    Before,
    /// The meeting that is to come, or has just been.
    Now,
}

/// When a meeting was, told as shortly as tells it from the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    /// The month of this day says it.
    Month(Day),
    /// Another meeting was in the same month.
    Day(Day),
    /// No day is known: it is the first, second, third of the book.
    Number(usize),
}

impl HistoryView {
    /// The first column that the pictures show.
    pub const fn first_shown(&self) -> usize {
        self.columns.len().saturating_sub(SHOWN)
    }

    /// How many topics went this way.
    pub fn count(&self, moved: Moved) -> usize {
        let topics = self.topics.iter();
        topics.filter(|topic| topic.moved == moved).count()
    }

    /// How many cards went this way.
    pub fn count_cards(&self, moved: Moved) -> usize {
        let cards = self.cards.iter();
        cards.filter(|card| card.moved == moved).count()
    }

    /// How many topics the young person and a grown-up see in two ways: now, and last time.
    pub fn apart(&self) -> [usize; 2] {
        let count = |of: fn(&TopicLine) -> Option<bool>| {
            let topics = self.topics.iter();
            topics.filter(|topic| of(topic) == Some(true)).count()
        };
        [count(TopicLine::apart_now), count(TopicLine::apart_before)]
    }
}

/// The page `history`; it waits for both sets.
pub(super) fn page(model: &Model, open: &OpenBook, round: RoundId) -> Page {
    let voices = open.book.voices();
    let rounds = open.book.rounds();
    let mut left_out = 0;
    let mut shown: Vec<Vec<Said>> = Vec::new();
    let mut sorted: Vec<Vec<Said>> = Vec::new();
    let mut asked = Vec::new();
    for round in &rounds {
        let (mut here, mut cards_here) = (Vec::new(), Vec::new());
        for voice in &voices {
            if model.set(voice.role.audience()).is_failed() {
                return Page::Problem(Problem::NoContent);
            }
            let Some(all) = said::all(model, open, *round, voice) else {
                return Page::Waiting;
            };
            if shown.is_empty() {
                let ids = all.iter().map(|said| said.heading.question.clone());
                asked.extend(ids.map(|question| (voice.id, question)));
            }
            let said = all.into_iter().filter(|s| s.progress == Progress::Said);
            let (seen, not): (Vec<Said>, Vec<Said>) = said.partition(pack::belongs);
            left_out += not.len();
            here.extend(seen);
            let cards = said::cards(model, open, *round, voice).into_iter();
            let cards = cards.filter(|card| card.progress == Progress::Said);
            let (seen, not): (Vec<Said>, Vec<Said>) = cards.partition(pack::belongs);
            left_out += not.len();
            cards_here.extend(seen);
        }
        shown.push(here);
        sorted.push(cards_here);
    }
    let when = when(open, &rounds);
    let is_told = |place: &usize| {
        let mut all = shown[*place].iter().chain(&sorted[*place]);
        all.any(|said| !said.feeling.is_empty())
    };
    let told = (0..rounds.len()).filter(is_told);
    let told: Vec<usize> = told.collect();
    let has_now = told.last().is_some_and(|last| last + 1 == rounds.len());
    let columns = told.iter().enumerate().map(|(column, place)| Column {
        round: rounds[*place],
        when: when[*place],
        place: match told.len() - column {
            1 if has_now => Place::Now,
            2 if has_now => Place::Before,
            _ => Place::Earlier,
        },
    });
    let columns: Vec<Column> = columns.collect();
    let said: Vec<&[Said]> = told.iter().map(|place| shown[*place].as_slice()).collect();
    let cards: Vec<&[Said]> = told.iter().map(|place| sorted[*place].as_slice()).collect();
    let lines = rounds.iter().enumerate().map(|(place, round)| {
        let at = RoundAt::of(open, *round);
        let answers = shown[place].len() + sorted[place].len();
        rounds::line(open, at, when[place], answers)
    });
    RoundView::History(HistoryView {
        at: RoundAt::of(open, round),
        told: match columns.len() {
            0 => Told::Nothing,
            1 => Told::Once,
            _ => Told::Compared,
        },
        topics: topics::lines(&asked, &said),
        cards: topics::cards(&cards),
        rounds: lines.collect(),
        ready: Ready(open.may_be_given()),
        columns,
        left_out,
    })
    .page()
}

/// When each round was: by the month, unless two fall into one.
fn when(open: &OpenBook, rounds: &[RoundId]) -> Vec<When> {
    let days = rounds.iter().map(|round| RoundAt::of(open, *round).day);
    let days: Vec<Option<Day>> = days.collect();
    let month = |day: Day| (day.year(), day.month());
    let mut once = BTreeSet::new();
    let mut twice = BTreeSet::new();
    for day in days.iter().flatten() {
        if !once.insert(month(*day)) {
            twice.insert(month(*day));
        }
    }
    let same = |day: Day| days.iter().filter(|other| **other == Some(day)).count();
    let when = days.iter().enumerate().map(|(place, day)| match day {
        Some(day) if same(*day) == 1 && twice.contains(&month(*day)) => When::Day(*day),
        Some(day) if same(*day) == 1 => When::Month(*day),
        _ => When::Number(place + 1),
    });
    when.collect()
}
