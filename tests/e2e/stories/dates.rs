//! The dates that matter, from the first question to the family's own calendar, and on paper.

use crate::support::{Context, Phone, Result, World, ensure, pdf, story};
use base64::Engine;
use serde_json::json;

/// Writes a day into a date field, as its picker does.
pub async fn pick_day(phone: &Phone, css: &str, day: &str) -> Result<()> {
    phone.wait_for(css).await?;
    let script = "const d = document.querySelector(arguments[0]); d.focus(); d.value = arguments[1];\
        d.dispatchEvent(new Event('input', { bubbles: true })); d.blur()";
    let arguments = vec![json!(css), json!(day)];
    phone.run(script, arguments).await.map(drop)
}

/// Tells of an annual review that is far ahead, so that every day of it is.
pub async fn tell_of_a_review(phone: &Phone) -> Result<()> {
    phone.tap("label[for=ask-kind-1]").await?;
    pick_day(phone, "#ask-meeting", "2031-03-05").await?;
    phone.wait_for("#date-decision").await?;
    phone.saved().await
}

#[tokio::test]
async fn a_family_sees_its_dates_and_puts_them_into_the_calendar_without_a_network() -> Result<()> {
    story(async |world| {
        let phone = &mut world.phone;
        phone.open("/begin/parent").await?;
        phone.answer("par", 1).await?;
        let book = phone.book_address().await?;
        phone.open(&book).await?;
        phone.kept_offline().await?;
        world.site.stop();
        dates_and_calendar(world, &book).await
    })
    .await
}

async fn dates_and_calendar(world: &mut World, book: &str) -> Result<()> {
    let phone = &world.phone;
    phone.tap_words("The dates that matter").await?;
    phone.page("dates").await?;
    tell_of_a_review(phone).await?;
    // What was answered stays in its place, and says so.
    phone.see("You told us: EHC plan annual review").await?;
    let folder = phone.downloads_to(world.folder.path()).await?;
    phone.tap("#put-all").await?;
    let file = Phone::downloaded(&folder, "ics").await?;
    let text = std::fs::read_to_string(file).context("the calendar file")?;
    ensure(
        text.contains("DTSTART;VALUE=DATE:20310402"),
        format!("the day of the decision is not in {text}"),
    )?;
    phone.see("The calendar file is out.").await?;
    phone.reload().await?;
    phone.wait_for("#date-decision").await?;
    phone.open(book).await?;
    phone.see("Next: Send in your views").await?;
    phone.tap_words("All the dates that matter").await?;
    phone.page("dates").await?;
    year_group(phone).await
}

/// A year group is told and taken away again: the choice says each time what is told.
async fn year_group(phone: &Phone) -> Result<()> {
    phone.tap("#ask-born-fold > summary").await?;
    pick_day(phone, "#ask-born", "2019-05-05").await?;
    phone.tap("#told > summary").await?;
    phone.tap("#told-4-fold > summary").await?;
    let says = |words| {
        format!(
            "return document.querySelector('#told-4-fold select').selectedOptions[0].text === '{words}'"
        )
    };
    phone
        .until("no year group", &says("Not told yet"), vec![])
        .await?;
    let choose = "const s = document.querySelector('#told-4-fold select'); s.focus();\
        s.selectedIndex = [...s.options].findIndex(o => o.text === 'Year 3');\
        s.dispatchEvent(new Event('change', { bubbles: true }))";
    phone.run(choose, vec![]).await?;
    phone.see("Year group\nYear 3").await?;
    phone.tap("#told-4-fold button").await?;
    phone.see("Year group\nNot told yet").await?;
    phone
        .until("no year group", &says("Not told yet"), vec![])
        .await
        .map(drop)
}

#[tokio::test]
async fn on_paper_the_dates_are_whole_and_there_is_nothing_to_press() -> Result<()> {
    story(async |world| {
        let phone = &world.phone;
        phone.open("/begin/parent").await?;
        phone.answer("par", 1).await?;
        let book = phone.book_address().await?;
        phone.open(&format!("{book}/dates")).await?;
        tell_of_a_review(phone).await?;
        let made = phone.cdp("Page.printToPDF", json!({})).await?;
        let made = made["data"].as_str().unwrap_or_default();
        let bytes = base64::engine::general_purpose::STANDARD
            .decode(made)
            .context("the PDF")?;
        let text = pdf::read(&bytes)?.text;
        for words in ["Send in your views", "The law says so.", "regulation 20"] {
            ensure(
                text.contains(words),
                format!("no {words:?} on paper: {text}"),
            )?;
        }
        for words in ["What you told us", "in my calendar"] {
            ensure(!text.contains(words), format!("{words:?} on paper: {text}"))?;
        }
        Ok(())
    })
    .await
}
