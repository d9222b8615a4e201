//! My turn and leaving fast, with no signal: what nobody reaches while the phone is in other hands.

use crate::support::{Result, World, ensure, story};

#[tokio::test]
async fn a_young_person_has_the_phone_to_themselves_and_gives_it_back() -> Result<()> {
    story(async |world| {
        let World { site, phone, .. } = world;
        phone.open("/begin/parent").await?;
        phone.kept_offline().await?;
        site.stop();
        phone.type_into("#words", "What Mum wrote.").await?;
        phone.saved().await?;
        let book = phone.book_address().await?;
        let mums = phone.address().await?;
        phone.open(&book).await?;
        phone.tap_words("Young person’s own views").await?;
        phone.page("views").await?;
        phone.tap("#hand-over").await?;
        phone.page("turn").await?;
        phone.tap("#begin-turn").await?;
        phone.see("It is your turn").await?;

        phone.tap_words("Go to my questions").await?;
        phone.page("views").await?;
        phone.tap_words("Start").await?;
        phone.question(1).await?;
        phone.type_into("#words", "I like art.").await?;
        phone.saved().await?;
        // Neither Back nor an address leads to what others said.
        for address in [&mums, &book, "/", "/settings", &format!("{book}/pack")] {
            phone.open(address).await?;
            phone.page("turn").await?;
            phone.not_see("What Mum wrote.").await?;
        }
        phone.tap_words("Give the phone back").await?;
        phone.tap("#give-back").await?;
        phone.see("The turn is over").await?;
        phone.tap_words("Open the book").await?;
        phone.page("book").await?;
        phone.see("1 of 14").await
    })
    .await
}

#[tokio::test]
async fn who_leaves_fast_leaves_nothing_on_the_screen_and_back_does_not_bring_it_back() -> Result<()>
{
    story(async |world| {
        let World { site, phone, .. } = world;
        phone.open("/begin/young-person").await?;
        phone.kept_offline().await?;
        site.stop();
        phone.type_into("#words", "Only for me.").await?;
        phone.saved().await?;
        let (book, question) = (phone.book_address().await?, phone.address().await?);
        phone.open(&book).await?;
        phone.open(&question).await?;
        phone.type_into("#words", " And this too.").await?;
        // In the middle of writing: what was written last is kept.
        for _ in 0..3 {
            phone.press("Shift").await?;
        }
        phone.page("left").await?;
        let title = phone.text("return document.title", vec![]).await?;
        ensure(title == "Notes", format!("the title says {title}"))?;
        phone.back().await?;
        phone.page("left").await?;
        phone.not_see("Only for me.").await?;
        for address in ["/", &book] {
            phone.open(address).await?;
            phone.page("left").await?;
        }
        phone.comes_back_to(&book).await?;

        // In every tab.
        phone.new_tab().await?;
        phone.open(&book).await?;
        phone.page("book").await?;
        phone.tap("#leave-fast").await?;
        phone.page("left").await?;
        phone.go_to_tab(0).await?;
        phone.page("left").await?;
        phone.comes_back_to(&question).await?;
        phone.not_see("Notes").await?;
        phone
            .wait_value("#words", "Only for me. And this too.")
            .await
    })
    .await
}
