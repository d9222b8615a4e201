//! A first visit with little signal: the first question comes first, and the parts of the app that
//! keep words, and draw all other pages, may be late.

use crate::support::{Phone, Result, World, dist, ensure, story, story_on};
use serde_json::{Value, json};
use xtask::paths;

/// Keeps all that comes after the first question away, as a dead spot would, until there is [`SIGNAL`].
const AWAY: &str = "const real = window.fetch;\
    window.fetch = (...asked) => !localStorage.signal && /\\/(store|rest)-/.test(asked[0])\
      ? Promise.reject(new TypeError('out of signal')) : real(...asked)";

/// Keeps away the half that draws all other pages, and it alone, until there is [`SIGNAL`].
const HALF_AWAY: &str = "const real = window.fetch;\
    window.fetch = (...asked) => !localStorage.signal && String(asked[0]).includes('/rest-')\
      ? Promise.reject(new TypeError('out of signal')) : real(...asked)";

/// Waits of ten seconds and of a minute last until the story ends them: those for a half that is late,
/// and for a file of which nothing is heard.
const CLOCK: &str = "const later = window.setTimeout; window.waits = { 10000: [], 60000: [] };\
    window.setTimeout = (act, millis, ...more) => {\
      if (!(millis in window.waits)) return later(act, millis, ...more);\
      window.waits[millis].push(act); return 0 }";

/// Presses "Try again", unless the app has done so by itself in this very moment.
const AGAIN: &str = "document.querySelector('#retry')?.click()";

/// From now on there is signal, on this phone.
const SIGNAL: &str = "localStorage.signal = 'yes'";

#[tokio::test]
async fn the_first_question_waits_for_nothing_but_itself() -> Result<()> {
    story(async |world| {
        let World { phone, .. } = world;
        phone.open("/begin/parent").await?;
        let script = "const all = performance.getEntriesByType('resource');\
            const one = part => all.find(e => e.name.includes(part));\
            const set = one('/faq-parents.');\
            const store = all.filter(e => e.name.includes('/store-'));\
            const later = [store[0], store[1], one('/rest-'), one('/later-'), one('/manifest.')];\
            return set && later.every(e => e) ? [set.responseEnd, ...later.map(e => e.startTime)] : null";
        let seen = phone
            .until("all that comes after the question", script, vec![])
            .await?;
        let times = seen.as_array().into_iter().flatten();
        let times: Vec<f64> = times.filter_map(serde_json::Value::as_f64).collect();
        let in_order = |(set, later): (&f64, &[f64])| later.iter().all(|asked| asked >= set);
        ensure(
            times.len() == 6 && times.split_first().is_some_and(in_order),
            format!("what comes later was asked for before the question was here: {seen}"),
        )?;
        phone.kept_offline().await
    })
    .await
}

#[tokio::test]
async fn words_are_kept_where_the_styles_of_later_pages_do_not_come() -> Result<()> {
    story(async |world| {
        let World { phone, .. } = world;
        // The sheet of a dead spot: refused as often as it is asked for.
        phone
            .before_each_page(
                "const put = Element.prototype.append;\
                Element.prototype.append = function (...all) {\
                  for (const one of all) if (one.rel === 'stylesheet') {\
                    Promise.resolve().then(() => one.onerror());\
                    return; }\
                  return put.apply(this, all); }",
            )
            .await?;
        phone.open("/begin/parent").await?;
        phone.type_into("#words", "Kept all the same.").await?;
        phone.saved().await
    })
    .await
}

#[tokio::test]
async fn what_is_written_before_the_app_is_whole_is_offered_and_then_saved() -> Result<()> {
    story(async |world| {
        let World { phone, .. } = world;
        phone.excuse("out of signal");
        phone.before_each_page(AWAY).await?;
        phone.open("/begin/young-person").await?;
        phone.see("A part of Our Say has not arrived yet.").await?;
        phone.type_into("#words", "I like art").await?;
        offered(phone, "I like art").await?;
        // One can go on to the next question; a page that is not here yet says the same.
        phone.go_on().await?;
        phone.question(2).await?;
        phone.type_into("#words", "and maths").await?;
        offered(phone, "and maths").await?;
        phone.tap_words("Try again").await?;
        offered(phone, "and maths").await?;

        phone.run(SIGNAL, vec![]).await?;
        phone.run(AGAIN, vec![]).await?;
        phone.saved().await?;
        phone.wait_gone(".os-notice--problem").await?;
        // Read again where only the first half comes: what was saved is not doubted.
        phone.run("localStorage.clear()", vec![]).await?;
        phone.open_unready(&phone.address().await?).await?;
        phone
            .see("What you saved before is still on this phone.")
            .await?;
        phone.run(SIGNAL, vec![]).await?;
        phone.run(AGAIN, vec![]).await?;
        phone.wait_value("#words", "and maths").await
    })
    .await
}

