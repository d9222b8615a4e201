//! The store of the browser, on IndexedDB, through `indexed_db_futures`.
//!
//! One database for each book and a small one for the device; in each one object store, in which a
//! record is one `Uint8Array` under its key. Everything that is peculiar to browsers stays here:
//!
//! - A write reads the fence, then asks for all its puts and deletes without waiting in between,
//!   then commits and waits for that: WebKit undoes only what nobody has waited for yet.
//! - A connection that broke is dropped and opened anew, and the same work is done again; all work
//!   here may be done twice. See `connection` and `error`.
//! - Where `indexed_db_futures` keeps silent or weighs much, the browser itself is asked: why a
//!   transaction was aborted, what happens while a database opens, what ends a connection.
//! - A database is deleted in [`Store::remove`] and [`Store::remove_all`], and nowhere else but for
//!   the one in which `wash` writes.
//!
//! Called by [`crate::storage::vault`]; `browser` makes one and calls [`IdbStore::close_all`] when
//! the page goes into the back-forward cache.

mod bell;
mod connection;
mod error;
mod tx;
mod wash;

use super::{Damage, Db, Fence, Record, RecordKey, Store, StoreError, Taken, Write};
use crate::domain::ids::BookId;
use bell::{Bell, pause};
use connection::{Connection, Want};
use error::Trouble;
use indexed_db_futures::{database::Database, object_store::ObjectStore};
use std::{cell::RefCell, rc::Rc};
use tx::{Mode, begin, commit, delete, get, get_all_before, get_keys_from, put};
use wasm_bindgen::{JsCast, JsValue};

/// The one object store of each database.
const RECORDS: &str = "records";
/// Where the fence lies, beside the records; no [`RecordKey`] can spell it.
const FENCE: &str = "!fence";
/// How often work is tried on a connection that breaks.
const TRIES: u32 = 3;
/// How long to wait before the second try, in milliseconds; longer before each later one.
const PAUSE_MILLIS: u32 = 60;
/// How long work may take before its connection counts as broken, in milliseconds. iOS has been
/// seen to answer nothing at all after it woke a page.
const WORK_MILLIS: u32 = 30_000;

/// A store on IndexedDB.
pub struct IdbStore {
    prefix: String,
    open: RefCell<Vec<(Db, Rc<Connection>)>>,
}

impl IdbStore {
    /// The store whose databases are named `<prefix>` and `<prefix>-<db>`. Opens nothing yet.
    pub fn new(prefix: &str) -> Self {
        Self {
            prefix: prefix.to_owned(),
            open: RefCell::default(),
        }
    }

    /// Closes every connection; the next call opens what it needs. For `pagehide`: a page with
    /// open connections may be refused by the back-forward cache.
    pub fn close_all(&self) {
        for (_, connection) in self.open.take() {
            connection.close();
        }
    }

    fn name(&self, db: Db) -> String {
        match db {
            Db::FIRST_SHELF => self.prefix.clone(),
            Db::Door | Db::Shelf(_) | Db::Book(..) => format!("{}-{db}", self.prefix),
        }
    }

    /// The open connection to a database, if there is one.
    fn held(&self, db: Db) -> Option<Rc<Connection>> {
        let open = self.open.borrow();
        let held = open.iter().find(|(of, held)| *of == db && held.is_open());
        held.map(|(_, held)| Rc::clone(held))
    }

    fn let_go(&self, db: Db) {
        self.open.borrow_mut().retain(|(of, held)| {
            let keep = *of != db;
            if !keep {
                held.close();
            }
            keep
        });
    }

    /// The connection to a database, opened if need be; `None` if there is no such database and
    /// none is wanted.
    async fn connection(&self, db: Db, want: Want) -> Result<Option<Rc<Connection>>, Trouble> {
        if let Some(connection) = self.held(db) {
            return Ok(Some(connection));
        }
        let opened = Connection::open(&self.name(db), want).await?.map(Rc::new);
        if let Some(connection) = &opened {
            let mut open = self.open.borrow_mut();
            open.retain(|(of, _)| *of != db);
            open.push((db, Rc::clone(connection)));
        }
        Ok(opened)
    }

