//! Seals and opens bytes. Two verbs, [`seal`] and [`open`]; knows nothing of books or voices.
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
//! Randomness is an argument here: nothing rolls a die. A sample of each version stays in
//! `tests/fixtures/sealed` for ever and must always open.

mod envelope;
mod error;
mod key;

pub use envelope::{OVERHEAD, open, seal};
pub use error::CryptoError;
pub use key::{DataKey, Nonce, make_key};
