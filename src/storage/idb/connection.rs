//! One connection to one database: opening, noticing that it is over, deleting.

use super::{RECORDS, bell::Bell, error::Trouble};
use crate::storage::StoreError;
use indexed_db_futures::{Build, database::Database, factory::DBFactory, internals::SystemRepr};
use std::{cell::Cell, rc::Rc};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::spawn_local;
use web_sys::{IdbDatabase, IdbOpenDbRequest};

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
    database: Database,
    open: Rc<Cell<bool>>,
    _heard: [Closure<dyn FnMut()>; 2],
}

impl Connection {
    /// Opens a database; `None` if there is none and none is wanted.
    ///
    /// What happens on the way is heard on the browser's own request: the listeners that
    /// `indexed_db_futures` has for it put any error into words, fractions and all, which costs
    /// 20 kB of Wasm (8 kB over the wire) for words that nobody reads.
    pub async fn open(name: &str, want: Want) -> Result<Option<Self>, Trouble> {
        let mut request = Database::open(name).with_version(VERSION).build()?;
        let sys = request.as_sys().clone();
        let absent = Rc::new(Cell::new(false));
        let upgrade = {
            let (sys, absent) = (sys.clone(), Rc::clone(&absent));
            Closure::<dyn FnMut() -> Result<(), JsValue>>::new(move || {
                let database: IdbDatabase = sys.result()?.unchecked_into();
                database.create_object_store(RECORDS)?;
                if let (Want::Existing, Some(tx)) = (want, sys.transaction()) {
                    // The browser takes the new database back when this transaction is undone.
                    absent.set(true);
                    tx.abort()?;
                }
                Ok(())
            })
        };
        sys.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
        let (bell, _blocked) = blockable(&sys);
        let opened = bell.unless_rung(&mut request).await;
        sys.set_onblocked(None);
        match opened {
            Some(Ok(database)) => Ok(Some(Self::watch(database))),
            Some(Err(_)) if absent.get() => Ok(None),
            Some(Err(error)) => match error.into() {
                Trouble::Broken => Err(Trouble::WouldNotOpen),
                trouble => Err(trouble),
            },
            None => {
                // Should it open after all, it must not stay in the way of others.
                spawn_local(async move {
                    let database = request.await;
                    drop(upgrade);
                    if let Ok(database) = database {
                        database.close();
                    }
                });
                Err(Trouble::Final(StoreError::Blocked))
            }
        }
    }

    /// Deletes a database. With another tab in the way it is deleted as soon as that lets go.
    pub async fn delete(name: &str) -> Result<(), Trouble> {
        let request = DBFactory::new()?.delete_db(name)?;
        let sys: IdbOpenDbRequest = request.as_sys().clone().unchecked_into();
        let (bell, _blocked) = blockable(&sys);
        let deleted = bell.unless_rung(request).await;
        sys.set_onblocked(None);
        match deleted {
            Some(deleted) => Ok(deleted?),
            None => Err(Trouble::Final(StoreError::Blocked)),
        }
    }

    /// Whether there is a database, as the browser lists them; `None` if it does not list them.
    pub async fn is_listed(name: &str) -> Result<Option<bool>, Trouble> {
        let listed = Self::listed().await?;
        Ok(listed.map(|listed| listed.iter().any(|found| found == name)))
    }

    /// The names of all databases of this origin, as the browser lists them; `None` if it does not list them.
    ///
    /// WebKit goes on listing a database whose creation was undone, with version 0.
    pub async fn listed() -> Result<Option<Vec<String>>, Trouble> {
        let Ok(listed) = DBFactory::new()?.databases() else {
            return Ok(None);
        };
        let bell = Bell::after(LIST_MILLIS);
        let Some(Ok(listed)) = bell.unless_rung(listed).await else {
            return Ok(None);
        };
        let found = listed.filter_map(|one| {
            let one = one.ok().filter(|one| one.version() > 0.0)?;
            Some(one.name().to_owned())
        });
        Ok(Some(found.collect()))
    }

    /// The database itself.
    pub const fn database(&self) -> &Database {
        &self.database
    }

    /// Whether nothing has closed it yet.
    pub fn is_open(&self) -> bool {
        self.open.get()
    }

    /// Closes it, once what is under way is done.
    pub fn close(&self) {
        self.open.set(false);
        self.database.as_sys().close();
    }

    /// Listens for what ends the connection. Not with the `version_changes` of
    /// `indexed_db_futures`: its listener needs a task of its own, which would wait for ever once
    /// the connection is closed from here.
    fn watch(database: Database) -> Self {
        let open = Rc::new(Cell::new(true));
        let (unwanted, over) = (Rc::clone(&open), Rc::clone(&open));
        let sys = database.as_sys();
        let held = sys.clone();
        let on_change = Closure::<dyn FnMut()>::new(move || {
            unwanted.set(false);
            held.close();
        });
        let on_close = Closure::<dyn FnMut()>::new(move || over.set(false));
        sys.set_onversionchange(Some(on_change.as_ref().unchecked_ref()));
        sys.set_onclose(Some(on_close.as_ref().unchecked_ref()));
        Self {
            database,
            open,
            _heard: [on_change, on_close],
        }
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        let sys = self.database.as_sys();
        sys.set_onversionchange(None);
        sys.set_onclose(None);
        self.close();
    }
}

/// A bell that rings when the request is blocked, or takes too long.
fn blockable(request: &IdbOpenDbRequest) -> (Bell, Closure<dyn FnMut()>) {
    let bell = Bell::after(OPEN_MILLIS);
    let line = bell.line();
    let blocked = Closure::<dyn FnMut()>::new(move || line.ring());
    request.set_onblocked(Some(blocked.as_ref().unchecked_ref()));
    (bell, blocked)
}
