//! The store of native tests: a disk in memory, shared by as many handles as a test has tabs, that
//! can be told to fail as phones do.
//!
//! To clone a [`MemoryStore`] is to open another tab on the same phone. To drop every handle but
//! one is to close the tabs: what was written is still there.

use super::{Db, Fence, Record, RecordKey, Store, StoreError, Taken, Write};
use crate::domain::ids::BookId;
use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    future::poll_fn,
    rc::Rc,
    task::Poll,
};

/// A way to fail. Writes are counted from 0 since the fault was set; a taking and a removal count
/// as writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Every write from this one on is refused, as when the connection broke for good.
    RefuseFrom(usize),
    /// This one write is made but its answer is lost, as when a tab is killed in between.
    LoseAnswer(usize),
    /// The power goes after so many single puts and deletes, whichever writes they belong to. What
    /// was not whole by then has no effect, and nothing after it has.
    StopAfterPuts(usize),
    /// There is no room for anything.
    Full,
    /// Nothing can be read.
    RefuseReads,
    /// The browser keeps nothing here.
    Unavailable,
}

/// A disk in memory, and a handle on it.
#[derive(Clone, Default)]
pub struct MemoryStore(Rc<Disk>);

#[derive(Default)]
struct Disk {
    databases: RefCell<BTreeMap<Db, Database>>,
    fault: Cell<Option<Fault>>,
    writes: Cell<usize>,
    puts: Cell<usize>,
    files_read: Cell<usize>,
    mute: Cell<bool>,
}

#[derive(Clone, Default)]
struct Database {
    fence: Option<Fence>,
    records: BTreeMap<RecordKey, Vec<u8>>,
}

impl Database {
    /// All but attachments.
    fn all(&self) -> Vec<Record> {
        let records = self
            .records
            .range(..RecordKey::FILES)
            .map(|(key, bytes)| Record {
                key: key.clone(),
                bytes: bytes.clone(),
            });
        records.collect()
    }

    fn take(&mut self, draw: u64) -> Fence {
        let fence = match self.fence {
            Some(held) => held.next(draw),
            None => Fence::first(draw),
        };
        self.fence = Some(fence);
        fence
    }
}

impl MemoryStore {
    /// From now on fails in this way; `None` heals it.
    pub fn set_fault(&self, fault: Option<Fault>) {
        self.0.fault.set(fault);
        self.0.writes.set(0);
        self.0.puts.set(0);
    }

    /// From now on does not say which databases there are, as some browsers do not.
    pub fn list_nothing(&self) {
        self.0.mute.set(true);
    }

    fn lists(&self) -> bool {
        !self.0.mute.get()
    }

    /// How many writes were tried since the fault was set.
    pub fn writes(&self) -> usize {
        self.0.writes.get()
    }

    /// How many attachments were read, by whatever way.
    pub fn files_read(&self) -> usize {
        self.0.files_read.get()
    }

    /// Counts the attachments among these records, which somebody is about to have.
    fn hand_out(&self, records: Vec<Record>) -> Vec<Record> {
        let files = records.iter().filter(|record| record.key.is_file());
        self.0.files_read.set(self.files_read() + files.count());
        records
    }

    /// Everything on the disk as it lies there.
    pub fn raw(&self) -> Vec<(Db, Record)> {
        let databases = self.0.databases.borrow();
        let all = databases
            .iter()
            .flat_map(|(db, inside)| inside.records.iter().map(move |record| (*db, record)));
        all.map(|(db, (key, bytes))| {
            let (key, bytes) = (key.clone(), bytes.clone());
            (db, Record { key, bytes })
        })
        .collect()
    }

    /// The databases that are there.
    pub fn databases(&self) -> Vec<Db> {
        self.0.databases.borrow().keys().copied().collect()
    }

    /// Puts these bytes there past every rule, as a failing disk does; `None` deletes.
    pub fn tamper(&self, db: Db, key: &RecordKey, bytes: Option<Vec<u8>>) {
        let mut databases = self.0.databases.borrow_mut();
        let records = &mut databases.entry(db).or_default().records;
        match bytes {
            Some(bytes) => records.insert(key.clone(), bytes),
            None => records.remove(key),
        };
    }

    fn may_read(&self) -> Result<(), StoreError> {
        match self.0.fault.get() {
            Some(Fault::RefuseReads) => Err(StoreError::Lost),
            Some(Fault::Unavailable) => Err(StoreError::Unavailable),
            _ => Ok(()),
        }
    }

