//! The browser's address bar and its Back, as a thin effect: what the addresses mean is decided in
//! [`crate::app::route`].

use super::page;
use crate::app::route::Route;
use gloo::events::{EventListener, EventListenerOptions};
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlAnchorElement, MouseEvent};

thread_local! {
    /// How many steps of the history are ours since the app was opened, at most.
    static STEPS: Cell<u32> = const { Cell::new(0) };
}

/// The page at the present address.
pub fn here() -> Route {
    let path = web_sys::window().and_then(|window| window.location().pathname().ok());
    Route::parse(&path.unwrap_or_default())
}

/// What the page at the present address waits for, beside its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wants {
    /// Nothing: the first question of a first visit.
    Nothing,
    /// The store: a question of a book, the start page, and a first question where there may be a book already.
    Store,
    /// The whole app: every other page.
    Whole,
}

/// What the page at the present address waits for. `public/boot.js` asks the same, and begins to fetch it.
pub fn wants() -> Wants {
    match here() {
        Route::Begin(..) if !page::kept() => Wants::Nothing,
        Route::Begin(..) | Route::Question(..) | Route::Start => Wants::Store,
        _ => Wants::Whole,
    }
}

/// A new step in the history. The page is shown from its top.
pub fn go(route: &Route) {
    let Some(window) = web_sys::window() else {
        return;
    };
    if let Ok(history) = window.history() {
        // The title argument is ignored by every browser; nothing of the page goes into it.
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&route.to_string()));
        STEPS.set(STEPS.get() + 1);
    }
    window.scroll_to_with_x_and_y(0.0, 0.0);
}

/// The same step under another address.
pub fn rename(route: &Route) {
    let history = web_sys::window().and_then(|window| window.history().ok());
    if let Some(history) = history {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&route.to_string()));
    }
}

/// Calls `moved` for each link inside the app and each Back or Forward.
pub fn watch(moved: impl Fn(Route) + Clone + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let back = moved.clone();
    EventListener::new(&window, "popstate", move |_| {
        // It may have been a step forward: then one step less is known than there is.
        STEPS.set(STEPS.get().saturating_sub(1));
        back(here());
    })
    .forget();
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&window, "click", options, move |event| {
        let Some(event) = event.dyn_ref::<MouseEvent>() else {
            return;
        };
        if goes_back(event) {
            event.prevent_default();
            back_a_step();
        } else if let Some(route) = inside(event) {
            event.prevent_default();
            go(&route);
            moved(route);
        }
    })
    .forget();
}

/// Whether a click is on a link that leads back to wherever one came from, and there is such a page
/// of ours: somebody who looked for help in the middle of a question loses nothing by it.
fn goes_back(event: &MouseEvent) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let link = target.and_then(|target| target.closest("a[data-back]").ok().flatten());
    link.is_some() && STEPS.get() > 0 && inside(event).is_some()
}

fn back_a_step() {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let _ = history.back();
    }
}

/// The page that a click leads to, if it is an ordinary click on a link inside the app.
fn inside(event: &MouseEvent) -> Option<Route> {
    let special = event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key();
    if event.default_prevented() || event.button() != 0 || special {
        return None;
    }
    let target: Element = event.target()?.dyn_into().ok()?;
    let link: HtmlAnchorElement = target.closest("a[href]").ok()??.dyn_into().ok()?;
    let path = link.get_attribute("href")?;
    let plain = path.starts_with('/') && !path.starts_with("//");
    if !plain || link.has_attribute("target") || link.has_attribute("download") {
        return None;
    }
    // A file of the app (the credits, say) is no page: the browser opens it.
    if path
        .rsplit('/')
        .next()
        .is_some_and(|last| last.contains('.'))
    {
        return None;
    }
    Some(Route::parse(&path))
}
