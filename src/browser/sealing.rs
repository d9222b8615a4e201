//! Share files and their passphrases, by a worker of their own (`src/worker.rs`): sealing and opening
//! take seconds and much memory, while the page must stay alive. The worker's files are fetched when
//! it is first needed; for offline use they are kept like all others.
//!
//! Each call starts a worker, which ends with it: Wasm never gives memory back otherwise. So does a
//! call that nobody waits for any more. [`Stop`] ends it at once.

use crate::crypto::{
    DataKey, Passphrase, ShareError, make_key,
    share::SEALED_MAX,
    task::{Request, TaskError, read_answer},
    wrap::Stretch,
};
use gloo::events::EventListener;
use js_sys::{Array, ArrayBuffer, JsString, Uint8Array};
use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    future::poll_fn,
    rc::{Rc, Weak},
    task::{Poll, Waker},
};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, MessageEvent, Worker};

/// Where the page says how the worker's script is called (`xtask`, `build`).
const PLACE: &str = "script[data-worker]";
const NAME: &str = "data-worker";

/// The passphrase that was typed, with letters spelled in Unicode's form C, as keyboards give them to
/// the `age` tool; `None` if there is nothing but white space.
pub fn read_passphrase(typed: &str) -> Option<Passphrase> {
    let composed = JsString::from(typed).normalize("NFC");
    Passphrase::new(&String::from(composed))
}

/// Seals bytes: see [`crate::crypto::share::seal`].
pub async fn seal(passphrase: &Passphrase, plain: &[u8], stop: &Stop) -> Result<String, TaskError> {
    let sealed = ask(Request::Seal(passphrase), &Uint8Array::from(plain), stop).await?;
    String::from_utf8(sealed).map_err(|_| TaskError::Died)
}

/// Opens bytes, of pasted text say: see [`crate::crypto::share::open`].
pub async fn open(
    passphrase: &Passphrase,
    sealed: &[u8],
    stop: &Stop,
) -> Result<Vec<u8>, TaskError> {
    if sealed.len() > SEALED_MAX {
        let bytes = sealed.len();
        return Err(ShareError::TooLarge { bytes }.into());
    }
    ask(Request::Open(passphrase), &Uint8Array::from(sealed), stop).await
}

/// Opens a file that was picked. Its sealed bytes never enter the memory of the app, and one that is
/// too large is not read at all.
pub async fn open_file(
    passphrase: &Passphrase,
    file: &Blob,
    stop: &Stop,
) -> Result<Vec<u8>, TaskError> {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the browser counts whole bytes in an f64"
    )]
    let bytes = file.size() as usize;
    if bytes > SEALED_MAX {
        return Err(ShareError::TooLarge { bytes }.into());
    }
    let read = JsFuture::from(file.array_buffer()).await;
    let buffer: ArrayBuffer = read
        .ok()
        .and_then(|read| read.dyn_into().ok())
        .ok_or(TaskError::Unreadable)?;
    ask(Request::Open(passphrase), &Uint8Array::new(&buffer), stop).await
}

/// Makes a passphrase of five words: see [`crate::crypto::make_phrase`].
pub async fn make_phrase() -> Result<Passphrase, TaskError> {
    let made = ask(
        Request::MakePhrase,
        &Uint8Array::new_with_length(0),
        &Stop::new(),
    )
    .await?;
    let text = zeroize::Zeroizing::new(String::from_utf8(made).map_err(|_| TaskError::Died)?);
    Passphrase::new(&text).ok_or(TaskError::Died)
}

/// Stretches a secret into a key: see [`crate::crypto::wrap::Stretch`]. Takes a second or more.
pub async fn stretch(secret: &Passphrase, how: &Stretch) -> Option<DataKey> {
    let body = Uint8Array::from(how.bytes().as_slice());
    let key = ask(Request::Stretch(secret), &body, &Stop::new())
        .await
        .ok()?;
    let key = zeroize::Zeroizing::new(key);
    <[u8; DataKey::LEN]>::try_from(key.as_slice())
        .ok()
        .map(make_key)
}

