//! Measurements on the production build.
//!
//! [`size`] is the byte budget, which also runs in `cargo xtask test`. `timings` measures in
//! phone-sized Chromium what a person waits for; it needs the feature `driver`, and the workshop
//! calls itself with that feature when it was built without.

#[cfg(feature = "driver")]
pub mod pictures;
pub mod size;
#[cfg(feature = "driver")]
pub mod timings;

use std::path::{Path, PathBuf};

use crate::problem::{Context, Problem, Result};
use crate::{build, setup};

/// What is measured.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// A finished build; without one, today's sources are built first.
    pub built: Option<PathBuf>,
    /// A folder with the built pages of others, `survey.html` and `odk.html`.
    pub peers: Option<PathBuf>,
    /// Only the merge, which needs no build of the app.
    pub merge: bool,
}

impl Plan {
    /// Reads `[--built DIR] [--peers DIR]`, or `--merge`.
    pub fn read(mut words: &[&str]) -> Result<Self> {
        let mut plan = Self::default();
        if words == ["--merge"] {
            plan.merge = true;
            return Ok(plan);
        }
        while let [name, rest @ ..] = words {
            let place = match *name {
                "--built" => &mut plan.built,
                "--peers" => &mut plan.peers,
                other => return Err(Problem::new(format!("bench does not know `{other}`"))),
            };
            let [folder, rest @ ..] = rest else {
                return Err(Problem::new(format!("{name} needs a folder")));
            };
            *place = Some(std::path::absolute(folder).context(folder)?);
            words = rest;
        }
        Ok(plan)
    }
}

/// Measures everything. A budget that is exceeded is said at the end, after all figures.
pub fn everything(plan: &Plan) -> Result<()> {
    if plan.merge {
        setup::browser::find_or_install()?;
        return merge();
    }
    let dist = if let Some(folder) = &plan.built {
        folder.clone()
    } else {
        setup::browser::find_or_install()?;
        build::production()?
    };
    let budget = size::check(&dist);
    measure(&dist, plan.peers.as_deref())?;
    budget
}

/// Takes the README's pictures from a fresh build.
pub fn pictures() -> Result<()> {
    setup::browser::find_or_install()?;
    let dist = build::production()?;
    #[cfg(feature = "driver")]
    return pictures::take(&dist);
    #[cfg(not(feature = "driver"))]
    crate::process::run("Taking pictures in Chromium", again("pictures").arg(dist))
}

#[cfg(feature = "driver")]
fn merge() -> Result<()> {
    timings::merge()
}

#[cfg(not(feature = "driver"))]
fn merge() -> Result<()> {
    crate::process::run("Measuring in Chromium", &mut again("timings"))
}

#[cfg(feature = "driver")]
fn measure(dist: &Path, peers: Option<&Path>) -> Result<()> {
    timings::everything(dist, peers)
}

#[cfg(not(feature = "driver"))]
fn measure(dist: &Path, peers: Option<&Path>) -> Result<()> {
    let mut again = again("timings");
    crate::process::run(
        "Measuring in Chromium (three minutes)",
        again.arg(dist).args(peers),
    )
}

/// The workshop once more, with all that it takes to drive a browser.
#[cfg(not(feature = "driver"))]
fn again(task: &str) -> std::process::Command {
    let mut again = std::process::Command::new("cargo");
    again.current_dir(crate::paths::root());
    again.args([
        "run",
        "--quiet",
        "--package",
        "xtask",
        "--features",
        "driver",
        "--",
        task,
    ]);
    again
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plan_is_read_in_any_order() {
        let plan = Plan::read(&["--peers", "/p", "--built", "/b"]).unwrap();
        assert_eq!(plan.peers.as_deref(), Some(Path::new("/p")));
        assert_eq!(plan.built.as_deref(), Some(Path::new("/b")));
        assert!(Plan::read(&["--merge"]).unwrap().merge);
        assert!(Plan::read(&["--merge", "--peers", "/p"]).is_err());
        assert!(Plan::read(&["--peers"]).is_err());
        assert!(Plan::read(&["--fast"]).is_err());
    }
}
