//! Typing at the end of a long answer, and memory after a whole set of answers.

use std::path::Path;
use std::time::Duration;

use serde_json::json;

use super::{ROUNDS, Work, focus, largest, median, number, say, slow_processor, verdict, wait_for};
use crate::problem::{Problem, Result};
use crate::process;
use crate::serve::Server;

/// The answer in which typing is measured.
const LETTERS: usize = 5_000;
/// Keys in one burst of typing, and the time between them: quick thumbs.
const KEYS: usize = 30;
const BETWEEN_KEYS: Duration = Duration::from_millis(90);

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

/// Prints how soon letters are painted, and words durable.
pub async fn typing(work: &Work, dist: &Path) -> Result<()> {
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

/// Prints how much memory the app takes.
pub async fn memory(work: &Work, dist: &Path) -> Result<()> {
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
        .then(app => done(app.initSync().memory.buffer.byteLength)).catch(() => done(-1))";
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
