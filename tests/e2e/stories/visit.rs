//! A visit from its start to its end with no signal; each of its pages seen by axe on a narrow phone, in the dark, and
//! with letters twice as large.

use super::share_files::seals;
use crate::support::{Phone, Result, World, axe, ensure, story, story_on};
use serde_json::json;
use xtask::driver::Launch;

#[tokio::test]
async fn a_visit_goes_from_its_start_to_its_end_with_no_signal_on_a_narrow_phone() -> Result<()> {
    let narrow = |launch: &mut Launch| launch.size = (320, 640);
    story_on(narrow, async |world| tour(world, 320, "").await).await
}

#[tokio::test]
async fn and_with_letters_of_twice_the_size() -> Result<()> {
    let large = |launch: &mut Launch| {
        launch.size = (360, 740);
        launch.letters = 32;
    };
    story_on(large, async |world| tour(world, 360, "-large").await).await
}

#[tokio::test]
async fn a_visit_ends_with_the_book_gone_from_the_tablet_and_the_other_family_stays() -> Result<()>
{
    story(async |world| {
        let World {
            site,
            phone,
            folder,
        } = world;
        let folder = folder.path().to_owned();
        phone.open("/begin/parent").await?;
        phone.kept_offline().await?;
        site.stop();
        phone.type_into("#words", "The other family.").await?;
        phone.saved().await?;
        let other = phone.book_address().await?;
        phone.open("/begin/parent").await?;
        phone.type_into("#words", "She reads every night.").await?;
        phone.saved().await?;
        let book = phone.book_address().await?;
        phone.open(&format!("{book}/visit")).await?;
        phone.tap("#start-visit").await?;
        phone.see("Who is here today?").await?;
        // The other family rings in the middle of it.
        phone.open(&other).await?;
        phone.page("book").await?;
        phone.wait_gone("#visit-open").await?;
        phone.open(&book).await?;
        phone.wait_for("#visit-open").await?;
        phone.open(&format!("{book}/visit/end")).await?;
        phone.tap("#end-visit").await?;
        phone.see("The visit has ended").await?;
        phone.open(&format!("{book}/share")).await?;
        let sealed = seals(phone, &folder.join("file")).await?;
        phone.open(&format!("{book}/visit/end")).await?;
        phone.tap_words("Remove this book from this phone").await?;
        phone.page("remove").await?;
        phone.tap("#have").await?;
        phone.type_into("#file", &sealed.path()).await?;
        phone.tap("#open").await?;
        phone.see("The file holds all of it.").await?;
        phone.type_into("#remove-word", "remove").await?;
        phone.tap("#remove-yes").await?;
        phone.see("The book is removed from this phone.").await?;
        phone.open(&book).await?;
        phone.page("problem").await?;
        phone.open(&other).await?;
        phone.page("book").await
    })
    .await
}

struct Tour<'a> {
    phone: &'a mut Phone,
    axe: String,
    width: u32,
    size: &'static str,
    found: Vec<String>,
}

async fn tour(world: &mut World, width: u32, size: &'static str) -> Result<()> {
    let World { site, phone, .. } = world;
    phone.open("/begin/parent").await?;
    phone.kept_offline().await?;
    site.stop();
    phone.type_into("#words", "She reads every night.").await?;
    phone.saved().await?;
    let book = phone.book_address().await?;
    let mut tour = Tour {
        phone,
        axe: axe::source()?,
        width,
        size,
        found: Vec::new(),
    };
    tour.start(&book).await?;
    tour.who_and_how().await?;
    tour.answers(&book).await?;
    tour.turn().await?;
    tour.notes().await?;
    tour.end(&book).await?;
    ensure(tour.found.is_empty(), tour.found.join("\n"))
}

