//! A recording that ends before the person ends it, and one that the phone has no room for: what was said is kept, or
//! stays on the page, and the words say which. A drawing that never ends.

use crate::{
    made::{MICROPHONE, PLAYS, inked},
    support::{Phone, Result, World, ensure, story, story_on},
};
use serde_json::json;
use xtask::driver::Launch;

/// The microphone can be got hold of.
const HOLD: &str = "const ask = MediaDevices.prototype.getUserMedia;\
    MediaDevices.prototype.getUserMedia = async function (what) {\
      const got = await ask.call(this, what); window.microphone = got.getTracks()[0]; return got }";

/// The page is put aside, as a call or a locked screen does.
const HIDE: &str = "Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });\
    document.dispatchEvent(new Event('visibilitychange'))";

fn hears(launch: &mut Launch) {
    launch.more.extend(MICROPHONE);
}

#[tokio::test]
async fn a_call_a_locked_screen_or_a_lost_microphone_cuts_it_and_what_was_said_is_kept()
-> Result<()> {
    story_on(hears, async |world| {
        let World { site, phone, .. } = world;
        phone.before_each_page(HOLD).await?;
        phone.open("/begin/young-person").await?;
        phone.kept_offline().await?;
        site.stop();
        phone.tap("#made-say").await?;
        for (cut, says) in [
            (HIDE, "The page was hidden, so the recording stopped."),
            (
                "delete document.visibilityState; window.dispatchEvent(new Event('pagehide'))",
                "The page was hidden, so the recording stopped.",
            ),
            (
                "window.microphone.dispatchEvent(new Event('ended'))",
                "The microphone went off, so the recording stopped.",
            ),
        ] {
            records(phone).await?;
            phone.run(cut, vec![]).await?;
            phone.see(says).await?;
            phone.see("What you said until then is kept.").await?;
            phone.until("what was said", PLAYS, vec![]).await?;
            phone.saved().await?;
            is_off(phone).await?;
            // The button to end it has gone, and the focus is not lost with it.
            has_focus(phone, "#made-say").await?;
        }
        // Whoever ends it by hand is not listened to any longer either.
        records(phone).await?;
        phone.tap("#made-stop").await?;
        phone.saved().await?;
        is_off(phone).await?;
        phone.reload().await?;
        let again = phone.until("the same voice note", PLAYS, vec![]).await?;
        ensure(
            again.as_f64().is_some_and(|seconds| seconds > 0.9),
            format!("it lasts {again} seconds"),
        )
    })
    .await
}

#[tokio::test]
async fn on_a_phone_that_is_full_once_it_has_recorded_nothing_that_was_said_is_lost() -> Result<()>
{
    story_on(hears, async |world| {
        let World { site, phone, .. } = world;
        phone.open("/begin/young-person").await?;
        phone.kept_offline().await?;
        // A face is no word: there is nothing to copy, and all the more to keep.
        phone.tap("label[for=feeling-mixed]").await?;
        phone.saved().await?;
        let address = phone.address().await?;
        // Chromium remembers for a while how much room there was; a new start asks again.
        phone.close().await?;
        phone.start_again().await?;
        let origin = site.url();
        let full = json!({ "origin": origin, "quotaSize": 1 });
        phone.cdp("Storage.overrideQuotaForOrigin", full).await?;
        phone.open(&address).await?;
        phone.wait_for("#feeling-mixed:checked").await?;
        phone.tap("#made-say").await?;
        phone.tap("#made-record").await?;
        phone.see("0:02 of 3 minutes").await?;
        phone.tap("#made-stop").await?;
        let seconds = phone.until("what was said", PLAYS, vec![]).await?;
        phone.see("This phone has no room left").await?;
        phone
            .see("What you made is not saved on this phone yet.")
            .await?;
        phone.wait_for(".os-saved--failed").await?;
        plays(phone).await?;
        // Another page and back: it is still there to be heard.
        phone.go_on().await?;
        phone.question(2).await?;
        phone.back().await?;
        phone.question(1).await?;
        phone.until("what was said", PLAYS, vec![]).await?;

        let room = json!({ "origin": origin });
        phone.cdp("Storage.overrideQuotaForOrigin", room).await?;
        // The pages that were turned have tried again as well, and the browser may have found room by then.
        let again = "document.querySelector('#retry')?.click()";
        phone.run(again, vec![]).await?;
        phone.saved().await?;
        phone.wait_gone("#made-unsaved").await?;
        phone.reload().await?;
        let kept = phone.until("the voice note", PLAYS, vec![]).await?;
        ensure(kept == seconds, format!("{kept} seconds, not {seconds}"))
    })
    .await
}

