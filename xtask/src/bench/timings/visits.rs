//! A cold visit, and starting again with no server.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::{
    ROUNDS, Work, median, number, ready, say, slow_line, slow_processor, verdict, wait_for,
};
use crate::driver::{Launch, Session};
use crate::problem::{Context, Result};
use crate::serve::Server;
use crate::{paths, process};

const PAINT: &str =
    "return performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null";

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
        if !self.policy {
            free(&session).await?;
        }
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

/// A page with nothing on it, kept for use without a network: what a visit takes that has nothing to do with us.
const EMPTY: [(&str, &str); 3] = [
    (
        "index.html",
        "<!doctype html><html lang=en data-ready><meta charset=utf-8><title>Empty</title><p>Empty</p>\
         <script src=keep.js></script>",
    ),
    (
        "keep.js",
        "navigator.serviceWorker.register('/sw.js');\
         navigator.serviceWorker.ready.then(() => { document.documentElement.dataset.offline = 'ready' })",
    ),
    (
        "sw.js",
        "const kept = caches.open('empty');\
         const files = ['/', '/keep.js'];\
         addEventListener('install', e => e.waitUntil(kept.then(c => c.addAll(files))));\
         addEventListener('fetch', e => e.respondWith(kept.then(c => c.match(e.request)).then(f => f || fetch(e.request))))",
    ),
];

fn empty(work: &Work) -> Result<PathBuf> {
    let folder = work.0.join("empty");
    for (name, text) in EMPTY {
        paths::write(&folder.join(name), text)?;
    }
    Ok(folder)
}

/// Prints the times of a first visit, ours and those of others.
pub async fn cold(work: &Work, dist: &Path, peers: Option<&Path>) -> Result<()> {
    process::say("A cold visit over a slow line (1.6 Mbit/s, 150 ms)");
    let empty = empty(work)?;
    let mut cases = vec![
        Case::new(OURS, dist, "/begin/parent", "html[data-ready]")?,
        Case::new("An empty page", &empty, "/", "p")?,
    ];
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

/// Prints the times of a start with no server: ours, and what the machine itself takes for an empty page. With the
/// browser's own start, and without.
pub async fn offline(work: &Work, dist: &Path) -> Result<()> {
    process::say("Starting again with no server");
    let server = Server::start(dist, 0)?;
    let origin = server.url();
    let profile = work.0.join("kept");
    let session = Session::start(Launch::phone(&profile)).await?;
    session.goto(&format!("{origin}/begin/parent")).await?;
    wait_for(&session, KEPT).await?;
    say(&session, "#words", "Something was said.").await?;
    let address = session.run("return location.href", vec![]).await?;
    let address = address.as_str().unwrap_or_default().to_owned();
    session.close().await?;
    server.stop();

    let server = Server::start(&empty(work)?, 0)?;
    let empty = server.url();
    let session = Session::start(Launch::phone(&profile)).await?;
    free(&session).await?;
    session.goto(&empty).await?;
    wait_for(&session, KEPT).await?;
    session.close().await?;
    server.stop();

    let pages = [
        ("an empty page", empty),
        ("the start page", format!("{origin}/")),
        ("a question with words", address),
    ];
    started(&profile, &pages).await?;
    open(&profile, &pages).await
}

/// Prints how long each page takes as the first of a browser that was just started.
async fn started(profile: &Path, pages: &[Page; 3]) -> Result<()> {
    println!("  In a browser that was just started, medians of {STARTS}:");
    let mut times = [const { Vec::new() }; 3];
    for round in 0..=STARTS {
        for ((_, url), times) in pages.iter().zip(&mut times) {
            let session = Session::start(Launch::phone(profile)).await?;
            slow_processor(&session).await?;
            let time = ready(&session, url, "html[data-ready]").await?;
            session.close().await?;
            if round > 0 {
                times.push(time);
            }
        }
    }
    tell(pages, &times);
    Ok(())
}

/// Prints how long each page takes in a new tab of a browser that is open.
async fn open(profile: &Path, pages: &[Page; 3]) -> Result<()> {
    println!("  In a new tab of a browser that is open, medians of {STARTS}:");
    let session = Session::start(Launch::phone(profile)).await?;
    let mut times = [const { Vec::new() }; 3];
    for round in 0..=STARTS {
        for ((_, url), times) in pages.iter().zip(&mut times) {
            let first = session.open_tab().await?;
            slow_processor(&session).await?;
            let time = ready(&session, url, "html[data-ready]").await?;
            session.close_tab(first).await?;
            if round > 0 {
                times.push(time);
            }
        }
    }
    session.close().await?;
    tell(pages, &times);
    Ok(())
}

/// A page by its name, and where it is.
type Page = (&'static str, String);

/// How often each page is opened. A start is short, and the machine is not the same from second to second.
const STARTS: usize = 11;

fn tell(pages: &[Page; 3], times: &[Vec<f64>; 3]) {
    let all = pages.iter().map(|(name, _)| *name).zip(times);
    for (number, (name, times)) in all.enumerate() {
        match number {
            // That is the machine.
            0 => println!("  {name:<40} {:>6.0} ms", median(times)),
            _ => verdict(name, median(times), 600.0),
        }
    }
}

/// All files of a page are on the device.
const KEPT: &str = "html[data-offline=ready]";

/// Takes our policy off a page of others.
async fn free(session: &Session) -> Result<()> {
    let bypass = json!({ "enabled": true });
    session.cdp("Page.setBypassCSP", bypass).await.map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

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
