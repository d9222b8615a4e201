//! Looks for share files that break what must hold: `cargo xtask fuzz [seconds]`.
//!
//! The program in `xtask/fuzz` is built with libFuzzer and with counters in all of our code, so that it
//! goes on from whatever took a new way. That needs a C++ compiler, and nothing that the stable
//! compiler of Rust has not. Where there is none, the test does the same without counters.

use std::path::PathBuf;
use std::process::Command;

use crate::problem::{Context, Problem, Result};
use crate::{paths, process};

/// The most that one file may take, and the longest file.
const LIMITS: [&str; 3] = ["-rss_limit_mb=1024", "-timeout=10", "-max_len=60000"];

/// What `cargo fuzz` tells the compiler, without the sanitizers: those need another compiler, and our
/// code has nothing unsafe that they could find.
const COUNTERS: [&str; 6] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Ccodegen-units=1",
];

/// Fuzzes for so many seconds. What is found lies in `target/fuzz`, and is said.
pub fn run(seconds: u64) -> Result<()> {
    if paths::on_path("c++").is_none() {
        process::say("No C++ compiler, so without libFuzzer (Debian: apt-get install g++)");
        return by_test(seconds);
    }
    let program = build()?;
    let work = paths::root().join("target/fuzz");
    let corpus = work.join("corpus");
    std::fs::create_dir_all(&corpus).context(corpus.display())?;
    let kept = paths::root().join("tests/fixtures/fuzz");
    process::run(
        &format!("Fuzzing for {seconds} s"),
        Command::new(program)
            .current_dir(&work)
            .args([&corpus, &kept])
            .args(LIMITS)
            .arg(format!("-max_total_time={seconds}"))
            .args(["-print_final_stats=1", "-artifact_prefix=found-"]),
    )
}

fn build() -> Result<PathBuf> {
    // Naming the target keeps the counters out of what runs while building.
    let about = process::output(Command::new("rustc").arg("-vV"))?;
    let host = about.lines().find_map(|line| line.strip_prefix("host: "));
    let host = host.ok_or_else(|| Problem::new("rustc does not say for which machine it is"))?;
    let target = paths::root().join("target/fuzz");
    process::run(
        "Building the fuzzer (three minutes at first)",
        Command::new("cargo")
            .current_dir(paths::root().join("xtask/fuzz"))
            .env("RUSTFLAGS", COUNTERS.join(" "))
            .args(["build", "--quiet", "--release", "--target", host])
            .arg("--target-dir")
            .arg(&target),
    )?;
    Ok(target.join(host).join("release/fuzz"))
}

fn by_test(seconds: u64) -> Result<()> {
    process::run(
        &format!("Fuzzing for {seconds} s"),
        Command::new("cargo")
            .current_dir(paths::root())
            .env("OUR_SAY_FUZZ_SECONDS", seconds.to_string())
            .args(["test", "--test", "fuzz", "--", "--nocapture"]),
    )
}
