//! The public `age` tool, for the tests that show that share files are what it reads and writes.

use super::apt;
use crate::paths;
use crate::problem::Result;

/// Finds the tool on PATH, or installs Debian's.
pub fn find_or_install() -> Result<()> {
    if paths::on_path("age").is_some() {
        return Ok(());
    }
    apt::install(&["age"], "The `age` tool")
}

/// The same, but goes on without it: the tests that need it say so themselves, and all others run.
pub fn find_or_say() {
    if let Err(problem) = find_or_install() {
        eprintln!("{problem}");
    }
}
