//! What the browser says about itself, for the settings page and the notices.

use super::files;
use crate::app::event::Surroundings;
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{StorageEstimate, Window};

/// Asks the browser.
pub async fn read() -> Surroundings {
    let Some(window) = web_sys::window() else {
        return Surroundings::default();
    };
    let html = window
        .document()
        .and_then(|document| document.document_element());
    let marked = |name: &str| html.as_ref().is_some_and(|html| html.has_attribute(name));
    Surroundings {
        kept: kept(&window).await,
        used: used(&window).await,
        offline_ready: marked("data-offline"),
        update_ready: marked("data-update"),
        can_share: files::can_share(),
        can_share_text: files::can_share_text(),
    }
}

/// The storage manager is missing outside secure contexts and in old browsers.
fn has_storage(window: &Window) -> bool {
    Reflect::get(&window.navigator(), &"storage".into()).is_ok_and(|value| value.is_object())
}

/// Asks the browser to keep what the app has written, also when the device is short of room. Some ask
/// the person, others decide by themselves; nothing waits for it.
pub fn ask_to_keep() {
    if let Some(window) = web_sys::window().filter(has_storage)
        && let Ok(asked) = window.navigator().storage().persist()
    {
        spawn_local(async move {
            let _ = JsFuture::from(asked).await;
        });
    }
}

async fn kept(window: &Window) -> Option<bool> {
    if !has_storage(window) {
        return None;
    }
    let asked = window.navigator().storage().persisted().ok()?;
    JsFuture::from(asked).await.ok()?.as_bool()
}

async fn used(window: &Window) -> Option<u64> {
    if !has_storage(window) {
        return None;
    }
    let asked = window.navigator().storage().estimate().ok()?;
    let estimate: JsValue = JsFuture::from(asked).await.ok()?;
    let used = estimate.unchecked_into::<StorageEstimate>().get_usage()?;
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a count of bytes; the cast saturates"
    )]
    Some(used as u64)
}
