//! Storage refused, full, or torn away: the page says so, keeps the words, and offers them.

use crate::support::{Phone, Result, World, ensure, story};
use serde_json::json;

/// Enough to open a book, too little for a very long answer.
const SOME_ROOM: u64 = 100_000;

#[tokio::test]
async fn a_browser_that_refuses_storage_is_named_at_once_and_the_words_are_offered() -> Result<()> {
    story(async |world| {
        let World { phone, .. } = world;
        let refuse =
            "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError') };\
            IDBFactory.prototype.databases = () => Promise.reject(new DOMException('no', 'SecurityError'))";
        phone.before_each_page(refuse).await?;
        phone.open("/begin/parent").await?;
        phone
            .see("This browser is not keeping anything on this phone.")
            .await?;
        phone
            .see("copy your words before you close this page")
            .await?;
        phone.type_into("#words", "kept in memory").await?;
        words_are_offered(phone, "kept in memory").await?;
        phone.tap_words("Copy my words").await?;
        phone.see("Your words are copied.").await?;
        let held = "const done = arguments[0]; navigator.clipboard.readText().then(done, done)";
        let grant = json!({ "permissions": ["clipboardReadWrite"] });
        phone.cdp("Browser.grantPermissions", grant).await?;
        let held = phone.session()?.run_async(held, vec![]).await?;
        let held = held.as_str().unwrap_or_default();
        ensure(held.contains("kept in memory"), format!("copied: {held}"))?;
        // A browser that refuses says so as well.
        let refuse = "navigator.clipboard.writeText = () => Promise.reject(new Error('no'))";
        phone.run(refuse, vec![]).await?;
        phone.tap_words("Copy my words").await?;
        phone.see("Copying did not work here.").await?;
        // One can go on, and everything said so far is still there to see and to copy.
        phone.go_on().await?;
        phone.question(2).await?;
        phone.type_into("#words", "and this").await?;
        words_are_offered(phone, "and this").await?;
        words_are_offered(phone, "kept in memory").await
    })
    .await
}

#[tokio::test]
async fn a_browser_that_opens_no_database_is_named_at_once() -> Result<()> {
    story(async |world| {
        let World { phone, .. } = world;
        // As Firefox does in some private windows: nothing is thrown, the request fails.
        let refuse = "IDBFactory.prototype.databases = () => Promise.reject(new DOMException('no', 'InvalidStateError'));\
            const real = IDBFactory.prototype.open; real.call(indexedDB, 'higher', 9);\
            IDBFactory.prototype.open = function () {\
            const asked = real.call(indexedDB, 'higher', 1);\
            Object.defineProperty(asked, 'error', { get: () => new DOMException('no', 'InvalidStateError') });\
            return asked }";
        phone.before_each_page(refuse).await?;
        phone.open("/begin/parent").await?;
        phone.see("This browser is not keeping anything on this phone.").await?;
        phone.type_into("#words", "kept in memory").await?;
        words_are_offered(phone, "kept in memory").await
    })
    .await
}

#[tokio::test]
async fn a_full_phone_keeps_the_words_until_there_is_room() -> Result<()> {
    story(async |world| {
        let World { phone, site, .. } = world;
        phone.open("/begin/parent").await?;
        phone.kept_offline().await?;
        phone.type_into("#words", "before. ").await?;
        phone.saved().await?;
        let address = phone.address().await?;
        let used =
            "const done = arguments[0]; navigator.storage.estimate().then(e => done(e.usage))";
        let used = phone.session()?.run_async(used, vec![]).await?;
        let used = used.as_u64().unwrap_or_default();
        // Chromium remembers for a while how much room there was; a new start asks again.
        phone.close().await?;
        phone.start_again().await?;
        let origin = site.url();
        let full = json!({ "origin": origin, "quotaSize": used + SOME_ROOM });
        phone.cdp("Storage.overrideQuotaForOrigin", full).await?;
        phone.open(&address).await?;
        let long = "more than there is room for. ".repeat(10_000);
        phone.paste_into("#words", &long).await?;
        phone
            .see("This phone has no room left, so your last words are not saved.")
            .await?;
        phone.wait_for(".os-saved--failed").await?;
        words_are_offered(phone, long.trim()).await?;
        // While it is full, trying again says so again and loses nothing.
        phone.tap_words("Try again").await?;
        words_are_offered(phone, long.trim()).await?;
        let room = json!({ "origin": origin });
        phone.cdp("Storage.overrideQuotaForOrigin", room).await?;
        phone.tap_words("Try again").await?;
        phone.saved().await?;
        phone.wait_gone(".os-notice--problem").await?;
        phone.reload().await?;
        phone.wait_value("#words", &format!("before. {long}")).await
    })
    .await
}

