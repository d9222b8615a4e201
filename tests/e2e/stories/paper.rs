//! What leaves the phone: the printed page, and the file that opens anywhere.

use crate::support::{Context, Phone, Result, World, ensure, family::word, pdf, story};
use base64::Engine;
use serde_json::json;
use xtask::driver::{Launch, Session};
use xtask::paths;

/// A4 in points, with the rounding of the browser.
const A4: (f64, f64) = (595.3, 841.9);

#[tokio::test]
async fn the_pack_prints_on_a4_with_every_word_and_nothing_to_press() -> Result<()> {
    story(async |world| {
        three_answers(world).await?;
        let phone = &world.phone;
        let dark = json!({ "features": [{ "name": "prefers-color-scheme", "value": "dark" }] });
        phone.cdp("Emulation.setEmulatedMedia", dark).await?;
        let a4 = json!({ "paperWidth": 8.27, "paperHeight": 11.69, "preferCSSPageSize": true });
        let made = phone.cdp("Page.printToPDF", a4).await?;
        let made = made["data"].as_str().unwrap_or_default();
        let bytes = base64::engine::general_purpose::STANDARD.decode(made).context("the PDF")?;
        let pdf = pdf::read(&bytes)?;
        ensure(!pdf.pages.is_empty(), "the PDF has no page")?;
        for (width, height) in &pdf.pages {
            let fits = (width - A4.0).abs() < 2.0 && (height - A4.1).abs() < 2.0;
            ensure(fits, format!("a page is {width} by {height} points"))?;
        }
        for number in 1..=3 {
            for field in ["words", "better", "ask"] {
                let word = word("par", number, field);
                ensure(pdf.text.contains(&word), format!("{word} is not on paper: {}", pdf.text))?;
            }
        }
        let print = json!({ "media": "print", "features": [{ "name": "prefers-color-scheme", "value": "dark" }] });
        phone.cdp("Emulation.setEmulatedMedia", print).await?;
        let script = "return ['.os-page__bar', '.os-page__top', '#print', '#give', '.os-screen-only', '.os-notices > *']\
            .filter(s => document.querySelector(s)?.checkVisibility())";
        let shown = phone.run(script, vec![]).await?;
        ensure(shown == json!([]), format!("on paper there is {shown}"))?;
        // Black on white, also for those who use the app in the dark.
        let script = "const bad = [], lum = c => { const [r, g, b, a] = c.match(/[\\d.]+/g).map(Number); return a === 0 ? null : (r + g + b) / 3 };\
            for (const e of document.querySelectorAll('.os-sheet *')) {\
              if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;\
              let box = e, back = null;\
              while (box && back === null) { back = lum(getComputedStyle(box).backgroundColor); box = box.parentElement }\
              if ((back ?? 255) < 200 || lum(getComputedStyle(e).color) > 110) bad.push(e.className + ' ' + getComputedStyle(e).color + ' on ' + back);\
            } return bad.slice(0, 5)";
        let grey = phone.run(script, vec![]).await?;
        ensure(grey == json!([]), format!("not black on white: {grey}"))
    })
    .await
}

#[tokio::test]
async fn the_file_of_the_pack_opens_alone_from_a_disk_and_asks_for_nothing() -> Result<()> {
    story(async |world| {
        three_answers(world).await?;
        let folder = world.phone.downloads_to(world.folder.path()).await?;
        world.phone.tap("#give").await?;
        let file = Phone::downloaded(&folder, "html").await?;
        let html = paths::read_text(&file)?;
        for part in ["<script", "http://", "https://", " src=", "url(", "@import"] {
            ensure(!html.contains(part), format!("the file holds `{part}`"))?;
        }
        let name = file
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        ensure(!name.contains("Quillowen"), "the file's name holds a name")?;

        let other = Session::start(Launch::phone(world.folder.path().join("other"))).await?;
        let url = format!("file://{}", file.display());
        other.goto(&url).await?;
        let seen = other.run("return document.body.innerText", vec![]).await?;
        let seen = seen.as_str().unwrap_or_default();
        for number in 1..=3 {
            let word = word("par", number, "words");
            ensure(seen.contains(&word), format!("{word} is not in the file"))?;
        }
        let wide = other
            .run("return document.documentElement.scrollWidth", vec![])
            .await?;
        ensure(
            wide.as_u64().is_some_and(|w| w <= 360),
            format!("the file is {wide} px wide"),
        )?;
        let styled =
            "return getComputedStyle(document.body).fontFamily + document.styleSheets.length";
        let styled = other.run(styled, vec![]).await?;
        ensure(
            styled
                .as_str()
                .is_some_and(|s| s.ends_with(|c: char| c != '0')),
            "the file has no styles",
        )?;
        for entry in other.log("performance").await? {
            let message = entry["message"].as_str().unwrap_or_default();
            let message: serde_json::Value = serde_json::from_str(message).context("the log")?;
            let asked = message["message"]["params"]["request"]["url"].as_str();
            let asked = asked.filter(|asked| {
                let browsers_own = asked.starts_with("chrome") || asked.starts_with("data:");
                !browsers_own && *asked != url
            });
            ensure(asked.is_none(), format!("the file asks for {asked:?}"))?;
        }
        other.close().await
    })
    .await
}

#[tokio::test]
async fn a_share_sheet_that_is_refused_gives_the_file_and_one_that_is_closed_gives_nothing()
-> Result<()> {
    story(async |world| {
        let sheet = "navigator.canShare = () => true; window.sheets = [];\
            navigator.share = data => { window.sheets.push(data.files[0].name);\
            return Promise.reject(new DOMException('no', window.sheets.length === 1 ? 'AbortError' : 'NotAllowedError')) }";
        world.phone.before_each_page(sheet).await?;
        three_answers(world).await?;
        let folder = world.phone.downloads_to(world.folder.path()).await?;
        let phone = &world.phone;
        // The person thought better of it.
        phone.tap("#give").await?;
        phone.until("the sheet", "return window.sheets.length === 1", vec![]).await?;
        // The system would not have it: the file comes all the same, and it is the only one.
        phone.tap("#give").await?;
        Phone::downloaded(&folder, "html").await?;
        let files = paths::files_below(&folder)?;
        ensure(files.len() == 1, format!("these were given: {files:?}"))
    })
    .await
}

async fn three_answers(world: &World) -> Result<()> {
    let phone = &world.phone;
    phone.open("/begin/parent").await?;
    for number in 1..=3 {
        phone.answer("par", number).await?;
        phone.go_on().await?;
    }
    let book = phone.book_address().await?;
    phone.open(&format!("{book}/about")).await?;
    phone.type_into("#name", "Quillowen").await?;
    phone.run("document.activeElement.blur()", vec![]).await?;
    phone.saved().await?;
    phone.open(&format!("{book}/pack")).await?;
    phone.wait_for("#print:not([aria-disabled])").await
}
