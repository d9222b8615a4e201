//! Reads a browser's whole profile, byte for byte, as somebody does who finds the phone.

use super::{Context, Result};
use std::fs;
use std::path::Path;
use xtask::paths;

/// Where a word was found.
#[derive(Debug, PartialEq, Eq)]
pub struct Found {
    /// In which file of the profile.
    pub file: String,
    /// Which word.
    pub word: String,
    /// How it was written there.
    pub form: &'static str,
}

/// Every word that stands anywhere below a folder: in the name of a file or in its bytes, as UTF-8 or
/// UTF-16, as it is or in what a table of `LevelDB` (Snappy) or a compressed stream (zlib, gzip)
/// unpacks to.
pub fn search(folder: &Path, words: &[String]) -> Result<Vec<Found>> {
    let mut found = Vec::new();
    for file in paths::files_below(folder)? {
        let path = folder.join(&file);
        if fs::symlink_metadata(&path).is_ok_and(|about| !about.is_file()) {
            // A lock of the browser: its name was looked at, and it has no bytes.
            continue;
        }
        let bytes = fs::read(&path).context(format!("reading {file}"))?;
        let unpacked = unpack(&bytes);
        let mut look = |bytes: &[u8], form| {
            for word in words {
                if holds(bytes, word) {
                    let (file, word) = (file.clone(), word.clone());
                    found.push(Found { file, word, form });
                }
            }
        };
        look(file.as_bytes(), "the file's name");
        look(&bytes, "plain");
        look(&unpacked, "packed");
    }
    Ok(found)
}

/// Which of these bytes stand anywhere in the files below a folder, as they are or in what a table or a stream unpacks
/// to: the places in the list, each with a file.
pub fn search_bytes(folder: &Path, needles: &[Vec<u8>]) -> Result<Vec<(usize, String)>> {
    let mut found = Vec::new();
    for file in paths::files_below(folder)? {
        let path = folder.join(&file);
        if fs::symlink_metadata(&path).is_ok_and(|about| !about.is_file()) {
            continue;
        }
        let Ok(bytes) = fs::read(&path) else {
            // While the browser runs, a file may go as it is looked at.
            continue;
        };
        let unpacked = unpack(&bytes);
        for (place, needle) in needles.iter().enumerate() {
            if contains(&bytes, needle) || contains(&unpacked, needle) {
                found.push((place, file.clone()));
            }
        }
    }
    Ok(found)
}

fn holds(bytes: &[u8], word: &str) -> bool {
    let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
    contains(bytes, word.as_bytes()) || contains(bytes, &wide)
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    let Some(first) = part.first() else {
        return true;
    };
    let mut rest = bytes;
    while let Some(place) = rest.iter().position(|byte| byte == first) {
        rest = &rest[place..];
        if rest.starts_with(part) {
            return true;
        }
        rest = &rest[1..];
    }
    false
}

/// All that can be unpacked in a file, one after the other.
fn unpack(bytes: &[u8]) -> Vec<u8> {
    let mut all = level_db(bytes).unwrap_or_default();
    for place in 0..bytes.len().saturating_sub(2) {
        let start = &bytes[place..];
        let gzip = start.starts_with(&[0x1f, 0x8b, 0x08]) && start.len() > 18;
        let zlib = start[0] == 0x78 && matches!(start[1], 0x01 | 0x5e | 0x9c | 0xda);
        let inflated = if gzip {
            miniz_oxide::inflate::decompress_to_vec_with_limit(&start[10..], 1 << 24)
        } else if zlib {
            miniz_oxide::inflate::decompress_to_vec_zlib_with_limit(start, 1 << 24)
        } else {
            continue;
        };
        all.extend(inflated.unwrap_or_else(|failure| failure.output));
    }
    all
}

