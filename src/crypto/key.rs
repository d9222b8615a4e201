//! The key that seals, and the number used once.

use zeroize::{Zeroize, ZeroizeOnDrop};

/// A key that seals records: 32 random bytes, wiped when dropped.
///
/// It cannot be printed or copied by accident:
///
/// ```compile_fail
/// let key = our_say::crypto::make_key([7; 32]);
/// println!("{key:?}");
/// ```
///
/// ```compile_fail
/// let key = our_say::crypto::make_key([7; 32]);
/// let copy = key.clone();
/// ```
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct DataKey([u8; Self::LEN]);

impl DataKey {
    /// The length of a key in bytes.
    pub const LEN: usize = 32;

    /// The bytes of the key, to be sealed under another key or kept beside the data.
    pub const fn expose(&self) -> &[u8; Self::LEN] {
        &self.0
    }
}

/// Makes a key of bytes that were drawn at random.
pub const fn make_key(drawn: [u8; DataKey::LEN]) -> DataKey {
    DataKey(drawn)
}

/// A number used once: 24 bytes, drawn at random for each sealing. So many that two never meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nonce([u8; Self::LEN]);

impl Nonce {
    /// The length of a nonce in bytes.
    pub const LEN: usize = 24;

    /// The nonce with these bytes. Draw them anew each time.
    pub const fn from_bytes(drawn: [u8; Self::LEN]) -> Self {
        Self(drawn)
    }

    /// The bytes of the nonce; they are no secret.
    pub const fn bytes(&self) -> &[u8; Self::LEN] {
        &self.0
    }
}
