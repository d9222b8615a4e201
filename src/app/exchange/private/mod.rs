//! Private answers, under a young person's own PIN.
//!
//! The book in the model never holds them but sealed, so nothing that is made of it (a page for the meeting, a
//! file, a count) can show them by mistake. While the PIN is open their words lie beside it, in
//! `Unlocked`; what is shown to their voice is made of a copy with those laid over, and an edit is made in
//! that copy and sealed before it reaches the book (`sealing`).
//!
//! They shut again when somebody says so, when a page is shown that is not this voice's own, and when nothing was
//! done for a while.
//!
//! | file | what it holds |
//! |---|---|
//! | [`event`] | what happens, what is asked for, and what can go wrong |
//! | `pin` | choosing a PIN, trying one, doing without |
//! | `turning` | an answer goes under it, and comes out again |
//! | `sealing` | edits of an answer that is under it |
//! | `unlocked` | what is open, while it is |
//! | `left` | copies that it does not reach |

pub mod event;
mod left;
mod pin;
mod sealing;
mod turning;
mod unlocked;

pub use left::Left;
pub(in crate::app) use left::left;
pub(in crate::app) use unlocked::Unlocked;

pub(super) use sealing::{about, edit};

use super::{
    aloud, effect,
    event::{ExchangeEffect, Exchanged},
    exchange,
    made::MadeEvent,
    state,
};
use crate::{
    app::{
        Context,
        effect::Effect,
        event::{Event, QuestionAt, RoundEvent},
        model::{Model, OpenBook},
        route::Route,
    },
    domain::{
        ids::{BookId, ChangeId, RoundId},
        time::Timestamp,
    },
};
use event::{PinTrouble, PrivateEffect, PrivateEvent};

/// How long nobody may do anything, in milliseconds, until it shuts.
const ALONE: i64 = 3 * 60 * 1000;

/// Where private answers are.
#[derive(Debug, Default)]
pub(in crate::app) struct Private {
    /// What is open.
    pub open: Option<Unlocked>,
    /// What has just shut, for last words that are still on their way from the page.
    closing: Option<Unlocked>,
    /// What an answer is told once it has come out.
    then: Option<Event>,
    /// The PINs of the voice when one was tapped or chosen.
    before: Vec<ChangeId>,
    /// One was changed just now.
    pub changed: bool,
    /// A PIN is being stretched.
    pub works: bool,
    /// What came of the last one.
    pub trouble: Option<PinTrouble>,
    /// How many wrong ones there were, one after the other.
    wrong: u32,
    /// How many seconds to wait until the next.
    pub wait: u16,
    /// The answer for which a PIN was asked.
    pub wants: Option<QuestionAt>,
    /// Counts what was begun, so that what comes late is known to be late.
    number: u64,
    /// When something was done last while it was open.
    touched: Option<Timestamp>,
}

impl Private {
    /// Nothing yet.
    pub const fn new() -> Self {
        Self {
            open: None,
            closing: None,
            then: None,
            before: Vec::new(),
            changed: false,
            works: false,
            trouble: None,
            wrong: 0,
            wait: 0,
            wants: None,
            number: 0,
            touched: None,
        }
    }
}

/// Forgets what was opened of a book that is gone, with the keys, and what has just shut.
pub(super) fn forget(model: &mut Model, book: BookId) {
    let private = &state(model).private;
    let mut all = private.open.iter().chain(&private.closing);
    if all.any(|unlocked| unlocked.book == book) {
        let number = private.number + 1;
        exchange(model).private = Private {
            number,
            ..Private::new()
        };
    }
}

/// Drawn anew for each sealing.
fn draw_nonce(context: &mut Context) -> [u8; 24] {
    let mut nonce = [0; 24];
    let drawn = [(context.ids)(), (context.ids)()].map(u128::to_be_bytes);
    for (byte, drawn) in nonce.iter_mut().zip(drawn.into_iter().flatten()) {
        *byte = drawn;
    }
    nonce
}

/// What is open of this book.
pub(in crate::app) fn unlocked<'a>(model: &'a Model, open: &OpenBook) -> Option<&'a Unlocked> {
    let unlocked = state(model).private.open.as_ref()?;
    (unlocked.book == open.id).then_some(unlocked)
}

/// Whether this answer is under the PIN, and that is open.
pub(in crate::app) fn is_under(
    model: &Model,
    open: &OpenBook,
    round: RoundId,
    at: &QuestionAt,
) -> bool {
    unlocked(model, open).is_some_and(|unlocked| {
        open.book.voice_id(unlocked.voice) == open.book.voice_id(at.voice)
            && !unlocked.places(&open.book, round, &at.question).is_empty()
    })
}

/// The book as it is shown on the page of this answer, where it differs from the one that is kept.
pub(in crate::app) fn shown(model: &Model, at: &QuestionAt) -> Option<OpenBook> {
    let open = model.open().filter(|open| open.id == at.book)?;
    if !is_under(model, open, open.round, at) {
        return None;
    }
    Some(open.with_book(unlocked(model, open)?.over(&open.book)))
}

