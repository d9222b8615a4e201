//! A book of 5 MiB is sealed and opened again by the worker that the app ships, with the memory that it
//! takes at most. Wasm never gives memory back, so what it has at the end is the most that it had.

use std::path::Path;

use serde_json::{Value, json};

use super::{Work, median, number};
use crate::paths;
use crate::problem::{Problem, Result};
use crate::process;
use crate::serve::Server;

/// Rounds, after one that does not count.
const ROUNDS: usize = 3;
/// The size of the book as JSON, in bytes.
const BYTES: usize = 5 * 1024 * 1024;

/// Put before the worker's script: each answer then tells how large the memory is.
const SPY: &str = "\
(() => {
    const post = self.postMessage.bind(self);
    let memory = null;
    for (const name of ['instantiate', 'instantiateStreaming']) {
        const real = WebAssembly[name];
        WebAssembly[name] = async (...given) => {
            const made = await real.apply(WebAssembly, given);
            memory = (made.instance || made).exports.memory;
            return made;
        };
    }
    self.postMessage = (message, moved) =>
        post([...message, memory ? memory.buffer.byteLength : 0], moved);
})();
";

/// Makes a book's worth of JSON, has it sealed and opened, and compares. Ids and times are as hard to
/// compress as real ones; the words are as easy.
const RUN: &str = "\
const [bytes, rounds] = arguments;
const text = new TextEncoder();
const address = document.querySelector('script[data-worker]').dataset.worker;
const ask = (head, body) => new Promise((done, failed) => {
    const begun = performance.now();
    const worker = new Worker(address);
    let ready = false;
    worker.onerror = event => failed(new Error(event.message));
    worker.onmessage = event => {
        if (!ready) {
            ready = true;
            worker.postMessage([text.encode(head), body], [body.buffer]);
            return;
        }
        worker.terminate();
        const [, answer, memory] = event.data;
        done({ body: answer, memory, time: performance.now() - begun });
    };
});
let seed = 1;
const next = () => (seed = (seed * 1664525 + 1013904223) >>> 0) / 2 ** 32;
const words = 'she likes the reading club and helps others with maths when it is quiet'.split(' ');
const id = () => [1, 2, 3, 4].map(() => Math.floor(next() * 2 ** 32).toString(16).padStart(8, '0')).join('');
const book = () => {
    const parts = [];
    for (let length = 0; length < bytes;) {
        const said = Array.from({ length: 12 }, () => words[Math.floor(next() * words.length)]).join(' ');
        const at = Math.floor(1.7e12 + next() * 1e10);
        parts.push(`{\"id\":\"${id()}\",\"at\":${at},\"value\":{\"text\":\"${said}\"}},`);
        length += parts[parts.length - 1].length;
    }
    return text.encode(parts.join(''));
};
const hash = async bytes => String(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));
window.__sealing = null;
(async () => {
    const found = { seal: [], open: [], sealMemory: 0, openMemory: 0 };
    for (let round = 0; round <= rounds; round++) {
        const plain = book();
        const before = await hash(plain);
        const sealed = await ask('sfive quite common words here', plain);
        found.sealed = sealed.body.length;
        const opened = await ask('ofive quite common words here', sealed.body);
        if (await hash(opened.body) !== before) throw new Error('it is not the same book');
        if (round > 0) {
            found.seal.push(sealed.time);
            found.open.push(opened.time);
        }
        found.sealMemory = Math.max(found.sealMemory, sealed.memory);
        found.openMemory = Math.max(found.openMemory, opened.memory);
    }
    window.__sealing = found;
})().catch(problem => { window.__sealing = { problem: String(problem) }; });";

/// Prints the times and the memory.
pub async fn times(work: &Work, dist: &Path) -> Result<()> {
    process::say("Sealing and opening a book of 5 MiB, processor not slowed");
    let server = Server::start(&spied_on(work, dist)?, 0)?;
    let session = work.fresh().await?;
    session.goto(&server.url()).await?;
    super::wait_for(&session, "html[data-ready]").await?;
    session.run(RUN, vec![json!(BYTES), json!(ROUNDS)]).await?;
    let found = session
        .until("the book", "return window.__sealing", vec![])
        .await?;
    session.close().await?;
    if let Some(problem) = found["problem"].as_str() {
        return Err(Problem::new(problem));
    }
    for (name, memory, what) in [
        ("seal", "sealMemory", "sealed"),
        ("open", "openMemory", "opened"),
    ] {
        let time = median(&numbers(&found[name])?);
        let memory = number(&found[memory])? / 1024.0 / 1024.0;
        println!("  {what:<12} {time:>6.0} ms, the worker's memory {memory:>5.0} MiB at most");
    }
    let sealed = number(&found["sealed"])? / 1024.0 / 1024.0;
    println!("  the file has {sealed:.1} MiB");
    Ok(())
}

fn numbers(found: &Value) -> Result<Vec<f64>> {
    let missing = || Problem::new("nothing was measured");
    let all = found.as_array().filter(|all| !all.is_empty());
    all.ok_or_else(missing)?.iter().map(number).collect()
}

/// The app, with a worker that tells how much memory it has.
fn spied_on(work: &Work, dist: &Path) -> Result<std::path::PathBuf> {
    let folder = work.0.join("spied");
    for file in paths::files_below(dist)? {
        let bytes = paths::read(&dist.join(&file))?;
        let is_worker = file.starts_with("worker-") && paths::has_ending(&file, "js");
        let bytes = if is_worker {
            [SPY.as_bytes(), &bytes].concat()
        } else {
            bytes
        };
        paths::write(&folder.join(&file), bytes)?;
    }
    Ok(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_measured_is_a_problem() {
        assert_eq!(numbers(&json!([2.0, 3.0])).unwrap(), [2.0, 3.0]);
        assert!(numbers(&json!([])).is_err());
        assert!(numbers(&Value::Null).is_err());
    }
}
