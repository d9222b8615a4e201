//! The whole road, with no server after the first visit: a parent, then the young person, on one
//! phone.

use crate::support::{
    Result, World, ensure,
    family::{QUESTIONS, every_word, word},
    story,
};
use serde_json::json;

/// The questions that the young person keeps to themselves.
const PRIVATE: [usize; 2] = [3, 9];

#[tokio::test]
async fn a_family_answers_everything_without_a_server_and_the_pack_holds_each_word() -> Result<()> {
    story(async |world| {
        let World { site, phone, .. } = world;
        phone.open("/begin/parent").await?;
        phone.kept_offline().await?;
        site.stop();
        for number in 1..=QUESTIONS {
            phone.answer("par", number).await?;
            if number == 7 {
                phone.reload().await?;
                phone.question(number).await?;
                phone
                    .wait_value("#words", &word("par", number, "words"))
                    .await?;
            }
            phone.go_on().await?;
        }
        phone.page("check").await?;
        phone.reload().await?;
        holds_all(world, "par").await?;
        choose_three(world).await?;
        pack_holds(world, &every_word("par"), &[]).await?;

        young_person(world).await?;
        let kept: Vec<String> = every_word("yok");
        let private = |word: &&String| PRIVATE.iter().any(|n| word.starts_with(&word_stem(*n)));
        let (out, shown): (Vec<&String>, Vec<&String>) = kept.iter().partition(private);
        let shown = shown.into_iter().cloned().chain(every_word("par"));
        let out: Vec<String> = out.into_iter().cloned().collect();
        pack_holds(world, &shown.collect::<Vec<_>>(), &out).await?;
        world.phone.see("2 answers. Not on this page.").await
    })
    .await
}

#[tokio::test]
async fn after_the_first_visit_every_page_picture_and_font_loads_without_a_server() -> Result<()> {
    story(async |world| {
        world.phone.open("/").await?;
        world.phone.kept_offline().await?;
        world.site.stop();
        everything_still_loads(world).await
    })
    .await
}

fn word_stem(question: usize) -> String {
    word("yok", question, "")
}

/// The young person does the same on the same phone; two answers are for them alone.
async fn young_person(world: &World) -> Result<()> {
    let phone = &world.phone;
    phone.tap("a.os-page__back").await?;
    phone.page("book").await?;
    phone.tap_words("Young person’s own views").await?;
    phone.page("views").await?;
    phone.tap_words("Start").await?;
    for number in 1..=QUESTIONS {
        phone.question(number).await?;
        if number == 1 {
            phone.tap("label[for=sharing]").await?;
            phone.tap("label[for=how]").await?;
        }
        if PRIVATE.contains(&number) {
            phone.unfold("Who can see this").await?;
            phone.tap("label[for=sharing-2]").await?;
            phone
                .see("Anyone using this phone can still read it here.")
                .await?;
        }
        phone.answer("yok", number).await?;
        phone.go_on().await?;
    }
    phone.page("check").await?;
    holds_all(world, "yok").await?;
    choose_three(world).await
}

/// The page that checks shows each word.
async fn holds_all(world: &World, who: &str) -> Result<()> {
    world.phone.page("check").await?;
    let words = world.phone.words_of("#app main").await?;
    for word in every_word(who) {
        ensure(
            words.contains(&word),
            format!("{word} is not on the check page"),
        )?;
    }
    Ok(())
}

/// From the check page on to what matters most, three of them, in an order of one's own, and to
/// the pack.
async fn choose_three(world: &World) -> Result<()> {
    let phone = &world.phone;
    phone.tap_words("Choose what matters most").await?;
    phone.page("matters").await?;
    for chosen in 1..=3 {
        phone
            .tap("ul.os-picks .os-pick:nth-child(2) button")
            .await?;
        let script =
            "return document.querySelectorAll('ol.os-picks .os-pick').length === arguments[0]";
        phone
            .until("the choice", script, vec![json!(chosen)])
            .await?;
    }
    phone.see("You have picked three.").await?;
    let third = phone
        .words_of("ol.os-picks .os-pick:nth-child(3) b")
        .await?;
    phone.tap_words("Move up").await?;
    phone
        .tap("ol.os-picks .os-pick:nth-child(3) button")
        .await?;
    let script = "return document.querySelector('ol.os-picks .os-pick:nth-child(2) b').innerText === arguments[0]";
    phone.until("the order", script, vec![json!(third)]).await?;
    phone.tap_words("See the page for the meeting").await?;
    phone.page("pack").await
}

async fn pack_holds(world: &World, shown: &[String], out: &[String]) -> Result<()> {
    let phone = &world.phone;
    phone.wait_for("#print:not([aria-disabled])").await?;
    let words = phone.words_of(".os-sheet").await?;
    for word in shown {
        ensure(words.contains(word), format!("{word} is not in the pack"))?;
    }
    for word in out {
        ensure(!words.contains(word), format!("{word} is in the pack"))?;
    }
    Ok(())
}

/// Every page, picture and font, with the server stopped for good.
async fn everything_still_loads(world: &World) -> Result<()> {
    let phone = &world.phone;
    let kept = world.site.kept()?;
    let script = "const done = arguments[arguments.length - 1];\
        Promise.all(arguments[0].map(async a => { try { const r = await fetch(a);\
        const size = (await r.arrayBuffer()).byteLength;\
        return r.ok && size ? '' : a + ' ' + r.status + ' ' + size } catch (e) { return a + ' ' + e } }))\
        .then(all => done(all.filter(Boolean).join('\\n')))";
    let lost = phone
        .session()?
        .run_async(script, vec![json!(kept)])
        .await?;
    ensure(
        lost == "",
        format!("without a server these are lost: {lost}"),
    )?;
    for path in [
        "/",
        "/books",
        "/begin/parent",
        "/begin/young-person",
        "/settings",
        "/help",
        "/organisations",
    ] {
        phone.open(path).await?;
        let script = "return document.fonts.ready.then(() => [...document.images].every(i => i.loading === 'lazy' && !i.complete || i.naturalWidth > 0))";
        let whole = phone.run(script, vec![]).await?;
        ensure(whole == true, format!("a picture is missing on {path}"))?;
    }
    let script = "return Promise.all([400, 700].map(w => document.fonts.load(w + ' 16px \"' + getComputedStyle(document.body).fontFamily.split(',')[0].replaceAll('\"', '') + '\"'))).then(l => l.every(f => f.length > 0))";
    let fonts = phone.run(script, vec![]).await?;
    ensure(fonts == true, "a font is missing")
}
