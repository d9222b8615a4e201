//! The page `remove`: what goes, what stays elsewhere, and how far the removing is.

use super::{
    Page, Problem,
    book::{CopyState, copy_state},
};
use crate::{
    app::{
        event::StoreTrouble,
        exchange::{
            removing::{Found, Stage},
            state,
        },
        model::{Model, OpenBook, Slot},
        screens,
    },
    domain::{attachment::named, ids::BookId, time::Day},
};

/// A book that is to go from this device.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RemoveView {
    /// The book.
    pub book: BookId,
    /// The child's name, or what the owner of a locked book calls it; empty where there is none.
    pub name: String,
    /// What is there.
    pub what: Goes,
    /// The words that open its backups are remembered in it.
    pub remembered: bool,
    /// These open the file that was checked, and go with the book.
    pub words: Option<String>,
    /// How far it is.
    pub step: Stage,
}

/// What of a book goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Goes {
    /// It is open, so it can be told, and a file can be compared with it.
    Told {
        /// How many answers it has.
        answers: usize,
        /// How many voice notes, drawings and photos.
        files: usize,
        /// Whether a backup was made, and what has changed since.
        copy: CopyState,
        /// When it was made.
        made: Option<Day>,
    },
    /// It is locked.
    Locked,
    /// It cannot be read.
    Damaged,
    /// It is gone, or going.
    Nothing,
}

/// What to draw.
pub(super) fn page(model: &Model, book: BookId) -> Page {
    let removing = &state(model).removing;
    let step = removing.stage.clone();
    let open = model.open().filter(|open| open.id == book);
    let known = open.and_then(|open| open.keeping.phrase.as_ref());
    let words = known.filter(|_| removing.needs_words());
    let is_over = matches!(step, Stage::Going(_) | Stage::Failed(..) | Stage::Done(_));
    let (what, name, remembered) = match &model.slot {
        _ if is_over => (Goes::Nothing, String::new(), false),
        Slot::Open(open) if open.id == book => (
            told(model, open),
            open.book.name(),
            open.keeping.phrase.is_some(),
        ),
        Slot::Open(_) | Slot::Closed | Slot::Opening(_) => return Page::Waiting,
        Slot::Locked(_, shut) => (Goes::Locked, shut.cover.nickname.clone(), false),
        Slot::Unreadable(..) | Slot::Failed(StoreTrouble::Damaged) => {
            (Goes::Damaged, String::new(), false)
        }
        Slot::Missing(_) => return Page::Problem(missing(model, book)),
        Slot::Failed(trouble) => return Page::Problem(Problem::Store(*trouble)),
    };
    Page::Remove(Box::new(RemoveView {
        book,
        name,
        what,
        remembered,
        words: words.map(|phrase| phrase.words().to_owned()),
        step: match (step, what) {
            // What was asked of a book that has been locked meanwhile.
            (Stage::Asking(_) | Stage::Checking, Goes::Locked | Goes::Damaged) => Stage::Look,
            (step, _) => step,
        },
    }))
}

/// Why there is no such book: it may have been removed just now.
pub(super) fn missing(model: &Model, book: BookId) -> Problem {
    if state(model).removing.is_gone(book) {
        Problem::Removed
    } else {
        Problem::NoBook
    }
}

fn told(model: &Model, open: &OpenBook) -> Goes {
    let made = open.keeping.backup.map(|backup| backup.at);
    Goes::Told {
        answers: screens::count_answers(open),
        files: named(open.book.changes()).len(),
        copy: copy_state(open),
        made: made.map(|at| at.day(model.minutes_ahead)),
    }
}

/// What has come up on the page: whoever listens, or goes by keys, is taken there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RemoveNews {
    /// What goes and what stays.
    Look,
    /// The form, which stays while a file is being opened.
    Form,
    /// Why the file does not do.
    Trouble,
    /// The word is asked for.
    Sure,
    /// Something is on its way.
    Busy,
    /// It could not be removed.
    Failed,
    /// It is gone.
    Done,
}

impl RemoveView {
    /// What has come up.
    pub const fn news(&self) -> RemoveNews {
        match self.step {
            Stage::Look => RemoveNews::Look,
            Stage::Asking(None) | Stage::Checking => RemoveNews::Form,
            Stage::Asking(Some(_)) => RemoveNews::Trouble,
            Stage::Sure(_) => RemoveNews::Sure,
            Stage::Going(_) => RemoveNews::Busy,
            Stage::Failed(..) => RemoveNews::Failed,
            Stage::Done(_) => RemoveNews::Done,
        }
    }

    /// Why the last file does not do.
    pub const fn found(&self) -> Option<&Found> {
        match &self.step {
            Stage::Asking(found) => found.as_ref(),
            _ => None,
        }
    }
}
