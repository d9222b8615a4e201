//! What a person waits for, in phone-sized Chromium: medians of several rounds, one after the other.
//!
//! The slow phone is the processor slowed four times and a line of 1.6 Mbit/s down and 150 ms, the
//! same for our pages and for those of others, in the same run, each in turn.

use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::{Value, json};

use crate::driver::{Launch, Session};
use crate::problem::{Context, Problem, Result};
use crate::serve::Server;
use crate::{paths, process};

/// Rounds that count, after one that does not.
const ROUNDS: usize = 5;
/// How much slower than this machine the phone is.
const SLOWER: u32 = 4;
/// The answer in which typing is measured.
const LETTERS: usize = 5_000;
/// Keys in one burst of typing, and the time between them: quick thumbs.
const KEYS: usize = 30;
const BETWEEN_KEYS: Duration = Duration::from_millis(90);

/// Notes when the selector can be used, as `performance.now()` tells it: since the navigation began.
const LOOK: &str = "(() => { const look = () => { const e = document.querySelector('SELECTOR');\
    if (e && e.getClientRects().length) window.__ready ??= performance.now();\
    else requestAnimationFrame(look) }; requestAnimationFrame(look) })()";

const PAINT: &str =
    "return performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null";

/// Measures and prints everything.
pub fn everything(dist: &Path, peers: Option<&Path>) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("preparing to measure")?;
    let work = Work::new()?;
    runtime.block_on(async {
        println!("\n{}", machine(&work).await?);
        cold_visits(&work, dist, peers).await?;
        offline_starts(&work, dist).await?;
        typing(&work, dist).await?;
        memory(&work, dist).await
    })
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

