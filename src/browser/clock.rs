//! The clock: the only place that asks it, or waits for it.

use crate::domain::time::{Day, Timestamp};
use gloo::timers::callback::Timeout;
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// The moment, the day where the device is, and how many minutes its clocks are ahead of UTC.
pub fn now() -> (Timestamp, Day, i32) {
    let now = chrono::Local::now();
    (
        Timestamp::from_millis(now.timestamp_millis()),
        now.date_naive().into(),
        now.offset().local_minus_utc() / 60,
    )
}

/// Lets so many milliseconds pass.
pub async fn pass(millis: u32) {
    let passed = Promise::new(&mut |resolve, _| {
        Timeout::new(millis, move || {
            let _ = resolve.call0(&JsValue::NULL);
        })
        .forget();
    });
    let _ = JsFuture::from(passed).await;
}
