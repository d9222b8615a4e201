//! Brings words and question sets into the build. What is needed early becomes a list of texts, which
//! the app knows by their order: its words (`src/i18n`) and the question sets (`src/content/built.rs`
//! says in which order). Everything else is mirrored, without spaces.

use std::path::Path;

use serde_json::Value;

use crate::paths;
use crate::problem::{Context, Problem, Result};

/// Names the symbols; used by the build alone.
pub const SYMBOL_LIST: &str = "symbols.json";

/// Where question sets lie among the content.
const SETS: &str = "sets/";

/// Copies every JSON file below `from` but the sets to the same place below `to`; returns how many.
pub fn copy_content(from: &Path, to: &Path) -> Result<usize> {
    let mut copied = 0;
    for file in paths::files_below(from)? {
        if paths::has_ending(&file, "json") && file != SYMBOL_LIST && !file.starts_with(SETS) {
            let text = paths::read_text(&from.join(&file))?;
            let small = minify(&text).context(from.join(&file).display())?;
            paths::write(&to.join(&file), small)?;
            copied += 1;
        }
    }
    Ok(copied)
}

/// Writes each question set below `from` in each of its languages as a list; returns how many.
pub fn build_sets(from: &Path, to: &Path) -> Result<usize> {
    let mut built = 0;
    for file in paths::files_below(&from.join(SETS))? {
        let words = file.split_once("/text.");
        let Some((set, language)) =
            words.and_then(|(set, rest)| Some((set, rest.strip_suffix(".json")?)))
        else {
            continue;
        };
        let folder = from.join(SETS);
        let structure = paths::read_text(&folder.join(set).join("set.json"))?;
        let text = paths::read_text(&folder.join(&file))?;
        let list = build_set(&structure, &text).context(folder.join(&file).display())?;
        paths::write(&to.join(format!("{SETS}{set}.{language}.json")), list)?;
        built += 1;
    }
    Ok(built)
}

/// A question set as a list of texts, out of its two files. Their meaning is checked by the tests of
/// the app, which read what comes of this.
pub fn build_set(structure: &str, text: &str) -> Result<String> {
    let structure: Value = serde_json::from_str(structure).context("not JSON")?;
    let text: Value = serde_json::from_str(text).context("not JSON")?;
    let mut list = List(Vec::new());
    list.plain(&structure["schema"])?;
    for part in ["id", "version", "audience"] {
        list.plain(&structure[part])?;
    }
    list.plain(&text["lang"])?;
    list.each(&text["names"], |list, slot, filler| {
        list.0.push(slot.to_owned());
        list.plain(&filler["named"])?;
        list.plain(&filler["unnamed"])
    })?;
    list.each(&text["places"], |list, slot, words| {
        list.0.push(slot.to_owned());
        list.wording(words)
    })?;
    let questions = structure["questions"].as_array().ok_or_else(odd)?;
    list.0.push(questions.len().to_string());
    for question in questions {
        for part in ["id", "topic", "stage", "symbol"] {
            list.plain(&question[part])?;
        }
        let words = &text["questions"][question["id"].as_str().ok_or_else(odd)?];
        for part in ["short", "ask", "why", "say"] {
            list.wording(&words[part])?;
        }
        let think = words["think"].as_array().ok_or_else(odd)?;
        list.0.push(think.len().to_string());
        for wording in think {
            list.wording(wording)?;
        }
    }
    serde_json::to_string(&list.0).context("writing the texts")
}

fn odd() -> Problem {
    Problem::new("a part is missing or of the wrong kind")
}

struct List(Vec<String>);

impl List {
    fn plain(&mut self, value: &Value) -> Result<()> {
        self.0.push(match value {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            _ => return Err(odd()),
        });
        Ok(())
    }

    fn wording(&mut self, value: &Value) -> Result<()> {
        self.plain(&value["school"])?;
        for other in ["early-years", "college"] {
            self.0
                .push(value[other].as_str().unwrap_or_default().to_owned());
        }
        Ok(())
    }

