//! Tabs of one browser: one writes in a book, the others show and follow, and may ask to take over.

use super::locks::{self, Held, Want};
use crate::domain::ids::BookId;
use gloo::events::EventListener;
use std::{cell::RefCell, collections::BTreeMap, rc::Rc};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

/// How long the writing tab is given to save and let go, in milliseconds. A tab that the system
/// has put to sleep never answers; then the lock is taken, and the fence in the store keeps what
/// the sleeper may still send from being written.
const PATIENCE_MILLIS: u32 = 3_000;

/// How long a page that is being put aside, or ends, may take to let go, in milliseconds.
const GOING_MILLIS: u32 = 1_000;

/// What the names of the locks begin with.
const LOCKS: &str = "our-say/";

/// Said without a book.
const CHOSE: &str = "chose";
const SHUTS: &str = "shuts";
/// Said without a book.
const REMOVED_ALL: &str = "removed-all";

/// What another tab says. No word and no name travels here, only which book.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// It wrote in this book.
    Wrote(BookId),
    /// It wants to write in this book.
    Wants(BookId),
    /// It has kept other settings of the device: whose turn it is, or that somebody left.
    Chose,
    /// What is locked is shut.
    Shuts,
    /// It has removed this book.
    Removed(BookId),
    /// It has removed everything.
    RemovedAll,
}

/// This tab's part.
pub struct Tabs {
    channel: RefCell<Option<BroadcastChannel>>,
    held: RefCell<BTreeMap<BookId, Held>>,
    lost: Rc<dyn Fn(BookId)>,
}

impl Tabs {
    /// Listens to the other tabs; `lost` is called when a lock is taken away from this one.
    pub fn new(heard: impl Fn(Said) + 'static, lost: impl Fn(BookId) + 'static) -> Self {
        let channel = BroadcastChannel::new("our-say").ok();
        if let Some(channel) = &channel {
            EventListener::new(channel, "message", move |event| {
                let data = event.dyn_ref::<MessageEvent>().map(MessageEvent::data);
                if let Some(said) = data
                    .and_then(|data| data.as_string())
                    .and_then(|t| parse(&t))
                {
                    heard(said);
                }
            })
            .forget();
        }
        Self {
            channel: RefCell::new(channel),
            held: RefCell::new(BTreeMap::new()),
            lost: Rc::new(lost),
        }
    }

    /// Whether this tab holds the lock of a book, asking for it if nobody does.
    pub async fn may_write(&self, book: BookId) -> bool {
        if self.held.borrow().contains_key(&book) {
            return true;
        }
        self.ask(book, Want::IfFree).await
    }

    /// Becomes the one tab that writes: asks kindly first, then takes.
    pub async fn take_over(&self, book: BookId) -> bool {
        self.say(&format!("wants {book}"));
        self.ask(book, Want::Wait(PATIENCE_MILLIS)).await || self.ask(book, Want::Now).await
    }

    /// Becomes the one tab that writes if no other does; one that is going has a moment to let go.
    pub async fn wait_for(&self, book: BookId) -> bool {
        self.holds(book) || self.ask(book, Want::Wait(GOING_MILLIS)).await
    }

    /// The books that other tabs hold.
    pub async fn held_elsewhere(&self) -> Vec<BookId> {
        let names = locks::all_held().await.into_iter();
        let books = names.filter_map(|name| name.strip_prefix(LOCKS)?.parse().ok());
        books.filter(|book| !self.holds(*book)).collect()
    }

    async fn ask(&self, book: BookId, want: Want) -> bool {
        let lost = self.lost.clone();
        let held = locks::hold(&format!("{LOCKS}{book}"), want, move || lost(book)).await;
        match held {
            Some(held) => {
                self.held.borrow_mut().insert(book, held);
                true
            }
            None => false,
        }
    }

    /// Whether this tab holds the lock of a book.
    pub fn holds(&self, book: BookId) -> bool {
        self.held.borrow().contains_key(&book)
    }

    /// Lets another tab write.
    pub fn let_go(&self, book: BookId) {
        let held = self.held.borrow_mut().remove(&book);
        if let Some(held) = held {
            held.release();
        }
    }

    /// Lets others write in every book; returns which ones this tab held.
    pub fn let_go_of_all(&self) -> Vec<BookId> {
        let held = std::mem::take(&mut *self.held.borrow_mut());
        let let_go = held.into_iter().map(|(book, held)| {
            held.release();
            book
        });
        let_go.collect()
    }

    /// Forgets a lock that was taken away.
    pub fn forget(&self, book: BookId) {
        self.held.borrow_mut().remove(&book);
    }

    /// Tells the other tabs that something was written.
    pub fn wrote(&self, book: BookId) {
        self.say(&format!("wrote {book}"));
    }

    /// Tells the other tabs that the settings of the device are others.
    pub fn chose(&self) {
        self.say(CHOSE);
    }

    /// Tells the other tabs that what is locked is shut.
    pub fn shuts(&self) {
        self.say(SHUTS);
    }

    /// Tells the other tabs that a book is gone.
    pub fn removed(&self, book: BookId) {
        self.say(&format!("removed {book}"));
    }

    /// Tells the other tabs that all books are gone.
    pub fn removed_all(&self) {
        self.say(REMOVED_ALL);
    }

    fn say(&self, text: &str) {
        if let Some(channel) = &*self.channel.borrow() {
            let _ = channel.post_message(&JsValue::from_str(text));
        }
    }
}

fn parse(text: &str) -> Option<Said> {
    match text {
        CHOSE => return Some(Said::Chose),
        SHUTS => return Some(Said::Shuts),
        REMOVED_ALL => return Some(Said::RemovedAll),
        _ => {}
    }
    let (verb, book) = text.split_once(' ')?;
    let book = book.parse().ok()?;
    match verb {
        "wrote" => Some(Said::Wrote(book)),
        "wants" => Some(Said::Wants(book)),
        "removed" => Some(Said::Removed(book)),
        _ => None,
    }
}
