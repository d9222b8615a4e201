//! Locks, with no signal: what is seen before one, what opens it, and what lies on the disk.

use super::made::{KEEP, MICROPHONE, PLAYS};
use crate::support::{
    Context, Phone, Problem, Result, World, axe, disk, ensure, pdf, story, story_on,
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use our_say::crypto::{DataKey, make_key, open};
use serde_json::{Value, json};
use std::fs;

const WORDS: &str = "the blue whale sings";

/// A picture of the page, light, dark, and with the largest letters; axe finds nothing in them.
async fn looks(phone: &Phone, name: &str) -> Result<()> {
    for theme in ["light", "dark"] {
        let chosen = "document.documentElement.dataset.theme = arguments[0]";
        phone.run(chosen, vec![theme.into()]).await?;
        let name = [name, "-", theme].concat();
        phone.picture_of(&name).await;
        let found = phone.audit(&axe::source()?, &name, 360).await?;
        ensure(found.is_empty(), found.join("\n"))?;
    }
    let larger = "document.documentElement.dataset.text = arguments[0]";
    phone.run(larger, vec!["largest".into()]).await?;
    let name = [name, "-large"].concat();
    let found = phone.audit(&axe::source()?, &name, 360).await?;
    phone.picture_of(&name).await;
    ensure(found.is_empty(), found.join("\n"))?;
    phone.run(larger, vec!["normal".into()]).await.map(drop)
}

/// On the page of a lock: chooses own words and locks.
pub(super) async fn locks_with(phone: &Phone, words: &str) -> Result<()> {
    phone.page("lock").await?;
    phone.tap("label[for=kind-1]").await?;
    phone.type_into("#secret", words).await?;
    phone.tap("#lock-set").await?;
    phone.see("It is locked from now on.").await
}

/// On the page that stands before a lock.
pub(super) async fn unlocks_with(phone: &Phone, words: &str) -> Result<()> {
    phone.page("unlock").await?;
    phone.type_into("#secret", words).await?;
    phone.press("Enter").await
}

/// With the lock that there is: other spare words, once on paper too, and another name for the list; returns the words.
async fn changes_what_is_around_it(phone: &Phone) -> Result<String> {
    phone.tap("#lock-sheet").await?;
    phone
        .see("After this, your old spare words open nothing.")
        .await?;
    gone(phone, "Making words").await?;
    let sheet = phone.words_of("#spare-words").await?;
    phone.type_into("#current", "the red whale").await?;
    phone.tap("#sheet-save").await?;
    phone.see("That does not open it.").await?;
    looks(phone, "lock-sheet").await?;
    on_paper(phone, &sheet).await?;
    phone.empty("#current").await?;
    phone.type_into("#current", WORDS).await?;
    phone.tap("#sheet-save").await?;
    phone.see("The lock was changed.").await?;
    phone.tap("#lock-shown").await?;
    phone
        .see("Anyone can see this without your secret.")
        .await?;
    phone.empty("#nickname").await?;
    phone.type_into("#nickname", "Blue folder").await?;
    looks(phone, "lock-shown").await?;
    phone.tap("#shown-save").await?;
    phone.see("What it shows was changed.").await?;
    for step in ["lock-change", "lock-anew", "lock-forgo"] {
        phone.tap(&["#", step].concat()).await?;
        gone(phone, "Making words").await?;
        looks(phone, step).await?;
        phone.tap("#lock-back").await?;
    }
    Ok(sheet)
}

/// Of the page only the spare words go on paper.
async fn on_paper(phone: &Phone, sheet: &str) -> Result<()> {
    let a4 = json!({ "paperWidth": 8.27, "paperHeight": 11.69 });
    let made = phone.cdp("Page.printToPDF", a4).await?;
    let bytes = STANDARD
        .decode(made["data"].as_str().unwrap_or_default())
        .context("the PDF")?;
    phone.paper_of("lock-sheet", &bytes);
    let paper = pdf::read(&bytes)?;
    ensure(
        paper.pages.len() == 1,
        format!("{} pages", paper.pages.len()),
    )?;
    let missing = sheet.split(' ').find(|word| !paper.text.contains(word));
    ensure(
        missing.is_none(),
        format!("{missing:?} is not in {}", paper.text),
    )?;
    let more = [
        "Print",
        "tick",
        "Quillowen",
        "What opens it now",
        "whale",
        "Leave it",
    ];
    let more = more
        .into_iter()
        .find(|words| paper.text.contains(&words.replace(' ', "")) || paper.text.contains(words));
    ensure(more.is_none(), format!("{more:?} is in {}", paper.text))
}

/// Waits until these words are there no more.
async fn gone(phone: &Phone, words: &str) -> Result<()> {
    let script = "return !document.body.innerText.includes(arguments[0])";
    phone
        .until("an end", script, vec![json!(words)])
        .await
        .map(drop)
}

#[tokio::test]
async fn a_book_is_locked_and_opened_again_with_the_server_stopped() -> Result<()> {
    story(async |world| {
        let World { site, phone, .. } = world;
        phone.open("/begin/parent").await?;
        phone.kept_offline().await?;
        site.stop();
        phone.type_into("#words", "She likes Miss Okafor.").await?;
        phone.saved().await?;
        let question = phone.address().await?;
        let book = phone.book_address().await?;
        phone.open(&format!("{book}/about")).await?;
        phone.type_into("#name", "Quillowen").await?;
        phone.saved().await?;
        phone.open(&book).await?;
        phone.tap("#lock-link").await?;
        phone.page("lock").await?;
        phone.see("Make other words").await?;
        looks(phone, "lock-set").await?;
        // Too short is said, and nothing is locked.
        phone.tap("label[for=kind-2]").await?;
        phone.type_into("#secret", "12").await?;
        phone.tap("#lock-set").await?;
        phone.see("That is too short.").await?;
        gone(phone, "Making words").await?;
        phone
            .type_into("#nickname", "Quillowen, by mistake")
            .await?;
        locks_with(phone, WORDS).await?;
        looks(phone, "lock-menu").await?;
        let sheet = changes_what_is_around_it(phone).await?;

        // A second tab opens it too; a lock in the one shuts both.
        phone.new_tab().await?;
        phone.open(&question).await?;
        unlocks_with(phone, WORDS).await?;
        phone.question(1).await?;
        phone.go_to_tab(0).await?;
        phone.tap("#lock-now").await?;
        phone.page("unlock").await?;
        phone.see("Blue folder is locked").await?;
        phone.not_see("Quillowen").await?;
        looks(phone, "unlock").await?;
        phone.go_to_tab(1).await?;
        phone.page("unlock").await?;
        phone.close_tab().await?;
        phone.go_to_tab(0).await?;

        unlocks_with(phone, "the blue whale").await?;
        phone.see("That does not open it.").await?;
        for _ in 0..2 {
            gone(phone, "This takes a few seconds.").await?;
            unlocks_with(phone, "the red whale").await?;
            phone.wait_value("#secret", "").await?;
        }
        phone.see("You can try again in").await?;
        looks(phone, "unlock-waits").await?;
        phone.reload().await?;
        phone.page("unlock").await?;
        phone.see("You can try again in").await?;
        gone(phone, "You can try again in").await?;
        phone.tap("#other-way").await?;
        unlocks_with(phone, &sheet).await?;
        phone.page("lock").await?;
        phone.open(&question).await?;
        unlocks_with(phone, WORDS).await?;
        phone.wait_value("#words", "She likes Miss Okafor.").await?;

        // The whole app.
        phone.open("/settings").await?;
        phone.tap("#lock-whole").await?;
        locks_with(phone, "one for all of it").await?;
        // Who leaves fast leaves no sign of the app before the lock either.
        for _ in 0..3 {
            phone.press("Shift").await?;
        }
        for address in ["/", &book, "/books"] {
            phone.page("left").await?;
            phone.open(address).await?;
        }
        phone.page("left").await?;
        phone.not_see("Our Say").await?;
        phone.tap("#come-back").await?;
        phone.see("Our Say is locked").await?;
        looks(phone, "unlock-whole").await?;
        phone.open("/books").await?;
        unlocks_with(phone, "one for all of it").await?;
        phone.page("books").await?;
        phone.see("Blue folder").await?;
        phone.not_see("Quillowen").await
    })
    .await
}

/// Everything that the databases of the app hold, by database and key.
const READ_ALL: &str = "const done = arguments[0], all = {}; (async () => {\
    for (const { name } of await indexedDB.databases()) {\
      const db = await new Promise((y, n) => { const r = indexedDB.open(name);\
        r.onsuccess = () => y(r.result); r.onerror = () => n(r.error) });\
      const s = db.transaction('records').objectStore('records');\
      const got = r => new Promise(y => { r.onsuccess = () => y(r.result) });\
      const keys = await got(s.getAllKeys()), values = await got(s.getAll());\
      all[name] = Object.fromEntries(keys.map((k, i) => [k,\
        btoa(Array.from(values[i], b => String.fromCharCode(b)).join(''))]));\
      db.close() } })().then(() => done(all), e => done(String(e)))";

async fn raw(phone: &Phone) -> Result<Value> {
    phone.session()?.run_async(READ_ALL, vec![]).await
}

fn bytes(of: &Value) -> Result<Vec<u8>> {
    let text = of.as_str().ok_or_else(|| Problem::new("a record"))?;
    STANDARD.decode(text).context("a record")
}

/// The name of the shelf's database, what its records are bound to, and its key: by the door, or by itself where there
/// is none yet.
fn shelf_of(all: &Value) -> Result<(String, String, Vec<u8>)> {
    let Some(door) = all["our-say-door"].get("door") else {
        let key = bytes(&all["our-say"]["key"])?;
        return Ok(("our-say".to_owned(), "device".to_owned(), key));
    };
    let door: Value = serde_json::from_slice(&bytes(door)?).context("the door")?;
    let edition = door["edition"].as_u64();
    let edition = edition.ok_or_else(|| Problem::new("a shelf"))?;
    let key = door["key"].as_str().ok_or_else(|| Problem::new("a key"))?;
    let place = format!("shelf-{edition:016x}");
    Ok((format!("our-say-{place}"), place, from_hex(key)))
}

fn from_hex(digits: &str) -> Vec<u8> {
    let pairs = digits.as_bytes().chunks(2).map(|pair| {
        let pair = std::str::from_utf8(pair).unwrap_or_default();
        u8::from_str_radix(pair, 16).unwrap_or_default()
    });
    pairs.collect()
}

/// All that must not be found once a book has a lock, though it lies there before: its key, as somebody reads it who
/// has the phone, its entry, its cover, and its sealed records.
fn lies_before(all: &Value, book: &str) -> Result<(Vec<Vec<u8>>, String)> {
    let (name, place, device) = shelf_of(all)?;
    let shelf = &all[&name];
    let device_key: [u8; DataKey::LEN] =
        device.as_slice().try_into().context("the device's key")?;
    let at = format!("book/{book}");
    let sealed = bytes(&shelf[&at])?;
    let address = format!("our-say/{place}/{at}");
    let entry = open(&make_key(device_key), address.as_bytes(), &sealed);
    let entry: Value = serde_json::from_slice(&entry.context("the entry")?).context("JSON")?;
    let key = entry["key"].as_str().ok_or_else(|| Problem::new("a key"))?;
    let cover = bytes(&shelf[format!("cover/{book}")])?;
    let mut needles = vec![device, from_hex(key), sealed, cover];
    let own = &all[format!("our-say-book-{book}")];
    let own = own.as_object().ok_or_else(|| Problem::new("the book"))?;
    for record in own.values() {
        let record = bytes(record)?;
        if record.len() > 40 {
            needles.push(record[5..40].to_vec());
        }
    }
    Ok((needles, key.to_owned()))
}

#[tokio::test]
async fn of_five_locked_books_and_an_open_one_nothing_can_be_read_on_the_disk() -> Result<()> {
    let hears = |launch: &mut xtask::driver::Launch| launch.more.extend(MICROPHONE);
    story_on(hears, async |world| {
        let World {
            site,
            phone,
            folder,
        } = world;
        phone.before_each_page(KEEP).await?;
        phone.open("/begin/young-person").await?;
        phone.kept_offline().await?;
        site.stop();
        let photo = folder.path().join("photo.jpg");
        fs::write(&photo, painted(phone).await?).context("writing the photo")?;
        let (mut words, mut needles) = (Vec::new(), Vec::new());
        for n in 1..=6 {
            let (said, name) = (format!("qwordz{n}said"), format!("Zname{n}quill"));
            phone.open("/begin/young-person").await?;
            phone.type_into("#words", &said).await?;
            phone.saved().await?;
            phone.tap("#made-show").await?;
            phone
                .type_into("#made-photo-file", &photo.display().to_string())
                .await?;
            let shown = "return document.querySelector('#made-photo img')?.complete";
            phone.until("the photo", shown, vec![]).await?;
            phone.saved().await?;
            needles.push(made(phone, "#made-photo img").await?);
            phone.tap("#made-say").await?;
            phone.tap("#made-record").await?;
            phone.see("0:01 of 3 minutes").await?;
            phone.tap("#made-stop").await?;
            phone.until("a voice note", PLAYS, vec![]).await?;
            phone.saved().await?;
            needles.push(made(phone, "#made-sound audio").await?);
            let book = phone.book_address().await?;
            phone.open(&format!("{book}/about")).await?;
            phone.type_into("#name", &name).await?;
            phone.saved().await?;
            // Listed with its name, so that its cover lies on the shelf.
            phone.open("/books").await?;
            phone.see(&name).await?;
            words.extend([said, name]);
            if n == 1 {
                continue;
            }
            // The last one: nothing that is written later has a chance to write over it.
            if n == 6 {
                let id = book.rsplit('/').next().unwrap_or_default();
                let (lies, key) = lies_before(&raw(phone).await?, id)?;
                needles.extend(lies);
                words.push(key);
            }
            phone.open(&format!("{book}/lock")).await?;
            locks_with(phone, &format!("own words number {n}")).await?;
        }
        let locked = raw(phone).await?;
        phone.close().await?;
        let found = disk::search(phone.profile(), &words)?;
        ensure(found.is_empty(), format!("found on the disk: {found:#?}"))?;
        let found = disk::search_bytes(phone.profile(), &needles)?;
        ensure(found.is_empty(), format!("found on the disk: {found:#?}"))?;
        // The search looks at the right folder: what does lie there is found.
        let lies = locked
            .as_object()
            .ok_or_else(|| Problem::new("databases"))?;
        let (_, shelf) = lies
            .iter()
            .find(|(name, _)| name.starts_with("our-say-shelf-"))
            .ok_or_else(|| Problem::new("a shelf"))?;
        let entries = shelf.as_object().ok_or_else(|| Problem::new("a shelf"))?;
        let (_, entry) = entries
            .iter()
            .find(|(key, _)| key.starts_with("book/"))
            .ok_or_else(|| Problem::new("an entry"))?;
        let found = disk::search_bytes(phone.profile(), &[bytes(entry)?])?;
        ensure(!found.is_empty(), "the search finds nothing at all")
    })
    .await
}

/// Some bytes of what was made, as they are before they are sealed.
async fn made(phone: &Phone, css: &str) -> Result<Vec<u8>> {
    let read = "const done = arguments[arguments.length - 1];\
        window.made[document.querySelector(arguments[0]).src].arrayBuffer().then(b => {\
          const all = new Uint8Array(b), at = all.length >> 1;\
          done(btoa(String.fromCharCode(...all.slice(at, at + 64)))) }, e => done(String(e)))";
    let found = phone.session()?.run_async(read, vec![json!(css)]).await?;
    let some = bytes(&found)?;
    // A picture of one colour, or silence, would be found anywhere.
    let kinds: std::collections::BTreeSet<u8> = some.iter().copied().collect();
    ensure(kinds.len() > 8, format!("{css} is too plain: {some:?}"))?;
    Ok(some)
}

/// A photo with something to see everywhere, as bytes.
async fn painted(phone: &Phone) -> Result<Vec<u8>> {
    let paint = "const c = document.createElement('canvas'); c.width = 600; c.height = 400;\
        const p = c.getContext('2d'); for (let i = 0; i < 3000; i++) {\
          p.fillStyle = `hsl(${i * 47 % 360} 70% ${20 + i % 60}%)`;\
          p.fillRect(i * 97 % 600, i * 61 % 400, 23, 17) }\
        return c.toDataURL('image/jpeg').split(',')[1]";
    let jpeg = phone.text(paint, vec![]).await?;
    STANDARD.decode(jpeg).context("a picture")
}
