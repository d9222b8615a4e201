//! A worker with several families on one device: a new book in two taps, each found again on its card, the old ones
//! named; and what her manager reads. Seen by axe on a narrow phone and with letters of twice the size.

use crate::dates::pick_day;
use crate::support::{Phone, Result, World, axe, ensure, story, story_on};

/// Who is met in how many days from today; nobody knows of the last one.
const FAMILIES: [(&str, Option<i64>); 5] = [
    ("Quillowen", Some(3)),
    ("Zoë", Some(20)),
    ("Brisamel", Some(200)),
    ("Tamsinette", Some(-9)),
    ("Wolfeschlegelsteinhausenbergerdorff", None),
];

/// Fifteen months later.
const LATER: &str = "const past = Date, now = () => past.now() + 456 * 864e5;\
    window.Date = class extends past {\
      constructor(...at) { if (at.length) { super(...at) } else { super(now()) } }\
      static now() { return now() } }";

#[tokio::test]
async fn a_worker_finds_each_family_again_on_a_phone_320_pixels_wide() -> Result<()> {
    story_on(
        |launch| launch.size = (320, 640),
        async |world| day(world, 320, "narrow").await,
    )
    .await
}

#[tokio::test]
async fn a_worker_finds_each_family_again_with_letters_of_twice_the_size() -> Result<()> {
    story_on(
        |launch| launch.letters = 32,
        async |world| day(world, 360, "large").await,
    )
    .await
}

async fn day(world: &mut World, width: u32, size: &'static str) -> Result<()> {
    let mut visit = Visit {
        phone: &mut world.phone,
        axe: axe::source()?,
        width,
        size,
        found: Vec::new(),
    };
    visit.phone.open("/books").await?;
    visit.phone.see("There is no book here yet").await?;
    visit.stop("none").await?;
    for (name, days) in FAMILIES {
        visit.begins(name, days).await?;
        if name == FAMILIES[0].0 {
            visit.phone.open("/books").await?;
            visit.phone.wait_gone("#find:not([hidden] *)").await?;
            visit.stop("one").await?;
        }
    }
    visit.finds().await?;
    visit.sorts().await?;
    visit.starts().await?;
    visit.reads().await?;
    visit.comes_back_a_year_later().await?;
    ensure(visit.found.is_empty(), visit.found.join("\n"))
}

/// More than are drawn at once.
const MANY: usize = 30;

#[tokio::test]
async fn a_worker_with_many_families_sees_all_of_them_and_comes_back_to_the_same_place()
-> Result<()> {
    story(async |world| {
        let phone = &world.phone;
        for number in 1..=MANY {
            phone.open("/begin/parent").await?;
            phone
                .type_into("#words", &format!("Family {number}."))
                .await?;
            phone.saved().await?;
        }
        phone.open("/books").await?;
        let all = "return document.querySelectorAll('.os-shelf__card').length === arguments[0]";
        phone.until("all cards", all, vec![MANY.into()]).await?;
        let last = "const all = document.querySelectorAll('.os-shelf__link');\
            all[all.length - 2].scrollIntoView({ block: 'center', behavior: 'instant' });\
            return scrollY";
        let place = phone.run(last, vec![]).await?;
        let follow =
            "const all = document.querySelectorAll('.os-shelf__link'); all[all.length - 2].click()";
        phone.run(follow, vec![]).await?;
        phone.page("book").await?;
        phone.back().await?;
        phone.page("books").await?;
        let same = "return Math.abs(scrollY - arguments[0]) < 150";
        phone
            .until("the same place", same, vec![place])
            .await
            .map(drop)
    })
    .await
}

struct Visit<'a> {
    phone: &'a mut Phone,
    axe: String,
    width: u32,
    size: &'static str,
    found: Vec<String>,
}

