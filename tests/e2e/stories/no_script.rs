//! Where the app cannot run at all, plain HTML says what to do.

use crate::support::{Phone, Result, ensure, story};
use serde_json::json;
use xtask::driver::PATIENCE;

#[tokio::test]
async fn without_script_the_page_says_what_to_do() -> Result<()> {
    story(async |world| {
        let phone = &mut world.phone;
        // This is how Chromium notes a script that is not to run.
        phone.excuse("blocked (csp)");
        // The browser's own first page stumbles over it too, where it has not come to its end.
        phone.excuse("chrome://resources");
        let off = json!({ "value": true });
        phone
            .cdp("Emulation.setScriptExecutionDisabled", off)
            .await?;
        for path in ["/", "/begin/parent", "/help"] {
            phone.open_unready(path).await?;
            let seen = seen(phone).await?;
            for words in ["Our Say cannot start", "Switch on JavaScript for this site"] {
                ensure(seen.contains(words), format!("{path} says only: {seen}"))?;
            }
            let waits = seen.contains("Getting your page ready");
            ensure(!waits, format!("{path} promises what never comes: {seen}"))?;
        }
        let on = json!({ "value": false });
        phone
            .cdp("Emulation.setScriptExecutionDisabled", on)
            .await
            .map(drop)
    })
    .await
}

#[tokio::test]
async fn where_the_first_script_does_not_come_the_page_is_not_blank() -> Result<()> {
    story(async |world| {
        let phone = &mut world.phone;
        phone.excuse("blocked (inspector)");
        phone.excuse("ERR_BLOCKED_BY_CLIENT");
        let lost = json!({ "urls": ["*/boot.js"] });
        phone.cdp("Network.enable", json!({})).await?;
        phone.cdp("Network.setBlockedURLs", lost).await?;
        phone.open_unready("/begin/parent").await?;
        phone.see("Getting your page ready").await?;
        phone.see("If nothing comes, open this page again.").await
    })
    .await
}

#[tokio::test]
async fn without_what_the_app_needs_the_page_says_what_to_do() -> Result<()> {
    for gone in [
        "delete window.WebAssembly",
        "WebAssembly.validate = () => false",
        "Object.defineProperty(window, 'indexedDB', { value: undefined })",
        "Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError') } })",
    ] {
        story(async |world| {
            let phone = &mut world.phone;
            phone.before_each_page(gone).await?;
            for path in ["/", "/begin/parent"] {
                phone.open_unready(path).await?;
                phone.wait_for("#no-wasm:not([hidden])").await?;
                for words in [
                    "cannot run in this browser",
                    "Lockdown Mode",
                    "private window",
                ] {
                    phone.see(words).await?;
                }
                phone.not_see("Getting your page ready").await?;
            }
            Ok(())
        })
        .await?;
    }
    Ok(())
}

/// Wasm that does what ours does after a panic: it stops, in a call that comes from nowhere.
const STOPS: &str = "const stops = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0,\
      7, 5, 1, 1, 97, 0, 0, 10, 5, 1, 3, 0, 0, 11];\
    const wasm = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(stops)));\
    setTimeout(() => wasm.exports.a())";

#[tokio::test]
async fn after_a_crash_the_page_says_so_and_opens_again() -> Result<()> {
    story(async |world| {
        let phone = &mut world.phone;
        phone.open("/begin/parent").await?;
        phone.type_into("#words", "before the crash").await?;
        phone.saved().await?;
        phone.excuse("unreachable");
        phone.run(STOPS, vec![]).await?;
        phone
            .see("Our Say has stopped. What you saved is still on this phone.")
            .await?;
        phone.tap("#crashed-reload").await?;
        phone.ready().await?;
        phone.wait_value("#words", "before the crash").await
    })
    .await
}

/// What a person sees, asked without running a script in the page.
async fn seen(phone: &Phone) -> Result<String> {
    let end = std::time::Instant::now() + PATIENCE;
    // Without script the page cannot say itself when it stands.
    loop {
        let words = words(phone).await?;
        if !words.is_empty() || std::time::Instant::now() > end {
            return Ok(words);
        }
    }
}

async fn words(phone: &Phone) -> Result<String> {
    let tree = phone.cdp("Accessibility.getFullAXTree", json!({})).await?;
    let nodes = tree["nodes"].as_array().cloned().unwrap_or_default();
    let text = nodes
        .iter()
        .filter(|node| node["role"]["value"] == "StaticText");
    let words = text.filter_map(|node| node["name"]["value"].as_str().map(str::to_owned));
    Ok(words.collect::<Vec<_>>().join(" "))
}
