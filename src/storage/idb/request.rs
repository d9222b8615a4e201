//! Requests and transactions of IndexedDB as futures: the thin layer over what the browser gives.
//!
//! Written here, on `web_sys`, instead of taken from a crate: it is what the crates' code weighs in
//! Wasm that counts before the first question can be answered, and the reason why a transaction
//! was aborted stays known.

use super::{RECORDS, error::Trouble};
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction};

/// Listens for the first event of those that `listen` sets it on. What awaits it goes on in a
/// microtask, so that the transaction of the event is still active.
fn first_event(listen: impl Fn(&Function)) -> JsFuture {
    let promise = Promise::new(&mut |heard, _| listen(&heard));
    JsFuture::from(promise)
}

/// Waits for a request, and gives its result.
pub(super) async fn settled(request: &IdbRequest) -> Result<JsValue, Trouble> {
    let heard = first_event(|heard| {
        request.set_onsuccess(Some(heard));
        request.set_onerror(Some(heard));
    });
    heard.await?;
    match request.error()? {
        Some(error) => Err(Trouble::named(&error.name())),
        None => Ok(request.result()?),
    }
}

/// A transaction on the records of a database. Dropped before it is committed, it is undone.
pub(super) struct Tx {
    inner: IdbTransaction,
    store: IdbObjectStore,
    end: Option<JsFuture>,
}

impl Tx {
    /// Begins one that only reads.
    pub fn read(database: &IdbDatabase) -> Result<Self, Trouble> {
        Self::begin(database, "readonly")
    }

    /// Begins one that writes, and is durable once it is committed.
    pub fn write(database: &IdbDatabase) -> Result<Self, Trouble> {
        Self::begin(database, "readwrite")
    }

    fn begin(database: &IdbDatabase, mode: &str) -> Result<Self, Trouble> {
        // `web_sys` has no stable form with options; a browser that knows no durability (Safari
        // before 15) ignores them.
        let options = js_sys::Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into())?;
        let begin: Function = Reflect::get(database, &"transaction".into())?.dyn_into()?;
        let tx = begin.call3(database, &RECORDS.into(), &mode.into(), &options)?;
        let tx: IdbTransaction = tx.unchecked_into();
        let store = tx.object_store(RECORDS)?;
        let end = first_event(|heard| {
            tx.set_oncomplete(Some(heard));
            tx.set_onabort(Some(heard));
        });
        let end = Some(end);
        Ok(Self {
            inner: tx,
            store,
            end,
        })
    }

    /// What lies there.
    pub async fn get(&self, key: &str) -> Result<JsValue, Trouble> {
        settled(&self.store.get(&key.into())?).await
    }

    /// All keys, and all that lies there, in the same order.
    pub async fn get_all(&self) -> Result<(Array, Array), Trouble> {
        let (keys, values) = (self.store.get_all_keys()?, self.store.get_all()?);
        let keys = settled(&keys).await?.unchecked_into();
        let values = settled(&values).await?.unchecked_into();
        Ok((keys, values))
    }

    /// Asks for a put without waiting for it; the commit waits for all.
    pub fn put(&self, key: &str, bytes: &[u8]) -> Result<(), Trouble> {
        let value = js_sys::Uint8Array::from(bytes);
        self.store.put_with_key(&value, &key.into())?;
        Ok(())
    }

    /// Asks for a deletion without waiting for it; the commit waits for all.
    pub fn delete(&self, key: &str) -> Result<(), Trouble> {
        self.store.delete(&key.into())?;
        Ok(())
    }

    /// Commits, and waits until it is durable. Where the browser tells why it did not, that counts:
    /// most of all that there is no room.
    #[allow(
        deprecated,
        reason = "web_sys marks it so; no browser and no standard does"
    )]
    pub async fn commit(mut self) -> Result<(), Trouble> {
        let end = self.end.take();
        let asked = self.inner.commit();
        if let (Ok(()), Some(end)) = (&asked, end) {
            let event: web_sys::Event = end.await?.unchecked_into();
            if event.type_() == "complete" {
                return Ok(());
            }
        }
        match (self.inner.error(), asked) {
            (Some(cause), _) => Err(Trouble::named(&cause.name())),
            (None, Err(thrown)) => Err(thrown.into()),
            (None, Ok(())) => Err(Trouble::Broken),
        }
    }
}

impl Drop for Tx {
    fn drop(&mut self) {
        if self.end.is_some() {
            // Throws only when it is over already.
            let _ = self.inner.abort();
        }
    }
}