#[tokio::test]
async fn words_are_kept_though_the_other_pages_do_not_come_and_a_page_says_so() -> Result<()> {
    story(async |world| {
        let World { phone, .. } = world;
        phone.excuse("out of signal");
        phone.before_each_page(HALF_AWAY).await?;
        phone.open("/begin/parent").await?;
        phone.type_into("#words", "She reads every night").await?;
        phone.saved().await?;
        phone.not_see("has not arrived yet").await?;
        // Read again: a question of a book needs no more either.
        let question = phone.address().await?;
        phone.reload().await?;
        phone.wait_value("#words", "She reads every night").await?;
        phone.type_into("#words", " to me").await?;
        phone.saved().await?;
        // A page that is not here waits, and not without a word.
        phone.tap("a[href='/help']").await?;
        phone
            .see("What you saved before is still on this phone.")
            .await?;
        phone.run(SIGNAL, vec![]).await?;
        phone.run(AGAIN, vec![]).await?;
        phone.page("help").await?;
        phone.wait_gone(".os-notice--problem").await?;
        phone.open(&question).await?;
        phone
            .wait_value("#words", "She reads every night to me")
            .await
    })
    .await
}

#[tokio::test]
async fn who_leaves_before_the_app_is_whole_is_hidden_at_once() -> Result<()> {
    story(async |world| {
        let World { phone, .. } = world;
        phone.excuse("out of signal");
        phone.before_each_page(HALF_AWAY).await?;
        phone.open("/begin/parent").await?;
        phone.type_into("#words", "She reads every night").await?;
        phone.saved().await?;
        phone.reload().await?;
        phone.wait_value("#words", "She reads every night").await?;
        for _ in 0..3 {
            phone.press("Shift").await?;
        }
        phone.wait_gone("#words").await?;
        phone.run(SIGNAL, vec![]).await?;
        phone.run(AGAIN, vec![]).await?;
        phone.page("left").await
    })
    .await
}

#[tokio::test]
async fn a_page_that_is_late_is_drawn_when_it_comes() -> Result<()> {
    story(async |world| {
        let World { phone, .. } = world;
        let stall = "const real = window.fetch;\
            window.fetch = (...asked) => String(asked[0]).includes('/rest-')\
              ? new Promise(come => { window.come = () => come(real(...asked)) }) : real(...asked)";
        phone.before_each_page(CLOCK).await?;
        phone.before_each_page(stall).await?;
        phone.open("/begin/parent").await?;
        phone.type_into("#words", "She reads every night").await?;
        phone.saved().await?;
        phone.tap("a[href='/help']").await?;
        phone
            .until(
                "the other half to be asked for",
                "return Boolean(window.come)",
                vec![],
            )
            .await?;
        late(phone).await?;
        late(phone).await?;
        phone.see("A part of Our Say has not arrived yet.").await?;
        phone.run("window.come()", vec![]).await?;
        phone.page("help").await?;
        phone.wait_gone(".os-notice--problem").await
    })
    .await
}

#[tokio::test]
async fn signal_that_comes_back_saves_by_itself() -> Result<()> {
    story(async |world| {
        let World { phone, site, .. } = world;
        phone.excuse("out of signal");
        phone.before_each_page(AWAY).await?;
        phone.open("/begin/parent").await?;
        phone.type_into("#words", "She reads every night").await?;
        offered(phone, "She reads every night").await?;
        phone.run(SIGNAL, vec![]).await?;
        let online = "window.dispatchEvent(new Event('online'))";
        phone.run(online, vec![]).await?;
        phone.saved().await?;
        let address = phone.address().await?;
        phone.kept_offline().await?;
        // On the next visit the whole app is on the phone, and nothing is asked of the network.
        phone.close().await?;
        site.stop();
        phone.start_again().await?;
        phone.open(&address).await?;
        phone.wait_value("#words", "She reads every night").await
    })
    .await
}

