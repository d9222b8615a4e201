//! Fetches the app's own data files: words and question sets. Never anything else, never from
//! another origin.

use crate::{
    content::{Help, Law, QuestionSet, Young, parse_help, parse_law, parse_young, read_built},
    domain::question::Audience,
    i18n::Words,
};
use futures_util::future::join3;
use gloo::timers::callback::Timeout;
use js_sys::{Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, RequestInit, Response};

/// How long a file may keep silent before its fetch is given up, in milliseconds: one that hangs could
/// not be tried again. Once it has begun to come it may take its time. `public/boot.js` gives as much to
/// what it fetches.
const SILENCE_MILLIS: u32 = 60_000;

async fn fetched(path: &str) -> Result<Response, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let stop = AbortController::new()?;
    let how = RequestInit::new();
    how.set_signal(Some(&stop.signal()));
    let silent = Timeout::new(SILENCE_MILLIS, move || stop.abort());
    let response = JsFuture::from(window.fetch_with_str_and_init(path, &how)).await;
    silent.cancel();
    let response: Response = response?.dyn_into()?;
    if response.ok() {
        Ok(response)
    } else {
        Err(JsValue::NULL)
    }
}

/// A sign that stands in no text: the "unit separator", which is no letter of any language, and which
/// the checks of words and sets refuse. `public/boot.js` has the same.
const BETWEEN: char = '\u{1f}';

#[wasm_bindgen]
extern "C" {
    /// `public/boot.js`: what the page is sure to want is on its way there, before any of this is.
    #[wasm_bindgen(catch, js_name = ourSayTexts)]
    fn texts_of(path: &str) -> Result<Promise, JsValue>;
}

/// A file that is a list of texts. The browser reads it: its reader of JSON need not be sent first.
async fn texts(path: &str) -> Option<Vec<String>> {
    // All at once, and as bytes: a text by itself costs more on its way into the Wasm than all its letters, and
    // a long text is turned into bytes letter by letter, in script that the browser has not compiled yet.
    let all = JsFuture::from(texts_of(path).ok()?).await.ok()?;
    let all = String::from_utf8(all.dyn_into::<Uint8Array>().ok()?.to_vec()).ok()?;
    Some(all.split(BETWEEN).map(str::to_owned).collect())
}

/// The words of the first question; `None` if they cannot be had.
pub async fn words() -> Option<Words> {
    Words::new(texts("/i18n/en/first.json").await?).ok()
}

/// All other words; `None` if they cannot be had.
pub async fn more_words() -> Option<Vec<String>> {
    texts("/i18n/en/rest.json").await
}

/// A question set; `None` if it cannot be had.
pub async fn set(audience: Audience) -> Option<QuestionSet> {
    let path = match audience {
        Audience::Parent => "/content/sets/faq-parents.en.json",
        Audience::YoungPerson => "/content/sets/faq-young-person.en.json",
    };
    read_built(texts(path).await?).ok()
}

/// Contacts and glossary; `None` if they cannot be had.
pub async fn help() -> Option<Help> {
    let read = fetched("/content/help/en.json").await.ok()?.text().ok()?;
    parse_help(&JsFuture::from(read).await.ok()?.as_string()?).ok()
}

/// The law's dates; `None` if they cannot be had.
pub async fn law() -> Option<Law> {
    let read = fetched("/content/law/en.json").await.ok()?.text().ok()?;
    parse_law(&JsFuture::from(read).await.ok()?.as_string()?).ok()
}

/// What a young person's own pages need; `None` if any of it cannot be had.
pub async fn young() -> Option<Young> {
    let [easy, decks, me] = ["easy", "decks", "me"].map(|name| async move {
        let path = format!("/content/young/{name}.en.json");
        let read = fetched(&path).await.ok()?.text().ok()?;
        JsFuture::from(read).await.ok()?.as_string()
    });
    let (easy, decks, me) = join3(easy, decks, me).await;
    parse_young(&easy?, &decks?, &me?).ok()
}

/// The words of the example book; `None` if they cannot be had.
pub async fn example() -> Option<String> {
    let path = "/content/example/en.json";
    let read = fetched(path).await.ok()?.text().ok()?;
    JsFuture::from(read).await.ok()?.as_string()
}
