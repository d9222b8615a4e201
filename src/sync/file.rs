//! The form of a share file: JSON, before it is compressed and sealed.
//!
//! What comes from outside is read here, and refused here if it breaks a rule: what got past
//! [`ShareFile::read`] can be merged without a second thought.
//!
//! What follows is `FORMAT.md`, which tells the form to an outsider; `tests/merge_laws/format.rs` reads
//! every example in it.
//!
#![doc = include_str!("FORMAT.md")]

use super::rules::{
    MAX_REPLACED, People, check_book, check_joined, check_private, is_same, reaches, ring,
};
use crate::domain::{
    attachment::Attachment,
    book::Book,
    change::{Change, MAX_TICK},
    device::DeviceKind,
    ids::{BookId, ChangeId},
    time::Timestamp,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The version of the form that this app writes, and the newest that it reads.
pub const VERSION: u32 = 1;
/// How many changes a file may hold: some hundred times as many as a family writes in ten years.
pub const MAX_CHANGES: usize = 200_000;
/// How many keys a PIN may open: more than there are phones that each made one.
pub const MAX_KEYS: usize = 8;
/// How long a wrapped key is, in base64: see `crypto::wrap`.
pub const MAX_KEY: usize = 144;

/// What a list of attachments takes beside what is in it, in bytes of JSON, with some to spare.
const LIST: usize = 32;
/// What an attachment takes beside its media type and its bytes: its hash and the names of its parts.
const AROUND: usize = 128;
/// How long one byte of text may become in JSON: `\u0000`.
const ESCAPED: usize = 6;

/// A book, or part of one, on its way to another device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ShareFile {
    /// The version of the form.
    #[serde(rename = "our-say")]
    version: u32,
    /// Whether this is all of the book.
    pub kind: Kind,
    /// When it was made, as that device's clock said.
    pub made: Timestamp,
    /// On what kind of device.
    pub from: DeviceKind,
    /// The book, as that device calls it.
    pub book: BookId,
    /// The changes.
    pub changes: Vec<Change>,
    /// Pictures and voice notes that changes name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
}

/// Whether a file holds all of a book.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// All of it, earlier drafts too: my own backup, or another device of mine.
    Backup,
    /// What somebody else may see.
    Shared,
}

/// Why what was opened is no share file that can be taken in. Nothing of it is used then.
#[derive(Clone, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum FileError {
    /// It is something else: no JSON, or JSON that does not say `our-say`.
    #[error("not a share file")]
    Foreign,
    /// It was written by a newer app, in a version that this one does not know.
    #[error("version {found} is newer than this app")]
    Newer {
        /// The version that it names.
        found: u64,
    },
    /// Something is missing in it, too much, or not what it should be.
    #[error("not in the form of a share file: {0}")]
    Malformed(String),
    /// More changes than a book has, or more of one kind.
    #[error("{found} changes are too many")]
    TooMany {
        /// How many there are.
        found: usize,
    },
    /// No book can be made of it: it names no voice, or no round.
    #[error("there is no book in it")]
    NoBook,
    /// Two changes have one id and say different things.
    #[error("two changes have the id {0}")]
    Twice(ChangeId),
    /// Changes replace each other in a ring, so that none of them would stand.
    #[error("changes replace each other in a ring, {0} among them")]
    Ring(ChangeId),
    /// A change replaces or erases one that is about something else: that would hide it.
    #[error("change {0} reaches into another field")]
    Reach(ChangeId),
    /// A change of private answers that has no place in this file, or a PIN that is none.
    #[error("change {0} is about private answers, and may not be here")]
    Private(ChangeId),
    /// A change claims a place in the history that no history reaches.
    #[error("change {0} has an impossible place in the history")]
    Tick(ChangeId),
    /// The bytes of an attachment are not those that its name stands for.
    #[error("an attachment is not what its name says")]
    Attachment,
}

/// What every version of the form has.
#[derive(Deserialize)]
struct Head {
    #[serde(rename = "our-say")]
    version: u64,
}

/// Version 1, to the letter. A newer kind of field or value is kept as it is; a newer part of a change
/// would be a newer version, which [`Change`] itself holds.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Version1 {
    #[serde(rename = "our-say")]
    _version: u64,
    kind: Kind,
    made: Timestamp,
    from: DeviceKind,
    book: BookId,
    changes: Vec<Change>,
    #[serde(default)]
    attachments: Vec<Attachment>,
}

