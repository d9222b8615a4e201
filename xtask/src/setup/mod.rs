//! Finds every tool, and installs what is missing. Safe to run again: what is there is used.
//!
//! Sources are package registries only (of Rust, Node and Debian) and rustup's own server. Tools go to
//! `~/.cache/our-say/tools/NAME-VERSION` (see [`crate::paths::tool`]), so every clone shares them.

pub mod age;
pub mod apt;
pub mod browser;
pub mod cargo_tools;
pub mod npm;
pub mod wasm;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::problem::{Context, Result};
use crate::{paths, process};
use browser::Browser;
use wasm::WasmToolchain;

/// All that a production build needs.
#[derive(Debug)]
pub struct Tools {
    /// How Rust is compiled to Wasm here.
    pub wasm: WasmToolchain,
    /// The folder with `wasm-bindgen` and `wasm-bindgen-test-runner`.
    pub bindgen: PathBuf,
    /// The folder with `wasm-split-cli`.
    pub split: PathBuf,
    /// The folder with `trunk`.
    pub trunk: PathBuf,
    /// `node_modules` with wasm-opt, esbuild, fonts, symbols and axe.
    pub node_modules: PathBuf,
}

impl Tools {
    /// A command that finds these tools first on PATH and compiles Wasm with the right toolchain.
    pub fn command(&self, program: impl Into<OsString>) -> Result<Command> {
        let mut command = Command::new(program.into());
        command
            .current_dir(paths::root())
            .env("PATH", self.path(None)?)
            .envs(self.wasm.environment());
        Ok(command)
    }

    /// Puts a folder before all others on the PATH of a command.
    pub fn prepend_path(&self, command: &mut Command, folder: &Path) -> Result<()> {
        command.env("PATH", self.path(Some(folder))?);
        Ok(())
    }

    /// Adds flags for the compiler of Wasm to those that the toolchain needs.
    pub fn add_rust_flags(&self, command: &mut Command, flags: &[String]) {
        let mut all = self.wasm.flags();
        all.extend_from_slice(flags);
        command.env(wasm::FLAGS, wasm::encoded(&all));
    }

    fn path(&self, first: Option<&Path>) -> Result<OsString> {
        let mut folders: Vec<PathBuf> = first.map(Path::to_path_buf).into_iter().collect();
        folders.extend([
            self.trunk.clone(),
            self.bindgen.clone(),
            self.node_modules.join(".bin"),
        ]);
        if let Some(path) = std::env::var_os("PATH") {
            folders.extend(std::env::split_paths(&path));
        }
        std::env::join_paths(folders).context("joining PATH")
    }
}

/// Everything: what a build needs and what the tests need.
pub fn everything() -> Result<(Tools, Browser)> {
    let tools = for_build()?;
    let browser = browser::find_or_install()?;
    age::find_or_say();
    println!("Set-up is complete.");
    Ok((tools, browser))
}

/// What a production build needs.
pub fn for_build() -> Result<Tools> {
    process::say("Looking for the tools (seconds; minutes when they are missing)");
    let wasm = wasm::find_or_install()?;
    let bindgen = cargo_tools::wasm_bindgen()?;
    let split = cargo_tools::wasm_split()?;
    let trunk = cargo_tools::trunk()?;
    let node_modules = npm::find_or_install()?;
    Ok(Tools {
        wasm,
        bindgen,
        split,
        trunk,
        node_modules,
    })
}
