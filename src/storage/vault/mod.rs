//! The vault: seals what a store keeps and opens it again, in the words of [`crate::domain`].
//!
//! Called by [`crate::perform`]. Works on any [`Store`], so that its laws are tested on the host.
//!
//! | database | key of the record | what it holds |
//! |---|---|---|
//! | door | `door` | which shelf is the device's, its key (in clear, or sealed under what the lock of the whole app opens), that lock, whether somebody has left fast; there is none while the shelf is the first |
//! | shelf | `key` | the key of the first shelf, 32 bytes in clear, drawn once |
//! | shelf | `book/<id>` | where a book lies, its key or its lock, when it was added; sealed under the shelf's key |
//! | shelf | `cover/<id>` | the cover of a book without a lock, sealed under the shelf's key |
//! | shelf | `device` | [`DeviceSettings`], sealed under the shelf's key |
//! | shelf | `moving` | where the shelf is moving to, while it is |
//! | book | `moving` | the book is being copied into another database |
//! | book | `change/<id>` | a [`Change`], sealed under the book's key |
//! | book | `keeping` | the [`Keeping`], sealed under the book's key |
//! | book | `sitting` | the [`Sitting`], sealed under the book's key |
//! | book | `z-file/<hash>` | an [`Attachment`], sealed under the book's key; not read with the book |
//!
//! **A book is there** when its database holds at least one record. [`Vault::create`] only makes
//! room for the first answer; an app that stops before that leaves an empty database and an entry
//! on the shelf, which read as no book.
//!
//! **Nothing damaged is written over.** A book that came out [`Loaded::Unreadable`] takes no more
//! writes from this vault.

mod book;
mod device;
mod door;
mod files;
mod gone;
mod lock;
mod writer;

pub use lock::Fresh;

use super::{Db, Edition, Fence, Lock, Store, StoreError};
use crate::{
    crypto::{DataKey, Nonce},
    domain::{
        attachment::{Attachment, ContentHash},
        change::Change,
        cover::{Cover, LockedCover},
        device::DeviceSettings,
        ids::{BookId, ChangeId},
        keeping::Keeping,
        lock::Shut,
        sitting::Sitting,
        time::Timestamp,
    },
};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

/// Where random bytes come from.
pub trait Randomness {
    /// Fills all of `bytes` with random bytes, good enough for keys. Must not return without.
    fn fill(&mut self, bytes: &mut [u8]);
}

impl<F: FnMut(&mut [u8])> Randomness for F {
    fn fill(&mut self, bytes: &mut [u8]) {
        self(bytes);
    }
}

/// The books of this device, and its settings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelf {
    /// The books, in the order of their ids.
    pub books: Vec<ShelfBook>,
    /// What people chose for this device; the defaults if that cannot be read.
    pub settings: DeviceSettings,
}

/// A book on the shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShelfBook {
    /// A book that can be opened.
    Readable {
        /// Which.
        id: BookId,
        /// When it came to this device.
        added: Timestamp,
        /// What was last known of it, and of its being about the same child as others: nothing once it was written
        /// in since.
        cover: Option<Box<(Cover, Vec<Change>)>>,
    },
    /// A book that is locked.
    Locked {
        /// Which.
        id: BookId,
        /// When it came to this device.
        added: Timestamp,
        /// What it shows.
        cover: LockedCover,
    },
    /// A book whose key cannot be read.
    Unreadable {
        /// Which.
        id: BookId,
    },
}

/// All that is kept of a book.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BookRecord {
    /// Its changes, in the order of their ids.
    pub changes: Vec<Change>,
    /// What is remembered of the sitting.
    pub sitting: Sitting,
    /// What is remembered of its files.
    pub keeping: Keeping,
    /// Its lock, if it has one, which was opened here.
    pub lock: Option<Box<Shut>>,
}

/// What came of loading a book.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(
    clippy::large_enum_variant,
    reason = "there is one at a time, and nearly always a whole book"
)]
pub enum Loaded {
    /// The whole book.
    Found(BookRecord),
    /// There is no such book here.
    None,
    /// The book is here, and locked.
    Locked(Box<Shut>),
    /// The book is here, but not all of it can be read. Offer a rescue file; nothing is written.
    Unreadable {
        /// The changes that can still be read.
        changes: Vec<Change>,
        /// How many records cannot.
        damaged: usize,
    },
}

/// One save: all of it or nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Save {
    /// Changes to put.
    pub put: Vec<Change>,
    /// Changes to delete; an id that is also put stays.
    pub delete: Vec<ChangeId>,
    /// The sitting as it is now.
    pub sitting: Sitting,
    /// What is to be remembered of the book's files, where that has changed.
    pub keeping: Option<Keeping>,
    /// Attachments to put.
    pub files: Vec<Rc<Attachment>>,
    /// Attachments to delete; one that is also put stays.
    pub delete_files: Vec<ContentHash>,
}

/// Seals and opens what a store keeps.
pub struct Vault<S, R> {
    store: S,
    random: RefCell<R>,
    known: RefCell<Vec<(BookId, Known)>>,
    /// Which shelf was the device's when it was last read.
    shelf: Cell<Edition>,
    /// What the lock of the whole app opens, once it was opened here.
    master: RefCell<Option<Rc<DataKey>>>,
    /// Whether this vault has tidied up what was left over when it was made.
    swept: Cell<bool>,
}

/// Where a book lies, and its key.
struct Place {
    db: Db,
    key: DataKey,
}

/// What this vault knows of a book since it was last loaded or taken.
#[derive(Clone)]
enum Known {
    /// Where it lies, and its key.
    Sound(Rc<Place>),
    /// It is damaged and must not be written to.
    Damaged,
}

impl<S: Store, R: Randomness> Vault<S, R> {
    /// A vault on this store.
    pub const fn new(store: S, random: R) -> Self {
        Self {
            store,
            random: RefCell::new(random),
            known: RefCell::new(Vec::new()),
            shelf: Cell::new(Edition::FIRST),
            master: RefCell::new(None),
            swept: Cell::new(false),
        }
    }

    /// The store beneath.
    pub const fn store(&self) -> &S {
        &self.store
    }

    fn draw<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.random.borrow_mut().fill(&mut bytes);
        bytes
    }

    fn nonce(&self) -> Nonce {
        Nonce::from_bytes(self.draw())
    }

    /// The random part of a fence.
    fn draw_turn(&self) -> u64 {
        u64::from_be_bytes(self.draw())
    }

    async fn take(&self, db: Db) -> Result<Fence, StoreError> {
        self.store.take(db, self.draw_turn()).await
    }

    fn known(&self, book: BookId) -> Option<Known> {
        let known = self.known.borrow();
        let found = known.iter().find(|(of, _)| *of == book);
        found.map(|(_, known)| known.clone())
    }

    fn know(&self, book: BookId, known: Known) {
        self.unlearn(book);
        self.known.borrow_mut().push((book, known));
    }

    fn unlearn(&self, book: BookId) {
        self.known.borrow_mut().retain(|(of, _)| *of != book);
    }
}
