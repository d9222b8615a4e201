//! Who may use whom. The build of anyone who breaks a table fails here, with file and line.
//!
//! The scan reads the text of `src/`: it blanks remarks and strings, then looks at every `crate::`
//! path, also in groups, and at `super::` chains that reach the top.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

/// Each folder of `src/` and what of this crate it may use beside itself.
const LAYERS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("content", &["domain"]),
    ("sync", &["domain"]),
    ("crypto", &[]),
    ("storage", &["domain", "crypto"]),
    ("dates", &["domain", "content"]),
    ("app", &["domain", "content", "sync", "dates", "i18n::Key"]),
    ("i18n", &["domain"]),
    ("document", &["domain", "content", "app", "i18n"]),
    ("made", &[]),
    ("perform", &["domain", "sync", "crypto", "storage", "app"]),
    (
        "browser",
        &[
            "domain", "content", "sync", "crypto", "storage", "dates", "app", "i18n", "document",
            "made", "perform",
        ],
    ),
    (
        "ui",
        &["app", "content", "document", "domain", "i18n", "made"],
    ),
];

/// Crates (or all that begin so, with `*`) and the only places that may name them.
const OUTSIDE: &[(&str, &[&str])] = &[
    ("leptos*", &["ui/"]),
    ("web_sys", &["browser/", "ui/", "storage/idb"]),
    ("js_sys", &["browser/", "ui/", "storage/idb"]),
    ("gloo*", &["browser/", "ui/", "storage/idb"]),
    ("wasm_bindgen*", &["browser/", "ui/", "storage/idb"]),
    ("indexed_db_futures", &["storage/idb"]),
    // The cut through the app is made at the top, in one file.
    ("wasm_split*", &[]),
];

/// The clock is read in one place; everywhere else the time is an argument.
const CLOCK: &str = "browser/";

#[test]
fn every_layer_uses_only_what_the_table_allows() {
    report(&all_files(), layer_breaches);
}

#[test]
fn outside_crates_stay_where_they_belong() {
    report(&all_files(), outside_breaches);
}

#[test]
fn every_folder_is_in_the_table() {
    for entry in fs::read_dir(source()).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().to_string_lossy().into_owned();
        assert!(
            !entry.path().is_dir() || allowed(&name).is_some(),
            "src/{name} is not in the table of tests/architecture.rs"
        );
    }
}

#[test]
fn planted_breaches_are_caught() {
    let caught = layer_breaches;
    assert_eq!(
        caught("domain/a.rs", "\nuse crate::storage::Vault;\n"),
        ["src/domain/a.rs:2: domain may not use crate::storage::Vault"]
    );
    let group = "use crate::{\n    domain::Book,\n    storage::{self, memory::Memory},\n};";
    assert_eq!(caught("app/a.rs", group).len(), 2);
    assert_eq!(caught("app/a.rs", "use crate::i18n::{Key, text};").len(), 1);
    assert_eq!(
        caught("app/a.rs", "fn f() { crate :: browser::start() }").len(),
        1
    );
    assert_eq!(
        caught("app/screens/a.rs", "use super::super::super::ui::App;").len(),
        1
    );
    assert_eq!(
        caught("ui/pages/a.rs", "use crate::browser::start;").len(),
        1
    );
    for text in [
        "use leptos::prelude::*;",
        "let t = chrono::Utc::now();",
        "#[wasm_bindgen]",
        "use gloo_timers::x;",
    ] {
        assert_eq!(outside_breaches("app/a.rs", text).len(), 1, "{text}");
    }
}

