//! A new version waits and asks; until the person agrees the old one goes on, also offline.

use crate::support::{Context, Problem, Result, World, ensure, story};
use std::path::{Path, PathBuf};
use xtask::build::precache;
use xtask::paths;

const OLD: &str = "Get ready for your review meeting, in your own words";
const NEW: &str = "Get ready for your review meeting, in new words";

#[tokio::test]
async fn a_new_version_waits_until_it_is_asked_for() -> Result<()> {
    story(async |world| {
        let next = next_version(&crate::support::dist()?, world.folder.path())?;
        let World { phone, site, .. } = world;
        phone.open("/begin/parent").await?;
        phone.kept_offline().await?;
        phone.type_into("#words", "from the old version").await?;
        phone.saved().await?;
        let address = phone.address().await?;
        phone.reload().await?;
        phone.not_see("A new version").await?;

        site.bring(&next)?;
        phone.reload().await?;
        phone.wait_value("#words", "from the old version").await?;
        phone.see("A new version of Our Say is ready.").await?;
        phone.wait_for("#update-now").await?;
        // Nobody has agreed: the old words are there, in this tab, in another, and offline.
        phone.open("/").await?;
        phone.see(OLD).await?;
        site.stop();
        phone.new_tab().await?;
        phone.open("/").await?;
        phone.see(OLD).await?;
        phone.close_tab().await?;
        phone.go_to_tab(0).await?;
        site.bring(&next)?;

        phone.open(&address).await?;
        phone.see("A new version of Our Say is ready.").await?;
        phone.type_into("#words", ", and more").await?;
        phone.tap("#update-now").await?;
        phone.wait_gone("#update-now").await?;
        phone.ready().await?;
        phone
            .wait_value("#words", "from the old version, and more")
            .await?;
        site.stop();
        phone.open("/").await?;
        phone.see(NEW).await?;
        phone.not_see("A new version").await
    })
    .await
}

#[tokio::test]
async fn words_typed_just_before_the_new_version_is_let_in_are_kept() -> Result<()> {
    story(async |world| {
        let next = next_version(&crate::support::dist()?, world.folder.path())?;
        let World { phone, site, .. } = world;
        // Once the new version is let in, the old page keeps nothing more.
        let closed = "addEventListener('oursay:update-now', () => {\
            IDBDatabase.prototype.transaction = () => {\
              throw new DOMException('too late', 'InvalidStateError') } })";
        phone.before_each_page(closed).await?;
        phone.open("/begin/parent").await?;
        phone.kept_offline().await?;
        phone.type_into("#words", "She reads").await?;
        phone.saved().await?;
        site.bring(&next)?;
        phone.reload().await?;
        phone.wait_value("#words", "She reads").await?;
        phone.wait_for("#update-now").await?;
        // In one breath, and without leaving the field.
        let script = "window.isOld = true;\
            const field = document.querySelector('#words');\
            field.focus(); field.value += ' every night';\
            field.dispatchEvent(new InputEvent('input', { bubbles: true }));\
            document.querySelector('#update-now').click()";
        phone.run(script, vec![]).await?;
        let script = "return !window.isOld";
        phone.until("the new version", script, vec![]).await?;
        phone.wait_value("#words", "She reads every night").await
    })
    .await
}

/// The same build with another sentence in it, and the list of the service worker made anew.
fn next_version(dist: &Path, folder: &Path) -> Result<PathBuf> {
    let next = folder.join("next");
    let mut files = Vec::new();
    for file in paths::files_below(dist)? {
        let mut bytes = paths::read(&dist.join(&file))?;
        if file == "i18n/en/first.json" {
            let words = String::from_utf8(bytes).context("the words")?;
            ensure(words.contains(OLD), "the start page has other words now")?;
            bytes = words.replace(OLD, NEW).into_bytes();
        }
        paths::write(&next.join(&file), &bytes)?;
        files.push((file, bytes));
    }
    let worker = paths::read_text(&dist.join("sw.js"))?;
    let empty = |line: &str| match line {
        line if line.starts_with("const VERSION = ") => "const VERSION = 'none';".to_owned(),
        line if line.starts_with("const FILES = ") => "const FILES = [];".to_owned(),
        line => line.to_owned(),
    };
    let lines: Vec<String> = worker.lines().map(empty).collect();
    let filled = precache::fill(&lines.join("\n"), &files)?;
    if filled == worker {
        return Err(Problem::new("the next version is the same"));
    }
    paths::write(&next.join("sw.js"), filled)?;
    Ok(next)
}
