//! The page `remove`, and removing everything: what is asked first, whether a saved file holds all of the book,
//! and that nothing of a removed book stays in memory, whichever tab has removed it.

use super::{
    aloud, effect,
    event::{ExchangeEffect, OpenTrouble, Opened},
    exchange, locks,
    luggage::in_memory,
    making, private, state,
    taking::Taking,
};
use crate::{
    app::{
        effect::{Effect, StoreEffect},
        event::{Removed, StoreTrouble},
        model::{Copying, DeviceState, Model, OpenBook, Slot},
        route::Route,
    },
    domain::{attachment::ContentHash, device::DeviceSettings, ids::BookId, keeping::Phrase},
    sync::{Missing, compare::belongs, holds_all},
};
use std::collections::BTreeSet;

/// Something that happened on the page `remove`, or where everything is removed.
#[derive(Clone, Debug)]
pub enum RemoveEvent {
    /// There is a file: on to picking it.
    HasFile,
    /// It is to be removed without a file.
    WithoutFile,
    /// Back to what goes and what stays.
    Back,
    /// Open the file that was picked, or else this text, and see whether all of the book is in it.
    Check {
        /// The text of a file, where it was pasted.
        pasted: String,
        /// The words that open it; empty for those that the book remembers.
        phrase: Phrase,
    },
    /// Which attachments of the book are on the device, if that can be read; the number is that of the check.
    Listed(u64, Option<Vec<ContentHash>>),
    /// The word was typed: the book goes.
    Yes,
    /// The word was typed: everything goes.
    All,
}

/// What is being removed, and what was.
#[derive(Debug, Default)]
pub(in crate::app) struct Removing {
    /// The book whose page is shown.
    book: Option<BookId>,
    pub stage: Stage,
    /// The number of the check that is under way.
    checks: Option<u64>,
    /// The file is opened with the words that the book remembers, or was.
    with_known: bool,
    /// What a file lacks, until it is known which attachments there are.
    lacks: Missing,
    /// How far the history of the book went, and how many changes it had, when a file was found to hold it.
    seen: (u64, usize),
    /// Books that are not on this device any more.
    gone: BTreeSet<BookId>,
    /// Everything is being removed, or was.
    pub all: All,
}

/// How far the page `remove` is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Stage {
    /// What goes and what stays.
    #[default]
    Look,
    /// Which file; and what came of the last one.
    Asking(Option<Found>),
    /// It is being opened and compared.
    Checking,
    /// The word is asked for; whether a file holds all of the book.
    Sure(bool),
    /// It is being removed.
    Going(bool),
    /// It could not be.
    Failed(bool, StoreTrouble),
    /// It is gone.
    Done(bool),
}

/// Why a file does not do.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Found {
    /// It did not open.
    Trouble(OpenTrouble),
    /// It is another book's.
    AnotherBook,
    /// Not all of the book is in it.
    Lacks(Lacks),
    /// It did hold all of it, until somebody wrote on.
    WrittenSince,
}

/// How much of a book is not in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Lacks {
    /// Answers, private ones too.
    pub answers: usize,
    /// Voice notes, drawings and photos.
    pub files: usize,
    /// Something else: names, dates, what was agreed.
    pub others: bool,
}

/// How far the removing of everything is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum All {
    /// Nobody asked for it.
    #[default]
    Not,
    /// It is under way.
    Going,
    /// It stopped.
    Failed(StoreTrouble),
    /// Nothing is left.
    Done,
}

impl Removing {
    /// Nothing.
    pub const fn new() -> Self {
        Self {
            book: None,
            stage: Stage::Look,
            checks: None,
            with_known: false,
            lacks: Missing {
                answers: BTreeSet::new(),
                private: BTreeSet::new(),
                others: 0,
                files: BTreeSet::new(),
            },
            seen: (0, 0),
            gone: BTreeSet::new(),
            all: All::Not,
        }
    }

    /// Whether this book was on the device and is not any more.
    pub fn is_gone(&self, book: BookId) -> bool {
        self.gone.contains(&book)
    }

