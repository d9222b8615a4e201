//! The vault's half that keeps the device: its key, the shelf, the settings.
//!
//! Any tab may write here, so nobody stays the writer: each change of the device's database is
//! take, read, decide, write, and begins again when another tab came in between. What was decided
//! therefore always rests on what lay there when it was written.

use super::{BookId, DeviceSettings, Randomness, Shelf, ShelfBook, Timestamp, Vault, door::TRIES};
use crate::{
    crypto::{DataKey, Nonce, make_key, open, seal},
    storage::{
        Damage, Db, Edition, Record, RecordKey, Store, StoreError, Write,
        entry::{ShelfRecord, Standing},
        place::address,
        record::{CoverRecord, DoorRecord, SettingsRecord, lay, pick_up},
    },
};
use zeroize::Zeroizing;

/// The device's database, read.
pub(super) struct Device {
    pub edition: Edition,
    pub key: DataKey,
    pub records: Vec<Record>,
    pub door: Option<DoorRecord>,
}

/// What the shelf says of a book.
pub(super) enum Entry {
    /// What opens it, and more.
    Sound(Box<ShelfRecord>),
    /// Something that cannot be read.
    Damaged,
    /// Nothing.
    None,
}

/// A change of the device's database.
pub(super) enum Amend<'a> {
    /// These are the settings now.
    Settings(SettingsRecord),
    /// Says on the shelf what is known of the book's being in its database.
    Mark(BookId, Standing),
    /// Puts a new book on the shelf. Its maker has taken the book's database before.
    Begin(BookId, Timestamp),
    /// Changes a book's entry in place, if there is one; says whether anything changed.
    Entry(BookId, &'a dyn Fn(&mut ShelfRecord) -> bool),
    /// Puts covers of books without a lock on the shelf, where they are still there.
    Cover(Vec<(BookId, CoverRecord)>),
    /// Takes a book's cover off.
    Uncover(BookId),
}

impl Device {
    /// A device on which nothing lies yet.
    pub const fn new(key: DataKey) -> Self {
        Self {
            edition: Edition::FIRST,
            key,
            records: Vec::new(),
            door: None,
        }
    }

    /// Reads what lies on the first shelf; `None` if this is a new device. Books without the device's
    /// key are damage: a new key would hide it.
    pub fn first(records: Vec<Record>) -> Result<Option<Self>, StoreError> {
        let found = records.iter().find(|r| r.key == RecordKey::DEVICE_KEY);
        let found = found.and_then(|r| <[u8; DataKey::LEN]>::try_from(r.bytes.as_slice()).ok());
        match found {
            Some(key) => Ok(Some(Self {
                records,
                ..Self::new(make_key(key))
            })),
            None if records.iter().any(|r| r.key.to_book().is_some()) => {
                Err(StoreError::Damaged(Damage::DeviceKey))
            }
            None => Ok(None),
        }
    }

    const fn db(&self) -> Db {
        Db::Shelf(self.edition)
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
        pick_up(&self.key, self.db(), &record.key, &record.bytes)
            .map_or(Entry::Damaged, |entry| Entry::Sound(Box::new(entry)))
    }

    /// The entry of a book that has one.
    pub fn sound(&self, book: BookId) -> Result<ShelfRecord, StoreError> {
        match self.entry(book) {
            Entry::Sound(entry) => Ok(*entry),
            Entry::Damaged => Err(StoreError::Damaged(Damage::BookKey)),
            Entry::None => Err(StoreError::NoSuchBook),
        }
    }

    /// Whether a book has an entry, readable or not.
    pub fn has(&self, book: BookId) -> bool {
        self.record(&RecordKey::book(book)).is_some()
    }

    /// Takes a book's entry and cover away.
    pub fn forget(&mut self, book: BookId) {
        self.records.retain(|r| r.key != RecordKey::book(book));
        self.uncover(book);
    }

