//! The worker: a second program of the app's package, which seals and opens share files beside the page.
//!
//! Trunk knows nothing of it, and it is not cut: cargo and `wasm-bindgen` make it, wasm-opt shrinks
//! it, and its glue becomes one script. The page is told the script's name, the script that of the Wasm.
//!
//! Its Wasm is kept compressed, since it lies on each phone and is needed seldom: the script opens it.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::{bundle, compress, names, page, split};
use crate::problem::Result;
use crate::setup::Tools;
use crate::setup::wasm::TARGET;
use crate::{paths, process};

/// The program in Cargo.toml; its files in `dist` begin so.
pub const NAME: &str = "worker";

/// What starts it. A failure is thrown again where nobody catches it, so that the page hears of it: of a
/// promise it would not.
const START: &str = "\
import init from './worker.js';
const opened = answer => {
  if (!answer.ok) throw new Error('WASM answered ' + answer.status);
  const plain = answer.body.pipeThrough(new DecompressionStream('gzip'));
  return new Response(plain, { headers: { 'content-type': 'application/wasm' } });
};
init({ module_or_path: fetch('WASM').then(opened) })
  .catch(problem => setTimeout(() => { throw problem; }));
";

fn folder() -> PathBuf {
    paths::stage().join(NAME)
}

/// Compiles it, with the flags of the app, so that all that both use is compiled once.
pub fn compile(tools: &Tools, flags: &[String]) -> Result<()> {
    let target = paths::root().join("target");
    let mut cargo = tools.command("cargo")?;
    cargo
        .args(["build", "--release", "--quiet", "--package", "our-say"])
        .args(["--bin", NAME, "--target", TARGET, "--target-dir"])
        .arg(&target);
    tools.add_rust_flags(&mut cargo, flags);
    process::run("Building the worker (up to a minute)", &mut cargo)?;
    paths::remove_folder(&folder())?;
    let wasm = target.join(TARGET).join("release").join(NAME);
    process::output(
        Command::new(tools.bindgen.join("wasm-bindgen"))
            .args(["--target", "web", "--no-typescript", "--out-dir"])
            .arg(folder())
            .arg(wasm.with_extension("wasm")),
    )?;
    Ok(())
}

/// Puts it into the build in `made`, under names of their content, and tells the page.
pub fn finish(tools: &Tools, made: &Path) -> Result<()> {
    let bound = folder().join("worker_bg.wasm");
    let runs = names::without_custom_sections(&paths::read(&bound)?)?;
    paths::write(&bound, runs)?;
    let wasm = split::shrunk(tools, &bound, split::Shrink::Later)?;
    let wasm = compress::gzip(&wasm)?;
    let wasm_name = split::hashed(NAME, compress::GZIPPED, &wasm);
    let start = folder().join("start.js");
    paths::write(&start, START.replace("WASM", &format!("/{wasm_name}")))?;
    let script = bundle::worker(tools, &start)?;
    let script_name = split::hashed(NAME, "js", script.as_bytes());
    paths::write(&made.join(wasm_name), wasm)?;
    paths::write(&made.join(&script_name), script)?;
    let html = made.join("index.html");
    let told = page::tell(&paths::read_text(&html)?, NAME, &script_name)?;
    paths::write(&html, told)
}
