//! Voice notes: the microphone, until the person has said enough, or the phone takes it away. The script that
//! listens is `public/recorder.js`; what it hears is kept by [`VoiceNote`].

use crate::{
    app::exchange::made::{Cut, Made, MadeEvent, MadeTrouble},
    domain::attachment::Attachment,
    made::{voice::VoiceNote, wav},
};
use gloo::events::EventListener;
use js_sys::{Float32Array, Reflect};
use std::{
    cell::{Cell, RefCell},
    future::poll_fn,
    rc::Rc,
    task::{Poll, Waker},
};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AudioContext, AudioWorkletNode, AudioWorkletNodeOptions, DomException, MediaStream,
    MediaStreamConstraints, MediaStreamTrack, MessageEvent, VisibilityState,
};

/// The script that listens; `boot.js` allows it.
const SCRIPT: &str = "/recorder.js";
/// How it calls itself.
const NAME: &str = "our-say-recorder";

/// The microphone. One recording at a time.
#[derive(Default)]
pub struct Microphone {
    now: RefCell<Option<Rc<Take>>>,
    /// Counts what was begun and ended: who is asked for the microphone and has turned away gets none.
    number: Cell<u64>,
}

impl Microphone {
    /// Asks for the microphone and begins. Must be called inside a tap.
    pub fn record(self: &Rc<Self>) -> impl Future<Output = Option<MadeEvent>> + use<> {
        let number = self.turn();
        // iPhones let only a tap begin with sound.
        let context = AudioContext::new();
        let here = Rc::clone(self);
        async move {
            let begun = match context {
                Ok(context) => begin(context).await,
                Err(_) => Err(MadeTrouble::CannotRecord),
            };
            match begun {
                Ok(take) if here.number.get() == number => {
                    here.now.replace(Some(take));
                    Some(MadeEvent::Recording(0))
                }
                Ok(take) => {
                    take.close();
                    None
                }
                Err(_) if here.number.get() != number => None,
                Err(trouble) => Some(MadeEvent::Came(Err(trouble))),
            }
        }
    }

    /// Waits until another second is over, or the recording.
    pub async fn follow(self: Rc<Self>) -> Option<MadeEvent> {
        let take = self.now.borrow().as_ref().map(Rc::clone)?;
        let ended = take.wait().await;
        let Some(ended) = ended else {
            return Some(MadeEvent::Recording(take.told.get()));
        };
        self.now.take();
        take.close();
        let note = take.note.take().and_then(VoiceNote::finish);
        Some(MadeEvent::Came(match note {
            Some((bytes, seconds)) => Ok(Made {
                file: Rc::new(Attachment::new(wav::MEDIA_TYPE, bytes)),
                seconds: Some(seconds),
                cut: ended.cut(),
            }),
            None => Err(MadeTrouble::Nothing),
        }))
    }

    /// Enough.
    pub fn stop(&self) {
        self.turn();
        if let Some(take) = &*self.now.borrow() {
            take.end(Ended::Enough);
        }
    }

    fn turn(&self) -> u64 {
        self.number.set(self.number.get() + 1);
        self.number.get()
    }
}

/// How a recording ended.
#[derive(Clone, Copy)]
enum Ended {
    Enough,
    By(Cut),
}

impl Ended {
    const fn cut(self) -> Option<Cut> {
        match self {
            Self::Enough => None,
            Self::By(cut) => Some(cut),
        }
    }
}

/// One recording.
struct Take {
    context: AudioContext,
    stream: MediaStream,
    note: RefCell<Option<VoiceNote>>,
    /// The seconds that were told last.
    told: Cell<u16>,
    ended: Cell<Option<Ended>>,
    waiting: RefCell<Option<Waker>>,
    listeners: RefCell<Vec<EventListener>>,
}

async fn begin(context: AudioContext) -> Result<Rc<Take>, MadeTrouble> {
    let begun = listen(&context).await;
    if begun.is_err() {
        let _ = context.close();
    }
    begun
}

async fn listen(context: &AudioContext) -> Result<Rc<Take>, MadeTrouble> {
    let cannot = |_: JsValue| MadeTrouble::CannotRecord;
    let window = web_sys::window().ok_or(MadeTrouble::CannotRecord)?;
    let navigator = window.navigator();
    let has = Reflect::get(&navigator, &"mediaDevices".into()).map_err(cannot)?;
    if !has.is_object() {
        return Err(MadeTrouble::CannotRecord);
    }
    let wanted = MediaStreamConstraints::new();
    wanted.set_audio(&JsValue::TRUE);
    let devices = navigator.media_devices().map_err(cannot)?;
    let asked = devices.get_user_media_with_constraints(&wanted);
    let stream = JsFuture::from(asked.map_err(cannot)?).await;
    let stream: MediaStream = stream.map_err(|error| why(&error))?.unchecked_into();
    let take = hear(context, &stream).await;
    take.map_err(|error| {
        end_tracks(&stream);
        cannot(error)
    })
}

