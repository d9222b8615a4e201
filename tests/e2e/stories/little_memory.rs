//! A phone with next to no memory left: a lock takes some, and what cannot be had is said and harms nothing.

use super::locks::{locks_with, unlocks_with};
use crate::support::{Result, World, story_on};
use xtask::driver::Launch;

/// Each Wasm may have 10 MiB: enough for the app, too little for what makes a lock slow to guess (19 MiB).
const LITTLE: &str = "--js-flags=--wasm-max-mem-pages=160";
const WORDS: &str = "the blue whale sings";

#[tokio::test]
async fn a_phone_without_memory_for_a_lock_says_so_and_nothing_is_locked_or_lost() -> Result<()> {
    let little = |launch: &mut Launch| launch.more.push(LITTLE);
    story_on(little, async |world| {
        let World { phone, .. } = world;
        phone.open("/begin/parent").await?;
        phone.kept_offline().await?;
        phone.type_into("#words", "She likes music.").await?;
        phone.saved().await?;
        let (question, book) = (phone.address().await?, phone.book_address().await?);
        let lock = format!("{book}/lock");
        phone.open(&lock).await?;
        phone.tap("label[for=kind-1]").await?;
        phone.type_into("#secret", WORDS).await?;
        phone.tap("#lock-set").await?;
        phone.see("Something did not work.").await?;
        phone.see("Close other apps and try again.").await?;
        phone.open(&question).await?;
        phone.wait_value("#words", "She likes music.").await?;

        // With other apps closed it works.
        phone.launch().more.retain(|flag| *flag != LITTLE);
        phone.close().await?;
        phone.start_again().await?;
        phone.open(&lock).await?;
        locks_with(phone, WORDS).await?;
        phone.tap("#lock-now").await?;
        phone.page("unlock").await?;

        // And what is locked is not lost to a phone that cannot open it now; it was no try.
        phone.launch().more.push(LITTLE);
        phone.close().await?;
        phone.start_again().await?;
        for _ in 0..4 {
            phone.open(&question).await?;
            unlocks_with(phone, WORDS).await?;
            phone.see("Something did not work.").await?;
            phone.not_see("You can try again in").await?;
        }
        phone.launch().more.retain(|flag| *flag != LITTLE);
        phone.close().await?;
        phone.start_again().await?;
        phone.open(&question).await?;
        phone.not_see("You can try again in").await?;
        unlocks_with(phone, WORDS).await?;
        phone.wait_value("#words", "She likes music.").await
    })
    .await
}
