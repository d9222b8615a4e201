//! Choosing a PIN, trying one, changing it, and doing without.

use super::{
    Unlocked,
    event::{Lock, Made, PinTrouble, PrivateEffect},
    of, shut, turning,
};
use crate::{
    app::{
        Context,
        effect::Effect,
        exchange::{exchange, state},
        model::{Model, OpenBook, Pending},
        route::Route,
        screens,
    },
    domain::{
        change::{Change, Field, Value},
        ids::{BookId, ChangeId, VoiceId},
        keeping::Phrase,
        private::{Pad, Pin, TAPS},
        voice::{Role, VoicePart},
    },
};
use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

/// How long to wait after so many wrong ones, in seconds. A short PIN is no wall; this only keeps somebody from
/// trying all of them by hand. It is counted while the page is open, and begins again with it.
const fn wait_after(wrong: u32) -> u16 {
    match wrong {
        0..=2 => 0,
        3 => 5,
        4 => 10,
        5 => 20,
        6 => 40,
        _ => 60,
    }
}

/// The field that keeps the PIN of a voice.
const fn field(voice: VoiceId) -> Field {
    Field::Voice(voice, VoicePart::Pin)
}

/// The voice that may have a PIN: a young person, in a book that is open and written here.
fn may(model: &Model, book: BookId, voice: VoiceId) -> Option<&OpenBook> {
    let open = model.open().filter(|open| open.id == book)?;
    let young = open.voice(voice)?.role == Role::YoungPerson;
    (young && open.is_writer() && !open.is_unborn()).then_some(open)
}

fn is_pin(pad: Pad, pin: &Phrase) -> bool {
    let first = match pad {
        Pad::Numbers => b'0',
        Pad::Pictures => b'a',
    };
    let taps = pin.words().as_bytes();
    let on_pad = |tap: &u8| tap.checked_sub(first).is_some_and(|key| key < pad.keys());
    TAPS.contains(&taps.len()) && taps.iter().all(on_pad)
}

/// A PIN was chosen. Where there is one it is changed, if it is open.
pub(super) fn choose(
    model: &mut Model,
    book: BookId,
    voice: VoiceId,
    pad: Pad,
    pin: Phrase,
) -> Vec<Effect> {
    let Some(open) = may(model, book, voice).filter(|_| is_pin(pad, &pin)) else {
        return Vec::new();
    };
    let unlocked = super::unlocked(model, open).filter(|unlocked| unlocked.voice == voice);
    let locks = unlocked.map_or_else(Vec::new, |unlocked| unlocked.locks.clone());
    if state(model).private.works || (locks.is_empty() && !open.book.pins(voice).is_empty()) {
        return Vec::new();
    }
    let before = unlocked.map_or_else(Vec::new, |unlocked| unlocked.pins.clone());
    exchange(model).private.before = before;
    vec![of(PrivateEffect::Make {
        number: begin(model),
        pad,
        pin,
        locks,
    })]
}

fn begin(model: &mut Model) -> u64 {
    let private = &mut exchange(model).private;
    private.number += 1;
    private.works = true;
    private.trouble = None;
    private.number
}

/// Whether this is the answer that is waited for.
fn settle(model: &mut Model, number: u64) -> bool {
    let private = &mut exchange(model).private;
    let awaited = private.works && private.number == number;
    private.works &= !awaited;
    awaited
}

/// The voice whose page this is.
fn here(model: &Model) -> Option<(BookId, VoiceId)> {
    match model.route {
        Some(Route::Private(book, voice)) => Some((book, voice)),
        _ => None,
    }
}

/// What came of stretching, and whose it is, if it is what the page waits for. Trouble is told there.
fn awaited<T>(
    model: &mut Model,
    number: u64,
    came: Result<T, PinTrouble>,
) -> Option<(BookId, VoiceId, T)> {
    let (true, Some((book, voice))) = (settle(model, number), here(model)) else {
        return None;
    };
    let trouble = &mut exchange(model).private.trouble;
    match came {
        Ok(came) => Some((book, voice, came)),
        Err(why) => {
            *trouble = Some(why);
            None
        }
    }
}

