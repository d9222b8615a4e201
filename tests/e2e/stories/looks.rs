//! Every page in every state, seen by axe: light and dark, on a narrow phone, with letters twice as
//! large.

use crate::dates::{pick_day, tell_of_a_review};
use crate::support::{Phone, Result, World, axe, ensure, family::word, story_on};

#[tokio::test]
async fn axe_finds_nothing_on_a_phone_320_pixels_wide() -> Result<()> {
    story_on(
        |launch| launch.size = (320, 640),
        async |world| tour(world, 320).await,
    )
    .await
}

#[tokio::test]
async fn axe_finds_nothing_with_letters_of_twice_the_size() -> Result<()> {
    story_on(
        |launch| launch.letters = 32,
        async |world| tour(world, 360).await,
    )
    .await
}

/// Looks at every page, empty, half done and full, and at every notice.
async fn tour(world: &mut World, width: u32) -> Result<()> {
    let mut tour = Tour {
        phone: &mut world.phone,
        axe: axe::source()?,
        width,
        found: Vec::new(),
    };
    tour.empty_pages().await?;
    let book = tour.answers().await?;
    tour.book_pages(&book).await?;
    tour.notices(&book).await?;
    ensure(tour.found.is_empty(), tour.found.join("\n"))
}

struct Tour<'a> {
    phone: &'a mut Phone,
    axe: String,
    width: u32,
    found: Vec<String>,
}

