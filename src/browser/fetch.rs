//! Fetches the app's own data files: words and question sets. Never anything else, never from
//! another origin.

use crate::{
    content::{Help, QuestionSet, parse_help, parse_set},
    domain::question::Audience,
    i18n::Words,
};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

async fn text(path: &str) -> Result<String, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let response: Response = JsFuture::from(window.fetch_with_str(path))
        .await?
        .dyn_into()?;
    if !response.ok() {
        return Err(JsValue::NULL);
    }
    JsFuture::from(response.text()?)
        .await?
        .as_string()
        .ok_or(JsValue::NULL)
}

/// The words of the first question; `None` if they cannot be had.
pub async fn words() -> Option<Words> {
    Words::parse(&text("/i18n/en/first.json").await.ok()?).ok()
}

/// All other words; `None` if they cannot be had.
pub async fn more_words(words: &Words) -> Option<()> {
    words.complete(&text("/i18n/en/rest.json").await.ok()?).ok()
}

/// A question set; `None` if it cannot be had.
pub async fn set(audience: Audience) -> Option<QuestionSet> {
    let (structure, words) = match audience {
        Audience::Parent => (
            "/content/sets/faq-parents/set.json",
            "/content/sets/faq-parents/text.en.json",
        ),
        Audience::YoungPerson => (
            "/content/sets/faq-young-person/set.json",
            "/content/sets/faq-young-person/text.en.json",
        ),
    };
    // Both requests go out before the first answer is waited for.
    let (structure, words) = both(text(structure), text(words)).await;
    parse_set(&structure.ok()?, &words.ok()?).ok()
}

/// Contacts and glossary; `None` if they cannot be had.
pub async fn help() -> Option<Help> {
    parse_help(&text("/content/help/en.json").await.ok()?).ok()
}

/// Waits for two things that are both under way.
pub async fn both<A, B>(a: impl Future<Output = A>, b: impl Future<Output = B>) -> (A, B) {
    let (mut a, mut b) = (std::pin::pin!(a), std::pin::pin!(b));
    let (mut got_a, mut got_b) = (None, None);
    std::future::poll_fn(move |context| {
        if got_a.is_none()
            && let std::task::Poll::Ready(value) = a.as_mut().poll(context)
        {
            got_a = Some(value);
        }
        if got_b.is_none()
            && let std::task::Poll::Ready(value) = b.as_mut().poll(context)
        {
            got_b = Some(value);
        }
        match (got_a.take(), got_b.take()) {
            (Some(a), Some(b)) => std::task::Poll::Ready((a, b)),
            (a, b) => {
                (got_a, got_b) = (a, b);
                std::task::Poll::Pending
            }
        }
    })
    .await
}
