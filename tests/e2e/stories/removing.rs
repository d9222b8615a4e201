//! A worker hands a book over: its file is made and checked, the book removed, and whoever takes the phone then and
//! reads all of it byte for byte finds neither a word nor a sealed record.

use super::{
    locks::locks_with,
    made::{MICROPHONE, PLAYS},
    share_files::seals,
};
use crate::support::{
    Context, Phone, Problem, Result, World, axe,
    disk::{self, search_bytes},
    ensure,
    family::word,
    story_on,
};
use serde_json::json;

/// The names of all databases, and of each record its place and its first 24 bytes, which are drawn anew for each.
const RECORDS: &str = "const done = arguments[0], all = [];\
    const ask = r => new Promise((yes, no) => { r.onsuccess = () => yes(r.result); r.onerror = () => no(r.error) });\
    (async () => {\
      for (const { name } of await indexedDB.databases()) {\
        const db = await ask(indexedDB.open(name));\
        const store = db.transaction('records').objectStore('records');\
        const [keys, values] = await Promise.all([ask(store.getAllKeys()), ask(store.getAll())]);\
        keys.forEach((key, n) => all.push([name, key, [...values[n].slice(0, 24)]]));\
        db.close();\
      }\
    })().then(() => done(all), e => done(String(e)))";

/// Takes what was drawn for a photo.
const PHOTO: &str = "const done = arguments[0], c = document.createElement('canvas'); c.width = c.height = 40;\
    const p = c.getContext('2d'); p.fillStyle = '#084'; p.fillRect(5, 5, 20, 30);\
    c.toBlob(b => { const t = new DataTransfer(); t.items.add(new File([b], 'cat.png', { type: 'image/png' }));\
      const i = document.querySelector('#made-photo-file'); i.files = t.files;\
      i.dispatchEvent(new Event('change', { bubbles: true })); done(1) })";

/// A record as it lies there.
struct Lies {
    database: String,
    key: String,
    start: Vec<u8>,
}

async fn records(phone: &Phone) -> Result<Vec<Lies>> {
    let found = phone.session()?.run_async(RECORDS, vec![]).await?;
    let found = found
        .as_array()
        .ok_or_else(|| Problem::new(format!("no records: {found}")))?;
    let lies = |one: &serde_json::Value| {
        let text = |n: usize| one[n].as_str().unwrap_or_default().to_owned();
        let bytes = one[2].as_array().cloned().unwrap_or_default();
        let bytes = bytes.iter().filter_map(serde_json::Value::as_u64);
        Lies {
            database: text(0),
            key: text(1),
            start: bytes.filter_map(|byte| u8::try_from(byte).ok()).collect(),
        }
    };
    Ok(found.iter().map(lies).collect())
}

/// Begins a book with words, a name, a photo and a voice note; returns its address.
async fn begins(phone: &Phone, who: &str, name: &str) -> Result<String> {
    phone.open("/begin/young-person").await?;
    phone.answer(who, 1).await?;
    phone.tap("#made-show").await?;
    phone.wait_for("#made-photo-file").await?;
    phone.session()?.run_async(PHOTO, vec![]).await?;
    let there = "return document.querySelector('#made-photo img')?.naturalWidth > 0";
    phone.until("the photo", there, vec![]).await?;
    phone.saved().await?;
    phone.tap("#made-say").await?;
    phone.tap("#made-record").await?;
    phone.see("0:01 of 3 minutes").await?;
    phone.tap("#made-stop").await?;
    phone.until("a voice note", PLAYS, vec![]).await?;
    phone.saved().await?;
    let book = phone.book_address().await?;
    phone.open(&format!("{book}/about")).await?;
    phone.type_into("#name", name).await?;
    phone.run("document.activeElement.blur()", vec![]).await?;
    phone.saved().await?;
    Ok(book)
}

