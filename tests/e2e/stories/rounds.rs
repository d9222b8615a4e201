//! Round the cycle: what was said and agreed, after the meeting, and into the next round.

use crate::support::{Phone, Result, World, ensure, family::word, story};

#[tokio::test]
async fn a_family_goes_from_one_meeting_to_the_next_with_no_signal() -> Result<()> {
    story(async |world| {
        let World { site, phone, .. } = world;
        phone.open("/begin/parent").await?;
        phone.kept_offline().await?;
        site.stop();
        let book = both_answer(phone).await?;
        at_the_meeting(phone, &book).await?;
        agrees(phone, &book).await?;

        phone.tap_words("See what happens now").await?;
        phone.page("after").await?;
        phone.see("Send the report").await?;
        phone.see(&word("yok", 1, "ask")).await?;
        phone.picture_of("after").await;
        phone.tap("#next-round").await?;

        since_last_time(phone).await?;
        next_answers(phone, &book).await?;
        old_and_new(phone, &book).await
    })
    .await
}

/// The parent answers, then the young person, who shows it to the meeting. The book's address.
async fn both_answer(phone: &Phone) -> Result<String> {
    phone.question(1).await?;
    phone.tap("label[for=feeling-mixed]").await?;
    phone.answer("par", 1).await?;
    let book = phone.book_address().await?;
    phone.open(&book).await?;
    phone.tap_words("Young person’s own views").await?;
    phone.page("views").await?;
    phone.tap_words("Start").await?;
    phone.question(1).await?;
    phone.tap("label[for=sharing]").await?;
    phone.tap("label[for=feeling-notwell]").await?;
    phone.answer("yok", 1).await?;
    Ok(book)
}

async fn at_the_meeting(phone: &Phone, book: &str) -> Result<()> {
    phone.open(&format!("{book}/meeting")).await?;
    phone.tap("label[for=taking-1]").await?;
    // The second question that was asked is talked about; the first is not.
    phone.tap("#agenda > li:nth-child(2) label").await?;
    phone.see("1 of 2 talked about").await
}

async fn agrees(phone: &Phone, book: &str) -> Result<()> {
    phone.open(&format!("{book}/plan")).await?;
    // Another tab may write for a moment longer: that this one does is waited for.
    phone
        .wait_for("fieldset:not([disabled]) #add-target")
        .await?;
    phone.tap("#add-target").await?;
    phone.wait_for("#targets .os-field__input").await?;
    phone
        .type_into("#targets .os-field__input[id^=what-]", "Read a page aloud")
        .await?;
    phone
        .type_into("#targets .os-field__input[id^=why-]", "To read to my gran")
        .await?;
    phone.tap("#add-action").await?;
    phone.wait_for("#actions .os-field__input").await?;
    phone
        .type_into("#actions .os-field__input[id^=what-]", "Send the report")
        .await?;
    phone
        .type_into("#actions .os-field__input[id^=who-]", "Mr Khan")
        .await?;
    phone
        .type_into("#decided", "She gets help at lunch.")
        .await?;
    phone.saved().await
}

/// What was agreed went in part; what the parent said is still true.
async fn since_last_time(phone: &Phone) -> Result<()> {
    phone.page("again").await?;
    phone.see("Read a page aloud").await?;
    phone.picture_of("again").await;
    phone.tap("label[for^=next-]").await?;
    let along = "return document.body.innerText.split('in the plan for this time').length === 3";
    phone
        .until("the target to come along", along, vec![])
        .await?;
    phone.tap("label[for^=went-]").await?;
    // Only one of two voices is open: that which sits here.
    ensure(
        phone
            .words_of("#app")
            .await?
            .contains(&word("yok", 1, "words")),
        "the young person sat here last",
    )?;
    phone.tap_words("Parent or carer: 0 of 1 looked at").await?;
    phone.tap("label[for^=still-][for$='-p1-0']").await?;
    phone.see("Parent or carer: 1 of 1 looked at").await?;
    phone.picture_of("again-done").await;
    phone.saved().await
}

async fn next_answers(phone: &Phone, book: &str) -> Result<()> {
    phone.open(book).await?;
    phone.tap_words("Young person’s own views").await?;
    phone.page("views").await?;
    phone.tap_words("Start").await?;
    phone.question(1).await?;
    phone.wait_for("#last-time[open]").await?;
    phone.see(&word("yok", 1, "words")).await?;
    phone.picture_of("last-time").await;
    phone
        .tap("#last-time [id^=still-][id$='-1'] + label")
        .await?;
    phone.tap("label[for=feeling]").await?;
    phone.paste_into("#words", "Lunch is better now.").await?;
    phone.saved().await
}

/// Everything is there when the app is opened again: what was, and what is.
async fn old_and_new(phone: &Phone, book: &str) -> Result<()> {
    phone.open(&format!("{book}/plan")).await?;
    phone
        .wait_value("#targets .os-field__input[id^=what-]", "Read a page aloud")
        .await?;
    phone
        .wait_value("#actions .os-field__input[id^=what-]", "Send the report")
        .await?;
    phone.open(&format!("{book}/pack")).await?;
    phone.see(&word("par", 1, "words")).await?;
    phone.see("Lunch is better now.").await?;
    then_and_now(phone, book).await?;
    phone.open(&format!("{book}/again")).await?;
    phone.tap_words("See all of last time").await?;
    phone.page("said").await?;
    phone.see("This is an older round").await?;
    phone.see(&word("yok", 1, "words")).await?;
    phone.not_see("Lunch is better now.").await?;
    phone.picture_of("said").await;
    phone.tap_words("Add to it or change it").await?;
    phone
        .type_into(".os-field__input[id^=words-]", "Said later.")
        .await?;
    phone.saved().await
}

/// The picture and the table of it say the same, and who is at the meeting can look on.
async fn then_and_now(phone: &Phone, book: &str) -> Result<()> {
    phone.open(&format!("{book}/history")).await?;
    phone.wait_for("svg[role=img]").await?;
    let told = phone
        .text(
            "return document.querySelector('svg[role=img]').closest('section').innerHTML",
            vec![],
        )
        .await?;
    ensure(
        told.contains("Going well"),
        "what is now is not in the picture's words",
    )?;
    phone.picture_of("history").await;
    Ok(())
}