    /// Whether a file holds all of the book, and is opened by nothing but what the book remembers.
    pub fn needs_words(&self) -> bool {
        self.stage == Stage::Sure(true) && self.with_known
    }

    /// Nothing is being opened any more.
    pub fn stop(&mut self) {
        if self.stage == Stage::Checking {
            self.stage = Stage::Asking(None);
        }
        (self.checks, self.lacks) = (None, Missing::default());
    }
}

/// The page is shown, or another one; the book may have been written in meanwhile.
pub(super) fn arrive(model: &mut Model) -> Vec<Effect> {
    let here = match model.route {
        Some(Route::Remove(book)) => Some(book),
        _ => None,
    };
    let settings = model.route == Some(Route::Settings);
    if model.exchange.is_none() && here.is_none() {
        return Vec::new();
    }
    if !settings && matches!(state(model).removing.all, All::Failed(_) | All::Done) {
        exchange(model).removing.all = All::Not;
    }
    let mut effects = Vec::new();
    if here != state(model).removing.book {
        if state(model).removing.checks.is_some() {
            effects.push(effect(ExchangeEffect::Stop));
        }
        let removing = &mut exchange(model).removing;
        removing.stop();
        (removing.book, removing.stage) = (here, Stage::Look);
    }
    // What was found to be in a file is no longer all once somebody has written on, in another tab perhaps.
    let now = model.open().map(how_far);
    let removing = &state(model).removing;
    if removing.stage == Stage::Sure(true) && now != Some(removing.seen) {
        exchange(model).removing.stage = Stage::Asking(Some(Found::WrittenSince));
    }
    effects
}

fn how_far(open: &OpenBook) -> (u64, usize) {
    let book = open.with_pending();
    (book.last_tick(), book.changes().count())
}

/// Whether this is the number of the check that is under way.
pub(super) fn waits_for(model: &Model, number: u64) -> bool {
    state(model).removing.checks == Some(number)
}

pub(super) fn update(model: &mut Model, event: RemoveEvent) -> Vec<Effect> {
    let stage = state(model).removing.stage.clone();
    let to = |model: &mut Model, stage| {
        exchange(model).removing.stage = stage;
        Vec::new()
    };
    match (event, stage) {
        (RemoveEvent::HasFile, Stage::Look) => to(model, Stage::Asking(None)),
        (RemoveEvent::WithoutFile, Stage::Look | Stage::Asking(_)) => to(model, Stage::Sure(false)),
        (RemoveEvent::Back, Stage::Asking(_) | Stage::Sure(_)) => to(model, Stage::Look),
        (RemoveEvent::Check { pasted, phrase }, Stage::Asking(_)) => check(model, pasted, phrase),
        (RemoveEvent::Listed(number, files), Stage::Checking) if waits_for(model, number) => {
            listed(model, files)
        }
        (RemoveEvent::Yes, Stage::Sure(checked) | Stage::Failed(checked, _)) => {
            remove(model, checked)
        }
        (RemoveEvent::All, _) => remove_all(model),
        _ => Vec::new(),
    }
}

/// Has the file opened. The words that the book remembers need not be typed.
fn check(model: &mut Model, pasted: String, phrase: Phrase) -> Vec<Effect> {
    let Some(open) = here(model) else {
        return Vec::new();
    };
    let (phrase, with_known) = match &open.keeping.phrase {
        Some(known) if phrase.words().trim().is_empty() => (known.clone(), true),
        _ => (phrase, false),
    };
    let state = exchange(model);
    state.number += 1;
    let number = state.number;
    state.removing.stage = Stage::Checking;
    (state.removing.checks, state.removing.with_known) = (Some(number), with_known);
    vec![effect(ExchangeEffect::Open(number, pasted, phrase))]
}

/// The book of the page, if it is open.
fn here(model: &Model) -> Option<&OpenBook> {
    let book = state(model).removing.book?;
    model.open().filter(|open| open.id == book)
}

