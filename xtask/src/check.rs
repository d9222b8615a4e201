//! What must hold before a commit: format, lints on both targets, docs, and rules about text.

use std::path::Path;

use crate::build::worker;
use crate::problem::{Problem, Result};
use crate::setup::{self, Tools, wasm};
use crate::{paths, process};

const LONG: usize = 400;
const TOO_LONG: usize = 500;

/// All checks, the quick ones first.
pub fn everything() -> Result<()> {
    text_rules()?;
    let tools = setup::for_build()?;
    cargo(
        &tools,
        "Checking the format",
        &["fmt", "--all", "--check"],
        "",
    )?;
    cargo(
        &tools,
        "Linting for this machine (a minute at first)",
        &[
            "clippy",
            "--workspace",
            "--all-targets",
            "--quiet",
            "--",
            "-D",
            "warnings",
        ],
        "",
    )?;
    wasm_lints(&tools)?;
    cargo(
        &tools,
        "Checking the documentation (a minute at first)",
        &[
            "doc",
            "--workspace",
            "--no-deps",
            "--document-private-items",
            "--quiet",
        ],
        "-D warnings",
    )?;
    println!("All checks passed.");
    Ok(())
}

/// Tests other than the browser's own are for this machine alone and do not compile for Wasm.
fn wasm_lints(tools: &Tools) -> Result<()> {
    let what = "Linting for Wasm (two minutes at first)";
    let package = ["--package", "our-say", "--target", wasm::TARGET, "--quiet"];
    let mut parts = vec![
        vec!["--lib"],
        vec!["--bin", "our-say"],
        vec!["--bin", worker::NAME],
    ];
    if paths::root().join("tests/browser.rs").exists() {
        parts.push(vec!["--test", "browser"]);
    }
    let deny = ["--", "-D", "warnings"];
    if tools.wasm.has_clippy() {
        let parts = parts.concat();
        return cargo(
            tools,
            what,
            &[&["clippy"], &package[..], &parts, &deny].concat(),
            "",
        );
    }
    process::say(
        "Debian's compiler has no clippy, so for Wasm only the compiler's own warnings count",
    );
    for part in parts {
        cargo(
            tools,
            what,
            &[&["rustc"], &package[..], &part, &deny].concat(),
            "",
        )?;
    }
    Ok(())
}

fn cargo(tools: &Tools, what: &str, words: &[&str], rustdoc: &str) -> Result<()> {
    let mut command = if words.contains(&wasm::TARGET) {
        tools.command("cargo")?
    } else {
        let mut command = std::process::Command::new("cargo");
        command.current_dir(paths::root());
        command
    };
    command.args(words);
    if !rustdoc.is_empty() {
        command.env("RUSTDOCFLAGS", rustdoc);
    }
    process::run(what, &mut command)
}

/// Rules that no linter knows: no markup from strings, no eval, no long files.
pub fn text_rules() -> Result<()> {
    process::say("Checking the text rules");
    let mut breaches = Vec::new();
    for folder in ["src", "public", "style", "tests", "xtask"] {
        let folder = paths::root().join(folder);
        if !folder.is_dir() {
            continue;
        }
        for file in paths::files_below(&folder)? {
            let path = folder.join(&file);
            if is_ours(&path) {
                breaches.extend(breaches_of(&path, &paths::read_text(&path)?));
            }
        }
    }
    if breaches.is_empty() {
        Ok(())
    } else {
        Err(Problem::new(breaches.join("\n")))
    }
}

/// Text that people here write. Data and lock files have other lengths.
fn is_ours(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    let installed = path
        .components()
        .any(|part| part.as_os_str() == "node_modules");
    matches!(ending, Some("rs" | "js" | "css" | "html" | "toml")) && !installed
}

fn breaches_of(path: &Path, text: &str) -> Vec<String> {
    let shown = path
        .strip_prefix(paths::root())
        .unwrap_or(path)
        .display()
        .to_string();
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        for banned in banned_in(&shown) {
            if line.contains(banned) {
                found.push(format!("{shown}:{}: `{banned}` is not allowed", number + 1));
            }
        }
    }
    match text.lines().count() {
        lines if lines >= TOO_LONG => found.push(format!(
            "{shown}: {lines} lines; split it ({TOO_LONG} is too long)"
        )),
        lines if lines > LONG => {
            println!("  warning: {shown} has {lines} lines; over {LONG} is long");
        }
        _ => {}
    }
    found
}

/// What may not stand in a file: ways to make markup or code out of strings.
fn banned_in(shown: &str) -> &'static [&'static str] {
    if shown.starts_with("src/") {
        &[
            "inner_html",
            "innerHTML",
            "outer_html",
            "insert_adjacent_html",
            "js_sys::eval",
        ]
    } else if paths::has_ending(shown, "js") {
        &[
            "eval(",
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "new Function",
        ]
    } else {
        &[]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_from_strings_is_found_with_its_place() {
        let found = breaches_of(Path::new("src/ui/a.rs"), "fine\n<p inner_html=words/>\n");
        assert_eq!(found, ["src/ui/a.rs:2: `inner_html` is not allowed"]);
        assert_eq!(breaches_of(Path::new("public/a.js"), "eval('1')").len(), 1);
        assert!(breaches_of(Path::new("public/a.js"), "evaluate()").is_empty());
    }

    #[test]
    fn long_files_are_refused() {
        assert_eq!(
            breaches_of(Path::new("src/a.rs"), &"\n".repeat(TOO_LONG)).len(),
            1
        );
        assert!(breaches_of(Path::new("src/a.rs"), &"\n".repeat(LONG)).is_empty());
    }
}
