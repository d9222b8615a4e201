//! Where things lie: databases, and the keys of records in them.

use crate::domain::{
    attachment::ContentHash,
    ids::{BookId, ChangeId},
};
use std::{borrow::Cow, fmt};

/// A database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Db {
    /// The small one of the device: its key, its books' keys, its settings.
    Device,
    /// The one of a book.
    Book(BookId),
}

impl fmt::Display for Db {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Device => f.write_str("device"),
            Self::Book(id) => write!(f, "book-{id}"),
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
    /// The key of the device, in the device's database.
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
            RecordKey::SITTING,
            RecordKey::book(book),
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
            RecordKey::book(book),
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
            address(Db::Book(book), &change),
            address(Db::Device, &change)
        );
        assert_eq!(
            address(Db::Book(book), &RecordKey::SITTING),
            b"our-say/book-00000000000000000000000000000001/sitting"
        );
    }
}