/// A file was opened: is all of the book in it?
pub(super) fn opened(model: &mut Model, result: Result<Opened, OpenTrouble>) -> Vec<Effect> {
    let number = exchange(model).removing.checks.take();
    let Some(open) = here(model) else {
        return Vec::new();
    };
    let file = match result {
        // What another app has handed over lies within this one still. It is no copy outside of it.
        Ok(opened) if opened.was_handed_over => Err(Found::Trouble(OpenTrouble::NoFile)),
        Ok(opened) => Ok(opened.file),
        Err(trouble) => Err(Found::Trouble(trouble)),
    };
    let book = open.with_pending();
    let file = file.and_then(|file| {
        if belongs(&file, open.id, &book) {
            Ok(file)
        } else {
            Err(Found::AnotherBook)
        }
    });
    let missing = match file {
        Ok(file) => holds_all(&file, &book),
        Err(why) => {
            exchange(model).removing.stage = Stage::Asking(Some(why));
            return Vec::new();
        }
    };
    if missing.files.is_empty() {
        return compared(model, &missing);
    }
    // A change may name a recording that never came to this phone: no file of this phone can hold that.
    let id = open.id;
    let removing = &mut exchange(model).removing;
    (removing.checks, removing.lacks) = (number, missing);
    let asked = number.map(|number| effect(ExchangeEffect::ListFiles(number, id)));
    asked.into_iter().collect()
}

/// It is known which attachments are on the device. Where that cannot be read, all of them might be.
fn listed(model: &mut Model, files: Option<Vec<ContentHash>>) -> Vec<Effect> {
    let in_memory = here(model).map(|open| {
        let files = in_memory(open).iter();
        files.map(|file| file.hash).collect::<Vec<_>>()
    });
    let removing = &mut exchange(model).removing;
    removing.checks = None;
    let mut missing = std::mem::take(&mut removing.lacks);
    if let Some(files) = files {
        let files = files.into_iter().chain(in_memory.unwrap_or_default());
        let here: BTreeSet<ContentHash> = files.collect();
        missing.files.retain(|hash| here.contains(hash));
    }
    compared(model, &missing)
}

fn compared(model: &mut Model, missing: &Missing) -> Vec<Effect> {
    let seen = here(model).map(how_far).unwrap_or_default();
    let removing = &mut exchange(model).removing;
    removing.seen = seen;
    removing.stage = if missing.is_nothing() {
        Stage::Sure(true)
    } else {
        Stage::Asking(Some(Found::Lacks(Lacks {
            answers: missing.answers.len() + missing.private.len(),
            files: missing.files.len(),
            others: missing.others > 0,
        })))
    };
    Vec::new()
}

/// The book goes: from memory at once, so that nothing of it is written any more, then from the device.
fn remove(model: &mut Model, checked: bool) -> Vec<Effect> {
    let Some(book) = state(model).removing.book else {
        return Vec::new();
    };
    let mut effects = forget(model, book);
    model.slot = Slot::Closed;
    exchange(model).removing.stage = Stage::Going(checked);
    effects.push(Effect::Store(StoreEffect::Remove(book)));
    effects
}

/// Everything goes. What is being begun just now is nowhere but in memory, and goes as well.
fn remove_all(model: &mut Model) -> Vec<Effect> {
    if state(model).removing.all == All::Going {
        return Vec::new();
    }
    let mut effects = forget_all(model);
    exchange(model).removing.all = All::Going;
    effects.push(Effect::Store(StoreEffect::RemoveAll));
    effects
}

