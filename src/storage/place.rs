//! Where things lie: databases, and the keys of records in them.

use crate::domain::{
    attachment::ContentHash,
    ids::{BookId, ChangeId},
};
use serde::{Deserialize, Serialize};
use std::{borrow::Cow, fmt};

/// Which database of those that hold the same thing one after another.
///
/// What is deleted from a database stays in its log for a while, and what replaces it lies beside it. So a
/// book that gets a new key, and a shelf that is to forget something, move into a new database, and the old
/// one is deleted whole: its *edition* is 64 random bits, so that no two tabs ever mean the same by it.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Edition(u64);

impl Edition {
    /// The one in which everything begins.
    pub const FIRST: Self = Self(0);

    /// A later one, of 64 bits that were drawn at random.
    pub const fn drawn(bits: u64) -> Self {
        // One in 2^64 draws would name the first.
        Self(if bits == 0 { 1 } else { bits })
    }

    /// Its bits.
    pub const fn bits(self) -> u64 {
        self.0
    }
}

/// A database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Db {
    /// The smallest one: which shelf is the device's, and what opens it. There is none while that is the first.
    Door,
    /// The small one of the device: its settings, its books' keys and covers.
    Shelf(Edition),
    /// The one of a book.
    Book(BookId, Edition),
}

impl Db {
    /// The shelf of a device on which nothing was ever locked or removed.
    pub const FIRST_SHELF: Self = Self::Shelf(Edition::FIRST);

    /// The database in which a book begins.
    pub const fn first(book: BookId) -> Self {
        Self::Book(book, Edition::FIRST)
    }
}

impl fmt::Display for Db {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Door => f.write_str("door"),
            Self::Shelf(Edition::FIRST) => f.write_str("device"),
            Self::Shelf(Edition(bits)) => write!(f, "shelf-{bits:016x}"),
            Self::Book(id, Edition::FIRST) => write!(f, "book-{id}"),
            Self::Book(id, Edition(bits)) => write!(f, "book-{id}-{bits:016x}"),
        }
    }
}

/// Where a record lies in its database: a short text of `a`–`z`, `0`–`9`, `-` and `/`.
///
/// It is stored in clear, so it never holds a word or a name that a person gave.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordKey(Cow<'static, str>);

impl RecordKey {
    /// The longest key, in bytes: that of an attachment has 71.
    pub const MAX_LEN: usize = 80;
    /// What the door says, in its database.
    pub const DOOR: Self = Self(Cow::Borrowed("door"));
    /// Where a shelf is moving to while it does, in the shelf's database; and that a book is, in the book's.
    pub const MOVING: Self = Self(Cow::Borrowed("moving"));
    /// The key of the device, in the first shelf; later ones have theirs at the door.
    pub const DEVICE_KEY: Self = Self(Cow::Borrowed("key"));
    /// The settings of the device, in the device's database.
    pub const DEVICE: Self = Self(Cow::Borrowed("device"));
    /// What is remembered of a book's files, in the book's database.
    pub const KEEPING: Self = Self(Cow::Borrowed("keeping"));
    /// What is remembered of the sitting, in a book's database.
    pub const SITTING: Self = Self(Cow::Borrowed("sitting"));

    /// Where the attachments of a book begin, in its database: they lie here and after.
    ///
    /// Every other key of the app comes before: no other begins with `z`, and none that is added later
    /// may. So one range of keys, up to here, reads all the rest of a book, and to open a book costs
    /// nothing for its recordings.
    pub const FILES: Self = Self(Cow::Borrowed("z-file/"));

    /// The key with this text, if it can be one.
    pub fn new(text: &str) -> Option<Self> {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'/';
        let fits = (1..=Self::MAX_LEN).contains(&text.len());
        (fits && text.bytes().all(plain)).then(|| Self(Cow::Owned(text.to_owned())))
    }

    /// Where a book's entry on the shelf lies, in the device's database.
    pub fn book(id: BookId) -> Self {
        Self(Cow::Owned(format!("book/{id}")))
    }

    /// Where a book's cover lies, in the device's database.
    pub fn cover(id: BookId) -> Self {
        Self(Cow::Owned(format!("cover/{id}")))
    }

