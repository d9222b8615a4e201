//! Finds an armoured `age` file inside whatever it travelled in, and reads its bytes.
//!
//! Stricter readers exist; this one forgives what mail and chat programs do to text: other text before
//! and after it, a mark at the start of the file, other line ends and lengths, quoting with `>`, spaces
//! that are none. That is safe, since the bytes are authenticated afterwards.

use super::ShareError;
use base64::{
    alphabet,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
    read::DecoderReader,
};
use std::io::{self, Read};

/// The line before the text.
pub(super) const BEGIN: &[u8] = b"-----BEGIN AGE ENCRYPTED FILE-----";
/// The line after it.
pub(super) const END: &[u8] = b"-----END AGE ENCRYPTED FILE-----";
/// How much of the first line must be there for a cut file to be known as one.
const ENOUGH: usize = b"-----BEGIN AGE".len();

/// Bits beyond the last byte are ignored, and padding may be missing: who counts is the cipher.
const FORGIVING: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// The text between the two lines.
pub(super) fn find(bytes: &[u8]) -> Result<&[u8], ShareError> {
    let Some(begin) = position(bytes, BEGIN) else {
        let cut = position(bytes, END).is_some() || ends_with_a_start(bytes);
        return Err(if cut {
            ShareError::CutShort
        } else {
            ShareError::NotAShareFile
        });
    };
    let text = bytes.get(begin + BEGIN.len()..).unwrap_or_default();
    let end = position(text, END).ok_or(ShareError::CutShort)?;
    Ok(text.get(..end).unwrap_or_default())
}

/// Reads the bytes that the text stands for, a piece at a time.
pub(super) fn read(text: &[u8]) -> impl Read {
    DecoderReader::new(Letters { text }, &FORGIVING)
}

fn position(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    // Nearly all bytes are no hyphen, so this is one pass.
    let first = wanted.first()?;
    let mut from = 0;
    loop {
        let rest = bytes.get(from..)?;
        let at = from + rest.iter().position(|byte| byte == first)?;
        if bytes.get(at..)?.starts_with(wanted) {
            return Some(at);
        }
        from = at + 1;
    }
}

fn ends_with_a_start(bytes: &[u8]) -> bool {
    (ENOUGH..BEGIN.len()).any(|len| BEGIN.get(..len).is_some_and(|start| bytes.ends_with(start)))
}

/// The signs of the text that carry something.
struct Letters<'a> {
    text: &'a [u8],
}

impl Read for Letters<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let mut places = into.iter_mut();
        let mut count = 0;
        while let Some((&byte, rest)) = self.text.split_first() {
            let filler = byte.is_ascii_whitespace() || byte == b'>' || !byte.is_ascii();
            if !filler {
                let Some(place) = places.next() else {
                    break;
                };
                *place = byte;
                count += 1;
            }
            self.text = rest;
        }
        Ok(count)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    const PLAIN: &str =
        "-----BEGIN AGE ENCRYPTED FILE-----\naGVs\nbG8=\n-----END AGE ENCRYPTED FILE-----\n";

    fn bytes(text: &str) -> Result<Vec<u8>, ShareError> {
        let mut out = Vec::new();
        read(find(text.as_bytes())?)
            .read_to_end(&mut out)
            .map_err(|_| ShareError::Damaged)?;
        Ok(out)
    }

    #[test]
    fn the_text_is_found_in_whatever_it_came_in() {
        let quoted = PLAIN.replace('\n', "\n> ");
        for text in [
            PLAIN.to_owned(),
            format!("\u{feff}{PLAIN}"),
            PLAIN.replace('\n', "\r\n"),
            format!("Hello -----\nHere it is:\n\n{PLAIN}\n-- \nMum\n-----BEGIN"),
            format!("> {quoted}"),
            PLAIN.replace("aGVs\n", "aG\u{a0}V\u{200b}s   "),
            PLAIN.replace("bG8=", "bG8"),
            PLAIN.replace('\n', ""),
        ] {
            assert_eq!(bytes(&text).unwrap(), b"hello", "{text}");
        }
    }

    #[test]
    fn a_cut_text_is_told_from_another_text() {
        for cut in [
            "-----BEGIN AGE",
            "hello\n-----BEGIN AGE ENCRYPTED FILE----",
            "-----BEGIN AGE ENCRYPTED FILE-----\naGVs\nbG",
            "GVs\nbG8=\n-----END AGE ENCRYPTED FILE-----",
        ] {
            assert_eq!(bytes(cut), Err(ShareError::CutShort), "{cut}");
        }
        for other in [
            "",
            "-----BEGIN",
            "Dear Mum",
            "-----BEGIN PGP MESSAGE-----\n-----END PGP MESSAGE-----",
        ] {
            assert_eq!(bytes(other), Err(ShareError::NotAShareFile), "{other}");
        }
    }

    #[test]
    fn a_sign_that_cannot_stand_there_is_noticed() {
        for bad in ["a?Vs\n", "aG=s\n", "aGVsA\n"] {
            let text = PLAIN.replace("aGVs\n", bad);
            assert_eq!(bytes(&text), Err(ShareError::Damaged), "{bad}");
        }
    }
}