#[tokio::test]
async fn a_book_that_was_handed_over_leaves_no_byte_on_the_phone() -> Result<()> {
    let hears = |launch: &mut xtask::driver::Launch| launch.more.extend(MICROPHONE);
    story_on(hears, async |world| {
        let World { phone, folder, .. } = world;
        let folder = folder.path().to_owned();
        let kept = begins(phone, "kep", "Tamsinette").await?;
        let book = begins(phone, "gon", "Quillowen").await?;
        phone.open(&format!("{book}/share")).await?;
        let sealed = seals(phone, &folder.join("file")).await?;
        // The list knows both names, and puts covers of both on the shelf.
        phone.open("/books").await?;
        phone.see("Quillowen").await?;

        // Another tab has the book open.
        phone.new_tab().await?;
        phone.open(&book).await?;
        phone.see("Quillowen").await?;
        phone.go_to_tab(0).await?;

        let id = book.rsplit('/').next().unwrap_or_default().to_owned();
        // Its database, its entry and cover, and the key in clear that opened those.
        let mine =
            |one: &Lies| one.database.contains(&id) || one.key.contains(&id) || one.key == "key";
        let before: Vec<Lies> = records(phone).await?.into_iter().filter(mine).collect();
        let sealed_ones = before.iter().filter(|one| one.start.len() == 24);
        let needles: Vec<Vec<u8>> = sealed_ones.map(|one| one.start.clone()).collect();
        let has = |key: &str| before.iter().any(|one| one.key.starts_with(key));
        let made = before.iter().filter(|one| one.key.starts_with("z-file/"));
        let made = made.count();
        ensure(
            has("book/") && has("cover/") && has("change/") && made == 2,
            "something of the book is not where it was looked for",
        )?;
        let there = search_bytes(phone.profile(), &needles)?;
        let mut places: Vec<usize> = there.iter().map(|(place, _)| *place).collect();
        places.dedup();
        ensure(!places.is_empty(), "the search finds nothing that is there")?;

        phone.open(&book).await?;
        phone.tap_words("Remove this book from this phone").await?;
        phone.page("remove").await?;
        phone.tap("#have").await?;
        phone.type_into("#file", &sealed.path()).await?;
        phone.tap("#open").await?;
        phone.see("The file holds all of it.").await?;
        phone.type_into("#remove-word", " Remove").await?;
        phone.tap("#remove-yes").await?;
        phone.see("The book is removed from this phone.").await?;

        phone.go_to_tab(1).await?;
        phone.see("This book was removed.").await?;
        phone.not_see("Quillowen").await?;
        phone.close_tab().await?;
        phone.go_to_tab(0).await?;
        phone.back().await?;
        phone.see("This book was removed.").await?;
        let after = records(phone).await?;
        ensure(!after.iter().any(mine), "a record of the book is left")?;
        phone.open(&kept).await?;
        phone.see("Tamsinette").await?;
        phone.close().await?;

        let found = search_bytes(phone.profile(), &needles)?;
        let named = |(place, file): &(usize, String)| {
            let one = before
                .iter()
                .filter(|one| one.start.len() == 24)
                .nth(*place);
            let key = one.map(|one| [&one.database, " ", &one.key].concat());
            format!("{} in {file}", key.unwrap_or_default())
        };
        let found: Vec<String> = found.iter().map(named).collect();
        ensure(found.is_empty(), format!("sealed, on the disk: {found:#?}"))?;
        let words = ["words", "better", "ask"].map(|field| word("gon", 1, field));
        let words: Vec<String> = words.into_iter().chain(["Quillowen".to_owned()]).collect();
        let found = disk::search(phone.profile(), &words)?;
        ensure(found.is_empty(), format!("words on the disk: {found:#?}"))
    })
    .await
}

#[tokio::test]
async fn each_step_of_removing_is_seen_by_axe_on_a_phone_320_pixels_wide() -> Result<()> {
    story_on(
        |launch| launch.size = (320, 640),
        async |world| steps(world, 320, "narrow").await,
    )
    .await
}

#[tokio::test]
async fn each_step_of_removing_is_seen_by_axe_with_letters_of_twice_the_size() -> Result<()> {
    story_on(
        |launch| launch.letters = 32,
        async |world| steps(world, 360, "large").await,
    )
    .await
}

struct Looks<'a> {
    phone: &'a Phone,
    axe: String,
    width: u32,
    size: &'static str,
    found: Vec<String>,
}

impl Looks<'_> {
    async fn stop(&mut self, name: &str) -> Result<()> {
        let found = self.phone.audit(&self.axe, name, self.width).await?;
        self.found.extend(found);
        let picture = ["removing-", name, "-", self.size].concat();
        self.phone.picture_of(&picture).await;
        Ok(())
    }
}

