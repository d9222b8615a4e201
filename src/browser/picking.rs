//! Photos and sounds that are picked: made small, and rid of all that a camera writes beside the picture. Whatever
//! the file says it is, only what the browser can open is taken, and never its own bytes.

use crate::{
    app::exchange::made::{Made, MadeKind, MadeTrouble, PickFrom},
    domain::attachment::Attachment,
    made::{
        looks::{HEAD, Looks, looks},
        voice::{MOST_SECONDS, RATE, VoiceNote},
        wav,
    },
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use js_sys::{ArrayBuffer, Promise, Uint8Array};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AudioBuffer, Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement,
    HtmlInputElement, OfflineAudioContext, Url,
};

/// The longer side of a picture that is kept, in pixels.
const SIDE: f64 = 1600.0;
/// How good it is, of 1.
const QUALITY: f64 = 0.8;
/// What a photo is kept as.
const JPEG: &str = "image/jpeg";
/// The largest files that are opened, in bytes.
const MOST_PICTURE: f64 = 100e6;
const MOST_SOUND: f64 = 20e6;
/// The largest picture, in pixels: three times what cameras of phones make. Opened, each takes four bytes.
const MOST_PIXELS: u32 = 150_000_000;

/// Reads what was picked.
pub fn read(
    kind: MadeKind,
    from: PickFrom,
) -> impl Future<Output = Result<Made, MadeTrouble>> + use<> {
    let picked = picked(from.control(kind));
    async move {
        match (kind, picked) {
            (MadeKind::Sound, Some(file)) => sound(&file).await,
            (_, Some(file)) => picture(&file).await,
            (MadeKind::Sound, None) => Err(MadeTrouble::NoSound),
            (_, None) => Err(MadeTrouble::NoPicture),
        }
    }
}

/// The file in a control, which is empty after that: the same file may be picked again.
fn picked(control: &str) -> Option<Blob> {
    let document = web_sys::window()?.document()?;
    let input = document.get_element_by_id(control)?;
    let input = input.dyn_into::<HtmlInputElement>().ok()?;
    let file = input.files()?.get(0).map(Blob::from);
    input.set_value("");
    file
}

async fn picture(file: &Blob) -> Result<Made, MadeTrouble> {
    if file.size() > MOST_PICTURE {
        return Err(MadeTrouble::TooLarge);
    }
    let not = |_: JsValue| MadeTrouble::NoPicture;
    let looks = looks(&head(file).await.ok_or(MadeTrouble::NoPicture)?);
    match looks {
        Looks::Empty => return Err(MadeTrouble::Empty),
        Looks::Png(dots) if dots > MOST_PIXELS.into() => return Err(MadeTrouble::TooManyDots),
        _ => {}
    }
    let address = Url::create_object_url_with_blob(file).map_err(not)?;
    let drawn = drawn(&address).await;
    let _ = Url::revoke_object_url(&address);
    let drawn = drawn.map_err(|trouble| match (trouble, looks) {
        // Some browsers open these.
        (MadeTrouble::NoPicture, Looks::Heic) => MadeTrouble::Heic,
        (MadeTrouble::NoPicture, Looks::Document) => MadeTrouble::Document,
        (MadeTrouble::NoPicture, Looks::Film) => MadeTrouble::Film,
        (other, _) => other,
    });
    let file = Attachment::new(JPEG, drawn?);
    Ok(Made {
        file: Rc::new(file),
        seconds: None,
        cut: None,
    })
}

/// The first bytes of a file.
async fn head(file: &Blob) -> Option<Vec<u8>> {
    let head = file.slice_with_f64_and_f64(0.0, HEAD.into()).ok()?;
    let bytes = JsFuture::from(head.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&bytes).to_vec())
}