impl Tour<'_> {
    async fn stop(&mut self, name: &str) -> Result<()> {
        let found = self.phone.audit(&self.axe, name, self.width).await?;
        self.found.extend(found);
        Ok(())
    }

    async fn open(&mut self, path: &str, name: &str) -> Result<()> {
        self.phone.open(path).await?;
        self.stop(name).await
    }

    async fn empty_pages(&mut self) -> Result<()> {
        self.open("/", "start, empty").await?;
        self.open("/books", "books, empty").await?;
        self.open("/settings", "settings").await?;
        self.open("/help", "help").await?;
        self.open("/nowhere", "problem").await?;
        self.open("/begin/young-person", "first question, young person")
            .await?;
        self.open("/begin/parent", "first question, empty").await
    }

    /// Answers of both voices, in all their forms; returns the address of the book.
    async fn answers(&mut self) -> Result<String> {
        self.phone.answer("par", 1).await?;
        self.phone.tap("label[for=feeling-notwell]").await?;
        self.phone.tap("label[for=matters]").await?;
        let open = "for (const d of document.querySelectorAll('details')) d.open = true";
        self.phone.run(open, vec![]).await?;
        self.stop("question, all open").await?;
        let book = self.phone.book_address().await?;
        self.open(&format!("{book}/pack"), "pack, one answer")
            .await?;
        self.phone.back().await?;
        self.phone
            .wait_value("#words", &word("par", 1, "words"))
            .await?;
        self.phone.go_on().await?;
        self.phone.question(2).await?;
        let long = "A long answer with many words in it, and averyveryverylongwordthatdoesnotfit. "
            .repeat(30);
        self.phone.paste_into("#words", &long).await?;
        self.phone.saved().await?;
        self.stop("question, long answer").await?;
        self.phone.go_on().await?;
        self.phone.question(3).await?;
        self.phone.tap("label[for=feeling-unsure]").await?;
        self.phone.go_on().await?;
        self.phone.question(4).await?;
        self.phone.tap("#skip").await?;
        self.phone.answer("par", 5).await?;
        Ok(book)
    }

    /// The phone changes hands, and is left.
    async fn hands(&mut self, young: &str) -> Result<()> {
        self.open(&young.replace("/views/", "/turn/"), "turn, before")
            .await?;
        self.phone.tap("#begin-turn").await?;
        self.phone.see("It is your turn").await?;
        self.stop("turn, begun").await?;
        self.phone.tap_words("Give the phone back").await?;
        self.phone.tap("#give-back").await?;
        self.phone.see("The turn is over").await?;
        self.stop("turn, over").await?;
        self.phone.tap("#leave-fast").await?;
        self.phone.page("left").await?;
        self.stop("left").await?;
        self.phone.comes_back_to(young).await
    }

    /// The question on the screen in easy read and in pictures, and again in plain words.
    async fn levels(&mut self) -> Result<()> {
        self.phone.tap("#level-easy").await?;
        self.phone.wait_for(".os-easy__line").await?;
        self.stop("question, easy read").await?;
        self.phone.tap("#level-pictures").await?;
        self.phone.wait_for("#cards").await?;
        self.stop("question, pictures").await?;
        self.phone.tap("#cards").await?;
        self.phone.tap("#wont-say").await?;
        self.phone.wait_for("#wont-say[aria-pressed=true]").await?;
        self.phone.saved().await?;
        self.stop("question, pictures, answered").await?;
        self.phone.tap("#wont-say").await?;
        self.phone.tap("#level-plain").await?;
        self.phone.wait_for(".os-chosen__card").await?;
        self.phone.saved().await?;
        self.stop("question, with a card").await
    }

    /// Cards to sort: which, one of them, the piles, and one that is open.
    async fn cards(&mut self, young: &str) -> Result<()> {
        let sort = young.replace("/views/", "/sort/");
        self.open(&format!("{sort}/all"), "cards, none sorted")
            .await?;
        self.phone.open(&sort).await?;
        self.phone.wait_for(".os-deck").await?;
        self.stop("cards, which").await?;
        self.phone.open(&format!("{sort}/hopes")).await?;
        self.phone
            .wait_for("fieldset:not([disabled]) #to-well")
            .await?;
        self.stop("cards, the first").await?;
        for pile in [
            "well",
            "mixed",
            "notwell",
            "dont-know",
            "skipped",
            "wont-say",
        ] {
            self.phone.tap(&format!("#to-{pile}")).await?;
        }
        self.stop("cards, the seventh").await?;
        for _ in 0..3 {
            self.phone.tap("#to-well").await?;
        }
        self.phone.tap("#well-card-hope-learn").await?;
        self.phone.wait_for("#star-card-hope-learn").await?;
        self.stop("cards, the piles").await?;
        self.phone.open(&format!("{sort}/all")).await?;
        self.phone.tap("#own > summary").await?;
        self.phone.tap("#own-well").await?;
        self.stop("cards, one without words").await?;
        self.phone
            .type_into("#own-words", "averyveryverylongwordthatdoesnotfit")
            .await?;
        self.phone.tap("#own-well").await?;
        self.phone.see("averyvery").await?;
        self.stop("cards, one of their own").await
    }

    async fn book_pages(&mut self, book: &str) -> Result<()> {
        let phone = &mut *self.phone;
        phone.open(book).await?;
        self.stop("book, half done").await?;
        self.phone.tap_words("Young person’s own views").await?;
        self.phone.page("views").await?;
        self.stop("views, empty").await?;
        let young = self.phone.address().await?;
        self.hands(&young).await?;
        self.open(&young.replace("/views/", "/check/"), "check, nothing said")
            .await?;
        self.open(
            &young.replace("/views/", "/matters/"),
            "matters, nothing said",
        )
        .await?;
        self.phone.open(&young).await?;
        self.phone.tap_words("Start").await?;
        self.phone.question(1).await?;
        self.phone
            .type_into("#words", &word("yok", 1, "words"))
            .await?;
        self.phone.saved().await?;
        self.phone.tap("label[for=sharing-1]").await?;
        self.phone.tap("label[for=how-5]").await?;
        self.stop("question, young person, observed").await?;
        self.levels().await?;
        self.open(&young, "views, begun").await?;
        self.cards(&young).await?;
        self.open(&young.replace("/views/", "/check/"), "check, begun")
            .await?;
        self.round_pages(book).await?;
        self.phone.open(book).await?;
        self.phone.tap_words("Parent or carer’s views").await?;
        self.phone.page("views").await?;
        let parent = self.phone.address().await?;
        self.open(&parent.replace("/views/", "/check/"), "check, half done")
            .await?;
        self.open(
            &parent.replace("/views/", "/matters/"),
            "matters, one chosen",
        )
        .await?;
        for chosen in [2, 3] {
            self.phone.tap("ul.os-picks .os-pick button").await?;
            let script =
                "return document.querySelectorAll('ol.os-picks .os-pick').length === arguments[0]";
            let what = format!("{chosen} chosen");
            self.phone.until(&what, script, vec![chosen.into()]).await?;
        }
        self.phone.see("You have picked three.").await?;
        self.stop("matters, three chosen").await?;
        self.open(&format!("{book}/about"), "about, empty").await?;
        for field in [
            "#name",
            "#parent-name",
            "#place",
            "#time",
            "#where",
            "#contact",
        ] {
            self.phone
                .type_into(field, "Wolfeschlegelsteinhausenbergerdorff")
                .await?;
        }
        self.phone.tap("label[for=kind-1]").await?;
        let day = "const d = document.querySelector('#day'); d.focus(); d.value = '2031-03-04';\
            d.dispatchEvent(new Event('input', { bubbles: true })); d.blur()";
        self.phone.run(day, vec![]).await?;
        self.phone.saved().await?;
        self.stop("about, full").await?;
        self.open(book, "book, with a meeting").await?;
        self.open(&format!("{book}/pack"), "pack").await?;
        self.share_files(book).await?;
        self.open("/", "start, with a book").await?;
        self.open("/books", "books").await?;
        for size in ["size-1", "size-2"] {
            self.phone.open("/settings").await?;
            self.phone.tap(&format!("label[for={size}]")).await?;
            self.phone.wait_for("html[data-text]").await?;
            self.stop(&format!("settings, {size}")).await?;
            self.open(book, &format!("book, {size}")).await?;
        }
        self.phone.open("/settings").await?;
        self.phone.tap("label[for=size]").await?;
        self.phone.wait_gone("html[data-text]").await?;
        self.history(book).await
    }

    /// Then and now: of one meeting, and of two, as the made-up family has them.
    async fn history(&mut self, book: &str) -> Result<()> {
        self.open(&format!("{book}/history"), "history, one meeting")
            .await?;
        self.phone.open("/example").await?;
        self.phone.page("book").await?;
        self.phone.see("(example)").await?;
        self.phone.tap_words("Then and now").await?;
        self.phone.page("history").await?;
        self.phone.wait_for(".os-track").await?;
        let open = "for (const d of document.querySelectorAll('details')) d.open = true";
        self.phone.run(open, vec![]).await?;
        self.stop("history, two meetings").await?;
        // What a child sorted and said about himself stands on each of these.
        let history = self.phone.address().await?;
        for page in ["again", "said", "profile", "pack", "share"] {
            let address = history.replace("/history", &["/", page].concat());
            self.phone.open(&address).await?;
            if page == "share" {
                self.phone.tap("label[for=whom-1]").await?;
                self.phone.see("Only in the file if you tick it").await?;
            }
            self.stop(&["the example, ", page].concat()).await?;
        }
        Ok(())
    }

    /// The meeting and what was agreed: with nothing, and with one of each.
    async fn round_pages(&mut self, book: &str) -> Result<()> {
        self.open(&format!("{book}/meeting"), "meeting").await?;
        self.phone.tap("label[for=taking-1]").await?;
        self.phone.tap("#add-point").await?;
        self.phone.wait_for("#agenda .os-field__input").await?;
        self.phone.tap_words("Who is asked to come").await?;
        self.phone.tap("#add-person").await?;
        self.phone.wait_for("#people .os-field__input").await?;
        self.stop("meeting, with a point and a person").await?;
        self.open(&format!("{book}/plan"), "plan").await?;
        self.phone.tap("#add-target").await?;
        self.phone.wait_for("#targets .os-field__input").await?;
        self.phone.tap("#add-action").await?;
        self.phone.wait_for("#actions .os-field__input").await?;
        self.phone.saved().await?;
        self.stop("plan, with a target and an action").await?;
        self.open(&format!("{book}/dates"), "dates, nothing told")
            .await?;
        tell_of_a_review(self.phone).await?;
        // Long past, so that there is something to do about it; and much to tell.
        pick_day(self.phone, "#ask-meeting", "2024-03-05").await?;
        self.phone.wait_for(".os-line__item--overdue").await?;
        self.phone.tap("#more-asks").await?;
        let open = "for (const d of document.querySelectorAll('details')) d.open = true";
        self.phone.run(open, vec![]).await?;
        self.phone.wait_for("#told-born, #ask-born").await?;
        self.phone.saved().await?;
        self.stop("dates, all open").await?;
        self.phone.open(book).await?;
        self.phone.wait_for(".os-next__date").await?;
        self.stop("book, with dates").await
    }

    /// A file is made, a file does not open, a file is looked at and taken in.
    async fn share_files(&mut self, book: &str) -> Result<()> {
        self.open(&format!("{book}/share"), "share").await?;
        // What is below the words moves once they are there.
        let five = "const words = document.querySelector('#phrase').innerText;\
            return words !== arguments[0] && /^[a-z]+( [a-z]+){4}$/.test(words)";
        self.phone.until("the words", five, vec!["".into()]).await?;
        let mine = self.phone.words_of("#phrase").await?;
        self.phone.tap("label[for=whom-1]").await?;
        self.phone
            .until("other words", five, vec![mine.into()])
            .await?;
        self.phone.tap("#own-phrase").await?;
        self.phone.type_into("#own", "sam").await?;
        self.phone.see("Too short.").await?;
        self.stop("share, too short").await?;
        self.phone.tap("#made-phrase").await?;
        self.phone.tap("#make:not([aria-disabled])").await?;
        self.phone.wait_for("#made").await?;
        self.stop("share, made").await?;
        self.open("/import", "import").await?;
        self.phone.tap("#open").await?;
        self.phone.wait_for(".os-notice--problem").await?;
        self.stop("import, nothing to open").await?;
        let file = xtask::paths::root().join("tests/fixtures/share/book-v1.txt");
        let file = file.display().to_string();
        self.phone.type_into("#file", &file).await?;
        self.phone
            .type_into("#words", "apple river stone kitchen cloud")
            .await?;
        self.phone.tap("#open").await?;
        self.phone.wait_for("#found").await?;
        self.phone.tap("label[for=home-1]").await?;
        self.phone.wait_for("#accept:not([aria-disabled])").await?;
        self.stop("import, the same child").await?;
        self.phone.tap("#accept").await?;
        self.phone.wait_for("#taken").await?;
        self.stop("import, taken in").await?;
        self.phone.open(book).await?;
        self.phone.tap_words("Other people in this book").await?;
        self.stop("book, with further voices").await?;
        self.phone.open("/import").await?;
        Ok(())
    }

    async fn notices(&mut self, book: &str) -> Result<()> {
        let problem = format!("{}0/pack", book.trim_end_matches(|c: char| c != '/'));
        self.open(&problem, "problem, no such book").await?;
        self.open("/begin/parent", "first question, with a book here")
            .await?;
        self.phone.open(book).await?;
        self.phone.new_tab().await?;
        self.open(&format!("{book}/about"), "about, open elsewhere")
            .await?;
        self.phone.close_tab().await?;
        self.phone.go_to_tab(0).await?;
        self.phone.run("document.documentElement.dataset.update = 'ready'; dispatchEvent(new CustomEvent('oursay:update-ready'))", vec![]).await?;
        self.phone.wait_for("#update-now").await?;
        self.stop("a new version").await?;
        self.phone.open("/begin/parent").await?;
        let broken = "IDBDatabase.prototype.transaction = () => { throw new DOMException('torn', 'UnknownError') };\
            IDBFactory.prototype.open = () => { throw new DOMException('torn', 'UnknownError') }";
        self.phone.run(broken, vec![]).await?;
        self.phone.type_into("#words", "words").await?;
        self.phone.wait_for(".os-notice--problem").await?;
        self.stop("not saved").await?;
        self.phone
            .run("dispatchEvent(new CustomEvent('oursay:crashed'))", vec![])
            .await?;
        let script = "return document.querySelector('#crashed').checkVisibility()";
        self.phone
            .until("the page after a crash", script, vec![])
            .await?;
        self.phone
            .run("document.querySelector('#app').remove()", vec![])
            .await?;
        let found = self.phone.audit(&self.axe, "crashed", self.width).await?;
        self.found.extend(
            found
                .into_iter()
                .filter(|line| !line.contains("not one h1")),
        );
        self.phone
            .before_each_page("delete window.WebAssembly")
            .await?;
        self.phone.open_unready("/").await?;
        self.phone.wait_for("#no-wasm:not([hidden])").await?;
        let found = self.phone.audit(&self.axe, "no Wasm", self.width).await?;
        self.found.extend(
            found
                .into_iter()
                .filter(|line| !line.contains("not one h1")),
        );
        Ok(())
    }
}
