//! The pages of a round: which one, and of which round.

use super::{
    AfterView, AgainView, DatesView, HistoryView, MeetView, Page, PlanView, Problem, ProfileView,
    SaidView, after, again, dates, history, meeting, profile,
};
use crate::{
    app::{
        model::{Model, OpenBook},
        route::{RoundPage, Route},
    },
    domain::{
        ids::{BookId, RoundId},
        time::Day,
    },
};
use std::hash::{Hash, Hasher};

/// Which round a page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RoundAt {
    /// The book.
    pub book: BookId,
    /// The round.
    pub round: RoundId,
    /// It is the one that was begun last.
    pub is_current: bool,
    /// The day of its meeting; where that is not known, the day on which it was begun.
    pub day: Option<Day>,
}

impl RoundAt {
    pub(super) fn of(open: &OpenBook, round: RoundId) -> Self {
        let day = open.book.round(round).day;
        Self {
            book: open.id,
            round,
            is_current: round == open.book.round_id(open.round),
            day: day.or_else(|| open.book.round_facts(round).begun),
        }
    }

    /// Another page of the same round.
    pub fn page(self, page: RoundPage) -> Route {
        Route::Round(self.book, (!self.is_current).then_some(self.round), page)
    }
}

/// Whether a page may be printed. It counts for nothing where it is asked whether the page says something
/// else: only its button minds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ready(pub bool);

impl Hash for Ready {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

/// A page of a round.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant is the page of that name")]
#[allow(clippy::large_enum_variant, reason = "it stands in a box of its own")]
pub enum RoundView {
    Meeting(MeetView),
    Plan(PlanView),
    Dates(DatesView),
    After(AfterView),
    Again(AgainView),
    Said(SaidView),
    History(HistoryView),
    Profile(ProfileView),
}

impl RoundView {
    pub(super) fn page(self) -> Page {
        Page::Round(Box::new(self))
    }

    /// Which page it is, and of which round.
    pub const fn at(&self) -> (RoundPage, RoundAt) {
        match self {
            Self::Meeting(view) => (RoundPage::Meeting, view.at),
            Self::Plan(view) => (RoundPage::Plan, view.at),
            Self::Dates(view) => (RoundPage::Dates, view.at),
            Self::After(view) => (RoundPage::After, view.at),
            Self::Again(view) => (RoundPage::Again, view.at),
            Self::Said(view) => (RoundPage::Said, view.at),
            Self::History(view) => (RoundPage::History, view.at),
            Self::Profile(view) => (RoundPage::Profile, view.at),
        }
    }
}

/// A page of the round that is named, or else of the one that was begun last.
pub(super) fn page(
    model: &Model,
    open: &OpenBook,
    round: Option<RoundId>,
    page: RoundPage,
) -> Page {
    let round = round.map_or(open.round, |round| open.book.round_id(round));
    if !open.book.rounds().contains(&round) {
        return Page::Problem(Problem::NoPage);
    }
    match page {
        RoundPage::Meeting => meeting::page(model, open, round),
        RoundPage::Plan => RoundView::Plan(meeting::plan(model, open, round)).page(),
        RoundPage::Dates => dates::page(model, open, round),
        RoundPage::History => history::page(model, open, round),
        RoundPage::After => after::page(model, open, round),
        RoundPage::Again => again::page(model, open, round),
        RoundPage::Said => after::all(model, open, round),
        RoundPage::Profile => profile::page(model, open, round),
    }
}
