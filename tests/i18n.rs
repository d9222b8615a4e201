//! The app's own sentences keep the rules of all our writing: people can read them, every bad day
//! has its two sentences, and no key lies about unused.
#![cfg(not(target_family = "wasm"))]
#![allow(
    clippy::unwrap_used,
    reason = "in a test a file that cannot be read is a failure"
)]

#[path = "content/readability.rs"]
#[allow(
    dead_code,
    reason = "the measures for young people are for the content"
)]
mod readability;

use our_say::{
    domain::{
        answer::{Feeling, HowTaken, Instead, Sharing},
        question::{Audience, Topic},
        voice::Role,
    },
    i18n::{self, Key, Words},
};
use readability::{ADULT, reading_age, sentence_complaints, words};
use xtask::build::words::flatten;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

const ENGLISH: [&str; 2] = [
    include_str!("../src/i18n/locales/en/first.json"),
    include_str!("../src/i18n/locales/en/rest.json"),
];

/// Words that never stand in anything we write. "Just me" and "just for you" are the name of a
/// choice, and stay.
const NEVER: [&str; 8] = [
    "simply",
    "please",
    "e.g",
    "i.e",
    "etc",
    "suffer",
    "oops",
    "successfully",
];

/// Words of machines and institutions, for which there is a plainer one.
const JARGON: [&str; 17] = [
    "data",
    "database",
    "device",
    "error",
    "invalid",
    "storage",
    "sync",
    "cache",
    "quota",
    "user",
    "pupil",
    "stakeholder",
    "provision",
    "outcomes",
    "submit",
    "click",
    "child/young",
];

/// Where such a word is the one that people know.
const ALLOWED: [(&str, &str); 8] = [
    // A worker's tablet is no phone.
    ("start.helper-hint", "device"),
    ("books.title", "device"),
    ("books.open", "device"),
    ("shelf.open-some", "device"),
    // What browsers call it in their own menus.
    ("trouble.damaged-do", "data"),
    // What those who ask about it call it.
    ("orgs.ask", "data"),
    ("orgs.ask-lead", "data"),
    ("orgs.ask-impact", "data"),
];

/// Long words that people know: who needs one knows the interpreter; a certificate and a secondary school are
/// called nothing else; organisations know what they are, and whoever answers for one looks for the name of a cipher.
const KNOWN: [&str; 7] = [
    "interpreter",
    "certificate",
    "secondary",
    "2026",
    "organisations",
    "Argon2id",
    "XChaCha20-Poly1305",
];

/// What a slot may be filled with, and an example of it.
const SLOTS: [(&str, &str); 24] = [
    ("progress", "Progress"),
    ("name", "Sam"),
    ("other", "Nan"),
    ("who", "Mum"),
    ("how", "Signed"),
    ("count", "3"),
    ("number", "4"),
    ("total", "14"),
    ("topic", "Learning"),
    ("question", "Learning"),
    ("page", "Help"),
    ("place", "school"),
    ("kind", "Review"),
    ("size", "3 MB"),
    ("weekday", "Tuesday"),
    ("day", "15"),
    ("month", "May"),
    ("year", "2026"),
    ("role", "parent"),
    ("where", "a phone"),
    ("names", "Mum, Sam"),
    ("words", "I like art"),
    ("until", "May"),
    ("time", "12 seconds"),
];

fn english() -> Vec<(Key, String)> {
    let [first, rest] = ENGLISH;
    let all = Words::from_sources(first, rest).unwrap();
    let text = |key: &Key| (*key, all.text(*key).to_owned());
    Key::ALL.iter().map(text).collect()
}

fn filled(text: &str) -> String {
    let mut text = text.to_owned();
    for (slot, example) in SLOTS {
        text = text.replace(&format!("{{{slot}}}"), example);
    }
    text
}

