//! A young person sorts cards by keyboard alone, with no signal and no word typed.

use crate::support::{Phone, Problem, Result, World, axe, ensure, story};
use serde_json::json;

/// So many presses of Tab are too many on any page of cards.
const TOO_MANY: usize = 120;

/// How wide the phone of the stories is.
const WIDTH: u32 = 360;

#[tokio::test]
async fn a_deck_is_sorted_by_keyboard_alone_with_no_signal_and_no_typing() -> Result<()> {
    story(async |world| {
        let World { site, phone, .. } = world;
        let axe = axe::source()?;
        let mut wrong = Vec::new();
        phone.open("/begin/parent").await?;
        phone.kept_offline().await?;
        site.stop();
        phone.tap("label[for=feeling-mixed]").await?;
        phone.saved().await?;
        let book = phone.book_address().await?;
        phone.open(&book).await?;
        tab_to(phone, "a[href*='/sort/']").await?;
        phone.press("Enter").await?;
        phone.page("sort").await?;
        phone.wait_for(".os-deck").await?;
        on_heading(phone).await?;
        wrong.extend(phone.audit(&axe, "decks", WIDTH).await?);
        phone.picture_of("sort-decks").await;

        tab_to(phone, "a.os-deck[href$='/break']").await?;
        phone.press("Enter").await?;
        card(phone, 1, "Lunch").await?;
        on_heading(phone).await?;
        wrong.extend(phone.audit(&axe, "a card", WIDTH).await?);
        phone.picture_of("sort-card").await;
        tab_to(phone, "#to-well").await?;
        phone.press("Enter").await?;
        card(phone, 2, "Waiting in line").await?;
        heard(
            phone,
            "2 of 9: Waiting in line. The last card went to: Going well.",
        )
        .await?;
        has_focus(phone, "#to-well").await?;
        // The next pile is one Tab away.
        phone.press("Tab").await?;
        phone.press(" ").await?;
        card(phone, 3, "Going outside").await?;
        phone.press("Tab").await?;
        phone.press("Enter").await?;
        card(phone, 4, "Joining a game").await?;
        tab_to(phone, "#to-dont-know").await?;
        phone.press("Enter").await?;
        card(phone, 5, "Having a rest").await?;
        phone.press("Tab").await?;
        phone.press("Enter").await?;
        card(phone, 6, "Clubs").await?;
        // Back by one, and on again.
        tab_to(phone, "#card-before").await?;
        phone.press("Enter").await?;
        card(phone, 5, "Having a rest").await?;
        phone.wait_for("#to-skipped[aria-pressed=true]").await?;
        tab_to(phone, "#to-well").await?;
        phone.press("Enter").await?;
        for (number, words) in [
            (6, "Clubs"),
            (7, "Trips"),
            (8, "Rainy days"),
            (9, "Going back in"),
        ] {
            card(phone, number, words).await?;
            phone.press("Enter").await?;
        }
        phone.wait_for(".os-pile").await?;
        on_heading(phone).await?;
        wrong.extend(phone.audit(&axe, "piles", WIDTH).await?);
        phone.picture_of("sort-piles").await;
        phone.saved().await?;

        phone.reload().await?;
        phone.wait_for(".os-pile #well-card-lunch").await?;
        phone.wait_for(".os-pile #mixed-card-waiting-line").await?;
        phone
            .wait_for(".os-pile #notwell-card-outside-break")
            .await?;
        changes_one(phone, &axe, &mut wrong).await?;
        shares(phone, &book).await?;
        ensure(wrong.is_empty(), wrong.join("\n"))
    })
    .await
}

/// A card goes to another pile and is given a star, both by keyboard.
async fn changes_one(phone: &Phone, axe: &str, wrong: &mut Vec<String>) -> Result<()> {
    tab_to(phone, "#well-card-lunch").await?;
    phone.press("Enter").await?;
    phone.wait_for("#move-well-card-lunch-notwell").await?;
    wrong.extend(phone.audit(axe, "a card that is open", WIDTH).await?);
    phone.picture_of("sort-open").await;
    tab_to(phone, "#move-well-card-lunch-notwell").await?;
    phone.press("Enter").await?;
    phone.wait_for("#notwell-card-lunch").await?;
    has_focus(phone, "#notwell-card-lunch").await?;
    heard(phone, "Lunch is now on: Not going well.").await?;
    phone.press("Enter").await?;
    tab_to(phone, "#star-card-lunch").await?;
    phone.press("Enter").await?;
    phone.wait_for("#notwell-card-lunch .os-pile__star").await?;
    phone.saved().await
}

/// Until it is said who may see them the cards are on no page for the meeting.
async fn shares(phone: &Phone, book: &str) -> Result<()> {
    let sort = phone.address().await?;
    phone.open(&format!("{book}/pack")).await?;
    phone.see("9 answers. Not on this page.").await?;
    phone.not_see("Lunch").await?;
    phone.open(&sort).await?;
    phone.wait_for("fieldset:not([disabled]) #sharing").await?;
    tab_to(phone, "#sharing").await?;
    phone.press(" ").await?;
    phone.wait_for("#sharing:checked").await?;
    phone.saved().await?;
    phone.open(&format!("{book}/pack")).await?;
    phone.see("What I sorted").await?;
    phone.see("Going back in").await?;
    phone.picture_of("sort-pack").await;
    Ok(())
}

async fn card(phone: &Phone, number: usize, words: &str) -> Result<()> {
    let script = "return document.querySelector('#card-words')?.innerText === arguments[0]\
        && document.querySelector('#os-progress')?.innerText.includes(arguments[1])";
    let place = format!("Card {number} of 9");
    phone
        .until(&place, script, vec![json!(words), json!(place)])
        .await
        .map(drop)
}

/// These words are said to those who listen.
async fn heard(phone: &Phone, words: &str) -> Result<()> {
    let script = "return [...document.querySelectorAll('[role=status]')]\
        .some(e => e.textContent.trim() === arguments[0])";
    phone
        .until(words, script, vec![json!(words)])
        .await
        .map(drop)
}

async fn on_heading(phone: &Phone) -> Result<()> {
    has_focus(phone, "main[data-page=sort] h1").await
}

async fn has_focus(phone: &Phone, css: &str) -> Result<()> {
    let script = "return document.activeElement?.matches(arguments[0]) ?? false";
    let what = format!("the focus on {css}");
    phone.until(&what, script, vec![json!(css)]).await.map(drop)
}

/// Presses Tab until something has the focus.
async fn tab_to(phone: &Phone, css: &str) -> Result<()> {
    for _ in 0..TOO_MANY {
        phone.press("Tab").await?;
        let script = "return document.activeElement?.matches(arguments[0]) ?? false";
        if phone.run(script, vec![json!(css)]).await? == true {
            return Ok(());
        }
    }
    Err(Problem::new(format!("Tab never comes to {css}")))
}
