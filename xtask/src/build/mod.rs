//! The production build: styles, then Trunk, then staging.
//!
//! Trunk compiles and binds the Wasm; [`split`] cuts it in three on the way, shrinks the parts and names
//! them after their hashes. What Trunk does not know (words, sets, symbols, fonts, the service worker's file list,
//! headers) is added by [`stage`], which puts a finished build into `dist/` in one move: there is never
//! half a build.

pub mod bundle;
pub mod compress;
pub mod credits;
pub mod glue;
pub mod hash;
pub mod late;
pub mod names;
pub mod page;
pub mod panics;
pub mod precache;
pub mod split;
pub mod stage;
pub mod styles;
pub mod symbols;
pub mod words;
pub mod worker;

use std::path::PathBuf;

use crate::problem::Result;
use crate::setup::{self, Tools};
use crate::{paths, process};

/// Sets up what is missing and builds `dist/`; returns that folder.
pub fn production() -> Result<PathBuf> {
    production_with(&setup::for_build()?)
}

/// Builds `dist/` with tools that are there already.
pub fn production_with(tools: &Tools) -> Result<PathBuf> {
    let busy = || process::say("Waiting for another build of this folder to end");
    let _alone = paths::Alone::at(&paths::stage().join("lock"), busy)?;
    let styles = styles::join(&paths::root().join("style"), styles::FIRST)?;
    paths::write(&paths::stage().join("style.css"), styles)?;
    let mut trunk = tools.command("trunk")?;
    // Trunk reads NO_COLOR as a flag of its own and stops at the usual value 1.
    trunk
        .args(["build", "--release"])
        .env_remove("NO_COLOR")
        .env("TRUNK_SKIP_VERSION_CHECK", "true");
    tools.add_rust_flags(&mut trunk, &flags()?);
    split::stand_before_bindgen(tools, &mut trunk)?;
    process::run(
        "Building with Trunk (up to two minutes; half when little changed)",
        &mut trunk,
    )?;
    worker::compile(tools, &flags()?)?;
    let dist = paths::dist();
    stage::finish(tools, &paths::stage().join("trunk"), &dist)?;
    Ok(dist)
}

/// What the compiler is told beyond what the toolchain needs: to leave in the module what [`split`]
/// needs, and to name no folder of this machine in the texts of panics.
pub fn flags() -> Result<Vec<String>> {
    let mut flags = paths::unnamed()?;
    flags.push(split::LINK_FLAG.to_owned());
    Ok(flags)
}
