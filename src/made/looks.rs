//! What a file looks like that was picked as a photo, by its first bytes: whatever its name says. It decides nothing
//! that a browser can open; it finds the words for what a browser cannot.

/// So much of a file tells.
pub const HEAD: u32 = 1_024;

/// What a file looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looks {
    /// There is nothing in it.
    Empty,
    /// A photo as iPhones keep it. Not every browser opens one.
    Heic,
    /// A PDF.
    Document,
    /// A film.
    Film,
    /// A PNG of so many dots. It is known before it is opened, which few bytes can make a long work of.
    Png(u64),
    /// Anything else: a picture, or none.
    Other,
}

/// What this file looks like, of which these are the first bytes.
pub fn looks(head: &[u8]) -> Looks {
    if head.is_empty() {
        return Looks::Empty;
    }
    if let Some(rest) = head.strip_prefix(b"\x89PNG\r\n\x1a\n") {
        return png(rest).map_or(Looks::Other, Looks::Png);
    }
    if head.get(4..8) == Some(b"ftyp") {
        return match head.get(8..12) {
            Some(b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" | b"mif1" | b"msf1") => {
                Looks::Heic
            }
            Some(b"avif" | b"avis") => Looks::Other,
            _ => Looks::Film,
        };
    }
    let is_avi = head.starts_with(b"RIFF") && head.get(8..12) == Some(b"AVI ");
    if is_avi || head.starts_with(b"\x1a\x45\xdf\xa3") {
        return Looks::Film;
    }
    // Readers of PDF look for its name in the first thousand bytes.
    if head.windows(5).any(|some| some == b"%PDF-") {
        return Looks::Document;
    }
    Looks::Other
}

/// How many dots a PNG says it has.
fn png(rest: &[u8]) -> Option<u64> {
    let side = |at: usize| {
        let bytes = rest.get(at..)?.first_chunk::<4>()?;
        Some(u64::from(u32::from_be_bytes(*bytes)))
    };
    (rest.get(4..8)? == b"IHDR").then_some(())?;
    side(8)?.checked_mul(side(12)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\xea\x60\0\0\xea\x60\x01\0\0\0\0";

    #[test]
    fn each_is_told_by_its_first_bytes_and_not_by_its_name() {
        for (head, what) in [
            (&b""[..], Looks::Empty),
            (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", Looks::Heic),
            (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", Looks::Heic),
            (b"\0\0\0\x20ftypavif\0\0\0\0avifmif1", Looks::Other),
            (b"\0\0\0\x20ftypisom\0\0\0\0isomavc1", Looks::Film),
            (b"\0\0\0\x14ftypqt  ", Looks::Film),
            (b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81", Looks::Film),
            (b"RIFF\0\0\0\0AVI LIST", Looks::Film),
            (b"RIFF\0\0\0\0WEBPVP8 ", Looks::Other),
            (b"%PDF-1.7\n", Looks::Document),
            (b"\n\n%PDF-1.4\n", Looks::Document),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", Looks::Other),
            (b"This is no picture at all.", Looks::Other),
            (PNG, Looks::Png(3_600_000_000)),
        ] {
            assert_eq!(looks(head), what, "{head:?}");
        }
    }

    #[test]
    fn a_file_that_ends_anywhere_brings_nothing_down() {
        for whole in [
            PNG,
            b"\0\0\0\x18ftypheic",
            b"RIFF\0\0\0\0AVI LIST",
            b"%PDF-1.7",
        ] {
            for end in 0..whole.len() {
                let _ = looks(&whole[..end]);
            }
        }
        assert_eq!(looks(&PNG[..20]), Looks::Other);
        let huge = [&PNG[..16], &[0xff; 8]].concat();
        assert!(matches!(looks(&huge), Looks::Png(dots) if dots > 1 << 60));
    }
}
