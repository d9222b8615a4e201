//! A visit: who is here, what to do, the helper's own notes, and what was done and is left at the end.

mod end;
mod notes;

pub use end::{Done, Left};
pub use notes::{Note, NotesSent, VisitNote};

pub(super) use notes::{in_words as notes_in_words, sent, shown as notes, unsaved};

use super::{
    Page, Saving, check,
    said::{self, Speaker},
};
use crate::{
    app::{
        exchange::state,
        model::{Model, OpenBook},
        route::{Route, VisitPage},
        screens::visit_going_on,
    },
    domain::{
        answer::{HowTaken, Progress},
        book::Book,
        ids::{BookId, RoundId, VisitId, VoiceId},
        time::Day,
        visit::Visit,
        voice::{Role, Voice},
    },
};
use std::collections::BTreeSet;

/// A page of a visit.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct VisitView {
    /// The book.
    pub book: BookId,
    /// Which page.
    pub page: VisitPage,
    /// The child's name; empty until it is given.
    pub name: String,
    /// The visit that it is about.
    pub now: VisitNow,
    /// Earlier ones, the last first.
    pub earlier: Vec<PastVisit>,
    /// The device was given back just now.
    pub given_back: bool,
    /// This tab may write.
    pub can_write: bool,
    /// How durable it is.
    pub saving: Saving,
}

/// Whether a visit goes on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum VisitNow {
    /// None does. These have led one, or could.
    None(Vec<Speaker>),
    /// This one.
    Here(Box<OpenVisit>),
    /// This one has ended, and its end is shown.
    Over(Box<OpenVisit>),
}

/// A visit, with what can be done in it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "most fields are the part of the same name")]
pub struct OpenVisit {
    pub round: RoundId,
    pub visit: VisitId,
    pub day: Day,
    /// Who leads it.
    pub helper: Speaker,
    /// Everyone else who has a voice in the book.
    pub people: Vec<Person>,
    pub interpreter: bool,
    pub interpreter_name: String,
    pub language: String,
    pub advocate: bool,
    pub advocate_name: String,
    pub others: String,
    /// How many people are here.
    pub count: usize,
    pub note: Note,
    /// What was said or changed in it, voice by voice.
    pub done: Vec<Done>,
    pub left: Left,
    /// So many answers young people keep to themselves, without a PIN: they are in no file for the family.
    pub own: Vec<(Speaker, usize)>,
}

/// Somebody who may be here.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Person {
    /// Who.
    pub speaker: Speaker,
    /// Whether they are.
    pub present: bool,
    /// How their words are written down.
    pub how: Option<HowTaken>,
    /// Questions that have something.
    pub answered: usize,
    /// All questions; 0 while the set is not here.
    pub total: usize,
    /// Answers that were not read back yet.
    pub unread: usize,
}

/// A visit that is over.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "most fields are the part of the same name")]
pub struct PastVisit {
    pub round: RoundId,
    pub visit: VisitId,
    pub day: Day,
    pub helper: Speaker,
    /// The voices that were there.
    pub people: Vec<Speaker>,
    /// Nobody has ended it.
    pub left_open: bool,
    pub note: Note,
}

/// What the book's home says of a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HomeVisit {
    /// Nothing.
    None,
    /// One goes on here.
    Here,
    /// Nobody has ended the last one: it counts as over.
    LeftOpen(RoundId, VisitId, VoiceId, Day),
}

/// A page of a visit.
pub(super) fn page(model: &Model, open: &OpenBook, page: VisitPage) -> Page {
    let here = model.today.and_then(|today| visit_going_on(open, today));
    let mut visits = open.book.visits();
    if let Some(here) = &here {
        visits.retain(|visit| visit.id != here.id);
    }
    let last = visits.iter().rev();
    let mut last = last.filter(|visit| visit.on == open.sitting.device);
    let now = match (here, page) {
        (Some(here), _) => VisitNow::Here(Box::new(of(model, open, &here))),
        (None, VisitPage::End) => match last.next() {
            Some(over) => VisitNow::Over(Box::new(of(model, open, over))),
            None => VisitNow::None(helpers(open)),
        },
        (None, _) => VisitNow::None(helpers(open)),
    };
    Page::Visit(Box::new(VisitView {
        book: open.id,
        page,
        name: open.book.name(),
        now,
        earlier: visits.iter().rev().map(|visit| past(open, visit)).collect(),
        given_back: state(model).turn_is_over,
        can_write: open.is_writer(),
        saving: open.saving(),
    }))
}

