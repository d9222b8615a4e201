//! A question in pictures: chosen and answered by keyboard alone, without a word typed, and all of it there
//! again with no signal.

use crate::{
    keyboard::{on_heading, tab_to},
    support::{Phone, Result, World, ensure, story},
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

/// A voice that says nothing, beside one that would need the network. `ended()` is the end of a sentence.
pub(crate) const VOICE: &str = "window.said = [];\
    window.SpeechSynthesisUtterance = class extends EventTarget {\
      constructor(text) { super(); this.text = text; } };\
    Object.defineProperty(window, 'speechSynthesis', { value: {\
      getVoices: () => [{ localService: false, lang: 'en-GB' }, { localService: true, lang: 'en-US' }],\
      speak: what => said.push(what), cancel: () => { window.hushed = true; } } });\
    window.ended = () => said.at(-1).dispatchEvent(new Event('end'))";

#[tokio::test]
async fn a_question_is_read_aloud_part_by_part_by_a_voice_that_needs_no_network() -> Result<()> {
    story(async |World { phone, .. }| {
        phone.before_each_page(VOICE).await?;
        phone.open("/begin/young-person").await?;
        phone.wait_for("#read-to-me").await?;
        ensure(
            phone.run("return said.length", vec![]).await? == 0,
            "it begins by itself",
        )?;
        phone.tap("#read-to-me").await?;
        phone.wait_for("h1[data-aloud]").await?;
        let question = "return said.length === 1 && said[0].voice.localService &&\
            said[0].text === document.querySelector('#app h1').textContent";
        phone
            .until("the question being said", question, vec![])
            .await?;
        // What must be passed on is said before any answer is asked for.
        phone.run("ended()", vec![]).await?;
        phone.wait_for(".os-notice [data-aloud]").await?;
        phone.run("ended()", vec![]).await?;
        phone.wait_for("legend[data-aloud]").await?;
        phone.wait_gone("h1[data-aloud]").await?;
        phone.tap("#read-slowly").await?;
        phone.wait_for("#read-slowly[aria-pressed=true]").await?;
        phone.run("ended()", vec![]).await?;
        phone
            .until("less speed", "return said.at(-1).rate < 1", vec![])
            .await?;
        phone.tap("#stop-reading").await?;
        phone.wait_gone("[data-aloud]").await?;
        phone
            .until("silence", "return window.hushed", vec![])
            .await?;
        let on = "return document.activeElement.id === 'read-to-me'";
        phone
            .until("the focus on the way to begin again", on, vec![])
            .await?;

        phone.run("hushed = false", vec![]).await?;
        phone.tap("#read-to-me").await?;
        phone.wait_for("h1[data-aloud]").await?;
        phone.go_on().await?;
        phone.question(2).await?;
        phone
            .until("silence on the next page", "return window.hushed", vec![])
            .await?;
        phone.wait_gone("[data-aloud], .os-reads").await
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
