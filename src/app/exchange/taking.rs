//! The page `import`: opening a file, and saying what it would change before anything changes.

use super::{
    Page, effect,
    event::{ExchangeEffect, Home, OpenTrouble, Opened},
    exchange, state,
};
use crate::{
    app::{
        Context,
        effect::{Effect, StoreEffect},
        model::{DeviceState, Model, OpenBook, Saving, Slot},
        route::Route,
        screens,
    },
    domain::{
        attachment::Attachment,
        book::{Book, Stamp},
        change::{Change, Field, Same, Value},
        ids::{BookId, ChangeId, DeviceId, VoiceId},
        keeping::Phrase,
        question::Audience,
        voice::Role,
    },
    sync::{Compared, FileError, ShareFile, compare, compare::belongs_with},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

/// How far a file has come.
#[derive(Debug, Default)]
pub enum Taking {
    /// Nothing was picked yet.
    #[default]
    Nothing,
    /// It is being opened.
    Opening,
    /// It could not be.
    Failed(OpenTrouble),
    /// Here it is.
    Opened(Box<Found>),
    /// It was taken in.
    Done(Done),
}

impl Taking {
    /// Takes the file that was opened out of here, to be put back or to be done with.
    pub fn opened(&mut self) -> Option<Box<Found>> {
        match std::mem::take(self) {
            Self::Opened(found) => Some(found),
            other => {
                *self = other;
                None
            }
        }
    }
}

/// A file that was opened.
#[derive(Debug)]
pub struct Found {
    pub file: ShareFile,
    /// Its attachments, taken out of it: what the file would change is worked out without them.
    pub files: Vec<Rc<Attachment>>,
    /// The book that the file makes.
    pub theirs: Book,
    /// Where it goes; `None` until that is known or chosen.
    pub home: Option<Home>,
    /// It belongs to this book: nobody need be asked.
    pub belongs: bool,
    /// Who in the file is who here, as far as that was said.
    pub people: BTreeMap<VoiceId, VoiceId>,
    pub same_meeting: bool,
    /// Changes whose words are kept although the file erases them.
    pub kept: BTreeSet<ChangeId>,
    /// The changes that say which of the two books' names mean the same.
    pub joins: Vec<Change>,
    /// How far the history of the book here went, and how many changes it had, when it was compared.
    pub seen: (u64, usize),
    /// What can still be read of the book here that the file belongs to, where that cannot be opened. The
    /// file becomes a book beside it then, and brings that along: nothing is written over.
    pub beside: Option<Book>,
    /// It is the one that another app has handed over: once it is in, it need wait no longer.
    pub was_handed_over: bool,
    /// What the file would change, once the book that it goes into is open.
    pub compared: Option<Result<Box<Compared>, FileError>>,
}

impl Found {
    /// The file, with what joins it to a book that was begun apart.
    pub fn with_joins(&self) -> ShareFile {
        let mut file = self.file.clone();
        file.changes.extend(self.joins.iter().cloned());
        file
    }
}

/// A file that was taken in.
#[derive(Debug)]
pub struct Done {
    pub book: BookId,
    /// How far its history went, if the file became a book of its own.
    pub new_book: Option<u64>,
    pub differ: Vec<crate::sync::choose::AnswerAt>,
    pub brought: usize,
    /// Words were erased by it, and will not come back.
    pub erased: bool,
    pub undone: bool,
    /// The file waits where another app has handed it over, until what was in it is durable.
    pub waits: bool,
}

/// The page is shown, or another one; a book was opened that a file waits for.
pub(super) fn arrive(model: &mut Model, context: &mut Context) -> Vec<Effect> {
    let mut effects = Vec::new();
    let page = match model.route {
        Some(Route::Import) => Some(Page::Import),
        Some(Route::Example) => Some(Page::Example),
        _ => None,
    };
    if page != state(model).page {
        effects.extend(turn_to(model, page));
    }
    // That a file is out again is said until the person goes elsewhere.
    if let Some(book) = state(model).undone
        && model.route != Some(Route::Book(book))
    {
        exchange(model).undone = None;
    }
    if page.is_none() {
        return effects;
    }
    effects.extend(forget_what_is_in(model));
    let Some(mut found) = exchange(model).taking.opened() else {
        return effects;
    };
    if found.home.is_none() {
        effects.extend(find_home(model, &mut found));
    }
    if let (Some(Home::Book(book)), Slot::Unreadable(shut, rest)) = (found.home, &model.slot)
        && book == *shut
    {
        found.home = Some(Home::New);
        found.beside = Some(rest.clone());
    }
    if let Some(Home::Book(book)) = found.home
        && let Some(open) = model.open_mut(book)
    {
        // What was written since it was looked at counts as well.
        let now = (open.book.last_tick(), open.book.changes().count());
        if found.compared.is_none() || found.seen != now {
            found.seen = now;
            found.joins = joins(&found, open, context);
            found.compared = Some(compare(&open.book, &found.with_joins()).map(Box::new));
        }
    }
    exchange(model).taking = Taking::Opened(found);
    if page == Some(Page::Example) {
        effects.extend(show_example(model, context));
    }
    effects
}

/// A file that was handed over waits until all of it is durable: until then it may be the only copy.
fn forget_what_is_in(model: &mut Model) -> Vec<Effect> {
    let Taking::Done(done) = &state(model).taking else {
        return Vec::new();
    };
    let open = model.open().filter(|open| open.id == done.book);
    let is_in = done.waits && open.is_some_and(|open| open.saving() == Saving::Saved);
    if !is_in {
        return Vec::new();
    }
    if let Taking::Done(done) = &mut exchange(model).taking {
        done.waits = false;
    }
    unwanted(model)
}

/// The file that was handed over need wait no longer.
pub(super) fn unwanted(model: &mut Model) -> Vec<Effect> {
    exchange(model).handed_over = false;
    vec![effect(ExchangeEffect::ForgetFile)]
}

/// Another page is shown: what was under way for the last one ends, and a file that was not taken in
/// leaves nothing behind. So nothing that was opened for one page is ever taken in on another.
fn turn_to(model: &mut Model, page: Option<Page>) -> Vec<Effect> {
    let was = std::mem::replace(&mut exchange(model).page, page);
    let mut effects = Vec::new();
    if was.is_some() {
        if matches!(state(model).taking, Taking::Opening) {
            effects.push(effect(ExchangeEffect::Stop));
        }
        exchange(model).number += 1;
        exchange(model).taking = Taking::default();
    }
    match page {
        Some(Page::Import) => effects.push(effect(ExchangeEffect::LookForFile)),
        Some(Page::Example) => effects.extend(open_example(model)),
        None => {}
    }
    effects
}

/// The example needs no questions: it is a book of its own, or it is here already.
fn show_example(model: &mut Model, context: &mut Context) -> Vec<Effect> {
    let Taking::Opened(found) = &state(model).taking else {
        return Vec::new();
    };
    let (book, is_listed) = match (found.home, &model.device) {
        (Some(Home::Book(book)), _) => (book, true),
        (_, DeviceState::Known(_) | DeviceState::Failed(_)) => (found.file.book, false),
        (_, DeviceState::Unasked | DeviceState::Unknown) => return Vec::new(),
    };
    let mut effects = Vec::new();
    if !is_listed {
        choose_home(model, Home::New);
        effects.extend(super::accepting::accept(model, context));
    }
    exchange(model).taking = Taking::default();
    let home = Route::Book(book);
    effects.push(Effect::Rename(home.clone()));
    effects.extend(screens::show(model, &home, context));
    effects
}

/// The book on this device that the file belongs to. Where there is no book, it makes one.
fn find_home(model: &mut Model, found: &mut Found) -> Vec<Effect> {
    let listed = match &model.device {
        DeviceState::Known(books) => books,
        DeviceState::Unasked | DeviceState::Unknown => return Vec::new(),
        DeviceState::Failed(_) => {
            found.home = Some(Home::New);
            return Vec::new();
        }
    };
    let fits = |id: BookId, same: &[Change]| belongs_with(&found.file, id, same);
    // One that can be read comes before one that cannot.
    let all = || listed.iter().filter(|listed| fits(listed.id, &listed.same));
    let home = all()
        .find(|listed| listed.state.cover().is_some())
        .or_else(|| all().next());
    match home.map(|listed| listed.id) {
        Some(book) => {
            found.belongs = true;
            found.home = Some(Home::Book(book));
            open_book(model, book)
        }
        None if listed.is_empty() => {
            found.home = Some(Home::New);
            Vec::new()
        }
        None => Vec::new(),
    }
}

/// Opens the book that a file goes into.
fn open_book(model: &mut Model, book: BookId) -> Vec<Effect> {
    screens::open(model, book).into_iter().collect()
}

/// The changes that say which of the two books' names mean the same.
fn joins(found: &Found, open: &mut OpenBook, context: &mut Context) -> Vec<Change> {
    if found.belongs {
        return Vec::new();
    }
    let young = |book: &Book| {
        let voices = book.voices().into_iter();
        voices
            .filter(|voice| voice.role == Role::YoungPerson)
            .map(|voice| voice.id)
            .next()
    };
    let mut pairs = vec![Same::books(found.file.book, open.id)];
    // A book is about one child: the young person of both is the same.
    if let (Some(theirs), Some(ours)) = (young(&found.theirs), young(&open.book)) {
        pairs.push(Same::voices(theirs, ours));
    }
    let people = found.people.iter();
    pairs.extend(people.map(|(theirs, ours)| Same::voices(*theirs, *ours)));
    if let (Some(theirs), true) = (found.theirs.current_round(), found.same_meeting) {
        pairs.push(Same::rounds(theirs, open.round));
    }
    let Some(by) = open.sitting_voice() else {
        return Vec::new();
    };
    let tick = open.book.last_tick().max(found.theirs.last_tick());
    let make = |(n, same): (usize, Same)| {
        let stamp: Stamp = screens::stamp(open, context);
        let on: Option<DeviceId> = stamp.on;
        Change {
            id: stamp.id,
            tick: tick.saturating_add(1 + n as u64),
            at: stamp.at,
            by,
            on,
            replaces: Vec::new(),
            field: Field::Same(same),
            value: Value::Flag(true),
        }
    };
    pairs.into_iter().flatten().enumerate().map(make).collect()
}

pub(super) fn open(model: &mut Model, pasted: String, phrase: Phrase) -> Vec<Effect> {
    if matches!(state(model).taking, Taking::Opening) {
        return Vec::new();
    }
    exchange(model).taking = Taking::Opening;
    exchange(model).number += 1;
    let number = state(model).number;
    vec![effect(ExchangeEffect::Open(number, pasted, phrase))]
}

pub(super) fn open_example(model: &mut Model) -> Vec<Effect> {
    exchange(model).taking = Taking::Opening;
    exchange(model).number += 1;
    vec![effect(ExchangeEffect::OpenExample(state(model).number))]
}

pub(super) fn opened(
    model: &mut Model,
    number: u64,
    result: Result<Opened, OpenTrouble>,
) -> Vec<Effect> {
    let waited_for = matches!(state(model).taking, Taking::Opening);
    if number != state(model).number || !waited_for {
        return Vec::new();
    }
    exchange(model).taking = match result {
        Err(trouble) => Taking::Failed(trouble),
        Ok(Opened {
            mut file,
            was_handed_over,
        }) => Taking::Opened(Box::new(Found {
            was_handed_over,
            beside: None,
            files: file.attachments.drain(..).map(Rc::new).collect(),
            theirs: Book::from_changes(file.changes.iter().cloned()),
            file: *file,
            home: None,
            belongs: false,
            people: BTreeMap::new(),
            same_meeting: true,
            kept: BTreeSet::new(),
            joins: Vec::new(),
            seen: (0, 0),
            compared: None,
        })),
    };
    // Which book it belongs to, the list of books says; it may have changed since it was read.
    model.device = DeviceState::Unknown;
    let mut effects = vec![Effect::Store(StoreEffect::LoadDevice)];
    for audience in Audience::ALL {
        effects.extend(screens::want_set(model, audience));
    }
    effects
}

/// Something was chosen: what the file would change is worked out anew.
fn chosen(model: &mut Model, choose: impl FnOnce(&mut Found)) {
    if let Taking::Opened(found) = &mut exchange(model).taking {
        choose(found);
        found.compared = None;
        found.kept.clear();
    }
}

pub(super) fn choose_home(model: &mut Model, home: Home) -> Vec<Effect> {
    chosen(model, |found| {
        found.home = Some(home);
        found.people.clear();
    });
    match home {
        Home::Book(book) => open_book(model, book),
        Home::New => {
            model.leave();
            model.slot = Slot::Closed;
            Vec::new()
        }
    }
}

pub(super) fn same_person(
    model: &mut Model,
    theirs: VoiceId,
    ours: Option<VoiceId>,
) -> Vec<Effect> {
    chosen(model, |found| match ours {
        Some(ours) => drop(found.people.insert(theirs, ours)),
        None => drop(found.people.remove(&theirs)),
    });
    Vec::new()
}

pub(super) fn same_meeting(model: &mut Model, yes: bool) -> Vec<Effect> {
    chosen(model, |found| found.same_meeting = yes);
    Vec::new()
}

pub(super) fn keep_words(model: &mut Model, change: ChangeId, keep: bool) -> Vec<Effect> {
    if let Taking::Opened(found) = &mut exchange(model).taking {
        if keep {
            found.kept.insert(change);
        } else {
            found.kept.remove(&change);
        }
    }
    Vec::new()
}
