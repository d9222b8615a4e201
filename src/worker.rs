//! The worker: seals and opens share files, and makes passphrases, beside the page. A program of its
//! own, so that none of it is in the app's Wasm; `browser::sealing` starts it and speaks with it, in
//! the words of `crypto::task`. It does one task; then the page ends it, which also gives its memory
//! back. On the host it is empty, so that `cargo test` builds.

#[cfg(target_family = "wasm")]
use {
    js_sys::{Array, Uint8Array},
    our_say::crypto::task,
    wasm_bindgen::{JsCast, JsValue, prelude::Closure},
    web_sys::{DedicatedWorkerGlobalScope, MessageEvent},
    zeroize::Zeroizing,
};

#[cfg(target_family = "wasm")]
fn main() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else {
        return;
    };
    let here = scope.clone();
    let on_message = Closure::once_into_js(move |event: MessageEvent| {
        // No head at all: whoever waits understands that nothing came of it.
        let answered = answer(&event.data().unchecked_into());
        let (head, body) = answered.unwrap_or_default();
        reply(&here, &head, &body);
    });
    scope.set_onmessage(Some(on_message.unchecked_ref()));
    // Ready: a message that came earlier would have been lost.
    reply(&scope, &[], &[]);
}

/// Does the task; `None` if the message is none of ours.
#[cfg(target_family = "wasm")]
fn answer(message: &Array) -> Option<(Vec<u8>, Vec<u8>)> {
    let head = Zeroizing::new(bytes(message.get(0))?);
    let body = bytes(message.get(1))?;
    task::perform(&head, &body, &mut |bytes| {
        assert!(
            getrandom::fill(bytes).is_ok(),
            "the browser has no randomness"
        );
    })
}

#[cfg(target_family = "wasm")]
fn bytes(value: JsValue) -> Option<Vec<u8>> {
    Some(value.dyn_into::<Uint8Array>().ok()?.to_vec())
}

/// Sends head and body; the bytes of the body are moved.
#[cfg(target_family = "wasm")]
fn reply(scope: &DedicatedWorkerGlobalScope, head: &[u8], body: &[u8]) {
    let body = Uint8Array::from(body);
    let message = Array::of2(&Uint8Array::from(head), &body);
    let moved = Array::of1(&body.buffer());
    assert!(
        scope.post_message_with_transfer(&message, &moved).is_ok(),
        "an answer can be sent"
    );
}

#[cfg(not(target_family = "wasm"))]
fn main() {}
