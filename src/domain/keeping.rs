//! What this device remembers of a book beside the book itself. It travels in no file.

use super::{attachment::ContentHash, ids::ChangeId, time::Timestamp};
use serde::{Deserialize, Serialize};
use std::fmt;

/// What is remembered of a book's files.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Keeping {
    /// What opens the backups of this book.
    pub phrase: Option<Phrase>,
    /// The last backup.
    pub backup: Option<Backup>,
    /// The last page or file for others: how far the history went then.
    pub given: Option<Backup>,
    /// When the person was last asked to make one.
    pub asked: Option<Timestamp>,
    /// The file that was taken in last.
    pub taken: Option<Taken>,
}

/// The words that open a share file. They cannot be printed by accident.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Phrase(String);

impl Phrase {
    /// These words.
    pub const fn new(words: String) -> Self {
        Self(words)
    }

    /// The words, to be shown to the person or to seal with.
    pub fn words(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Phrase")
    }
}

/// Something that was made of a book and left the device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Backup {
    /// When.
    pub at: Timestamp,
    /// How far the history of the book went then.
    pub tick: u64,
}

/// What was taken in from a file: see [`crate::sync::undo`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    /// When.
    pub at: Timestamp,
    /// Changes that were not here before.
    pub added: Vec<ChangeId>,
    /// Changes that were here before, and what more they replace since.
    pub extended: Vec<(ChangeId, Vec<ChangeId>)>,
    /// Words that were here went for good with it.
    #[serde(default)]
    pub erased: bool,
    /// Attachments that came with it. They go with it, but for what another change names: those are its.
    #[serde(default)]
    pub files: Vec<ContentHash>,
}
