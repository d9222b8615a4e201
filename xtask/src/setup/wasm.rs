//! A compiler for `wasm32-unknown-unknown`, with or without rustup's server.
//!
//! 1. The compiler in use may already know the target.
//! 2. `rustup target add` may work.
//! 3. Debian ships the compiler, the source of the standard library and the linker. The library is
//!    built once into a folder of our cache, and every Wasm build then uses that compiler.
//!
//! `OUR_SAY_WASM_TOOLCHAIN=rustup` or `=debian` chooses by hand.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::apt;
use crate::problem::{Context, Problem, Result};
use crate::{paths, process};

/// The target of the app.
pub const TARGET: &str = "wasm32-unknown-unknown";
/// Where cargo looks for flags of the compiler before anywhere else; with `--target` they are for that
/// alone.
pub const FLAGS: &str = "CARGO_ENCODED_RUSTFLAGS";

/// Flags as cargo reads them there, whatever signs the paths in them hold.
pub fn encoded(flags: &[String]) -> String {
    flags.join("\u{1f}")
}

const RUSTUP_PATIENCE: Duration = Duration::from_secs(60);
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_SOURCE: &str = "/usr/lib/rustlib/src/rust/library/std";
const DEBIAN_LINKER: &str = "/usr/bin/wasm-ld-22";
const DEBIAN_PACKAGES: [&str; 3] = ["rustc-web", "rust-web-src", "lld-22"];

/// How Rust is compiled to Wasm on this machine.
#[derive(Debug)]
pub enum WasmToolchain {
    /// The compiler on PATH knows the target.
    Default,
    /// Debian's compiler, with a standard library that was built here.
    Debian {
        /// Holds `lib/rustlib/wasm32-unknown-unknown/lib`.
        sysroot: PathBuf,
        /// A link to Debian's linker under the name that the compiler expects.
        linker: PathBuf,
    },
}

impl WasmToolchain {
    /// What cargo must find in its environment to build for Wasm.
    pub fn environment(&self) -> Vec<(&'static str, OsString)> {
        match self {
            Self::Default => Vec::new(),
            Self::Debian { linker, .. } => vec![
                ("RUSTC", DEBIAN_RUSTC.into()),
                (FLAGS, encoded(&self.flags()).into()),
                ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker.into()),
            ],
        }
    }

    /// The flags that the compiler needs to build for Wasm at all.
    pub fn flags(&self) -> Vec<String> {
        match self {
            Self::Default => Vec::new(),
            Self::Debian { sysroot, .. } => vec![format!("--sysroot={}", sysroot.display())],
        }
    }

    /// Whether clippy can lint for Wasm: Debian's compiler comes without it.
    pub fn has_clippy(&self) -> bool {
        matches!(self, Self::Default)
    }
}

/// Finds a compiler for the target, or installs one.
pub fn find_or_install() -> Result<WasmToolchain> {
    match std::env::var("OUR_SAY_WASM_TOOLCHAIN").as_deref() {
        Ok("debian") => return debian(),
        Ok("rustup") => {
            return from_rustup()
                .then_some(WasmToolchain::Default)
                .ok_or_else(no_rustup);
        }
        Ok(other) => {
            return Err(Problem::new(format!(
                "OUR_SAY_WASM_TOOLCHAIN is `{other}`; it can be `rustup` or `debian`"
            )));
        }
        Err(_) => {}
    }
    if knows_target() {
        return Ok(WasmToolchain::Default);
    }
    if let Some(ready) = debian_ready()? {
        return Ok(ready);
    }
    if from_rustup() {
        return Ok(WasmToolchain::Default);
    }
    process::say("rustup cannot fetch the Wasm target here, so Debian's compiler is used");
    debian()
}

fn no_rustup() -> Problem {
    Problem::new(format!(
        "`rustup target add {TARGET}` failed or took over a minute"
    ))
}

/// Whether the compiler on PATH has a standard library for the target.
fn knows_target() -> bool {
    process::output(Command::new("rustc").args(["--print", "target-libdir", "--target", TARGET]))
        .is_ok_and(|folder| holds_std(Path::new(folder.trim())))
}