impl Tour<'_> {
    async fn stop(&mut self, name: &str) -> Result<()> {
        let light = json!({ "features": [{ "name": "prefers-color-scheme", "value": "light" }] });
        self.phone.cdp("Emulation.setEmulatedMedia", light).await?;
        let picture = ["visit-", name, self.size].concat();
        self.phone.picture_of(&picture).await;
        let found = self.phone.audit(&self.axe, name, self.width).await?;
        self.found.extend(found);
        self.phone.picture_of(&[&picture, "-dark"].concat()).await;
        Ok(())
    }

    async fn start(&mut self, book: &str) -> Result<()> {
        self.phone.open(book).await?;
        self.phone.page("book").await?;
        self.phone.tap("#for-helpers > summary").await?;
        self.phone.tap_words("Start a visit").await?;
        self.phone.page("visit").await?;
        self.stop("start").await?;
        self.phone.tap("#start-visit").await?;
        self.phone.see("Who is here today?").await
    }

    async fn who_and_how(&mut self) -> Result<()> {
        self.phone.tap("label[for^=here-]").await?;
        let second = "fieldset fieldset .os-row + .os-row label[for^=here-]";
        self.phone.tap(second).await?;
        self.phone.tap("label[for=interpreter]").await?;
        self.phone.type_into("#language", "Farsi").await?;
        self.phone.tap("label[for=advocate]").await?;
        self.phone.wait_for("#advocate-name").await?;
        self.phone.type_into("#helper-name", "Jo").await?;
        self.phone.saved().await?;
        self.stop("who").await?;
        self.phone.tap_words("Next").await?;
        self.phone.see("How are words written down?").await?;
        // The young person says it, and the parent through the interpreter.
        self.phone.tap("label[for^=how-][for$='-0']").await?;
        let through = "fieldset fieldset + fieldset label[for^=how-][for$='-2']";
        self.phone.tap(through).await?;
        self.phone.saved().await?;
        self.stop("words").await?;
        self.phone.tap_words("Next").await?;
        self.phone.see("What to do now").await?;
        self.stop("now").await
    }

    /// The parent's words say how they were taken down, by themselves.
    async fn answers(&mut self, book: &str) -> Result<()> {
        self.phone.tap_words("Parent or carer’s views").await?;
        self.phone.page("views").await?;
        self.phone.tap_words("Carry on").await?;
        self.phone.question(2).await?;
        self.phone.type_into("#words", "She needs time.").await?;
        self.phone.saved().await?;
        self.phone.see("through an interpreter, Farsi").await?;
        // Somebody looks at another page and comes back; the home says that the visit goes on.
        self.phone.open(book).await?;
        self.phone.wait_for("#visit-open").await?;
        self.stop("home").await?;
        self.phone.tap_words("Go on with the visit").await?;
        self.phone.see("What to do now").await
    }

    async fn turn(&mut self) -> Result<()> {
        let visit = self.phone.address().await?;
        self.phone.tap_words("Hand the phone over").await?;
        self.phone.tap("#begin-turn").await?;
        self.phone.see("It is your turn").await?;
        self.phone.tap_words("Go to my questions").await?;
        self.phone.tap_words("Start").await?;
        self.phone.type_into("#words", "I like art.").await?;
        self.phone.saved().await?;
        for address in [format!("{visit}/notes"), visit] {
            self.phone.open(&address).await?;
            self.phone.page("turn").await?;
        }
        self.phone.tap_words("Give the phone back").await?;
        self.phone.tap("#give-back").await?;
        self.phone.page("visit").await?;
        self.phone.see("The phone is back with you.").await?;
        self.stop("given-back").await
    }

    async fn notes(&mut self) -> Result<()> {
        self.phone.tap_words("My notes").await?;
        self.phone
            .type_into("#note", "The kitchen was cold.")
            .await?;
        self.phone.saved().await?;
        self.stop("notes").await?;
        self.phone.reload().await?;
        self.phone
            .wait_value("#note", "The kitchen was cold.")
            .await?;
        self.phone.tap_words("Done").await?;
        self.phone.see("What to do now").await
    }

    async fn end(&mut self, book: &str) -> Result<()> {
        self.phone.tap_words("End the visit").await?;
        self.phone.see("What was done").await?;
        self.phone.see("The meeting has no date yet").await?;
        self.stop("end").await?;
        self.phone.tap("#end-visit").await?;
        self.phone.see("The visit has ended").await?;
        self.stop("over").await?;
        self.phone.tap("#file-family").await?;
        self.phone.page("share").await?;
        self.phone.see("The notes of one visit stay out.").await?;
        self.stop("family").await?;
        self.phone.open(&format!("{book}/pack")).await?;
        self.phone.page("pack").await?;
        self.phone.not_see("The kitchen was cold.").await?;
        self.phone.open(&format!("{book}/visit/end")).await?;
        self.phone.tap("#file-school").await?;
        self.phone.page("share").await?;
        self.phone.tap_words("Back").await?;
        self.phone.see("The visit has ended").await?;
        self.phone.tap("#keep").await?;
        self.phone.page("book").await?;
        self.phone.wait_gone("#visit-open").await?;
        // Whoever writes notes on the way home, and shows them.
        self.phone.open(&format!("{book}/visit")).await?;
        self.phone.tap("main details > summary").await?;
        self.phone
            .wait_value("#note-0", "The kitchen was cold.")
            .await?;
        self.phone.tap("label[for=note-0-for-2]").await?;
        self.phone.saved().await?;
        self.stop("earlier").await?;
        self.phone.open(&format!("{book}/pack")).await?;
        self.phone
            .see("Notes of Jo, not the family’s words")
            .await?;
        self.stop("pack").await
    }
}
