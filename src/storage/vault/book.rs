//! The vault's part that reads and saves books.

use super::{
    BookId, BookRecord, DeviceSettings, Known, Loaded, Place, Randomness, Save, Vault,
    device::{Device, Entry},
    door::TRIES,
};
use crate::{
    crypto::DataKey,
    domain::lock::Shut,
    storage::{
        Damage, Db, Fence, Record, RecordKey, Store, StoreError, Write,
        entry::{ShelfRecord, Standing},
        record::{lay, lay_file, pick_up, pick_up_change},
    },
};
use futures_util::future::join;
use std::rc::Rc;

/// Where a book lies with its key, the book, and the settings of the device.
type Seen = (Option<Rc<Place>>, Loaded, Option<DeviceSettings>);

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
        let (place, loaded, settings) = loop {
            let seen = self.look(book).await?;
            if seen.1 == last || !matches!(seen.1, Loaded::Unreadable { .. }) {
                break seen;
            }
            last = seen.1;
        };
        match (&loaded, place) {
            (Loaded::Found(_), Some(place)) => self.know(book, Known::Sound(place)),
            (Loaded::Unreadable { .. }, _) => self.know(book, Known::Damaged),
            (Loaded::Found(_) | Loaded::None | Loaded::Locked(_), _) => self.unlearn(book),
        }
        Ok((loaded, settings))
    }

    /// Looks once, at the book and at its key.
    async fn look(&self, book: BookId) -> Result<Seen, StoreError> {
        // Where it lay last, or else where books begin: nearly always it does lie there.
        let known = match self.known(book) {
            Some(Known::Sound(place)) => Some(place),
            Some(Known::Damaged) | None => None,
        };
        let guess = known.as_ref().map_or(Db::first(book), |place| place.db);
        let (records, device) = join(self.store.read_all(guess), self.device()).await;
        let found = device.as_ref().ok().and_then(Option::as_ref);
        let settings = found.map(Device::settings);
        let entry = match device {
            Ok(device) => device.map_or(Entry::None, |device| device.entry(book)),
            Err(StoreError::Damaged(_)) => Entry::Damaged,
            Err(error) => return Err(error),
        };
        let is_damaged = matches!(entry, Entry::Damaged);
        let mut own = None;
        let (db, place) = match entry {
            Entry::Sound(entry) => {
                let is_certain = entry.standing() == Standing::There;
                let (shut, db, place) = opened_by(*entry, book, known);
                match (shut, place) {
                    (Some(shut), None) if is_certain || self.holds_any(db).await? => {
                        return Ok((None, Loaded::Locked(shut), settings));
                    }
                    // It was just being made, or removed.
                    (Some(_), None) => return Ok((None, Loaded::None, settings)),
                    (shut, place) => {
                        own = shut;
                        (db, place)
                    }
                }
            }
            Entry::Damaged | Entry::None => (guess, None),
        };
        let records = if db == guess {
            records?
        } else {
            self.store.read_all(db).await?
        };
        let records = records.unwrap_or_default();
        // One that has moved lies where the entry said, if there ever was one.
        let moved = is_damaged && self.is_on_shelf(book).await.unwrap_or(false);
        if records.is_empty() && !moved {
            return Ok((None, Loaded::None, settings));
        }
        let Some(place) = place else {
            let changes = Vec::new();
            let damaged = records.len().max(1);
            return Ok((None, Loaded::Unreadable { changes, damaged }, settings));
        };
        let mut loaded = read_book(&place.key, db, &records);
        if let Loaded::Found(found) = &mut loaded {
            found.lock = own;
        }
        Ok((Some(place), loaded, settings))
    }

    /// Gets ready to open a book.
    pub async fn expect(&self, book: BookId) {
        let db = match self.known(book) {
            Some(Known::Sound(place)) => place.db,
            Some(Known::Damaged) | None => Db::first(book),
        };
        let device = Db::Shelf(self.shelf.get());
        join(self.store.expect(db), self.store.expect(device)).await;
    }

    /// Saves all of it or nothing. `Ok` only once it is durable.
    pub async fn save(&self, book: BookId, fence: Fence, save: Save) -> Result<(), StoreError> {
        let place = self.place(book).await?;
        let (db, key) = (place.db, &place.key);
        let deleted = save.delete.into_iter().map(RecordKey::change);
        let deleted_files = save.delete_files.into_iter().map(RecordKey::file);
        let mut writes: Vec<Write> = deleted.chain(deleted_files).map(Write::Delete).collect();
        for file in &save.files {
            writes.push(Write::Put(lay_file(key, self.nonce(), db, file)?));
        }
        for change in &save.put {
            let at = RecordKey::change(change.id);
            writes.push(Write::Put(lay(key, self.nonce(), db, at, change)?));
        }
        let at = RecordKey::SITTING;
        let sitting = lay(key, self.nonce(), db, at, &save.sitting)?;
        writes.push(Write::Put(sitting));
        if let Some(keeping) = &save.keeping {
            let at = RecordKey::KEEPING;
            writes.push(Write::Put(lay(key, self.nonce(), db, at, keeping)?));
        }
        self.store.write(db, fence, writes).await
    }

    /// Whether the shelf has an entry of this book, readable or not.
    pub(super) async fn is_on_shelf(&self, book: BookId) -> Result<bool, StoreError> {
        let mut edition = self.edition().await?;
        for _ in 0..TRIES {
            let db = Db::Shelf(edition);
            let is_there = self.store.read(db, &RecordKey::book(book)).await?.is_some();
            let now = self.edition().await?;
            if is_there || now == edition {
                return Ok(is_there);
            }
            // It moved while we looked.
            edition = now;
        }
        Err(StoreError::NotTheWriter)
    }

    /// A book that is known to be damaged is not written to.
    pub(super) fn refuse_damaged(&self, book: BookId) -> Result<(), StoreError> {
        match self.known(book) {
            Some(Known::Damaged) => Err(StoreError::Damaged(Damage::Book)),
            Some(Known::Sound(_)) | None => Ok(()),
        }
    }

    /// Where a book lies, and its key. One that is known to be damaged gives none.
    pub(super) async fn place(&self, book: BookId) -> Result<Rc<Place>, StoreError> {
        match self.known(book) {
            Some(Known::Sound(place)) => Ok(place),
            Some(Known::Damaged) => Err(StoreError::Damaged(Damage::Book)),
            None => self.learn(book).await,
        }
    }

    /// In which database a book lies, whatever opens it.
    pub(super) async fn located(&self, book: BookId) -> Result<Db, StoreError> {
        if let Some(Known::Sound(place)) = self.known(book) {
            return Ok(place.db);
        }
        Ok(match self.on_shelf(book).await? {
            Entry::Sound(entry) => Db::Book(book, entry.edition),
            Entry::Damaged | Entry::None => Db::first(book),
        })
    }

    /// What the shelf says of a book, read anew.
    pub(super) async fn on_shelf(&self, book: BookId) -> Result<Entry, StoreError> {
        let device = self.device().await?;
        Ok(device.map_or(Entry::None, |device| device.entry(book)))
    }

    /// Reads a book's key from the shelf and remembers it. One that is locked has none there: then it is what
    /// was opened in this tab, as long as the book lies where it lay then.
    pub(super) async fn learn(&self, book: BookId) -> Result<Rc<Place>, StoreError> {
        let Entry::Sound(entry) = self.on_shelf(book).await? else {
            return Err(KEY_LOST);
        };
        let db = Db::Book(book, entry.edition);
        let place = match (entry.key, self.known(book)) {
            (Some(key), _) => Rc::new(Place { db, key }),
            (None, Some(Known::Sound(place))) if place.db == db => place,
            (None, _) if entry.lock.is_some() => return Err(StoreError::Locked),
            (None, _) => return Err(KEY_LOST),
        };
        self.know(book, Known::Sound(Rc::clone(&place)));
        Ok(place)
    }

    /// Whether a database holds anything.
    pub(super) async fn holds_any(&self, db: Db) -> Result<bool, StoreError> {
        if self.store.read(db, &RecordKey::SITTING).await?.is_some() {
            return Ok(true);
        }
        let records = self.store.read_all(db).await?;
        Ok(records.is_some_and(|records| !records.is_empty()))
    }
}

/// What stands before the lock of a book, where the book lies, and what opens it: the key of its entry, or else what
/// was opened in this tab while it lay there.
pub(super) fn opened_by(
    mut entry: ShelfRecord,
    book: BookId,
    known: Option<Rc<Place>>,
) -> (Option<Box<Shut>>, Db, Option<Rc<Place>>) {
    let cover = entry.cover.take().unwrap_or_default();
    let lock = entry.lock.map(|lock| Box::new(lock.shut(cover)));
    let db = Db::Book(book, entry.edition);
    let place = match entry.key {
        Some(key) => Some(Rc::new(Place { db, key })),
        None => known.filter(|place| place.db == db),
    };
    (lock, db, place)
}

/// Reads the records of a book. Only changes hold words: a sitting that cannot be read is begun
/// anew, and a record of a kind that this app does not know is left alone.
pub(super) fn read_book(key: &DataKey, db: Db, records: &[Record]) -> Loaded {
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
