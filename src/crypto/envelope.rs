//! The form of a sealed record, and the two verbs.

use super::{CryptoError, DataKey, Nonce};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305,
    aead::{Aead, Payload},
};

const MAGIC: [u8; 4] = *b"OSay";
const VERSION: u8 = 1;
const VERSION_AT: usize = MAGIC.len();
const NONCE_AT: usize = VERSION_AT + 1;
const HEADER: usize = NONCE_AT + Nonce::LEN;
const TAG: usize = 16;

/// By how many bytes a sealed record is longer than what it holds.
pub const OVERHEAD: usize = HEADER + TAG;

/// Seals `plain` so that it opens only with `key`, and only at `address`.
pub fn seal(
    key: &DataKey,
    nonce: Nonce,
    address: &[u8],
    plain: &[u8],
) -> Result<Vec<u8>, CryptoError> {
    let mut sealed = Vec::with_capacity(plain.len() + OVERHEAD);
    sealed.extend_from_slice(&MAGIC);
    sealed.push(VERSION);
    sealed.extend_from_slice(nonce.bytes());
    let aad = bound(&sealed, address);
    let text = XChaCha20Poly1305::new(key.expose().into())
        .encrypt(
            nonce.bytes().into(),
            Payload {
                msg: plain,
                aad: &aad,
            },
        )
        .map_err(|_| CryptoError::TooLong)?;
    sealed.extend_from_slice(&text);
    Ok(sealed)
}

/// Opens what [`seal`] sealed with this key for this address.
pub fn open(key: &DataKey, address: &[u8], sealed: &[u8]) -> Result<Vec<u8>, CryptoError> {
    let cut = CryptoError::Cut { len: sealed.len() };
    let magic = sealed.get(..VERSION_AT).ok_or(cut)?;
    if magic != MAGIC {
        return Err(CryptoError::Foreign);
    }
    match *sealed.get(VERSION_AT).ok_or(cut)? {
        VERSION => {}
        0 => return Err(CryptoError::Foreign),
        found => return Err(CryptoError::NewerVersion { found }),
    }
    if sealed.len() < OVERHEAD {
        return Err(cut);
    }
    let (header, text) = sealed.split_at_checked(HEADER).ok_or(cut)?;
    let nonce = header.get(NONCE_AT..).ok_or(cut)?;
    let nonce: &[u8; Nonce::LEN] = nonce.try_into().map_err(|_| cut)?;
    let aad = bound(header, address);
    XChaCha20Poly1305::new(key.expose().into())
        .decrypt(
            nonce.into(),
            Payload {
                msg: text,
                aad: &aad,
            },
        )
        .map_err(|_| CryptoError::DoesNotOpen)
}

/// What is authenticated beside the text. The header has one length, so the two cannot be shifted
/// against each other.
fn bound(header: &[u8], address: &[u8]) -> Vec<u8> {
    [header, address].concat()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;
    use crate::crypto::make_key;

    const ADDRESS: &[u8] = b"our-say/book/00/change/2a";
    const WORDS: &str = "I like it when Miss Okafor sits next to me. \u{1f600}";
    const SAMPLE_V1: &[u8] = include_bytes!("../../tests/fixtures/sealed/v1.bin");

    fn key() -> DataKey {
        make_key([7; DataKey::LEN])
    }

    fn sealed() -> Vec<u8> {
        seal(
            &key(),
            Nonce::from_bytes([9; 24]),
            ADDRESS,
            WORDS.as_bytes(),
        )
        .unwrap()
    }

    #[test]
    fn what_is_sealed_opens_and_shows_nothing_meanwhile() {
        let sealed = sealed();
        assert_eq!(sealed.len(), WORDS.len() + OVERHEAD);
        assert!(!sealed.windows(6).any(|w| w == b"Okafor"));
        assert_eq!(open(&key(), ADDRESS, &sealed).unwrap(), WORDS.as_bytes());
    }

    #[test]
    fn nothing_at_all_can_be_sealed_and_opened() {
        let sealed = seal(&key(), Nonce::from_bytes([1; 24]), b"", b"").unwrap();
        assert_eq!(open(&key(), b"", &sealed).unwrap(), b"");
    }

    #[test]
    fn the_sample_of_version_1_opens_for_ever() {
        assert_eq!(open(&key(), ADDRESS, SAMPLE_V1).unwrap(), WORDS.as_bytes());
    }

    #[test]
    fn version_1_is_written_as_it_always_was() {
        assert_eq!(sealed(), SAMPLE_V1);
    }

    #[test]
    fn another_key_does_not_open_it() {
        let other = make_key([8; DataKey::LEN]);
        assert_eq!(
            open(&other, ADDRESS, &sealed()),
            Err(CryptoError::DoesNotOpen)
        );
    }

    #[test]
    fn another_address_does_not_open_it() {
        for address in [
            &b""[..],
            b"our-say/book/00/change/2b",
            b"our-say/book/01/change/2a",
            b"our-say/book/00/change/2a ",
        ] {
            assert_eq!(
                open(&key(), address, &sealed()),
                Err(CryptoError::DoesNotOpen)
            );
        }
    }

    #[test]
    fn one_flipped_bit_anywhere_is_noticed() {
        let whole = sealed();
        for at in 0..whole.len() {
            for bit in 0..8 {
                let mut bytes = whole.clone();
                bytes[at] ^= 1 << bit;
                let found = bytes[VERSION_AT];
                let expected = match at {
                    0..VERSION_AT => CryptoError::Foreign,
                    VERSION_AT if found == 0 => CryptoError::Foreign,
                    VERSION_AT => CryptoError::NewerVersion { found },
                    _ => CryptoError::DoesNotOpen,
                };
                assert_eq!(
                    open(&key(), ADDRESS, &bytes),
                    Err(expected),
                    "byte {at}, bit {bit}"
                );
            }
        }
    }

    #[test]
    fn a_record_cut_anywhere_is_noticed() {
        let whole = sealed();
        for len in 0..whole.len() {
            let expected = if len < OVERHEAD {
                CryptoError::Cut { len }
            } else {
                CryptoError::DoesNotOpen
            };
            assert_eq!(open(&key(), ADDRESS, &whole[..len]), Err(expected));
        }
        let longer = [&whole[..], b"\0"].concat();
        assert_eq!(
            open(&key(), ADDRESS, &longer),
            Err(CryptoError::DoesNotOpen)
        );
    }

    #[test]
    fn a_record_of_a_newer_app_is_named_as_such_however_short() {
        let mut newer = sealed();
        newer[VERSION_AT] = 2;
        for len in NONCE_AT..newer.len() {
            assert_eq!(
                open(&key(), ADDRESS, &newer[..len]),
                Err(CryptoError::NewerVersion { found: 2 })
            );
        }
    }
}