/// Something was removed, or could not be.
pub(super) fn removed(model: &mut Model, removed: Removed) -> Vec<Effect> {
    match removed {
        Removed::Book(book, Ok(())) => gone(model, book),
        Removed::Book(book, Err(trouble)) => {
            let removing = &mut exchange(model).removing;
            match removing.stage {
                Stage::Going(checked) if removing.book == Some(book) => {
                    removing.stage = Stage::Failed(checked, trouble);
                }
                // It was a file that is being taken out again. Where another tab has its book, it is here, and shown.
                _ if trouble == StoreTrouble::OtherTab => {
                    return vec![Effect::Store(StoreEffect::LoadDevice)];
                }
                _ => model.device = DeviceState::Failed(trouble),
            }
            Vec::new()
        }
        Removed::Elsewhere(book) => {
            let mut effects = gone(model, book);
            if matches!(model.route, Some(Route::Start | Route::Books)) {
                effects.push(Effect::Store(StoreEffect::LoadDevice));
            }
            effects
        }
        Removed::All(Ok(())) => {
            exchange(model).removing.all = All::Done;
            nothing_is_left(model)
        }
        Removed::All(Err(trouble)) => {
            exchange(model).removing.all = All::Failed(trouble);
            // Some of it may be gone, so what is left is read again.
            vec![Effect::Store(StoreEffect::LoadDevice)]
        }
        Removed::AllElsewhere => {
            let mut effects = forget_all(model);
            effects.extend(nothing_is_left(model));
            effects
        }
    }
}

/// A book is not on the device any more.
fn gone(model: &mut Model, book: BookId) -> Vec<Effect> {
    let mut effects = forget(model, book);
    let removing = &mut exchange(model).removing;
    removing.gone.insert(book);
    if removing.book == Some(book) {
        removing.stop();
        removing.stage = Stage::Done(match removing.stage {
            Stage::Sure(checked)
            | Stage::Going(checked)
            | Stage::Failed(checked, _)
            | Stage::Done(checked) => checked,
            Stage::Look | Stage::Asking(_) | Stage::Checking => false,
        });
    }
    // It may be the very book that a file is waiting with, and leaves with it.
    effects.push(effect(ExchangeEffect::ForgetFile));
    exchange(model).handed_over = false;
    effects
}

fn nothing_is_left(model: &mut Model) -> Vec<Effect> {
    exchange(model).locks.whole = locks::Whole::None;
    model.kept_settings = DeviceSettings::default();
    model.chosen_settings = None;
    model.device = DeviceState::Known(Vec::new());
    exchange(model).handed_over = false;
    vec![effect(ExchangeEffect::ForgetFile)]
}

/// Takes every book out of memory, but one that is begun and has no word yet.
fn forget_all(model: &mut Model) -> Vec<Effect> {
    let mut books: Vec<BookId> = model.left.iter().map(|open| open.id).collect();
    books.extend(slot_book(&model.slot));
    if let DeviceState::Known(listed) = &model.device {
        books.extend(listed.iter().map(|listed| listed.id));
    }
    if model.open().is_some_and(OpenBook::is_unborn) {
        books.retain(|book| model.open().is_none_or(|open| open.id != *book));
    }
    let mut effects = Vec::new();
    for book in books {
        effects.extend(forget(model, book));
        exchange(model).removing.gone.insert(book);
    }
    exchange(model).taking = Taking::default();
    effects
}

/// Takes a book out of memory: its words, those that wait to be saved, and whatever was made of it.
fn forget(model: &mut Model, book: BookId) -> Vec<Effect> {
    model.left.retain(|open| open.id != book);
    model.copying = Copying::No;
    let here = slot_book(&model.slot) == Some(book);
    let mut effects = Vec::new();
    if here {
        model.slot = Slot::Missing(book);
        effects.extend(aloud::hush(model));
        effects.extend(making::drop_it(model));
        exchange(model).sorting = None;
    }
    private::forget(model, book);
    let state = exchange(model);
    if state.sending.as_ref().is_some_and(|of| of.book == book) {
        state.sending = None;
        effects.push(effect(ExchangeEffect::Stop));
    }
    if let Taking::Opened(found) = &state.taking {
        let into = found.home == Some(super::event::Home::Book(book));
        if into || found.file.book == book {
            state.taking = Taking::default();
        }
    }
    if state.undone == Some(book) {
        state.undone = None;
    }
    effects
}

/// The book that the slot is about.
fn slot_book(slot: &Slot) -> Option<BookId> {
    match slot {
        Slot::Open(open) => Some(open.id),
        Slot::Opening(book)
        | Slot::Missing(book)
        | Slot::Locked(book, _)
        | Slot::Unreadable(book, _) => Some(*book),
        Slot::Closed | Slot::Failed(_) => None,
    }
}