async fn steps(world: &mut World, width: u32, size: &'static str) -> Result<()> {
    let folder = world.folder.path().to_owned();
    let phone = &world.phone;
    let mut looks = Looks {
        phone,
        axe: axe::source()?,
        width,
        size,
        found: Vec::new(),
    };
    phone.open("/begin/parent").await?;
    phone.kept_offline().await?;
    phone.answer("gon", 1).await?;
    let book = phone.book_address().await?;
    let page = format!("{book}/remove");
    phone.open(&page).await?;
    looks.stop("look").await?;
    phone.open(&format!("{book}/share")).await?;
    let sealed = seals(phone, &folder.join("file")).await?;
    phone.open(&page).await?;
    looks.stop("look with a file").await?;
    phone.tap("#have").await?;
    phone.wait_for("#file").await?;
    looks.stop("form").await?;
    phone.tap("#open").await?;
    phone.see("There is no file to open.").await?;
    looks.stop("no file").await?;

    phone.open(&page).await?;
    phone.tap("#have").await?;
    phone.type_into("#file", &sealed.path()).await?;
    phone.tap("#open").await?;
    phone.see("The file holds all of it.").await?;
    looks.stop("sure").await?;
    phone.type_into("#remove-word", "no").await?;
    phone.tap("#remove-yes").await?;
    phone.see("That is not the word.").await?;
    let focused = "return document.activeElement?.id === 'remove-word'";
    phone
        .until("the field to have the focus", focused, vec![])
        .await?;
    looks.stop("wrong word").await?;
    phone.open(&page).await?;
    phone.tap("#without").await?;
    phone.see("No file was checked.").await?;
    looks.stop("no file, sure").await?;
    phone.type_into("#remove-word", "REMOVE").await?;
    phone.tap("#remove-yes").await?;
    phone.see("The book is removed from this phone.").await?;
    let focused = "return document.activeElement?.id === 'done'";
    phone
        .until("what was done to be read out", focused, vec![])
        .await?;
    looks.stop("done").await?;

    odd_ones(&mut looks).await?;
    phone.open("/begin/parent").await?;
    phone.answer("gon", 1).await?;
    phone.open("/settings").await?;
    phone.tap_words("Remove everything").await?;
    phone.wait_for("#all-word").await?;
    looks.stop("everything").await?;
    phone.type_into("#all-word", "remove all").await?;
    phone.tap("#all-yes").await?;
    phone.see("Everything is removed from this phone.").await?;
    looks.stop("everything is gone").await?;
    let left = "return indexedDB.databases().then(all => all.length)";
    phone
        .until(
            "no database",
            &left.replace("all.length", "all.length === 0"),
            vec![],
        )
        .await?;
    let caches = phone
        .run("return caches.keys().then(all => all.length)", vec![])
        .await?;
    ensure(caches != json!(0), "the offline copy has gone as well")?;
    phone.open("/books").await?;
    phone.see("There is no book here yet").await?;
    ensure(looks.found.is_empty(), looks.found.join("\n")).context("axe")
}

/// Makes a change of a book unreadable.
const DAMAGE: &str = "const done = arguments[1];\
    const asked = indexedDB.open(`our-say-book-${arguments[0]}`);\
    asked.onsuccess = () => { const db = asked.result;\
      const tx = db.transaction('records', 'readwrite'), store = tx.objectStore('records');\
      store.getAllKeys().onsuccess = e => { for (const key of e.target.result)\
        if (key.startsWith('change/')) store.put(new Uint8Array([1, 2, 3]), key) };\
      tx.oncomplete = () => { db.close(); done(1) } }";

/// A book that is locked, one that cannot be read, and one that will not go.
async fn odd_ones(looks: &mut Looks<'_>) -> Result<()> {
    let phone = looks.phone;
    let begins = async || {
        phone.open("/begin/parent").await?;
        phone.answer("gon", 1).await?;
        phone.book_address().await
    };
    let goes = async |how: &str| {
        phone.tap(how).await?;
        phone.type_into("#remove-word", "remove").await?;
        phone.tap("#remove-yes").await
    };
    let book = begins().await?;
    phone.open(&format!("{book}/lock")).await?;
    locks_with(phone, "the blue whale sings").await?;
    phone.tap("#lock-now").await?;
    phone.page("unlock").await?;
    phone.open(&format!("{book}/remove")).await?;
    phone.see("This book is locked.").await?;
    looks.stop("locked").await?;
    goes("#without").await?;
    phone.see("The book is removed from this phone.").await?;
    looks.stop("locked, done").await?;

    let book = begins().await?;
    phone.open("/help").await?;
    let id = book.rsplit('/').next().unwrap_or_default();
    let session = phone.session()?;
    session.run_async(DAMAGE, vec![json!(id)]).await?;
    phone.open(&format!("{book}/remove")).await?;
    phone.see("This book cannot be read").await?;
    looks.stop("damaged").await?;

    // The browser says no, and then it does not.
    let refuse = "window.real = IDBFactory.prototype.deleteDatabase;\
        IDBFactory.prototype.deleteDatabase = () => { throw new DOMException('no', 'UnknownError') }";
    phone.run(refuse, vec![]).await?;
    goes("#without").await?;
    phone.see("The book could not be removed.").await?;
    looks.stop("failed").await?;
    let allow = "IDBFactory.prototype.deleteDatabase = window.real";
    phone.run(allow, vec![]).await?;
    phone.tap_words("Try again").await?;
    phone.see("The book is removed from this phone.").await
}