    /// Does work on a database, again on a new connection if the connection breaks. `None` if
    /// there is no such database and none is wanted.
    async fn run(&self, db: Db, want: Want, work: Work<'_>) -> Result<Option<Done>, StoreError> {
        let mut tried = 0;
        loop {
            let trouble = match self.connection(db, want).await {
                Ok(None) => return Ok(None),
                Ok(Some(connection)) => {
                    let bell = Bell::after(WORK_MILLIS);
                    match bell.unless_rung(work.on(connection.database())).await {
                        Some(Ok(done)) => return Ok(Some(done)),
                        Some(Err(trouble)) => trouble,
                        None => Trouble::Broken,
                    }
                }
                Err(trouble) => trouble,
            };
            if let Trouble::Final(error) = trouble {
                return Err(error);
            }
            self.let_go(db);
            tried += 1;
            if tried == TRIES {
                return Err(trouble.verdict().await);
            }
            pause(PAUSE_MILLIS << tried).await;
        }
    }

    /// Does work on a database, if there is one. Opening one that is not there leaves a trace in
    /// WebKit, so the browser is asked first; one that does not say is opened.
    async fn look(&self, db: Db, work: Work<'_>) -> Result<Option<Done>, StoreError> {
        if self.held(db).is_none() {
            match Connection::is_listed(&self.name(db)).await {
                Ok(Some(false)) => return Ok(None),
                Ok(Some(true) | None) => {}
                Err(trouble) => return Err(trouble.verdict().await),
            }
        }
        self.run(db, Want::Existing, work).await
    }
}

impl Store for IdbStore {
    async fn read_all(&self, db: Db) -> Result<Option<Vec<Record>>, StoreError> {
        Ok(match self.look(db, Work::ReadAll).await? {
            Some(Done::Records(records)) => Some(records),
            _ => None,
        })
    }

    async fn list_files(&self, db: Db) -> Result<Vec<RecordKey>, StoreError> {
        Ok(match self.look(db, Work::ListFiles).await? {
            Some(Done::Keys(keys)) => keys,
            _ => Vec::new(),
        })
    }

    async fn read(&self, db: Db, key: &RecordKey) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(match self.look(db, Work::Read(key)).await? {
            Some(Done::Bytes(bytes)) => bytes,
            _ => None,
        })
    }

    async fn write(&self, db: Db, fence: Fence, writes: Vec<Write>) -> Result<(), StoreError> {
        let work = Work::Write(fence, &writes);
        let written = self.run(db, Want::Existing, work).await?;
        written.map(drop).ok_or(StoreError::NotTheWriter)
    }

    async fn take(&self, db: Db, draw: u64) -> Result<Fence, StoreError> {
        match self.run(db, Want::Created, Work::Take(draw)).await? {
            Some(Done::Taken(fence)) => Ok(fence),
            _ => Err(StoreError::Lost),
        }
    }

    async fn take_existing(&self, db: Db, draw: u64) -> Result<Option<Taken>, StoreError> {
        Ok(match self.look(db, Work::TakeUp(draw)).await? {
            Some(Done::TakenUp(taken)) => Some(taken),
            _ => None,
        })
    }

    async fn expect(&self, db: Db) {
        let _ = self.look(db, Work::Nothing).await;
    }

    async fn remove(&self, db: Db) -> Result<(), StoreError> {
        self.let_go(db);
        match Connection::delete(&self.name(db)).await {
            Ok(()) => Ok(()),
            Err(trouble) => Err(trouble.verdict().await),
        }
    }

    async fn wash(&self, draw: u64) -> Result<(), StoreError> {
        match wash::wash(&[&self.prefix, "-wash"].concat(), draw).await {
            Ok(()) => Ok(()),
            Err(trouble) => Err(trouble.verdict().await),
        }
    }

    async fn remove_all(&self, of: Option<BookId>, known: Vec<Db>) -> Result<(), StoreError> {
        self.close_all();
        let known: Vec<String> = known.into_iter().map(|db| self.name(db)).collect();
        let listed = match Connection::listed().await {
            Ok(listed) => listed.unwrap_or_default(),
            Err(trouble) => return Err(trouble.verdict().await),
        };
        // What is of a book begins with the name of its first database.
        let first = of.map_or_else(|| self.prefix.clone(), |book| self.name(Db::first(book)));
        let more = [&first, "-"].concat();
        let wanted =
            |name: &String| (*name == first || name.starts_with(&more)) && !known.contains(name);
        let mut names: Vec<String> = listed.into_iter().filter(wanted).collect();
        names.extend(known);
        let mut removed = Ok(());
        for name in names {
            if let Err(trouble) = Connection::delete(&name).await {
                let error = trouble.verdict().await;
                removed = removed.and(Err(error));
            }
        }
        removed
    }
}

