//! The page around the app: what it is told, and what happens on a crash.

use crate::domain::device::DeviceKind;
use js_sys::Reflect;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::{CustomEvent, Window};

/// Shows the page that says that something went wrong; it is in the HTML, so that it needs nothing
/// of the app. After a panic `public/boot.js` shows it by itself: nothing of the app runs then.
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

/// Puts text on the clipboard; says whether it is there. Must be called inside a tap: what the browser
/// is asked for is asked for before the first wait.
pub(super) fn copy(text: &str) -> impl Future<Output = bool> + use<> {
    // Missing where the page is not served securely; the words stand on the page too.
    let asked = web_sys::window().and_then(|window| {
        let navigator = window.navigator();
        let has =
            Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|found| found.is_object());
        has.then(|| navigator.clipboard().write_text(text))
    });
    async move {
        match asked {
            Some(asked) => JsFuture::from(asked).await.is_ok(),
            None => false,
        }
    }
}

/// Takes the focus out of the field that has it, so that what was typed there last is sent; the heading of the page
/// has it then.
pub(super) fn leave_field() {
    let document = web_sys::window().and_then(|window| window.document());
    let heading = document.and_then(|document| document.query_selector("#app h1").ok().flatten());
    if let Some(heading) = heading.and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = heading.focus();
    }
}

/// Whether the app runs from the home screen, as an iPhone or iPad says at once; `None` where nothing else does.
pub(super) fn standalone() -> Option<bool> {
    let navigator = web_sys::window()?.navigator();
    let said = Reflect::get(&navigator, &"standalone".into()).ok()?;
    said.as_bool()
}

/// Whether the app is kept on this device for use without a network, as `public/boot.js` says.
pub(super) fn kept() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    let root = document.and_then(|document| document.document_element());
    root.is_some_and(|root| root.has_attribute("data-kept"))
}

/// Whether the app runs from the home screen, on any device: to be asked once the page stands.
pub(super) fn installed() -> bool {
    let asked = || {
        let query = web_sys::window()?.match_media("(display-mode: standalone)");
        Some(query.ok()??.matches())
    };
    standalone() == Some(true) || asked() == Some(true)
}

/// What kind of device this is: a guess from what the browser says. It only helps people to tell one
/// device from another; nothing is decided by it.
pub(super) fn device() -> DeviceKind {
    let Some(navigator) = web_sys::window().map(|window| window.navigator()) else {
        return DeviceKind::Computer;
    };
    let agent = navigator.user_agent().unwrap_or_default();
    let says = |word| agent.contains(word);
    if says("iPhone") {
        DeviceKind::Iphone
    } else if says("iPad") || (says("Macintosh") && navigator.max_touch_points() > 1) {
        // An iPad calls itself a Mac, and so far no Mac has a touch screen. An iPhone that asks for the
        // sites of computers passes for an iPad here.
        DeviceKind::Ipad
    } else if says("Android") {
        if says("Mobile") {
            DeviceKind::AndroidPhone
        } else {
            DeviceKind::AndroidTablet
        }
    } else {
        DeviceKind::Computer
    }
}
