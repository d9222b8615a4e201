//! Many families on one device: a lock is opened, two hundred books are listed, a book of five rounds is opened.

use std::path::Path;

use serde_json::json;

use super::{ROUNDS, Work, median, number, say, slow_processor, verdict, wait_for};
use crate::driver::{Launch, Session};
use crate::problem::Result;
use crate::process;
use crate::serve::Server;

/// How many books are listed.
const BOOKS: usize = 200;
/// How many rounds the long book has.
const YEARS: usize = 5;
/// What opens the lock.
const WORDS: &str = "own words of a worker";

/// Begins book after book, each with a first answer, without loading the page anew.
const FILL: &str = "\
const [count] = arguments;
const soon = () => new Promise(done => setTimeout(done, 10));
const until = async holds => { while (!holds()) await soon(); };
window.__filled = 0;
(async () => {
    for (let n = 0; n < count; n++) {
        history.pushState(null, '', '/');
        dispatchEvent(new PopStateEvent('popstate'));
        await until(() => document.querySelector('main[data-page=start]'));
        history.pushState(null, '', '/begin/parent');
        dispatchEvent(new PopStateEvent('popstate'));
        await until(() => document.querySelector('#words:enabled') && !document.querySelector('.os-saved--saved'));
        const field = document.querySelector('#words');
        field.focus();
        document.execCommand('insertText', false, `She likes maths, says family ${n}.`);
        field.blur();
        await until(() => document.querySelector('.os-saved--saved'));
        window.__filled = n + 1;
        // Chromium takes 200 changes of the address in ten seconds and no more.
        await new Promise(done => setTimeout(done, 150));
    }
})()";

/// Types what opens the lock, presses the button, and notes when the book is there.
const OPEN: &str = "\
const field = document.querySelector('#secret');
field.focus();
document.execCommand('insertText', false, arguments[0]);
window.__opened = null;
requestAnimationFrame(() => {
    const begun = performance.now();
    document.querySelector('#open').click();
    const look = () => document.querySelector('main[data-page=book]')
        ? window.__opened = performance.now() - begun : requestAnimationFrame(look);
    look();
})";

/// Follows a link, and notes when what is looked for is there.
const FOLLOW: &str = "\
const [path, css] = arguments;
window.__shown = null;
requestAnimationFrame(() => {
    const begun = performance.now();
    history.pushState(null, '', path);
    dispatchEvent(new PopStateEvent('popstate'));
    const look = () => document.querySelector(css)
        ? window.__shown = performance.now() - begun : requestAnimationFrame(look);
    look();
})";

/// Prints the times.
pub async fn times(work: &Work, dist: &Path) -> Result<()> {
    let server = Server::start(dist, 0)?;
    let origin = server.url();
    unlocking(work, &origin).await?;
    long_book(work, &origin).await?;
    listing(work, &origin).await
}

/// A book with something said in it; where its home is.
async fn begun(session: &Session, origin: &str) -> Result<String> {
    session.goto(&format!("{origin}/begin/parent")).await?;
    wait_for(session, "html[data-offline=ready]").await?;
    say(session, "#words", "Something was said.").await?;
    let home = "return location.pathname.split('/').slice(0, 3).join('/')";
    let home = session.run(home, vec![]).await?;
    Ok(format!("{origin}{}", home.as_str().unwrap_or_default()))
}

async fn tap(session: &Session, css: &str) -> Result<()> {
    wait_for(session, css).await?;
    let script = "document.querySelector(arguments[0]).click()";
    session.run(script, vec![json!(css)]).await.map(drop)
}

async fn unlocking(work: &Work, origin: &str) -> Result<()> {
    process::say("Opening a lock (the browser slows the page's own thread alone, not the worker)");
    let profile = work.0.join("locked");
    let session = Session::start(Launch::phone(&profile)).await?;
    let home = begun(&session, origin).await?;
    session.goto(&format!("{home}/lock")).await?;
    tap(&session, "label[for=kind-1]").await?;
    wait_for(&session, "#secret").await?;
    let write = "document.querySelector('#secret').focus();\
        document.execCommand('insertText', false, arguments[0])";
    session.run(write, vec![json!(WORDS)]).await?;
    tap(&session, "#lock-set").await?;
    wait_for(&session, "#lock-now").await?;
    for (what, slow, limit) in [
        ("as fast as this machine is", false, 1500.0),
        ("page slowed", true, 4000.0),
    ] {
        let mut times = Vec::new();
        for round in 0..=ROUNDS {
            session.goto("about:blank").await?;
            session.goto(&home).await?;
            wait_for(&session, "#secret").await?;
            if slow {
                slow_processor(&session).await?;
            }
            session.run(OPEN, vec![json!(WORDS)]).await?;
            let opened = "return window.__opened";
            let time = number(&session.until("the book", opened, vec![]).await?)?;
            if round > 0 {
                times.push(time);
            }
        }
        verdict(what, median(&times), limit);
    }
    session.close().await
}

async fn long_book(work: &Work, origin: &str) -> Result<()> {
    process::say("Opening a book of five rounds");
    let profile = work.0.join("years");
    let session = Session::start(Launch::phone(&profile)).await?;
    let home = begun(&session, origin).await?;
    for _ in 1..YEARS {
        session.goto(&format!("{home}/after")).await?;
        tap(&session, "#next-round").await?;
        wait_for(&session, "main:not([data-page=after])").await?;
        session.goto(&home).await?;
        wait_for(&session, "main[data-page=book]").await?;
    }
    session.close().await?;
    let path = home.strip_prefix(origin).unwrap_or_default();
    let times = visits(&profile, origin, path, "main[data-page=book] h2").await?;
    verdict("from a link to its home, slowed", median(&times), 300.0);
    Ok(())
}

async fn listing(work: &Work, origin: &str) -> Result<()> {
    process::say("Listing two hundred books (they are made first, which takes some minutes)");
    let profile = work.0.join("families");
    let session = Session::start(Launch::phone(&profile)).await?;
    begun(&session, origin).await?;
    session.run(FILL, vec![json!(BOOKS - 1)]).await?;
    for part in 1..BOOKS {
        let filled = "return window.__filled >= arguments[0] || null";
        session
            .until("the next book", filled, vec![json!(part)])
            .await?;
    }
    // Listed once, so that their covers lie on the shelf.
    session.goto(&format!("{origin}/books")).await?;
    wait_for(&session, "main[data-page=books] li").await?;
    session.close().await?;
    let times = visits(&profile, origin, "/books", "main[data-page=books] li").await?;
    verdict("from a link to the list, slowed", median(&times), 500.0);
    Ok(())
}

/// From a link in the app to what is looked for there, each time in a browser that was just started.
async fn visits(profile: &Path, origin: &str, path: &str, css: &str) -> Result<Vec<f64>> {
    let mut times = Vec::new();
    for round in 0..=ROUNDS {
        let session = Session::start(Launch::phone(profile)).await?;
        session.goto(&format!("{origin}/settings")).await?;
        wait_for(&session, "main[data-page=settings] fieldset").await?;
        slow_processor(&session).await?;
        session.run(FOLLOW, vec![json!(path), json!(css)]).await?;
        let shown = session.until("the page", "return window.__shown", vec![]);
        let time = number(&shown.await?)?;
        session.close().await?;
        if round > 0 {
            times.push(time);
        }
    }
    Ok(times)
}
