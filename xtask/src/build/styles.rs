//! Joins the parts that a list names into one file, in its order. There are two lists: `style/main.css` for
//! a first visit, `style/later.css` for all other pages.
//!
//! A list holds nothing but `@import "part.css";`, `@import "part.css" layer(name);` and `@layer a, b;`. Trunk
//! makes the first small and names it after its hash, [`finish`] the second.

use std::path::Path;

use super::{bundle, page, split};
use crate::paths;
use crate::problem::{Problem, Result};
use crate::setup::Tools;

/// What a first visit needs.
pub const FIRST: &str = "main.css";
/// What the other pages need beside it.
pub const LATER: &str = "later.css";
/// How the file with that begins in the build, and what the page is told of it.
const NAME: &str = "later";

/// Reads a list in `folder` and returns all its parts as one text.
pub fn join(folder: &Path, list: &str) -> Result<String> {
    let list = paths::read_text(&folder.join(list))?;
    join_with(&list, |part| paths::read_text(&folder.join(part)))
}

/// Puts what the other pages need into the build in `made`, and tells the page.
pub fn finish(tools: &Tools, made: &Path) -> Result<()> {
    let joined = paths::stage().join(LATER);
    paths::write(&joined, join(&paths::root().join("style"), LATER)?)?;
    let small = bundle::style(tools, &joined)?;
    let name = split::hashed(NAME, "css", small.as_bytes());
    paths::write(&made.join(&name), small)?;
    let html = made.join("index.html");
    let told = page::tell(&paths::read_text(&html)?, NAME, &name)?;
    paths::write(&html, told)
}

fn join_with(list: &str, read: impl Fn(&str) -> Result<String>) -> Result<String> {
    let mut joined = String::new();
    for statement in without_comments(list).split(';').map(str::trim) {
        if statement.is_empty() {
            continue;
        }
        if statement.starts_with("@layer ") && !statement.contains('{') {
            joined.push_str(statement);
            joined.push_str(";\n");
            continue;
        }
        let (part, layer) = import(statement).ok_or_else(|| {
            Problem::new(format!(
                "a list in style/ holds only imports, so it cannot hold `{statement}`"
            ))
        })?;
        let text = read(part)?;
        check_part(part, &text)?;
        let (before, after) = match layer {
            Some(layer) => (format!("@layer {layer} {{\n"), "}\n"),
            None => (String::new(), ""),
        };
        joined.push_str(&before);
        joined.push_str(text.trim_end());
        joined.push('\n');
        joined.push_str(after);
    }
    Ok(joined)
}

/// `@import "part.css" layer(name)` → the part and its layer.
fn import(statement: &str) -> Option<(&str, Option<&str>)> {
    let rest = statement.strip_prefix("@import")?.trim_start();
    let quote = rest
        .chars()
        .next()
        .filter(|first| matches!(first, '"' | '\''))?;
    let (part, after) = rest[1..].split_once(quote)?;
    let after = after.trim();
    if after.is_empty() {
        return Some((part, None));
    }
    let layer = after.strip_prefix("layer(")?.strip_suffix(')')?;
    Some((part, Some(layer)))
}

/// A part may not break the parts after it, nor fetch from elsewhere.
fn check_part(part: &str, text: &str) -> Result<()> {
    let bare = without_comments(text);
    if bare.matches('{').count() != bare.matches('}').count() {
        return Err(Problem::new(format!("style/{part}: braces do not balance")));
    }
    for banned in ["@import", "http://", "https://", "url(//"] {
        if bare.contains(banned) {
            return Err(Problem::new(format!(
                "style/{part}: `{banned}` is not allowed"
            )));
        }
    }
    Ok(())
}

fn without_comments(text: &str) -> String {
    let mut rest = text;
    let mut kept = String::new();
    while let Some((before, comment)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(part: &str) -> Result<String> {
        match part {
            "tokens.css" => Ok(":root { --ink: #111 }".to_owned()),
            "components/button.css" => Ok(".button { color: var(--ink) }".to_owned()),
            "broken.css" => Ok(".button { color: red".to_owned()),
            "far.css" => Ok(".a { background: url(https://example.org/a.png) }".to_owned()),
            _ => Err(Problem::new("no such part")),
        }
    }

    #[test]
    fn parts_come_in_the_order_of_the_list() {
        let list =
            "/* first; the words */\n@import \"tokens.css\";\n@import 'components/button.css';\n";
        let joined = join_with(list, parts).unwrap();
        assert!(joined.find("--ink: #111").unwrap() < joined.find(".button").unwrap());
    }

    #[test]
    fn a_layer_wraps_its_part() {
        let joined = join_with(
            "@layer base, parts; @import \"tokens.css\" layer(base);",
            parts,
        )
        .unwrap();
        assert_eq!(
            joined,
            "@layer base, parts;\n@layer base {\n:root { --ink: #111 }\n}\n"
        );
    }

    #[test]
    fn anything_else_in_the_list_is_refused() {
        for list in [
            ".a { color: red }",
            "@import \"absent.css\";",
            "@import \"broken.css\";",
            "@import \"far.css\";",
        ] {
            assert!(join_with(list, parts).is_err(), "{list}");
        }
    }
}
