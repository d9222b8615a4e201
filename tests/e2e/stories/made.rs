//! Saying it without writing: a voice note, a drawing and a photo, with the server stopped.

use super::share_files::{accepts, opens, seals};
use crate::support::{Context, Phone, Result, World, ensure, story, story_on};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::json;
use std::fs;
use xtask::driver::Launch;

/// A microphone that beeps, and a person who allows it.
pub(crate) const MICROPHONE: [&str; 2] = [
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
];

/// Keeps what the page shows, so that a story can look at the very bytes.
pub(crate) const KEEP: &str = "const make = URL.createObjectURL; window.made = {};\
    URL.createObjectURL = what => { const at = make(what); window.made[at] = what; return at }";

/// The voice note can be played.
pub(crate) const PLAYS: &str = "const a = document.querySelector('#made-sound audio');\
    return a && a.duration > 0 && a.duration";

/// How loud the voice note is at its loudest, of 1.
const LOUD: &str = "const done = arguments[0], a = document.querySelector('#made-sound audio');\
    window.made[a.src].arrayBuffer().then(b => new OfflineAudioContext(1, 1, 16000).decodeAudioData(b))\
      .then(s => done(s.getChannelData(0).reduce((most, n) => Math.max(most, Math.abs(n)), 0)), e => done(String(e)))";

/// A photo of 2400 by 1200 that lay on its side is made smaller, and stands upright.
pub(crate) const SHRUNK: &str = "const i = document.querySelector('#made-photo img');\
    return i && i.naturalWidth === 800 && i.naturalHeight === 1600";

#[tokio::test]
async fn a_voice_note_is_recorded_played_kept_and_played_by_another_phone() -> Result<()> {
    let hears = |launch: &mut Launch| launch.more.extend(MICROPHONE);
    story_on(hears, async |world| {
        let World {
            site,
            phone,
            folder,
        } = world;
        let folder = folder.path().to_owned();
        let mut other = Phone::start(Launch::phone(folder.join("other")), &site.url()).await?;
        other.before_each_page(KEEP).await?;
        for phone in [&*phone, &other] {
            phone.open("/begin/young-person").await?;
            phone.kept_offline().await?;
        }
        site.stop();
        phone.tap("#made-say").await?;
        phone.tap("#made-record").await?;
        phone.see("Recording").await?;
        phone.see("0:02 of 3 minutes").await?;
        phone.tap("#made-stop").await?;
        phone.until("a voice note", PLAYS, vec![]).await?;
        phone.saved().await?;
        let play = "document.querySelector('#made-sound audio').play()";
        phone.run(play, vec![]).await?;
        let ends = "return document.querySelector('#made-sound audio').ended";
        phone
            .until("the end of the voice note", ends, vec![])
            .await?;
        phone.reload().await?;
        let seconds = phone.until("the same voice note", PLAYS, vec![]).await?;
        ensure(
            seconds.as_f64().is_some_and(|s| (1.5..6.0).contains(&s)),
            format!("it lasts {seconds} seconds"),
        )?;

        // The share file carries it, and another browser plays it.
        let address = phone.address().await?;
        let book = address.split("/question/").next().unwrap_or_default();
        phone.open(&format!("{book}/share")).await?;
        let sealed = seals(phone, &folder.join("file")).await?;
        opens(&other, &sealed).await?;
        accepts(&other).await?;
        other.open(&address).await?;
        let there = other.until("the voice note", PLAYS, vec![]).await?;
        ensure(there == seconds, format!("{there} seconds, not {seconds}"))?;
        let loud = other.session()?.run_async(LOUD, vec![]).await?;
        ensure(
            loud.as_f64().is_some_and(|loud| loud > 0.05),
            format!("nothing is to be heard in it: {loud}"),
        )?;
        // No browser plays to somebody who has not touched the page.
        other.tap("#words").await?;
        other.run(play, vec![]).await?;
        other
            .until("its end on the other phone", ends, vec![])
            .await?;
        let complaints = other.complaints().await;
        ensure(complaints.is_empty(), complaints.join("\n"))?;
        other.close().await
    })
    .await
}

#[tokio::test]
async fn without_a_microphone_the_page_says_so_and_offers_the_others() -> Result<()> {
    let refused = |launch: &mut Launch| launch.more.push("--deny-permission-prompts");
    story_on(refused, async |world| {
        let World { phone, .. } = world;
        phone.open("/begin/young-person").await?;
        phone.type_into("#words", "I like art").await?;
        phone.tap("#made-say").await?;
        phone.tap("#made-record").await?;
        phone.wait_for("#made-trouble").await?;
        phone.see("draw, show a photo or write").await?;
        phone.wait_value("#words", "I like art").await?;
        phone.saved().await
    })
    .await
}