    /// Where a change lies, in its book's database.
    pub fn change(id: ChangeId) -> Self {
        Self(Cow::Owned(format!("change/{id}")))
    }

    /// Where an attachment lies, in its book's database.
    pub fn file(hash: ContentHash) -> Self {
        Self(Cow::Owned(format!("{}{hash}", Self::FILES)))
    }

    /// The key as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether a change should lie here, even if the rest of the key is no change's id.
    pub(crate) fn is_change(&self) -> bool {
        self.0.starts_with("change/")
    }

    /// The book whose entry lies here, if it is one's.
    pub(crate) fn to_book(&self) -> Option<BookId> {
        self.0.strip_prefix("book/")?.parse().ok()
    }

    /// Whether an attachment should lie here, even if the rest of the key is no hash.
    pub fn is_file(&self) -> bool {
        *self >= Self::FILES
    }

    /// The attachment that lies here, if it is one's.
    pub(crate) fn to_file(&self) -> Option<ContentHash> {
        self.0.strip_prefix(&*Self::FILES.0)?.parse().ok()
    }

    /// The change that lies here, if it is one's.
    pub(crate) fn to_change(&self) -> Option<ChangeId> {
        self.0.strip_prefix("change/")?.parse().ok()
    }
}

impl fmt::Display for RecordKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The address to which a sealed record is bound: its database and its key.
pub(crate) fn address(db: Db, key: &RecordKey) -> Vec<u8> {
    format!("our-say/{db}/{key}").into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_holds_no_words() {
        for text in ["", "Sam", "change/é", "a b", "!fence", &"a".repeat(81)] {
            assert_eq!(RecordKey::new(text), None, "{text}");
        }
    }

    #[test]
    fn every_key_that_the_app_makes_can_be_read_back() {
        let (book, change) = (BookId::from_bits(1), ChangeId::from_bits(u128::MAX));
        let hash = ContentHash::of(b"la la la");
        for key in [
            RecordKey::DEVICE_KEY,
            RecordKey::DEVICE,
            RecordKey::DOOR,
            RecordKey::MOVING,
            RecordKey::SITTING,
            RecordKey::book(book),
            RecordKey::cover(book),
            RecordKey::change(change),
            RecordKey::KEEPING,
            RecordKey::file(hash),
        ] {
            assert_eq!(RecordKey::new(key.as_str()), Some(key));
        }
        assert_eq!(RecordKey::book(book).to_book(), Some(book));
        assert_eq!(RecordKey::change(change).to_change(), Some(change));
        assert_eq!(RecordKey::file(hash).to_file(), Some(hash));
    }

    #[test]
    fn attachments_lie_after_everything_else() {
        let (book, change) = (BookId::from_bits(u128::MAX), ChangeId::from_bits(u128::MAX));
        for key in [
            RecordKey::DEVICE_KEY,
            RecordKey::DEVICE,
            RecordKey::KEEPING,
            RecordKey::SITTING,
            RecordKey::DOOR,
            RecordKey::MOVING,
            RecordKey::book(book),
            RecordKey::cover(book),
            RecordKey::change(change),
        ] {
            assert!(key < RecordKey::FILES && !key.is_file(), "{key}");
            assert_eq!(key.to_file(), None);
        }
        let file = RecordKey::file(ContentHash::of(b""));
        assert!(file > RecordKey::FILES && file.is_file());
    }

    #[test]
    fn no_two_records_share_an_address() {
        let book = BookId::from_bits(1);
        let change = RecordKey::change(ChangeId::from_bits(2));
        assert_ne!(
            address(Db::first(book), &change),
            address(Db::FIRST_SHELF, &change)
        );
        assert_eq!(
            address(Db::first(book), &RecordKey::SITTING),
            b"our-say/book-00000000000000000000000000000001/sitting"
        );
        assert_eq!(
            address(Db::FIRST_SHELF, &RecordKey::DEVICE),
            b"our-say/device/device"
        );
        let later = Edition::drawn(0xab);
        assert_eq!(
            address(Db::Book(book, later), &RecordKey::SITTING),
            b"our-say/book-00000000000000000000000000000001-00000000000000ab/sitting"
        );
    }
}
