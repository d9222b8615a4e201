//! Measurements on the production build.
//!
//! Now: [`size`], the byte budget, which also runs in `cargo xtask test`. Timings (cold visit,
//! start without network, typing, merge, unlock) get a module each beside it and are called here.

pub mod size;

use crate::build;
use crate::problem::Result;

/// Builds and measures everything.
pub fn everything() -> Result<()> {
    let dist = build::production()?;
    size::check(&dist)
}
