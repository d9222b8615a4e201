//! What can go wrong when bytes are sealed or opened.

/// Why bytes could not be sealed or opened. Never carries a key or a plain byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CryptoError {
    /// The bytes end before a sealed record could.
    #[error("sealed bytes are cut short at {len}")]
    Cut {
        /// How many bytes there are.
        len: usize,
    },
    /// The bytes are something else than a sealed record.
    #[error("not sealed by this app")]
    Foreign,
    /// Sealed by a newer version of the app than this one.
    #[error("sealed in version {found}, newer than this app knows")]
    NewerVersion {
        /// The version that the bytes name.
        found: u8,
    },
    /// The key is another one, the bytes were changed, or they belong to another address. Which of
    /// the three cannot be told.
    #[error("does not open with this key at this address")]
    DoesNotOpen,
    /// More bytes than the cipher can seal at once (256 GiB).
    #[error("too long to seal")]
    TooLong,
    /// A wrapped key asks for more time or memory than a phone has.
    #[error("stretching the secret is too much work")]
    TooMuchWork,
}

/// Why a share file could not be sealed or opened: one for each case that is said in a sentence of its
/// own. Never carries a passphrase or a plain byte.
///
/// Some cases cannot be told apart, since a sealed file hides what would tell:
///
/// - A changed salt or key in the header looks like [`ShareError::WrongPassphrase`]. So the sentence for
///   that should also say that the file may have been damaged.
/// - A binary file that was cut looks like [`ShareError::Damaged`], unless the cut is in its header or at
///   the edge of a piece of 64 KiB. Armoured text, which is what we write, says where it ends.
/// - A binary file whose first line was changed looks like [`ShareError::NotAShareFile`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ShareError {
    /// Some other file or text.
    #[error("not a share file")]
    NotAShareFile,
    /// The end, or the start, is missing.
    #[error("the file is cut short")]
    CutShort,
    /// Bytes were changed on the way.
    #[error("the file is damaged")]
    Damaged,
    /// The passphrase is another one.
    #[error("does not open with this passphrase")]
    WrongPassphrase,
    /// Sealed by other software for somebody's key file instead of a passphrase.
    #[error("sealed for a key file, not for a passphrase")]
    KeyFile,
    /// Opening would take more time and memory than a phone has.
    #[error("needs work factor {factor}")]
    TooMuchWork {
        /// What the file asks for; each step doubles time and memory.
        factor: u8,
    },
    /// More bytes than we seal or open.
    #[error("{bytes} bytes are too many")]
    TooLarge {
        /// How many there are.
        bytes: usize,
    },
    /// It opens, and what is inside was not packed by this app or with gzip.
    #[error("opens, but holds something else")]
    SomethingElse,
    /// It opens, and would unpack to more bytes than we take.
    #[error("unpacks to too much")]
    UnpacksToTooMuch,
    /// The cipher refused to seal. Nothing is known that makes it do so.
    #[error("could not be sealed")]
    NotSealed,
}
