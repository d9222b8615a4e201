//! Two tabs with one book: one writes, the other shows and follows, and may take over.

use crate::support::{Result, World, ensure, story};

#[tokio::test]
async fn a_second_tab_shows_and_follows_and_takes_over_and_no_word_is_lost() -> Result<()> {
    story(async |world| {
        let World { phone, .. } = world;
        phone.open("/begin/parent").await?;
        phone.type_into("#words", "one").await?;
        phone.saved().await?;
        let address = phone.address().await?;

        phone.new_tab().await?;
        phone.open(&address).await?;
        phone.see("This book is open in another tab.").await?;
        phone.wait_value("#words", "one").await?;
        phone.wait_for("fieldset:disabled #words").await?;

        phone.go_to_tab(0).await?;
        phone.not_see("This book is open in another tab.").await?;
        phone.type_into("#words", " two").await?;
        phone.saved().await?;
        phone.go_to_tab(1).await?;
        phone.wait_value("#words", "one two").await?;

        // Words are still in the first tab's field when the second takes over.
        phone.go_to_tab(0).await?;
        phone.type_into("#words", " three").await?;
        phone.go_to_tab(1).await?;
        phone.tap("#take-over").await?;
        phone.wait_gone("#take-over").await?;
        phone.wait_for("fieldset:enabled #words").await?;
        phone.wait_value("#words", "one two three").await?;
        phone.type_into("#words", " four").await?;
        phone.saved().await?;

        phone.go_to_tab(0).await?;
        phone.see("This book is open in another tab.").await?;
        phone.wait_for("fieldset:disabled #words").await?;
        phone.wait_value("#words", "one two three four").await?;

        // And back again.
        phone.tap("#take-over").await?;
        phone.wait_for("fieldset:enabled #words").await?;
        phone.type_into("#words", " five").await?;
        phone.saved().await?;
        phone.reload().await?;
        phone
            .wait_value("#words", "one two three four five")
            .await?;
        phone.go_to_tab(1).await?;
        phone.wait_value("#words", "one two three four five").await
    })
    .await
}

#[tokio::test]
async fn typing_in_two_tabs_at_once_never_loses_words() -> Result<()> {
    story(async |world| {
        let World { phone, .. } = world;
        phone.open("/begin/parent").await?;
        phone.type_into("#words", "begin").await?;
        phone.saved().await?;
        let address = phone.address().await?;
        phone.new_tab().await?;
        phone.open(&address).await?;
        phone.see("This book is open in another tab.").await?;
        let mut expected = String::from("begin");
        for turn in 1..=4 {
            // The tab that may write is in the middle of typing when the other asks for its turn.
            let (writer, other) = if turn % 2 == 1 { (0, 1) } else { (1, 0) };
            phone.go_to_tab(writer).await?;
            phone.wait_for("fieldset:enabled #words").await?;
            phone.wait_value("#words", &expected).await?;
            let more = format!(" turn{turn}");
            phone.type_into("#words", &more).await?;
            expected += &more;
            phone.go_to_tab(other).await?;
            phone.tap("#take-over").await?;
            phone.wait_for("fieldset:enabled #words").await?;
        }
        phone.reload().await?;
        phone.wait_value("#words", &expected).await?;
        ensure(
            expected.matches("turn").count() == 4,
            "the story itself is broken",
        )
    })
    .await
}
