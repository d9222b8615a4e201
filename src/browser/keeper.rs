//! The store and the other tabs (see [`super::rest`]): all that it takes to open a book, and to keep what is said.

use super::{
    idle, leave, random,
    rest::{Coming, Ears, Heard, Job, Keeping, Store},
    surroundings,
    tabs::Tabs,
};
use crate::{
    app::{
        Model,
        effect::StoreEffect,
        event::{Event, Removed},
        view::{self, Early},
    },
    domain::ids::BookId,
    perform::Performer,
    storage::{idb::IdbStore, vault::Vault},
};
use futures_util::{
    future::join,
    lock::{Mutex, MutexGuard},
};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

/// What the names of the app's databases begin with.
const DATABASES: &str = "our-say";

/// Keeps what is written.
struct Keeper {
    performer: Keeping,
    tabs: Tabs,
    /// The books that were let go of when the page was put aside.
    aside: RefCell<Vec<BookId>>,
    /// Whether the browser was asked to keep what was written.
    asked_to_keep: Cell<bool>,
    /// One thing at a time is done at the store.
    turn: Mutex<()>,
}

/// Starts the store.
pub fn make_store(ears: Ears) -> Rc<dyn Store> {
    let lost = Rc::clone(&ears);
    let leaves = Rc::clone(&ears);
    leave::watch(move || leaves(Heard::Leaves));
    let locks = Rc::clone(&ears);
    idle::watch(move |why| locks(Heard::Lock(why)));
    Rc::new(Keeper {
        aside: RefCell::default(),
        asked_to_keep: Cell::new(false),
        turn: Mutex::new(()),
        performer: Performer::new(Vault::new(IdbStore::new(DATABASES), random::fill)),
        tabs: Tabs::new(
            move |said| ears(Heard::Tab(said)),
            move |book| lost(Heard::Lost(book)),
        ),
    })
}

impl Keeper {
    async fn do_job(&self, job: Job) -> Vec<Event> {
        let _turn = self.turn.lock().await;
        match job {
            Job::Store(effect) => {
                let may_write = match &effect {
                    // Both take a while and neither needs the other.
                    StoreEffect::OpenBook(book) => {
                        let ready = self.performer.expect(*book);
                        join(self.tabs.may_write(*book), ready).await.0
                    }
                    StoreEffect::Save(save) if save.create.is_some() => {
                        self.tabs.may_write(save.book).await
                    }
                    _ => false,
                };
                let chose = matches!(effect, StoreEffect::SaveSettings(_));
                let mut events = self.performer.perform(effect, may_write).await;
                if self.performer.has_covers() {
                    let elsewhere = self.tabs.held_elsewhere().await;
                    let elsewhere = |book| elsewhere.contains(&book);
                    self.performer.keep_covers(elsewhere).await;
                }
                self.tell_of_removed(&events);
                if chose {
                    self.tabs.chose();
                }
                let wrote = |event: &Event| match event {
                    Event::Saved(book, _) => Some(*book),
                    _ => None,
                };
                if let Some(book) = events.iter().find_map(wrote) {
                    self.tabs.wrote(book);
                    // Now there is something to keep: the browser is asked to, once in each tab.
                    if !self.asked_to_keep.replace(true) {
                        surroundings::ask_to_keep();
                        events.push(Event::SurroundingsChanged);
                    }
                }
                events
            }
            Job::LetGo(book) => {
                self.performer.stop_writing(book);
                self.tabs.let_go(book);
                vec![Event::StoppedWriting(book)]
            }
            Job::TakeOver(book) => {
                let writing = self.tabs.take_over(book).await;
                let open = StoreEffect::OpenBook(book);
                self.performer.perform(open, writing).await
            }
            Job::WriteAgain(book) => {
                let writing = self.tabs.wait_for(book).await;
                let open = StoreEffect::OpenBook(book);
                self.performer.perform(open, writing).await
            }
            Job::PutAside => {
                let books = self.aside.take();
                for book in &books {
                    self.performer.stop_writing(*book);
                }
                self.performer.store().close_all();
                books.into_iter().map(Event::StoppedWriting).collect()
            }
        }
    }
}

impl Keeper {
    /// Tells the other tabs what is gone, and lets go of its lock.
    fn tell_of_removed(&self, events: &[Event]) {
        for event in events {
            match event {
                Event::Removed(Removed::Book(book, Ok(()))) => {
                    self.tabs.let_go(*book);
                    self.tabs.removed(*book);
                }
                Event::Removed(Removed::Elsewhere(book)) => self.tabs.let_go(*book),
                // Also where some of it would not go: what did is gone.
                Event::Removed(Removed::All(_)) => {
                    self.tabs.let_go_of_all();
                    self.tabs.removed_all();
                }
                _ => {}
            }
        }
    }
}

impl Store for Keeper {
    fn work(&self, job: Job) -> Coming<'_, Vec<Event>> {
        Box::pin(self.do_job(job))
    }

    fn view(&self, model: &Model) -> Early {
        view::kept(model)
    }

    fn holds(&self, book: BookId) -> bool {
        self.tabs.holds(book)
    }

    fn let_go(&self) {
        let books = self.tabs.let_go_of_all();
        self.performer.let_go(&books);
        self.aside.borrow_mut().extend(books);
    }

    fn lost(&self, book: BookId) {
        self.performer.stop_writing(book);
        self.tabs.forget(book);
    }

    fn gone(&self, book: Option<BookId>) {
        self.performer.gone(book);
        match book {
            Some(book) => self.tabs.let_go(book),
            None => drop(self.tabs.let_go_of_all()),
        }
    }

    fn shuts(&self) {
        self.tabs.shuts();
    }

    fn turn(&self) -> Coming<'_, MutexGuard<'_, ()>> {
        Box::pin(self.turn.lock())
    }

    fn performer(&self) -> &Keeping {
        &self.performer
    }
}
