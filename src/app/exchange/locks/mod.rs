//! Locks of books, and of the whole app: what is shut, what is tried, and what is set. Part of the second half of
//! the app.
//!
//! What is locked is shut by loading the page anew, in every tab: only that takes keys and words out of memory.

pub mod event;

use super::{effect, exchange, state};
use crate::{
    app::{
        Context,
        effect::{Effect, StoreEffect, Tabs},
        event::{Event, StoreTrouble},
        exchange::{event::ExchangeEffect, making::Step},
        model::{DeviceState, Model, OpenBook, Slot, Writer},
        route::Route,
        screens,
    },
    domain::{
        keeping::Phrase,
        lock::{Locked, Shut, wait_after},
    },
};
use event::{For, LockEffect, LockEvent, LockTrouble, Why, Wish};

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
    /// Somebody has opened the lock of the whole app: whoever left fast has come back.
    pub came_back: bool,
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
            came_back: false,
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
            locks.ticking = locks.wait > 0;
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
            locks.came_back = true;
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
    if seconds > 0 && !std::mem::replace(&mut locks.ticking, true) {
        return vec![of(LockEffect::Second)];
    }
    Vec::new()
}

fn looked_at(
    model: &mut Model,
    looked: Result<Option<Shut>, StoreTrouble>,
    context: &mut Context,
) -> Vec<Effect> {
    let refused = is_refused(model);
    let locks = &mut exchange(model).locks;
    if locks.whole != Whole::Looking {
        return Vec::new();
    }
    locks.whole = match looked {
        // Whatever opens it in this tab says so itself.
        Ok(Some(shut)) => Whole::Shut(shut),
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

fn lock_now(model: &mut Model, why: Why) -> Vec<Effect> {
    let settings = model.settings();
    let wanted = match why {
        Why::Asked | Why::Elsewhere => true,
        Why::Alone(minutes) => minutes >= settings.lock_after.minutes(),
        Why::Away => settings.lock_on_leaving,
    };
    // What another tab has locked may be open here without a lock as far as this one knows.
    let bound = why == Why::Elsewhere || can_lock(model);
    // A recording that is being made is nowhere yet. Who makes one is there.
    let makes = why != Why::Asked && state(model).making.step != Step::Nothing;
    if !wanted || !bound || makes || state(model).locks.shutting {
        return Vec::new();
    }
    exchange(model).locks.shutting = true;
    // A tab in which somebody writes is not shut because another was left alone.
    vec![Effect::Shut(if why == Why::Asked {
        Tabs::All
    } else {
        Tabs::ThisOne
    })]
}

/// Whether the store refuses because the lock of the whole app is shut.
fn is_refused(model: &Model) -> bool {
    matches!(model.device, DeviceState::Failed(StoreTrouble::Locked))
        || matches!(model.slot, Slot::Failed(StoreTrouble::Locked))
        || model
            .held()
            .any(|open| open.trouble == Some(StoreTrouble::Locked))
}

/// What follows from what is shown: whoever is refused looks at the lock; a wait begins again with each page; what a
/// locked book shows keeps up with the book; and whoever has left fast leaves nothing open.
pub(super) fn arrive(model: &mut Model, moved: bool) -> Vec<Effect> {
    let mut effects = Vec::new();
    if moved && state(model).locks.whole == Whole::Lost {
        exchange(model).locks.whole = Whole::Unknown;
    }
    let by_store = matches!(model.device, DeviceState::Failed(StoreTrouble::Locked))
        || matches!(model.slot, Slot::Failed(StoreTrouble::Locked));
    let unknown = match state(model).locks.whole {
        Whole::Unknown | Whole::None => true,
        // It has another key since: another tab has changed it.
        Whole::Open(_) => by_store,
        Whole::Looking | Whole::Lost | Whole::Shut(_) => false,
    };
    let asks = matches!(model.route, Some(Route::Lock(None) | Route::Settings));
    if (is_refused(model) && unknown) || (asks && state(model).locks.whole == Whole::Unknown) {
        exchange(model).locks.whole = Whole::Looking;
        effects.push(of(LockEffect::Look));
    }
    let shut = match (&state(model).locks.whole, &model.slot) {
        (Whole::Shut(shut), _) => Some((Locked::Whole, shut.tries)),
        (_, Slot::Locked(book, shut)) => Some((Locked::Book(*book), shut.tries)),
        _ => None,
    };
    match shut {
        Some((on, tries)) if state(model).locks.waits_for != Some(on) => {
            let locks = &mut exchange(model).locks;
            locks.waits_for = Some(on);
            locks.trouble = None;
            effects.extend(begin_wait(model, wait_after(tries)));
        }
        None if state(model).locks.waits_for.is_some() => {
            let locks = &mut exchange(model).locks;
            (locks.waits_for, locks.trouble) = (None, None);
        }
        _ => {}
    }
    if !matches!(model.route, Some(Route::Lock(_))) && model.exchange.is_some() {
        let locks = &mut exchange(model).locks;
        (locks.words, locks.sheet, locks.done) = (None, None, None);
    }
    effects.extend(keep_cover(model));
    let here = model.route == Some(Route::Left);
    // Words that are nowhere else keep it open, and what saves them comes by here again.
    if here && model.settings().left && !model.held().any(OpenBook::has_unsaved_words) {
        effects.extend(lock_now(model, Why::Asked));
    }
    if state(model).locks.came_back && !here && model.settings().left {
        exchange(model).locks.came_back = false;
        effects.extend(screens::choose(model, |settings| settings.left = false));
    }
    effects
}

/// The day of the next meeting on a locked book's card is that of the book.
fn keep_cover(model: &mut Model) -> Option<Effect> {
    let Slot::Open(open) = &mut model.slot else {
        return None;
    };
    let lock = open.lock.as_mut().filter(|lock| lock.cover.tells_meeting)?;
    let day = open.book.round(open.round).day;
    if lock.cover.meeting == day || open.writer != Writer::Here {
        return None;
    }
    lock.cover.meeting = day;
    Some(of(LockEffect::Cover(open.id, lock.cover.clone())))
}

fn of(outside: LockEffect) -> Effect {
    effect(ExchangeEffect::Lock(Box::new(outside)))
}
