//! Two books of 10,000 changes each become one, in Wasm, on a processor that is not slowed.
//!
//! The app's own code, compiled and shrunk as the app is, in a program of its own (`xtask/merge_bench`)
//! which is not shipped: it makes the books, does what the app does when a file is taken in, and looks
//! at the clock before and after.

use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

use super::{Work, median, number};
use crate::build::{self, names, split};
use crate::problem::{Problem, Result};
use crate::serve::Server;
use crate::setup::{self, wasm::TARGET};
use crate::{paths, process};

const NAME: &str = "merge-bench";
/// The goal, in milliseconds.
const LIMIT: f64 = 300.0;

/// What is timed, as the program calls it and as it is said here. The goal is for the last.
const TIMED: [(&str, &str); 4] = [
    ("open", "a book of 10,000 changes out of its records"),
    ("read", "a file of as many read and held to the rules"),
    ("merge", "both become one"),
    ("compare", "both become one, and what that changes"),
];

const START: &str = "import init from './merge-bench.js';\n\
    init({ module_or_path: '/merge-bench_bg.wasm' });\n";
const PAGE: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Merge</title>\
    <script type=\"module\" src=\"/start.js\"></script></html>\n";

/// Prints the times.
pub async fn times(work: &Work) -> Result<()> {
    let server = Server::start(&built()?, 0)?;
    process::say("Merging two books of 10,000 changes each, processor not slowed");
    let session = work.fresh().await?;
    session.goto(&server.url()).await?;
    let script = "return window.__merge";
    let found = session.until("the merge", script, vec![]).await?;
    session.close().await?;
    for (name, what) in TIMED {
        let times = times_of(&found, name)?;
        let (least, most) = ends(&times);
        let middle = median(&times);
        let verdict = match (name, middle <= LIMIT) {
            ("compare", true) => format!("; wanted: at most {LIMIT:.0} ms; held"),
            ("compare", false) => format!("; wanted: at most {LIMIT:.0} ms; NOT held"),
            _ => String::new(),
        };
        println!("  {what:<46} {least:>6.1} to {most:>6.1}, median {middle:>6.1} ms{verdict}");
    }
    Ok(())
}

fn times_of(found: &Value, name: &str) -> Result<Vec<f64>> {
    let times = found[name].as_array().filter(|times| !times.is_empty());
    let missing = || Problem::new("the two books did not become what they should");
    times.ok_or_else(missing)?.iter().map(number).collect()
}

fn ends(times: &[f64]) -> (f64, f64) {
    let least = times.iter().copied().fold(f64::NAN, f64::min);
    (least, super::largest(times))
}

/// The folder of a page that runs the program.
fn built() -> Result<PathBuf> {
    let tools = setup::for_build()?;
    let folder = paths::stage().join(NAME);
    let busy = || process::say("Waiting for another build of this folder to end");
    let _alone = paths::Alone::at(&paths::stage().join("lock"), busy)?;
    let target = paths::root().join("target");
    let mut cargo = tools.command("cargo")?;
    cargo
        .args(["build", "--release", "--quiet", "--package", NAME])
        .args(["--target", TARGET, "--target-dir"])
        .arg(&target);
    tools.add_rust_flags(&mut cargo, &build::flags()?);
    process::run("Building what merges (up to a minute)", &mut cargo)?;
    paths::remove_folder(&folder)?;
    let wasm = target.join(TARGET).join("release").join(NAME);
    process::output(
        Command::new(tools.bindgen.join("wasm-bindgen"))
            .args(["--target", "web", "--no-typescript", "--out-dir"])
            .arg(&folder)
            .arg(wasm.with_extension("wasm")),
    )?;
    let bound = folder.join(format!("{NAME}_bg.wasm"));
    let runs = names::without_custom_sections(&paths::read(&bound)?)?;
    paths::write(&bound, runs)?;
    paths::write(&bound, split::shrunk(&tools, &bound, split::Shrink::First)?)?;
    paths::write(&folder.join("start.js"), START)?;
    paths::write(&folder.join("index.html"), PAGE)?;
    Ok(folder)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn figures_are_read_and_their_absence_is_a_problem() {
        let found = json!({ "merge": [3.0, 1.0, 2.0], "read": [] });
        let times = times_of(&found, "merge").unwrap();
        assert_eq!((median(&times), ends(&times)), (2.0, (1.0, 3.0)));
        assert!(times_of(&found, "read").is_err());
        assert!(times_of(&found, "open").is_err());
    }
}
