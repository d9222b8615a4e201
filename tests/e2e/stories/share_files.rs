//! Share files between two phones, with the server stopped: mother and father, one child.

use super::dates::pick_day;
use crate::support::{Context, Phone, Result, World, ensure, story};
use our_say::{
    crypto::{Passphrase, share},
    domain::attachment::Attachment,
    sync::ShareFile,
};
use std::path::{Path, PathBuf};
use xtask::{driver::Launch, paths};

/// A share file on the desk, and the words that open it.
pub(super) struct Sealed {
    file: PathBuf,
    words: String,
}

impl Sealed {
    /// Where it lies.
    pub fn path(&self) -> String {
        self.file.display().to_string()
    }

    /// All that is in it.
    fn opened(&self) -> Result<String> {
        let words = Passphrase::new(&self.words);
        let words = words.ok_or_else(|| xtask::problem::Problem::new("no words"))?;
        let bytes = paths::read(&self.file)?;
        let plain = share::open(&words, &bytes).context("opening the file")?;
        String::from_utf8(plain).context("reading the file")
    }
}

/// Somebody's phone: where the book is, and the two voices in it.
struct Home {
    book: String,
    parent: String,
    young: String,
}

#[tokio::test]
async fn mother_and_father_answer_apart_and_both_end_with_the_same_book() -> Result<()> {
    story(async |world| {
        let World {
            site,
            phone: mum,
            folder,
        } = world;
        let folder = folder.path().to_owned();
        let mut dad = Phone::start(Launch::phone(folder.join("dad")), &site.url()).await?;
        for phone in [&*mum, &dad] {
            phone.open("/").await?;
            phone.kept_offline().await?;
        }
        site.stop();
        let hers = begins(mum, "Mum", "She reads every night.", "I like art.").await?;
        let his = begins(&dad, "Dad", "He builds things.", "I like maths.").await?;
        says_alone(mum, &hers, "Only for me.").await?;
        for (phone, home, day) in [(&*mum, &hers, "2031-03-05"), (&dad, &his, "2031-03-12")] {
            phone.open(&format!("{}/about", home.book)).await?;
            pick_day(phone, "#day", day).await?;
            phone.saved().await?;
        }

        // Two books that were begun apart become one.
        let from_mum = makes(mum, &hers, &folder.join("1")).await?;
        ensure(
            !from_mum.opened()?.contains("Only for me."),
            "a private answer went out",
        )?;
        opens(&dad, &from_mum).await?;
        dad.tap("label[for=home-1]").await?;
        dad.see("These answers would have two versions.").await?;
        accepts(&dad).await?;
        dad.see("These answers have two versions now.").await?;
        let from_dad = makes(&dad, &his, &folder.join("2")).await?;
        ensure(
            !from_dad.opened()?.contains("Only for me."),
            "a private answer was passed on",
        )?;
        opens(mum, &from_dad).await?;
        mum.see("It belongs to Sam’s book on this phone.").await?;
        accepts(mum).await?;

        // Both see what the child said to each of them, and their own words as well.
        for (phone, home) in [(&*mum, &hers), (&dad, &his)] {
            phone.open(&question(home, &home.young, "y1")).await?;
            phone.wait_for("#keep-words-together").await?;
            for words in ["I like art.", "I like maths."] {
                phone.see(words).await?;
            }
            phone.open(&home.book).await?;
            for name in ["Mum", "Dad"] {
                phone.see(name).await?;
            }
        }
        mum.open(&question(&hers, &hers.young, "y2")).await?;
        mum.wait_value("#words", "Only for me.").await?;

        which_day(mum, &hers).await?;

        // She joins the two versions, and he gets that.
        mum.open(&question(&hers, &hers.young, "y1")).await?;
        mum.tap_words("Keep both together").await?;
        mum.wait_gone("#keep-words-together").await?;
        mum.saved().await?;
        let joined = makes(mum, &hers, &folder.join("3")).await?;
        opens(&dad, &joined).await?;
        accepts(&dad).await?;
        dad.open(&question(&his, &his.young, "y1")).await?;
        dad.wait_gone("#keep-words-together").await?;
        for words in ["I like art.", "I like maths."] {
            ensure(dad.value_of("#words").await?.contains(words), words)?;
        }

        // What she erases goes from his phone when he agrees, and an old file brings nothing back.
        erases(mum, &hers).await?;
        let erased = makes(mum, &hers, &folder.join("4")).await?;
        ensure(
            !erased.opened()?.contains("every night"),
            "an erased word went out",
        )?;
        opens(&dad, &erased).await?;
        dad.see("This file erases words that are here.").await?;
        accepts(&dad).await?;
        opens(&dad, &joined).await?;
        dad.see("All that is in this file is here already.").await?;
        dad.open(&question(&his, &hers.parent, "p1")).await?;
        dad.wait_value("#words", "").await?;
        let seen = dad.complaints().await;
        ensure(seen.is_empty(), seen.join("\n"))
    })
    .await
}

