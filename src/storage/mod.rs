//! What lies on the device: one contract, two stores, and the vault that seals what they keep.
//!
//! | module | what it is |
//! |---|---|
//! | [`Store`] | the contract: named databases of key → bytes, written whole or not at all |
//! | [`memory`] | the store of native tests, which can be told to fail |
//! | `idb` | the store of the browser, on IndexedDB; Wasm only |
//! | [`contract`] | what every store must do, as tests that run on each |
//! | [`record`] | the forms in which things are stored |
//! | [`vault`] | seals and opens records, and speaks in the words of [`crate::domain`] |
//!
//! Called by [`crate::perform`], through [`Vault`]. A store knows bytes only and never sees a word;
//! the vault knows nothing of browsers. Neither asks a clock or rolls a die.
//!
//! **One writer.** Before it writes, a tab *takes* the database and is given a [`Fence`]. Each
//! write names the fence, which is compared in the transaction of that very write. Once another
//! tab has taken the database, the first one's writes are refused and change nothing: two tabs can
//! never both write, even where the browser's locks fail.

#[doc(hidden)]
pub mod contract;
mod entry;
mod error;
#[cfg(target_family = "wasm")]
pub mod idb;
pub mod memory;
mod place;
pub mod record;
pub mod vault;

pub use error::{Damage, StoreError};
pub use place::{Db, Edition, RecordKey};
pub use record::Lock;
pub use vault::{BookRecord, Loaded, Randomness, Save, Shelf, ShelfBook, Vault};

use crate::domain::ids::BookId;

/// The right to write to one database, until another writer takes it.
///
/// `turn` rises with each taking. `draw` is random, so that a writer of a database that was removed
/// and made again cannot pass for the writer of the new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fence {
    turn: u64,
    draw: u64,
}

impl Fence {
    /// The length of a stored fence in bytes.
    pub const LEN: usize = 16;

    /// The fence of a database's first writer.
    const fn first(draw: u64) -> Self {
        Self { turn: 1, draw }
    }

    /// The fence of the writer that comes after this one.
    const fn next(self, draw: u64) -> Self {
        Self {
            turn: self.turn.saturating_add(1),
            draw,
        }
    }

    /// The fence as it is stored.
    pub fn to_bytes(self) -> [u8; Self::LEN] {
        (u128::from(self.turn) << 64 | u128::from(self.draw)).to_be_bytes()
    }

    /// The fence that is stored in these bytes, if there is one.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let bits = u128::from_be_bytes(bytes.try_into().ok()?);
        let turn = u64::try_from(bits >> 64).ok()?;
        let draw = u64::try_from(bits & u128::from(u64::MAX)).ok()?;
        Some(Self { turn, draw })
    }
}

/// One record of a database, as bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Where it lies.
    pub key: RecordKey,
    /// What it holds. A store never looks inside.
    pub bytes: Vec<u8>,
}

/// A database that was taken: the right to write to it, and what lay in it, but attachments.
pub type Taken = (Fence, Vec<Record>);

/// One part of a write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Write {
    /// Puts this record, in place of any that lies there.
    Put(Record),
    /// Deletes the record that lies there, if there is one.
    Delete(RecordKey),
}

/// Named databases of key → bytes. Two stores keep this contract: [`memory::MemoryStore`] and
/// `idb::IdbStore`; [`contract`] holds the tests.
#[allow(
    async_fn_in_trait,
    reason = "the browser has one thread, so no future needs to be Send"
)]
pub trait Store {
    /// Everything that lies in a database but its attachments, by key; `None` if there is no such
    /// database. Looking creates nothing.
    async fn read_all(&self, db: Db) -> Result<Option<Vec<Record>>, StoreError>;

    /// Where attachments lie in a database, in order; their bytes are not read. Nothing if there is no
    /// such database. Looking creates nothing.
    async fn list_files(&self, db: Db) -> Result<Vec<RecordKey>, StoreError>;

    /// One record; `None` if there is no such record or no such database. Looking creates nothing.
    async fn read(&self, db: Db, key: &RecordKey) -> Result<Option<Vec<u8>>, StoreError>;

    /// Writes all of it or nothing. `Ok` only once it is durable.
    ///
    /// Refused with [`StoreError::NotTheWriter`] when `fence` is not the one that was given out
    /// last, or the database is gone.
    async fn write(&self, db: Db, fence: Fence, writes: Vec<Write>) -> Result<(), StoreError>;

    /// Becomes the writer of a database, which is created if need be. `draw` is 64 random bits.
    async fn take(&self, db: Db, draw: u64) -> Result<Fence, StoreError>;

    /// Becomes the writer of a database that is there, and says what lies in it at that moment but
    /// attachments, by key; `None` if there is none. Creates nothing.
    async fn take_existing(&self, db: Db, draw: u64) -> Result<Option<Taken>, StoreError>;

    /// Gets ready to read a database that is wanted in a moment. Creates nothing; tells of no trouble,
    /// which whoever reads will meet again.
    async fn expect(&self, db: Db);

    /// Removes a database with all that is in it. No such database: nothing to do.
    async fn remove(&self, db: Db) -> Result<(), StoreError>;

    /// Has the browser write over what it still holds of databases that were removed. It may take a moment;
    /// nothing else waits for it. `draw` is 64 random bits. Keeps nothing.
    async fn wash(&self, draw: u64) -> Result<(), StoreError>;

    /// Removes every database of a book, or of the app for `None`, with all that is in them, in this order those that
    /// are `known`. A store that can list what there is removes those too of which nobody knows. One that does not
    /// go keeps no other from going; the first error is told.
    async fn remove_all(&self, of: Option<BookId>, known: Vec<Db>) -> Result<(), StoreError>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fence_survives_being_stored() {
        let fence = Fence::first(7).next(u64::MAX).next(3);
        assert_eq!(Fence::from_bytes(&fence.to_bytes()), Some(fence));
        assert_eq!(fence.turn, 3);
        assert_eq!(Fence::from_bytes(b"short"), None);
        assert_eq!(Fence::from_bytes(&[0; 17]), None);
    }
}
