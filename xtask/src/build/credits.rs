//! Writes `credits.txt`: whose work is in the app, and on what terms.

use std::path::Path;

use crate::paths;
use crate::problem::Result;
use crate::process;
use crate::setup::{Tools, wasm};

/// The text of `credits.txt`.
pub fn text(tools: &Tools) -> Result<String> {
    let font = tools
        .node_modules
        .join("@fontsource/atkinson-hyperlegible-next/LICENSE");
    let mut tree = tools.command("cargo")?;
    tree.args([
        "tree",
        "--package",
        "our-say",
        "--edges",
        "normal,no-proc-macro",
    ])
    .args([
        "--target",
        wasm::TARGET,
        "--prefix",
        "none",
        "--format",
        "{p}|{l}|{r}",
    ]);
    let crates = crates(&process::output(&mut tree)?);
    let own = paths::read_text(&paths::root().join("LICENSE"))?;
    Ok(format!(
        "Our Say\n=======\n\n{own}\n\n\
         Symbols\n=======\n\n\
         The pictures are from OpenMoji, the open-source emoji and icon project (openmoji.org).\n\
         They are shared under CC BY-SA 4.0: https://creativecommons.org/licenses/by-sa/4.0/\n\n\n\
         Typeface\n========\n\n\
         Atkinson Hyperlegible Next, by the Braille Institute of America.\n\n{}\n\n\
         Program parts\n=============\n\n\
         These Rust packages are part of the app (package, terms, source).\n\n{crates}",
        licence(&font)?,
    ))
}

fn licence(path: &Path) -> Result<String> {
    Ok(paths::read_text(path)?.trim().to_owned())
}

/// `name v1.2.3|terms|source` lines, sorted, each once, without our own packages.
fn crates(tree: &str) -> String {
    let mut lines: Vec<String> = tree
        .lines()
        .map(|line| line.trim_end_matches(" (*)"))
        .filter(|line| !line.is_empty() && !line.contains(" (/"))
        .map(|line| line.replace(" (proc-macro)", "").replace('|', ", "))
        .collect();
    lines.sort();
    lines.dedup();
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_package_stands_once_and_no_path_of_a_machine_shows() {
        let tree = "our-say v0.1.0 (/some/where)|MIT|\nb v1.0.0|MIT|https://b\na v2.0.0|Apache-2.0|https://a\n\
                    b v1.0.0|MIT|https://b (*)\n";
        assert_eq!(
            crates(tree),
            "a v2.0.0, Apache-2.0, https://a\nb v1.0.0, MIT, https://b\n"
        );
    }
}
