//! Web Locks: which tab writes in a book. A browser without them gives every tab its leave; the
//! fence in the store (see [`crate::storage`]) still lets only one of them write.

use js_sys::{Array, Function, Object, Promise, Reflect};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};
use wasm_bindgen::{JsValue, prelude::*};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = Object)]
    type LockManager;

    #[wasm_bindgen(method, catch)]
    fn request(
        this: &LockManager,
        name: &str,
        options: &JsValue,
        callback: &JsValue,
    ) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn query(this: &LockManager) -> Result<Promise, JsValue>;
}

/// How badly the lock is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Want {
    /// Only if nobody holds it.
    IfFree,
    /// Wait so many milliseconds for the holder to let go.
    Wait(u32),
    /// Whoever holds it loses it.
    Now,
}

/// A lock that is held until it is released.
pub struct Held {
    release: Option<Function>,
}

impl Held {
    /// Lets go.
    pub fn release(self) {
        if let Some(release) = self.release {
            let _ = release.call0(&JsValue::NULL);
        }
    }
}

/// Asks for a lock. `lost` is called if it is taken away later.
pub async fn hold(name: &str, want: Want, lost: impl Fn() + 'static) -> Option<Held> {
    let Some(locks) = manager() else {
        return Some(Held { release: None });
    };
    let (granted, grant) = promise();
    let (held, release) = promise();
    let is_held = Rc::new(Cell::new(false));

    let callback = {
        let (is_held, grant) = (is_held.clone(), grant.clone());
        Closure::once_into_js(move |lock: JsValue| -> JsValue {
            let got = !lock.is_null() && !lock.is_undefined();
            is_held.set(got);
            let _ = grant.call1(&JsValue::NULL, &got.into());
            if got { held.into() } else { JsValue::UNDEFINED }
        })
    };
    let refused = Closure::once_into_js(move |_: JsValue| {
        // Either it was never granted (the wait was over), or somebody took it away.
        if is_held.replace(false) {
            lost();
        }
        let _ = grant.call1(&JsValue::NULL, &JsValue::FALSE);
    });
    let request = locks.request(name, &options(want), &callback).ok()?;
    let then = Reflect::get(&request, &"catch".into())
        .ok()?
        .dyn_into::<Function>()
        .ok()?;
    let _ = then.call1(&request, &refused);
    let granted = JsFuture::from(granted)
        .await
        .ok()?
        .as_bool()
        .unwrap_or(false);
    granted.then_some(Held {
        release: Some(release),
    })
}

/// The names of all locks that are held, in whichever tab. A browser without locks knows none.
pub async fn all_held() -> Vec<String> {
    let found = async {
        let found = JsFuture::from(manager()?.query().ok()?).await.ok()?;
        let held = Reflect::get(&found, &"held".into()).ok()?;
        held.dyn_into::<Array>().ok()
    };
    let held = found.await.unwrap_or_default();
    let name = |lock| Reflect::get(&lock, &"name".into()).ok()?.as_string();
    held.iter().filter_map(name).collect()
}

fn manager() -> Option<LockManager> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    (!locks.is_undefined()).then(|| locks.unchecked_into())
}

fn options(want: Want) -> JsValue {
    let options = Object::new();
    let set = |name: &str, value: JsValue| {
        let _ = Reflect::set(&options, &name.into(), &value);
    };
    match want {
        Want::IfFree => set("ifAvailable", JsValue::TRUE),
        Want::Now => set("steal", JsValue::TRUE),
        Want::Wait(millis) => set(
            "signal",
            web_sys::AbortSignal::timeout_with_u32(millis).into(),
        ),
    }
    options.into()
}

/// A promise, and the function that settles it.
fn promise() -> (Promise, Function) {
    let settle = RefCell::new(None);
    let promise = Promise::new(&mut |resolve, _| {
        settle.replace(Some(resolve));
    });
    // The executor has run by now: `new Promise` calls it before it returns.
    (promise, settle.into_inner().unwrap_or_default())
}
