//! About me, with no signal: written, shown to whom they choose, read back, printed.

use crate::support::{Context, Phone, Result, axe, ensure, pdf, story};
use base64::Engine;
use serde_json::{Value, json};

#[tokio::test]
async fn a_young_person_makes_a_page_about_themselves_and_only_what_they_chose_is_printed()
-> Result<()> {
    story(async |world| {
        let (site, phone) = (&mut world.site, &mut world.phone);
        phone.open("/begin/young-person").await?;
        phone.type_into("#words", "I like the quiet room").await?;
        phone.saved().await?;
        phone.kept_offline().await?;
        site.stop();
        let book = phone.book_address().await?;
        phone.open(&format!("{book}/about")).await?;
        phone.type_into("#name", "Quillowen").await?;
        phone.run("document.activeElement.blur()", vec![]).await?;
        phone.saved().await?;
        phone.open(&book).await?;
        phone.tap_words("One page about Quillowen").await?;
        phone.page("me").await?;
        phone.see("it is just for you").await?;
        for (prompt, words) in [
            ("me-likes", "zebratrains"),
            ("me-helps", "zebraquiet"),
            ("me-worries", "zebrasecret"),
        ] {
            phone.type_into(&format!("#{prompt}"), words).await?;
            phone.run("document.activeElement.blur()", vec![]).await?;
            phone.saved().await?;
        }
        phone.tap("label[for=seen]").await?;
        phone.tap("label[for=how]").await?;
        open_fold(phone, "label[for=me-worries-seen-2]").await?;
        phone.tap("label[for=me-worries-seen-2]").await?;
        clean(phone, "me").await?;
        phone.tap_words("Look at the page").await?;
        phone.page("profile").await?;
        phone.see("one answer. Not on this page.").await?;
        phone.not_see("zebrasecret").await?;
        open_fold(phone, "label[for=pick-purple]").await?;
        phone.tap("label[for=pick-purple]").await?;
        phone.tap("label[for=pick-pic-owl]").await?;
        phone
            .wait_for("[data-colour=purple].os-profile img[src*=pic-owl]")
            .await?;
        clean(phone, "profile").await?;
        phone.wait_for("#print:not([aria-disabled])").await?;
        let text = printed(phone).await?;
        for word in ["Quillowen", "zebratrains", "zebraquiet"] {
            ensure(
                text.contains(word),
                format!("{word} is not on paper: {text}"),
            )?;
        }
        ensure(
            !text.contains("zebrasecret"),
            "what is for them alone is on paper",
        )?;
        ensure(!text.contains("staysout"), "the count is on paper")
    })
    .await
}

#[tokio::test]
async fn answers_are_read_back_and_what_they_would_rather_not_say_goes_off_the_page() -> Result<()>
{
    story(async |world| {
        let phone = &mut world.phone;
        phone.open("/begin/young-person").await?;
        phone.tap("label[for=sharing]").await?;
        phone.type_into("#words", "zebraquiet").await?;
        phone.saved().await?;
        phone.go_on().await?;
        phone.question(2).await?;
        phone.type_into("#words", "zebrasecret").await?;
        phone.saved().await?;
        let book = phone.book_address().await?;
        let voice = phone.address().await?;
        let voice = voice.split('/').rev().nth(1).unwrap_or_default().to_owned();
        phone.open(&format!("{book}/check/{voice}")).await?;
        phone.page("check").await?;
        phone.tap("#read-all").await?;
        phone.see("2 of 2 read back, and agreed").await?;
        open_fold(phone, "#read-y2-rather-not").await?;
        clean(phone, "check").await?;
        phone.tap("#read-y2-rather-not").await?;
        phone.see("Then it is just for you").await?;
        phone.tap("#read-y2-keep").await?;
        phone.see("This is just for you now").await?;
        // The buttons stayed where they were, and the focus with them.
        phone.wait_for("#read-y2-rather-not:focus").await?;
        phone.open(&format!("{book}/pack")).await?;
        phone.see("zebraquiet").await?;
        phone.see("Read back, and agreed").await?;
        phone.not_see("zebrasecret").await
    })
    .await
}

/// Opens the folds around something.
async fn open_fold(phone: &Phone, css: &str) -> Result<()> {
    phone.wait_for(css).await?;
    let script = "let fold = document.querySelector(arguments[0]);\
        while ((fold = fold.parentElement.closest('details'))) fold.open = true";
    phone.run(script, vec![json!(css)]).await.map(drop)
}

async fn clean(phone: &Phone, name: &str) -> Result<()> {
    let found = phone.audit(&axe::source()?, name, 360).await?;
    ensure(found.is_empty(), found.join("\n"))
}

/// The text of the printed page, which is one sheet of A4.
async fn printed(phone: &Phone) -> Result<String> {
    let a4 = json!({ "paperWidth": 8.27, "paperHeight": 11.69, "preferCSSPageSize": true });
    let made: Value = phone.cdp("Page.printToPDF", a4).await?;
    let made = made["data"].as_str().unwrap_or_default();
    let bytes = base64::engine::general_purpose::STANDARD
        .decode(made)
        .context("the PDF")?;
    let pdf = pdf::read(&bytes)?;
    ensure(pdf.pages.len() == 1, format!("{} sheets", pdf.pages.len()))?;
    Ok(pdf.text)
}
