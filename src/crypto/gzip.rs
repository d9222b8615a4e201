//! Makes bytes smaller, and hides by how much: the length is filled up to a multiple of [`STEP`].
//!
//! What is filled in lies in the *extra field* of the gzip header (RFC 1952, 2.3.1.1), which every
//! reader skips, so that `gunzip` gives the very bytes back.

use flate2::{Compression, bufread::GzDecoder, write::GzEncoder};
use std::io::{self, BufRead, Read, Write};

/// Lengths are filled up to a multiple of this.
pub(super) const STEP: usize = 4 * 1024;
/// The header that every gzip file begins with.
const HEADER: usize = 10;
/// Where the header says which fields follow, and the sign for the extra field.
const FLAGS: usize = 3;
const HAS_EXTRA: u8 = 4;
/// Length of the whole extra field, then our part of it: name and length.
const EXTRA: usize = 2 + 4;
/// The name of our part.
const NAME: [u8; 2] = *b"OS";

/// Writes the compressed bytes.
pub(super) fn pack(plain: &[u8], mut out: impl Write) -> io::Result<()> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(plain)?;
    let mut packed = encoder.finish()?;
    let filler = (packed.len() + EXTRA).next_multiple_of(STEP) - packed.len() - EXTRA;
    if let Some(flags) = packed.get_mut(FLAGS) {
        *flags |= HAS_EXTRA;
    }
    let (header, rest) = packed
        .split_at_checked(HEADER)
        .ok_or(io::ErrorKind::InvalidData)?;
    out.write_all(header)?;
    out.write_all(&little(filler + NAME.len() + 2))?;
    out.write_all(&NAME)?;
    out.write_all(&little(filler))?;
    out.write_all(&vec![0; filler])?;
    out.write_all(rest)
}

/// A length in two bytes; ours are below [`STEP`] and a few.
fn little(length: usize) -> [u8; 2] {
    u16::try_from(length).unwrap_or(u16::MAX).to_le_bytes()
}

/// What came of unpacking.
#[derive(Debug)]
pub(super) enum Unpacked {
    /// The bytes, all of them.
    Whole(Vec<u8>),
    /// More than the limit; the rest was not unpacked.
    TooMuch,
    /// No gzip file, or a broken one, or one with something after it; or the reader failed.
    Failed,
}

/// Unpacks at most `limit` bytes, and reads to the end of what is there.
pub(super) fn unpack(packed: impl BufRead, limit: usize) -> Unpacked {
    let mut decoder = GzDecoder::new(packed);
    let mut plain = Vec::new();
    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    match decoder.by_ref().take(most).read_to_end(&mut plain) {
        Ok(found) if found > limit => return Unpacked::TooMuch,
        Ok(_) => {}
        Err(_) => return Unpacked::Failed,
    }
    // The cipher says only at its end whether the last piece is missing.
    match decoder.into_inner().fill_buf() {
        Ok([]) => Unpacked::Whole(plain),
        Ok(_) | Err(_) => Unpacked::Failed,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    fn packed(plain: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        pack(plain, &mut out).unwrap();
        out
    }

    /// Bytes that do not compress.
    fn noise(len: usize) -> Vec<u8> {
        let mut state = 1_u32;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state.to_be_bytes()[0]
        };
        (0..len).map(|_| next()).collect()
    }

    #[test]
    fn every_length_is_a_whole_number_of_steps() {
        for len in (0..9_000).step_by(97).chain(4_040..4_100) {
            let plain = noise(len);
            let packed = packed(&plain);
            assert_eq!(packed.len() % STEP, 0, "{len}");
            assert!(packed.len() <= len + EXTRA + STEP + 64, "{len}");
            assert!(matches!(unpack(&packed[..], len), Unpacked::Whole(found) if found == plain));
        }
    }

    #[test]
    fn one_byte_above_the_limit_is_too_much() {
        let packed = packed(&[7; 1000]);
        assert!(matches!(unpack(&packed[..], 999), Unpacked::TooMuch));
        assert!(matches!(unpack(&packed[..], 1000), Unpacked::Whole(_)));
    }

    #[test]
    fn anything_else_fails() {
        let good = packed(b"words");
        let mut changed = good.clone();
        *changed.last_mut().unwrap() ^= 1;
        for bad in [
            &b""[..],
            b"{}",
            &good[..good.len() - 1],
            &[&good[..], b"\0"].concat(),
            &changed,
        ] {
            assert!(matches!(unpack(bad, 100), Unpacked::Failed));
        }
    }
}
