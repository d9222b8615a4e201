//! Closing and killing: nothing that was said to be saved is lost, and hardly anything else.

use crate::support::{Result, ensure, story};

/// As often as the browser is killed.
const TIMES: usize = 20;

#[tokio::test]
async fn a_browser_killed_right_after_saved_loses_nothing_twenty_times_out_of_twenty() -> Result<()>
{
    story(async |world| {
        let (site, phone) = (&mut world.site, &mut world.phone);
        phone.open("/begin/parent").await?;
        phone.kept_offline().await?;
        site.stop();
        let mut words = String::new();
        for time in 1..=TIMES {
            let more = format!("kill{time} ");
            phone.type_into("#words", &more).await?;
            words += &more;
            phone.saved().await?;
            let address = phone.address().await?;
            phone.kill()?;
            phone.start_again().await?;
            phone.open(&address).await?;
            phone.question(1).await?;
            phone.wait_value("#words", &words).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_page_left_for_another_and_come_back_to_goes_on_where_it_was() -> Result<()> {
    story(async |world| {
        let phone = &mut world.phone;
        phone.open("/begin/parent").await?;
        phone.type_into("#words", "before").await?;
        phone.saved().await?;
        let address = phone.address().await?;
        // Another page of the same book, at which everything begins anew.
        phone.open(&phone.book_address().await?).await?;
        phone.not_see("open in another tab").await?;
        phone.back().await?;
        phone.question(1).await?;
        phone.wait_for("#words:enabled").await?;
        phone.type_into("#words", ", and after").await?;
        phone.saved().await?;
        phone.open(&address).await?;
        phone.wait_value("#words", "before, and after").await
    })
    .await
}

#[tokio::test]
async fn a_tab_closed_in_the_middle_of_a_word_opens_where_it_was() -> Result<()> {
    story(async |world| {
        let phone = &mut world.phone;
        phone.open("/begin/parent").await?;
        phone.type_into("#words", "first").await?;
        phone.saved().await?;
        phone.go_on().await?;
        phone.question(2).await?;
        type_for_a_second(phone).await?;
        let (address, words) = (phone.address().await?, phone.value_of("#words").await?);
        phone.new_tab().await?;
        phone.go_to_tab(0).await?;
        phone.close_tab().await?;
        phone.go_to_tab(0).await?;
        phone.open(&address).await?;
        phone.question(2).await?;
        phone.wait_value("#words", &words).await?;

        // The same by way of the start page.
        type_for_a_second(phone).await?;
        let words = phone.value_of("#words").await?;
        phone.new_tab().await?;
        phone.go_to_tab(0).await?;
        phone.close_tab().await?;
        phone.go_to_tab(0).await?;
        phone.open("/").await?;
        phone.see("Carry on").await?;
        phone.tap(".os-task__link").await?;
        phone.question(2).await?;
        phone.wait_value("#words", &words).await
    })
    .await
}

#[tokio::test]
async fn a_browser_killed_in_the_middle_of_a_word_loses_at_most_a_second_of_it() -> Result<()> {
    story(async |world| {
        let phone = &mut world.phone;
        phone.open("/begin/parent").await?;
        phone.type_into("#words", "begun ").await?;
        phone.saved().await?;
        phone.look().await?;
        type_for_a_second(phone).await?;
        let (address, typed) = (phone.address().await?, phone.value_of("#words").await?);
        phone.kill()?;
        phone.start_again().await?;
        phone.open(&address).await?;
        phone.question(1).await?;
        let back = phone.value_of("#words").await?;
        let lost = typed.len().saturating_sub(back.len());
        ensure(
            typed.starts_with(&back),
            format!("`{back}` instead of `{typed}`"),
        )?;
        ensure(
            back.len() > "begun ".len(),
            format!("{lost} letters are lost"),
        )
    })
    .await
}

/// A letter at a time for a little more than a second, and stops in the middle of a word.
async fn type_for_a_second(phone: &crate::support::Phone) -> Result<()> {
    let start = std::time::Instant::now();
    while start.elapsed().as_millis() < 1_100 {
        phone.type_into("#words", "wor").await?;
    }
    Ok(())
}
