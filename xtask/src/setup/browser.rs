//! Chromium and its driver, for the tests and measurements.

use std::path::PathBuf;

use super::apt;
use crate::paths;
use crate::problem::{Problem, Result};

/// A browser that tests can drive.
#[derive(Debug)]
pub struct Browser {
    /// The browser itself.
    pub chromium: PathBuf,
    /// Its `WebDriver` server.
    pub driver: PathBuf,
}

/// Finds Chromium on PATH, or installs Debian's.
pub fn find_or_install() -> Result<Browser> {
    if let Some(browser) = find() {
        return Ok(browser);
    }
    apt::install(&["chromium", "chromium-driver"], "Chromium with its driver")?;
    find().ok_or_else(|| Problem::new("Chromium was installed but is not on PATH"))
}

fn find() -> Option<Browser> {
    let named = |variable: &str| {
        std::env::var_os(variable)
            .map(PathBuf::from)
            .filter(|path| path.is_file())
    };
    let chromium = named("OUR_SAY_CHROMIUM").or_else(|| {
        ["chromium", "chromium-browser", "google-chrome"]
            .iter()
            .find_map(|name| paths::on_path(name))
    })?;
    let driver = named("CHROMEDRIVER").or_else(|| paths::on_path("chromedriver"))?;
    Some(Browser { chromium, driver })
}
