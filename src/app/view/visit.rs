//! A visit: who is here, what to do, the helper's own notes, and what was done and is left at the end.

use super::{
    Page, Saving, check,
    said::{self, Speaker},
    share,
};
use crate::{
    app::{
        exchange::state,
        model::{Model, OpenBook},
        route::{Route, VisitPage},
        screens::visit_going_on,
    },
    domain::{
        answer::{HowTaken, Part, Progress, Sharing},
        book::Book,
        change::Field,
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

/// A helper's notes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Note {
    /// What they say.
    pub words: String,
    /// Who may see them; [`Sharing::Chosen`] is the family.
    pub seen_by: Sharing,
    /// They stand in two versions.
    pub twice: bool,
}

/// What one voice said or changed in a visit.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Done {
    /// Whose answers.
    pub speaker: Speaker,
    /// How many.
    pub count: usize,
    /// Labels of those that are not just theirs.
    pub questions: Vec<String>,
    /// How many are just theirs: of these no question is named.
    pub kept: usize,
}

/// What is left to do.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Left {
    /// Questions without anything, of those who are here.
    pub unanswered: Vec<(Speaker, usize, Route)>,
    /// Answers that were not read back.
    pub unread: Vec<(Speaker, usize, Route)>,
    /// Where the day of the meeting is asked, where there is none.
    pub no_date: Option<Route>,
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

/// Notes of a helper that may be shown, as every page shows them: apart from all that the family said.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct VisitNote {
    /// Whose they are.
    pub speaker: Speaker,
    /// The day of the visit.
    pub day: Day,
    /// What they say.
    pub words: String,
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

/// What of the visits goes into a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NotesSent {
    /// So many were there at all.
    pub visits: usize,
    /// The notes of so many go in.
    pub shown: usize,
    /// Those of so many stay out.
    pub kept: usize,
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

fn note(open: &OpenBook, visit: &Visit) -> Note {
    let at = |part| Field::Visit(visit.round, visit.id, part);
    let note = at(crate::domain::visit::VisitPart::Note);
    Note {
        words: visit.note.clone(),
        seen_by: visit.note_seen_by,
        twice: open.book.versions(&note).len() > 1,
    }
}