    /// How many entries an object has (none where it is absent), then each of them.
    fn each(
        &mut self,
        object: &Value,
        write: impl Fn(&mut Self, &str, &Value) -> Result<()>,
    ) -> Result<()> {
        let entries: Vec<_> = object.as_object().into_iter().flatten().collect();
        self.0.push(entries.len().to_string());
        entries
            .into_iter()
            .try_for_each(|(name, value)| write(self, name, value))
    }
}

/// Writes each language file below `from` as a list to the same place below `to`; returns how many.
pub fn build_languages(from: &Path, to: &Path) -> Result<usize> {
    let files = paths::files_below(from)?;
    for file in &files {
        let text = paths::read_text(&from.join(file))?;
        let list = flatten(&text).context(from.join(file).display())?;
        paths::write(&to.join(file), list)?;
    }
    Ok(files.len())
}

/// Sections of texts as one list of texts, in their order, after the stamp of their names. A test of
/// the app holds that the order is the one of its keys.
pub fn flatten(text: &str) -> Result<String> {
    let sections: Value = serde_json::from_str(text).context("not JSON")?;
    let (mut names, mut texts) = (String::new(), vec![String::new()]);
    for (section, words) in sections.as_object().ok_or_else(odd)? {
        for (name, text) in words.as_object().ok_or_else(odd)? {
            names.extend([section, ".", name, "\n"]);
            texts.push(text.as_str().ok_or_else(odd)?.to_owned());
        }
    }
    texts[0] = stamp(&names).to_string();
    serde_json::to_string(&texts).context("writing the texts")
}

/// 32 bits of FNV-1a; `src/i18n/stamp.rs` makes the same of the names of the keys.
fn stamp(names: &str) -> u32 {
    names.bytes().fold(0x811c_9dc5, |stamp: u32, byte| {
        (stamp ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}

/// The same JSON, in the same order, without space between its parts.
fn minify(text: &str) -> Result<String> {
    serde_json::from_str::<serde_json::Value>(text).context("not JSON")?;
    let mut small = String::with_capacity(text.len());
    let (mut in_string, mut escaped) = (false, false);
    for character in text.chars() {
        if in_string {
            in_string = escaped || character != '"';
            escaped = !escaped && character == '\\';
        } else if character.is_ascii_whitespace() {
            continue;
        } else {
            in_string = character == '"';
        }
        small.push(character);
    }
    Ok(small)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_space_between_goes() {
        let text = "{\n  \"b\": \"two  words, \\\" and \\\\\",\n  \"a\": [1, 2.50]\n}\n";
        let small = minify(text).unwrap();
        assert_eq!(small, r#"{"b":"two  words, \" and \\","a":[1,2.50]}"#);
    }

    #[test]
    fn texts_keep_the_order_in_which_they_are_written() {
        let list = flatten(r#"{"z":{"b":"1","a":"2"},"a":{"c":"3"}}"#).unwrap();
        let stamp = stamp("z.b\nz.a\na.c\n");
        assert_eq!(list, format!(r#"["{stamp}","1","2","3"]"#));
        assert!(flatten(r#"{"z":"1"}"#).is_err());
    }

    #[test]
    fn a_set_without_a_part_is_refused() {
        let structure =
            r#"{"schema":1,"id":"s","version":"2026-11-22","audience":"parent","questions":[]}"#;
        let list = build_set(structure, r#"{"lang":"en"}"#).unwrap();
        assert_eq!(list, r#"["1","s","2026-11-22","parent","en","0","0","0"]"#);
        assert!(build_set(structure, "{}").is_err());
        assert!(build_set("{}", r#"{"lang":"en"}"#).is_err());
    }

    #[test]
    fn a_broken_file_is_refused() {
        assert!(minify("{\"a\":}").is_err());
    }
}
