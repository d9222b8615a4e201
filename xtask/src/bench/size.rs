//! The byte budget: what a cold visit of `/begin/parent` fetches before the question is usable,
//! and all that is kept for offline use.

use std::path::Path;

use crate::build::{compress, precache};
use crate::paths;
use crate::problem::{Problem, Result};

/// The goal for the bytes over the wire, brotli, before the first question can be answered.
const FIRST_QUESTION: usize = 140 * 1024;
/// Bytes kept for offline use, without fonts and symbols.
const OFFLINE: usize = 2_560 * 1024;

/// What the page names and does not fetch before the first question stands: the store with the glue of all later
/// parts, the second half of the app (a story in `tests/e2e` holds both to that) with its styles, and the worker for
/// share files.
const LATER: [&str; 4] = ["store-", "rest-", "later-", "worker-"];

/// Files that the first question needs under fixed names; the hashed ones are found by the page.
const FIXED: [&str; 4] = [
    "index.html",
    "boot.js",
    "i18n/en/first.json",
    "content/sets/faq-parents.en.json",
];

/// Prints both figures and fails above either limit.
pub fn check(dist: &Path) -> Result<()> {
    let page = paths::read_text(&dist.join("index.html"))?;
    let files = paths::files_below(dist)?;
    println!("\nA cold visit of /begin/parent, brotli:");
    let (mut first, mut absent) = (0, false);
    for file in first_question(&page, &files) {
        let path = dist.join(&file);
        if !path.exists() {
            println!("  {:>9}  {file}", "absent");
            absent |= has_siblings(&file, &files);
            continue;
        }
        let plain = paths::read(&path)?;
        let bytes = compress::brotli(&plain)?.len();
        println!("  {bytes:>9}  {file} ({} plain)", plain.len());
        first += bytes;
    }
    println!("Fetched later, brotli:");
    for file in files.iter().filter(|file| is_later(file)) {
        let plain = paths::read(&dist.join(file))?;
        let bytes = compress::brotli(&plain)?.len();
        println!("  {bytes:>9}  {file} ({} plain)", plain.len());
    }
    let mut offline = 0;
    for file in files
        .iter()
        .filter(|file| precache::belongs(file) && counts_offline(file))
    {
        offline += paths::read(&dist.join(file))?.len();
    }
    let verdicts = [
        verdict("before the first question", first, FIRST_QUESTION),
        verdict(
            "kept for offline use, plain, without fonts and symbols",
            offline,
            OFFLINE,
        ),
    ];
    for (line, _) in &verdicts {
        println!("{line}");
    }
    if absent {
        return Err(Problem::new(
            "a file that the first question needs is absent",
        ));
    }
    if verdicts.iter().all(|(_, good)| *good) {
        Ok(())
    } else {
        Err(Problem::new("the byte budget is exceeded"))
    }
}

/// The fixed files, then whatever hashed file the page itself names.
fn first_question(page: &str, files: &[String]) -> Vec<String> {
    let named = files.iter().filter(|file| {
        let code = [".js", ".css", ".wasm"]
            .iter()
            .any(|ending| file.ends_with(ending));
        code && !is_later(file)
            && !FIXED.contains(&file.as_str())
            && page.contains(&format!("/{file}"))
    });
    FIXED
        .iter()
        .map(|file| (*file).to_owned())
        .chain(named.cloned())
        .collect()
}

fn is_later(file: &str) -> bool {
    LATER.iter().any(|start| file.starts_with(start))
}

/// Whether the build holds files beside an absent one: then it was renamed, and not counting it
/// would hide its bytes. Before there is any content at all, nothing is hidden.
fn has_siblings(file: &str, files: &[String]) -> bool {
    let top = file.split('/').next().unwrap_or(file);
    files
        .iter()
        .any(|other| other.starts_with(&format!("{top}/")))
}

fn counts_offline(file: &str) -> bool {
    !file.starts_with("fonts/") && !file.starts_with("symbols/")
}

fn verdict(what: &str, bytes: usize, limit: usize) -> (String, bool) {
    let good = bytes <= limit;
    let word = if good { "within" } else { "ABOVE" };
    let line = format!("{} KiB {what}: {word} {} KiB", tenths(bytes), limit / 1024);
    (line, good)
}

/// KiB with one digit after the point, rounded up so that a limit is never hidden.
fn tenths(bytes: usize) -> String {
    let tenths = (bytes * 10).div_ceil(1024);
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_names_the_hashed_files() {
        let files = [
            "a-0123456789abcdef.js",
            "store-0123456789abcdef.wasm",
            "rest-0123456789abcdef.wasmz",
            "worker-0123456789abcdef.js",
            "app.css",
            "i18n/en.json",
        ]
        .map(String::from);
        let page = "<link href=\"/app.css\"><script src=/a-0123456789abcdef.js \
                    data-store=/store-0123456789abcdef.wasm \
                    data-rest=/rest-0123456789abcdef.wasmz \
                    data-worker=/worker-0123456789abcdef.js>";
        let found = first_question(page, &files);
        assert_eq!(found[FIXED.len()..], ["a-0123456789abcdef.js", "app.css"]);
    }

    #[test]
    fn a_renamed_file_is_missed() {
        let files = ["content/sets/other.en.json"].map(String::from);
        assert!(has_siblings("content/sets/faq-parents.en.json", &files));
        assert!(!has_siblings("i18n/en.json", &files));
    }

    #[test]
    fn a_byte_too_many_fails() {
        assert!(verdict("x", FIRST_QUESTION, FIRST_QUESTION).1);
        let (line, good) = verdict("x", FIRST_QUESTION + 1, FIRST_QUESTION);
        assert!(
            !good && line.contains("140.1 KiB") && line.contains("ABOVE"),
            "{line}"
        );
    }
}
