//! A whole sitting without a finger, a mouse or a word typed, and with no signal: with a single switch, which sends Tab
//! to go on and Enter to choose, and with the keys of a keyboard.

use crate::{
    made::{MICROPHONE, PLAYS},
    support::{Phone, Problem, Result, World, ensure, story, story_on},
};
use serde_json::json;
use xtask::driver::Launch;

/// So many presses of Tab may lie between one choice and the next, on a page that is gone through from its beginning.
/// What is written today needs nineteen, from a voice note to who may see it.
const MOST: usize = 24;

/// How the person presses what has the focus.
#[derive(Clone, Copy, PartialEq)]
enum By {
    /// One switch: Enter, whatever it is.
    Switch,
    /// A keyboard: the space bar for what is ticked, Enter for what is pressed.
    Keys,
}

#[tokio::test]
async fn a_young_person_says_it_all_with_a_single_switch() -> Result<()> {
    story_on(hears, async |world| sitting(world, By::Switch).await).await
}

#[tokio::test]
async fn a_young_person_says_it_all_by_keyboard_alone() -> Result<()> {
    story_on(hears, async |world| sitting(world, By::Keys).await).await
}

/// Who comes by keys is led to the first of several choices. A finger is not.
#[tokio::test]
async fn a_finger_on_the_last_of_many_choices_chooses_it_and_no_other() -> Result<()> {
    story(async |world| {
        let World { phone, .. } = world;
        phone.open("/begin/young-person").await?;
        phone.tap("#level-pictures").await?;
        phone.wait_for(".os-tiles").await?;
        phone
            .run("document.querySelector('h1').focus()", vec![])
            .await?;
        phone.tap("#sharing-2").await?;
        phone.wait_for("#sharing-2:checked").await?;
        let now = phone
            .text("return document.activeElement.id", vec![])
            .await?;
        ensure(now == "sharing-2", format!("the focus is on {now}"))?;
        phone.wait_gone("#sharing:checked").await
    })
    .await
}

fn hears(launch: &mut Launch) {
    launch.more.extend(MICROPHONE);
}

/// From the first question to what was read back.
async fn sitting(world: &mut World, by: By) -> Result<()> {
    let World { site, phone, .. } = world;
    phone.open("/begin/young-person").await?;
    phone.kept_offline().await?;
    site.stop();
    let hands = Hands { phone, by };
    hands.begins_in_pictures().await?;
    hands.answers_and_records().await?;
    hands.goes_on().await?;
    hands.sorts().await?;
    hands.checks_and_agrees().await
}

/// Somebody who has the keys and nothing else.
struct Hands<'a> {
    phone: &'a Phone,
    by: By,
}