    /// Takes a book's cover away.
    pub fn uncover(&mut self, book: BookId) {
        self.records.retain(|r| r.key != RecordKey::cover(book));
    }

    /// Puts a book's entry in the place of the one that is there.
    pub fn put(
        &mut self,
        book: BookId,
        entry: &ShelfRecord,
        nonce: Nonce,
    ) -> Result<(), StoreError> {
        let record = lay(&self.key, nonce, self.db(), RecordKey::book(book), entry)?;
        self.records.retain(|r| r.key != record.key);
        self.records.push(record);
        Ok(())
    }

    /// Where the shelf is moving to, or was when a tab was stopped.
    pub fn moving(&self) -> Option<Edition> {
        let mark = self.record(&RecordKey::MOVING)?;
        let bits = u64::from_be_bytes(mark.bytes.as_slice().try_into().ok()?);
        Some(Edition::drawn(bits))
    }

    /// All that is sealed here, sealed for another shelf. What cannot be read goes along as it is: nothing that is
    /// damaged is written over.
    pub fn resealed(
        &self,
        key: &DataKey,
        db: Db,
        nonce: impl Fn() -> Nonce,
    ) -> Result<Vec<Record>, StoreError> {
        let stays = |at: &RecordKey| *at != RecordKey::DEVICE_KEY && *at != RecordKey::MOVING;
        let records = self.records.iter().filter(|record| stays(&record.key));
        let sealed = records.map(|record| {
            let at = record.key.clone();
            let opened = open(&self.key, &address(self.db(), &at), &record.bytes);
            let bytes = match opened.map(Zeroizing::new) {
                Ok(plain) => seal(key, nonce(), &address(db, &at), &plain)
                    .map_err(|_| StoreError::Damaged(Damage::Form))?,
                Err(_) => record.bytes.clone(),
            };
            Ok(Record { key: at, bytes })
        });
        sealed.collect()
    }

    /// What people chose for this device.
    pub fn settings(&self) -> DeviceSettings {
        let record = self.record(&RecordKey::DEVICE);
        record
            .and_then(|record| pick_up(&self.key, self.db(), &record.key, &record.bytes))
            .map_or_else(DeviceSettings::default, |form: SettingsRecord| {
                form.settings
            })
    }

    /// A book's cover, if it is on the shelf.
    fn cover(&self, book: BookId) -> Option<CoverRecord> {
        let record = self.record(&RecordKey::cover(book))?;
        pick_up(&self.key, self.db(), &record.key, &record.bytes)
    }
}

impl<S: Store, R: Randomness> Vault<S, R> {
    /// The books and the settings. One book that cannot be read hides no other, nor do damaged settings,
    /// and nothing is created by looking.
    ///
    /// What an interrupted beginning, move or removal left behind is not shown, and is tidied away.
    ///
    /// # Errors
    /// [`StoreError::Locked`] while the lock of the whole app is shut.
    pub async fn shelf(&self) -> Result<Shelf, StoreError> {
        if !self.swept.replace(true) {
            // What could not be tidied is tidied another time.
            let _ = self.sweep().await;
            let _ = self.sweep_books().await;
        }
        let device = match self.device().await {
            Ok(Some(device)) => device,
            Ok(None) => return Ok(Shelf::default()),
            Err(StoreError::Damaged(_)) => return self.damaged_shelf().await,
            Err(error) => return Err(error),
        };
        let ids = device.records.iter().filter_map(|r| r.key.to_book());
        let mut books = Vec::new();
        for id in ids {
            match device.entry(id) {
                Entry::Sound(entry) => {
                    if entry.standing() != Standing::There && !self.settle(id, &entry).await {
                        continue;
                    }
                    let ShelfRecord { added, cover, .. } = *entry;
                    books.push(if entry.lock.is_some() {
                        let cover = cover.unwrap_or_default();
                        ShelfBook::Locked { id, added, cover }
                    } else {
                        let cover = device.cover(id).map(|kept| (kept.cover, kept.same));
                        let cover = cover.map(Box::new);
                        ShelfBook::Readable { id, added, cover }
                    });
                }
                Entry::Damaged => books.push(ShelfBook::Unreadable { id }),
                Entry::None => {}
            }
        }
        let settings = device.settings();
        Ok(Shelf { books, settings })
    }

