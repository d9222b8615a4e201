//! The form of a share file: JSON, before it is compressed and sealed.
//!
//! What comes from outside is read here, and refused here if it breaks a rule: what got past
//! [`ShareFile::read`] can be merged without a second thought.
//!
//! What follows is `FORMAT.md`, which tells the form to an outsider; `tests/merge_laws/format.rs` reads
//! every example in it.
//!
#![doc = include_str!("FORMAT.md")]

use super::rules::{MAX_REPLACED, check_book, check_joined, is_same, reaches, ring};
use crate::domain::{
    book::Book,
    change::{Change, Field, MAX_TICK, Value},
    device::DeviceKind,
    ids::{BookId, ChangeId, DeviceId, VoiceId},
    time::Timestamp,
};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use std::{collections::BTreeMap, fmt};

/// The version of the form that this app writes, and the newest that it reads.
pub const VERSION: u32 = 1;
/// How many changes a file may hold: some hundred times as many as a family writes in ten years.
pub const MAX_CHANGES: usize = 200_000;

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

/// A picture or voice note, named by the hash of its bytes.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Attachment {
    /// SHA-256 of the bytes, as 64 hexadecimal digits.
    pub hash: String,
    /// The media type: `audio/flac`.
    #[serde(rename = "type")]
    pub media_type: String,
    /// The bytes.
    #[serde(with = "base64_text")]
    pub data: Vec<u8>,
}

impl fmt::Debug for Attachment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Attachment({}, {} bytes)", self.hash, self.data.len())
    }
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

/// Version 1, to the letter.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Version1 {
    #[serde(rename = "our-say")]
    _version: u64,
    kind: Kind,
    made: Timestamp,
    from: DeviceKind,
    book: BookId,
    changes: Vec<Entry>,
    #[serde(default)]
    attachments: Vec<Attachment>,
}

/// A change as a file has it: nothing more, nothing less. A newer kind of field or value is kept as
/// it is; a newer part of a change would be a newer version.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    id: ChangeId,
    tick: u64,
    at: Timestamp,
    by: VoiceId,
    #[serde(default)]
    on: Option<DeviceId>,
    #[serde(default)]
    replaces: Vec<ChangeId>,
    field: Field,
    value: Value,
}

impl From<Entry> for Change {
    fn from(entry: Entry) -> Self {
        let Entry {
            id,
            tick,
            at,
            by,
            on,
            replaces,
            field,
            value,
        } = entry;
        Self {
            id,
            tick,
            at,
            by,
            on,
            replaces,
            field,
            value,
        }
    }
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
            changes: read.changes.into_iter().map(Change::from).collect(),
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
        for change in &self.changes {
            if reaches(change, |id| by_id.get(&id).copied()) {
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

impl Attachment {
    /// An attachment of these bytes.
    pub fn new(media_type: &str, data: Vec<u8>) -> Self {
        Self {
            hash: hash(&data),
            media_type: media_type.to_owned(),
            data,
        }
    }

    fn is_sound(&self) -> bool {
        self.hash == hash(&self.data)
    }
}

fn hash(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or('0');
    let bytes = Sha256::digest(bytes);
    let digits = bytes.iter().flat_map(|b| [digit(b >> 4), digit(b & 15)]);
    digits.collect()
}

/// Bytes as base64.
mod base64_text {
    use base64::{Engine as _, engine::general_purpose::STANDARD};
    use serde::{Deserialize, Deserializer, Serializer, de::Error as _};

    pub fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&STANDARD.encode(bytes))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
        let text = String::deserialize(deserializer)?;
        STANDARD
            .decode(text)
            .map_err(|_| D::Error::custom("not base64"))
    }
}