/// It was wrapped: the book keeps it, and what it takes the place of is gone from here.
pub(super) fn chosen(
    model: &mut Model,
    number: u64,
    made: Result<Made, PinTrouble>,
    context: &mut Context,
) -> Vec<Effect> {
    let Some((book, voice, made)) = awaited(model, number, made) else {
        return Vec::new();
    };
    let private = &mut exchange(model).private;
    let before = std::mem::take(&mut private.before);
    private.changed = !before.is_empty();
    if may(model, book, voice).is_none() {
        return Vec::new();
    }
    let Some(open) = model.open_mut(book) else {
        return Vec::new();
    };
    let id = screens::stamp(open, context).id;
    let mut effects = keep(open, voice, &before, Some((id, made.pin)), context);
    effects.extend(open_with(model, book, voice, made.locks, vec![id], context));
    effects
}

/// Writes the PIN that holds from now on, or that there is none. The old one is deleted and not only replaced:
/// it would go on opening what it opened. Should a backup bring it back, it does not stand.
fn keep(
    open: &mut OpenBook,
    voice: VoiceId,
    before: &[ChangeId],
    now: Option<(ChangeId, Pin)>,
    context: &mut Context,
) -> Vec<Effect> {
    let mut replaces: Vec<ChangeId> = Vec::new();
    for id in before {
        replaces.push(*id);
        replaces.extend(open.book.change(*id).map_or(&[][..], |old| &old.replaces));
    }
    replaces.sort_unstable();
    replaces.dedup();
    let stamp = screens::stamp(open, context);
    let (id, value) = match now {
        Some((id, pin)) => (id, Value::Pin(pin)),
        None => (stamp.id, Value::Cleared),
    };
    let change = Change {
        id,
        tick: open.book.next_tick(),
        at: stamp.at,
        by: voice,
        on: stamp.on,
        replaces,
        field: field(voice),
        value,
    };
    open.book.swap(before, [change.clone()]);
    let mut put = vec![change];
    put.extend(screens::name_device(open, voice, context));
    let batch = Pending {
        put,
        delete: before.to_vec(),
        ..Pending::default()
    };
    screens::save(open, batch)
}

/// A PIN was tapped.
pub(super) fn attempt(
    model: &mut Model,
    book: BookId,
    voice: VoiceId,
    pad: Pad,
    pin: Phrase,
) -> Vec<Effect> {
    let private = &state(model).private;
    let busy = private.works || private.wait > 0;
    let Some(open) = model.open().filter(|open| open.id == book && !busy) else {
        return Vec::new();
    };
    if !is_pin(pad, &pin) {
        return Vec::new();
    }
    let before = open
        .book
        .pins(voice)
        .into_iter()
        .map(|(id, _)| id)
        .collect();
    let pins: Vec<Pin> = open
        .book
        .pins(voice)
        .into_iter()
        .map(|(_, pin)| pin.clone())
        .collect();
    if pins.is_empty() {
        return Vec::new();
    }
    exchange(model).private.before = before;
    let number = begin(model);
    vec![of(PrivateEffect::Try {
        number,
        pad,
        pin,
        pins,
    })]
}

/// What it opens.
pub(super) fn tried(
    model: &mut Model,
    number: u64,
    found: Result<Vec<Vec<Rc<dyn Lock>>>, PinTrouble>,
    context: &mut Context,
) -> Vec<Effect> {
    let Some((book, voice, found)) = awaited(model, number, found) else {
        return Vec::new();
    };
    let pins = std::mem::take(&mut exchange(model).private.before).into_iter();
    let opened = pins.zip(&found).filter(|(_, locks)| !locks.is_empty());
    let pins: Vec<ChangeId> = opened.map(|(id, _)| id).collect();
    let locks: Vec<Rc<dyn Lock>> = found.into_iter().flatten().collect();
    let private = &mut exchange(model).private;
    if locks.is_empty() {
        private.wrong = private.wrong.saturating_add(1);
        private.wait = wait_after(private.wrong);
        private.trouble = Some(PinTrouble::Wrong);
        let waits = private.wait > 0;
        return waits
            .then(|| of(PrivateEffect::Second))
            .into_iter()
            .collect();
    }
    private.wrong = 0;
    open_with(model, book, voice, locks, pins, context)
}

