//! With no signal and hardly a word: cards of one's own by drawing and photo, and the page about me by pictures and by
//! voice.

use super::made::{MICROPHONE, line};
use super::share_files::{accepts, opens, seals};
use crate::support::{Context, Phone, Result, World, axe, ensure, pdf, story, story_on};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::json;
use std::fs;
use xtask::driver::Launch;

/// A picture stands on the first card of a pile.
const ON_PILE: &str = "const i = document.querySelector(arguments[0] + ' .os-own-picture'); return i && i.naturalWidth > 0";

/// Both cards stand with their pictures, and how they are heard.
const TWO: &str = "const all = [...document.querySelectorAll('.os-sorted .os-own-picture')];\
        return all.length === 2 && all.every(i => i.naturalWidth > 0) && all.map(i => i.alt)";

#[tokio::test]
async fn a_card_is_drawn_and_one_photographed_and_both_reach_the_meeting_and_another_phone()
-> Result<()> {
    story(async |world| {
        let World {
            site,
            phone,
            folder,
        } = world;
        let folder = folder.path().to_owned();
        let mut other = Phone::start(Launch::phone(folder.join("other")), &site.url()).await?;
        other.open("/").await?;
        phone.open("/begin/young-person").await?;
        phone.tap("label[for=feeling-mixed]").await?;
        phone.saved().await?;
        for phone in [&*phone, &other] {
            phone.kept_offline().await?;
        }
        site.stop();
        let book = phone.book_address().await?;
        let voice = phone.address().await?;
        let voice = voice.split('/').rev().nth(1).unwrap_or_default().to_owned();
        let sort = format!("{book}/sort/{voice}/all");
        phone.open(&sort).await?;
        phone.tap("#own > summary").await?;
        // Nothing is no card, and that is said.
        phone.tap("#own-well").await?;
        phone
            .see("Write a word, draw or show a photo first")
            .await?;

        phone.tap("#made-draw").await?;
        phone.wait_for("#made-canvas").await?;
        line(phone, (0.2, 0.2), (0.8, 0.8)).await?;
        phone.picture_of("own-drawing").await;
        // What is still wet on the sheet goes with the card.
        phone.tap("#own-notwell").await?;
        phone
            .until(
                "a drawn card",
                ON_PILE,
                vec![json!(".os-pile.os-feel--notwell")],
            )
            .await?;
        phone.wait_gone("#made-canvas").await?;
        phone.wait_gone("#made-drawing").await?;
        phone.see("A drawing").await?;
        heard(phone, "A drawing is now on: Not going well.").await?;

        phone.tap("#made-show").await?;
        let photo = photo(phone).await?;
        let path = folder.join("photo.jpg");
        fs::write(&path, photo).context("writing the photo")?;
        phone
            .type_into("#made-photo-file", &path.display().to_string())
            .await?;
        phone.wait_for("#made-photo img").await?;
        phone.saved().await?;
        // It waits for its pile, also where somebody goes away first.
        phone.reload().await?;
        phone.wait_for("#own[open] #made-photo img").await?;
        phone.type_into("#own-words", "Our dog").await?;
        phone.tap("#own-well").await?;
        phone
            .until(
                "a photographed card",
                ON_PILE,
                vec![json!(".os-pile.os-feel--well")],
            )
            .await?;
        phone.saved().await?;
        clean(phone, "cards with pictures").await?;
        phone
            .run(
                "document.querySelector('.os-pile').scrollIntoView()",
                vec![],
            )
            .await?;
        phone.picture_of("own-piles").await;
        phone.tap(".os-pile.os-feel--well summary").await?;
        phone.wait_for(".os-pile__body .os-made__picture").await?;
        clean(phone, "a card with a picture, open").await?;
        phone.picture_of("own-open").await;

        shares(phone, &book, &voice).await?;
        phone.open(&format!("{book}/share")).await?;
        let sealed = seals(phone, &folder.join("file")).await?;
        opens(&other, &sealed).await?;
        accepts(&other).await?;
        other.open(&format!("{book}/pack")).await?;
        other.until("both on the other phone", TWO, vec![]).await?;
        let complaints = other.complaints().await;
        ensure(complaints.is_empty(), complaints.join("\n"))?;
        other.close().await
    })
    .await
}

#[tokio::test]
async fn about_me_is_made_by_pictures_a_voice_note_and_a_drawing_and_printed() -> Result<()> {
    let hears = |launch: &mut Launch| launch.more.extend(MICROPHONE);
    story_on(hears, async |world| {
        let (site, phone) = (&mut world.site, &mut world.phone);
        phone.open("/begin/young-person").await?;
        phone.tap("label[for=feeling-mixed]").await?;
        phone.saved().await?;
        phone.kept_offline().await?;
        site.stop();
        let book = phone.book_address().await?;
        phone.open(&book).await?;
        phone.tap_words("About the young person").await?;
        phone.page("me").await?;
        phone.tap("#level-pictures").await?;
        phone.see("Choose as many cards as you like.").await?;
        phone.wait_for("#me-3-cards").await?;
        phone.picture_of("me-pictures-top").await;
        phone
            .run(
                "document.querySelectorAll('.os-me-card')[3].scrollIntoView()",
                vec![],
            )
            .await?;
        phone.picture_of("me-pictures").await;
        for card in ["me-3-cards", "me-3-cards-4", "me-8-cards-1"] {
            phone.tap(&format!("label[for={card}]")).await?;
            phone.wait_for(&format!("#{card}:checked")).await?;
        }
        phone.saved().await?;

        phone.tap("#me-0-made-say").await?;
        phone.tap("#made-record").await?;
        phone.see("0:01 of 3 minutes").await?;
        // Another way opens, and what was said until then is kept.
        phone.tap("#me-4-made-draw").await?;
        phone.wait_for("#me-0-made-sound").await?;
        phone.wait_for("#me-4-made-panel #made-canvas").await?;
        line(phone, (0.2, 0.8), (0.8, 0.2)).await?;
        phone.tap("#made-done").await?;
        phone.wait_for("#me-4-made-drawing img").await?;
        phone.saved().await?;
        phone.type_into("#me-4-drawing-words", "zebraqueue").await?;
        phone.run("document.activeElement.blur()", vec![]).await?;
        phone.saved().await?;
        clean(phone, "me in pictures").await?;
        phone
            .run(
                "document.querySelectorAll('.os-me-card')[4].scrollIntoView()",
                vec![],
            )
            .await?;
        phone.picture_of("me-drawing").await;
        // In plain words the same answer stands.
        phone.tap("#level-plain").await?;
        phone.wait_for("#me-3-chosen").await?;
        phone.wait_for("#me-4-made-drawing img").await?;
        clean(phone, "me in plain words").await?;
        phone.tap("label[for=seen]").await?;
        phone.saved().await?;

        looks_and_prints(phone).await
    })
    .await
}

