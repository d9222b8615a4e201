//! The vault's half that keeps books.
//!
//! The right order for a tab that wants to write: [`Vault::begin_writing`] first and
//! [`Vault::load`] then, because what was loaded before may have been changed by another tab. One that
//! has just found the book uses [`Vault::take_up`], which looks less, and reads it again as it takes it.

use super::{
    BookId, BookRecord, DeviceSettings, Known, Loaded, Randomness, Save, Timestamp, Vault,
    device::{Amend, Device, Entry},
};
use crate::{
    crypto::DataKey,
    storage::{
        Damage, Db, Fence, Record, RecordKey, Store, StoreError, Taken, Write,
        record::{lay, lay_file, pick_up, pick_up_change},
    },
};
use futures_util::future::join;
use std::rc::Rc;

/// A book's key, the book, and the settings of the device.
type Seen = (Option<Rc<DataKey>>, Loaded, Option<DeviceSettings>);

const KEY_LOST: StoreError = StoreError::Damaged(Damage::BookKey);

impl<S: Store, R: Randomness> Vault<S, R> {
    /// Loads a book. Looking creates nothing and changes nothing.
    pub async fn load(&self, book: BookId) -> Result<Loaded, StoreError> {
        self.open(book).await.map(|(loaded, _)| loaded)
    }

    /// Loads a book, and the settings of the device with it, if they can be read: both databases are
    /// read at once.
    pub async fn open(&self, book: BookId) -> Result<(Loaded, Option<DeviceSettings>), StoreError> {
        // The key and the book lie in two databases. While another tab makes or removes the book
        // the two may not fit for a moment; what is damaged looks the same twice.
        let mut last = Loaded::None;
        let (key, loaded, settings) = loop {
            let seen = self.look(book).await?;
            if seen.1 == last || !matches!(seen.1, Loaded::Unreadable { .. }) {
                break seen;
            }
            last = seen.1;
        };
        match (&loaded, key) {
            (Loaded::Found(_), Some(key)) => self.know(book, Known::Sound(key)),
            (Loaded::Unreadable { .. }, _) => self.know(book, Known::Damaged),
            (Loaded::Found(_) | Loaded::None, _) => self.unlearn(book),
        }
        Ok((loaded, settings))
    }

    /// Looks once, at the book and at its key.
    async fn look(&self, book: BookId) -> Result<Seen, StoreError> {
        let db = Db::Book(book);
        let (records, device) = join(self.store.read_all(db), self.device()).await;
        let found = device.as_ref().ok().and_then(Option::as_ref);
        let settings = found.map(Device::settings);
        let records = records?.unwrap_or_default();
        if records.is_empty() {
            return Ok((None, Loaded::None, settings));
        }
        let entry = match device {
            Ok(device) => device.map_or(Entry::None, |device| device.entry(book)),
            Err(StoreError::Damaged(_)) => Entry::Damaged,
            Err(error) => return Err(error),
        };
        Ok(match entry {
            Entry::Sound(entry) => {
                let loaded = read_book(&entry.key, db, &records);
                (Some(Rc::new(entry.key)), loaded, settings)
            }
            Entry::Damaged | Entry::None => {
                let changes = Vec::new();
                let damaged = records.len();
                (None, Loaded::Unreadable { changes, damaged }, settings)
            }
        })
    }

    /// Makes room for a new book and becomes its writer. The book is there once something is saved.
    ///
    /// Done again after a failure it goes on where it stopped.
    pub async fn create(&self, book: BookId, now: Timestamp) -> Result<Fence, StoreError> {
        self.refuse_damaged(book)?;
        // The database first: whoever tidies the shelf deletes only entries without a database.
        let fence = self.take(Db::Book(book)).await?;
        self.amend(Amend::Begin(book, now)).await?;
        self.learn(book).await?;
        Ok(fence)
    }

    /// Becomes the writer of a book that is there; any other writer's saves are refused from now on.
    pub async fn begin_writing(&self, book: BookId) -> Result<Fence, StoreError> {
        self.refuse_damaged(book)?;
        // Before, so that asking for a book that is not there creates nothing; and after, because
        // it may have been removed in between.
        if !self.is_there(book).await? {
            return Err(StoreError::NoSuchBook);
        }
        let (fence, _) = self.take_found(book).await?;
        if !self.is_there(book).await? {
            return Err(StoreError::NoSuchBook);
        }
        self.learn(book).await?;
        Ok(fence)
    }

    /// Becomes the writer of a book that was found by [`Self::load`] a moment ago, and says what lies in
    /// it now, which nobody else can change from here on.
    ///
    /// A book that is gone is [`StoreError::NoSuchBook`], and nothing is left in its place.
    pub async fn take_up(&self, book: BookId) -> Result<(Fence, Loaded), StoreError> {
        let key = match self.known(book) {
            Some(Known::Sound(key)) => key,
            Some(Known::Damaged) => return Err(StoreError::Damaged(Damage::Book)),
            None => return Err(StoreError::NoSuchBook),
        };
        let (fence, records) = self.take_found(book).await?;
        let loaded = match read_book(&key, Db::Book(book), &records) {
            Loaded::Found(found) if !records.is_empty() => Loaded::Found(found),
            // Removed, made again under another key, or damaged: that takes a second look.
            Loaded::Found(_) | Loaded::None | Loaded::Unreadable { .. } => self.load(book).await?,
        };
        Ok((fence, loaded))
    }