/// What is wrong with the words of a text, each as a sentence for the writer.
fn wrong_words(name: &str, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for word in words(text) {
        let word = word.to_lowercase();
        let allowed = ALLOWED.contains(&(name, &word));
        if NEVER.contains(&word.as_str()) || (JARGON.contains(&word.as_str()) && !allowed) {
            found.push(format!("{name} says {word}"));
        }
    }
    for sign in ["!", "'", "\"", "...", "  ", " ,", "--", "(s)", "\u{1f}"] {
        if text.contains(sign) {
            found.push(format!("{name} has {sign:?}"));
        }
    }
    if text.trim() != text || text.is_empty() {
        found.push(format!("{name} is empty or has space around it"));
    }
    found
}

#[test]
fn every_sentence_can_be_read_by_those_it_is_for() {
    let mut found = Vec::new();
    let mut sections: BTreeMap<&str, String> = BTreeMap::new();
    for (key, text) in english() {
        let text = KNOWN
            .iter()
            .fold(filled(&text), |t, word| t.replace(word, "word"));
        for complaint in sentence_complaints(&text, ADULT) {
            found.push(format!("{}: {complaint}", key.name()));
        }
        // A label by itself is too short for the formula; the sentences of a page are not.
        if text.ends_with(['.', '?', ':']) {
            let section = key.name().split('.').next().unwrap();
            let page = sections.entry(section).or_default();
            page.push_str(&text.replace(':', "."));
            page.push(' ');
        }
    }
    assert!(sections.len() > 10);
    for (section, page) in sections {
        let age = reading_age(&page);
        if age > ADULT.age {
            found.push(format!("{section}: age {age:.1} as a whole"));
        }
    }
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn no_sentence_has_a_word_or_a_sign_that_we_do_not_use() {
    let texts = english().into_iter();
    let found: Vec<_> = texts
        .flat_map(|(key, text)| wrong_words(key.name(), &text))
        .collect();
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
    for (planted, count) in [
        ("Oops!", 2),
        ("Please click.", 2),
        ("It's an error", 2),
        ("A good sentence.", 0),
    ] {
        assert_eq!(wrong_words("a.b", planted).len(), count, "{planted}");
    }
}

#[test]
fn every_slot_is_one_that_is_filled() {
    for (key, text) in english() {
        let left = filled(&text);
        assert!(!left.contains(['{', '}']), "{}: {left}", key.name());
    }
}

#[test]
fn what_happened_and_what_to_do_come_in_pairs() {
    let texts = english();
    let text = |name: &str| {
        let found = texts.iter().find(|(key, _)| key.name() == name);
        found.map(|(_, text)| text.as_str())
    };
    for (key, said) in &texts {
        let name = key.name();
        if let Some(what) = name.strip_suffix("-do") {
            // One sentence for one and another for many may share what to do.
            let one = format!("{what}-one");
            let has_what = text(what).or_else(|| text(&one)).is_some();
            assert!(has_what, "{name} says what to do about nothing");
            assert!(said.ends_with(['.', ':']), "{name} is a sentence");
        }
        let section = name.split('.').next().unwrap();
        let happened = ["trouble", "problem"].contains(&section) && said.ends_with('.');
        if happened && !name.ends_with("-do") {
            let todo = format!("{name}-do");
            assert!(text(&todo).is_some(), "{name} does not say what to do");
        }
    }
    for section in ["update", "elsewhere"] {
        for part in ["what", "todo"] {
            assert!(
                text(&format!("{section}.{part}")).is_some(),
                "{section}.{part}"
            );
        }
    }
}

#[test]
fn every_key_is_used_somewhere() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut code = String::new();
    for file in rust_files(&source) {
        let lists = ["keys.rs", "first_keys.rs", "file_keys.rs"];
        if !lists
            .iter()
            .any(|list| file.ends_with(Path::new("i18n").join(list)))
        {
            code.push_str(&fs::read_to_string(file).unwrap());
        }
    }
    let unused: Vec<_> = Key::ALL
        .iter()
        .filter(|key| !names(&code, &format!("Key::{key:?}")))
        .map(|key| key.name())
        .collect();
    assert_eq!(unused, [""; 0], "keys that nothing shows");
}