/// The blocks of a `LevelDB` table, unpacked; `None` for any other file.
fn level_db(bytes: &[u8]) -> Option<Vec<u8>> {
    const MAGIC: [u8; 8] = 0xdb47_7524_8b80_fb57_u64.to_le_bytes();
    let footer = bytes.get(bytes.len().checked_sub(48)?..)?;
    if !footer.ends_with(&MAGIC) {
        return None;
    }
    let (_, rest) = handle(footer)?;
    let (index, _) = handle(rest)?;
    let index = block(bytes, index)?;
    // The end of a block tells how many places it has where keys are written out in full.
    let marks = usize::try_from(u32::from_le_bytes(index.last_chunk::<4>().copied()?)).ok()?;
    let mut entries = index.get(..index.len().checked_sub(4 * (marks + 1))?)?;
    let mut all = Vec::new();
    while !entries.is_empty() {
        let (_, rest) = number(entries)?;
        let (key, rest) = number(rest)?;
        let (value, rest) = number(rest)?;
        let value_at = rest.get(key..)?;
        let (place, _) = handle(value_at)?;
        all.extend(block(bytes, place)?);
        entries = value_at.get(value..)?;
    }
    Some(all)
}

/// Where a block lies and how long it is.
fn handle(bytes: &[u8]) -> Option<((usize, usize), &[u8])> {
    let (offset, rest) = number(bytes)?;
    let (size, rest) = number(rest)?;
    Some(((offset, size), rest))
}

fn block(bytes: &[u8], (offset, size): (usize, usize)) -> Option<Vec<u8>> {
    let packed = bytes.get(offset..offset.checked_add(size)?)?;
    match bytes.get(offset + size)? {
        0 => Some(packed.to_vec()),
        _ => snappy(packed),
    }
}

/// A number in groups of seven bits, the lowest first.
fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut value = 0;
    for (place, byte) in bytes.iter().enumerate().take(9) {
        value |= usize::from(byte & 0x7f) << (7 * place);
        if byte & 0x80 == 0 {
            return Some((value, &bytes[place + 1..]));
        }
    }
    None
}

fn snappy(bytes: &[u8]) -> Option<Vec<u8>> {
    let (_, mut rest) = number(bytes)?;
    let mut out: Vec<u8> = Vec::new();
    while let Some((&tag, after)) = rest.split_first() {
        let high = usize::from(tag >> 2);
        let (length, back, used) = match tag & 3 {
            0 => {
                let extra = high.saturating_sub(59);
                let length = if extra == 0 {
                    high
                } else {
                    little(after, extra)?
                } + 1;
                out.extend(after.get(extra..extra + length)?);
                rest = &after[extra + length..];
                continue;
            }
            1 => (4 + (high & 7), (high >> 3) << 8 | little(after, 1)?, 1),
            2 => (high + 1, little(after, 2)?, 2),
            _ => (high + 1, little(after, 4)?, 4),
        };
        for _ in 0..length {
            out.push(*out.get(out.len().checked_sub(back)?)?);
        }
        rest = &after[used..];
    }
    Some(out)
}

fn little(bytes: &[u8], count: usize) -> Option<usize> {
    let bytes = bytes.get(..count)?;
    let add = |sum, byte: &u8| sum << 8 | usize::from(*byte);
    Some(bytes.iter().rev().fold(0, add))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_snappy_packed_is_read() {
        // "zebra" as it is, then four letters from five back, then three by a longer way.
        let packed = [
            12,
            4 << 2,
            b'z',
            b'e',
            b'b',
            b'r',
            b'a',
            1,
            5,
            2 << 2 | 2,
            5,
            0,
        ];
        assert_eq!(snappy(&packed).as_deref(), Some(&b"zebrazebraze"[..]));
    }

    #[test]
    fn a_word_is_found_in_any_form() {
        assert!(holds(b"..zebra..", "zebra"));
        assert!(holds(b"z\0e\0b\0r\0a\0", "zebra"));
        assert!(!holds(b"zebr", "zebra"));
        let mut packed = vec![1, 2, 3];
        packed.extend(miniz_oxide::deflate::compress_to_vec_zlib(b"a zebra", 6));
        assert!(holds(&unpack(&packed), "zebra"));
    }
}
