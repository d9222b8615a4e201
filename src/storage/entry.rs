//! A book's entry on the shelf as it is stored: where the book lies, and what opens it. Read and written by the vault.

use super::{
    Edition, Lock,
    record::{Form, SCHEMA},
};
use crate::{
    crypto::DataKey,
    domain::{cover::LockedCover, time::Timestamp},
};
use serde::{Deserialize, Serialize};

/// What a book's entry says of the book's being in its database. Where that is not certain, because the app may have
/// stopped in between, whoever reads the shelf looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It was just being made: it may have no word yet.
    Coming,
    /// It is there.
    There,
    /// It is being removed, or the app stopped while it was: its words may all be there still. It does not become
    /// [`Self::There`] unless it is begun anew, for it could be gone in the next moment, and whoever removes it may
    /// then be locked out of the shelf. A book whose removal failed is therefore looked for with each list.
    Going,
}

/// A book's entry on the shelf as it is stored.
#[derive(Serialize, Deserialize)]
pub(super) struct ShelfRecord {
    schema: u32,
    /// The book's key, for a book without a lock.
    #[serde(
        default,
        with = "super::record::maybe_key",
        skip_serializing_if = "Option::is_none"
    )]
    pub key: Option<DataKey>,
    /// When the book came to this device.
    pub added: Timestamp,
    /// With the next one it says what is known of the book's being in its database, see [`Standing`]: two marks,
    /// so that every version of the app reads what the others wrote.
    #[serde(default)]
    settled: bool,
    #[serde(default, skip_serializing_if = "is_false")]
    going: bool,
    /// In which of its databases the book lies.
    #[serde(default, skip_serializing_if = "is_first")]
    pub edition: Edition,
    /// Into which database it is just being copied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub building: Option<Edition>,
    /// Databases of it that are to be deleted: none of them will ever be the book again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dropped: Vec<Edition>,
    /// Its lock, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lock: Option<Lock>,
    /// What a locked book shows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cover: Option<LockedCover>,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
fn is_first(edition: &Edition) -> bool {
    *edition == Edition::FIRST
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
const fn is_false(mark: &bool) -> bool {
    !*mark
}

impl ShelfRecord {
    pub const fn new(key: DataKey, added: Timestamp) -> Self {
        Self {
            schema: SCHEMA,
            key: Some(key),
            added,
            settled: false,
            going: false,
            edition: Edition::FIRST,
            building: None,
            dropped: Vec::new(),
            lock: None,
            cover: None,
        }
    }

    /// What is known of the book's being in its database.
    pub const fn standing(&self) -> Standing {
        match (self.going, self.settled) {
            (true, _) => Standing::Going,
            (false, true) => Standing::There,
            (false, false) => Standing::Coming,
        }
    }

    /// From now on that is known.
    pub const fn stand(&mut self, standing: Standing) {
        self.settled = matches!(standing, Standing::There);
        self.going = matches!(standing, Standing::Going);
    }
}

impl Form for ShelfRecord {
    fn schema(&self) -> u32 {
        self.schema
    }
}
