//! Share files as the app makes them: the samples that must open for ever, and the public `age` tool,
//! in both directions. Bad input of every kind is in `src/crypto/share/tests.rs`.
#![cfg(not(target_family = "wasm"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use our_say::{
    crypto::{
        Passphrase, ShareError,
        share::{PLAIN_MAX, WORK_FACTOR, open, seal},
    },
    domain::book::Book,
    sync::{ShareFile, compare},
};
use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

const WORDS: &str = "{\"words\": \"I like it when Miss Okafor sits next to me. \u{1f600}\"}\n";
const PHRASE: &str = "apple river stone kitchen cloud";
const V1: &str = include_str!("fixtures/share/v1.txt");
const BOOK_V1: &str = include_str!("fixtures/share/book-v1.txt");
const BOOK_V1_JSON: &str = include_str!("fixtures/share/book-v1.json");
const FOR_A_KEY: &str = include_str!("fixtures/share/for-a-key.txt");
const WORK_22: &str = include_str!("fixtures/share/work-factor-22.txt");

fn pass(text: &str) -> Passphrase {
    Passphrase::new(text).unwrap()
}

#[test]
fn the_sample_of_version_1_opens_for_ever() {
    let opened = open(&pass("Apple river stone kitchen cloud. "), V1.as_bytes());
    assert_eq!(opened.unwrap(), WORDS.as_bytes());
}

/// A whole book, as the app of version 1 sealed it: the example as it was on 25 November 2026.
#[test]
fn the_book_of_version_1_opens_for_ever_and_reads_as_it_did() {
    let opened = open(&pass(PHRASE), BOOK_V1.as_bytes()).unwrap();
    let file = ShareFile::read(&opened).unwrap();
    assert_eq!(file.write().unwrap(), BOOK_V1_JSON.trim_end());
    let book = Book::from_changes(file.changes);
    assert_eq!(book.voices().len(), 2);
    assert_eq!(book.name(), "Kit (example)");
}

#[test]
fn a_book_that_was_made_with_the_public_tool_is_taken_in_as_ours_is_read_with_it() {
    let folder = folder("book");
    fs::write(folder.join("ours.txt"), BOOK_V1).unwrap();
    age(&folder, "age -d -o ours.gz ours.txt", &[PHRASE]);
    let json = run(Command::new("gunzip").arg("-c").arg("ours.gz"), &folder);
    assert_eq!(json, BOOK_V1_JSON.trim_end().as_bytes());
    fs::write(folder.join("book.json"), json).unwrap();
    run(Command::new("gzip").arg("book.json"), &folder);
    age(
        &folder,
        "age -p -a -o theirs.txt book.json.gz",
        &[PHRASE, PHRASE],
    );
    let theirs = open(&pass(PHRASE), &fs::read(folder.join("theirs.txt")).unwrap()).unwrap();
    let file = ShareFile::read(&theirs).unwrap();
    assert!(compare(&Book::default(), &file).is_ok_and(|compared| !compared.brings_nothing()));
}

#[test]
fn what_the_app_makes_looks_like_the_sample() {
    let sealed = seal(&pass(PHRASE), WORDS.as_bytes()).unwrap();
    assert_eq!(sealed.len(), V1.len());
    assert_eq!(sealed.lines().next(), V1.lines().next());
    assert_eq!(WORK_FACTOR, 15);
    assert_ne!(sealed, V1, "salt and keys are new each time");
}

#[test]
fn what_we_cannot_open_is_told_apart() {
    let open = |text: &str| open(&pass(PHRASE), text.as_bytes()).unwrap_err();
    assert_eq!(open(FOR_A_KEY), ShareError::KeyFile);
    assert_eq!(open(WORK_22), ShareError::TooMuchWork { factor: 22 });
    assert_eq!(open(WORDS), ShareError::NotAShareFile);
    assert_eq!(open(&V1[..V1.len() / 2]), ShareError::CutShort);
    assert_eq!(
        open(&V1.replace("BEGIN AGE", "BEGIN PGP")),
        ShareError::CutShort
    );
}

#[test]
fn the_largest_that_is_sealed_opens_though_it_does_not_compress() {
    let mut state = 1_u32;
    let mut plain = vec![0; PLAIN_MAX];
    for byte in &mut plain {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        *byte = state.to_be_bytes()[0];
    }
    let sealed = seal(&pass(PHRASE), &plain).unwrap();
    let opened = open(&pass(PHRASE), sealed.as_bytes());
    assert!(opened.is_ok_and(|opened| opened == plain));
}

#[test]
fn the_public_tool_opens_what_we_seal() {
    let folder = folder("ours");
    for (name, phrase) in [("words.txt", PHRASE), ("unicode.txt", "Émile & Żółw 7!")] {
        let sealed = seal(&pass(phrase), WORDS.as_bytes()).unwrap();
        fs::write(folder.join(name), sealed).unwrap();
        age(&folder, &format!("age -d -o opened.gz {name}"), &[phrase]);
        let unpacked = run(Command::new("gunzip").arg("-c").arg("opened.gz"), &folder);
        assert_eq!(unpacked, WORDS.as_bytes());
    }
}

#[test]
fn what_the_public_tool_seals_opens_here() {
    let folder = folder("theirs");
    fs::write(folder.join("words.json"), WORDS).unwrap();
    run(Command::new("gzip").arg("words.json"), &folder);
    let twice = [PHRASE, PHRASE];
    age(&folder, "age -p -a -o sealed.txt words.json.gz", &twice);
    age(&folder, "age -p -o sealed.age words.json.gz", &twice);
    age(&folder, "age -p -a -o plain.txt sealed.age", &twice);
    let open = |name| open(&pass(PHRASE), &fs::read(folder.join(name)).unwrap());
    assert_eq!(open("sealed.txt").unwrap(), WORDS.as_bytes());
    assert_eq!(open("sealed.age").unwrap(), WORDS.as_bytes());
    assert_eq!(open("plain.txt"), Err(ShareError::SomethingElse));
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("share")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Runs the tool in a terminal that `script` makes, since it asks for passphrases nowhere else.
fn age(folder: &Path, line: &str, typed: &[&str]) {
    let mut child = Command::new("script")
        .args(["--quiet", "--return", "--command", line, "/dev/null"])
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("this test needs `script` (on Debian: sudo apt-get install bsdutils)");
    // Held open until the end: an end of the input would end the terminal.
    let mut keyboard = child.stdin.take().unwrap();
    for text in typed {
        writeln!(keyboard, "{text}").unwrap();
    }
    let done = child.wait_with_output().unwrap();
    drop(keyboard);
    let said = String::from_utf8_lossy(&done.stdout);
    assert!(
        !said.contains("not found"),
        "this test needs the `age` tool (on Debian: sudo apt-get install age)"
    );
    assert!(done.status.success(), "{line}: {said}");
}

fn run(command: &mut Command, folder: &Path) -> Vec<u8> {
    let done = command.current_dir(folder).output().unwrap();
    assert!(done.status.success(), "{command:?}");
    done.stdout
}
