//! A helper's notes: theirs alone unless they choose otherwise, and apart from the family's words wherever they stand.

use super::{super::said::Speaker, speaker};
use crate::{
    app::{
        exchange::event::ForWhom,
        model::{Model, OpenBook},
        route::Route,
    },
    domain::{
        answer::Sharing,
        book::Book,
        change::Field,
        ids::RoundId,
        time::Day,
        visit::{Visit, VisitPart},
    },
};

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

impl Note {
    pub(super) fn of(open: &OpenBook, visit: &Visit) -> Self {
        let note = Field::Visit(visit.round, visit.id, VisitPart::Note);
        Self {
            words: visit.note.clone(),
            seen_by: visit.note_seen_by,
            twice: open.book.versions(&note).len() > 1,
        }
    }
}

/// Notes of a round that everyone at the meeting may see.
pub(in crate::app) fn shown(open: &OpenBook, round: RoundId) -> Vec<VisitNote> {
    let round = open.book.round_id(round);
    let visits = open.book.visits().into_iter();
    let chosen = visits.filter(|visit| {
        open.book.round_id(visit.round) == round && visit.shows_note(Sharing::Meeting)
    });
    chosen
        .map(|visit| VisitNote {
            speaker: speaker(open, visit.by),
            day: visit.day,
            words: visit.note.trim().to_owned(),
        })
        .collect()
}

/// What of the visits goes into a file for these.
pub(in crate::app) fn sent(book: &Book, whom: ForWhom) -> NotesSent {
    let visits = book.visits();
    let noted = visits.iter().filter(|visit| !visit.note.trim().is_empty());
    let noted: Vec<&Visit> = noted.collect();
    let goes = |visit: &&&Visit| match whom {
        ForWhom::Me => true,
        ForWhom::Family => visit.shows_note(Sharing::Chosen),
        ForWhom::Others => visit.shows_note(Sharing::Meeting),
    };
    let shown = noted.iter().filter(goes).count();
    NotesSent {
        visits: visits.len(),
        shown,
        kept: noted.len() - shown,
    }
}

/// All notes, each with the name of who wrote it in front: to be rescued, apart from the family's words.
pub(in crate::app) fn in_words(book: &Book) -> Vec<String> {
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
pub(in crate::app) fn unsaved(model: &Model) -> Vec<String> {
    let here = model.route.as_ref().and_then(Route::book);
    let shown = |open: &&OpenBook| here.is_none_or(|book| book == open.id);
    if model.settings().turn.is_some() {
        return Vec::new();
    }
    let troubled = model.troubled().filter(shown);
    troubled
        .flat_map(|open| in_words(&open.with_pending()))
        .collect()
}
