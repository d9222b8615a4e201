//! Seals and opens bytes; knows nothing of books or voices. Twice two verbs: [`seal`] and [`open`] for
//! the records on the device, [`share::seal`] and [`share::open`] for the file that leaves it.
//!
//! # Records
//!
//! Used by [`crate::storage`], which gives every record an address. The address is authenticated
//! together with the header, so a sealed record that was moved somewhere else does not open.
//!
//! Version 1 of a sealed record, in bytes:
//!
//! | from | to | what |
//! |---|---|---|
//! | 0 | 4 | magic, `OSay` |
//! | 4 | 5 | version, 1 |
//! | 5 | 29 | nonce, random |
//! | 29 | end | XChaCha20-Poly1305 of the plain bytes, with its tag of 16 bytes at the end |
//!
//! What is authenticated beside the text: bytes 0 to 29, then the address.
//!
//! Randomness is an argument here: nothing rolls a die (but for the salt of a share file, which `age`
//! draws by itself). A sample of each version stays in
//! `tests/fixtures/sealed` for ever and must always open.
//!
//! # Keys under a secret
//!
//! [`wrap`] keeps a key under a PIN or a passphrase.
//!
//! # Share files
//!
//! [`share`] is the sealed form, [`make_phrase`] and [`strength()`] are for its passphrase, and [`task`] is
//! how a page asks its worker for them. A sample of each version stays in `tests/fixtures/share`.

mod armour;
mod envelope;
mod error;
mod gzip;
mod key;
mod passphrase;
pub mod share;
mod strength;
pub mod task;
mod words;
pub mod wrap;

pub use envelope::{OVERHEAD, open, seal};
pub use error::{CryptoError, ShareError};
pub use key::{DataKey, Nonce, make_key};
pub use passphrase::Passphrase;
pub use strength::{Strength, strength};
pub use words::{WORDS, make_phrase, phrase_bits};