fn helpers(open: &OpenBook) -> Vec<Speaker> {
    let all = open.book.voices().into_iter();
    let workers = all.filter(|voice| voice.role == Role::Worker);
    workers
        .map(|voice| Speaker::of(&voice, &open.book))
        .collect()
}

fn speaker(open: &OpenBook, voice: VoiceId) -> Speaker {
    open.voice(voice).map_or_else(
        || Speaker {
            voice,
            role: Role::Worker,
            name: String::new(),
        },
        |voice| Speaker::of(&voice, &open.book),
    )
}

fn past(open: &OpenBook, visit: &Visit) -> PastVisit {
    PastVisit {
        round: visit.round,
        visit: visit.id,
        day: visit.day,
        helper: speaker(open, visit.by),
        people: visit.present.iter().map(|id| speaker(open, *id)).collect(),
        left_open: visit.ended.is_none(),
        note: Note::of(open, visit),
    }
}

fn of(model: &Model, open: &OpenBook, visit: &Visit) -> OpenVisit {
    let all = open.book.voices().into_iter();
    let people = all.filter(|voice| voice.id != visit.by);
    let people: Vec<Person> = people
        .map(|voice| person(model, open, visit, &voice))
        .collect();
    let further = [
        visit.interpreter,
        visit.advocate,
        !visit.others.trim().is_empty(),
    ];
    let further = further.into_iter().filter(|is| *is).count();
    OpenVisit {
        round: visit.round,
        visit: visit.id,
        day: visit.day,
        helper: speaker(open, visit.by),
        interpreter: visit.interpreter,
        interpreter_name: visit.interpreter_name.clone(),
        language: visit.language.clone(),
        advocate: visit.advocate,
        advocate_name: visit.advocate_name.clone(),
        others: visit.others.clone(),
        count: visit.present.len() + further + 1,
        note: Note::of(open, visit),
        done: end::done(model, open, visit),
        left: end::left(open, &people),
        own: end::own(open),
        people,
    }
}

fn person(model: &Model, open: &OpenBook, visit: &Visit, voice: &Voice) -> Person {
    let said = said::all(model, open, open.round, voice).unwrap_or_default();
    let something = said
        .iter()
        .filter(|said| said.progress != Progress::Nothing);
    let how = visit.how.iter().find(|(of, _)| *of == voice.id);
    let read = check::read(model, open, voice, &said);
    Person {
        speaker: Speaker::of(voice, &open.book),
        present: visit.present.contains(&voice.id),
        how: how.map(|(_, how)| *how),
        answered: something.count(),
        total: said.len(),
        unread: read.iter().filter(|row| row.told.is_none()).count(),
    }
}

/// Where the pages that are reached from a visit lead back to: to it, while it goes on.
pub(super) fn way_back(model: &Model, open: &OpenBook) -> Route {
    match model.today.and_then(|today| visit_going_on(open, today)) {
        Some(_) => Route::Visit(open.id, VisitPage::Now),
        None => Route::Book(open.id),
    }
}

/// What the book's home says.
pub(super) fn home(model: &Model, open: &OpenBook) -> HomeVisit {
    let Some(today) = model.today else {
        return HomeVisit::None;
    };
    if visit_going_on(open, today).is_some() {
        return HomeVisit::Here;
    }
    let mut visits = open.book.visits().into_iter().rev();
    match visits.find(|visit| visit.on == open.sitting.device) {
        Some(last) if last.is_left_open(today) => {
            HomeVisit::LeftOpen(last.round, last.id, last.by, last.day)
        }
        _ => HomeVisit::None,
    }
}

/// The voices that lead visits.
pub(super) fn leaders(book: &Book) -> BTreeSet<VoiceId> {
    let mut leaders = BTreeSet::new();
    leaders.extend(book.visits().into_iter().map(|visit| visit.by));
    leaders
}
