//! The vault's half that keeps the device: its key, the shelf, the settings.
//!
//! Any tab may write here, so nobody stays the writer: each change of the device's database is
//! take, read, decide, write, and begins again when another tab came in between. What was decided
//! therefore always rests on what lay there when it was written.

use super::{BookId, DeviceSettings, Randomness, Shelf, ShelfBook, Timestamp, Vault};
use crate::{
    crypto::{DataKey, make_key},
    storage::{
        Damage, Db, Record, RecordKey, Store, StoreError, Write,
        record::{SettingsRecord, ShelfRecord, lay, pick_up},
    },
};

/// How often a change of the device begins again before it gives up.
const TRIES: u32 = 32;

/// The device's database, read.
pub(super) struct Device {
    key: DataKey,
    records: Vec<Record>,
}

/// What the shelf says of a book.
pub(super) enum Entry {
    /// Its key, and more.
    Sound(ShelfRecord),
    /// Something that cannot be read.
    Damaged,
    /// Nothing.
    None,
}

/// A change of the device's database.
pub(super) enum Amend {
    /// These are the settings now.
    Settings(SettingsRecord),
    /// Says on the shelf whether the book is known to lie in its database.
    Mark(BookId, bool),
    /// Puts a new book on the shelf. Its maker has taken the book's database before.
    Begin(BookId, Timestamp),
    /// Deletes a book's entry, if its database is gone.
    ///
    /// A book that is just being made is safe: its maker takes the book's database first and writes
    /// the entry then, so either the database is seen here or the entry comes after this write.
    Forget(BookId),
}

impl Device {
    /// Reads what lies there; `None` if this is a new device. Books without the device's key are
    /// damage: a new key would hide it.
    fn of(records: Vec<Record>) -> Result<Option<Self>, StoreError> {
        let found = records.iter().find(|r| r.key == RecordKey::DEVICE_KEY);
        let found = found.and_then(|r| <[u8; DataKey::LEN]>::try_from(r.bytes.as_slice()).ok());
        match found {
            Some(key) => Ok(Some(Self {
                key: make_key(key),
                records,
            })),
            None if records.iter().any(|r| r.key.to_book().is_some()) => {
                Err(StoreError::Damaged(Damage::DeviceKey))
            }
            None => Ok(None),
        }
    }

    fn record(&self, at: &RecordKey) -> Option<&Record> {
        self.records.iter().find(|r| r.key == *at)
    }

    /// What the shelf says of a book.
    pub fn entry(&self, book: BookId) -> Entry {
        let record = self.record(&RecordKey::book(book));
        record.map_or(Entry::None, |record| self.read_entry(record))
    }

    fn read_entry(&self, record: &Record) -> Entry {
        pick_up(&self.key, Db::Device, &record.key, &record.bytes)
            .map_or(Entry::Damaged, Entry::Sound)
    }

    /// What people chose for this device.
    pub fn settings(&self) -> DeviceSettings {
        let record = self.record(&RecordKey::DEVICE);
        record
            .and_then(|r| pick_up::<SettingsRecord>(&self.key, Db::Device, &r.key, &r.bytes))
            .map(|stored| stored.settings)
            .unwrap_or_default()
    }
}

impl<S: Store, R: Randomness> Vault<S, R> {
    /// The books of this device, each readable or not, and its settings. On a new device: empty,
    /// and nothing is created by looking.
    ///
    /// What an interrupted beginning or removal left behind is not shown, and is tidied away.
    pub async fn shelf(&self) -> Result<Shelf, StoreError> {
        let Some(records) = self.store.read_all(Db::Device).await? else {
            return Ok(Shelf::default());
        };
        let ids: Vec<BookId> = records.iter().filter_map(|r| r.key.to_book()).collect();
        let device = match Device::of(records) {
            Ok(Some(device)) => device,
            Ok(None) => return Ok(Shelf::default()),
            Err(_) => {
                let books = ids.into_iter().map(|id| ShelfBook::Unreadable { id });
                return Ok(Shelf {
                    books: books.collect(),
                    settings: DeviceSettings::default(),
                });
            }
        };
        let mut books = Vec::new();
        for id in ids {
            match device.entry(id) {
                Entry::Sound(entry) => {
                    if entry.settled || self.settle(id).await {
                        let added = entry.added;
                        books.push(ShelfBook::Readable { id, added });
                    }
                }
                Entry::Damaged => books.push(ShelfBook::Unreadable { id }),
                Entry::None => {}
            }
        }
        let settings = device.settings();
        Ok(Shelf { books, settings })
    }

    /// Saves what people chose for this device.
    pub async fn save_settings(&self, settings: DeviceSettings) -> Result<(), StoreError> {
        let form = SettingsRecord::new(settings);
        self.amend(Amend::Settings(form)).await
    }

