//! Makes scripts and styles small, with esbuild.

use std::path::Path;

use crate::paths;
use crate::problem::Result;
use crate::process;
use crate::setup::Tools;

/// What every browser reads that can run the app at all; older ones must still read `boot.js`, which
/// tells them so.
const GLUE_TARGET: &str = "--target=es2020";
const BOOT_TARGET: &str = "--target=es2018";
/// The oldest browsers that the README names.
const STYLE_TARGET: &str = "--target=chrome111,safari16.4";

/// The glue of Wasm and browser and the link between the parts of the Wasm, as one module. The
/// link calls back into the glue, so neither can stand first: the bundler knows how.
pub fn glue(tools: &Tools, glue: &str, link: &str) -> Result<String> {
    let folder = paths::stage().join("glue");
    paths::remove_folder(&folder)?;
    paths::write(&folder.join("our-say.js"), glue)?;
    paths::write(&folder.join("__wasm_split.js"), link)?;
    let mut esbuild = tools.command("esbuild")?;
    esbuild.arg(folder.join("our-say.js")).args([
        "--bundle",
        "--format=esm",
        "--minify",
        GLUE_TARGET,
    ]);
    process::output(&mut esbuild)
}

/// The glue that comes with the store, as a script that is no module: it can be asked for again if it did
/// not come, which not every browser does for a module.
pub fn later_glue(tools: &Tools, glue: &str) -> Result<String> {
    let file = paths::stage().join("glue/later.js");
    paths::write(&file, glue)?;
    let mut esbuild = tools.command("esbuild")?;
    esbuild
        .arg(file)
        .args(["--bundle", "--format=iife", "--minify", GLUE_TARGET]);
    process::output(&mut esbuild)
}

/// The glue of the worker and what starts it, as one script that is no module: every browser knows such
/// workers.
pub fn worker(tools: &Tools, start: &Path) -> Result<String> {
    let mut esbuild = tools.command("esbuild")?;
    esbuild.arg(start).args([
        "--bundle",
        "--format=iife",
        "--minify",
        // Where the module would look for its Wasm if it were not told.
        "--define:import.meta.url=\"\"",
        GLUE_TARGET,
    ]);
    process::output(&mut esbuild)
}

/// A script that stands for itself.
pub fn script(tools: &Tools, file: &Path) -> Result<String> {
    let mut esbuild = tools.command("esbuild")?;
    esbuild
        .arg(file)
        .args(["--format=iife", "--minify", BOOT_TARGET]);
    process::output(&mut esbuild)
}

/// A style sheet that stands for itself.
pub fn style(tools: &Tools, file: &Path) -> Result<String> {
    let mut esbuild = tools.command("esbuild")?;
    esbuild.arg(file).args(["--minify", STYLE_TARGET]);
    process::output(&mut esbuild)
}
