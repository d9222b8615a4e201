//! The sealed form, damaged anywhere: it does not open, or it opens to what was sealed. Few files, since
//! every try of a passphrase is slow on purpose; from [`super::holds`] on, nothing knows of sealing.

use super::{
    SEED, asked,
    mutate::{Dice, bytes},
    peak,
};
use our_say::crypto::{Passphrase, share};
use std::time::{Duration, Instant};

const SEALED: &[u8] = include_bytes!("../fixtures/share/v1.txt");
const PHRASE: &str = "apple river stone kitchen cloud";
const FILES: usize = 24;
/// A damaged line may ask for eight times the work of ours, which is the most that is done.
const PATIENCE: Duration = Duration::from_secs(30);

#[test]
fn a_sealed_file_that_is_damaged_anywhere_is_refused_or_opens_as_it_was() {
    let seed = asked("OUR_SAY_FUZZ_SEED").unwrap_or(SEED);
    println!("seed {seed}");
    let passphrase = Passphrase::new(PHRASE).unwrap();
    let words = share::open(&passphrase, SEALED).unwrap();
    let mut dice = Dice(seed);
    let mut opened = 0;
    for file in 0..FILES {
        // Half of the damage is near the top, where most of what is looked at stands.
        let near = if file % 2 == 0 { 400 } else { SEALED.len() };
        let (top, rest) = SEALED.split_at(near);
        let damaged = [&bytes(top.to_vec(), SEALED, &mut dice), rest].concat();
        let begin = Instant::now();
        if let Ok(found) = share::open(&passphrase, &damaged) {
            assert!(
                found == words,
                "file {file} of seed {seed} opens as something else"
            );
            opened += 1;
        }
        let took = begin.elapsed();
        assert!(took < PATIENCE, "file {file} of seed {seed} took {took:?}");
    }
    println!(
        "{opened} of {FILES} open all the same; at most {} MiB of memory",
        peak()
    );
}
