//! One connection to one database: opening, noticing that it is over, deleting.

use super::{RECORDS, bell::Bell, error::Trouble, request::settled};
use crate::storage::StoreError;
use js_sys::{Array, Function, Promise, Reflect};
use std::{cell::Cell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{IdbDatabase, IdbFactory, IdbOpenDbRequest};

/// The form of the databases. A form that comes later gets a higher number and a step that leads
/// to it; a database with a higher number is refused.
const VERSION: u32 = 1;
/// How long opening or deleting may take before something counts as being in the way, in
/// milliseconds.
const OPEN_MILLIS: u32 = 15_000;
/// How long listing the databases may take before we do without, in milliseconds.
const LIST_MILLIS: u32 = 3_000;

/// Whether a database is created when it is not there.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Want {
    /// Only one that is there.
    Existing,
    /// One that is there, or else a new one.
    Created,
}

/// An open connection, closed when dropped. It closes by itself when another tab wants to delete
/// the database or bring it into a newer form, so that it is never in the way.
pub(super) struct Connection {
    database: IdbDatabase,
    open: Rc<Cell<bool>>,
    _heard: [Closure<dyn FnMut()>; 2],
}

impl Connection {
    /// Opens a database; `None` if there is none and none is wanted.
    pub async fn open(name: &str, want: Want) -> Result<Option<Self>, Trouble> {
        let request = factory()?.open_with_u32(name, VERSION)?;
        let absent = Rc::new(Cell::new(false));
        let upgrade = {
            let (request, absent) = (request.clone(), Rc::clone(&absent));
            Closure::<dyn FnMut() -> Result<(), JsValue>>::new(move || {
                let database: IdbDatabase = request.result()?.unchecked_into();
                database.create_object_store(RECORDS)?;
                if let (Want::Existing, Some(tx)) = (want, request.transaction()) {
                    // The browser takes the new database back when this transaction is undone.
                    absent.set(true);
                    tx.abort()?;
                }
                Ok(())
            })
        };
        request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
        let (bell, _blocked) = blockable(&request);
        let opened = bell.unless_rung(settled(&request)).await;
        request.set_onblocked(None);
        match opened {
            Some(Ok(database)) => Ok(Some(Self::watch(database.unchecked_into()))),
            Some(Err(_)) if absent.get() => Ok(None),
            Some(Err(Trouble::Broken)) => Err(Trouble::WouldNotOpen),
            Some(Err(trouble)) => Err(trouble),
            None => {
                // Should it open after all, it must not stay in the way of others.
                spawn_local(async move {
                    let database = settled(&request).await;
                    drop(upgrade);
                    if let Ok(database) = database {
                        database.unchecked_into::<IdbDatabase>().close();
                    }
                });
                Err(Trouble::Final(StoreError::Blocked))
            }
        }
    }

    /// Deletes a database. With another tab in the way it is deleted as soon as that lets go.
    pub async fn delete(name: &str) -> Result<(), Trouble> {
        let request = factory()?.delete_database(name)?;
        let (bell, _blocked) = blockable(&request);
        let deleted = bell.unless_rung(settled(&request)).await;
        request.set_onblocked(None);
        match deleted {
            Some(deleted) => deleted.map(drop),
            None => Err(Trouble::Final(StoreError::Blocked)),
        }
    }

    /// Whether there is a database, as the browser lists them; `None` if it does not list them.
    ///
    /// WebKit goes on listing a database whose creation was undone, with version 0.
    pub async fn is_listed(name: &str) -> Result<Option<bool>, Trouble> {
        let factory = factory()?;
        let list = Reflect::get(&factory, &"databases".into()).ok();
        let list = list.and_then(|list| list.dyn_into::<Function>().ok());
        let Some(Ok(listed)) = list.map(|list| list.call0(&factory)) else {
            return Ok(None);
        };
        let listed = JsFuture::from(listed.unchecked_into::<Promise>());
        let bell = Bell::after(LIST_MILLIS);
        let Some(Ok(listed)) = bell.unless_rung(listed).await else {
            return Ok(None);
        };
        let found = Array::from(&listed).iter().any(|one| {
            let of = |what: &str| Reflect::get(&one, &what.into()).unwrap_or_default();
            of("name") == *name && of("version") != 0
        });
        Ok(Some(found))
    }

    /// The database itself.
    pub const fn database(&self) -> &IdbDatabase {
        &self.database
    }

    /// Whether nothing has closed it yet.
    pub fn is_open(&self) -> bool {
        self.open.get()
    }

    /// Closes it, once what is under way is done.
    pub fn close(&self) {
        self.open.set(false);
        self.database.close();
    }

    fn watch(database: IdbDatabase) -> Self {
        let open = Rc::new(Cell::new(true));
        let (unwanted, over) = (Rc::clone(&open), Rc::clone(&open));
        let held = database.clone();
        let on_change = Closure::<dyn FnMut()>::new(move || {
            unwanted.set(false);
            held.close();
        });
        let on_close = Closure::<dyn FnMut()>::new(move || over.set(false));
        database.set_onversionchange(Some(on_change.as_ref().unchecked_ref()));
        database.set_onclose(Some(on_close.as_ref().unchecked_ref()));
        Self {
            database,
            open,
            _heard: [on_change, on_close],
        }
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.database.set_onversionchange(None);
        self.database.set_onclose(None);
        self.close();
    }
}

/// The browser's databases.
fn factory() -> Result<IdbFactory, Trouble> {
    let window = web_sys::window();
    let factory = window.and_then(|window| window.indexed_db().ok().flatten());
    factory.ok_or(Trouble::Final(StoreError::Unavailable))
}

/// A bell that rings when the request is blocked, or takes too long.
fn blockable(request: &IdbOpenDbRequest) -> (Bell, Closure<dyn FnMut()>) {
    let bell = Bell::after(OPEN_MILLIS);
    let line = bell.line();
    let blocked = Closure::<dyn FnMut()>::new(move || line.ring());
    request.set_onblocked(Some(blocked.as_ref().unchecked_ref()));
    (bell, blocked)
}
