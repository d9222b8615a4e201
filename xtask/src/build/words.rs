//! Copies words and question sets into the build: question sets mirrored, checked to be JSON, without
//! spaces; the words of the app as lists of texts, since the app knows them by their order.

use std::path::Path;

use serde_json::Value;

use crate::paths;
use crate::problem::{Context, Problem, Result};

/// Names the symbols; used by the build alone.
pub const SYMBOL_LIST: &str = "symbols.json";

/// Copies every JSON file below `from` to the same place below `to`; returns how many.
pub fn copy_content(from: &Path, to: &Path) -> Result<usize> {
    each(from, to, minify)
}

/// Writes each language file below `from` as a list to the same place below `to`; returns how many.
pub fn copy_languages(from: &Path, to: &Path) -> Result<usize> {
    each(from, to, flatten)
}

fn each(from: &Path, to: &Path, change: impl Fn(&str) -> Result<String>) -> Result<usize> {
    let mut copied = 0;
    for file in paths::files_below(from)? {
        if paths::has_ending(&file, "json") && file != SYMBOL_LIST {
            let text = paths::read_text(&from.join(&file))?;
            let small = change(&text).context(from.join(&file).display())?;
            paths::write(&to.join(&file), small)?;
            copied += 1;
        }
    }
    Ok(copied)
}

/// Sections of texts as one list of texts, in their order. A test of the app holds that the order is
/// the one of its keys.
fn flatten(text: &str) -> Result<String> {
    let odd = || Problem::new("not sections of texts");
    let sections: Value = serde_json::from_str(text).context("not JSON")?;
    let mut texts = Vec::new();
    for section in sections.as_object().ok_or_else(odd)?.values() {
        for text in section.as_object().ok_or_else(odd)?.values() {
            texts.push(text.as_str().ok_or_else(odd)?);
        }
    }
    serde_json::to_string(&texts).context("writing the texts")
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
        assert_eq!(list, r#"["1","2","3"]"#);
        assert!(flatten(r#"{"z":"1"}"#).is_err());
    }

    #[test]
    fn a_broken_file_is_refused() {
        assert!(minify("{\"a\":}").is_err());
    }
}