#[tokio::test]
async fn a_backup_brings_a_book_back_on_a_new_phone_and_what_opens_it_is_on_the_old_one()
-> Result<()> {
    story(async |world| {
        let World {
            site,
            phone,
            folder,
        } = world;
        let folder = folder.path().to_owned();
        let new = Phone::start(Launch::phone(folder.join("new")), &site.url()).await?;
        new.open("/import").await?;
        let home = begins(phone, "Mum", "She reads every night.", "I like art.").await?;
        says_alone(phone, &home, "Only for me.").await?;
        phone.open(&format!("{}/share", home.book)).await?;
        let backup = seals(phone, &folder.join("1")).await?;

        // The words are typed as phones type them, after a wrong try; the file need not be picked again.
        new.type_into("#file", &backup.file.display().to_string())
            .await?;
        new.type_into("#words", "five quite wrong words here")
            .await?;
        new.tap("#open").await?;
        new.see("These words do not open this file.").await?;
        new.empty("#words").await?;
        let (first, rest) = backup.words.split_at(1);
        let words = format!("{}{rest} ", first.to_uppercase());
        new.type_into("#words", &words).await?;
        new.tap("#open:not([aria-disabled])").await?;
        new.wait_for("#found").await?;
        accepts(&new).await?;
        new.open(&question(&home, &home.young, "y2")).await?;
        new.wait_value("#words", "Only for me.").await?;
        new.type_into("#words", " And more.").await?;
        new.saved().await?;

        phone.open(&home.book).await?;
        phone.see("Kept, nothing new since").await?;
        phone.open(&format!("{}/share", home.book)).await?;
        phone.see(&backup.words).await
    })
    .await
}

#[tokio::test]
async fn what_is_no_share_file_says_so_and_the_work_in_the_background_can_be_stopped() -> Result<()>
{
    story(async |world| {
        let phone = &world.phone;
        phone.open("/import").await?;
        let fixture = |name: &str| paths::root().join("tests/fixtures/share").join(name);
        for (name, says) in [
            ("for-a-key.txt", "This file was sealed for a computer key, not with words."),
            ("work-factor-22.txt", "This file would need more memory than a phone has."),
        ] {
            phone.open("/import").await?;
            phone.type_into("#file", &fixture(name).display().to_string()).await?;
            phone.type_into("#words", "apple river stone kitchen cloud").await?;
            phone.tap("#open").await?;
            phone.see(says).await?;
        }
        phone.open("/import").await?;
        phone.tap("#open").await?;
        phone.see("There is no file to open.").await?;
        phone.tap_words("Paste the text instead").await?;
        phone.paste_into("#pasted", "Dear Mum, see you soon.").await?;
        phone.type_into("#words", "five words").await?;
        phone.tap("#open").await?;
        phone.see("This is not a file from Our Say.").await?;
        phone.empty("#pasted").await?;
        let text = std::fs::read_to_string(fixture("v1.txt")).context("reading")?;
        phone.paste_into("#pasted", &text).await?;
        // Stopped in the middle: the page is as it was, and the same file can be opened again.
        let open_and_stop = "document.querySelector('#open').click();\
            const look = () => document.querySelector('#stop')?.click() ?? requestAnimationFrame(look); look()";
        phone.run(open_and_stop, vec![]).await?;
        phone.wait_gone("#stop").await?;
        phone.wait_for("#open:not([aria-disabled])").await
    })
    .await
}

#[tokio::test]
async fn the_example_is_a_tap_away_and_a_file_from_another_app_waits_for_its_words() -> Result<()> {
    story(async |world| {
        let World { site, phone, .. } = world;
        phone.open("/").await?;
        phone.kept_offline().await?;
        site.stop();
        phone.tap("main a[href='/example']").await?;
        phone.page("book").await?;
        phone.see("(example)").await?;

        // As the share sheet of the phone hands it over.
        let path = paths::root().join("tests/fixtures/share/v1.txt");
        let text = std::fs::read_to_string(path).context("reading")?;
        let hand_over = "const form = new FormData();\
            form.append('file', new File([arguments[0]], 'our-say.txt', { type: 'text/plain' }));\
            return fetch('/import', { method: 'POST', body: form, redirect: 'manual' })\
              .then(answer => answer.type === 'opaqueredirect')";
        let other = phone.run(hand_over, vec!["Dear diary".into()]).await?;
        ensure(other == true, "it did not lead to the page")?;
        phone.open("/import").await?;
        phone.not_see("The file is here.").await?;
        phone.run(hand_over, vec![text.into()]).await?;
        phone.open("/import").await?;
        phone.see("The file is here.").await
    })
    .await
}