pub(super) fn update(model: &mut Model, event: PrivateEvent, context: &mut Context) -> Vec<Effect> {
    match event {
        PrivateEvent::Hide(at) => turning::hide(model, at, context),
        PrivateEvent::Show(at) => turning::show(model, at, None, context),
        PrivateEvent::ShowEarlier(at, round) => turning::show(model, at, Some(round), context),
        PrivateEvent::EraseEarlier(at, round) => {
            let erased = Event::Rounds(Box::new(RoundEvent::Erased(at, round)));
            sealing::edit(model, erased, context, |_, _, _| Vec::new())
        }
        PrivateEvent::GiveUp => pin::give_up(model, context),
        PrivateEvent::Gathered(what, files) => {
            turning::gathered(model, &what, files.as_ref(), context)
        }
        PrivateEvent::Choose(book, voice, pad, pin) => pin::choose(model, book, voice, pad, pin),
        PrivateEvent::Chosen(number, made) => pin::chosen(model, number, made, context),
        PrivateEvent::Try(book, voice, pad, pin) => pin::attempt(model, book, voice, pad, pin),
        PrivateEvent::Tried(number, found) => pin::tried(model, number, found, context),
        PrivateEvent::Forgotten(book, voice) => pin::forgotten(model, book, voice, context),
        PrivateEvent::Second => pin::second(model),
        PrivateEvent::Shut => shut(model),
        PrivateEvent::While(number) => {
            let private = &mut exchange(model).private;
            if private
                .open
                .as_ref()
                .is_none_or(|open| open.since != number)
            {
                return Vec::new();
            }
            let alone = |at: Timestamp| context.now.millis().saturating_sub(at.millis()) >= ALONE;
            if private.touched.is_none_or(alone) {
                return vec![of(PrivateEffect::LeaveField)];
            }
            vec![of(PrivateEffect::While(number))]
        }
        PrivateEvent::Read => {
            exchange(model).private.trouble = None;
            Vec::new()
        }
    }
}

/// Puts the keys and the words away, and stops reading them aloud. Kept for a moment is what seals words that are
/// still on their way from a page.
fn shut(model: &mut Model) -> Vec<Effect> {
    let private = &mut exchange(model).private;
    private.wants = None;
    private.then = None;
    let Some(open) = private.open.take() else {
        return Vec::new();
    };
    private.closing = Some(open);
    aloud::hush(model)
}

/// A page that was put aside shuts when it comes back; and what had just shut is forgotten when the next page is
/// shown.
pub(super) fn before(model: &mut Model, event: &Event) -> Vec<Effect> {
    if matches!(event, Event::Started(_) | Event::Moved(_)) && model.exchange.is_some() {
        let private = &mut exchange(model).private;
        (private.closing, private.changed) = (None, false);
    }
    let open = state(model).private.open.is_some();
    match event {
        Event::Returned if open => vec![of(PrivateEffect::LeaveField)],
        _ => Vec::new(),
    }
}

/// Whether a person did something, and not time or the device.
pub(super) const fn is_touch(event: &Event) -> bool {
    match event {
        Event::Moved(_)
        | Event::Edited { .. }
        | Event::Continued(_)
        | Event::Skipped(_)
        | Event::Picked(..)
        | Event::Erased(_) => true,
        Event::Exchanged(event) => matches!(
            **event,
            Exchanged::Made(MadeEvent::Recording(_) | MadeEvent::Drawn(..) | MadeEvent::Listen(_))
                | Exchanged::Private(
                    PrivateEvent::Hide(_)
                        | PrivateEvent::Show(_)
                        | PrivateEvent::ShowEarlier(..)
                        | PrivateEvent::Choose(..)
                )
                | Exchanged::ReadAloud(..)
        ),
        _ => false,
    }
}

/// It shuts where a page is shown that is not this voice's own; and what came new into the book is opened.
pub(super) fn arrive(model: &mut Model, context: &Context, touched: bool) -> Vec<Effect> {
    let Some(unlocked) = &state(model).private.open else {
        if !matches!(model.route, Some(Route::Private(..))) {
            leave(model);
        }
        return Vec::new();
    };
    let (book, voice) = (unlocked.book, unlocked.voice);
    let own = match &model.route {
        Some(
            Route::Question(of, by, _)
            | Route::Views(of, by)
            | Route::Check(of, by)
            | Route::Matters(of, by)
            | Route::Sort(of, by, _)
            | Route::Me(of, by)
            | Route::Private(of, by),
        ) => {
            let canon = |id| model.open().map(|open| open.book.voice_id(id));
            *of == book && canon(*by) == canon(voice)
        }
        _ => false,
    };
    if !own || model.open().is_none_or(|open| open.id != book) {
        return shut(model);
    }
    let Some(mut unlocked) = exchange(model).private.open.take() else {
        return Vec::new();
    };
    if let Some(open) = model.open() {
        unlocked.read(&open.book);
    }
    let private = &mut exchange(model).private;
    private.open = Some(unlocked);
    if touched {
        private.touched = Some(context.now);
    }
    Vec::new()
}

/// What was asked on the page of the PIN is asked no more. The wait after wrong ones goes on.
fn leave(model: &mut Model) {
    let private = &state(model).private;
    if private.wants.is_some() || private.trouble.is_some() || private.works {
        let private = &mut exchange(model).private;
        (private.wants, private.trouble, private.works) = (None, None, false);
        private.number += 1;
    }
}

fn of(outside: PrivateEffect) -> Effect {
    effect(ExchangeEffect::Private(outside))
}