    /// The device as it lies there now; `None` if this is a new one.
    pub(super) async fn device(&self) -> Result<Option<Device>, StoreError> {
        match self.store.read_all(Db::Device).await? {
            Some(records) => Device::of(records),
            None => Ok(None),
        }
    }

    /// Looks whether an unsettled book is there, and makes the shelf say so: a book with words is
    /// settled, an entry without a database is deleted. Whether it is there is what counts; a shelf
    /// that could not be tidied is tidied another time.
    async fn settle(&self, book: BookId) -> bool {
        match self.store.read_all(Db::Book(book)).await {
            Ok(Some(records)) if records.is_empty() => false,
            Ok(Some(_)) => {
                let _ = self.amend(Amend::Mark(book, true)).await;
                true
            }
            Ok(None) => {
                let _ = self.amend(Amend::Forget(book)).await;
                false
            }
            Err(_) => true,
        }
    }

    /// Writes an amendment of the device's database, unless another tab came in between: then it is
    /// decided again what to write.
    pub(super) async fn amend(&self, amendment: Amend) -> Result<(), StoreError> {
        let mut result = Ok(());
        for tried in 0..TRIES {
            self.give_way(tried).await?;
            let fence = self.take(Db::Device).await?;
            let writes = self.decide(&amendment).await?;
            if writes.is_empty() {
                return Ok(());
            }
            result = self.store.write(Db::Device, fence, writes).await;
            if result != Err(StoreError::NotTheWriter) {
                break;
            }
        }
        result
    }

    /// What an amendment writes, as the device lies there now.
    async fn decide(&self, amendment: &Amend) -> Result<Vec<Write>, StoreError> {
        let is_there = match *amendment {
            // Needs no key, so that what cannot be read can be forgotten, too.
            Amend::Forget(book) => {
                let gone = self.store.read_all(Db::Book(book)).await?.is_none();
                let entry = gone.then(|| Write::Delete(RecordKey::book(book)));
                return Ok(entry.into_iter().collect());
            }
            Amend::Begin(book, _) => self.is_there(book).await?,
            Amend::Settings(_) | Amend::Mark(..) => true,
        };
        let mut writes = Vec::new();
        let device = match self.device().await? {
            Some(device) => device,
            None => self.new_device(&mut writes),
        };
        let amended = match amendment {
            Amend::Settings(form) => {
                let at = RecordKey::DEVICE;
                Some(lay(&device.key, self.nonce(), Db::Device, at, form)?)
            }
            Amend::Mark(book, settled) => match device.entry(*book) {
                Entry::Sound(entry) => self.settled(&device, *book, entry, *settled)?,
                Entry::Damaged | Entry::None => None,
            },
            Amend::Begin(book, now) => match device.entry(*book) {
                // Left by a removal that came in between, perhaps. The key stays: another tab may
                // be beginning with it.
                Entry::Sound(entry) if !is_there => self.settled(&device, *book, entry, false)?,
                Entry::Sound(_) => None,
                Entry::None if !is_there => {
                    let entry = ShelfRecord::new(make_key(self.draw()), *now);
                    Some(self.entry(&device, *book, &entry)?)
                }
                Entry::Damaged | Entry::None => {
                    return Err(StoreError::Damaged(Damage::BookKey));
                }
            },
            Amend::Forget(_) => None,
        };
        writes.extend(amended.map(Write::Put));
        Ok(writes)
    }

    /// The entry with this mark, if it has another one.
    fn settled(
        &self,
        device: &Device,
        book: BookId,
        mut entry: ShelfRecord,
        settled: bool,
    ) -> Result<Option<Record>, StoreError> {
        if entry.settled == settled {
            return Ok(None);
        }
        entry.settled = settled;
        self.entry(device, book, &entry).map(Some)
    }

    fn entry(
        &self,
        device: &Device,
        book: BookId,
        entry: &ShelfRecord,
    ) -> Result<Record, StoreError> {
        let at = RecordKey::book(book);
        lay(&device.key, self.nonce(), Db::Device, at, entry)
    }

    /// After a refusal lets others finish: two tabs that keep step would refuse each other for ever.
    /// Waits a random number of reads, up to twice as many each time: nothing here has a clock.
    async fn give_way(&self, refusals: u32) -> Result<(), StoreError> {
        let limit = (1u64 << refusals.min(6)) - 1;
        for _ in 0..(u64::from_be_bytes(self.draw()) & limit) {
            self.store.read(Db::Device, &RecordKey::DEVICE_KEY).await?;
        }
        Ok(())
    }

    fn new_device(&self, writes: &mut Vec<Write>) -> Device {
        let key = make_key(self.draw());
        writes.push(Write::Put(Record {
            key: RecordKey::DEVICE_KEY,
            bytes: key.expose().to_vec(),
        }));
        Device {
            key,
            records: Vec::new(),
        }
    }
}
