//! What happens to locks, what is asked for, and what can go wrong.

use crate::{
    app::event::StoreTrouble,
    domain::{
        cover::LockedCover,
        ids::BookId,
        keeping::Phrase,
        lock::{Locked, Secret, Shut, Way},
        time::Day,
    },
};

/// Something that happened.
#[derive(Clone, Debug)]
pub enum LockEvent {
    /// Somebody tries to open a lock.
    Try(Locked, Way, Phrase),
    /// What came of it.
    Tried(u64, Result<(), LockTrouble>),
    /// The lock of the whole app was looked at, and whether somebody has left fast; `None` if it has none.
    Looked(Result<Option<(Shut, bool)>, StoreTrouble>),
    /// Words are wanted: for the lock, or spare ones.
    MakeWords(For),
    /// They were made.
    WordsMade(For, Phrase),
    /// Set a lock, or change it.
    Set(Locked, Wish),
    /// What came of it: what stands before the lock now.
    Done(u64, Result<Shut, LockTrouble>),
    /// Let a locked book show this.
    Show(BookId, LockedCover),
    /// What came of it.
    Shown(u64, LockedCover, Result<(), LockTrouble>),
    /// Take the lock off, which these words open.
    Forgo(Locked, Phrase),
    /// What came of it.
    Forgone(u64, Result<(), LockTrouble>),
    /// Lock now: somebody tapped that, nobody has done anything for long, or another app is in front.
    Now(Why),
    /// It cannot be shut now: words are in memory alone.
    Stays,
    /// Print the spare words.
    Print,
    /// What was said of the last change was read.
    Read,
    /// A second of a wait is over.
    Second,
}

/// What words are made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum For {
    /// To open the lock.
    Lock,
    /// Spare ones, on a sheet of paper.
    Sheet,
}

/// Why it is locked now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Why {
    /// Somebody wants it.
    Asked,
    /// Nobody has done anything for so many minutes.
    Alone(u32),
    /// Another app, or another tab, is in front.
    Away,
    /// It was locked in another tab.
    Elsewhere,
}

/// What a lock is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// What opens it.
    pub secret: Secret,
    /// That secret.
    pub typed: Phrase,
    /// What opens the lock that is there, if there is one.
    pub current: Option<Phrase>,
    /// What becomes of the sheet with the spare words.
    pub sheet: Sheet,
    /// Somebody knows the secret: a new key.
    pub anew: bool,
    /// What a locked book shows.
    pub cover: LockedCover,
}

/// What becomes of the sheet with the spare words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// There is none, from now on.
    None,
    /// The one that there is stays good, if there is one.
    Stays,
    /// These words are on it.
    New(Phrase),
}

/// Something to be done outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LockEffect {
    /// Look at the lock of the whole app.
    Look,
    /// Try to open a lock.
    Try(u64, Locked, Way, Phrase),
    /// Make words.
    MakeWords(For),
    /// Set a lock, or change it.
    Set(u64, Locked, Wish),
    /// Take a lock off.
    Forgo(u64, Locked, Phrase),
    /// Let a locked book show something else.
    Show(u64, BookId, LockedCover),
    /// Keep up the day of the next meeting that a locked book shows with what is in it.
    KeepUp(BookId, Option<Day>),
    /// Say when a second is over.
    Second,
}

/// Why a lock was not opened, or not set. Words for each are in the language files, in pairs: what happened, what
/// to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LockTrouble {
    /// It opens nothing.
    Wrong,
    /// It opened what another tab has changed in the meantime.
    Changed,
    /// What works in the background did not start, or ended.
    Worker,
    /// The store said no: nothing was changed.
    Store(StoreTrouble),
}
