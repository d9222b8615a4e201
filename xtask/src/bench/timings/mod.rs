//! What a person waits for, in phone-sized Chromium: medians of several rounds, one after the other.
//!
//! | module | what is measured |
//! |---|---|
//! | `visits` | a cold visit, beside those of others, and starting again with no server |
//! | `writing` | typing in a long answer, and memory after a whole set |
//! | `merge` | two long books that become one |
//! | `families` | a lock opened, a long book opened, two hundred books listed |
//! | `sealing` | a large book sealed and opened, with the memory that takes |
//!
//! The slow phone is the processor slowed four times and a line of 1.6 Mbit/s down and 150 ms, the
//! same for our pages and for those of others, in the same run, each in turn. A page is opened when the browser has
//! done with its own start (see `calm`), and beside ours a page with nothing on it: that is what the machine itself
//! takes.

mod calm;
mod families;
mod merge;
mod sealing;
mod visits;
mod writing;

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::driver::{Launch, Session};
use crate::paths;
use crate::problem::{Context, Problem, Result};

/// Rounds that count, after one that does not.
const ROUNDS: usize = 5;
/// How much slower than this machine the phone is.
const SLOWER: u32 = 4;
/// Notes when the selector can be used, as `performance.now()` tells it: since the navigation began.
const LOOK: &str = "(() => { const look = () => { const e = document.querySelector('SELECTOR');\
    if (e && e.getClientRects().length) window.__ready ??= performance.now();\
    else requestAnimationFrame(look) }; requestAnimationFrame(look) })()";

/// Measures and prints everything.
pub fn everything(dist: &Path, peers: Option<&Path>) -> Result<()> {
    let runtime = runtime()?;
    let work = Work::new()?;
    runtime.block_on(async {
        println!("\n{}", machine(&work).await?);
        visits::cold(&work, dist, peers).await?;
        visits::offline(&work, dist).await?;
        writing::typing(&work, dist).await?;
        writing::memory(&work, dist).await?;
        families::times(&work, dist).await?;
        sealing::times(&work, dist).await?;
        merge::times(&work).await
    })
}

/// Measures and prints what one module measures of the app alone: `visits`, `writing`, `families` or `sealing`.
pub fn only(part: &str, dist: &Path) -> Result<()> {
    let runtime = runtime()?;
    let work = Work::new()?;
    runtime.block_on(async {
        println!("\n{}", machine(&work).await?);
        match part {
            "visits" => visits::offline(&work, dist).await,
            "writing" => writing::typing(&work, dist).await,
            "families" => families::times(&work, dist).await,
            "sealing" => sealing::times(&work, dist).await,
            _ => Err(Problem::new(format!("nothing is measured by `{part}`"))),
        }
    })
}

/// Measures and prints the merge alone.
pub fn merge() -> Result<()> {
    let runtime = runtime()?;
    let work = Work::new()?;
    runtime.block_on(merge::times(&work))
}

fn runtime() -> Result<tokio::runtime::Runtime> {
    let mut builder = tokio::runtime::Builder::new_current_thread();
    builder.enable_all().build().context("preparing to measure")
}

/// A folder for profiles, which goes at the end.
struct Work(PathBuf);

impl Work {
    fn new() -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("our-say-bench-{}", std::process::id()));
        paths::remove_folder(&folder)?;
        Ok(Self(folder))
    }

    /// A phone that was never used.
    async fn fresh(&self) -> Result<Session> {
        let profile = self.0.join("fresh");
        paths::remove_folder(&profile)?;
        Session::start(Launch::phone(profile)).await
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        // A leftover in the folder for temporary things harms nobody.
        let _ = paths::remove_folder(&self.0);
    }
}

async fn machine(work: &Work) -> Result<String> {
    let session = work.fresh().await?;
    let version = session.cdp("Browser.getVersion", json!({})).await?;
    session.close().await?;
    let about = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = about
        .lines()
        .find_map(|line| line.strip_prefix("model name"));
    let name = name
        .unwrap_or("processor unknown")
        .trim_matches([' ', '\t', ':']);
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let browser = version["product"].as_str().unwrap_or("browser unknown");
    Ok(format!(
        "{cores} cores ({name}), {browser}, 360 by 740, processor slowed {SLOWER} times, medians of {ROUNDS}"
    ))
}

/// Makes a slow phone of this machine, once its browser has started: from here on the slowing itself keeps a core busy.
async fn slow_processor(session: &Session) -> Result<()> {
    calm::calm().await;
    let rate = json!({ "rate": SLOWER });
    session
        .cdp("Emulation.setCPUThrottlingRate", rate)
        .await
        .map(drop)
}

async fn slow_line(session: &Session) -> Result<()> {
    session.cdp("Network.enable", json!({})).await?;
    let line = json!({
        "offline": false, "latency": 150,
        "downloadThroughput": 1.6 * 1024.0 * 1024.0 / 8.0,
        "uploadThroughput": 750.0 * 1024.0 / 8.0,
    });
    session
        .cdp("Network.emulateNetworkConditions", line)
        .await
        .map(drop)
}

/// Waits until the page can be used; from when on, in milliseconds after the navigation began.
async fn ready(session: &Session, url: &str, selector: &str) -> Result<f64> {
    let source = LOOK.replace("SELECTOR", selector);
    let add = "Page.addScriptToEvaluateOnNewDocument";
    session.cdp(add, json!({ "source": source })).await?;
    session.goto(url).await?;
    number(
        &session
            .until(selector, "return window.__ready", vec![])
            .await?,
    )
}

fn number(value: &Value) -> Result<f64> {
    value
        .as_f64()
        .ok_or_else(|| Problem::new(format!("{value} is no number")))
}

fn median(values: &[f64]) -> f64 {
    let mut values = values.to_vec();
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

fn largest(values: &[f64]) -> f64 {
    values.iter().copied().fold(f64::NAN, f64::max)
}

fn verdict(what: &str, milliseconds: f64, limit: f64) {
    let word = if milliseconds <= limit {
        "held"
    } else {
        "MISSED"
    };
    println!("  {what:<40} {milliseconds:>6.0} ms; wanted: at most {limit:.0} ms; {word}");
}

async fn wait_for(session: &Session, css: &str) -> Result<()> {
    let script = "return document.querySelector(arguments[0]) !== null";
    session.until(css, script, vec![json!(css)]).await.map(drop)
}

/// Puts words at the end of a field and waits until they are durable.
async fn say(session: &Session, css: &str, words: &str) -> Result<()> {
    wait_for(session, css).await?;
    focus(session, css).await?;
    session
        .cdp("Input.insertText", json!({ "text": words }))
        .await?;
    wait_for(session, ".os-saved--saved").await
}

async fn focus(session: &Session, css: &str) -> Result<()> {
    let script = "const e = document.querySelector(arguments[0]); e.focus();\
        e.setSelectionRange(e.value.length, e.value.length)";
    session.run(script, vec![json!(css)]).await.map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle_one() {
        assert!((median(&[3.0, 1.0, 2.0, 9.0, 8.0]) - 3.0).abs() < f64::EPSILON);
    }
}