/// Each told another day for the meeting: she is asked which is right.
async fn which_day(phone: &Phone, home: &Home) -> Result<()> {
    phone.open(&format!("{}/about", home.book)).await?;
    phone
        .see("Two phones say different things: Day of the meeting")
        .await?;
    phone.picture_of("about-two-days").await;
    phone
        .tap_words("This is right: Wednesday 12 March 2031")
        .await?;
    phone.wait_gone("#differ .os-notice").await?;
    phone.wait_value("#day", "2031-03-12").await
}

/// Begins a book: a parent says something, and writes down what the child says.
async fn begins(phone: &Phone, name: &str, words: &str, child: &str) -> Result<Home> {
    phone.open("/begin/parent").await?;
    phone.type_into("#words", words).await?;
    phone.saved().await?;
    let book = phone.book_address().await?;
    let parent = phone
        .address()
        .await?
        .split('/')
        .nth(4)
        .unwrap_or_default()
        .to_owned();
    phone.open(&format!("{book}/about")).await?;
    phone.type_into("#name", "Sam").await?;
    phone.type_into("#parent-name", name).await?;
    phone.run("document.activeElement.blur()", vec![]).await?;
    phone.saved().await?;
    phone.open(&book).await?;
    phone.tap_words("Sam’s views").await?;
    phone.page("views").await?;
    let young = phone
        .address()
        .await?
        .split('/')
        .nth(4)
        .unwrap_or_default()
        .to_owned();
    let home = Home {
        book,
        parent,
        young,
    };
    phone.open(&question(&home, &home.young, "y1")).await?;
    phone.tap("label[for=sharing]").await?;
    phone.type_into("#words", child).await?;
    phone.saved().await?;
    Ok(home)
}

/// The child says something that nobody else is to see.
async fn says_alone(phone: &Phone, home: &Home, words: &str) -> Result<()> {
    phone.open(&question(home, &home.young, "y2")).await?;
    phone.unfold("Who can see this").await?;
    phone.tap("label[for=sharing-2]").await?;
    phone.type_into("#words", words).await?;
    phone.saved().await
}

fn question(home: &Home, voice: &str, question: &str) -> String {
    format!("{}/question/{voice}/{question}", home.book)
}

/// Makes a file for somebody else.
async fn makes(phone: &Phone, home: &Home, folder: &Path) -> Result<Sealed> {
    phone.open(&format!("{}/share", home.book)).await?;
    let before = phone.words_of("#phrase").await?;
    phone.tap("label[for=whom-1]").await?;
    let script = "const words = document.querySelector('#phrase').innerText;\
        return words !== arguments[0] && /^[a-z]+( [a-z]+){4}$/.test(words)";
    phone
        .until("other words", script, vec![before.into()])
        .await?;
    seals(phone, folder).await
}

/// Makes the file that was chosen.
pub(super) async fn seals(phone: &Phone, folder: &Path) -> Result<Sealed> {
    let five = "return /^[a-z]+( [a-z]+){4}$/.test(document.querySelector('#phrase').innerText)";
    phone.until("five words", five, vec![]).await?;
    let words = phone.words_of("#phrase").await?;
    let folder = phone.downloads_to(folder).await?;
    phone.tap("#make:not([aria-disabled])").await?;
    phone.wait_for("#made").await?;
    phone.tap("#make").await?;
    let file = Phone::downloaded(&folder, "txt").await?;
    ensure(
        file.ends_with("our-say.txt"),
        "the name of the file says more than it should",
    )?;
    Ok(Sealed { file, words })
}

/// The recordings, drawings and photos in a file.
pub(super) fn attachments(sealed: &Sealed) -> Result<Vec<Attachment>> {
    let file = ShareFile::read(sealed.opened()?.as_bytes()).context("reading the file")?;
    Ok(file.attachments)
}

pub(super) async fn opens(phone: &Phone, sealed: &Sealed) -> Result<()> {
    phone.open("/import").await?;
    phone
        .type_into("#file", &sealed.file.display().to_string())
        .await?;
    phone.type_into("#words", &sealed.words).await?;
    phone.tap("#open").await?;
    phone.wait_for("#found").await
}

pub(super) async fn accepts(phone: &Phone) -> Result<()> {
    phone.tap("#accept:not([aria-disabled])").await?;
    phone.wait_for("#taken").await
}

/// She takes her first answer back, for good.
async fn erases(phone: &Phone, home: &Home) -> Result<()> {
    phone.open(&question(home, &home.parent, "p1")).await?;
    phone.tap_words("Erase this answer").await?;
    phone.tap("#erase").await?;
    phone.tap("#erase-yes").await?;
    phone.wait_for("#erased").await?;
    phone.wait_value("#words", "").await
}