/// What can be done on an open database; all of it may be done twice.
enum Work<'a> {
    ReadAll,
    ListFiles,
    Read(&'a RecordKey),
    Write(Fence, &'a [Write]),
    Take(u64),
    TakeUp(u64),
    Nothing,
}

/// What came of it.
enum Done {
    Records(Vec<Record>),
    Keys(Vec<RecordKey>),
    Bytes(Option<Vec<u8>>),
    Written,
    Taken(Fence),
    TakenUp(Taken),
    Nothing,
}

impl Work<'_> {
    async fn on(&self, database: &Database) -> Result<Done, Trouble> {
        let mode = match self {
            Self::ReadAll | Self::ListFiles | Self::Read(_) => Mode::Read,
            Self::Write(..) => Mode::Write,
            Self::Take(_) | Self::TakeUp(_) => Mode::Take,
            Self::Nothing => return Ok(Done::Nothing),
        };
        let tx = begin(database, mode)?;
        let store = tx.object_store(RECORDS)?;
        match self {
            Self::ReadAll => Ok(Done::Records(records_of(&store).await?)),
            Self::ListFiles => {
                let keys = get_keys_from(&store, RecordKey::FILES.as_str()).await?;
                let keys = keys.filter_map(|key| RecordKey::new(&key.as_string()?));
                Ok(Done::Keys(keys.collect()))
            }
            Self::Read(key) => {
                let value = get(&store, key.as_str()).await?;
                Ok(Done::Bytes(value.map(bytes_of)))
            }
            Self::Write(fence, writes) => {
                if held_fence(&store).await? != Some(*fence) {
                    return Err(Trouble::Final(StoreError::NotTheWriter));
                }
                for write in *writes {
                    match write {
                        Write::Put(record) => put(&store, record.key.as_str(), &record.bytes)?,
                        Write::Delete(key) => delete(&store, key.as_str())?,
                    }
                }
                commit(tx).await?;
                Ok(Done::Written)
            }
            Self::Take(draw) => {
                let fence = put_next_fence(&store, *draw).await?;
                commit(tx).await?;
                Ok(Done::Taken(fence))
            }
            Self::TakeUp(draw) => {
                let records = records_of(&store).await?;
                let fence = put_next_fence(&store, *draw).await?;
                commit(tx).await?;
                Ok(Done::TakenUp((fence, records)))
            }
            Self::Nothing => Ok(Done::Nothing),
        }
    }
}

/// The records that lie there now, but attachments: a book with an hour of sound opens like any other.
async fn records_of(store: &ObjectStore<'_>) -> Result<Vec<Record>, Trouble> {
    let all = get_all_before(store, RecordKey::FILES.as_str()).await?;
    let all = all.filter_map(|(key, value)| {
        // Whatever else lies there is none of ours.
        let key = RecordKey::new(&key.as_string()?)?;
        let bytes = bytes_of(value);
        Some(Record { key, bytes })
    });
    Ok(all.collect())
}

/// Puts the fence of the next writer there.
async fn put_next_fence(store: &ObjectStore<'_>, draw: u64) -> Result<Fence, Trouble> {
    let fence = match held_fence(store).await? {
        Some(held) => held.next(draw),
        None => Fence::first(draw),
    };
    put(store, FENCE, &fence.to_bytes())?;
    Ok(fence)
}

/// The fence that lies there now.
async fn held_fence(store: &ObjectStore<'_>) -> Result<Option<Fence>, Trouble> {
    let Some(value) = get(store, FENCE).await? else {
        return Ok(None);
    };
    let fence = Fence::from_bytes(&bytes_of(value));
    let damaged = Trouble::Final(StoreError::Damaged(Damage::Fence));
    fence.map(Some).ok_or(damaged)
}

/// The bytes of a record. A value that is no bytes reads as none, which no sealed record is.
fn bytes_of(value: JsValue) -> Vec<u8> {
    let array = value.dyn_into::<js_sys::Uint8Array>();
    array.map(|array| array.to_vec()).unwrap_or_default()
}