#[tokio::test]
async fn a_phone_without_any_room_still_shows_what_it_holds() -> Result<()> {
    story(async |world| {
        let World { phone, site, .. } = world;
        phone.open("/begin/parent").await?;
        phone.type_into("#words", "said before").await?;
        phone.saved().await?;
        let address = phone.address().await?;
        phone.close().await?;
        phone.start_again().await?;
        let full = json!({ "origin": site.url(), "quotaSize": 1 });
        phone.cdp("Storage.overrideQuotaForOrigin", full).await?;
        phone.open(&address).await?;
        phone.wait_value("#words", "said before").await?;
        phone.type_into("#words", " and now").await?;
        phone.see("This phone has no room left").await?;
        words_are_offered(phone, "said before and now").await
    })
    .await
}

#[tokio::test]
async fn a_connection_that_is_torn_away_heals_by_itself() -> Result<()> {
    story(async |world| {
        let World { phone, .. } = world;
        phone.open("/begin/parent").await?;
        phone.type_into("#words", "one ").await?;
        phone.saved().await?;
        for name in ["InvalidStateError", "UnknownError", "AbortError"] {
            let once = format!(
                "const real = IDBDatabase.prototype.transaction; window.torn = 0;\
                 IDBDatabase.prototype.transaction = function (...a) {{\
                 IDBDatabase.prototype.transaction = real; window.torn += 1; this.close();\
                 throw new DOMException('torn', '{name}') }}"
            );
            phone.run(&once, vec![]).await?;
            phone.type_into("#words", name).await?;
            phone
                .until("the tear", "return window.torn === 1", vec![])
                .await?;
            phone.saved().await?;
            phone.not_see("could not be saved").await?;
        }
        phone.reload().await?;
        phone
            .wait_value("#words", "one InvalidStateErrorUnknownErrorAbortError")
            .await
    })
    .await
}

#[tokio::test]
async fn a_store_that_stays_broken_is_named_and_heals_by_trying_again() -> Result<()> {
    story(async |world| {
        let World { phone, .. } = world;
        phone.open("/begin/parent").await?;
        phone.type_into("#words", "one ").await?;
        phone.saved().await?;
        let broken = "window.real = IDBDatabase.prototype.transaction;\
            IDBDatabase.prototype.transaction = () => { throw new DOMException('torn', 'UnknownError') }";
        phone.run(broken, vec![]).await?;
        phone.type_into("#words", "two").await?;
        phone.see("Your last words could not be saved on this phone.").await?;
        words_are_offered(phone, "one two").await?;
        phone.run("IDBDatabase.prototype.transaction = window.real", vec![]).await?;
        phone.tap_words("Try again").await?;
        phone.saved().await?;
        phone.reload().await?;
        phone.wait_value("#words", "one two").await
    })
    .await
}

/// The notice holds the words themselves, and they can be copied.
async fn words_are_offered(phone: &Phone, words: &str) -> Result<()> {
    phone.wait_for(".os-notice--problem[role=alert]").await?;
    let script = "const n = document.querySelector('.os-notices .os-notice--problem');\
        return n && n.textContent.includes('Copy my words') && n.textContent.includes(arguments[0])";
    let what = "the words in the notice";
    phone
        .until(what, script, vec![json!(words)])
        .await
        .map(drop)
}

#[tokio::test]
async fn settings_claim_nothing_before_the_browser_has_answered() -> Result<()> {
    story(async |world| {
        let World { phone, .. } = world;
        let script = "const real = StorageManager.prototype.persisted;\
            StorageManager.prototype.persisted = function () {\
              return new Promise(come => { window.answer = () => come(real.call(this)) }) }";
        phone.before_each_page(script).await?;
        phone.open("/settings").await?;
        let script = "return window.answer !== undefined";
        phone.until("the question", script, vec![]).await?;
        phone.not_see("with no signal.").await?;
        phone.not_see("What this phone keeps").await?;
        phone.run("window.answer()", vec![]).await?;
        phone.see("with no signal.").await
    })
    .await
}
