//! The second half of the app: all that the first question does not need. It is a file of its own
//! and arrives after the first question stands, so that somebody with little signal can begin.
//!
//! This file is the seam. [`Rest`] is what the [`Shell`](super::Shell) asks of the second half, once
//! it is here; [`Keeper`](super::keeper::Keeper) is the second half. Nothing but
//! [`make_rest`](super::make_rest) may name the keeper, or it would be part of the first half too.

use super::tabs::Said;
use crate::{
    app::{
        Context, Model,
        effect::{Effect, StoreEffect},
        event::{Event, Surroundings},
        exchange::event::{ExchangeEffect, Exchanged},
        view::View,
    },
    content::Help,
    domain::ids::BookId,
    i18n::Words,
};
use std::{pin::Pin, rc::Rc};

/// Something that is waited for.
pub type Coming<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// Brings the second half; `None` if it did not arrive. Called again after that, it tries again; a
/// fetch that is answered by silence fails after a minute (`fetch.rs`).
pub type Bring = Box<dyn Fn() -> Coming<'static, Option<MakeRest>>>;

/// Starts the second half: it tells what it hears.
pub type MakeRest = fn(Ears) -> Rc<dyn Rest>;

/// Who is told what is heard.
pub type Ears = Rc<dyn Fn(Heard)>;

/// What the second half hears by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// Another tab said something.
    Tab(Said),
    /// The lock of a book was taken away.
    Lost(BookId),
    /// Somebody wants to leave fast.
    Leaves,
}

/// Something that has to wait its turn at the store.
#[derive(Debug)]
pub enum Job {
    /// An effect for the store.
    Store(StoreEffect),
    /// Let another tab write, once all that came before is durable.
    LetGo(BookId),
    /// Take the lock of a book, then open it.
    TakeOver(BookId),
    /// Take the lock of a book if nobody keeps it, then open it.
    WriteAgain(BookId),
    /// Write in no book any more and close the databases, once all that came before is durable: the browser
    /// puts the page aside. Its locks it has let go of before: see [`Rest::let_go`].
    PutAside,
}

/// What the second half can do.
pub trait Rest {
    /// Does something at the store, one thing at a time; returns what came of it.
    fn work(&self, job: Job) -> Coming<'_, Vec<Event>>;

    /// Takes an event in, on every page.
    fn update(&self, model: &mut Model, event: Event, context: &mut Context) -> Vec<Effect>;

    /// Does something for the pages of share files.
    fn exchange(self: Rc<Self>, effect: ExchangeEffect) -> Coming<'static, Option<Exchanged>>;

    /// What to draw, on every page.
    fn view(&self, model: &Model) -> View;

    /// What the browser says about itself.
    fn look_around(&self) -> Coming<'static, Surroundings>;

    /// Contacts and glossary; `None` if they cannot be had.
    fn help(&self) -> Coming<'static, Option<Help>>;

    /// Whether this tab holds the lock of a book.
    fn holds(&self, book: BookId) -> bool;

    /// Lets go of the locks of all books, at once. What is still on its way to the store is written as long as
    /// nobody else has begun to write there: the fence in the store sees to that.
    fn let_go(&self);

    /// The lock of a book was taken away from this tab.
    fn lost(&self, book: BookId);

    /// Another tab has removed this book, or all of them: its lock and its key are of no use any more.
    fn gone(&self, book: Option<BookId>);

    /// Shares or downloads the pack that is shown. Must be called inside a tap.
    fn give_pack(&self, model: &Model, words: &Words);
}
