//! A question in pictures: chosen and answered by keyboard alone, without a word typed, and all of it there
//! again with no signal.

use crate::{
    keyboard::{on_heading, tab_to},
    support::{Phone, Result, World, axe, ensure, story},
};
use serde_json::json;

#[tokio::test]
async fn a_young_person_answers_in_pictures_by_keyboard_alone_and_finds_it_again() -> Result<()> {
    story(async |World { site, phone, .. }| {
        phone.open("/begin/young-person").await?;
        phone.kept_offline().await?;
        tab_to(phone, "#level-pictures").await?;
        phone.press("Enter").await?;
        phone.see("How do they know you need help?").await?;
        on_heading(phone, "question").await?;
        tab_to(phone, "#feeling").await?;
        phone.press(" ").await?;
        phone.wait_for("#feeling:checked").await?;
        for card in ["#cards", "#cards-2"] {
            tab_to(phone, card).await?;
            phone.press(" ").await?;
            phone.wait_for(&format!("{card}:checked")).await?;
        }
        phone.saved().await?;

        site.stop();
        phone.reload().await?;
        phone.see("How do they know you need help?").await?;
        all_there(
            phone,
            "#feeling:checked, #cards:checked, #cards-2:checked",
            3,
        )
        .await?;

        // At the other levels the same answer stands, and a card can be taken away there too.
        tab_to(phone, "#level-easy").await?;
        phone.press("Enter").await?;
        phone.wait_for(".os-easy__line").await?;
        phone.see("Hand up").await?;
        all_there(phone, "#feeling:checked, .os-chosen__card", 3).await?;
        tab_to(phone, "[aria-label='Take away: Hand up']").await?;
        phone.press("Enter").await?;
        phone.wait_gone("[aria-label='Take away: Hand up']").await?;
        let on = "return document.activeElement.matches('.os-chosen button')";
        phone
            .until("the focus on the card that is left", on, vec![])
            .await?;
        tab_to(phone, "#level-plain").await.ok();
        phone.tap("#level-plain").await?;
        phone.wait_gone(".os-easy__line").await?;
        all_there(phone, "#feeling:checked, .os-chosen__card", 2).await
    })
    .await
}

#[tokio::test]
async fn axe_finds_nothing_in_easy_read_and_in_pictures() -> Result<()> {
    story(async |World { phone, .. }| {
        let axe = axe::source()?;
        phone.open("/begin/young-person").await?;
        let mut found = Vec::new();
        for (level, mark) in [
            ("#level-easy", ".os-easy__line"),
            ("#level-pictures", ".os-tiles"),
        ] {
            phone.tap(level).await?;
            phone.wait_for(mark).await?;
            found.extend(phone.audit(&axe, level, 360).await?);
            phone.picture_of(&level.replace('#', "")).await;
        }
        phone.tap("#cards").await?;
        phone.tap("#wont-say").await?;
        phone.wait_for("#wont-say[aria-pressed=true]").await?;
        found.extend(phone.audit(&axe, "pictures, answered", 360).await?);
        phone.tap("#level-plain").await?;
        phone.wait_for(".os-chosen__card").await?;
        found.extend(phone.audit(&axe, "plain, with a card", 360).await?);
        ensure(found.is_empty(), found.join("\n"))
    })
    .await
}

/// So many things are on the page.
async fn all_there(phone: &Phone, css: &str, count: usize) -> Result<()> {
    let script = "return document.querySelectorAll(arguments[0]).length === arguments[1]";
    let what = format!("{count} of {css}");
    phone
        .until(&what, script, vec![json!(css), json!(count)])
        .await
        .map(drop)
}
