//! A part of the app that comes later: whether it is here, and what happens while it is on its way. Used by
//! [`super::shell`] alone.

use super::rest::Bring;
use js_sys::{Array, Promise};
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::future_to_promise;
use web_sys::Window;

/// How long a part may take before the page says that it has not come, in milliseconds.
const LATE_MILLIS: i32 = 10_000;

/// A part, and the way to bring it.
pub struct Part<P: ?Sized, M> {
    /// The part, once it is here.
    pub here: OnceCell<Rc<P>>,
    /// Brings it.
    bring: Bring<M>,
    /// Done when it has come, has failed to, or is late; while it is on its way.
    coming: RefCell<Option<Promise>>,
}

impl<P: ?Sized, M: 'static> Part<P, M> {
    /// A part that is not here yet.
    pub fn new(bring: Bring<M>) -> Self {
        Self {
            here: OnceCell::new(),
            bring,
            coming: RefCell::new(None),
        }
    }

    /// It, if it is here.
    pub fn get(&self) -> Option<Rc<P>> {
        self.here.get().map(Rc::clone)
    }

    /// Fetches it, unless it is on its way already; `come` is called with it. Done when it is here, has failed,
    /// or is late: so late is counted from the beginning of the fetch, whoever asks, and however often.
    pub fn bring(&self, come: impl FnOnce(Option<M>) + 'static) -> Promise {
        if let Some(coming) = &*self.coming.borrow() {
            return coming.clone();
        }
        let made = (self.bring)();
        let come = future_to_promise(async move {
            come(made.await);
            Ok(JsValue::UNDEFINED)
        });
        let late = Promise::new(&mut |resolve, _| {
            if let Some(window) = web_sys::window() {
                let set = Window::set_timeout_with_callback_and_timeout_and_arguments_0;
                let _ = set(&window, &resolve, LATE_MILLIS);
            }
        });
        let coming = Promise::race(&Array::of2(&come, &late));
        self.coming.replace(Some(coming.clone()));
        coming
    }

    /// It is on its way no more, here or not.
    pub fn came(&self) {
        self.coming.replace(None);
    }
}