    /// The shelf of a device whose key cannot be read: its books are there, and cannot be opened.
    async fn damaged_shelf(&self) -> Result<Shelf, StoreError> {
        let db = Db::Shelf(self.shelf.get());
        let records = self.store.read_all(db).await?.unwrap_or_default();
        let ids = records.iter().filter_map(|r| r.key.to_book());
        Ok(Shelf {
            books: ids.map(|id| ShelfBook::Unreadable { id }).collect(),
            settings: DeviceSettings::default(),
        })
    }

    /// Saves what people chose for this device.
    pub async fn save_settings(&self, settings: DeviceSettings) -> Result<(), StoreError> {
        // What is chosen is kept, whatever comes of this.
        let _ = self.note_left(settings.left).await;
        let form = SettingsRecord::new(settings);
        self.amend(Amend::Settings(form)).await
    }

    /// Looks whether a book is there of which that is not certain, and makes the shelf say so: one that was being made
    /// and has words is there, an entry without a database is forgotten. Whether it is there is what counts; a shelf
    /// that could not be tidied is tidied another time.
    async fn settle(&self, book: BookId, entry: &ShelfRecord) -> bool {
        match self.store.read_all(Db::Book(book, entry.edition)).await {
            Ok(Some(records)) if records.is_empty() => false,
            Ok(Some(_)) if entry.standing() == Standing::Going => true,
            Ok(Some(_)) => {
                let _ = self.amend(Amend::Mark(book, Standing::There)).await;
                true
            }
            Ok(None) => {
                // First what lies elsewhere: once it is forgotten, nobody knows of that.
                let _ = self.sweep_book(book).await;
                let _ = self.forget(book).await;
                false
            }
            Err(_) => true,
        }
    }

    /// Writes an amendment of the device's database, unless another tab came in between: then it is
    /// decided again what to write.
    pub(super) async fn amend(&self, amendment: Amend<'_>) -> Result<(), StoreError> {
        for tried in 0..TRIES {
            self.give_way(tried).await?;
            match self.try_amend(&amendment).await {
                Err(StoreError::NotTheWriter) => {}
                result => return result,
            }
        }
        Err(StoreError::NotTheWriter)
    }

    async fn try_amend(&self, amendment: &Amend<'_>) -> Result<(), StoreError> {
        let edition = self.edition().await?;
        let db = Db::Shelf(edition);
        let fence = if edition == Edition::FIRST {
            self.take(db).await?
        } else {
            let taken = self.store.take_existing(db, self.draw_turn()).await?;
            taken.ok_or(StoreError::NotTheWriter)?.0
        };
        let device = self.device().await?;
        if device.as_ref().map_or(Edition::FIRST, |d| d.edition) != edition {
            if edition == Edition::FIRST {
                // Taken after everything had moved from it: an empty database, perhaps, that nobody needs.
                self.store.remove(db).await?;
            }
            return Err(StoreError::NotTheWriter);
        }
        let moving = device.as_ref().and_then(Device::moving);
        let mut writes = self.decide(amendment, device).await?;
        // Whoever begins a book needs its entry to stay, and not only to have been there: a move that is under way may
        // be leaving it behind.
        if writes.is_empty() && !matches!(amendment, Amend::Begin(..)) {
            return Ok(());
        }
        if let Some(moving) = moving {
            self.take(Db::Door).await?;
            if self.edition().await? != edition {
                return Err(StoreError::NotTheWriter);
            }
            self.store.remove(Db::Shelf(moving)).await?;
            writes.push(Write::Delete(RecordKey::MOVING));
        }
        self.store.write(db, fence, writes).await
    }

