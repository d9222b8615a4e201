//! For who has one switch, which sends Tab to go on and Enter to choose: each of several choices is a stop of its own,
//! and Enter chooses it. The browser by itself stops at one choice of a group, and Enter on it does nothing.
//!
//! The controls stay what they are, so that arrow keys, the space bar and screen readers find what they know.

use crate::ui::components::El;
use leptos::{
    prelude::*,
    wasm_bindgen::JsCast,
    web_sys::{self, FocusEvent, HtmlInputElement, KeyboardEvent, Node},
};

/// Makes it so inside this part of a page, for a voice whose questions are put in pictures: whoever else comes with
/// a keyboard finds what they know.
pub(in crate::ui::pages) fn scanned(part: El, pictures: impl Fn() -> bool + Copy + 'static) -> El {
    part.on("keydown", move |event| {
        if untrack(pictures) {
            pressed(&event);
        }
    })
    .on("focusin", move |event| {
        if untrack(pictures) {
            entered(&event);
        }
    })
}

fn pressed(event: &web_sys::Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
        return;
    };
    let plain = !(key.ctrl_key() || key.alt_key() || key.meta_key() || key.shift_key());
    let Some(choice) = event.target().and_then(choice).filter(|_| plain) else {
        return;
    };
    match key.key().as_str() {
        "Enter" => {
            event.prevent_default();
            // A switch that is held down presses once.
            if !key.repeat() {
                choice.click();
            }
        }
        "Tab" => {
            let mut after = group(&choice).into_iter().skip_while(|one| *one != choice);
            if let Some(next) = after.nth(1) {
                event.prevent_default();
                let _ = next.focus();
            }
        }
        _ => {}
    }
}

/// Who comes from above begins with the first of a group, whichever is chosen: there is no way back to it.
fn entered(event: &web_sys::Event) {
    let from = event
        .dyn_ref::<FocusEvent>()
        .and_then(FocusEvent::related_target);
    let from = from.and_then(|from| from.dyn_into::<Node>().ok());
    let (Some(choice), Some(from)) = (event.target().and_then(choice), from) else {
        return;
    };
    // A finger goes where it means to; only who comes by keys is led.
    if !choice.matches(":focus-visible").unwrap_or(false) {
        return;
    }
    let all = group(&choice);
    let Some(first) = all.first().filter(|first| **first != choice).cloned() else {
        return;
    };
    let inside = all.iter().any(|one| one.is_same_node(Some(&from)));
    let from_above = from.compare_document_position(&choice) & Node::DOCUMENT_POSITION_FOLLOWING;
    if !inside && from_above != 0 {
        // Not inside this event: the focus that moves would call what is running.
        queue_microtask(move || {
            let _ = first.focus();
        });
    }
}

fn choice(target: web_sys::EventTarget) -> Option<HtmlInputElement> {
    let input = target.dyn_into::<HtmlInputElement>().ok()?;
    matches!(input.type_().as_str(), "radio" | "checkbox").then_some(input)
}

/// The choices of which one is chosen, in their order; a tick box is alone.
fn group(one: &HtmlInputElement) -> Vec<HtmlInputElement> {
    if one.type_() != "radio" {
        return vec![one.clone()];
    }
    let same = ["input[type=radio][name='", &one.name(), "']"].concat();
    let Ok(found) = document().query_selector_all(&same) else {
        return Vec::new();
    };
    let all = (0..found.length()).filter_map(|place| found.get(place)?.dyn_into().ok());
    all.collect()
}
