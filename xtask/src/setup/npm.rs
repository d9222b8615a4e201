//! What comes from npm: wasm-opt, esbuild, the fonts, the symbols and axe. Nothing of it runs in the app.
//!
//! `xtask/npm/package-lock.json` names exact versions and their hashes and no download address, so
//! any registry serves. The folder in the cache is named after that file's hash.

use std::path::PathBuf;
use std::process::Command;

use crate::build::hash;
use crate::problem::{Context, Result};
use crate::{paths, process};

const FILES: [&str; 3] = ["package.json", "package-lock.json", ".npmrc"];

/// The `node_modules` folder with everything in it.
pub fn find_or_install() -> Result<PathBuf> {
    let source = paths::root().join("xtask/npm");
    let lock = paths::read(&source.join("package-lock.json"))?;
    let folder = paths::tool("npm", &hash::hex(&lock)[..16])?;
    let modules = folder.join("node_modules");
    let done = folder.join("installed");
    if done.exists() {
        return Ok(modules);
    }
    for file in FILES {
        paths::write(&folder.join(file), paths::read(&source.join(file))?)?;
    }
    process::run_quietly(
        "Installing wasm-opt, esbuild, fonts, symbols and axe from npm (about 10 s)",
        Command::new("npm").current_dir(&folder).args([
            "ci",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
        ]),
    )
    .context("npm is part of Node.js 20 or later (on Debian: apt-get install nodejs npm)")?;
    paths::write(&done, "")?;
    Ok(modules)
}
