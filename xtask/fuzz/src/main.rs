//! Hands bytes to the opener of share files and looks whether all holds that must, led by which ways
//! through the program they take. `cargo xtask fuzz [seconds]` builds and runs it.
//!
//! What must hold, and how files are changed, is shared with `tests/fuzz.rs`.

#![no_main]

#[path = "../../../tests/fuzz/holds.rs"]
mod holds;
#[path = "../../../tests/fuzz/mutate.rs"]
mod mutate;

use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};
use our_say::domain::book::Book;
use std::sync::LazyLock;

static SMALL: LazyLock<Book> = LazyLock::new(holds::small_book);

fuzz_target!(|data: &[u8]| {
    holds::holds(data, &SMALL);
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    let mut dice = mutate::Dice(u64::from(seed));
    // Now and then the fuzzer's own way, which knows what the program compared bytes with.
    if dice.roll(6) == 0 {
        return fuzzer_mutate(data, size, max_size);
    }
    let whole = data[..size].to_vec();
    let made = mutate::mutate(&whole, OWN, &mut dice);
    let len = made.len().min(max_size);
    data[..len].copy_from_slice(&made[..len]);
    len
});

/// What parts are borrowed from.
const OWN: &[u8] = include_bytes!("../../../tests/fixtures/fuzz/taken-own-backup.json");