#[tokio::test]
async fn a_microphone_that_is_refused_late_leaves_the_focus_where_it_is_of_use() -> Result<()> {
    story(async |world| {
        let phone = &mut world.phone;
        let late = "MediaDevices.prototype.getUserMedia = () => new Promise((_, no) => {\
            window.refuse = () => no(new DOMException('no', 'NotAllowedError')) })";
        phone.before_each_page(late).await?;
        phone.open("/begin/young-person").await?;
        phone.tap("#made-say").await?;
        phone.tap("#made-record").await?;
        has_focus(phone, "#made-stop").await?;
        phone.run("window.refuse()", vec![]).await?;
        phone.see("The microphone may not be used here.").await?;
        has_focus(phone, "#made-say").await
    })
    .await
}

#[tokio::test]
async fn ten_thousand_strokes_are_one_drawing_and_fifty_can_be_taken_back() -> Result<()> {
    story(async |world| {
        let phone = &world.phone;
        phone.open("/begin/young-person").await?;
        phone.tap("#made-draw").await?;
        phone.wait_for("#made-canvas").await?;
        // Lines side by side on the upper half, from left to right and over again. The canvas is ready a moment after it
        // stands.
        let draw = "const c = document.querySelector('#made-canvas'), r = c.getBoundingClientRect();\
            const at = (kind, x, y) => c.dispatchEvent(new PointerEvent(kind, { isPrimary: true, pointerId: 1,\
              bubbles: true, clientX: r.left + x * r.width, clientY: r.top + y * r.height }));\
            for (let n = 0; n < 10000; n++) {\
              const x = 0.05 + n % 300 / 333;\
              at('pointerdown', x, 0.1); at('pointermove', x, 0.4); at('pointerup', x, 0.4) }\
            return c.getContext('2d').getImageData(500, 250, 1, 1).data[0] < 128";
        phone.until("ten thousand strokes", draw, vec![]).await?;
        let mut undone = 0;
        let none = "return document.querySelector('#made-undo[aria-disabled=true]') !== null";
        while phone.run(none, vec![]).await? == false && undone < 60 {
            phone.tap("#made-undo").await?;
            undone += 1;
        }
        // And the last one, which was not yet dry.
        ensure(
            (50..=51).contains(&undone),
            format!("{undone} strokes can be taken back"),
        )?;
        ensure(
            inked(phone, 0.5, 0.25).await?,
            "what can no longer be taken back is gone",
        )?;
        phone.tap("#made-done").await?;
        let there = "const i = document.querySelector('#made-drawing img');\
            return i && i.naturalWidth === 1000";
        phone.until("the drawing", there, vec![]).await?;
        phone.saved().await?;
        phone.reload().await?;
        phone.until("the drawing again", there, vec![]).await.map(drop)
    })
    .await
}

/// Begins a voice note, and says something for a second.
async fn records(phone: &Phone) -> Result<()> {
    phone.tap("#made-record").await?;
    phone.see("0:01 of 3 minutes").await
}

/// The phone listens no more.
async fn is_off(phone: &Phone) -> Result<()> {
    let off = "return window.microphone.readyState === 'ended'";
    phone.until("silence", off, vec![]).await.map(drop)
}

/// What was recorded is heard to its end.
async fn plays(phone: &Phone) -> Result<()> {
    let play = "document.querySelector('#made-sound audio').play()";
    phone.run(play, vec![]).await?;
    let ends = "return document.querySelector('#made-sound audio').ended";
    phone.until("its end", ends, vec![]).await.map(drop)
}

async fn has_focus(phone: &Phone, css: &str) -> Result<()> {
    let script = "return document.activeElement?.matches(arguments[0])";
    let what = format!("the focus on {css}");
    phone.until(&what, script, vec![json!(css)]).await.map(drop)
}
