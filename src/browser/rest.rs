//! The parts of the app that come after the first question stands, so that somebody with little signal can begin:
//! the store, which a question with words in it and the start page wait for, and the second half, with all else that
//! the first question does not need. Each is a file of its own.
//!
//! This file is the seam. [`Store`] and [`Rest`] are what the [`Shell`](super::Shell) asks of them, once they are
//! here; [`Keeper`](super::keeper::Keeper) is the store, [`Clerk`](super::clerk::Clerk) the second half. Nothing
//! but [`make_store`](super::make_store) may name the one, and [`make_rest`](super::make_rest) the other, or it
//! would be part of the first half too. The second half brings the store along.

use super::tabs::Said;
use crate::{
    app::{
        Context, Model,
        effect::{Effect, StoreEffect},
        event::{Event, Surroundings},
        exchange::{
            event::{ExchangeEffect, Exchanged},
            locks::event::Why,
        },
        view::{Early, View},
    },
    content::Help,
    domain::ids::BookId,
    i18n::Words,
    perform::Performer,
    storage::idb::IdbStore,
};
use futures_util::lock::MutexGuard;
use std::{pin::Pin, rc::Rc};

/// Something that is waited for.
pub type Coming<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// Brings a part; `None` if it did not arrive. Called again after that, it tries again; a fetch that is answered
/// by silence fails after a minute (`public/boot.js`).
pub type Bring<T> = Box<dyn Fn() -> Coming<'static, Option<T>>>;

/// Starts the store: it tells what it hears.
pub type MakeStore = fn(Ears) -> Rc<dyn Store>;

/// Starts the second half.
#[derive(Clone, Copy)]
pub struct Whole {
    /// Starts the store, where it is not here yet.
    pub store: MakeStore,
    /// Starts the rest upon it.
    pub rest: fn(Rc<dyn Store>) -> Rc<dyn Rest>,
}

/// The parts that are here, or the ways to bring them.
#[derive(Clone, Copy)]
pub struct Parts<S, R> {
    /// The store.
    pub store: S,
    /// The second half.
    pub rest: R,
}

/// Reads and writes books.
pub type Keeping = Performer<IdbStore, fn(&mut [u8])>;

/// Who is told what is heard.
pub type Ears = Rc<dyn Fn(Heard)>;

/// What the store hears by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// Another tab said something.
    Tab(Said),
    /// The lock of a book was taken away.
    Lost(BookId),
    /// Somebody wants to leave fast.
    Leaves,
    /// What is locked should perhaps be shut.
    Lock(Why),
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
    /// puts the page aside. Its locks it has let go of before: see [`Store::let_go`].
    PutAside,
}

/// What the store can do.
pub trait Store {
    /// Does something at the store, one thing at a time; returns what came of it.
    fn work(&self, job: Job) -> Coming<'_, Vec<Event>>;

    /// What can be drawn before the second half is here.
    fn view(&self, model: &Model) -> Early;

    /// Whether this tab holds the lock of a book.
    fn holds(&self, book: BookId) -> bool;

    /// Lets go of the locks of all books, at once. What is still on its way to the store is written as long as
    /// nobody else has begun to write there: the fence in the store sees to that.
    fn let_go(&self);

    /// The lock of a book was taken away from this tab.
    fn lost(&self, book: BookId);

    /// Another tab has removed this book, or all of them: its lock and its key are of no use any more.
    fn gone(&self, book: Option<BookId>);

    /// Tells the other tabs that what is locked is shut.
    fn shuts(&self);

    /// Waits until nothing else is done at the store, and keeps it so while what comes of it is held.
    fn turn(&self) -> Coming<'_, MutexGuard<'_, ()>>;

    /// For the second half, which reads and writes attachments, and sets locks.
    fn performer(&self) -> &Keeping;
}

/// What the second half can do.
pub trait Rest {
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

    /// Shares or downloads the pack that is shown. Must be called inside a tap.
    fn give_pack(&self, model: &Model, words: &Words);
}