    /// Takes the database of a book that was there a moment ago. Should another tab have removed it,
    /// nothing is left in its place.
    async fn take_found(&self, book: BookId) -> Result<Taken, StoreError> {
        let taken = self.store.take_existing(Db::Book(book), self.draw_turn());
        taken.await?.ok_or(StoreError::NoSuchBook)
    }

    /// Gets ready to open a book.
    pub async fn expect(&self, book: BookId) {
        join(
            self.store.expect(Db::Book(book)),
            self.store.expect(Db::Device),
        )
        .await;
    }

    /// Saves all of it or nothing. `Ok` only once it is durable.
    pub async fn save(&self, book: BookId, fence: Fence, save: Save) -> Result<(), StoreError> {
        let key = self.key(book).await?;
        let db = Db::Book(book);
        let deleted = save.delete.into_iter().map(RecordKey::change);
        let deleted_files = save.delete_files.into_iter().map(RecordKey::file);
        let mut writes: Vec<Write> = deleted.chain(deleted_files).map(Write::Delete).collect();
        for file in &save.files {
            writes.push(Write::Put(lay_file(&key, self.nonce(), db, file)?));
        }
        for change in &save.put {
            let at = RecordKey::change(change.id);
            writes.push(Write::Put(lay(&key, self.nonce(), db, at, change)?));
        }
        let at = RecordKey::SITTING;
        let sitting = lay(&key, self.nonce(), db, at, &save.sitting)?;
        writes.push(Write::Put(sitting));
        if let Some(keeping) = &save.keeping {
            let at = RecordKey::KEEPING;
            writes.push(Write::Put(lay(&key, self.nonce(), db, at, keeping)?));
        }
        self.store.write(db, fence, writes).await
    }

    /// Removes a book and its key, readable or not. No such book: nothing to do.
    pub async fn remove(&self, book: BookId) -> Result<(), StoreError> {
        if self.is_on_shelf(book).await? {
            // Should the app stop in between, the shelf is tidied when it is read next.
            match self.amend(Amend::Mark(book, false)).await {
                Ok(()) | Err(StoreError::Damaged(_)) => {}
                Err(error) => return Err(error),
            }
        }
        self.store.remove(Db::Book(book)).await?;
        self.unlearn(book);
        if self.is_on_shelf(book).await? {
            self.amend(Amend::Forget(book)).await?;
        }
        Ok(())
    }

    /// Whether the shelf has an entry of this book, readable or not.
    async fn is_on_shelf(&self, book: BookId) -> Result<bool, StoreError> {
        let entry = self.store.read(Db::Device, &RecordKey::book(book)).await?;
        Ok(entry.is_some())
    }

    /// A book that is known to be damaged is not written to.
    fn refuse_damaged(&self, book: BookId) -> Result<(), StoreError> {
        match self.known(book) {
            Some(Known::Damaged) => Err(StoreError::Damaged(Damage::Book)),
            Some(Known::Sound(_)) | None => Ok(()),
        }
    }

    /// The key of a book. One that is known to be damaged gives none.
    pub(super) async fn key(&self, book: BookId) -> Result<Rc<DataKey>, StoreError> {
        match self.known(book) {
            Some(Known::Sound(key)) => Ok(key),
            Some(Known::Damaged) => Err(StoreError::Damaged(Damage::Book)),
            None => self.learn(book).await,
        }
    }

    /// What the shelf says of a book, read anew.
    async fn on_shelf(&self, book: BookId) -> Result<Entry, StoreError> {
        let device = self.device().await?;
        Ok(device.map_or(Entry::None, |device| device.entry(book)))
    }

    /// Reads a book's key from the shelf and remembers it.
    async fn learn(&self, book: BookId) -> Result<Rc<DataKey>, StoreError> {
        match self.on_shelf(book).await? {
            Entry::Sound(entry) => {
                let key = Rc::new(entry.key);
                self.know(book, Known::Sound(Rc::clone(&key)));
                Ok(key)
            }
            Entry::Damaged | Entry::None => Err(KEY_LOST),
        }
    }

    /// Whether the book's database holds anything.
    pub(super) async fn is_there(&self, book: BookId) -> Result<bool, StoreError> {
        let db = Db::Book(book);
        if self.store.read(db, &RecordKey::SITTING).await?.is_some() {
            return Ok(true);
        }
        let records = self.store.read_all(db).await?;
        Ok(records.is_some_and(|records| !records.is_empty()))
    }
}

/// Reads the records of a book. Only changes hold words: a sitting that cannot be read is begun
/// anew, and a record of a kind that this app does not know is left alone.
fn read_book(key: &DataKey, db: Db, records: &[Record]) -> Loaded {
    let mut book = BookRecord::default();
    let mut damaged = 0;
    for record in records {
        if record.key == RecordKey::SITTING {
            let sitting = pick_up(key, db, &record.key, &record.bytes);
            book.sitting = sitting.unwrap_or_default();
        } else if record.key == RecordKey::KEEPING {
            let keeping = pick_up(key, db, &record.key, &record.bytes);
            book.keeping = keeping.unwrap_or_default();
        } else if record.key.is_change() {
            match pick_up_change(key, db, record) {
                Some(change) => book.changes.push(change),
                None => damaged += 1,
            }
        }
    }
    if damaged == 0 {
        return Loaded::Found(book);
    }
    Loaded::Unreadable {
        changes: book.changes,
        damaged,
    }
}
