//! Reads aloud with the voices of the device. Of the second half of the app; called by [`super::courier`].
//!
//! A voice that the browser calls local is used where there is one. Another one sends what it reads over the
//! network: it is used only where somebody chose so.

use crate::app::exchange::event::Voices;
use gloo::{events::EventListener, timers::callback::Timeout};
use js_sys::Promise;
use std::cell::Cell;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

/// Some browsers name their voices only a while after they were first asked.
const NAMED_WITHIN: u32 = 3_000;

/// How fast, where 1 is as the voice speaks by itself.
const SLOWLY: f32 = 0.7;

thread_local! {
    static LEAVING: Cell<bool> = const { Cell::new(false) };
}

fn speech() -> Option<SpeechSynthesis> {
    let window = web_sys::window()?;
    // Where there is none, to ask for it would be an error.
    let there = js_sys::Reflect::has(&window, &JsValue::from_str("speechSynthesis"));
    there.ok().filter(|there| *there)?;
    window.speech_synthesis().ok()
}

/// The voices that speak the language of the page, those that speak it just so first.
fn voices(speech: &SpeechSynthesis) -> Vec<SpeechSynthesisVoice> {
    let page = web_sys::window().and_then(|window| window.document()?.document_element());
    let Some(lang) = page.and_then(|page| page.get_attribute("lang")) else {
        return Vec::new();
    };
    let lang = lang.to_lowercase();
    let all = speech.get_voices().into_iter();
    let all = all.map(JsCast::unchecked_into::<SpeechSynthesisVoice>);
    let of = |voice: &SpeechSynthesisVoice| voice.lang().to_lowercase().replace('_', "-");
    let short = |lang: &str| lang.split('-').next().map(str::to_owned);
    let speak = all.filter(|voice| short(&of(voice)) == short(&lang));
    let mut speak: Vec<SpeechSynthesisVoice> = speak.collect();
    speak.sort_by_key(|voice| of(voice) != lang);
    speak
}

/// A voice of the device that speaks the language of the page.
fn voice(speech: &SpeechSynthesis) -> Option<SpeechSynthesisVoice> {
    let mut all = voices(speech).into_iter();
    all.find(SpeechSynthesisVoice::local_service)
}

/// What there is to read with.
pub async fn look_for_voices() -> Voices {
    let Some(speech) = speech() else {
        return Voices::None;
    };
    // Some browsers go on with what a page that has gone was reading.
    speech.cancel();
    if voice(&speech).is_some() {
        return Voices::OfItsOwn;
    }
    let mut waits = None;
    let promise = Promise::new(&mut |done, _| {
        let late = done.clone();
        let named = EventListener::once(&speech, "voiceschanged", move |_| {
            let _ = done.call0(&JsValue::NULL);
        });
        let late = Timeout::new(NAMED_WITHIN, move || {
            let _ = late.call0(&JsValue::NULL);
        });
        waits = Some((named, late));
    });
    let _ = JsFuture::from(promise).await;
    match (voice(&speech), voices(&speech).is_empty()) {
        (Some(_), _) => Voices::OfItsOwn,
        (None, false) => Voices::OnlyOnline,
        (None, true) => Voices::None,
    }
}

/// Says this, from now on: some browsers let only a tap begin it. The answer comes once it was said, with
/// whether it was.
pub fn say(text: &str, slow: bool, online: bool) -> impl Future<Output = bool> + use<> {
    let ends = begin(text, slow, online).map(|(speech, said)| speak(&speech, &said));
    async move {
        match ends {
            Some((end, _listening)) => JsFuture::from(end).await.is_ok(),
            None => false,
        }
    }
}

fn speak(
    speech: &SpeechSynthesis,
    said: &SpeechSynthesisUtterance,
) -> (Promise, Vec<EventListener>) {
    let mut ends = Vec::new();
    let promise = Promise::new(&mut |yes, no| {
        for (name, settle) in [("end", yes), ("error", no)] {
            ends.push(EventListener::once(said, name, move |_| {
                let _ = settle.call0(&JsValue::NULL);
            }));
        }
    });
    speech.speak(said);
    (promise, ends)
}

fn begin(
    text: &str,
    slow: bool,
    online: bool,
) -> Option<(SpeechSynthesis, SpeechSynthesisUtterance)> {
    let speech = speech()?;
    let any = || voices(&speech).into_iter().next().filter(|_| online);
    let voice = voice(&speech).or_else(any)?;
    let said = SpeechSynthesisUtterance::new_with_text(text).ok()?;
    said.set_lang(&voice.lang());
    said.set_voice(Some(&voice));
    said.set_rate(if slow { SLOWLY } else { 1.0 });
    fall_silent_with_the_page();
    Some((speech, said))
}

fn fall_silent_with_the_page() {
    if LEAVING.replace(true) {
        return;
    }
    let Some(window) = web_sys::window() else {
        return;
    };
    let leave = Closure::<dyn Fn()>::new(hush);
    let leave = leave.into_js_value();
    let _ = window.add_event_listener_with_callback("pagehide", leave.unchecked_ref());
}

/// Stops at once.
pub fn hush() {
    if let Some(speech) = speech() {
        speech.cancel();
    }
}