/// It is open from now on. What a PIN was asked for is done.
fn open_with(
    model: &mut Model,
    book: BookId,
    voice: VoiceId,
    locks: Vec<Rc<dyn Lock>>,
    pins: Vec<ChangeId>,
    context: &mut Context,
) -> Vec<Effect> {
    let number = begin(model);
    let canon = model.open().map(|open| open.book.voice_id(voice));
    let voice = canon.unwrap_or(voice);
    let mut unlocked = Unlocked {
        book,
        voice,
        locks,
        pins,
        since: number,
        opened: BTreeMap::new(),
        others: BTreeSet::new(),
    };
    if let Some(open) = model.open() {
        unlocked.read(&open.book);
    }
    let private = &mut exchange(model).private;
    private.works = false;
    private.touched = Some(context.now);
    private.open = Some(unlocked);
    let wants = private.wants.take();
    let mut effects = vec![of(PrivateEffect::While(number))];
    if let Some(at) = wants {
        let page = Route::Question(at.book, at.voice, at.question.clone());
        effects.extend(turning::hide(model, at, context));
        effects.extend(screens::go(model, page, context));
    }
    effects
}

/// A second of the wait is over.
pub(super) fn second(model: &mut Model) -> Vec<Effect> {
    let private = &mut exchange(model).private;
    private.wait = private.wait.saturating_sub(1);
    let waits = private.wait > 0;
    waits
        .then(|| of(PrivateEffect::Second))
        .into_iter()
        .collect()
}

/// The PIN is forgotten. Nobody can open what is under it, so it goes, for good and everywhere; and a new PIN can be
/// chosen.
pub(super) fn forgotten(
    model: &mut Model,
    book: BookId,
    voice: VoiceId,
    context: &mut Context,
) -> Vec<Effect> {
    if may(model, book, voice).is_none() {
        return Vec::new();
    }
    let mut effects = shut(model);
    let Some(open) = model.open_mut(book) else {
        return effects;
    };
    let voice = open.book.voice_id(voice);
    let mut fields = Vec::new();
    for (field, _) in open.book.all_standing() {
        if matches!(field, Field::Private(of, _) if *of == voice) && !fields.contains(field) {
            fields.push(field.clone());
        }
    }
    // Not erased but replaced: should something come back that this phone never saw, it can still be opened.
    let pins: Vec<ChangeId> = open
        .book
        .pins(voice)
        .into_iter()
        .map(|(id, _)| id)
        .collect();
    effects.extend(turning::erase(open, voice, &fields, context));
    effects.extend(keep(open, voice, &pins, None, context));
    effects
}

/// There is no PIN any more: nothing is under it by now.
pub(super) fn give_up(model: &mut Model, context: &mut Context) -> Vec<Effect> {
    let open = model.open().filter(|open| open.is_writer());
    let unlocked = open.and_then(|open| Some((open, super::unlocked(model, open)?)));
    // One by one, by hand: each is looked at before it lies open.
    if unlocked.is_none_or(|(open, unlocked)| !unlocked.answers(&open.book).is_empty()) {
        return Vec::new();
    }
    let Some(unlocked) = exchange(model).private.open.take() else {
        return Vec::new();
    };
    let Some(open) = model.open_mut(unlocked.book) else {
        return Vec::new();
    };
    keep(open, unlocked.voice, &unlocked.pins, None, context)
}