impl Hands<'_> {
    async fn begins_in_pictures(&self) -> Result<()> {
        self.chooses("#level-pictures").await?;
        self.phone.wait_for("#cards").await?;
        self.focus_on("h1").await
    }

    /// A face that is not the first, two cards, a voice note, and who may know.
    async fn answers_and_records(&self) -> Result<()> {
        self.chooses("#feeling-mixed").await?;
        self.phone.wait_for("#feeling-mixed:checked").await?;
        for card in ["#cards-1", "#cards-2"] {
            self.chooses(card).await?;
            self.phone.wait_for(&format!("{card}:checked")).await?;
        }
        self.phone.saved().await?;
        self.chooses("#made-say").await?;
        self.chooses("#made-record").await?;
        self.focus_on("#made-stop").await?;
        self.phone.see("0:01 of 3 minutes").await?;
        self.presses().await?;
        self.phone.until("a voice note", PLAYS, vec![]).await?;
        self.focus_on("#made-say").await?;
        self.phone.saved().await?;
        self.chooses("#sharing").await?;
        self.phone.wait_for("#sharing:checked").await?;
        self.phone.saved().await
    }

    /// The next question: its second choice is changed for the third, and taken for an answer.
    async fn goes_on(&self) -> Result<()> {
        self.chooses("#continue").await?;
        self.phone.question(2).await?;
        self.focus_on("h1").await?;
        self.chooses("#feeling-mixed").await?;
        self.phone.wait_for("#feeling-mixed:checked").await?;
        self.chooses("#feeling-notwell").await?;
        self.phone.wait_for("#feeling-notwell:checked").await?;
        self.phone.wait_gone("#feeling-mixed:checked").await?;
        self.chooses("#dont-know").await?;
        self.phone.wait_for("#dont-know[aria-pressed=true]").await?;
        self.phone.saved().await
    }

    /// Round the end of the page to the way back, and to the cards.
    async fn sorts(&self) -> Result<()> {
        self.chooses_anywhere("a.os-page__back").await?;
        self.phone.page("views").await?;
        self.focus_on("h1").await?;
        self.chooses("a[href*='/sort/']").await?;
        self.phone.wait_for(".os-deck").await?;
        self.focus_on("h1").await?;
        self.chooses("a.os-deck[href$='/break']").await?;
        self.phone.page("sort").await?;
        self.phone.wait_for("#to-well").await?;
        self.focus_on("h1").await?;
        for (number, pile) in ["well", "mixed", "notwell", "dont-know"].iter().enumerate() {
            self.card(number + 1).await?;
            self.chooses(&format!("#to-{pile}")).await?;
        }
        // The focus stays where it is from card to card.
        for number in 5..=9 {
            self.card(number).await?;
            self.focus_on("#to-dont-know").await?;
            self.presses().await?;
        }
        self.phone.wait_for(".os-pile").await?;
        self.focus_on("h1").await?;
        self.phone.saved().await
    }

    async fn card(&self, number: usize) -> Result<()> {
        let script =
            "return document.querySelector('#os-progress')?.innerText.includes(arguments[0])";
        let place = format!("Card {number} of 9");
        let found = self.phone.until(&place, script, vec![json!(place)]);
        found.await.map(drop)
    }

    /// All of it is looked at, and said to be what they mean; one answer is not quite that.
    async fn checks_and_agrees(&self) -> Result<()> {
        // From the piles to the choice of cards, to the questions, to the book.
        for page in ["sort", "views", "book"] {
            self.chooses_anywhere("a.os-page__back").await?;
            self.phone.page(page).await?;
            self.focus_on("h1").await?;
        }
        self.chooses_anywhere("main a[href*='/check/']").await?;
        self.phone.page("check").await?;
        self.focus_on("h1").await?;
        self.phone.see("Voice note").await?;
        self.chooses("#read-all").await?;
        self.phone.see("2 of 2 read back, and agreed").await?;
        self.focus_on("#read-all").await?;
        self.chooses("#read-back summary").await?;
        self.chooses("#read-y2-not-quite").await?;
        // What is not quite that is changed at once.
        self.phone.question(2).await?;
        self.focus_on("h1").await?;
        self.chooses("#feeling").await?;
        self.phone.wait_for("#feeling:checked").await?;
        self.phone.saved().await
    }

    /// Goes on to this, in no more presses than are sensible, and presses it.
    async fn chooses(&self, css: &str) -> Result<()> {
        self.goes_to(css, MOST).await?;
        self.presses().await
    }

    /// The same for the way back, which stands at the beginning of a page and is come to over its end.
    async fn chooses_anywhere(&self, css: &str) -> Result<()> {
        self.goes_to(css, 4 * MOST).await?;
        self.presses().await
    }

    /// Presses Tab until this has the focus; the focus is seen at every stop.
    async fn goes_to(&self, css: &str, most: usize) -> Result<()> {
        self.phone.wait_for(css).await?;
        for _ in 0..most {
            self.phone.press("Tab").await?;
            let at = self.phone.text(STOP, vec![json!(css)]).await?;
            match at.as_str() {
                "there" => return Ok(()),
                "on" => {}
                // After the last stop a phone shows the browser's own bar, where there is one.
                "end" => self.phone.press("Tab").await?,
                wrong => return Err(Problem::new(format!("on the way to {css}: {wrong}"))),
            }
        }
        Err(Problem::new(format!("{css} is not among {most} stops")))
    }

    /// Presses what has the focus.
    async fn presses(&self) -> Result<()> {
        let script = "return document.activeElement.matches('input')";
        let ticks = self.phone.run(script, vec![]).await? == true;
        let key = if ticks && self.by == By::Keys {
            " "
        } else {
            "Enter"
        };
        self.phone.press(key).await
    }

    /// This has the focus, without a press.
    async fn focus_on(&self, css: &str) -> Result<()> {
        let script = "return document.activeElement?.matches(arguments[0])";
        let what = format!("the focus on {css}");
        let Err(problem) = self.phone.until(&what, script, vec![json!(css)]).await else {
            return Ok(());
        };
        let at = self.phone.text(WHERE, vec![]).await?;
        Err(Problem::new(format!("{problem}: {at}")))
    }
}

/// The page, and what has the focus on it.
const WHERE: &str = "return document.querySelector('#app main')?.dataset.page + ' at ' + location.pathname.slice(0, 5)\
    + location.pathname.slice(-40) + ', ' +\
    document.activeElement?.outerHTML.slice(0, 200)";

/// What is to be said of the stop: `there`, `on` (another), `end` (the page is over), or what is wrong with it. To be
/// seen it has to be on the screen, not under a bar, and marked; a player marks the buttons inside it.
const STOP: &str = "const e = document.activeElement;\
    if (!e || e === document.body) {\
      const last = window.lastStop; window.lastStop = null;\
      const all = [...document.querySelectorAll('a[href], button, input, textarea, summary, audio')]\
        .filter(x => !x.matches(':disabled') && x.checkVisibility({visibilityProperty: true}));\
      return last && last === all.at(-1) ? 'end' : 'the focus is lost';\
    }\
    window.lastStop = e;\
    const shown = e.matches('.os-row__input') ? e.nextElementSibling :\
      e.matches('.os-file__input, .os-tool__input') ? e.closest('label') : e;\
    const r = shown.getBoundingClientRect();\
    const x = r.left + r.width / 2, y = Math.min(Math.max(r.top + 8, 4), innerHeight - 4);\
    const over = document.elementFromPoint(x, y);\
    const hit = over && (over === e || shown.contains(over) || over.contains(shown));\
    const marked = e.matches('audio') || [shown, e].flatMap(x => [getComputedStyle(x), getComputedStyle(x, '::after')]).some(s =>\
      s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== 'none');\
    const name = e.id || e.className || e.tagName;\
    if (!hit) return name + ' is hidden behind ' + (over?.className || over?.tagName);\
    if (!marked) return name + ' is not marked';\
    return e.matches(arguments[0]) ? 'there' : 'on'";
