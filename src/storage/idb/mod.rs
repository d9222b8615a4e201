//! The store of the browser, on IndexedDB.
//!
//! One database for each book and a small one for the device; in each one object store, in which a
//! record is one `Uint8Array` under its key. Everything that is peculiar to browsers stays here:
//!
//! - A write reads the fence, then asks for all its puts and deletes without waiting in between,
//!   then commits and waits for that: WebKit undoes only what nobody has waited for yet.
//! - A connection that broke is dropped and opened anew, and the same work is done again; all work
//!   here may be done twice. See [`connection`] and [`error`].
//! - A database is deleted in [`Store::remove`] and nowhere else.
//!
//! Called by [`crate::storage::vault`]; `browser` makes one and calls [`IdbStore::close_all`] when
//! the page goes into the back-forward cache.

mod bell;
mod connection;
mod error;

use super::{Damage, Db, Fence, Record, RecordKey, Store, StoreError, Write};
use bell::{Bell, pause};
use connection::{Connection, Want};
use error::Trouble;
use indexed_db_futures::{
    Build, BuildPrimitive,
    database::Database,
    internals::SystemRepr,
    object_store::ObjectStore,
    query_source::QuerySource,
    transaction::{Transaction, TransactionDurability, TransactionMode, TransactionOptions},
    typed_array::Uint8ArraySlice,
};
use std::{cell::RefCell, collections::BTreeMap, rc::Rc};
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
    open: RefCell<BTreeMap<Db, Rc<Connection>>>,
}

impl IdbStore {
    /// The store whose databases are named `<prefix>` and `<prefix>-book-<id>`. Opens nothing yet.
    pub fn new(prefix: &str) -> Self {
        Self {
            prefix: prefix.to_owned(),
            open: RefCell::default(),
        }
    }

    /// Closes every connection; the next call opens what it needs. For `pagehide`: a page with
    /// open connections may be refused by the back-forward cache.
    pub fn close_all(&self) {
        for connection in std::mem::take(&mut *self.open.borrow_mut()).into_values() {
            connection.close();
        }
    }

    fn name(&self, db: Db) -> String {
        match db {
            Db::Device => self.prefix.clone(),
            Db::Book(_) => format!("{}-{db}", self.prefix),
        }
    }

    /// The connection to a database, opened if need be; `None` if there is no such database and
    /// none is wanted.
    async fn connection(&self, db: Db, want: Want) -> Result<Option<Rc<Connection>>, Trouble> {
        let held = self.open.borrow().get(&db).cloned();
        if let Some(connection) = held.filter(|connection| connection.is_open()) {
            return Ok(Some(connection));
        }
        let opened = Connection::open(&self.name(db), want).await?.map(Rc::new);
        if let Some(connection) = &opened {
            let mut open = self.open.borrow_mut();
            open.insert(db, Rc::clone(connection));
        }
        Ok(opened)
    }

