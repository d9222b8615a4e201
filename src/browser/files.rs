//! Files out of the app: the share sheet where there is one, else a download.

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, BlobPropertyBag, DomException, File, FilePropertyBag, HtmlAnchorElement, ShareData, Url,
};

/// The name of the file says nothing of the child.
const PACK_NAME: &str = "our-say-for-the-meeting.html";
const HTML: &str = "text/html";

/// Whether the device has a share sheet that takes files like ours.
pub fn can_share() -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    let navigator = window.navigator();
    let has = Reflect::has(&navigator, &"canShare".into()).unwrap_or(false);
    has && share_data("").is_some_and(|data| navigator.can_share_with_data(&data))
}

/// Hands out a web page. Must be called inside a tap.
pub fn give_page(html: &str) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let data = can_share().then(|| share_data(html)).flatten();
    let Some(data) = data else {
        let _ = download(html);
        return;
    };
    let shared = window.navigator().share_with_data(&data);
    let html = html.to_owned();
    spawn_local(async move {
        // Whoever closes the share sheet wants nothing more; whoever is refused it gets the file.
        let refused = JsFuture::from(shared).await.err();
        let error = refused.and_then(|error| error.dyn_into::<DomException>().ok());
        if error.is_some_and(|error| error.name() != "AbortError") {
            let _ = download(&html);
        }
    });
}

fn share_data(html: &str) -> Option<ShareData> {
    let options = FilePropertyBag::new();
    options.set_type(HTML);
    let parts = Array::of1(&JsValue::from_str(html));
    let file = File::new_with_str_sequence_and_options(&parts, PACK_NAME, &options).ok()?;
    let data = ShareData::new();
    data.set_files(&Array::of1(&file));
    Some(data)
}

fn download(html: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(HTML);
    let parts = Array::of1(&JsValue::from_str(html));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let document = web_sys::window()
        .and_then(|window| window.document())
        .ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    link.set_href(&address);
    link.set_download(PACK_NAME);
    link.click();
    // The download has its own hold on the bytes only some time after the click.
    gloo::timers::callback::Timeout::new(60_000, move || {
        let _ = Url::revoke_object_url(&address);
    })
    .forget();
    Ok(())
}
