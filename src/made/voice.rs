//! A voice note while it is recorded: down-sampled as it comes, so that three minutes take six megabytes and not
//! thirty, and never longer than that.
//!
//! The filter is a windowed sinc: what lies above half of the new rate is taken away before samples are left out,
//! or it would sound as a whistle in the speech (`tests` below hold it to that).

use std::f64::consts::PI;

/// Samples a second of what is kept: speech needs no more.
pub const RATE: u32 = 16_000;
/// The longest voice note, in seconds.
pub const MOST_SECONDS: u16 = 180;
/// What counts as nothing: shorter than a third of a second.
const LEAST_SAMPLES: usize = RATE as usize / 3;
/// How many samples the longest has.
const MOST_SAMPLES: usize = RATE as usize * MOST_SECONDS as usize;
/// How wide the filter is to each side, in zeros of the sinc.
const ZEROS: usize = 24;
/// How often the filter is tabled between two zeros.
const STEPS: usize = 128;
/// Where the filter begins to take away, of half of the smaller rate.
const PASS: f64 = 0.9;
/// The rates that a device may have.
const RATES: std::ops::RangeInclusive<f64> = 4_000.0..=400_000.0;

/// A voice note that grows.
#[derive(Debug)]
pub struct VoiceNote {
    samples: Vec<i16>,
    filter: Filter,
}

impl VoiceNote {
    /// One of sound that comes at this rate; `None` if no device has such a rate.
    pub fn new(rate: f64) -> Option<Self> {
        Some(Self {
            samples: Vec::new(),
            filter: Filter::new(rate)?,
        })
    }

    /// Takes in what came. What is too much is left out: see [`Self::is_full`].
    pub fn hear(&mut self, came: &[f32]) {
        let samples = &mut self.samples;
        self.filter.push(came, |sample| {
            if samples.len() < MOST_SAMPLES {
                samples.push(sample);
            }
        });
    }

    /// Whether no more goes in.
    pub const fn is_full(&self) -> bool {
        self.samples.len() >= MOST_SAMPLES
    }

    /// How long it is, in whole seconds.
    pub fn seconds(&self) -> u16 {
        u16::try_from(self.samples.len() / RATE as usize).unwrap_or(MOST_SECONDS)
    }

    /// What was heard until now as a file, and how long it is in seconds, at least one; `None` if it was nothing: a
    /// slip of the finger, or a microphone that is switched off.
    pub fn finish(mut self) -> Option<(Vec<u8>, u16)> {
        // What still waits for samples that will not come is heard with silence after it.
        let rest = vec![0.0; self.filter.reach()];
        self.hear(&rest);
        let silent = self.samples.iter().all(|sample| *sample == 0);
        if silent || self.samples.len() < LEAST_SAMPLES {
            return None;
        }
        let rounded = (self.samples.len() + RATE as usize / 2) / RATE as usize;
        let seconds = u16::try_from(rounded).unwrap_or(MOST_SECONDS).max(1);
        Some((super::wav::write(&self.samples, RATE)?, seconds))
    }
}

/// Brings samples from one rate to [`RATE`], as they come.
#[derive(Debug)]
struct Filter {
    /// How many samples come for one that goes.
    step: f64,
    /// The half of the filter, tabled; from the middle outwards.
    table: Vec<f64>,
    /// How far the filter reaches to each side, in samples that come.
    half: f64,
    /// What came last, as far as the filter still reaches.
    held: Vec<f32>,
    /// Where the next sample lies, counted from the first that is held.
    next: f64,
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "places within a buffer that is small, and samples that are clamped first"
)]
impl Filter {
    fn new(rate: f64) -> Option<Self> {
        if !RATES.contains(&rate) {
            return None;
        }
        let step = rate / f64::from(RATE);
        // Of both rates the smaller says what can be kept, as a part of half the rate that comes.
        let band = PASS * (1.0 / step).min(1.0);
        let length = ZEROS * STEPS;
        let mut table: Vec<f64> = (0..=length + 1)
            .map(|n| {
                let x = n as f64 / STEPS as f64;
                let sinc = if n == 0 {
                    1.0
                } else {
                    (PI * x).sin() / (PI * x)
                };
                // Blackman: what it lets through by mistake is below what one hears.
                let w = (PI * x / ZEROS as f64).cos();
                let window = 0.42 + 0.5 * w + 0.08 * (2.0 * w * w - 1.0);
                sinc * window * band
            })
            .collect();
        for beyond in table.iter_mut().skip(length) {
            *beyond = 0.0;
        }
        let half = ZEROS as f64 / band;
        Some(Self {
            step,
            table,
            half,
            // As if silence had come before.
            held: vec![0.0; half.ceil() as usize],
            next: half.ceil(),
        })
    }

    /// How many samples it looks ahead.
    const fn reach(&self) -> usize {
        self.half as usize + 1
    }

    fn push(&mut self, came: &[f32], mut out: impl FnMut(i16)) {
        self.held.extend_from_slice(came);
        while self.next + self.half < self.held.len() as f64 {
            let value = self.at(self.next);
            out((value * 32_767.0).clamp(-32_768.0, 32_767.0).round() as i16);
            self.next += self.step;
        }
        // What no sample to come reaches any more goes.
        let past = (self.next - self.half).floor().max(0.0) as usize;
        let past = past.min(self.held.len());
        self.held.drain(..past);
        self.next -= past as f64;
    }

