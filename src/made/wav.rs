//! Samples as a WAV file: 16 bit PCM, one channel. Every browser plays it, and so will every player in twenty years.
//! The tests read it with `hound`; to write it a head of 44 bytes is all that is needed.

/// What such a file is, as a media type.
pub const MEDIA_TYPE: &str = "audio/wav";
/// What stands before the samples.
const HEAD: u32 = 44;

/// These samples as a file; `None` if they are more than such a file can hold.
pub fn write(samples: &[i16], rate: u32) -> Option<Vec<u8>> {
    let length = u32::try_from(samples.len().checked_mul(2)?).ok()?;
    let whole = length.checked_add(HEAD)?;
    let mut bytes = Vec::with_capacity(usize::try_from(whole).ok()?);
    bytes.extend(b"RIFF");
    bytes.extend((whole - 8).to_le_bytes());
    // The format: 16 bytes, PCM, one channel; two bytes a sample, 16 bits each.
    bytes.extend(b"WAVEfmt \x10\0\0\0\x01\0\x01\0");
    bytes.extend(rate.to_le_bytes());
    bytes.extend(rate.checked_mul(2)?.to_le_bytes());
    bytes.extend(b"\x02\0\x10\0data");
    bytes.extend(length.to_le_bytes());
    bytes.extend(samples.iter().flat_map(|sample| sample.to_le_bytes()));
    Some(bytes)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;
    use std::io::Cursor;

    #[test]
    fn what_was_written_is_read_again_by_others() {
        let samples: Vec<i16> = vec![0, 1, -1, i16::MAX, i16::MIN, 12_345];
        let bytes = write(&samples, 16_000).unwrap();
        assert_eq!(&bytes[..4], b"RIFF");
        assert_eq!(&bytes[8..16], b"WAVEfmt ");
        let mut read = hound::WavReader::new(Cursor::new(bytes)).unwrap();
        let spec = read.spec();
        assert_eq!(
            (spec.sample_rate, spec.channels, spec.bits_per_sample),
            (16_000, 1, 16)
        );
        let again: Vec<i16> = read.samples::<i16>().map(Result::unwrap).collect();
        assert_eq!(again, samples);
    }

    #[test]
    fn nothing_is_a_file_too() {
        let bytes = write(&[], 16_000).unwrap();
        let read = hound::WavReader::new(Cursor::new(bytes)).unwrap();
        assert_eq!(read.duration(), 0);
    }
}
