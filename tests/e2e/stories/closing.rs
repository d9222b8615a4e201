//! Closing and killing: nothing that was said to be saved is lost, and hardly anything else.

use crate::support::{Phone, Result, ensure, story};
use xtask::driver::PATIENCE;

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
async fn a_tab_closed_in_the_middle_of_a_word_opens_where_it_was_but_for_what_came_last()
-> Result<()> {
    story(async |world| {
        let phone = &mut world.phone;
        phone.open("/begin/parent").await?;
        phone.type_into("#words", "first").await?;
        phone.saved().await?;
        phone.go_on().await?;
        phone.question(2).await?;
        type_until_some_is_kept(phone).await?;
        let (address, typed) = (phone.address().await?, phone.value_of("#words").await?);
        phone.new_tab().await?;
        phone.go_to_tab(0).await?;
        phone.close_tab().await?;
        phone.go_to_tab(0).await?;
        phone.open(&address).await?;
        phone.question(2).await?;
        let back = came_back(phone, "", &typed).await?;

        // The same by way of the start page.
        phone.wait_for("#words:enabled").await?;
        type_until_some_is_kept(phone).await?;
        let typed = phone.value_of("#words").await?;
        phone.new_tab().await?;
        phone.go_to_tab(0).await?;
        phone.close_tab().await?;
        phone.go_to_tab(0).await?;
        phone.open("/").await?;
        phone.see("Carry on").await?;
        phone.tap(".os-task__link").await?;
        phone.question(2).await?;
        came_back(phone, &back, &typed).await?;
        Ok(())
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
        type_until_some_is_kept(phone).await?;
        let (address, typed) = (phone.address().await?, phone.value_of("#words").await?);
        phone.kill()?;
        phone.start_again().await?;
        phone.open(&address).await?;
        phone.question(1).await?;
        came_back(phone, "begun ", &typed).await?;
        Ok(())
    })
    .await
}

/// Writes on, never pausing, until some of it is said to be saved, and stops in the middle of a word. So what
/// comes last is not said to be saved.
async fn type_until_some_is_kept(phone: &Phone) -> Result<()> {
    const WATCH: &str =
        "window.kept = false; let busy = false; new MutationObserver((_, watch) => {
        const saved = document.querySelector('.os-saved--saved') !== null;
        if (saved && busy) { window.kept = true; watch.disconnect(); }
        busy = !saved;
    }).observe(document.body, { subtree: true, childList: true, attributes: true })";
    phone.run(WATCH, Vec::new()).await?;
    let end = std::time::Instant::now() + PATIENCE;
    while !phone.run("return window.kept", Vec::new()).await?.eq(&true) {
        ensure(std::time::Instant::now() < end, "nothing is ever saved")?;
        phone.type_into("#words", "wor").await?;
    }
    phone.type_into("#words", "wor").await
}

/// What stands there again: the words before and some of those that were typed after them, as they were typed.
async fn came_back(phone: &Phone, before: &str, typed: &str) -> Result<String> {
    let back = phone.value_of("#words").await?;
    let whole = typed.starts_with(&back) && back.starts_with(before);
    ensure(whole, format!("`{back}` instead of `{typed}`"))?;
    ensure(
        back.len() > before.len(),
        format!("`{back}` of `{typed}`: all that was typed last is lost"),
    )?;
    Ok(back)
}
