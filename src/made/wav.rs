//! Samples as a WAV file: 16 bit PCM, one channel. Every browser plays it, and so will every player in twenty years.

use hound::{SampleFormat, WavSpec, WavWriter};
use std::io::Cursor;

/// What such a file is, as a media type.
pub const MEDIA_TYPE: &str = "audio/wav";

/// These samples as a file; `None` if they are more than such a file can hold.
pub fn write(samples: &[i16], rate: u32) -> Option<Vec<u8>> {
    let spec = WavSpec {
        channels: 1,
        sample_rate: rate,
        bits_per_sample: 16,
        sample_format: SampleFormat::Int,
    };
    let mut bytes = Vec::with_capacity(samples.len() * 2 + 64);
    let mut writer = WavWriter::new(Cursor::new(&mut bytes), spec).ok()?;
    let mut block = writer.get_i16_writer(u32::try_from(samples.len()).ok()?);
    for sample in samples {
        block.write_sample(*sample);
    }
    block.flush().ok()?;
    writer.finalize().ok()?;
    Some(bytes)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

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
