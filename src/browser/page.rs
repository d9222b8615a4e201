//! The page around the app: what it is told, and what happens on a crash.

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
    std::panic::set_hook(Box::new(|info| {
        let _ = js_sys::Reflect::set(
            &js_sys::global(),
            &"__panic".into(),
            &info.to_string().into(),
        );
        crashed()
    }));
}
