//! Tools from Rust's package registry, each in a folder of its own in the cache.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::problem::{Problem, Result};
use crate::{paths, process};

const TRUNK: &str = "0.21.14";

/// The folder with `wasm-bindgen` in exactly the version of Cargo.lock.
pub fn wasm_bindgen() -> Result<PathBuf> {
    let lock = paths::read_text(&paths::root().join("Cargo.lock"))?;
    let version = locked_version(&lock, "wasm-bindgen")
        .ok_or_else(|| Problem::new("Cargo.lock has no package `wasm-bindgen`"))?;
    install(
        "wasm-bindgen-cli",
        version,
        "wasm-bindgen",
        false,
        "two to four minutes",
    )
}

/// The folder with `trunk`.
pub fn trunk() -> Result<PathBuf> {
    install("trunk", TRUNK, "trunk", true, "five to ten minutes")
}

fn install(
    package: &str,
    version: &str,
    program: &str,
    locked: bool,
    time: &str,
) -> Result<PathBuf> {
    let root = paths::tool(package, version)?;
    let bin = root.join("bin");
    if answers(&bin.join(program), version) {
        return Ok(bin);
    }
    let mut command = Command::new("cargo");
    command
        .args([
            "install",
            package,
            "--version",
            version,
            "--force",
            "--root",
        ])
        .arg(&root);
    if locked {
        command.arg("--locked");
    }
    process::run_quietly(
        &format!("Installing {package} {version} with cargo ({time})"),
        &mut command,
    )?;
    if answers(&bin.join(program), version) {
        Ok(bin)
    } else {
        Err(Problem::new(format!(
            "{package} {version} was installed but does not answer"
        )))
    }
}

fn answers(program: &Path, version: &str) -> bool {
    program.exists()
        && process::output(Command::new(program).arg("--version"))
            .is_ok_and(|text| text.split_whitespace().nth(1) == Some(version))
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
