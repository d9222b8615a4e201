//! Locks of books, and of the whole app: what is shut, what is tried, and what is set. Part of the second half of
//! the app.
//!
//! What is locked is shut by loading the page anew, in every tab: only that takes keys and words out of memory.

pub mod event;
mod follow;

use super::{effect, exchange, state};
use crate::{
    app::{
        Context,
        effect::{Effect, StoreEffect},
        event::{Event, StoreTrouble},
        exchange::event::ExchangeEffect,
        model::{DeviceState, Model, Slot, Writer},
        route::Route,
        screens,
    },
    domain::{
        cover::LockedCover,
        ids::BookId,
        keeping::Phrase,
        lock::{Locked, Shut, wait_after},
    },
};
use event::{For, LockEffect, LockEvent, LockTrouble, Why, Wish};
pub(super) use follow::{arrive, came_back};
pub(in crate::app) use follow::{has_left, is_looked_at};
use follow::{is_refused, lock_now};

/// Where locks are.
#[derive(Debug, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(in crate::app) struct Locks {
    /// The lock of the whole app.
    pub whole: Whole,
    /// Counts what was begun, so that an answer that comes late is known to be late.
    pub number: u64,
    /// What is under way, if anything is.
    pub works: Option<Locked>,
    /// What went wrong last, on the page that is shown.
    pub trouble: Option<LockTrouble>,
    /// How long nothing can be tried, in seconds.
    pub wait: u32,
    /// For which lock a wait was begun on this page already.
    pub waits_for: Option<Locked>,
    /// Words that were made to open the lock.
    pub words: Option<Phrase>,
    /// Spare words that were made.
    pub sheet: Option<Phrase>,
    /// What was done last, on the page that is shown.
    pub done: Option<Did>,
    /// The page is being loaded anew.
    pub shutting: bool,
    /// A lock of a book was opened in this tab: its key is in memory until the page is loaded anew.
    pub opened: bool,
    /// A second of a wait is being counted.
    pub ticking: bool,
    /// Somebody has left fast, and the lock of the whole app is shut.
    pub left: bool,
    /// Somebody has opened the lock of the whole app: whoever left fast has come back.
    pub came_back: bool,
    /// It is to be locked for this, as soon as what is being recorded or read is kept, or so many seconds are over.
    pub soon: Option<(Why, u32)>,
}

/// The lock of the whole app.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::app) enum Whole {
    /// Nobody has looked.
    #[default]
    Unknown,
    /// On the way.
    Looking,
    /// It could not be looked at. With the next page it is tried again.
    Lost,
    /// There is none.
    None,
    /// It is shut.
    Shut(Shut),
    /// It was opened in this tab.
    Open(Shut),
}

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Did {
    /// A first lock was set.
    Locked,
    /// It was changed.
    Changed,
    /// It shows something else.
    Shown,
    /// It was taken off.
    Forgone,
}

impl Locks {
    pub(in crate::app) const fn new() -> Self {
        Self {
            whole: Whole::Unknown,
            number: 0,
            works: None,
            trouble: None,
            wait: 0,
            waits_for: None,
            words: None,
            sheet: None,
            done: None,
            shutting: false,
            opened: false,
            ticking: false,
            left: false,
            came_back: false,
            soon: None,
        }
    }
}

pub(super) fn update(model: &mut Model, event: LockEvent, context: &mut Context) -> Vec<Effect> {
    match event {
        LockEvent::Try(on, way, typed) => {
            let locks = &state(model).locks;
            if locks.works.is_some() || locks.wait > 0 || typed.words().trim().is_empty() {
                return Vec::new();
            }
            let number = begin(model, on);
            vec![of(LockEffect::Try(number, on, way, typed))]
        }
        LockEvent::Tried(number, result) => tried(model, number, result, context),
        LockEvent::Looked(looked) => looked_at(model, looked, context),
        // Spare words may be on paper already: they are made once.
        LockEvent::MakeWords(For::Sheet) if state(model).locks.sheet.is_some() => Vec::new(),
        LockEvent::MakeWords(what) => vec![of(LockEffect::MakeWords(what))],
        LockEvent::WordsMade(what, words) => {
            let locks = &mut exchange(model).locks;
            match what {
                For::Lock => locks.words = Some(words),
                For::Sheet => {
                    locks.sheet.get_or_insert(words);
                }
            }
            Vec::new()
        }
        LockEvent::Set(on, wish) => set(model, on, wish),
        LockEvent::Done(number, result) => done(model, number, result),
        LockEvent::Show(book, cover) => show(model, book, cover),
        LockEvent::Shown(number, cover, result) => shown(model, number, cover, result),
        LockEvent::Forgo(on, current) => {
            let locks = &state(model).locks;
            if locks.works.is_some() || locks.wait > 0 {
                return Vec::new();
            }
            let number = begin(model, on);
            vec![of(LockEffect::Forgo(number, on, current))]
        }
        LockEvent::Forgone(number, result) => forgone(model, number, result),
        LockEvent::Now(why) => lock_now(model, why),
        LockEvent::Stays => {
            exchange(model).locks.shutting = false;
            Vec::new()
        }
        LockEvent::Print => vec![Effect::Print],
        LockEvent::Read => {
            let locks = &mut exchange(model).locks;
            (locks.trouble, locks.done) = (None, None);
            Vec::new()
        }
        LockEvent::Second => {
            let locks = &mut exchange(model).locks;
            locks.wait = locks.wait.saturating_sub(1);
            if let Some((_, left)) = &mut locks.soon {
                *left = left.saturating_sub(1);
            }
            let soon = locks.soon.is_some_and(|(_, left)| left > 0);
            locks.ticking = locks.wait > 0 || soon;
            if locks.ticking {
                return vec![of(LockEffect::Second)];
            }
            Vec::new()
        }
    }
}

