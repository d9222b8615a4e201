//! The page around the app: its title, the attributes of `html`, and what happens on a crash.

use web_sys::{CustomEvent, Document, Window};

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Sets the title. Never a name: titles end up in the browser's history.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets or removes an attribute of `html`.
pub fn set_attribute(name: &str, value: Option<&str>) {
    let Some(root) = document().and_then(|document| document.document_element()) else {
        return;
    };
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

/// Says that the page answers taps now. Measurements and tests wait for it.
pub fn mark_ready() {
    set_attribute("data-ready", Some(""));
}

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