#[tokio::test]
async fn a_drawing_is_kept_when_the_page_goes_away_and_can_be_gone_on_with() -> Result<()> {
    story(async |world| {
        let World { phone, site, .. } = world;
        phone.open("/begin/young-person").await?;
        phone.kept_offline().await?;
        site.stop();
        phone.tap("#made-draw").await?;
        phone.wait_for("#made-canvas").await?;
        line(phone, (0.2, 0.2), (0.8, 0.8)).await?;
        ensure(inked(phone, 0.5, 0.5).await?, "the line is not there")?;
        phone.tap("#made-undo").await?;
        ensure(!inked(phone, 0.5, 0.5).await?, "the line is still there")?;
        line(phone, (0.2, 0.8), (0.8, 0.2)).await?;
        // The page is put aside in this very moment.
        phone
            .run("window.dispatchEvent(new Event('pagehide'))", vec![])
            .await?;
        let there = "const i = document.querySelector('#made-drawing img');\
            return i && i.naturalWidth === 1000";
        phone.until("the drawing", there, vec![]).await?;
        phone.saved().await?;
        phone.reload().await?;
        phone.until("the drawing again", there, vec![]).await?;
        phone.type_into("#drawing-words", "A road").await?;
        phone.saved().await?;
        phone.tap("#made-draw").await?;
        phone.wait_for("#made-canvas").await?;
        let before = "const c = document.querySelector('#made-canvas');\
            const p = c.getContext('2d').getImageData(500, 500, 1, 1).data; return p[0] < 128";
        phone.until("what was drawn before", before, vec![]).await?;
        line(phone, (0.1, 0.1), (0.4, 0.1)).await?;
        phone.tap("#made-done").await?;
        phone.wait_gone("#made-canvas").await?;
        phone.until("both lines", there, vec![]).await?;
        phone.saved().await
    })
    .await
}

#[tokio::test]
async fn a_photo_keeps_nothing_of_the_camera_and_a_text_is_no_photo() -> Result<()> {
    story(async |world| {
        let World {
            site,
            phone,
            folder,
        } = world;
        phone.before_each_page(KEEP).await?;
        phone.open("/begin/young-person").await?;
        phone.kept_offline().await?;
        site.stop();
        let plain = "const c = document.createElement('canvas'); c.width = 2400; c.height = 1200;\
            const p = c.getContext('2d'); p.fillStyle = '#c33'; p.fillRect(0, 0, 2400, 600);\
            return c.toDataURL('image/jpeg').split(',')[1]";
        let jpeg = phone.text(plain, vec![]).await?;
        let jpeg = STANDARD.decode(jpeg).context("a picture")?;
        let photo = folder.path().join("photo.jpg");
        fs::write(&photo, with_exif(&jpeg)).context("writing the photo")?;
        let text = folder.path().join("text.jpg");
        fs::write(&text, "This is no picture at all.").context("writing the text")?;

        phone.tap("#made-show").await?;
        phone.type_into("#made-photo-file", &text.display().to_string()).await?;
        phone.see("We can’t open this file as a picture.").await?;
        phone.type_into("#made-photo-file", &photo.display().to_string()).await?;
        // The right way up, which the camera had written beside it; and smaller.
        phone.until("the photo", SHRUNK, vec![]).await?;
        phone.saved().await?;
        phone.reload().await?;
        phone.until("the photo again", SHRUNK, vec![]).await?;
        let bytes = "const i = document.querySelector('#made-photo img');\
            if (!window.read) window.read = window.made[i.src].arrayBuffer().then(b => {\
              window.bytes = [...new Uint8Array(b)].map(n => String.fromCharCode(n)).join('') });\
            return window.bytes && [window.bytes.includes('Exif'), window.bytes.includes('GPS-HERE'),\
              window.bytes.slice(6, 10)]";
        let seen = phone.until("its bytes", bytes, vec![]).await?;
        ensure(
            seen == json!([false, false, "JFIF"]),
            format!("the camera's own words are in it: {seen}"),
        )
    })
    .await
}

/// The picture as a camera writes it: turned, and with the place in it.
pub(crate) fn with_exif(jpeg: &[u8]) -> Vec<u8> {
    let mut tiff = b"MM\0*\0\0\0\x08".to_vec();
    // Turned by a quarter, and where the place is told.
    tiff.extend(
        b"\0\x02\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\x88\x25\0\x04\0\0\0\x01\0\0\0\x26\0\0\0\0",
    );
    tiff.extend(b"\0\x01\0\x1d\0\x02\0\0\0\x09\0\0\0\x38\0\0\0\0GPS-HERE\0");
    let length = u16::try_from(2 + 6 + tiff.len()).unwrap_or_default();
    let (start, rest) = jpeg.split_at(2);
    [
        start,
        b"\xff\xe1",
        &length.to_be_bytes(),
        b"Exif\0\0",
        &tiff,
        rest,
    ]
    .concat()
}

/// Draws a line on the canvas, from and to parts of its side.
pub(crate) async fn line(phone: &Phone, from: (f64, f64), to: (f64, f64)) -> Result<()> {
    let place = "const c = document.querySelector('#made-canvas'); c.scrollIntoView({block: 'center'});\
        const r = c.getBoundingClientRect(); return [r.left, r.top, r.width]";
    let place = phone.run(place, vec![]).await?;
    let at = |n: usize| place[n].as_f64().unwrap_or_default();
    let (left, top, side) = (at(0), at(1), at(2));
    let steps = [
        ("mousePressed", 0.0),
        ("mouseMoved", 0.5),
        ("mouseMoved", 1.0),
        ("mouseReleased", 1.0),
    ];
    for (kind, part) in steps {
        let x = left + side * (from.0 + (to.0 - from.0) * part);
        let y = top + side * (from.1 + (to.1 - from.1) * part);
        let event = json!({
            "type": kind, "x": x, "y": y, "button": "left", "buttons": 1, "clickCount": 1,
        });
        phone.cdp("Input.dispatchMouseEvent", event).await?;
    }
    Ok(())
}

/// Whether there is ink at this place of the canvas.
pub(crate) async fn inked(phone: &Phone, x: f64, y: f64) -> Result<bool> {
    let script = "const c = document.querySelector('#made-canvas');\
        const p = c.getContext('2d').getImageData(arguments[0] * 1000, arguments[1] * 1000, 1, 1).data;\
        return p[0] < 128";
    let ink = phone.run(script, vec![json!(x), json!(y)]).await?;
    Ok(ink.as_bool() == Some(true))
}