fn begin(model: &mut Model, on: Locked) -> u64 {
    let locks = &mut exchange(model).locks;
    locks.number += 1;
    locks.works = Some(on);
    (locks.trouble, locks.done) = (None, None);
    locks.number
}

/// What an answer is about, if it is the one that is waited for.
fn settle(model: &mut Model, number: u64) -> Option<Locked> {
    let locks = &mut exchange(model).locks;
    if locks.number != number {
        return None;
    }
    locks.works.take()
}

fn tried(
    model: &mut Model,
    number: u64,
    result: Result<(), LockTrouble>,
    context: &mut Context,
) -> Vec<Effect> {
    let Some(on) = settle(model, number) else {
        return Vec::new();
    };
    if let Err(trouble) = result {
        return failed(model, on, trouble);
    }
    if let Some(shut) = shut_mut(model, on) {
        shut.tries = 0;
    }
    match on {
        Locked::Book(book) => {
            exchange(model).locks.opened = true;
            // Somebody may have gone elsewhere meanwhile: what is open there stays.
            if model.route.as_ref().and_then(Route::book) != Some(book) {
                return Vec::new();
            }
            if matches!(&model.slot, Slot::Locked(id, _) if *id == book) {
                model.slot = Slot::Closed;
            }
            screens::open(model, book).into_iter().collect()
        }
        Locked::Whole => {
            let locks = &mut exchange(model).locks;
            (locks.came_back, locks.left) = (true, false);
            if let Whole::Shut(shut) = std::mem::take(&mut locks.whole) {
                locks.whole = Whole::Open(shut);
            }
            whole_opened(model, context)
        }
    }
}

/// Something else was typed, or it could not be tried: then it was no try.
fn failed(model: &mut Model, on: Locked, trouble: LockTrouble) -> Vec<Effect> {
    exchange(model).locks.trouble = Some(trouble);
    if trouble != LockTrouble::Wrong {
        return Vec::new();
    }
    let mut tries = 0;
    if let Some(shut) = shut_mut(model, on) {
        shut.tries = shut.tries.saturating_add(1);
        tries = shut.tries;
    }
    begin_wait(model, wait_after(tries))
}

/// The whole app was opened: what it could not read is read now, and what it could not save is saved.
fn whole_opened(model: &mut Model, context: &mut Context) -> Vec<Effect> {
    model.device = DeviceState::Unknown;
    model.chosen_settings = None;
    if matches!(model.slot, Slot::Failed(StoreTrouble::Locked)) {
        model.slot = Slot::Closed;
    }
    let mut effects = vec![
        Effect::Store(StoreEffect::LoadSettings),
        Effect::Store(StoreEffect::LoadDevice),
    ];
    if let Some(route) = model.route.clone() {
        effects.extend(screens::show(model, &route, context));
    }
    effects.extend(screens::update(model, Event::Retry, context));
    effects
}

/// What stands before a lock, shut or open, to count tries.
fn shut_mut(model: &mut Model, on: Locked) -> Option<&mut Shut> {
    match on {
        Locked::Book(book) => match &mut model.slot {
            Slot::Locked(id, shut) if *id == book => Some(shut),
            Slot::Open(open) if open.id == book => open.lock.as_deref_mut(),
            _ => None,
        },
        Locked::Whole => match &mut exchange(model).locks.whole {
            Whole::Shut(shut) | Whole::Open(shut) => Some(shut),
            _ => None,
        },
    }
}

fn begin_wait(model: &mut Model, seconds: u32) -> Vec<Effect> {
    let locks = &mut exchange(model).locks;
    locks.wait = seconds;
    if seconds > 0 { tick(model) } else { Vec::new() }
}

/// Counts seconds from now on, if nobody does yet.
fn tick(model: &mut Model) -> Vec<Effect> {
    if std::mem::replace(&mut exchange(model).locks.ticking, true) {
        return Vec::new();
    }
    vec![of(LockEffect::Second)]
}

