//! Takes the README's two pictures: a made-up family on a phone, in the production build.

use std::path::Path;

use serde_json::{Value, json};

use crate::driver::{Launch, Session};
use crate::problem::{Context, Result};
use crate::serve::Server;
use crate::{paths, process};

/// Writes into a field as a person would, and leaves it.
const WRITE: &str = "const [id, words] = arguments, field = document.getElementById(id);\
    field.focus(); field.value = words;\
    field.dispatchEvent(new Event('input', { bubbles: true })); field.blur();";
const TAP: &str = "document.querySelector(arguments[0]).click()";
const SHOWN: &str = "return document.querySelector(arguments[0])";
const HERE: &str = "return location.pathname";

/// Takes them from a finished build, into `xtask/pictures`.
pub fn take(dist: &Path) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("preparing to take pictures")?;
    let profile = std::env::temp_dir().join(format!("our-say-pictures-{}", std::process::id()));
    let taken = runtime.block_on(take_with(dist, &profile));
    paths::remove_folder(&profile)?;
    taken
}

async fn take_with(dist: &Path, profile: &Path) -> Result<()> {
    let server = Server::start(dist, 0)?;
    let phone = Session::start(Launch::phone(profile)).await?;
    phone
        .goto(&format!("{}/begin/parent", server.url()))
        .await?;
    see(&phone, "html[data-ready]").await?;
    tap(&phone, "#feeling-mixed").await?;
    write(
        &phone,
        "words",
        "She comes home happy on the days with reading club.",
    )
    .await?;
    see(&phone, ".os-saved--saved").await?;
    let here = phone.run(HERE, Vec::new()).await?;
    let book = here
        .as_str()
        .and_then(|path| path.split("/question/").next())
        .unwrap_or("/");
    phone.goto(&format!("{}{book}/about", server.url())).await?;
    see(&phone, "html[data-ready]").await?;
    for (field, words) in [
        ("name", "Robin"),
        ("parent-name", "Mum"),
        ("place", "Oakfield School"),
        ("day", "2027-03-03"),
        ("time", "3.30 pm"),
    ] {
        write(&phone, field, words).await?;
    }
    tap(&phone, "#kind").await?;
    see(&phone, ".os-saved--saved").await?;
    phone.goto(&format!("{}{book}", server.url())).await?;
    picture(&phone, "main[data-page=book]", "book").await?;
    phone
        .goto(&format!("{}{}", server.url(), here.as_str().unwrap_or("/")))
        .await?;
    picture(&phone, "main[data-page=question]", "question").await?;
    phone.close().await
}

async fn see(phone: &Session, selector: &str) -> Result<()> {
    phone
        .until(selector, SHOWN, vec![json!(selector)])
        .await
        .map(drop)
}

async fn tap(phone: &Session, selector: &str) -> Result<()> {
    see(phone, selector).await?;
    phone.run(TAP, vec![json!(selector)]).await.map(drop)
}

async fn write(phone: &Session, field: &str, words: &str) -> Result<Value> {
    see(phone, &format!("#{field}")).await?;
    phone.run(WRITE, vec![json!(field), json!(words)]).await
}

/// One screen, once the letters are there too.
async fn picture(phone: &Session, page: &str, name: &str) -> Result<()> {
    see(phone, page).await?;
    see(phone, "html.fonts").await?;
    phone
        .run_async(
            "document.fonts.ready.then(() => arguments[0]())",
            Vec::new(),
        )
        .await?;
    let png = phone
        .client()
        .screenshot()
        .await
        .context("taking a picture")?;
    let file = paths::root().join(format!("xtask/pictures/{name}.png"));
    let said = format!("wrote xtask/pictures/{name}.png");
    process::say(&said);
    paths::write(&file, png)
}
