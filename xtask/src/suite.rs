//! Runs every kind of test and says in a few lines how each went.

use std::process::Command;
use std::time::Instant;

use crate::problem::{Problem, Result};
use crate::setup::browser::Browser;
use crate::setup::{self, Tools, wasm};
use crate::{bench, build, check, paths, process};

/// What became of one kind of test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Passed,
    Failed,
    /// There is no such test yet.
    Absent,
    /// It needs something that failed before it.
    NotRun,
}

/// The tests on this machine alone: no browser, no Wasm.
pub fn fast() -> Result<()> {
    setup::age::find_or_say();
    process::run("Testing on this machine", &mut native())
}

/// Everything; goes on after a failure, so that one run shows all of them.
pub fn everything() -> Result<()> {
    let start = Instant::now();
    let (tools, browser) = setup::everything()?;
    let mut summary = Summary::default();
    summary.take(
        "on this machine",
        process::run("Testing on this machine", &mut native()),
    );
    summary.take("text rules", check::text_rules());
    if exists("tests/browser.rs") {
        summary.take("in the browser", in_browser(&tools, &browser));
    } else {
        summary.put("in the browser", Outcome::Absent);
    }
    let built = summary.take("production build", build::production_with(&tools).map(drop));
    if built {
        summary.take("byte budget", bench::size::check(&paths::dist()));
    } else {
        summary.put("byte budget", Outcome::NotRun);
    }
    match (exists("tests/e2e/main.rs"), built) {
        (false, _) => summary.put("end to end", Outcome::Absent),
        (true, false) => summary.put("end to end", Outcome::NotRun),
        (true, true) => {
            summary.take("end to end", end_to_end(&tools, &browser));
        }
    }
    println!("\nTests, in {}:", process::duration(start.elapsed()));
    summary.finish()
}

fn exists(path: &str) -> bool {
    paths::root().join(path).exists()
}

/// `e2e` has `test = false` in Cargo.toml, so that it runs only when it is named.
fn native() -> Command {
    let mut command = Command::new("cargo");
    command
        .current_dir(paths::root())
        .args(["test", "--workspace"]);
    command
}

fn in_browser(tools: &Tools, browser: &Browser) -> Result<()> {
    let mut command = tools.command("cargo")?;
    command
        .args(["test", "--target", wasm::TARGET, "--test", "browser"])
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            tools.bindgen.join("wasm-bindgen-test-runner"),
        )
        .env("CHROMEDRIVER", &browser.driver);
    process::run("Testing in Chromium (two minutes at first)", &mut command)
}

fn end_to_end(tools: &Tools, browser: &Browser) -> Result<()> {
    let mut command = Command::new("cargo");
    command
        .current_dir(paths::root())
        .args(["test", "--test", "e2e"])
        .env("OUR_SAY_DIST", paths::dist())
        .env(
            "OUR_SAY_AXE",
            tools.node_modules.join("axe-core/axe.min.js"),
        )
        .env("OUR_SAY_CHROMIUM", &browser.chromium)
        .env("CHROMEDRIVER", &browser.driver);
    process::run("Testing the production build end to end", &mut command)
}

#[derive(Debug, Default)]
struct Summary(Vec<(&'static str, Outcome)>);

impl Summary {
    /// Notes a result; says whether it was good. The problem itself is printed at once.
    fn take(&mut self, name: &'static str, result: Result<()>) -> bool {
        let outcome = match result {
            Ok(()) => Outcome::Passed,
            Err(problem) => {
                eprintln!("{problem}");
                Outcome::Failed
            }
        };
        self.put(name, outcome);
        outcome == Outcome::Passed
    }

    fn put(&mut self, name: &'static str, outcome: Outcome) {
        self.0.push((name, outcome));
    }

    fn finish(self) -> Result<()> {
        for (name, outcome) in &self.0 {
            let word = match outcome {
                Outcome::Passed => "passed",
                Outcome::Failed => "FAILED",
                Outcome::Absent => "none yet",
                Outcome::NotRun => "not run",
            };
            println!("  {name:<18} {word}");
        }
        let failed = self
            .0
            .iter()
            .filter(|(_, outcome)| matches!(outcome, Outcome::Failed))
            .count();
        if failed == 0 {
            Ok(())
        } else {
            Err(Problem::new(format!(
                "{failed} of {} kinds of test failed",
                self.0.len()
            )))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_failure_fails_the_whole() {
        let mut summary = Summary::default();
        assert!(summary.take("a", Ok(())));
        summary.put("b", Outcome::Absent);
        assert!(summary.finish().is_ok());
        let mut summary = Summary::default();
        assert!(!summary.take("a", Err(Problem::new("broken"))));
        summary.put("b", Outcome::NotRun);
        assert!(summary.finish().is_err());
    }
}
