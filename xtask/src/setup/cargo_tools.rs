//! Tools from Rust's package registry, each in a folder of its own in the cache.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::problem::{Problem, Result};
use crate::{paths, process};

const TRUNK: &str = "0.21.14";
/// Reads the marks that `wasm_split_helpers` leaves; the two are made together.
const WASM_SPLIT: &str = "0.2.4";

/// The folder with `wasm-bindgen` in exactly the version of Cargo.lock.
pub fn wasm_bindgen() -> Result<PathBuf> {
    let lock = paths::read_text(&paths::root().join("Cargo.lock"))?;
    let version = locked_version(&lock, "wasm-bindgen")
        .ok_or_else(|| Problem::new("Cargo.lock has no package `wasm-bindgen`"))?;
    install(&Package {
        name: "wasm-bindgen-cli",
        version,
        program: "wasm-bindgen",
        options: &[],
        time: "two to four minutes",
    })
}

/// The folder with `wasm-split-cli`.
pub fn wasm_split() -> Result<PathBuf> {
    install(&Package {
        name: "wasm_split_cli_support",
        version: WASM_SPLIT,
        program: "wasm-split-cli",
        options: &["--locked", "--features", "build-binary"],
        time: "about a minute",
    })
}

/// The folder with `trunk`.
pub fn trunk() -> Result<PathBuf> {
    install(&Package {
        name: "trunk",
        version: TRUNK,
        program: "trunk",
        options: &["--locked"],
        time: "five to ten minutes",
    })
}

/// A package with a program in it.
struct Package<'a> {
    name: &'a str,
    version: &'a str,
    program: &'a str,
    options: &'a [&'a str],
    /// How long installing it takes.
    time: &'a str,
}

fn install(package: &Package) -> Result<PathBuf> {
    let Package {
        name,
        version,
        program,
        options,
        time,
    } = package;
    let root = paths::tool(name, version)?;
    let bin = root.join("bin");
    if answers(&bin.join(program)) {
        return Ok(bin);
    }
    process::run_quietly(
        &format!("Installing {name} {version} with cargo ({time})"),
        Command::new("cargo")
            .args(["install", name, "--version", version, "--force", "--root"])
            .arg(&root)
            .args(*options),
    )?;
    if answers(&bin.join(program)) {
        Ok(bin)
    } else {
        Err(Problem::new(format!(
            "{name} {version} was installed but does not answer"
        )))
    }
}

/// Whether the program runs here. The folder is named after its version, so that need not be asked:
/// not every program tells.
fn answers(program: &Path) -> bool {
    program.exists() && process::output(Command::new(program).arg("--help")).is_ok()
}

/// The version of a package in the text of a Cargo.lock.
pub fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    lines
        .next()?
        .strip_prefix("version = \"")?
        .strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_version_of_exactly_that_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"1.0.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "trunk"), None);
    }
}
