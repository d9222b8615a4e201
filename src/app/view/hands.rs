//! My turn, and leaving fast: which pages may be seen, and what stands in place of the others.

use super::{Page, View, frame, said::Speaker};
use crate::{
    app::{
        exchange::{locks, state},
        model::{Model, OpenBook},
        route::Route,
    },
    domain::{
        device::Turn,
        ids::{BookId, VoiceId},
    },
};

/// The page on which the device changes hands.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TurnView {
    /// The book.
    pub book: BookId,
    /// The voice whose turn it is, was, or is to be.
    pub voice: VoiceId,
    /// Who that is, where the book is here.
    pub speaker: Option<Speaker>,
    /// Whether it has begun.
    pub state: TurnState,
}

/// How far a turn has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TurnState {
    /// It is about to begin.
    Before,
    /// The device is in this voice's hands.
    Now,
    /// It was given back just now.
    Over,
}

/// What stands in place of a page that may not be seen now; `None`: it may.
pub(super) fn instead(model: &Model) -> Option<View> {
    let settings = model.settings();
    if settings.left || locks::has_left(model) || model.route == Some(Route::Left) {
        let mut view = super::waiting(model);
        view.page = Page::Left;
        view.frame.trouble = None;
        view.frame.elsewhere = None;
        view.frame.update_ready = false;
        return Some(view);
    }
    let turn = settings.turn?;
    let route = model.route.as_ref()?;
    (!is_open_to(route, turn)).then(|| View {
        frame: frame(model),
        page: Page::Turn(of(model, turn.book, turn.voice)),
    })
}

/// The pages that are this voice's own, and those on which nobody's words stand.
fn is_open_to(route: &Route, turn: Turn) -> bool {
    match route {
        Route::Question(book, voice, _)
        | Route::Views(book, voice)
        | Route::Sort(book, voice, _)
        | Route::Me(book, voice)
        | Route::Private(book, voice)
        | Route::Check(book, voice)
        | Route::Matters(book, voice)
        | Route::Turn(book, voice) => *book == turn.book && *voice == turn.voice,
        Route::Help => true,
        _ => false,
    }
}

/// The page of a turn.
pub(super) fn page(model: &Model, open: &OpenBook, voice: VoiceId) -> Option<Page> {
    open.voice(voice)?;
    Some(Page::Turn(of(model, open.id, voice)))
}

fn of(model: &Model, book: BookId, voice: VoiceId) -> TurnView {
    let open = model.open().filter(|open| open.id == book);
    let speaker = open.and_then(|open| Some(Speaker::of(&open.voice(voice)?, &open.book)));
    let now = model.settings().turn == Some(Turn { book, voice });
    TurnView {
        book,
        voice,
        speaker,
        state: match (now, state(model).turn_is_over) {
            (true, _) => TurnState::Now,
            (false, true) => TurnState::Over,
            (false, false) => TurnState::Before,
        },
    }
}