fn looked_at(
    model: &mut Model,
    looked: Result<Option<(Shut, bool)>, StoreTrouble>,
    context: &mut Context,
) -> Vec<Effect> {
    let refused = is_refused(model);
    let locks = &mut exchange(model).locks;
    if locks.whole != Whole::Looking {
        return Vec::new();
    }
    locks.whole = match looked {
        // Whatever opens it in this tab says so itself.
        Ok(Some((shut, left))) => {
            locks.left = left;
            Whole::Shut(shut)
        }
        Ok(None) => Whole::None,
        Err(_) => Whole::Lost,
    };
    if refused && locks.whole == Whole::None {
        // Another tab has taken it off; or a book got a lock there, and that is in the way.
        for open in model.all_mut() {
            if open.trouble == Some(StoreTrouble::Locked) {
                open.trouble = Some(StoreTrouble::OtherTab);
                open.writer = Writer::Elsewhere;
            }
        }
        return whole_opened(model, context);
    }
    Vec::new()
}

fn set(model: &mut Model, on: Locked, wish: Wish) -> Vec<Effect> {
    let ready = match on {
        // All of it must be on the device, or it would not be in the book that moves.
        Locked::Book(book) => model.open().is_some_and(|open| {
            open.id == book && open.is_writer() && open.pending.is_empty() && open.create.is_none()
        }),
        Locked::Whole => true,
    };
    let locks = &state(model).locks;
    if !ready || locks.works.is_some() || locks.wait > 0 {
        return Vec::new();
    }
    let number = begin(model, on);
    vec![of(LockEffect::Set(number, on, wish))]
}

fn done(model: &mut Model, number: u64, result: Result<Shut, LockTrouble>) -> Vec<Effect> {
    let Some(on) = settle(model, number) else {
        return Vec::new();
    };
    let shut = match result {
        Ok(shut) => shut,
        Err(trouble) => return failed(model, on, trouble),
    };
    let before = lock_on(model, on).is_some();
    match on {
        Locked::Book(book) => {
            exchange(model).locks.opened = true;
            if let Some(open) = model.open_mut(book) {
                open.lock = Some(Box::new(shut));
            }
        }
        Locked::Whole => exchange(model).locks.whole = Whole::Open(shut),
    }
    let locks = &mut exchange(model).locks;
    (locks.words, locks.sheet) = (None, None);
    locks.done = Some(if before { Did::Changed } else { Did::Locked });
    Vec::new()
}

fn show(model: &mut Model, book: BookId, cover: LockedCover) -> Vec<Effect> {
    let on = Locked::Book(book);
    let open = model.open().filter(|open| open.id == book);
    // In a tab that does not write, what the lock shows may be old.
    let writes = open.is_some_and(|open| open.lock.is_some() && open.is_writer());
    if !writes || state(model).locks.works.is_some() {
        return Vec::new();
    }
    let number = begin(model, on);
    vec![of(LockEffect::Show(number, book, cover))]
}

fn shown(
    model: &mut Model,
    number: u64,
    cover: LockedCover,
    result: Result<(), LockTrouble>,
) -> Vec<Effect> {
    let Some(on) = settle(model, number) else {
        return Vec::new();
    };
    if let Err(trouble) = result {
        return failed(model, on, trouble);
    }
    if let Some(shut) = shut_mut(model, on) {
        shut.cover = cover;
    }
    exchange(model).locks.done = Some(Did::Shown);
    Vec::new()
}

fn forgone(model: &mut Model, number: u64, result: Result<(), LockTrouble>) -> Vec<Effect> {
    let Some(on) = settle(model, number) else {
        return Vec::new();
    };
    if let Err(trouble) = result {
        return failed(model, on, trouble);
    }
    match on {
        Locked::Book(book) => {
            if let Some(open) = model.open_mut(book) {
                open.lock = None;
            }
        }
        Locked::Whole => exchange(model).locks.whole = Whole::None,
    }
    exchange(model).locks.done = Some(Did::Forgone);
    Vec::new()
}

/// What stands before the lock of something that is open here, if it has one.
pub(in crate::app) fn lock_on(model: &Model, on: Locked) -> Option<&Shut> {
    match on {
        Locked::Book(book) => model
            .open()
            .filter(|open| open.id == book)
            .and_then(|open| open.lock.as_deref()),
        Locked::Whole => match &state(model).locks.whole {
            Whole::Open(shut) | Whole::Shut(shut) => Some(shut),
            Whole::Unknown | Whole::Looking | Whole::Lost | Whole::None => None,
        },
    }
}

/// Whether anything is open that has a lock.
pub(in crate::app) fn can_lock(model: &Model) -> bool {
    let locks = &state(model).locks;
    let whole = matches!(locks.whole, Whole::Open(_));
    whole || locks.opened || model.held().any(|open| open.lock.is_some())
}

fn of(outside: LockEffect) -> Effect {
    effect(ExchangeEffect::Lock(Box::new(outside)))
}