#[tokio::test]
async fn a_half_that_stalls_is_named_after_one_wait_and_used_when_it_comes() -> Result<()> {
    story(async |world| {
        let World { phone, .. } = world;
        let stall = "const real = window.fetch;\
            window.fetch = (...asked) => String(asked[0]).includes('/store-')\
              ? new Promise(come => { window.come = () => come(real(...asked)) }) : real(...asked)";
        phone.before_each_page(CLOCK).await?;
        phone.before_each_page(stall).await?;
        phone.open("/begin/parent").await?;
        phone.type_into("#words", "She reads").await?;
        late(phone).await?;
        offered(phone, "She reads").await?;
        // What is written from now on waits no more, whatever was asked in between.
        phone.type_into("#words", " every night").await?;
        offered(phone, "She reads every night").await?;
        phone.tap_words("Try again").await?;
        let waits = phone.run("return window.waits[10000].length", vec![]);
        ensure(waits.await? == json!(0), "one wait is enough for all")?;
        phone.run("window.come()", vec![]).await?;
        phone.saved().await?;
        phone.wait_gone(".os-notice--problem").await
    })
    .await
}

#[tokio::test]
async fn a_half_of_which_nothing_is_heard_can_be_tried_again() -> Result<()> {
    story(async |world| {
        let World { phone, .. } = world;
        phone.excuse("signal is aborted");
        let silent = "const real = window.fetch; window.asked = 0;\
            window.fetch = (address, how) => {\
              if (!String(address).includes('/store-') || ++window.asked > 1) return real(address, how);\
              window.tire = window.waits[60000].at(-1);\
              return new Promise((_, fail) =>\
                how.signal.addEventListener('abort', () => fail(how.signal.reason))) }";
        phone.before_each_page(CLOCK).await?;
        phone.before_each_page(silent).await?;
        phone.open("/begin/parent").await?;
        phone.type_into("#words", "She reads every night").await?;
        late(phone).await?;
        offered(phone, "She reads every night").await?;
        phone.run("window.tire()", vec![]).await?;
        let again = [AGAIN, "; return window.asked > 1"].concat();
        phone.until("another try", &again, vec![]).await?;
        phone.saved().await?;
        phone.wait_gone(".os-notice--problem").await
    })
    .await
}

#[tokio::test]
async fn a_first_part_that_is_lost_on_the_way_is_asked_for_once_more() -> Result<()> {
    story(async |world| {
        let World { phone, .. } = world;
        let lost = "const real = window.fetch; window.asked = 0;\
            window.fetch = (...asked) => {\
              const first = document.querySelector('script[data-wasm]').dataset.wasm;\
              return asked[0] === first && ++window.asked === 1\
                ? Promise.reject(new TypeError('out of signal')) : real(...asked) }";
        phone.before_each_page(lost).await?;
        phone.open("/begin/parent").await?;
        phone.type_into("#words", "She reads every night").await?;
        phone.saved().await?;
        let asked = phone.run("return window.asked", vec![]).await?;
        ensure(asked == json!(2), format!("asked for {asked} times"))
    })
    .await
}

#[tokio::test]
async fn the_script_that_starts_the_app_is_asked_for_once_more_too() -> Result<()> {
    story(async |world| {
        let World {
            site,
            phone,
            folder,
        } = world;
        phone.excuse("/our-say-");
        let (whole, poor) = (dist()?, folder.path().join("poor"));
        for file in paths::files_below(&whole)? {
            if !(file.starts_with("our-say-") && paths::has_ending(&file, "js")) {
                paths::write(&poor.join(&file), paths::read(&whole.join(&file))?)?;
            }
        }
        let pause = "const later = window.setTimeout;\
            window.setTimeout = (act, millis, ...more) => {\
              if (millis !== 500) return later(act, millis, ...more);\
              window.again = act; return 0 }";
        phone.before_each_page(pause).await?;
        site.bring(&poor)?;
        phone.open_unready("/begin/parent").await?;
        let waits = phone.until("another try", "return Boolean(window.again)", vec![]);
        waits.await?;
        site.bring(&whole)?;
        let lost = site.refused();
        let is_glue = |all: &str| all.contains("/our-say-");
        ensure(
            !lost.is_empty() && lost.iter().all(|lost| is_glue(lost)),
            format!("lost: {lost:?}"),
        )?;
        phone.run("window.again()", vec![]).await?;
        phone.ready().await?;
        phone.type_into("#words", "She reads every night").await?;
        phone.saved().await
    })
    .await
}

#[tokio::test]
async fn a_half_whose_script_does_not_come_can_be_tried_again() -> Result<()> {
    story(async |world| {
        let World { phone, .. } = world;
        phone.excuse("did not come");
        phone
            .before_each_page(
                "const put = Element.prototype.append;\
                Element.prototype.append = function (...all) {\
                  const script = all.find(one => one.src?.includes('/store-'));\
                  if (!script || localStorage.signal) return put.apply(this, all);\
                  Promise.resolve().then(() => script.onerror()); }",
            )
            .await?;
        phone.open("/begin/parent").await?;
        phone.type_into("#words", "She reads every night").await?;
        offered(phone, "She reads every night").await?;
        phone.run(SIGNAL, vec![]).await?;
        phone.run(AGAIN, vec![]).await?;
        phone.saved().await?;
        phone.wait_gone(".os-notice--problem").await
    })
    .await
}

