//! Answers under a PIN, with no signal: what their voice can read, what lies on the disk, what others get.

use crate::support::{Phone, Result, World, axe, ensure, story};

/// Taps a PIN on the pad of numbers.
async fn taps(phone: &Phone, pin: &str) -> Result<()> {
    for digit in pin.chars() {
        phone.tap(&format!("#pin-{digit}")).await?;
    }
    Ok(())
}

/// On the page on which a PIN is chosen.
async fn chooses(phone: &Phone, pin: &str) -> Result<()> {
    phone.page("private").await?;
    for _ in 0..2 {
        taps(phone, pin).await?;
        phone.tap("#pin-on").await?;
    }
    Ok(())
}

/// A picture of the page, light, dark and with letters of twice the size; axe finds nothing in it.
async fn looks(phone: &Phone, name: &str) -> Result<()> {
    phone.picture_of(name).await;
    let audit = async |name: &str| {
        let found = phone.audit(&axe::source()?, name, 360).await?;
        ensure(found.is_empty(), found.join("\n"))
    };
    audit(name).await?;
    // As who has chosen the largest letters in the settings.
    let larger = "document.documentElement.dataset.text = arguments[0]";
    phone.run(larger, vec!["largest".into()]).await?;
    audit(&[name, "-large"].concat()).await?;
    phone.picture_of(&[name, "-large"].concat()).await;
    phone.run(larger, vec!["normal".into()]).await.map(drop)
}

/// Presses a button by its key.
async fn enters(phone: &Phone, css: &str) -> Result<()> {
    let focus = "document.querySelector(arguments[0]).focus()";
    phone.run(focus, vec![css.into()]).await?;
    phone.press("Enter").await
}

#[tokio::test]
async fn what_is_under_a_pin_only_its_voice_can_read_with_the_server_stopped() -> Result<()> {
    story(async |world| {
        let World { site, phone, .. } = world;
        phone.open("/begin/young-person").await?;
        phone.kept_offline().await?;
        site.stop();
        phone.type_into("#words", "I cry at lunch.").await?;
        phone.saved().await?;
        let question = phone.address().await?;
        phone.tap_words("Only for me, with a PIN").await?;
        looks(phone, "private-offer").await?;
        phone.tap("#pin-hide").await?;
        looks(phone, "private-choose").await?;
        // The second time it is another.
        phone.page("private").await?;
        taps(phone, "4831").await?;
        phone.tap("#pin-on").await?;
        taps(phone, "4830").await?;
        phone.tap("#pin-on").await?;
        phone.see("The two were not the same.").await?;
        chooses(phone, "4831").await?;
        phone.page("question").await?;
        phone.see("This answer is under your PIN").await?;
        phone.wait_value("#words", "I cry at lunch.").await?;
        looks(phone, "private-under").await?;
        phone.type_into("#words", " Every day.").await?;
        phone.saved().await?;

        // Who picks the phone up now finds nothing.
        phone.tap("#pin-shut").await?;
        phone.wait_value("#words", "").await?;
        phone.open(&question).await?;
        phone.wait_value("#words", "").await?;
        phone.see("1 answer is under your PIN.").await?;
        phone.tap("#pin-link").await?;
        phone.page("private").await?;
        taps(phone, "1111").await?;
        phone.tap("#pin-open").await?;
        phone.see("That is not your PIN.").await?;
        looks(phone, "private-wrong").await?;
        taps(phone, "4831").await?;
        phone.tap("#pin-open").await?;
        phone.see("Under your PIN").await?;
        looks(phone, "private-opened").await?;
        phone.open(&question).await?;
        // A reload has shut it again.
        phone.wait_value("#words", "").await?;
        phone.not_see("I cry at lunch.").await
    })
    .await
}

#[tokio::test]
async fn a_pin_in_pictures_is_tapped_by_keys_alone_and_ten_wrong_ones_only_make_one_wait()
-> Result<()> {
    story(async |world| {
        let World { site, phone, .. } = world;
        phone.open("/begin/young-person").await?;
        phone.kept_offline().await?;
        site.stop();
        phone.type_into("#words", "Nobody knows this.").await?;
        phone.saved().await?;
        phone.tap_words("Only for me, with a PIN").await?;
        phone.tap("#pin-hide").await?;
        phone.page("private").await?;
        phone.tap("#pad-1").await?;
        looks(phone, "private-pictures").await?;
        for _ in 0..2 {
            for picture in ["cat", "rocket", "cat", "owl"] {
                enters(phone, &format!("#pin-pic-{picture}")).await?;
            }
            enters(phone, "#pin-on").await?;
        }
        phone.page("question").await?;
        phone.wait_value("#words", "Nobody knows this.").await?;
        // It opens by itself; a reload shuts it.
        phone.reload().await?;
        phone.tap("#pin-link").await?;
        phone.page("private").await?;
        for _ in 0..3 {
            for picture in ["dog", "dog", "dog", "dog"] {
                phone.tap(&format!("#pin-pic-{picture}")).await?;
            }
            phone.tap("#pin-open").await?;
            phone.see("That is not your PIN.").await?;
        }
        phone.see("You can try again in").await?;
        for picture in ["cat", "rocket", "cat", "owl"] {
            phone.tap(&format!("#pin-pic-{picture}")).await?;
        }
        phone.wait_gone("#pin-open[aria-disabled]").await?;
        phone.tap("#pin-open").await?;
        phone.see("Under your PIN").await
    })
    .await
}