/// Both cards stand in the pack once it is said who may see them, and not before.
async fn shares(phone: &Phone, book: &str, voice: &str) -> Result<()> {
    phone.open(&format!("{book}/pack")).await?;
    phone.not_see("Our dog").await?;
    phone.open(&format!("{book}/sort/{voice}/all")).await?;
    phone.tap("label[for=sharing]").await?;
    phone.saved().await?;
    phone.open(&format!("{book}/check/{voice}")).await?;
    let heard = phone.until("both on check", TWO, vec![]).await?;
    ensure(
        heard == json!(["", "A photo"]),
        format!("they are heard as {heard}"),
    )?;
    phone.open(&format!("{book}/pack")).await?;
    phone.until("both in the pack", TWO, vec![]).await?;
    phone.see("A drawing").await?;
    clean(phone, "pack with cards").await?;
    phone
        .run(
            "document.querySelector('.os-sorted').scrollIntoView()",
            vec![],
        )
        .await?;
    phone.picture_of("own-pack").await;
    Ok(())
}

/// What was chosen and made stands on the one page, on the screen and on paper.
async fn looks_and_prints(phone: &Phone) -> Result<()> {
    phone.tap_words("Look at the page").await?;
    phone.page("profile").await?;
    phone.wait_for(".os-profile .os-made__picture").await?;
    let cards = "return [...document.querySelectorAll('.os-profile__cards li')].map(li =>\
        [li.innerText.trim(), !!li.querySelector('img')])";
    let cards = phone.run(cards, vec![]).await?;
    let wanted = json!([["A helper", true], ["A break", true], ["Music", true]]);
    ensure(cards == wanted, format!("the cards are {cards}"))?;
    phone.see("Voice note").await?;
    clean(phone, "profile with pictures").await?;
    phone
        .run(
            "document.querySelector('.os-profile').scrollIntoView()",
            vec![],
        )
        .await?;
    phone.picture_of("profile-made").await;
    let dark = json!({ "features": [{ "name": "prefers-color-scheme", "value": "dark" }] });
    phone.cdp("Emulation.setEmulatedMedia", dark).await?;
    phone.picture_of("profile-made-dark").await;
    phone.tap(".os-profile .os-button").await?;
    let plays = "const a = document.querySelector('.os-profile audio'); return a && a.duration > 0";
    phone.until("the voice note", plays, vec![]).await?;
    phone.wait_for("#print:not([aria-disabled])").await?;
    let a4 = json!({ "paperWidth": 8.27, "paperHeight": 11.69, "preferCSSPageSize": true });
    let made = phone.cdp("Page.printToPDF", a4).await?;
    let made = STANDARD
        .decode(made["data"].as_str().unwrap_or_default())
        .context("the PDF")?;
    let pdf = pdf::read(&made)?;
    ensure(pdf.pages.len() == 1, format!("{} sheets", pdf.pages.len()))?;
    let words = [
        "A helper",
        "A break",
        "Music",
        "There is a voice note",
        "zebraqueue",
    ];
    for word in words {
        ensure(
            pdf.text.contains(word),
            format!("{word} is not on paper: {}", pdf.text),
        )?;
    }
    Ok(())
}

/// A photo, as bytes.
async fn photo(phone: &Phone) -> Result<Vec<u8>> {
    let paint = "const c = document.createElement('canvas'); c.width = 600; c.height = 400;\
        const p = c.getContext('2d'); p.fillStyle = '#c96'; p.fillRect(0, 0, 600, 400);\
        p.fillStyle = '#432'; p.beginPath(); p.arc(300, 200, 120, 0, 7); p.fill();\
        return c.toDataURL('image/jpeg').split(',')[1]";
    let jpeg = phone.text(paint, vec![]).await?;
    STANDARD.decode(jpeg).context("a picture")
}

/// These words are said to those who listen.
async fn heard(phone: &Phone, words: &str) -> Result<()> {
    let script = "return [...document.querySelectorAll('[role=status]')]\
        .some(e => e.textContent.trim() === arguments[0])";
    let heard = phone.until(words, script, vec![json!(words)]).await;
    heard.map(drop)
}

async fn clean(phone: &Phone, name: &str) -> Result<()> {
    let found = phone.audit(&axe::source()?, name, 360).await?;
    ensure(found.is_empty(), found.join("\n"))
}