/// A wait for a part of the app is over.
async fn late(phone: &Phone) -> Result<()> {
    let script = "const over = window.waits[10000].shift(); over?.(); return Boolean(over)";
    let waited = phone.until("the wait for a part of the app", script, vec![]);
    waited.await.map(drop)
}

/// The words stand in the notice, to be copied.
async fn offered(phone: &Phone, words: &str) -> Result<()> {
    let script = "const n = document.querySelector('.os-notices .os-notice--problem');\
        return n && n.textContent.includes('Copy my words') && n.textContent.includes(arguments[0])";
    phone
        .until("the words in the notice", script, vec![json!(words)])
        .await
        .map(drop)
}

/// The size of the letters that was chosen.
const CHOSEN: &str = "return document.documentElement.dataset.text || 'normal'";

/// Notes each place where two fields of the question have stood, and the first way in on the start page.
const PLACES: &str = "window.places = {};\
    const look = () => { for (const what of ['#words', '#better', '#app .os-choice']) {\
        const found = document.querySelector(what);\
        const place = found && Math.round(found.getBoundingClientRect().y + scrollY);\
        const stood = places[what] ??= [];\
        if (found && stood.at(-1) !== place) stood.push(place) }\
      requestAnimationFrame(look) }; requestAnimationFrame(look)";

#[tokio::test]
async fn nothing_moves_under_the_finger_when_the_rest_of_the_app_comes() -> Result<()> {
    story(async |world| stands_still(world, &["normal", "largest"]).await).await
}

#[tokio::test]
async fn nor_with_letters_of_twice_the_size() -> Result<()> {
    let twice = |launch: &mut xtask::driver::Launch| launch.letters = 32;
    story_on(twice, async |world| stands_still(world, &["normal"]).await).await
}

#[tokio::test]
async fn nor_with_letters_of_one_and_a_half() -> Result<()> {
    let larger = |launch: &mut xtask::driver::Launch| launch.letters = 24;
    story_on(larger, async |world| stands_still(world, &["normal"]).await).await
}

async fn stands_still(world: &mut World, sizes: &[&str]) -> Result<()> {
    let World { site, phone, .. } = world;
    phone.before_each_page(PLACES).await?;
    phone.open("/begin/parent").await?;
    phone.kept_offline().await?;
    site.stop();
    phone.type_into("#words", "She reads.").await?;
    phone.saved().await?;
    let (question, book) = (phone.address().await?, phone.book_address().await?);
    phone.open(&book).await?;
    phone.tap_words("Young person’s own views").await?;
    phone.page("views").await?;
    phone.tap_words("Start").await?;
    phone.question(1).await?;
    let young = phone.address().await?;
    for text in sizes {
        for address in [&question, &young, "/", "/begin/parent"] {
            phone.open(address).await?;
            phone.wait_for("#leave-fast").await?;
            match address {
                "/" => {}
                // The book that is here is offered above the question.
                "/begin/parent" => phone.wait_for(".os-fold a[href^='/book/']").await?,
                _ => phone.wait_for("#made-say").await?,
            }
            if address == young {
                phone.wait_for(".os-levels").await?;
            }
            ensure(
                phone.text(CHOSEN, vec![]).await? == *text,
                "other letters than were chosen",
            )?;
            let painted = "return new Promise(done => requestAnimationFrame(() =>\
                requestAnimationFrame(() => done(places))))";
            let places = phone.run(painted, vec![]).await?;
            let stood = |places: &Value| places.as_array().map_or(0, Vec::len);
            // Both fields of a question, or the first way in.
            let looked = if address == "/" { 1 } else { 2 };
            let still = places.as_object().is_some_and(|places| {
                places.values().all(|of| stood(of) <= 1)
                    && places.values().filter(|of| stood(of) == 1).count() == looked
            });
            ensure(still, format!("{address}, {text}: it stood at {places}"))?;
        }
        // Chosen, and chosen again where the page was left so soon that it was not kept.
        for _ in 0..5 {
            phone.open("/settings").await?;
            phone.tap("label[for=size-2]").await?;
            phone.wait_for("html[data-text=largest]").await?;
            phone.open("/help").await?;
            if phone.text(CHOSEN, vec![]).await? == "largest" {
                break;
            }
        }
    }
    Ok(())
}
