//! What somebody finds who takes the phone and reads its storage byte for byte.

use crate::support::{
    Result, World,
    disk::{self, Found},
    ensure,
    family::{every_word, word},
    story,
};
use std::collections::BTreeSet;

/// Names that a family writes down.
const NAMES: [(&str, &str); 8] = [
    ("#name", "Quillowen"),
    ("#parent-name", "Mumzeraph"),
    ("#place", "Oakvarnish"),
    ("#time", "halfpastzwelve"),
    ("#where", "roomxylem"),
    ("#contact", "Fraubrixton"),
    ("#senco", "Hexlibury"),
    ("#advice", "Zadvocate"),
];

#[tokio::test]
async fn after_a_days_use_the_profile_holds_no_word_and_no_name() -> Result<()> {
    story(async |world| {
        a_days_use(world).await?;
        let addresses = browsed(world).await?;
        world.phone.close().await?;
        let mut words = every_word("par");
        words.extend(every_word("yok"));
        words.extend(NAMES.map(|(_, name)| name.to_owned()));
        words.extend(["helperzwig".to_owned(), "whozaphod".to_owned()]);
        let found = disk::search(world.phone.profile(), &words)?;
        ensure(found.is_empty(), format!("found on the disk: {found:#?}"))?;
        for word in &words {
            let stands = addresses.iter().any(|line| line.contains(word.as_str()));
            ensure(!stands, format!("{word} is in a title or an address"))?;
        }
        // The books themselves are there, so the search has looked at the right folder.
        let ours = disk::search(world.phone.profile(), &["our-say".to_owned()])?;
        let in_store = |found: &Found| found.file.contains("IndexedDB");
        ensure(
            ours.iter().any(in_store),
            "no book of ours lies in the profile",
        )?;
        the_search_can_fail(world).await
    })
    .await
}

/// Names, answers of both voices in all fields, what matters, settings, the pack.
async fn a_days_use(world: &World) -> Result<()> {
    let phone = &world.phone;
    phone.open("/begin/parent").await?;
    for number in 1..=3 {
        phone.answer("par", number).await?;
        phone.tap("label[for=feeling-mixed]").await?;
        phone.tap("label[for=matters]").await?;
        phone.saved().await?;
        phone.go_on().await?;
    }
    let book = phone.book_address().await?;
    phone.open(&format!("{book}/about")).await?;
    for (field, name) in NAMES {
        phone.type_into(field, name).await?;
    }
    phone.tap("label[for=kind-1]").await?;
    phone.run("document.activeElement.blur()", vec![]).await?;
    phone.saved().await?;
    phone.tap_words("Go to the book").await?;
    phone.page("book").await?;
    phone.see("Quillowen’s book").await?;
    phone.tap_words("Quillowen’s views").await?;
    phone.page("views").await?;
    phone.tap_words("Start").await?;
    for number in 1..=3 {
        phone.question(number).await?;
        if number == 1 {
            phone.tap("label[for=sharing-1]").await?;
            phone.type_into("#sharing-who", "whozaphod").await?;
            phone.tap("label[for=how-1]").await?;
            phone.type_into("#taken-by", "helperzwig").await?;
        }
        phone.answer("yok", number).await?;
        phone.go_on().await?;
    }
    for page in ["", "/about", "/pack"] {
        phone.open(&format!("{book}{page}")).await?;
    }
    phone.see(&word("par", 2, "words")).await?;
    phone.open("/settings").await?;
    phone.tap("label[for=size-1]").await?;
    phone.wait_for("html[data-text=large]").await?;
    for page in ["/help", "/books", "/"] {
        phone.open(page).await?;
    }
    phone.see("Quillowen’s book").await
}

/// Goes back through the history as a finger on Back does, and notes titles and addresses.
async fn browsed(world: &World) -> Result<BTreeSet<String>> {
    let phone = &world.phone;
    let entries = phone
        .cdp("Page.getNavigationHistory", serde_json::json!({}))
        .await?;
    let entries = entries["entries"].as_array().cloned().unwrap_or_default();
    ensure(entries.len() > 10, "the history is nearly empty")?;
    Ok(entries.iter().map(ToString::to_string).collect())
}

/// A word planted in each place where an app might put it by mistake is found.
async fn the_search_can_fail(world: &mut World) -> Result<()> {
    let phone = &mut world.phone;
    phone.start_again().await?;
    phone.open("/settings").await?;
    let plant = "const done = arguments[arguments.length - 1];\
        localStorage.setItem('a', 'plantlocalq'); document.title = 'planttitleq';\
        history.pushState(null, '', '/books?plantaddressq');\
        const open = indexedDB.open('plant');\
        open.onupgradeneeded = () => open.result.createObjectStore('s');\
        open.onsuccess = () => { const t = open.result.transaction('s', 'readwrite', { durability: 'strict' });\
          t.objectStore('s').put('plantstoredq', 1);\
          t.objectStore('s').put('plantw\\u012bdeq', 2); t.oncomplete = () => done(1) }";
    phone.session()?.run_async(plant, vec![]).await?;
    phone.close().await?;
    let planted = [
        "plantlocalq",
        "plantaddressq",
        "plantstoredq",
        "plantw\u{12b}deq",
    ];
    for word in planted {
        let found = disk::search(phone.profile(), &[word.to_owned()])?;
        ensure(
            !found.is_empty(),
            format!("{word} was planted and not found"),
        )?;
    }
    Ok(())
}