fn past(open: &OpenBook, visit: &Visit) -> PastVisit {
    PastVisit {
        round: visit.round,
        visit: visit.id,
        day: visit.day,
        helper: speaker(open, visit.by),
        people: visit.present.iter().map(|id| speaker(open, *id)).collect(),
        left_open: visit.ended.is_none(),
        note: note(open, visit),
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
        note: note(open, visit),
        done: done(model, open, visit),
        left: left(open, &people),
        own: own(open),
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

/// What was said or changed in a visit. Of what is somebody's alone no question is named.
fn done(model: &Model, open: &OpenBook, visit: &Visit) -> Vec<Done> {
    let mut found: Vec<Done> = Vec::new();
    let mut seen = BTreeSet::new();
    for (field, change) in open.book.all_standing() {
        let Field::Answer(round, voice, question, part) = field else {
            continue;
        };
        if !Part::SAID.contains(part) || change.value.is_silent() || !visit.holds(change) {
            continue;
        }
        if !seen.insert((*round, *voice, question.clone())) {
            continue;
        }
        let Some(known) = open.voice(*voice) else {
            continue;
        };
        let speaker = Speaker::of(&known, &open.book);
        let place = found.iter().position(|done| done.speaker == speaker);
        let place = place.unwrap_or_else(|| {
            found.push(Done {
                speaker: speaker.clone(),
                count: 0,
                questions: Vec::new(),
                kept: 0,
            });
            found.len() - 1
        });
        let Some(done) = found.get_mut(place) else {
            continue;
        };
        done.count += 1;
        let answer = open.book.answer(*round, *voice, question);
        let short = share::short(model, open, &open.book, (&speaker, *round, question));
        match answer.seen_by(known.role) {
            Sharing::Me => done.kept += 1,
            _ if short.is_empty() => {}
            Sharing::Meeting | Sharing::Chosen => done.questions.push(short),
        }
    }
    found
}

/// What is left for those who are here; where nobody was ticked, for everyone of the family.
fn left(open: &OpenBook, people: &[Person]) -> Left {
    let nobody = people.iter().all(|person| !person.present);
    let family = |person: &&Person| {
        let is_family = !matches!(person.speaker.role, Role::Worker | Role::Advocate);
        person.present || (nobody && is_family)
    };
    let here = || people.iter().filter(family);
    let unanswered = here().filter(|person| person.answered < person.total);
    let unanswered = unanswered.map(|person| {
        let route = Route::Views(open.id, person.speaker.voice);
        (
            person.speaker.clone(),
            person.total - person.answered,
            route,
        )
    });
    let unread = here().filter(|person| person.unread > 0).map(|person| {
        let route = Route::Check(open.id, person.speaker.voice);
        (person.speaker.clone(), person.unread, route)
    });
    Left {
        unanswered: unanswered.collect(),
        unread: unread.collect(),
        no_date: (open.book.round(open.round).day)
            .is_none()
            .then_some(Route::About(open.id)),
    }
}

/// How many answers each young person keeps to themselves: in no file for the family, so that they would go with
/// the book when that is removed.
fn own(open: &OpenBook) -> Vec<(Speaker, usize)> {
    let all = open.book.voices().into_iter();
    let young = all.filter(|voice| voice.role == Role::YoungPerson);
    let counted = young.map(|voice| {
        let mut own = BTreeSet::new();
        for (field, change) in open.book.all_standing() {
            if let Field::Answer(round, of, question, part) = field
                && *of == voice.id
                && Part::SAID.contains(part)
                && !change.value.is_silent()
                && open.book.answer(*round, *of, question).seen_by(voice.role) == Sharing::Me
            {
                own.insert((*round, question.clone()));
            }
        }
        (Speaker::of(&voice, &open.book), own.len())
    });
    counted.filter(|(_, count)| *count > 0).collect()
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

/// Notes of a round that everyone at the meeting may see.
pub(super) fn notes(open: &OpenBook, round: RoundId) -> Vec<VisitNote> {
    let round = open.book.round_id(round);
    let visits = open.book.visits().into_iter();
    let shown = visits.filter(|visit| {
        open.book.round_id(visit.round) == round && visit.shows_note(Sharing::Meeting)
    });
    shown
        .map(|visit| VisitNote {
            speaker: speaker(open, visit.by),
            day: visit.day,
            words: visit.note.trim().to_owned(),
        })
        .collect()
}

/// What of the visits goes into a file for these; `None`: all of it, for me.
pub(super) fn sent(book: &Book, whom: Option<Sharing>) -> NotesSent {
    let visits = book.visits();
    let noted = visits.iter().filter(|visit| !visit.note.trim().is_empty());
    let noted: Vec<&Visit> = noted.collect();
    let goes = |visit: &&&Visit| whom.is_none_or(|whom| visit.shows_note(whom));
    let shown = noted.iter().filter(goes).count();
    NotesSent {
        visits: visits.len(),
        shown,
        kept: noted.len() - shown,
    }
}

/// All notes, each with the name of who wrote it in front: to be rescued, apart from the family's words.
pub(super) fn notes_in_words(book: &Book) -> Vec<String> {
    let voices = book.voices();
    let named = |visit: &Visit| {
        let by = voices.iter().find(|voice| voice.id == visit.by);
        by.map_or("", |voice| voice.name.as_str())
    };
    let visits = book.visits();
    let noted = visits.iter().filter(|visit| !visit.note.trim().is_empty());
    noted
        .map(|visit| ["\u{270e} [", named(visit), "] ", &visit.note].concat())
        .collect()
}

/// The notes of books whose words cannot be kept; never in somebody's turn.
pub(super) fn unsaved(model: &Model) -> Vec<String> {
    let here = model.route.as_ref().and_then(Route::book);
    let shown = |open: &&OpenBook| here.is_none_or(|book| book == open.id);
    if model.settings().turn.is_some() {
        return Vec::new();
    }
    let troubled = model.troubled().filter(shown);
    troubled
        .flat_map(|open| notes_in_words(&open.with_pending()))
        .collect()
}