#[test]
fn the_words_that_the_build_ships_are_those_that_were_written() {
    let [first, rest] = ENGLISH;
    let shipped = |file| serde_json::from_str(&flatten(file).unwrap()).unwrap();
    let words = Words::new(shipped(first)).unwrap();
    words.complete(shipped(rest)).unwrap();
    assert_eq!(words, Words::from_sources(first, rest).unwrap());
    assert!(words.complete(shipped(first)).is_err());
}

/// The words of the first half of the app travel with it; what else it names would stay empty until
/// the second half is here.
#[test]
fn a_first_question_needs_no_words_that_come_later() {
    let ui = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui");
    let mut files = rust_files(&ui.join("components"));
    for file in [
        "frame.rs",
        "kit.rs",
        "pages/mod.rs",
        "pages/question.rs",
        "pages/choices.rs",
    ] {
        files.push(ui.join(file));
    }
    let code: String = files
        .iter()
        .map(|file| fs::read_to_string(file).unwrap())
        .collect();
    let (first, later) = Key::ALL.split_at(Key::FIRST);
    let named = |key: &&Key| names(&code, &format!("Key::{key:?}"));
    assert!(first.iter().any(|key| named(&key)));
    let mut early: Vec<_> = later.iter().filter(named).map(|key| key.name()).collect();
    // What a question page says of things that the domain knows, and its title.
    let mut said = vec![Key::AppName, Key::AppTitle, Key::QuestionTitle];
    said.extend(Topic::ALL.map(i18n::topic));
    said.extend(Sharing::ALL.map(i18n::sharing));
    for audience in Audience::ALL {
        said.extend(Feeling::ALL.map(|feeling| i18n::feeling(feeling, audience)));
    }
    said.extend(Instead::ALL.map(i18n::instead));
    // Recorded and drawn come with the second half, and so does what was recorded or drawn.
    let hows = HowTaken::ALL.into_iter().filter(|how| how.goes_on());
    said.extend(hows.map(i18n::how_asked));
    let known = ["topic", "sharing", "feeling", "instead", "how_asked"];
    for (at, path) in code.match_indices("i18n::") {
        let mut name = code[at + path.len()..].split(|c: char| !c.is_lowercase() && c != '_');
        let name = name.next().unwrap();
        assert!(
            name.is_empty() || known.contains(&name),
            "i18n::{name} is not looked at"
        );
    }
    early.extend(
        said.iter()
            .filter(|key| later.contains(key))
            .map(|key| key.name()),
    );
    assert_eq!(early, [""; 0], "words that come too late");
}

/// What a question page says of its voice, and of how words were taken down, is put together by
/// [`Words`]: out of the same words, whether the others are here or not.
#[test]
fn of_a_voice_the_same_is_said_before_the_other_words_are_here() {
    let [first, rest] = ENGLISH;
    let early = Words::new(serde_json::from_str(&flatten(first).unwrap()).unwrap()).unwrap();
    let all = Words::from_sources(first, rest).unwrap();
    let hows = HowTaken::ALL.map(Some).into_iter().chain([None]);
    for (how, role) in hows.flat_map(|how| Role::ALL.map(|role| (how, role))) {
        for (by, name) in [("", ""), ("Nan", ""), ("", "Sam"), ("Nan", "Sam")] {
            let taken = early.taken(how, by, role, name);
            assert_eq!(taken, all.taken(how, by, role, name));
            assert!(!taken.is_empty(), "{how:?} {by}");
        }
    }
    for (role, name) in Role::ALL
        .into_iter()
        .flat_map(|role| [(role, ""), (role, "Sam")])
    {
        let said = |words: &Words| {
            let inside = words.speaker_in_a_sentence(role, name).to_owned();
            [words.speaker(role, name), inside]
        };
        assert_eq!(said(&early), said(&all));
        assert!(said(&early).iter().all(|said| !said.is_empty()), "{role:?}");
    }
}

/// Whether the code has this path, and not only one that begins so.
fn names(code: &str, path: &str) -> bool {
    let mut rest = code;
    while let Some(at) = rest.find(path) {
        rest = &rest[at + path.len()..];
        if !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_') {
            return true;
        }
    }
    false
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found
}