/// Stops what was started with it. Once stopped, it stops everything that is started with it later.
#[derive(Clone, Default)]
pub struct Stop {
    stopped: Rc<Cell<bool>>,
    line: Rc<RefCell<Weak<Line>>>,
}

impl Stop {
    /// Nothing is stopped yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Ends the worker; whoever waits for it hears [`TaskError::Stopped`].
    pub fn stop(&self) {
        self.stopped.set(true);
        if let Some(line) = self.line.borrow().upgrade() {
            line.say(Heard::Stop);
        }
    }
}

/// One request, one worker. The bytes of the body are moved to it.
async fn ask(request: Request<'_>, body: &Uint8Array, stop: &Stop) -> Result<Vec<u8>, TaskError> {
    let running = Running::start(stop)?;
    match running.line.heard().await {
        Heard::Message(_) => {}
        Heard::Failure => return Err(TaskError::NotStarted),
        Heard::Stop => return Err(TaskError::Stopped),
    }
    running.post(request, body).ok_or(TaskError::Died)?;
    let answer = match running.line.heard().await {
        Heard::Message(answer) => answer,
        Heard::Failure => return Err(TaskError::Died),
        Heard::Stop => return Err(TaskError::Stopped),
    };
    let answer: Array = answer.dyn_into().map_err(|_| TaskError::Died)?;
    let part = |at| {
        let bytes = answer.get(at).dyn_into::<Uint8Array>();
        bytes.map_err(|_| TaskError::Died)
    };
    read_answer(&part(0)?.to_vec())?;
    let body = part(1)?;
    // Gone before its bytes are copied, so that both are not held at once.
    drop(running);
    Ok(body.to_vec())
}

/// A worker, ended when dropped.
struct Running {
    worker: Worker,
    line: Rc<Line>,
    _listeners: [EventListener; 3],
}

impl Running {
    fn start(stop: &Stop) -> Result<Self, TaskError> {
        if stop.stopped.get() {
            return Err(TaskError::Stopped);
        }
        let worker = address()
            .and_then(|address| Worker::new(&address).ok())
            .ok_or(TaskError::NotStarted)?;
        let line = Rc::new(Line::default());
        stop.line.replace(Rc::downgrade(&line));
        let listen = |name| {
            let line = Rc::clone(&line);
            EventListener::new(&worker, name, move |event| {
                let message = event.dyn_ref::<MessageEvent>().map(MessageEvent::data);
                line.say(match message {
                    Some(data) if data.is_object() => Heard::Message(data),
                    _ => Heard::Failure,
                });
            })
        };
        let listeners = ["message", "messageerror", "error"].map(listen);
        Ok(Self {
            worker,
            line,
            _listeners: listeners,
        })
    }

    fn post(&self, request: Request<'_>, body: &Uint8Array) -> Option<()> {
        let head = Uint8Array::from(request.head().as_slice());
        let moved = Array::of1(&body.buffer());
        let message = Array::of2(&head, body);
        self.worker
            .post_message_with_transfer(&message, &moved)
            .ok()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

fn address() -> Option<String> {
    let document = web_sys::window()?.document()?;
    document.query_selector(PLACE).ok()??.get_attribute(NAME)
}

/// What one hears of a worker.
enum Heard {
    Message(JsValue),
    Failure,
    Stop,
}

/// What was heard and not yet listened to.
#[derive(Default)]
struct Line {
    said: RefCell<VecDeque<Heard>>,
    waiting: RefCell<Option<Waker>>,
}

impl Line {
    fn say(&self, heard: Heard) {
        self.said.borrow_mut().push_back(heard);
        if let Some(waker) = self.waiting.take() {
            waker.wake();
        }
    }

    async fn heard(&self) -> Heard {
        poll_fn(|context| {
            let said = self.said.borrow_mut().pop_front();
            if said.is_none() {
                self.waiting.replace(Some(context.waker().clone()));
            }
            said.map_or(Poll::Pending, Poll::Ready)
        })
        .await
    }
}