    /// Makes a change to the disk, or fails, as the fault has it. `puts` are its single parts.
    fn change<T>(
        &self,
        puts: usize,
        work: impl FnOnce(&mut BTreeMap<Db, Database>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let number = self.0.writes.replace(self.0.writes.get() + 1);
        let stops = self.0.puts.get() + puts;
        match self.0.fault.get() {
            Some(Fault::Unavailable) => return Err(StoreError::Unavailable),
            Some(Fault::Full) => return Err(StoreError::Full),
            Some(Fault::RefuseFrom(from)) if number >= from => return Err(StoreError::Lost),
            Some(Fault::StopAfterPuts(limit)) if stops > limit => {
                self.0.puts.set(limit);
                return Err(StoreError::Lost);
            }
            _ => self.0.puts.set(stops),
        }
        let done = work(&mut self.0.databases.borrow_mut())?;
        if self.0.fault.get() == Some(Fault::LoseAnswer(number)) {
            return Err(StoreError::Lost);
        }
        Ok(done)
    }
}

impl Store for MemoryStore {
    async fn read_all(&self, db: Db) -> Result<Option<Vec<Record>>, StoreError> {
        turn().await;
        self.may_read()?;
        let databases = self.0.databases.borrow();
        let all = databases.get(&db).map(Database::all);
        Ok(all.map(|records| self.hand_out(records)))
    }

    async fn list_files(&self, db: Db) -> Result<Vec<RecordKey>, StoreError> {
        turn().await;
        self.may_read()?;
        let databases = self.0.databases.borrow();
        let records = databases.get(&db).map(|inside| &inside.records);
        let files = records.map(|records| records.range(RecordKey::FILES..));
        Ok(files
            .into_iter()
            .flatten()
            .map(|(key, _)| key.clone())
            .collect())
    }

    async fn read(&self, db: Db, key: &RecordKey) -> Result<Option<Vec<u8>>, StoreError> {
        turn().await;
        self.may_read()?;
        let databases = self.0.databases.borrow();
        let found = databases.get(&db).and_then(|inside| {
            let bytes = inside.records.get(key)?.clone();
            let key = key.clone();
            Some(Record { key, bytes })
        });
        let found = self.hand_out(found.into_iter().collect()).pop();
        Ok(found.map(|record| record.bytes))
    }

    async fn write(&self, db: Db, fence: Fence, writes: Vec<Write>) -> Result<(), StoreError> {
        turn().await;
        self.change(writes.len(), |databases| {
            let inside = databases
                .get_mut(&db)
                .filter(|inside| inside.fence == Some(fence))
                .ok_or(StoreError::NotTheWriter)?;
            for write in writes {
                match write {
                    Write::Put(record) => inside.records.insert(record.key, record.bytes),
                    Write::Delete(key) => inside.records.remove(&key),
                };
            }
            Ok(())
        })
    }

    async fn take(&self, db: Db, draw: u64) -> Result<Fence, StoreError> {
        turn().await;
        self.change(1, |databases| {
            Ok(databases.entry(db).or_default().take(draw))
        })
    }

    async fn take_existing(&self, db: Db, draw: u64) -> Result<Option<Taken>, StoreError> {
        turn().await;
        self.may_read()?;
        self.change(1, |databases| {
            let taken = databases.get_mut(&db);
            Ok(taken.map(|inside| (inside.take(draw), self.hand_out(inside.all()))))
        })
    }

    async fn expect(&self, _db: Db) {
        turn().await;
    }

    async fn remove(&self, db: Db) -> Result<(), StoreError> {
        turn().await;
        self.change(1, |databases| {
            databases.remove(&db);
            Ok(())
        })
    }

    async fn wash(&self, _draw: u64) -> Result<(), StoreError> {
        turn().await;
        Ok(())
    }

    async fn remove_all(&self, of: Option<BookId>, known: Vec<Db>) -> Result<(), StoreError> {
        let listed = self.databases().into_iter();
        let wanted = |db: &Db| match (of, db) {
            (None, _) => true,
            (Some(of), Db::Book(book, _)) => of == *book,
            (Some(_), Db::Door | Db::Shelf(_)) => false,
        };
        let listed = listed.filter(|db| self.lists() && wanted(db) && !known.contains(db));
        let mut removed = Ok(());
        for db in listed.chain(known.iter().copied()).collect::<Vec<_>>() {
            removed = removed.and(self.remove(db).await);
        }
        removed
    }
}

/// Lets others have a turn, as every call to a real disk does.
async fn turn() {
    let mut waited = false;
    poll_fn(|cx| {
        if waited {
            return Poll::Ready(());
        }
        waited = true;
        cx.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}