    /// Does work on a database, again on a new connection if the connection breaks. `None` if
    /// there is no such database and none is wanted.
    async fn run<T>(
        &self,
        db: Db,
        want: Want,
        work: impl AsyncFn(&Database) -> Result<T, Trouble>,
    ) -> Result<Option<T>, StoreError> {
        let mut tried = 0;
        loop {
            let trouble = match self.connection(db, want).await {
                Ok(None) => return Ok(None),
                Ok(Some(connection)) => {
                    let bell = Bell::after(WORK_MILLIS);
                    match bell.unless_rung(work(connection.database())).await {
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
            let broken = self.open.borrow_mut().remove(&db);
            if let Some(connection) = broken {
                connection.close();
            }
            tried += 1;
            if tried == TRIES {
                return Err(trouble.verdict().await);
            }
            pause(PAUSE_MILLIS << tried).await;
        }
    }
}

impl Store for IdbStore {
    async fn read_all(&self, db: Db) -> Result<Option<Vec<Record>>, StoreError> {
        self.run(db, Want::Existing, async |database| {
            let tx = database.transaction(RECORDS).build()?;
            let store = tx.object_store(RECORDS)?;
            let keys = store.get_all_keys::<JsValue>().primitive()?;
            let values = store.get_all::<JsValue>().primitive()?;
            let (keys, values) = (keys.await?, values.await?);
            let all = keys.zip(values).filter_map(|(key, value)| {
                // Whatever else lies there is none of ours.
                let key = RecordKey::new(&key.ok()?.as_string()?)?;
                let bytes = bytes_of(value.ok());
                Some(Record { key, bytes })
            });
            Ok(all.collect())
        })
        .await
    }

    async fn read(&self, db: Db, key: &RecordKey) -> Result<Option<Vec<u8>>, StoreError> {
        self.run(db, Want::Existing, async |database| {
            let tx = database.transaction(RECORDS).build()?;
            let store = tx.object_store(RECORDS)?;
            let value = get(&store, key.as_str()).await?;
            Ok(value.map(|value| bytes_of(Some(value))))
        })
        .await
        .map(Option::flatten)
    }

    async fn write(&self, db: Db, fence: Fence, writes: Vec<Write>) -> Result<(), StoreError> {
        let written = self.run(db, Want::Existing, async |database| {
            let tx = begin_write(database)?;
            let store = tx.object_store(RECORDS)?;
            if held_fence(&store).await? != Some(fence) {
                return Err(Trouble::Final(StoreError::NotTheWriter));
            }
            for write in &writes {
                match write {
                    Write::Put(record) => put(&store, record.key.as_str(), &record.bytes)?,
                    Write::Delete(key) => drop(store.delete(key.as_str()).primitive()?),
                }
            }
            commit(tx).await
        });
        written.await?.ok_or(StoreError::NotTheWriter)
    }

    async fn take(&self, db: Db, draw: u64) -> Result<Fence, StoreError> {
        let taken = self.run(db, Want::Created, async |database| {
            let tx = begin_write(database)?;
            let store = tx.object_store(RECORDS)?;
            let fence = match held_fence(&store).await? {
                Some(held) => held.next(draw),
                None => Fence::first(draw),
            };
            put(&store, FENCE, &fence.to_bytes())?;
            commit(tx).await?;
            Ok(fence)
        });
        taken.await?.ok_or(StoreError::Lost)
    }

    async fn remove(&self, db: Db) -> Result<(), StoreError> {
        let held = self.open.borrow_mut().remove(&db);
        if let Some(connection) = held {
            connection.close();
        }
        match Connection::delete(&self.name(db)).await {
            Ok(()) => Ok(()),
            Err(trouble) => Err(trouble.verdict().await),
        }
    }
}

/// Begins a transaction that is durable once it is committed.
fn begin_write(database: &Database) -> Result<Transaction<'_>, Trouble> {
    let strict = TransactionOptions::new().with_durability(TransactionDurability::Strict);
    let tx = database
        .transaction(RECORDS)
        .with_mode(TransactionMode::Readwrite)
        .with_options(strict)
        .build()?;
    Ok(tx)
}

async fn get(store: &ObjectStore<'_>, key: &str) -> Result<Option<JsValue>, Trouble> {
    Ok(store.get::<JsValue, &str, _>(key).primitive()?.await?)
}

/// The fence that lies there now.
async fn held_fence(store: &ObjectStore<'_>) -> Result<Option<Fence>, Trouble> {
    let Some(value) = get(store, FENCE).await? else {
        return Ok(None);
    };
    let damaged = Trouble::Final(StoreError::Damaged(Damage::Fence));
    let fence = Fence::from_bytes(&bytes_of(Some(value)));
    fence.map(Some).ok_or(damaged)
}

/// Asks for a put without waiting for it; the commit waits for all.
fn put(store: &ObjectStore<'_>, key: &str, bytes: &[u8]) -> Result<(), Trouble> {
    let request = store.put(Uint8ArraySlice::new(bytes)).with_key(key);
    drop(request.primitive()?);
    Ok(())
}

/// Commits and waits for it. Where the browser tells why it did not, that counts: most of all that
/// there is no room.
async fn commit(tx: Transaction<'_>) -> Result<(), Trouble> {
    let sys = tx.as_sys().clone();
    tx.commit().await.map_err(|error| match sys.error() {
        Some(cause) => Trouble::named(&cause.name()),
        None => error.into(),
    })
}

/// The bytes of a record. A value that is no bytes reads as none, which no sealed record is.
fn bytes_of(value: Option<JsValue>) -> Vec<u8> {
    let array = value.and_then(|value| value.dyn_into::<js_sys::Uint8Array>().ok());
    array.map(|array| array.to_vec()).unwrap_or_default()
}
