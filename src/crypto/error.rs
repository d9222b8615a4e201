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
}
