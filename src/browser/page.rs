//! The page around the app: what it is told, and what happens on a crash.

use js_sys::Reflect;
use web_sys::{CustomEvent, Window};

/// Shows the page that says that something went wrong; it is in the HTML, so that it needs nothing
/// of the app.
pub fn crashed() {
    if let Some(window) = web_sys::window() {
        send(&window, "oursay:crashed");
    }
}

/// Tells the small script around the app something.
pub(super) fn send(window: &Window, name: &str) {
    if let Ok(event) = CustomEvent::new(name) {
        let _ = window.dispatch_event(&event);
    }
}

/// After a panic the app must not be called again: shows the page that says so. What was panicked
/// about is not logged, since it may hold somebody's words.
pub fn watch_for_crash() {
    std::panic::set_hook(Box::new(|_| crashed()));
}

/// Puts text on the clipboard. Must be called inside a tap.
pub(super) fn copy(text: &str) {
    let Some(window) = web_sys::window() else {
        return;
    };
    // Missing where the page is not served securely; the words stand on the page too.
    let navigator = window.navigator();
    if Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|found| found.is_object()) {
        let _ = navigator.clipboard().write_text(text);
    }
}