async fn hear(context: &AudioContext, stream: &MediaStream) -> Result<Rc<Take>, JsValue> {
    let worklet = context.audio_worklet()?;
    JsFuture::from(worklet.add_module(SCRIPT)?).await?;
    if let Ok(resumed) = context.resume() {
        JsFuture::from(resumed).await?;
    }
    let options = AudioWorkletNodeOptions::new();
    options.set_channel_count(1);
    options.set_channel_count_mode(web_sys::ChannelCountMode::Explicit);
    let node = AudioWorkletNode::new_with_options(context, NAME, &options)?;
    let source = context.create_media_stream_source(stream)?;
    source.connect_with_audio_node(&node)?;
    // It says nothing; but what leads nowhere is not listened to on every phone.
    node.connect_with_audio_node(&context.destination())?;
    let take = Rc::new(Take {
        note: RefCell::new(VoiceNote::new(f64::from(context.sample_rate()))),
        context: context.clone(),
        // Not `stream.clone()`: that is the browser's own, which makes a second microphone of it; the first would
        // listen on after the person has ended it.
        stream: Clone::clone(stream),
        told: Cell::new(0),
        ended: Cell::new(None),
        waiting: RefCell::new(None),
        listeners: RefCell::new(Vec::new()),
    });
    take.watch(&node)?;
    Ok(take)
}

impl Take {
    /// Listens to what is heard, and for all that ends a recording.
    fn watch(self: &Rc<Self>, node: &AudioWorkletNode) -> Result<(), JsValue> {
        let mut listeners = Vec::new();
        let port = node.port()?;
        let take = Rc::downgrade(self);
        listeners.push(EventListener::new(&port, "message", move |event| {
            let heard = event.dyn_ref::<MessageEvent>().map(MessageEvent::data);
            let heard = heard.and_then(|data| data.dyn_into::<Float32Array>().ok());
            if let (Some(take), Some(heard)) = (take.upgrade(), heard) {
                take.hear(&heard.to_vec());
            }
        }));
        port.start();
        let mut end_on =
            |target: &web_sys::EventTarget, name: &'static str, cut, holds: fn(&Self) -> bool| {
                let take = Rc::downgrade(self);
                listeners.push(EventListener::new(target, name, move |_| {
                    if let Some(take) = take.upgrade().filter(|take| holds(take)) {
                        take.end(Ended::By(cut));
                    }
                }));
            };
        if let Some(window) = web_sys::window() {
            end_on(&window, "pagehide", Cut::Hidden, |_| true);
            if let Some(document) = window.document() {
                end_on(&document, "visibilitychange", Cut::Hidden, |_| is_hidden());
            }
        }
        // A call on an iPhone interrupts it: a state of which other browsers know nothing.
        end_on(&self.context, "statechange", Cut::Hidden, |take| {
            let state = Reflect::get(&take.context, &"state".into());
            state.ok().and_then(|state| state.as_string()).as_deref() != Some("running")
        });
        for track in tracks(&self.stream) {
            end_on(&track, "ended", Cut::Ended, |_| true);
        }
        self.listeners.replace(listeners);
        Ok(())
    }

    fn hear(&self, heard: &[f32]) {
        if self.ended.get().is_some() {
            return;
        }
        let mut note = self.note.borrow_mut();
        let Some(note) = &mut *note else {
            // The phone says that its sound has no rate.
            self.end(Ended::Enough);
            return;
        };
        note.hear(heard);
        if note.is_full() {
            self.end(Ended::By(Cut::Full));
        } else if note.seconds() != self.told.get() {
            self.wake();
        }
    }

    fn end(&self, ended: Ended) {
        if self.ended.get().is_none() {
            self.ended.set(Some(ended));
            // At once, so that nobody is listened to who believes it is over.
            end_tracks(&self.stream);
            self.wake();
        }
    }

    fn wake(&self) {
        if let Some(waker) = self.waiting.take() {
            waker.wake();
        }
    }

    /// How it ended; `None`: another second is over.
    async fn wait(&self) -> Option<Ended> {
        poll_fn(|context| {
            if let Some(ended) = self.ended.get() {
                return Poll::Ready(Some(ended));
            }
            let seconds = self.note.borrow().as_ref().map_or(0, VoiceNote::seconds);
            if seconds != self.told.replace(seconds) {
                return Poll::Ready(None);
            }
            self.waiting.replace(Some(context.waker().clone()));
            Poll::Pending
        })
        .await
    }

    /// Gives the microphone back.
    fn close(&self) {
        self.listeners.borrow_mut().clear();
        end_tracks(&self.stream);
        let _ = self.context.close();
    }
}

fn is_hidden() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_some_and(|document| document.visibility_state() == VisibilityState::Hidden)
}

fn tracks(stream: &MediaStream) -> Vec<MediaStreamTrack> {
    let tracks = stream.get_tracks();
    let tracks = tracks.iter().filter_map(|track| track.dyn_into().ok());
    tracks.collect()
}

fn end_tracks(stream: &MediaStream) {
    for track in tracks(stream) {
        track.stop();
    }
}

fn why(error: &JsValue) -> MadeTrouble {
    let name = error.dyn_ref::<DomException>().map(DomException::name);
    match name.as_deref() {
        Some("NotAllowedError" | "SecurityError") => MadeTrouble::Refused,
        Some("NotFoundError" | "NotReadableError" | "OverconstrainedError" | "AbortError") => {
            MadeTrouble::NoMicrophone
        }
        _ => MadeTrouble::CannotRecord,
    }
}