impl ShareFile {
    /// A file of this version.
    pub const fn new(
        kind: Kind,
        made: Timestamp,
        from: DeviceKind,
        book: BookId,
        changes: Vec<Change>,
        attachments: Vec<Attachment>,
    ) -> Self {
        Self {
            version: VERSION,
            kind,
            made,
            from,
            book,
            changes,
            attachments,
        }
    }

    /// The file as JSON.
    pub fn write(&self) -> Result<String, FileError> {
        serde_json::to_string(self).map_err(|error| FileError::Malformed(error.to_string()))
    }

    /// How many bytes of JSON it is at most; more than anything can hold if it cannot be written.
    pub fn length(&self) -> usize {
        self.write().map_or(usize::MAX, |json| json.len() + LIST)
    }

    /// How many more bytes of JSON it is at most with this attachment in it.
    pub const fn length_of(attachment: &Attachment) -> usize {
        let name = attachment.media_type.len().saturating_mul(ESCAPED);
        let data = attachment.data.len().div_ceil(3).saturating_mul(4);
        name.saturating_add(data).saturating_add(AROUND)
    }

    /// Reads a file and holds it to the rules.
    pub fn read(json: &[u8]) -> Result<Self, FileError> {
        let json = std::str::from_utf8(json).map_err(|_| FileError::Foreign)?;
        let head: Head = serde_json::from_str(json).map_err(|_| FileError::Foreign)?;
        if head.version > u64::from(VERSION) {
            return Err(FileError::Newer {
                found: head.version,
            });
        }
        if head.version == 0 {
            return Err(FileError::Foreign);
        }
        let malformed = |error: serde_json::Error| FileError::Malformed(error.to_string());
        let read: Version1 = serde_json::from_str(json).map_err(malformed)?;
        let found = read.changes.len();
        if found > MAX_CHANGES {
            return Err(FileError::TooMany { found });
        }
        let file = Self {
            version: VERSION,
            kind: read.kind,
            made: read.made,
            from: read.from,
            book: read.book,
            changes: read.changes,
            attachments: read.attachments,
        };
        file.check()?;
        Ok(file)
    }

    /// Holds a file to the rules.
    pub(super) fn check(&self) -> Result<(), FileError> {
        let mut by_id: BTreeMap<ChangeId, &Change> = BTreeMap::new();
        for change in &self.changes {
            if change.tick > MAX_TICK {
                return Err(FileError::Tick(change.id));
            }
            check_private(self.kind, change)?;
            let found = change.replaces.len();
            if found > MAX_REPLACED {
                return Err(FileError::TooMany { found });
            }
            if let Some(other) = by_id.insert(change.id, change)
                && !is_same(other, change)
            {
                return Err(FileError::Twice(change.id));
            }
        }
        let people = People::of(self.changes.iter());
        for change in &self.changes {
            if reaches(change, &people, |id| by_id.get(&id).copied()) {
                return Err(FileError::Reach(change.id));
            }
        }
        let replaces = |id| Some(by_id.get(&id)?.replaces.as_slice());
        if let Some(id) = ring(by_id.keys().copied(), replaces) {
            return Err(FileError::Ring(id));
        }
        if !self.attachments.iter().all(Attachment::is_sound) {
            return Err(FileError::Attachment);
        }
        check_joined(self.changes.iter())?;
        check_book(&Book::from_changes(self.changes.iter().cloned()))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_never_longer_than_it_is_said_to_be_nor_much_shorter() {
        let none = Vec::new();
        let (at, id) = (Timestamp::from_millis(1), BookId::from_bits(1));
        let mut file = ShareFile::new(Kind::Backup, at, DeviceKind::Ipad, id, Vec::new(), none);
        let mut said = file.length();
        for (media, bytes) in [
            ("", 0),
            ("audio/flac", 1),
            ("\u{0}\"", 2),
            ("image/png", 3001),
        ] {
            let one = Attachment::new(media, vec![7; bytes]);
            said += ShareFile::length_of(&one);
            file.attachments.push(one);
            let is = file.write().unwrap().len();
            let spare = 100 * (1 + file.attachments.len());
            assert!(is <= said && said < is + spare, "{is} is not nearly {said}");
        }
    }
}
