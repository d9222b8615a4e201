//! A young person's own voice in every state, seen by axe: light and dark, at 360 pixels, and with letters twice as
//! large. Recording, drawing, a photo, reading aloud, the three levels, About me, reading back, the turn.

use crate::{
    levels::VOICE,
    made::{MICROPHONE, PLAYS, line},
    support::{Phone, Result, World, axe, ensure, story_on},
};
use xtask::driver::Launch;

/// How wide the phone is.
const WIDTH: u32 = 360;

/// The microphone comes when the story says so, or is refused.
const ASKS: &str = "const ask = MediaDevices.prototype.getUserMedia;\
    MediaDevices.prototype.getUserMedia = function (what) {\
      return new Promise((yes, no) => {\
        window.allow = () => ask.call(this, what).then(yes, no);\
        window.refuse = () => no(new DOMException('no', 'NotAllowedError')) }) }";

#[tokio::test]
async fn axe_finds_nothing_in_what_is_said_without_writing() -> Result<()> {
    story_on(hears, async |world| tour(world, "").await).await
}

#[tokio::test]
async fn axe_finds_nothing_in_it_with_letters_of_twice_the_size() -> Result<()> {
    let large = |launch: &mut Launch| {
        hears(launch);
        launch.letters = 32;
    };
    story_on(large, async |world| tour(world, "-large").await).await
}

fn hears(launch: &mut Launch) {
    launch.more.extend(MICROPHONE);
}

async fn tour(world: &mut World, size: &'static str) -> Result<()> {
    let phone = &mut world.phone;
    phone.before_each_page(ASKS).await?;
    phone.before_each_page(VOICE).await?;
    let mut tour = Tour {
        phone,
        axe: axe::source()?,
        size,
        found: Vec::new(),
    };
    tour.phone.open("/begin/young-person").await?;
    for level in ["plain", "easy", "pictures"] {
        tour.phone.tap(&format!("#level-{level}")).await?;
        let chosen = format!("#level-{level}[aria-pressed=true]");
        tour.phone.wait_for(&chosen).await?;
        tour.phone.wait_for("#made-say").await?;
        tour.read_aloud(level).await?;
        tour.sound(level).await?;
        tour.drawing(level).await?;
        tour.photo(level).await?;
    }
    let book = tour.phone.book_address().await?;
    let voice = tour.phone.address().await?;
    let voice = voice.split('/').rev().nth(1).unwrap_or_default().to_owned();
    tour.about_me(&book).await?;
    tour.read_back(&format!("{book}/check/{voice}")).await?;
    tour.turn(&format!("{book}/turn/{voice}")).await?;
    ensure(tour.found.is_empty(), tour.found.join("\n"))
}

struct Tour<'a> {
    phone: &'a mut Phone,
    axe: String,
    size: &'static str,
    found: Vec<String>,
}

