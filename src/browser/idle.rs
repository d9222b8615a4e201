//! Whether anybody is there: for what is locked when nobody does anything, or when another app is in front.

use super::page;
use crate::app::exchange::locks::event::Why;
use gloo::{events::EventListener, timers::callback::Interval};
use std::{cell::Cell, rc::Rc};
use wasm_bindgen::JsCast;
use web_sys::{Element, VisibilityState};

/// How often it is looked, in milliseconds. A page that sleeps looks when it wakes.
const LOOK_MILLIS: u32 = 15_000;
const MINUTE: f64 = 60_000.0;
/// Said on the window before the app itself puts something else in front: a share sheet.
const ASIDE: &str = "oursay:aside";

/// The app itself puts something else in front: that is no leaving.
pub fn put_aside() {
    if let Some(window) = web_sys::window() {
        page::send(&window, ASIDE);
    }
}

/// Tells when nobody has done anything for a minute, and again while that goes on; and when the page is hidden.
pub fn watch(tell: impl Fn(Why) + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let Some(document) = window.document() else {
        return;
    };
    let tell = Rc::new(tell);
    // The wall clock: the page's own stands still while a phone sleeps.
    let last = Rc::new(Cell::new(js_sys::Date::now()));
    // While the app itself has put something else in front.
    let aside = Rc::new(Cell::new(false));
    // Not all who use it press keys: a voice, a switch or a screen reader gives the later ones.
    for name in [
        "pointerdown",
        "keydown",
        "wheel",
        "touchstart",
        "input",
        "focusin",
    ] {
        let (last, aside) = (Rc::clone(&last), Rc::clone(&aside));
        EventListener::new(&window, name, move |_| {
            last.set(js_sys::Date::now());
            // Whoever does something here is here: a file picker that hid nothing is closed.
            aside.set(false);
        })
        .forget();
    }
    let look = {
        let (tell, last) = (Rc::clone(&tell), Rc::clone(&last));
        move || {
            let minutes = (js_sys::Date::now() - last.get()) / MINUTE;
            if minutes >= 1.0 {
                #[allow(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "at least one, and too many are enough"
                )]
                tell(Why::Alone(minutes as u32));
            }
        }
    };
    Interval::new(LOOK_MILLIS, look.clone()).forget();

    for (name, now) in [(ASIDE, true), ("beforeprint", true), ("afterprint", false)] {
        let aside = Rc::clone(&aside);
        EventListener::new(&window, name, move |_| aside.set(now)).forget();
    }
    // A file that is picked, or a photo that is taken: the phone's own page is in front meanwhile.
    let picks = Rc::clone(&aside);
    EventListener::new(&window, "click", move |event| {
        let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        let picker = target.is_some_and(|t| t.matches("input[type=file]").unwrap_or(false));
        if picker {
            picks.set(true);
        }
    })
    .forget();
    let shown = document.clone();
    EventListener::new(&document, "visibilitychange", move |_| {
        if shown.visibility_state() != VisibilityState::Hidden {
            aside.set(false);
            look();
        } else if !aside.get() {
            tell(Why::Away);
        }
    })
    .forget();
}
