//! Copies words and question sets into the build: mirrored, checked to be JSON, without spaces.

use std::path::Path;

use crate::paths;
use crate::problem::{Context, Result};

/// Names the symbols; used by the build alone.
pub const SYMBOL_LIST: &str = "symbols.json";

/// Copies every JSON file below `from` to the same place below `to`; returns how many.
pub fn copy(from: &Path, to: &Path) -> Result<usize> {
    if !from.is_dir() {
        return Ok(0);
    }
    let mut copied = 0;
    for file in paths::files_below(from)? {
        if paths::has_ending(&file, "json") && file != SYMBOL_LIST {
            let text = paths::read_text(&from.join(&file))?;
            let small = minify(&text).context(from.join(&file).display())?;
            paths::write(&to.join(&file), small)?;
            copied += 1;
        }
    }
    Ok(copied)
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
    fn a_broken_file_is_refused() {
        assert!(minify("{\"a\":}").is_err());
    }
}
