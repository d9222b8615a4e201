//! Files out of the app: the share sheet where there is one, else a download.

use super::idle;
use crate::app::exchange::event::Handed;
use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, BlobPropertyBag, DomException, File, FilePropertyBag, HtmlAnchorElement, ShareData, Url,
};

/// A kind of file that the app hands out. No name says anything of the child.
#[derive(Clone, Copy)]
struct Form {
    name: &'static str,
    media_type: &'static str,
}

const PACK: Form = Form {
    name: "our-say-for-the-meeting.html",
    media_type: "text/html",
};
/// Plain text: no share sheet refuses it, and it survives mail.
const SEALED: Form = Form {
    name: "our-say.txt",
    media_type: "text/plain",
};

/// Phones and computers open it with their own calendar.
const CALENDAR: Form = Form {
    name: "our-say-dates.ics",
    media_type: "text/calendar",
};

/// Whether the device has a share sheet that takes web pages.
pub fn can_share() -> bool {
    takes(PACK)
}

/// Whether the device has a share sheet that takes text files.
pub fn can_share_text() -> bool {
    takes(SEALED)
}

/// Hands out a web page. Must be called inside a tap.
pub fn give_page(html: &str) {
    let given = give(PACK, html);
    spawn_local(async move {
        given.await;
    });
}

/// Hands out a share file. Must be called inside a tap; what came of it is known later.
pub fn give_sealed(sealed: &str) -> impl Future<Output = Handed> + use<> {
    give(SEALED, sealed)
}

/// Hands out a calendar file. Must be called inside a tap; what came of it is known later.
pub fn give_calendar(calendar: &str) -> impl Future<Output = Handed> + use<> {
    give(CALENDAR, calendar)
}

fn takes(form: Form) -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    let navigator = window.navigator();
    let has = Reflect::has(&navigator, &"canShare".into()).unwrap_or(false);
    has && share_data(form, "").is_some_and(|data| navigator.can_share_with_data(&data))
}

/// Begins now, inside the tap; what comes of it has to be waited for.
fn give(form: Form, text: &str) -> impl Future<Output = Handed> + use<> {
    let navigator = web_sys::window().map(|window| window.navigator());
    let data = takes(form).then(|| share_data(form, text)).flatten();
    let shared = navigator
        .zip(data)
        .map(|(navigator, data)| navigator.share_with_data(&data));
    if shared.is_some() {
        idle::put_aside();
    }
    let downloaded_now = shared.is_none().then(|| downloaded(form, text));
    let text = text.to_owned();
    async move {
        let Some(shared) = shared else {
            return downloaded_now.unwrap_or(Handed::Refused);
        };
        match JsFuture::from(shared).await {
            Ok(_) => Handed::Out,
            // Whoever closes the share sheet wants nothing more; whoever is refused it gets the file.
            Err(error) => match error.dyn_into::<DomException>() {
                Ok(error) if error.name() == "AbortError" => Handed::NotNow,
                _ => downloaded(form, &text),
            },
        }
    }
}

fn downloaded(form: Form, text: &str) -> Handed {
    match download(form, text) {
        Ok(()) => Handed::Out,
        Err(_) => Handed::Refused,
    }
}

fn share_data(form: Form, text: &str) -> Option<ShareData> {
    let options = FilePropertyBag::new();
    options.set_type(form.media_type);
    let parts = Array::of1(&JsValue::from_str(text));
    let file = File::new_with_str_sequence_and_options(&parts, form.name, &options).ok()?;
    let data = ShareData::new();
    data.set_files(&Array::of1(&file));
    Some(data)
}

fn download(form: Form, text: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(form.media_type);
    let parts = Array::of1(&JsValue::from_str(text));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let document = web_sys::window()
        .and_then(|window| window.document())
        .ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    link.set_href(&address);
    link.set_download(form.name);
    link.click();
    // The download has its own hold on the bytes only some time after the click.
    gloo::timers::callback::Timeout::new(60_000, move || {
        let _ = Url::revoke_object_url(&address);
    })
    .forget();
    Ok(())
}
