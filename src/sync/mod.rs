//! Two copies of a book become one: what a share file holds, what goes into one, and what comes of
//! taking one in. Pure; used by [`crate::app`], and by whoever carries the bytes.
//!
//! | module | what it is |
//! |---|---|
//! | [`mod@file`] | the form of a share file, its limits and its rules; `FORMAT.md` tells it to an outsider |
//! | [`mod@choose`] | what goes into a file, for whom |
//! | [`mod@compare`] | what a file would change, said before anything changes |
//! | [`mod@holds`] | whether a file holds all of a book, so that the book may be removed |
//! | [`mod@example`] | the book of a made-up family, as a share file |
//! | `rules` | what must hold for the changes of a file, and of a file and a book together |
//! | [`undo`] | what taking a file in has added, and how that is taken out again |
//!
//! **The laws.** A book is the set of its changes, and merging is the union of two sets, with three
//! additions that are unions too: what one change replaces, what was erased, and which ids are one.
//! So merging is the same from both sides, in any order, however often, and loses nothing.
//! `tests/merge_laws.rs` holds that for random histories on several devices.

pub mod choose;
pub mod compare;
pub mod example;
pub mod file;
pub mod holds;
mod rules;
pub mod undo;

pub use choose::{Contents, Whom, choose};
pub use compare::{Compared, compare};
pub use example::example;
pub use file::{FileError, ShareFile};
pub use holds::{Missing, holds_all};
pub use rules::MAX_PINS;
pub use undo::Undone;

use std::collections::{BTreeMap, BTreeSet};

/// A map of these pairs; of two with one key the last counts. Put in one by one: a map that is collected
/// is sorted first, and each kind of sort is ten kilobytes of code.
fn map_of<K: Ord, V>(pairs: impl Iterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    map.extend(pairs);
    map
}

/// A set of these: see [`map_of`].
fn set_of<T: Ord>(all: impl Iterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    set.extend(all);
    set
}
