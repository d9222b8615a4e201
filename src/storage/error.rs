//! What can go wrong on the device.

use crate::domain::attachment::ContentHash;

/// Why something could not be read from the device, or could not be saved on it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// This browser keeps nothing here: it has no IndexedDB, or it is switched off, as in some
    /// private windows.
    #[error("this browser keeps nothing")]
    Unavailable,
    /// There is no room left for it. Nothing was written.
    #[error("no room left")]
    Full,
    /// The connection to the database broke, and opening it again did not help.
    #[error("the connection was lost")]
    Lost,
    /// Another tab holds the database and does not let go.
    #[error("another tab is in the way")]
    Blocked,
    /// Another tab has taken over writing, or the database was removed. Nothing was written.
    #[error("another tab writes now")]
    NotTheWriter,
    /// A lock is shut: of this book, or of the whole app.
    #[error("locked")]
    Locked,
    /// There is no such book on this device.
    #[error("no such book")]
    NoSuchBook,
    /// The database is in a form that only a newer version of the app knows.
    #[error("written by a newer version of the app")]
    NewerVersion,
    /// What lies there cannot be read. It was left as it is.
    #[error("damaged: {0:?}")]
    Damaged(Damage),
    /// Anything else, with the name that the browser gave it: for people's reports only, never
    /// compared with anything.
    #[error("{0}")]
    Other(String),
}

/// What cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// The key of the device.
    DeviceKey,
    /// The key of a book.
    BookKey,
    /// A record of a book.
    Book,
    /// An attachment of a book.
    File(ContentHash),
    /// The mark that says who may write.
    Fence,
    /// A database that lacks what this app puts into each.
    Database,
    /// A record that could not even be written down; it is a fault of the app.
    Form,
}