async fn slow_processor(session: &Session) -> Result<()> {
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

// ---- A cold visit ------------------------------------------------------------------------------

/// A page to visit, and what was measured of it.
struct Case {
    name: &'static str,
    server: Server,
    page: &'static str,
    selector: &'static str,
    /// Others know nothing of our policy.
    policy: bool,
    ready: Vec<f64>,
    paint: Vec<f64>,
    bytes: Vec<f64>,
}

impl Case {
    fn new(
        name: &'static str,
        folder: &Path,
        page: &'static str,
        selector: &'static str,
    ) -> Result<Self> {
        Ok(Self {
            name,
            server: Server::start(folder, 0)?,
            page,
            selector,
            policy: name == OURS,
            ready: Vec::new(),
            paint: Vec::new(),
            bytes: Vec::new(),
        })
    }

    async fn visit(&mut self, work: &Work, counts: bool) -> Result<()> {
        let session = work.fresh().await?;
        slow_line(&session).await?;
        slow_processor(&session).await?;
        let bypass = json!({ "enabled": !self.policy });
        session.cdp("Page.setBypassCSP", bypass).await?;
        let url = format!("{}{}", self.server.url(), self.page);
        // The browser's own first page is not ours to count.
        session.log("performance").await?;
        let ready = ready(&session, &url, self.selector)
            .await
            .context(self.name)?;
        // What comes for later (fonts, offline use) is not counted, as it is not waited for.
        let bytes = loaded(&session.log("performance").await?);
        let paint = session.until("the first paint", PAINT, vec![]).await?;
        session.close().await?;
        if counts {
            self.ready.push(ready);
            self.paint.push(number(&paint)?);
            self.bytes.push(bytes);
        }
        Ok(())
    }
}

const OURS: &str = "Our Say";

async fn cold_visits(work: &Work, dist: &Path, peers: Option<&Path>) -> Result<()> {
    process::say("A cold visit over a slow line (1.6 Mbit/s, 150 ms)");
    let mut cases = vec![Case::new(OURS, dist, "/begin/parent", "html[data-ready]")?];
    if let Some(peers) = peers {
        let radio = "input[type=radio]";
        cases.push(Case::new("SurveyJS", peers, "/survey.html", radio)?);
        cases.push(Case::new("ODK Web Forms", peers, "/odk.html", radio)?);
    }
    for round in 0..=ROUNDS {
        for case in &mut cases {
            case.visit(work, round > 0).await?;
        }
    }
    let ours = cases.first().map_or(f64::NAN, |case| median(&case.ready));
    for case in &cases {
        let (ready, paint) = (median(&case.ready), median(&case.paint));
        let kib = median(&case.bytes) / 1024.0;
        println!(
            "  {:<14} usable {ready:>6.0} ms, first paint {paint:>6.0} ms, {kib:>6.0} KiB",
            case.name
        );
        let limit = match case.name {
            "SurveyJS" => 2.0,
            "ODK Web Forms" => 5.0,
            _ => continue,
        };
        let times = ready / ours;
        let verdict = if times >= limit { "held" } else { "MISSED" };
        println!(
            "  {:<14} takes {times:.1} times as long; wanted: {limit} times; {verdict}",
            ""
        );
    }
    Ok(())
}

/// Bytes over the wire in a log of the network.
fn loaded(log: &[Value]) -> f64 {
    let events = log.iter().filter_map(|entry| {
        let event: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
        let event = &event["message"];
        let done = event["method"] == "Network.loadingFinished";
        done.then(|| event["params"]["encodedDataLength"].as_f64())?
    });
    events.sum()
}

// ---- Starting again ----------------------------------------------------------------------------

async fn offline_starts(work: &Work, dist: &Path) -> Result<()> {
    process::say("Starting again with no server");
    let server = Server::start(dist, 0)?;
    let origin = server.url();
    let profile = work.0.join("kept");
    let session = Session::start(Launch::phone(&profile)).await?;
    session.goto(&format!("{origin}/begin/parent")).await?;
    wait_for(&session, "html[data-offline=ready]").await?;
    say(&session, "#words", "Something was said.").await?;
    let address = session.run("return location.href", vec![]).await?;
    let address = address.as_str().unwrap_or_default().to_owned();
    session.close().await?;
    server.stop();
    let start = format!("{origin}/");
    for (name, url) in [
        ("the start page", &start),
        ("a question with words", &address),
    ] {
        let mut times = Vec::new();
        for round in 0..=ROUNDS {
            let session = Session::start(Launch::phone(&profile)).await?;
            slow_processor(&session).await?;
            let time = ready(&session, url, "html[data-ready]").await?;
            session.close().await?;
            if round > 0 {
                times.push(time);
            }
        }
        verdict(name, median(&times), 600.0);
    }
    Ok(())
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

// ---- Typing ------------------------------------------------------------------------------------

/// Notes keys, frames and what becomes durable, inside the page.
const WATCH: &str = "window.__keys = []; window.__late = []; window.__frames = []; window.__saved = null;\
    const field = document.querySelector('#words');\
    field.addEventListener('input', e => { __keys.push(e.timeStamp); __saved = null }, true);\
    new PerformanceObserver(l => { for (const e of l.getEntries()) if (e.name === 'keypress' || e.name === 'keydown' || e.name === 'input') __late.push(e.duration) })\
      .observe({ type: 'event', durationThreshold: 16 });\
    let before = performance.now();\
    const frame = now => { __frames.push(now - before); before = now; requestAnimationFrame(frame) };\
    requestAnimationFrame(frame);\
    const note = document.querySelector('.os-saved');\
    new MutationObserver(() => { if (note.classList.contains('os-saved--saved')) __saved ??= performance.now() })\
      .observe(note, { attributes: true, attributeFilter: ['class'] })";

async fn typing(work: &Work, dist: &Path) -> Result<()> {
    process::say(format!(
        "Typing at the end of an answer of {LETTERS} letters"
    ));
    let server = Server::start(dist, 0)?;
    let session = work.fresh().await?;
    session
        .goto(&format!("{}/begin/parent", server.url()))
        .await?;
    wait_for(&session, "html[data-offline=ready]").await?;
    let answer =
        "Words as people write them, some short and some longer. ".repeat(LETTERS / 56 + 1);
    say(&session, "#words", &answer[..LETTERS]).await?;
    slow_processor(&session).await?;
    focus(&session, "#words").await?;
    session.run(WATCH, vec![]).await?;
    let (mut durable, mut frames, mut late) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        session
            .run("__frames.length = 0; __late.length = 0", vec![])
            .await?;
        for key in 0..KEYS {
            let text = if key % 6 == 5 { " " } else { "a" };
            let down = json!({ "type": "keyDown", "text": text, "key": text });
            session.cdp("Input.dispatchKeyEvent", down).await?;
            session
                .cdp(
                    "Input.dispatchKeyEvent",
                    json!({ "type": "keyUp", "key": text }),
                )
                .await?;
            tokio::time::sleep(BETWEEN_KEYS).await;
        }
        session
            .until("what was typed to be durable", "return __saved", vec![])
            .await?;
        let time = session
            .run("return __saved - __keys.at(-1)", vec![])
            .await?;
        durable.push(number(&time)?);
        let longest = session.run("return Math.max(...__frames)", vec![]).await?;
        frames.push(number(&longest)?);
        let latest = session.run("return Math.max(0, ...__late)", vec![]).await?;
        late.push(number(&latest)?);
    }
    session.close().await?;
    verdict("the last key until it is durable", median(&durable), 500.0);
    verdict("the longest frame while typing", median(&frames), 50.0);
    println!(
        "  {:<40} {:>6.0} ms",
        "the longest frame of all rounds",
        largest(&frames)
    );
    println!(
        "  {:<40} {:>6.0} ms",
        "a key until its letter is painted, worst",
        largest(&late)
    );
    Ok(())
}

// ---- Memory ------------------------------------------------------------------------------------

async fn memory(work: &Work, dist: &Path) -> Result<()> {
    process::say("Memory after fourteen answers");
    let server = Server::start(dist, 0)?;
    let session = work.fresh().await?;
    session
        .goto(&format!("{}/begin/parent", server.url()))
        .await?;
    let answer = "What we see at home, in our own words. ".repeat(12);
    for question in 1..=14 {
        let shown =
            "return document.querySelector('#os-progress')?.textContent.endsWith(arguments[0])";
        let end = format!("{question} of 14");
        session
            .until("the next question", shown, vec![json!(end)])
            .await?;
        say(&session, "#words", &answer).await?;
        session
            .run("document.querySelector('#continue').click()", vec![])
            .await?;
    }
    wait_for(&session, "#app main[data-page=check]").await?;
    session
        .cdp("HeapProfiler.collectGarbage", json!({}))
        .await?;
    let heap = session.cdp("Runtime.getHeapUsage", json!({})).await?;
    let script = "const done = arguments[0]; import(document.querySelector('script[data-wasm]').dataset.js)\
        .then(app => app.default()).then(wasm => done(wasm.memory.buffer.byteLength), () => done(-1))";
    let wasm = number(&session.run_async(script, vec![]).await?)?;
    let heap = number(&heap["usedSize"])?;
    session.close().await?;
    if wasm < 0.0 {
        return Err(Problem::new("the Wasm memory cannot be seen"));
    }
    let mib = |bytes: f64| bytes / 1024.0 / 1024.0;
    println!(
        "  JS heap {:.1} MiB, Wasm {:.1} MiB; wanted: at most 60 MiB together",
        mib(heap),
        mib(wasm)
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle_one() {
        assert!((median(&[3.0, 1.0, 2.0, 9.0, 8.0]) - 3.0).abs() < f64::EPSILON);
    }

    #[test]
    fn bytes_are_added_up() {
        let entry = |method: &str, bytes: u32| {
            let event = json!({ "message": { "method": method, "params": { "encodedDataLength": bytes } } });
            json!({ "message": event.to_string() })
        };
        let log = [
            entry("Network.loadingFinished", 5),
            entry("Network.other", 7),
            entry("Network.loadingFinished", 6),
        ];
        assert!((loaded(&log) - 11.0).abs() < f64::EPSILON);
    }
}