    /// What an amendment writes, as the device lies there now.
    async fn decide(
        &self,
        amendment: &Amend<'_>,
        device: Option<Device>,
    ) -> Result<Vec<Write>, StoreError> {
        let mut writes = Vec::new();
        let device = match (device, amendment) {
            (Some(device), _) => device,
            (None, Amend::Settings(_) | Amend::Begin(..)) => self.new_device(&mut writes),
            (None, _) => return Ok(writes),
        };
        match amendment {
            Amend::Settings(form) => {
                let at = RecordKey::DEVICE;
                let record = lay(&device.key, self.nonce(), device.db(), at, form)?;
                writes.push(Write::Put(record));
            }
            Amend::Mark(book, standing) => {
                if let Entry::Sound(entry) = device.entry(*book)
                    && (entry.standing() != Standing::Going || *standing != Standing::There)
                {
                    writes.extend(self.marked(&device, *book, *entry, *standing)?);
                }
            }
            Amend::Begin(book, now) => match device.entry(*book) {
                // Left by a removal that came in between, perhaps. The key stays: another tab may
                // be beginning with it.
                Entry::Sound(entry) => {
                    if !self.holds_any(Db::Book(*book, entry.edition)).await? {
                        writes.extend(self.marked(&device, *book, *entry, Standing::Coming)?);
                    }
                }
                Entry::None if !self.holds_any(Db::first(*book)).await? => {
                    let entry = ShelfRecord::new(make_key(self.draw()), *now);
                    writes.push(self.entry(&device, *book, &entry)?);
                }
                Entry::Damaged | Entry::None => {
                    return Err(StoreError::Damaged(Damage::BookKey));
                }
            },
            Amend::Entry(book, change) => {
                if let Entry::Sound(mut entry) = device.entry(*book)
                    && change(&mut entry)
                {
                    writes.push(self.entry(&device, *book, &entry)?);
                }
            }
            Amend::Cover(covers) => {
                for (book, cover) in covers {
                    if let Entry::Sound(entry) = device.entry(*book)
                        && entry.lock.is_none()
                    {
                        let at = RecordKey::cover(*book);
                        let record = lay(&device.key, self.nonce(), device.db(), at, cover)?;
                        writes.push(Write::Put(record));
                    }
                }
            }
            Amend::Uncover(book) => {
                let at = RecordKey::cover(*book);
                if device.record(&at).is_some() {
                    writes.push(Write::Delete(at));
                }
            }
        }
        Ok(writes)
    }

    /// The entry with this mark, if it has another one.
    fn marked(
        &self,
        device: &Device,
        book: BookId,
        mut entry: ShelfRecord,
        standing: Standing,
    ) -> Result<Option<Write>, StoreError> {
        if entry.standing() == standing {
            return Ok(None);
        }
        entry.stand(standing);
        self.entry(device, book, &entry).map(Some)
    }

    fn entry(
        &self,
        device: &Device,
        book: BookId,
        entry: &ShelfRecord,
    ) -> Result<Write, StoreError> {
        let at = RecordKey::book(book);
        lay(&device.key, self.nonce(), device.db(), at, entry).map(Write::Put)
    }

    /// After a refusal lets others finish: two tabs that keep step would refuse each other for ever.
    /// Waits a random number of reads, up to twice as many each time: nothing here has a clock.
    pub(super) async fn give_way(&self, refusals: u32) -> Result<(), StoreError> {
        let limit = (1u64 << refusals.min(6)) - 1;
        for _ in 0..(u64::from_be_bytes(self.draw()) & limit) {
            self.store.read(Db::Door, &RecordKey::DOOR).await?;
        }
        Ok(())
    }

    pub(super) fn new_device(&self, writes: &mut Vec<Write>) -> Device {
        let key = make_key(self.draw());
        writes.push(Write::Put(Record {
            key: RecordKey::DEVICE_KEY,
            bytes: key.expose().to_vec(),
        }));
        Device::new(key)
    }
}