/// The picture at this address, drawn anew: the right way up, and with nothing in it but what is to be seen.
async fn drawn(address: &str) -> Result<Vec<u8>, MadeTrouble> {
    let not = |_: JsValue| MadeTrouble::NoPicture;
    let picture = HtmlImageElement::new().map_err(not)?;
    // How large it is stands at its beginning. It is looked at before anything is decoded, which for a picture of a few
    // kilobytes can take more memory than there is.
    let mut events = |yes, no| {
        picture.set_onload(Some(&yes));
        picture.set_onerror(Some(&no));
    };
    let loaded = Promise::new(&mut events);
    picture.set_src(address);
    JsFuture::from(loaded).await.map_err(not)?;
    let (width, height) = (picture.natural_width(), picture.natural_height());
    let (width, height) = (f64::from(width), f64::from(height));
    if width < 1.0 || height < 1.0 {
        return Err(MadeTrouble::NoPicture);
    }
    if width * height > f64::from(MOST_PIXELS) {
        return Err(MadeTrouble::TooManyDots);
    }
    JsFuture::from(picture.decode()).await.map_err(not)?;
    let scale = (SIDE / width.max(height)).min(1.0);
    let (width, height) = (
        (width * scale).round().max(1.0),
        (height * scale).round().max(1.0),
    );
    let canvas = canvas(width, height).ok_or(MadeTrouble::NoPicture)?;
    let pen = canvas.get_context("2d").map_err(not)?;
    let pen: CanvasRenderingContext2d = pen
        .and_then(|pen| pen.dyn_into().ok())
        .ok_or(MadeTrouble::NoPicture)?;
    // What one can see through is white, as on paper.
    pen.set_fill_style_str("#fff");
    pen.fill_rect(0.0, 0.0, width, height);
    pen.draw_image_with_html_image_element_and_dw_and_dh(&picture, 0.0, 0.0, width, height)
        .map_err(not)?;
    let drawn = canvas.to_data_url_with_type_and_encoder_options(JPEG, &QUALITY.into());
    bytes_of(&drawn.map_err(not)?, JPEG).ok_or(MadeTrouble::NoPicture)
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "at least 1 and at most 1600"
)]
fn canvas(width: f64, height: f64) -> Option<HtmlCanvasElement> {
    let document = web_sys::window()?.document()?;
    let canvas = document.create_element("canvas").ok()?;
    let canvas: HtmlCanvasElement = canvas.dyn_into().ok()?;
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    Some(canvas)
}

/// The bytes of a `data:` address, if they are of this media type.
fn bytes_of(address: &str, media_type: &str) -> Option<Vec<u8>> {
    let rest = address.strip_prefix("data:")?.strip_prefix(media_type)?;
    STANDARD.decode(rest.strip_prefix(";base64,")?).ok()
}

async fn sound(file: &Blob) -> Result<Made, MadeTrouble> {
    if file.size() > MOST_SOUND {
        return Err(MadeTrouble::TooLarge);
    }
    if file.size() < 1.0 {
        return Err(MadeTrouble::Empty);
    }
    let not = |_: JsValue| MadeTrouble::NoSound;
    let bytes = JsFuture::from(file.array_buffer()).await.map_err(not)?;
    let bytes: ArrayBuffer = bytes.dyn_into().map_err(not)?;
    // It brings the sound to the rate of what is kept, so that a long one takes no more memory than it must.
    #[allow(clippy::cast_precision_loss, reason = "the rate is small")]
    let context = OfflineAudioContext::new_with_number_of_channels_and_length_and_sample_rate(
        1,
        1,
        RATE as f32,
    );
    let decoded = context.map_err(not)?.decode_audio_data(&bytes);
    let decoded = JsFuture::from(decoded.map_err(not)?).await.map_err(not)?;
    let decoded: AudioBuffer = decoded.dyn_into().map_err(not)?;
    if decoded.duration() > f64::from(MOST_SECONDS) + 0.5 {
        return Err(MadeTrouble::TooLong);
    }
    let mut note = VoiceNote::new(f64::from(decoded.sample_rate())).ok_or(MadeTrouble::NoSound)?;
    note.hear(&decoded.get_channel_data(0).map_err(not)?);
    let (bytes, seconds) = note.finish().ok_or(MadeTrouble::Nothing)?;
    Ok(Made {
        file: Rc::new(Attachment::new(wav::MEDIA_TYPE, bytes)),
        seconds: Some(seconds),
        cut: None,
    })
}