impl Tour<'_> {
    async fn stop(&mut self, name: &str) -> Result<()> {
        let found = self.phone.audit(&self.axe, name, WIDTH).await?;
        self.found.extend(found);
        let name = ["own-", &name.replace([',', ' '], "-"), self.size].concat();
        self.phone.picture_of(&name).await;
        Ok(())
    }

    async fn read_aloud(&mut self, level: &str) -> Result<()> {
        self.phone.tap("#read-to-me").await?;
        self.phone.wait_for("h1[data-aloud]").await?;
        self.stop(&format!("{level}, the heading is read")).await?;
        // On to the first choice.
        let on = "const at = document.querySelector('[data-aloud]');\
            if (at?.matches('legend')) return true; window.ended(); return false";
        self.phone
            .until("the choices being read", on, vec![])
            .await?;
        self.stop(&format!("{level}, the choices are read")).await?;
        self.phone.tap("#stop-reading").await?;
        self.phone.wait_gone("[data-aloud]").await
    }

    async fn sound(&mut self, level: &str) -> Result<()> {
        let phone = &self.phone;
        phone.tap("#made-say").await?;
        phone.wait_for("#made-record").await?;
        self.stop(&format!("{level}, to record")).await?;
        self.phone.tap("#made-record").await?;
        self.phone
            .see("Your phone may ask about the microphone.")
            .await?;
        self.stop(&format!("{level}, asking")).await?;
        self.phone.run("window.refuse()", vec![]).await?;
        self.phone.wait_for("#made-trouble").await?;
        self.stop(&format!("{level}, refused")).await?;
        self.phone.tap("#made-record").await?;
        self.phone.wait_for("#made-stop").await?;
        self.phone.run("window.allow()", vec![]).await?;
        self.phone.see("0:01 of 3 minutes").await?;
        self.stop(&format!("{level}, recording")).await?;
        let hide = "window.dispatchEvent(new Event('pagehide'))";
        self.phone.run(hide, vec![]).await?;
        self.phone.until("a voice note", PLAYS, vec![]).await?;
        self.phone.saved().await?;
        self.stop(&format!("{level}, cut off")).await?;
        self.phone.tap("#away-sound").await?;
        self.phone.wait_for("#away-sound-yes").await?;
        self.stop(&format!("{level}, to take it away")).await?;
        self.phone.tap("#away-sound-no").await?;
        self.phone.tap("#made-say").await?;
        self.phone.wait_gone("#made-record").await
    }

    async fn drawing(&mut self, level: &str) -> Result<()> {
        self.phone.tap("#made-draw").await?;
        self.phone.wait_for("#made-canvas").await?;
        // The canvas stands a moment before one can draw on it.
        let drawn = "return document.querySelector('#made-undo:not([aria-disabled])') !== null";
        for _ in 0..100 {
            line(self.phone, (0.2, 0.2), (0.8, 0.6)).await?;
            if self.phone.run(drawn, vec![]).await? == true {
                break;
            }
        }
        self.phone.until("a line", drawn, vec![]).await?;
        self.stop(&format!("{level}, drawing")).await?;
        self.phone.tap("#made-done").await?;
        self.phone.wait_for("#made-drawing img").await?;
        self.phone.saved().await?;
        self.stop(&format!("{level}, a drawing is kept")).await
    }

    async fn photo(&mut self, level: &str) -> Result<()> {
        let folder = self.phone.profile().parent().map(ToOwned::to_owned);
        let folder = folder.unwrap_or_default();
        self.phone.tap("#made-show").await?;
        self.phone.wait_for("#made-camera").await?;
        self.stop(&format!("{level}, to show")).await?;
        for (name, bytes, there) in [
            (
                "text.jpg",
                &b"This is no picture at all."[..],
                "#made-trouble",
            ),
            ("dot.gif", DOT, "#made-photo img"),
        ] {
            let file = folder.join(name);
            xtask::paths::write(&file, bytes)?;
            let file = file.display().to_string();
            self.phone.type_into("#made-photo-file", &file).await?;
            self.phone.wait_for(there).await?;
            self.phone.saved().await?;
            self.stop(&format!("{level}, {name}")).await?;
        }
        self.phone.tap("#made-show").await?;
        self.phone.wait_gone("#made-camera").await
    }

    /// The questions, and the sheet in its colours.
    async fn about_me(&mut self, book: &str) -> Result<()> {
        self.phone.open(book).await?;
        self.phone.tap_words("About the young person").await?;
        self.phone.page("me").await?;
        self.open_all().await?;
        self.stop("about me, empty").await?;
        let long = "averyveryverylongwordthatdoesnotfitinone";
        for prompt in ["#me-likes", "#me-helps"] {
            self.phone.type_into(prompt, long).await?;
            self.phone
                .run("document.activeElement.blur()", vec![])
                .await?;
            self.phone.saved().await?;
        }
        self.phone.tap("label[for=seen]").await?;
        self.phone.tap("label[for=how-1]").await?;
        self.phone.wait_for("#taken-by").await?;
        self.open_all().await?;
        self.stop("about me, begun").await?;
        self.phone.tap_words("Look at the page").await?;
        self.phone.page("profile").await?;
        self.open_all().await?;
        for colour in ["blue", "purple", "pink", "orange", "green", "teal"] {
            self.phone.tap(&format!("label[for=pick-{colour}]")).await?;
            let there = format!("[data-colour={colour}].os-profile");
            self.phone.wait_for(&there).await?;
            self.stop(&format!("the sheet, {colour}")).await?;
        }
        Ok(())
    }

    async fn read_back(&mut self, check: &str) -> Result<()> {
        self.phone.open(check).await?;
        self.phone.page("check").await?;
        self.open_all().await?;
        self.stop("read back, nothing said").await?;
        self.phone.tap("#read-y1-rather-not").await?;
        self.phone.wait_for("#read-y1-keep").await?;
        self.stop("read back, asked").await?;
        self.phone.tap("#read-y1-leave").await?;
        // It is changed at once, and looked at again.
        self.phone.tap("#read-y1-not-quite").await?;
        self.phone.page("question").await?;
        self.phone.open(check).await?;
        self.phone
            .wait_for("#read-y1-not-quite[aria-pressed=true]")
            .await?;
        self.open_all().await?;
        self.stop("read back, not quite").await?;
        self.phone.tap("#read-all").await?;
        self.phone.see("read back, and agreed").await?;
        self.stop("read back, agreed").await
    }

    async fn turn(&mut self, turn: &str) -> Result<()> {
        self.phone.open(turn).await?;
        self.phone.page("turn").await?;
        self.stop("turn, before").await?;
        self.phone.tap("#begin-turn").await?;
        self.phone.see("It is your turn").await?;
        self.open_all().await?;
        self.stop("turn, now").await?;
        self.phone.tap_words("Go to my questions").await?;
        self.phone.page("views").await?;
        self.stop("turn, the questions").await?;
        self.phone.open(turn).await?;
        self.phone.page("turn").await?;
        self.open_all().await?;
        self.phone.tap("#give-back").await?;
        self.phone.see("The turn is over").await?;
        self.stop("turn, over").await
    }

    async fn open_all(&self) -> Result<()> {
        let open = "for (const d of document.querySelectorAll('main details')) d.open = true";
        self.phone.run(open, vec![]).await.map(drop)
    }
}

/// A picture of one dot.
const DOT: &[u8] =
    b"GIF89a\x01\0\x01\0\x80\0\0\xcc\x33\x33\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";
