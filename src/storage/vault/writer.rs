//! The vault's part that says who writes in a book.
//!
//! The right order for a tab that wants to write: [`Vault::begin_writing`] first and
//! [`Vault::load`] then, because what was loaded before may have been changed by another tab. One that
//! has just found the book uses [`Vault::take_up`], which looks less, and reads it again as it takes it; and
//! [`Vault::open_to_write`] does all of it at once where nothing is in the way.

use super::{
    BookId, BookRecord, DeviceSettings, Known, Loaded, Randomness, Timestamp, Vault,
    book::{opened_by, read_book},
    device::{Amend, Entry},
};
use crate::storage::{
    Damage, Db, Edition, Fence, Record, RecordKey, Store, StoreError, Taken, Write,
};
use futures_util::future::join;

/// A book that was opened to write in it.
pub struct Opened {
    /// The right to write in it.
    pub fence: Fence,
    /// What lies in it.
    pub record: BookRecord,
    /// What was chosen for the device.
    pub settings: DeviceSettings,
}

impl<S: Store, R: Randomness> Vault<S, R> {
    /// Opens a book, with the settings of the device, and becomes its writer at once, where all is as it nearly always
    /// is: it lies where it lay last, or where books begin, and can be read. `None` where anything is otherwise: then
    /// [`Self::open`] finds out what. Nothing else changes.
    pub async fn open_to_write(&self, book: BookId) -> Option<Opened> {
        let known = match self.known(book) {
            Some(Known::Sound(place)) => Some(place),
            Some(Known::Damaged) => return None,
            None => None,
        };
        let guess = known.as_ref().map_or(Db::first(book), |place| place.db);
        let taking = self.store.take_existing(guess, self.draw_turn());
        let (taken, device) = join(taking, self.device()).await;
        let (fence, records) = taken.ok()??;
        let device = device.ok()??;
        let Entry::Sound(entry) = device.entry(book) else {
            return None;
        };
        let (lock, db, place) = opened_by(*entry, book, known);
        let place = place.filter(|_| db == guess && !records.is_empty())?;
        let stays = self.stay_if_moving(book, db, fence, &records).await;
        let Loaded::Found(record) = read_book(&place.key, db, &records) else {
            return None;
        };
        stays.ok()?;
        self.know(book, Known::Sound(place));
        let record = BookRecord { lock, ..record };
        let settings = device.settings();
        Some(Opened {
            fence,
            record,
            settings,
        })
    }

    /// Makes room for a new book and becomes its writer. The book is there once something is saved.
    ///
    /// Done again after a failure it goes on where it stopped.
    pub async fn create(&self, book: BookId, now: Timestamp) -> Result<Fence, StoreError> {
        self.refuse_damaged(book)?;
        let edition = match self.on_shelf(book).await? {
            Entry::Sound(entry) => entry.edition,
            Entry::Damaged | Entry::None => Edition::FIRST,
        };
        // The database first: whoever tidies the shelf deletes only entries without a database.
        let db = Db::Book(book, edition);
        let fence = self.take(db).await?;
        self.amend(Amend::Begin(book, now)).await?;
        if self.store.read(db, &RecordKey::MOVING).await?.is_some() {
            self.stay(book, edition, fence).await?;
        }
        if self.learn(book).await?.db != db {
            return Err(StoreError::NotTheWriter);
        }
        Ok(fence)
    }

    /// Becomes the writer of a book that is there; any other writer's saves are refused from now on.
    pub async fn begin_writing(&self, book: BookId) -> Result<Fence, StoreError> {
        self.refuse_damaged(book)?;
        // Before, so that asking for a book that is not there creates nothing, nor for one that is locked takes it
        // from whoever has opened it; and after, because it may have been removed, or moved, in between.
        let db = match self.on_shelf(book).await? {
            Entry::Sound(_) => self.learn(book).await?.db,
            Entry::Damaged | Entry::None => Db::first(book),
        };
        if !self.holds_any(db).await? {
            return Err(StoreError::NoSuchBook);
        }
        let (fence, records) = self.take_found(db).await?;
        self.stay_if_moving(book, db, fence, &records).await?;
        if !self.holds_any(db).await? {
            return Err(StoreError::NoSuchBook);
        }
        if self.learn(book).await?.db != db {
            return Err(StoreError::NotTheWriter);
        }
        Ok(fence)
    }

    /// Becomes the writer of a book that was found by [`Self::load`] a moment ago, and says what lies in
    /// it now, which nobody else can change from here on.
    ///
    /// A book that is gone is [`StoreError::NoSuchBook`], and nothing is left in its place.
    pub async fn take_up(&self, book: BookId) -> Result<(Fence, Loaded), StoreError> {
        let place = match self.known(book) {
            Some(Known::Sound(place)) => place,
            Some(Known::Damaged) => return Err(StoreError::Damaged(Damage::Book)),
            None => return Err(StoreError::NoSuchBook),
        };
        let (fence, records) = self.take_found(place.db).await?;
        self.stay_if_moving(book, place.db, fence, &records).await?;
        let loaded = match read_book(&place.key, place.db, &records) {
            Loaded::Found(found) if !records.is_empty() => Loaded::Found(found),
            // Removed, made again under another key, or damaged: that takes a second look.
            _ => self.load(book).await?,
        };
        Ok((fence, loaded))
    }

    /// Takes the database of a book that was there a moment ago. Should another tab have removed it,
    /// nothing is left in its place.
    pub(super) async fn take_found(&self, db: Db) -> Result<Taken, StoreError> {
        let taken = self.store.take_existing(db, self.draw_turn());
        taken.await?.ok_or(StoreError::NoSuchBook)
    }

    /// Looks whether a book that was just taken is being copied, or was when a tab was stopped.
    async fn stay_if_moving(
        &self,
        book: BookId,
        db: Db,
        fence: Fence,
        records: &[Record],
    ) -> Result<(), StoreError> {
        let moving = records.iter().any(|record| record.key == RecordKey::MOVING);
        match db {
            Db::Book(_, edition) if moving => self.stay(book, edition, fence).await,
            _ => Ok(()),
        }
    }

    /// Keeps a book from moving to where it is being copied: what is written from now on would not be there.
    ///
    /// # Errors
    /// [`StoreError::NotTheWriter`] when it has moved already.
    async fn stay(&self, book: BookId, edition: Edition, fence: Fence) -> Result<(), StoreError> {
        self.amend(Amend::Entry(book, &|entry| {
            let stopped = entry.building.take();
            entry.dropped.extend(stopped);
            stopped.is_some()
        }))
        .await?;
        let db = Db::Book(book, edition);
        match self.on_shelf(book).await? {
            Entry::Sound(entry) if entry.edition == edition => {}
            Entry::Sound(_) | Entry::Damaged | Entry::None => return Err(StoreError::NotTheWriter),
        }
        let mark = Write::Delete(RecordKey::MOVING);
        self.store.write(db, fence, vec![mark]).await
    }
}