    /// The sound at this place.
    fn at(&self, place: f64) -> f64 {
        let first = (place - self.half).ceil().max(0.0) as usize;
        let last = (place + self.half).floor() as usize;
        let scale = ZEROS as f64 * STEPS as f64 / self.half;
        let reached = self.held.iter().enumerate().take(last + 1).skip(first);
        reached
            .map(|(n, sample)| {
                let far = (n as f64 - place).abs() * scale;
                let (near, part) = (far as usize, far.fract());
                let of = |n: usize| self.table.get(n).copied().unwrap_or_default();
                let weight = of(near) * (1.0 - part) + of(near + 1) * part;
                // A microphone that says it heard no number heard nothing.
                let sample = if sample.is_finite() { *sample } else { 0.0 };
                f64::from(sample) * weight
            })
            .sum()
    }
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a test may stop at the first surprise; its numbers are small"
)]
mod tests {
    use super::*;

    /// A tone of this height, half as loud as can be.
    fn tone(hertz: f64, rate: f64, seconds: f64) -> Vec<f32> {
        let count = (rate * seconds) as usize;
        let at = |n: usize| (0.5 * (2.0 * PI * hertz * n as f64 / rate).sin()) as f32;
        (0..count).map(at).collect()
    }

    /// How loud a tone is once it is kept, in decibels below the tone itself; without beginning and end.
    fn kept(hertz: f64, rate: f64) -> f64 {
        let mut note = VoiceNote::new(rate).unwrap();
        for some in tone(hertz, rate, 1.0).chunks(128) {
            note.hear(some);
        }
        let middle = &note.samples[4_000..12_000];
        let power: f64 = middle
            .iter()
            .map(|s| (f64::from(*s) / 32_767.0).powi(2))
            .sum();
        let loud = (2.0 * power / middle.len() as f64).sqrt();
        20.0 * (loud / 0.5).max(1e-9).log10()
    }

    #[test]
    fn speech_comes_through_as_loud_as_it_was() {
        for rate in [8_000.0, 16_000.0, 22_050.0, 44_100.0, 48_000.0, 96_000.0] {
            for hertz in [100.0, 440.0, 1_000.0, 3_000.0] {
                let lost = kept(hertz, rate);
                assert!(lost.abs() < 0.2, "{hertz} at {rate}: {lost} dB");
            }
        }
        for rate in [44_100.0, 48_000.0] {
            let lost = kept(6_500.0, rate);
            assert!(lost.abs() < 1.0, "the s of a word at {rate}: {lost} dB");
        }
    }

    #[test]
    fn what_is_too_high_is_gone_and_does_not_come_back_as_something_else() {
        for rate in [44_100.0, 48_000.0, 96_000.0] {
            for hertz in [8_600.0, 9_000.0, 12_000.0, 15_000.0, 17_000.0, 20_000.0] {
                let left = kept(hertz, rate);
                assert!(left < -60.0, "{hertz} at {rate}: {left} dB");
            }
        }
    }

    #[test]
    fn it_is_as_long_as_what_was_said_however_it_comes() {
        for rate in [8_000.0, 44_100.0, 48_000.0] {
            for piece in [1, 128, 4_096, 100_000] {
                let mut note = VoiceNote::new(rate).unwrap();
                for some in tone(300.0, rate, 2.0).chunks(piece) {
                    note.hear(some);
                }
                let (bytes, seconds) = note.finish().unwrap();
                assert_eq!(seconds, 2);
                let samples = (bytes.len() - 44) / 2;
                assert!(samples.abs_diff(32_000) < 8, "{samples} at {rate}");
            }
        }
    }

    #[test]
    fn three_minutes_are_the_most() {
        let mut note = VoiceNote::new(16_000.0).unwrap();
        let second = vec![0.1; 16_000];
        for _ in 0..181 {
            note.hear(&second);
        }
        assert!(note.is_full());
        note.hear(&second);
        assert_eq!(note.seconds(), MOST_SECONDS);
        let (bytes, seconds) = note.finish().unwrap();
        assert_eq!(seconds, 180);
        assert!(bytes.len() < 6 * 1024 * 1024);
    }

    #[test]
    fn a_slip_of_the_finger_is_no_voice_note_nor_is_a_microphone_that_is_off() {
        let mut note = VoiceNote::new(48_000.0).unwrap();
        note.hear(&vec![0.2; 4_800]);
        assert!(note.finish().is_none());
        assert!(VoiceNote::new(48_000.0).unwrap().finish().is_none());
        let mut off = VoiceNote::new(48_000.0).unwrap();
        off.hear(&vec![0.0; 96_000]);
        assert!(off.finish().is_none());
    }

    #[test]
    fn a_device_that_says_nonsense_brings_nothing_down() {
        for rate in [0.0, -1.0, f64::NAN, f64::INFINITY, 1e12] {
            assert!(VoiceNote::new(rate).is_none());
        }
        let mut note = VoiceNote::new(48_000.0).unwrap();
        note.hear(&[f32::NAN, f32::INFINITY, -40.0, 40.0].repeat(12_000));
        let (_, seconds) = note.finish().unwrap();
        assert_eq!(seconds, 1);
    }

    #[test]
    fn too_loud_is_clipped_and_does_not_turn_round() {
        let mut note = VoiceNote::new(16_000.0).unwrap();
        note.hear(&vec![4.0; 16_000]);
        assert!(note.samples[8_000..12_000].iter().all(|s| *s == i16::MAX));
    }
}