fn holds_std(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|entries| {
        entries
            .flatten()
            .any(|entry| entry.file_name().to_string_lossy().starts_with("libstd-"))
    })
}

fn from_rustup() -> bool {
    if knows_target() {
        return true;
    }
    if paths::on_path("rustup").is_none() {
        return false;
    }
    process::say("Asking rustup for the Wasm target (a minute at most)");
    process::succeeds_within(
        RUSTUP_PATIENCE,
        Command::new("rustup").args(["target", "add", TARGET]),
    ) && knows_target()
}

/// Debian's way, installing what is missing.
fn debian() -> Result<WasmToolchain> {
    if let Some(ready) = debian_ready()? {
        return Ok(ready);
    }
    if !debian_packages_present() {
        apt::install(&DEBIAN_PACKAGES, "A Rust compiler for Wasm")?;
    }
    let sysroot = debian_sysroot()?;
    build_std(&sysroot)?;
    let linker = sysroot.join("bin/rust-lld");
    link_linker(&linker)?;
    debian_ready()?
        .ok_or_else(|| Problem::new("Debian's compiler was installed but does not answer"))
}

fn debian_packages_present() -> bool {
    [DEBIAN_RUSTC, DEBIAN_SOURCE, DEBIAN_LINKER]
        .iter()
        .all(|path| Path::new(path).exists())
}

/// One folder for each version of Debian's compiler.
fn debian_sysroot() -> Result<PathBuf> {
    let version = process::output(Command::new(DEBIAN_RUSTC).arg("--version"))?;
    let number = version.split_whitespace().nth(1).unwrap_or("unknown");
    paths::tool("wasm-std", number)
}

fn debian_ready() -> Result<Option<WasmToolchain>> {
    if !debian_packages_present() {
        return Ok(None);
    }
    let sysroot = debian_sysroot()?;
    let linker = sysroot.join("bin/rust-lld");
    let ready = holds_std(&library_folder(&sysroot)) && linker.exists();
    Ok(ready.then_some(WasmToolchain::Debian { sysroot, linker }))
}

fn library_folder(sysroot: &Path) -> PathBuf {
    sysroot.join("lib/rustlib").join(TARGET).join("lib")
}

/// Builds the standard library for the target and puts it into our own sysroot.
fn build_std(sysroot: &Path) -> Result<()> {
    let work = paths::stage().join("wasm-std");
    let target = work.join("target");
    paths::remove_folder(&work)?;
    paths::write(
        &work.join("Cargo.toml"),
        "[workspace]\n[package]\nname = \"std-holder\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\
         [profile.release]\nopt-level = \"z\"\n",
    )?;
    paths::write(&work.join("src/lib.rs"), "")?;
    let mut flags = paths::unnamed()?;
    flags.push("-Cembed-bitcode=yes".to_owned());
    process::run_quietly(
        "Building the standard library for Wasm (about a minute)",
        Command::new("cargo")
            .current_dir(&work)
            .args(["build", "--release", "-Zbuild-std=std,panic_abort,test"])
            .args(["--target", TARGET])
            .env("CARGO_TARGET_DIR", &target)
            .env("RUSTC", DEBIAN_RUSTC)
            .env("RUSTC_BOOTSTRAP", "1")
            .env(FLAGS, encoded(&flags)),
    )?;
    let made = target.join(TARGET).join("release/deps");
    let library = library_folder(sysroot);
    for file in paths::files_below(&made)? {
        if paths::has_ending(&file, "rlib") && !file.contains("std_holder") {
            paths::write(&library.join(&file), paths::read(&made.join(&file))?)?;
        }
    }
    paths::remove_folder(&work)
}

/// The compiler starts the linker by the name `rust-lld` and tells it to be a Wasm linker.
#[cfg(unix)]
fn link_linker(linker: &Path) -> Result<()> {
    if let Some(folder) = linker.parent() {
        fs::create_dir_all(folder).context("making the folder of the linker")?;
    }
    if linker.exists() {
        return Ok(());
    }
    std::os::unix::fs::symlink(DEBIAN_LINKER, linker).context("linking the Wasm linker")
}

#[cfg(not(unix))]
fn link_linker(_linker: &Path) -> Result<()> {
    Err(Problem::new("Debian's compiler exists on Debian only"))
}
