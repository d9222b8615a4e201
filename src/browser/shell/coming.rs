//! The parts of the app that come later: who asks for them, and what is done when they come or do not.

use super::{LOOK_MILLIS, Shell};
use crate::{
    app::{
        event::Event,
        exchange::{
            event::Exchanged,
            locks::event::{LockEvent, Why},
        },
        route::Route,
        view::{self, Early},
    },
    browser::{
        history, page,
        rest::{MakeStore, Rest, Store, Whole},
    },
};
use gloo::timers::callback::Timeout;
use js_sys::Promise;
use std::rc::Rc;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// How often it is looked whether the first page stands, before something else is done.
const LOOKS: u32 = 10;

impl Shell {
    /// What can be drawn without the second half.
    pub(super) fn early(&self) -> Early {
        if self.is_hidden() {
            return Early::Whole;
        }
        let inner = &self.0;
        let model = inner.model.borrow();
        match inner.store.get() {
            Some(store) => store.view(&model),
            None => view::early(&model),
        }
    }

    /// Whether what is shown must not be seen any more: somebody may have left, or removed or locked it in another tab,
    /// and the second half is to say so.
    pub(super) fn is_hidden(&self) -> bool {
        let hides = |event: &Event| match event {
            Event::Hands(_) | Event::Removed(_) => true,
            Event::Exchanged(event) => match &**event {
                Exchanged::Lock(event) => matches!(**event, LockEvent::Now(Why::Elsewhere)),
                _ => false,
            },
            _ => false,
        };
        self.0.held.borrow().iter().any(hides)
    }

    /// A page waits for the second half: brings it, or else says that it has not come.
    pub(super) fn want_rest(&self) {
        if self.0.missing.get() || self.0.wanted.replace(true) {
            return;
        }
        let shell = self.clone();
        spawn_local(async move {
            let rest = shell.rest().await;
            shell.0.wanted.set(false);
            if rest.is_none() {
                shell.0.missing.set(true);
                shell.draw();
            }
        });
    }

    /// The store; waits for it if need be, but not for ever: words that are in memory alone must be said to be
    /// so. It may still come later, and is then made use of at once.
    pub(super) async fn store(&self) -> Option<Rc<dyn Store>> {
        if self.0.store.get().is_none() {
            let shell = self.clone();
            let coming = self.0.store.bring(move |made| {
                shell.0.store.came();
                if let Some(make) = made {
                    shell.begin_store(make);
                    // What failed for want of it is done now, and the rest comes after it.
                    shell.dispatch(Event::Retry);
                    if shell.0.rest.get().is_none() {
                        shell.look_around();
                    }
                }
            });
            let _ = JsFuture::from(coming).await;
        }
        self.0.store.get()
    }

    /// The second half of the app; waits for it as for the store.
    pub(super) async fn rest(&self) -> Option<Rc<dyn Rest>> {
        if self.0.rest.get().is_none() {
            let _ = JsFuture::from(self.bring_rest()).await;
        }
        self.0.rest.get()
    }

    fn bring_rest(&self) -> Promise {
        let shell = self.clone();
        self.0.rest.bring(move |made| {
            shell.0.rest.came();
            let Some(whole) = made else { return };
            let with_store = shell.0.store.get().is_none();
            shell.begin_rest(whole);
            let held = shell.0.held.take();
            // What failed for want of them is done now.
            if shell.0.missing.take() || with_store {
                shell.dispatch(Event::Retry);
            }
            for event in held {
                shell.dispatch(event);
            }
            // A page that waited for it is drawn with this, and the browser is asked about itself.
            shell.dispatch(Event::SurroundingsChanged);
        })
    }

    /// Starts the store, unless it has been started.
    pub(super) fn begin_store(&self, make: MakeStore) -> Rc<dyn Store> {
        let begin = || {
            let shell = Rc::downgrade(&self.0);
            make(Rc::new(move |heard| {
                if let Some(inner) = shell.upgrade() {
                    Self(inner).heard(heard);
                }
            }))
        };
        Rc::clone(self.0.store.here.get_or_init(begin))
    }

    /// Starts the second half of the app, unless it has been started.
    pub(super) fn begin_rest(&self, whole: Whole) {
        let store = self.begin_store(whole.store);
        self.0.rest.here.get_or_init(|| (whole.rest)(store));
    }

    /// Asks the browser about itself anew: a little later, unless the page is the one that shows it.
    pub(super) fn look_around(&self) {
        self.look_after(LOOKS);
    }

    fn look_after(&self, looks: u32) {
        let wait = if history::here() == Route::Settings {
            0
        } else {
            LOOK_MILLIS
        };
        let shell = self.clone();
        Timeout::new(wait, move || {
            let waits = shell.0.rest.get().is_none() && matches!(shell.early(), Early::Coming);
            if waits && looks > 0 {
                // The page comes first, and the second half after it.
                return shell.look_after(looks - 1);
            }
            if waits {
                // The store does not answer. The second half can say so, and has pages that need no store.
                return shell.want_rest();
            }
            shell.0.installed.set(page::installed());
            spawn_local(async move {
                // Words are kept first: on a slow line the two would hold each other up. What does not come now
                // is here again when it does.
                let here = shell.store().await.map(|_| shell.0.rest.get());
                match here {
                    Some(Some(rest)) => {
                        shell.dispatch(Event::Surroundings(rest.look_around().await));
                    }
                    Some(None) => drop(shell.rest().await),
                    None => {}
                }
            });
        })
        .forget();
    }

    /// There is signal again: what did not come is asked for again.
    pub(super) fn back_online(&self) {
        if self.0.rest.get().is_none() {
            self.dispatch(Event::Retry);
            self.look_around();
        }
    }
}
