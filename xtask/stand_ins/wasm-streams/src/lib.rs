//! Stands in for the crate `wasm-streams`.
//!
//! Leptos asks for `server_fn`, which asks for `wasm-streams` to send and receive streams. This app
//! has no server, so nothing calls it; but the crate exports classes to JavaScript, and what is
//! exported no linker drops: some kilobytes of a first visit, of Wasm and of glue, for nothing. Here
//! is what `server_fn` needs in order to compile. A stream from here ends at once.

use futures_core::Stream;
use std::{
    pin::Pin,
    task::{Context, Poll},
};
use wasm_bindgen::{JsCast, JsValue};

/// A stream of the browser.
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Of the browser's own.
    #[must_use]
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// Of a stream: holds nothing.
    #[must_use]
    pub fn from_stream(_: impl Stream) -> Self {
        Self(JsValue::UNDEFINED.unchecked_into())
    }

    /// The browser's own.
    #[must_use]
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// As a stream, which ends at once.
    #[must_use]
    pub fn into_stream(self) -> Ended {
        Ended
    }
}

/// A stream that has ended.
pub struct Ended;

impl Stream for Ended {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(None)
    }
}
