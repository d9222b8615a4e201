//! Rows that come and go while the others stay as they are, with whatever is open or typed in them.

use super::el::El;
use leptos::prelude::*;

/// One row: what tells it from the others, and how it is drawn once it comes.
pub struct Entry {
    /// A row of the same key is the same row, and is not drawn again.
    pub key: u64,
    /// Draws it.
    pub draw: Box<dyn FnOnce() -> El + Send>,
}

impl Entry {
    /// A row.
    pub fn new(key: u64, draw: impl FnOnce() -> El + Send + 'static) -> Self {
        Self {
            key,
            draw: Box::new(draw),
        }
    }
}

type Entries = Box<dyn Fn() -> Vec<Entry> + Send>;

/// The rows, read again when what they read has changed.
pub fn list(entries: impl Fn() -> Vec<Entry> + Send + 'static) -> AnyView {
    let entries: Entries = Box::new(entries);
    let draw = |entry: Entry| (entry.draw)().done();
    For(ForProps {
        each: entries,
        key: |entry: &Entry| entry.key,
        children: draw,
    })
    .into_any()
}
