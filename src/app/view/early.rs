//! What can be drawn before the second half of the app is here: questions, and once the store is here the start
//! page. [`early`] is of the first half, [`kept`] comes with the store.

use super::{Page, Trouble, View, first, frame, hands, more, start};
use crate::{
    app::{
        event::StoreTrouble,
        exchange,
        model::{DeviceState, Model, Slot},
        route::Route,
    },
    domain::{answer::Progress, question::Level},
};

/// What can be drawn before the second half of the app is here.
#[derive(Clone, Debug, PartialEq)]
#[allow(
    clippy::large_enum_variant,
    reason = "there is one at a time, and nearly always a view"
)]
pub enum Early {
    /// This.
    Drawn(View),
    /// Nothing yet: the book is being opened, or the device looked at.
    Coming,
    /// Nothing: the page is one of the second half.
    Whole,
}

/// What can be drawn without the second half, and before the store is here.
pub fn early(model: &Model) -> Early {
    if is_opening(model) {
        return Early::Coming;
    }
    first(model).map_or(Early::Whole, Early::Drawn)
}

/// Whether a question waits for its book, or for the books that may be offered above it.
fn is_opening(model: &Model) -> bool {
    match (&model.route, &model.slot) {
        (Some(Route::Question(..)), Slot::Opening(_)) => true,
        (Some(Route::Begin(..)), _) => model.books_first,
        _ => false,
    }
}

/// The same once the store is here: a question of a book that was kept, and the start page. Not where another page
/// has to stand in its place, nor where the second half would put something above the answer: nothing moves under a
/// finger.
pub fn kept(model: &Model) -> Early {
    let early = match model.route {
        Some(Route::Start) => on_start(model),
        _ => early(model),
    };
    if let Early::Drawn(view) = &early
        && (hands::instead(model).is_some() || is_topped(model, &view.page))
    {
        return Early::Whole;
    }
    early
}

/// The start page, once it is known what the device keeps: only then is it known too that nothing is locked and that
/// it is nobody's turn.
fn on_start(model: &Model) -> Early {
    match model.device {
        DeviceState::Known(_) => Early::Drawn(View {
            frame: frame(model),
            page: Page::Start(start(model)),
        }),
        DeviceState::Unasked | DeviceState::Unknown => Early::Coming,
        DeviceState::Failed(_) => Early::Whole,
    }
}

/// Whether the second half puts something above this answer, or in the middle of it: other words or pictures for the
/// question, versions to choose from, what was said last time, what was said without writing.
fn is_topped(model: &Model, page: &Page) -> bool {
    let (Page::Question(question), Some(open)) = (page, model.open()) else {
        return false;
    };
    let (round, at) = (question.at.round, &question.at.at);
    let said = |round| {
        let answer = open.book.answer(round, at.voice, &at.question);
        answer.progress() == Progress::Said
    };
    let answer = &question.answer;
    let made = [&answer.sounds, &answer.drawings, &answer.photos];
    made.into_iter().any(|files| !files.is_empty())
        || exchange::level(open, at.voice).is_some_and(|level| level != Level::Plain)
        || more::count(open, round, at.voice, &at.question) > 1
        || open.book.round_before(open.round).is_some_and(said)
}

/// A page of the second half is wanted, and that has not come.
pub const fn not_all_here() -> Trouble {
    Trouble {
        why: StoreTrouble::NotHere,
        unsaved: false,
        words: String::new(),
        copied: None,
    }
}