#[test]
fn what_is_allowed_and_what_is_only_said_passes() {
    let text = "//! See [`crate::storage`].\n/* crate::ui /* nested */ crate::ui */\n\
                use crate::domain::{Book, Voice};\nuse crate::i18n::Key;\nuse super::view;\n\
                const A: &str = \"crate::storage \\\" crate::ui\";\nconst B: &str = r#\"crate::\"ui\"#;\n\
                fn f<'a>(x: &'a str) -> char { '\"' } // crate::ui\n";
    assert_eq!(layer_breaches("app/a.rs", text), [""; 0]);
    assert_eq!(
        outside_breaches(
            "storage/idb/a.rs",
            "use indexed_db_futures::x; use js_sys::y;"
        ),
        [""; 0]
    );
    assert_eq!(
        outside_breaches("app/a.rs", "fn known(now: Timestamp) {}"),
        [""; 0]
    );
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Every Rust file in a folder of `src/`, by its path below `src/`. The files at the top are free.
fn all_files() -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![source()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let below = path
                .strip_prefix(source())
                .unwrap()
                .to_string_lossy()
                .replace('\\', "/");
            if path.is_dir() {
                folders.push(path);
            } else if below.contains('/') && path.extension().is_some_and(|ending| ending == "rs") {
                found.push((below, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    assert!(!found.is_empty());
    found
}

fn report(files: &[(String, String)], check: impl Fn(&str, &str) -> Vec<String>) {
    let breaches: Vec<String> = files
        .iter()
        .flat_map(|(path, text)| check(path, text))
        .collect();
    assert!(breaches.is_empty(), "\n{}\n", breaches.join("\n"));
}

fn allowed(layer: &str) -> Option<&'static [&'static str]> {
    LAYERS
        .iter()
        .find(|(name, _)| *name == layer)
        .map(|(_, may)| *may)
}

/// Uses of other layers that the table does not allow.
fn layer_breaches(path: &str, text: &str) -> Vec<String> {
    let layer = path.split('/').next().unwrap();
    let may = allowed(layer).unwrap_or_default();
    let mut found = Vec::new();
    for (line, used) in uses(path, &blank(text)) {
        let other = used.split("::").next().unwrap();
        let fits = |rule: &str| used == rule || used.starts_with(&format!("{rule}::"));
        if other != layer && allowed(other).is_some() && !may.iter().any(|rule| fits(rule)) {
            found.push(format!(
                "src/{path}:{line}: {layer} may not use crate::{used}"
            ));
        }
    }
    found
}

/// Foreign crates, and readings of the clock, where they may not be.
fn outside_breaches(path: &str, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (number, line) in blank(text).lines().enumerate() {
        let place = format!("src/{path}:{}", number + 1);
        for word in line.split(|c: char| !is_word(c)) {
            for (name, places) in OUTSIDE {
                let named = name
                    .strip_suffix('*')
                    .map_or(word == *name, |start| word.starts_with(start));
                if named && !places.iter().any(|folder| path.starts_with(folder)) {
                    found.push(format!(
                        "{place}: {word} may only be used in {}",
                        places.join(", ")
                    ));
                }
            }
        }
        if line.contains("::now(") && !path.starts_with(CLOCK) {
            found.push(format!("{place}: only {CLOCK} may read the clock"));
        }
    }
    found
}

/// Every path into this crate, without its `crate::`, and its line.
fn uses(path: &str, text: &str) -> Vec<(usize, String)> {
    let depth = path.trim_end_matches("/mod.rs").split('/').count();
    let mut found = Vec::new();
    for (start, _) in text
        .match_indices("crate")
        .chain(text.match_indices("super"))
    {
        if text[..start]
            .chars()
            .next_back()
            .is_some_and(|before| is_word(before) || before == ':')
        {
            continue;
        }
        let mut rest = &text[start..];
        let mut supers = 0;
        while let Some(after) = rest.strip_prefix("super").and_then(step) {
            supers += 1;
            rest = after;
        }
        let top = rest.strip_prefix("crate").and_then(step);
        let Some(tail) = top.or((supers >= depth).then_some(rest)) else {
            continue;
        };
        let line = text[..start].matches('\n').count() + 1;
        let mut paths = Vec::new();
        tree(tail, "", &mut paths);
        found.extend(paths.into_iter().map(|used| (line, used)));
    }
    found
}

/// What follows `::`, if that is next.
fn step(text: &str) -> Option<&str> {
    text.trim_start().strip_prefix("::").map(str::trim_start)
}

/// Reads `a::{b, c::d}` into `a::b` and `a::c::d`; returns what follows.
fn tree<'a>(text: &'a str, prefix: &str, found: &mut Vec<String>) -> &'a str {
    let mut rest = text.trim_start();
    if let Some(mut inside) = rest.strip_prefix('{') {
        loop {
            inside = tree(inside, prefix, found).trim_start();
            match inside.strip_prefix(',') {
                Some(after) if !after.trim_start().starts_with('}') => inside = after,
                Some(after) => return after.trim_start().strip_prefix('}').unwrap_or(""),
                None => return inside.strip_prefix('}').unwrap_or(""),
            }
        }
    }
    let end = rest
        .find(|c: char| !is_word(c) && c != '*')
        .unwrap_or(rest.len());
    let name = &rest[..end];
    rest = &rest[end..];
    let whole = match (prefix, name) {
        ("", name) => name.to_owned(),
        (prefix, "self" | "") => prefix.to_owned(),
        (prefix, name) => format!("{prefix}::{name}"),
    };
    if let Some(after) = step(rest) {
        return tree(after, &whole, found);
    }
    found.push(whole);
    let renamed = rest.trim_start().strip_prefix("as ");
    renamed.map_or(rest, |after| after.trim_start().trim_start_matches(is_word))
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The same text with remarks and strings emptied; lines stay where they are.
fn blank(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let skipped = skip(rest, kept.chars().next_back());
        if skipped == 0 {
            kept.push(first);
            rest = &rest[first.len_utf8()..];
        } else {
            kept.extend(rest[..skipped].chars().filter(|c| *c == '\n'));
            kept.push(' ');
            rest = &rest[skipped..];
        }
    }
    kept
}

/// How many bytes of remark, string or character begin here.
fn skip(text: &str, before: Option<char>) -> usize {
    let until = |from: usize, end: &str| {
        text[from..]
            .find(end)
            .map_or(text.len(), |at| from + at + end.len())
    };
    if text.starts_with("//") {
        return text.find('\n').unwrap_or(text.len());
    }
    if text.starts_with("/*") {
        let (mut depth, mut at) = (0, 0);
        while at < text.len() {
            if text[at..].starts_with("/*") {
                depth += 1;
                at += 2;
            } else if text[at..].starts_with("*/") {
                depth -= 1;
                at += 2;
                if depth == 0 {
                    return at;
                }
            } else {
                at += text[at..].chars().next().map_or(1, char::len_utf8);
            }
        }
        return text.len();
    }
    if text.starts_with('r') && !before.is_some_and(is_word) {
        let hashes = text[1..].chars().take_while(|c| *c == '#').count();
        if text[1 + hashes..].starts_with('"') {
            return until(2 + hashes, &format!("\"{}", "#".repeat(hashes)));
        }
    }
    if text.starts_with('"') {
        return quoted(text);
    }
    let mut characters = text.chars();
    match (characters.next(), characters.next(), characters.next()) {
        (Some('\''), Some('\\'), _) => until(3, "'"),
        (Some('\''), Some(inside), Some('\'')) => inside.len_utf8() + 2,
        _ => 0,
    }
}

/// The length of the string that begins here.
fn quoted(text: &str) -> usize {
    let mut escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        if character == '"' && !escaped {
            return at + 1;
        }
        escaped = character == '\\' && !escaped;
    }
    text.len()
}
