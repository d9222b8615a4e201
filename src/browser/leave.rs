//! Leaving fast from the keyboard: Shift, pressed three times by itself.

use gloo::events::EventListener;
use std::{cell::Cell, rc::Rc};
use wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

/// Within this time, in milliseconds of the page.
const WITHIN: f64 = 1_500.0;

/// Calls `leaves` when somebody wants to leave.
pub fn watch(leaves: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    // When Shift was pressed last and the time before; any other key begins anew, or whoever writes capital
    // letters would leave.
    let pressed = Rc::new(Cell::new([f64::NEG_INFINITY; 2]));
    EventListener::new(&window, "keydown", move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        if event.repeat() {
            return;
        }
        if event.key() != "Shift" {
            pressed.set([f64::NEG_INFINITY; 2]);
            return;
        }
        let now = event.time_stamp();
        let [before, last] = pressed.get();
        pressed.set([last, now]);
        if now - before < WITHIN {
            pressed.set([f64::NEG_INFINITY; 2]);
            leaves();
        }
    })
    .forget();
}
