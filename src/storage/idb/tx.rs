//! Transactions on the records of a database: what the store asks of `indexed_db_futures`, each in
//! one function that is generic over nothing. What waits is compiled once, not once for each use.

use super::{RECORDS, error::Trouble};
use indexed_db_futures::{
    Build, BuildPrimitive, KeyRange,
    database::Database,
    internals::SystemRepr,
    object_store::ObjectStore,
    query_source::QuerySource,
    transaction::{Transaction, TransactionDurability, TransactionMode, TransactionOptions},
};
use js_sys::Uint8Array;
use wasm_bindgen::JsValue;

/// What a transaction is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// Reading.
    Read,
    /// Writing: what is committed is on the disk.
    Write,
    /// Taking the right to write. That need not outlive a dead battery, which takes every writer with
    /// it, and waiting for the disk would make opening a book slow; what is written later brings it
    /// along.
    Take,
}

/// Begins a transaction. Dropped before it is committed, it is undone.
pub(super) fn begin(database: &Database, mode: Mode) -> Result<Transaction<'_>, Trouble> {
    let (mode, durability) = match mode {
        Mode::Read => (TransactionMode::Readonly, TransactionDurability::Relaxed),
        Mode::Write => (TransactionMode::Readwrite, TransactionDurability::Strict),
        Mode::Take => (TransactionMode::Readwrite, TransactionDurability::Relaxed),
    };
    // A browser that knows no durability (Safari before 15) ignores it.
    let options = TransactionOptions::new().with_durability(durability);
    let tx = database.transaction(RECORDS).with_mode(mode);
    Ok(tx.with_options(options).build()?)
}

/// What lies there.
pub(super) async fn get(store: &ObjectStore<'_>, key: &str) -> Result<Option<JsValue>, Trouble> {
    Ok(store.get(JsValue::from(key)).primitive()?.await?)
}

/// All keys before this one, each with what lies there. What lies after is not read at all.
pub(super) async fn get_all_before(
    store: &ObjectStore<'_>,
    end: &str,
) -> Result<impl Iterator<Item = (JsValue, JsValue)>, Trouble> {
    let before = KeyRange::UpperBound(JsValue::from(end), true);
    let keys = store
        .get_all_keys()
        .with_query::<JsValue, _>(before.clone())
        .primitive()?;
    let values = store
        .get_all()
        .with_query::<JsValue, _>(before)
        .primitive()?;
    let (keys, values) = (keys.await?, values.await?);
    Ok(keys
        .zip(values)
        .filter_map(|(key, value)| Some((key.ok()?, value.ok()?))))
}

/// All keys from this one on, without what lies there.
pub(super) async fn get_keys_from(
    store: &ObjectStore<'_>,
    start: &str,
) -> Result<impl Iterator<Item = JsValue>, Trouble> {
    let range = KeyRange::LowerBound(JsValue::from(start), false);
    let keys = store
        .get_all_keys()
        .with_query::<JsValue, _>(range)
        .primitive()?;
    Ok(keys.await?.filter_map(Result::ok))
}

/// Asks for a put without waiting for it; the commit waits for all.
pub(super) fn put(store: &ObjectStore<'_>, key: &str, bytes: &[u8]) -> Result<(), Trouble> {
    let value: JsValue = Uint8Array::from(bytes).into();
    let put = store.put(value).with_key(JsValue::from(key));
    drop(put.without_key_type().primitive()?);
    Ok(())
}

/// Asks for a deletion without waiting for it; the commit waits for all.
pub(super) fn delete(store: &ObjectStore<'_>, key: &str) -> Result<(), Trouble> {
    drop(store.delete(JsValue::from(key)).primitive()?);
    Ok(())
}

/// Commits, and waits until it is durable. Where the browser tells why it did not, that counts:
/// most of all that there is no room.
pub(super) async fn commit(tx: Transaction<'_>) -> Result<(), Trouble> {
    // `indexed_db_futures` says that a transaction was aborted but not why, so the browser's own
    // is asked.
    let sys = tx.as_sys().clone();
    tx.commit().await.map_err(|error| match sys.error() {
        Some(cause) => Trouble::named(&cause.name()),
        None => error.into(),
    })
}
