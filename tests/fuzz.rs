//! Any bytes at all, handed over as a share file: `fuzz/holds.rs` says what must hold, `fuzz/mutate.rs`
//! makes the bytes. Here every file of the kept corpus is tried, then so many made out of them, always
//! the same ones. `cargo xtask fuzz` looks further, led by what the program does.
//!
//! `OUR_SAY_FUZZ_SECONDS=60 OUR_SAY_FUZZ_SEED=7 cargo test --release --test fuzz` looks further here.
#![cfg(not(target_family = "wasm"))]
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may stop at the first surprise"
)]

#[path = "fuzz/holds.rs"]
mod holds;
#[path = "fuzz/large.rs"]
mod large;
#[path = "fuzz/mutate.rs"]
mod mutate;
#[path = "fuzz/sealed.rs"]
mod sealed;

use holds::{Outcome, holds, small_book};
use mutate::{Dice, mutate};
use our_say::domain::book::Book;
use std::{
    collections::BTreeMap,
    fs,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

/// How many files are made in the normal test run.
const FILES: usize = 500;
/// The seed, unless another is asked for.
const SEED: u64 = 20_261_125;
/// How many files mutations start from.
const POOL: usize = 150;
/// No file of these sizes may take longer, on the slowest machine.
const PATIENCE: Duration = Duration::from_secs(5);

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/fuzz")
}

/// Every file of the kept corpus, by name.
fn corpus() -> BTreeMap<String, Vec<u8>> {
    let file = |entry: fs::DirEntry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        (name, fs::read(entry.path()).unwrap())
    };
    fs::read_dir(folder())
        .unwrap()
        .map(|entry| file(entry.unwrap()))
        .collect()
}

/// Tries one file; a failure keeps it and says where.
fn try_one(name: &str, bytes: &[u8], small: &Book) -> Outcome {
    let begin = Instant::now();
    let done = catch_unwind(AssertUnwindSafe(|| holds(bytes, small)));
    let took = begin.elapsed();
    if done.is_err() || took > PATIENCE {
        let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fuzz-found.json");
        fs::write(&kept, bytes).unwrap();
        panic!("{name}, which took {took:?}, is kept in {}", kept.display());
    }
    done.unwrap()
}

fn asked<T: std::str::FromStr>(variable: &str) -> Option<T> {
    std::env::var(variable).ok()?.parse().ok()
}

#[test]
fn every_kept_file_holds() {
    let small = small_book();
    holds::view(&small);
    for (name, bytes) in corpus() {
        let outcome = try_one(&name, &bytes, &small);
        // A file is named for what becomes of it, then for what it is.
        let expected = match name.split('-').next() {
            Some("taken") => Outcome::Taken,
            Some("unfit") => Outcome::Unfit,
            _ => Outcome::Refused,
        };
        assert_eq!(outcome, expected, "{name}");
    }
}

#[test]
fn whatever_is_made_of_them_holds() {
    let seed = asked("OUR_SAY_FUZZ_SEED").unwrap_or(SEED);
    let until = asked("OUR_SAY_FUZZ_SECONDS").map(|s| Instant::now() + Duration::from_secs(s));
    println!("seed {seed}");
    let small = small_book();
    let mut dice = Dice(seed);
    let mut pool: Vec<Vec<u8>> = corpus().into_values().collect();
    let mut counts: BTreeMap<Outcome, usize> = BTreeMap::new();
    let mut made = 0;
    while until.map_or(made < FILES, |end| Instant::now() < end) {
        let (from, other) = (dice.roll(pool.len()), dice.roll(pool.len()));
        let bytes = mutate(&pool[from], &pool[other], &mut dice);
        made += 1;
        let outcome = try_one(&format!("file {made} of seed {seed}"), &bytes, &small);
        *counts.entry(outcome).or_default() += 1;
        // What was taken goes on to be changed further.
        if outcome == Outcome::Taken && bytes.len() < 100_000 {
            if pool.len() < POOL {
                pool.push(bytes);
            } else {
                let at = dice.roll(POOL);
                pool[at] = bytes;
            }
        }
    }
    println!("{made} files: {counts:?}; at most {} MiB of memory", peak());
    // It must not be blunt: all three things happen, often.
    for outcome in [Outcome::Refused, Outcome::Unfit, Outcome::Taken] {
        let count = counts.get(&outcome).copied().unwrap_or_default();
        assert!(count * 50 > made, "{outcome:?} only {count} times");
    }
    assert!(peak() < 1_024, "{} MiB", peak());
}

/// The most memory that this program had so far, in MiB; 0 where nobody says.
fn peak() -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.trim().split(' ').next()?.parse::<usize>().ok());
    kib.unwrap_or_default() / 1024
}

/// Not a test: keeps what the fuzzer found worth keeping, under names of what becomes of it.
/// `OUR_SAY_KEEP=target/fuzz/corpus cargo test --test fuzz keep -- --ignored`.
#[test]
#[ignore = "writes fixtures"]
fn keep_some_of_what_was_found() {
    let small = small_book();
    let from: PathBuf = asked("OUR_SAY_KEEP").unwrap();
    let mut names: Vec<_> = fs::read_dir(from)
        .unwrap()
        .map(|file| file.unwrap().path())
        .collect();
    names.sort();
    for (n, name) in names.iter().enumerate() {
        let bytes = fs::read(name).unwrap();
        let becomes = match try_one("a file to keep", &bytes, &small) {
            Outcome::Refused => "refused",
            Outcome::Unfit => "unfit",
            Outcome::Taken => "taken",
        };
        fs::write(folder().join(format!("{becomes}-found-{n:02}.json")), bytes).unwrap();
    }
}

/// Not a test: writes the files that mutations began with. `cargo test --test fuzz -- --ignored`.
#[test]
#[ignore = "writes fixtures"]
fn write_the_first_corpus() {
    use our_say::{
        domain::{device::DeviceKind, time::Timestamp},
        sync::{ShareFile, file::Kind},
    };
    let changes = small_book().changes().cloned().collect();
    let (made, from) = (Timestamp::from_millis(0), DeviceKind::Ipad);
    let own = ShareFile::new(Kind::Backup, made, from, holds::SMALL, changes, Vec::new());
    fs::write(folder().join("taken-own-backup.json"), own.write().unwrap()).unwrap();
    let page = include_str!("../src/sync/FORMAT.md");
    let blocks = page.split("```json\n").skip(1);
    for (name, block) in ["taken-page.json", "taken-page-unknown.json"]
        .iter()
        .zip(blocks)
    {
        let block = block.split("```").next().unwrap();
        fs::write(folder().join(name), block).unwrap();
    }
}