impl Visit<'_> {
    async fn stop(&mut self, name: &str) -> Result<()> {
        let name = ["books, ", name].concat();
        let found = self.phone.audit(&self.axe, &name, self.width).await?;
        self.found.extend(found);
        let picture = [&name.replace(", ", "-").replace(' ', "-"), "-", self.size].concat();
        self.phone.picture_of(&picture).await;
        Ok(())
    }

    /// A new book in two taps; then its name, and the day of the meeting.
    async fn begins(&mut self, name: &str, days: Option<i64>) -> Result<()> {
        let phone = &*self.phone;
        phone.open("/books").await?;
        phone.wait_for("#new-book").await?;
        if phone
            .run(
                "return document.querySelector('#new-who[hidden]') !== null",
                vec![],
            )
            .await?
            == true
        {
            phone.tap("#new-book").await?;
        }
        phone.wait_for("#new-book[aria-expanded=true]").await?;
        phone.tap_words("Start with the parent’s questions").await?;
        phone.question(1).await?;
        phone
            .type_into("#words", "He likes the quiet room.")
            .await?;
        phone.saved().await?;
        let book = phone.book_address().await?;
        phone.open(&[&book, "/about"].concat()).await?;
        phone.type_into("#name", name).await?;
        if let Some(days) = days {
            let script =
                "return new Date(Date.now() + arguments[0] * 864e5).toISOString().slice(0, 10)";
            let day = phone.text(script, vec![days.into()]).await?;
            pick_day(phone, "#day", &day).await?;
        }
        phone.saved().await
    }

    /// The cards that are shown, by name.
    async fn sees(&self, names: &[&str]) -> Result<()> {
        let script = "return [...document.querySelectorAll('.os-shelf__link')]\
            .filter(e => e.checkVisibility()).map(e => e.textContent.replace('’s book', '')).join(' ') === arguments[0]";
        let names = names.join(" ");
        self.phone
            .until(&names, script, vec![names.as_str().into()])
            .await
            .map(drop)
    }

    async fn finds(&mut self) -> Result<()> {
        let [soon, month, later, past, none] = FAMILIES.map(|(name, _)| name);
        self.phone.open("/books").await?;
        self.sees(&[soon, month, later, none, past]).await?;
        self.phone.see("1 of 14 questions answered").await?;
        self.stop("many").await?;
        // What is typed hides cards and draws none anew; the address does not know of it.
        let mark =
            "document.querySelectorAll('.os-shelf__card').forEach(card => card.marked = true)";
        self.phone.run(mark, vec![]).await?;
        self.phone.type_into("#find", "zoe").await?;
        self.sees(&[month]).await?;
        self.phone.see("1 of 5 books").await?;
        self.phone.not_see("Within a week").await?;
        self.stop("found").await?;
        self.phone.type_into("#find", "nobody").await?;
        self.sees(&[]).await?;
        self.phone.see("No book here has this name.").await?;
        self.phone.empty("#find").await?;
        self.sees(&[soon, month, later, none, past]).await?;
        let same =
            "return [...document.querySelectorAll('.os-shelf__card')].every(card => card.marked)";
        let same = self.phone.run(same, vec![]).await?;
        ensure(same == true, "the cards were drawn anew")?;
        let address = self.phone.address().await?;
        ensure(address == "/books", address)?;
        let title = self.phone.text("return document.title", vec![]).await?;
        let named = FAMILIES.iter().any(|(name, _)| title.contains(name));
        ensure(!named, title)
    }

    async fn sorts(&mut self) -> Result<()> {
        let [soon, month, later, past, none] = FAMILIES.map(|(name, _)| name);
        let choose = "const order = document.querySelector('#order'); order.value = arguments[0];\
            order.dispatchEvent(new Event('change', { bubbles: true }))";
        self.phone.run(choose, vec!["2".into()]).await?;
        self.sees(&[later, soon, past, none, month]).await?;
        self.goes_away_and_back().await?;
        self.sees(&[later, soon, past, none, month]).await?;
        self.phone.run(choose, vec!["1".into()]).await?;
        self.sees(&[none, past, later, month, soon]).await?;
        self.phone.run(choose, vec!["0".into()]).await?;
        self.sees(&[soon, month, later, none, past]).await
    }

    async fn goes_away_and_back(&self) -> Result<()> {
        self.phone.tap(".os-page__back").await?;
        self.phone.page("start").await?;
        self.phone.tap_words("All books").await?;
        self.phone.page("books").await
    }

    /// The start page has the last three and the way to all.
    async fn starts(&mut self) -> Result<()> {
        self.phone.open("/").await?;
        self.phone.see("Tamsinette’s book").await?;
        self.phone.not_see("Quillowen").await?;
        self.stop("start").await?;
        self.phone.tap_words("All books").await?;
        self.phone.page("books").await
    }

    async fn reads(&mut self) -> Result<()> {
        self.phone.open("/help").await?;
        self.phone.tap_words("For organisations").await?;
        self.phone.page("organisations").await?;
        self.stop("organisations").await
    }

    /// Nobody has written since: the books are named, until somebody does not want that.
    async fn comes_back_a_year_later(&mut self) -> Result<()> {
        self.phone.before_each_page(LATER).await?;
        self.phone.open("/books").await?;
        self.phone
            .see("Nobody has written in 5 of these for 12 months")
            .await?;
        self.phone.tap("#old summary").await?;
        self.phone.see("Make a file").await?;
        self.stop("old").await?;
        self.phone.open("/settings").await?;
        self.phone.tap("label[for=old-after]").await?;
        self.phone.wait_for("#old-after:checked").await?;
        self.goes_away_and_back().await?;
        self.phone.wait_for(".os-shelf__card").await?;
        self.phone.not_see("Nobody has written").await
    }
}
