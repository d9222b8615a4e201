//! What is being typed in one field, until the core has it: when it is sent, and when the words
//! of the core may take its place.

use gloo::{events::EventListener, timers::callback::Timeout};
use leptos::{
    prelude::{document, window},
    wasm_bindgen::JsValue,
    web_sys,
};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

/// So long after the last key the words are sent, in milliseconds.
const PAUSE: f64 = 300.0;
/// While typing goes on the words are sent at least so often.
const AT_LEAST: f64 = 1000.0;

/// The draft of one field. The words themselves live in the field alone, so that no rendering
/// ever moves the cursor.
pub(super) struct Draft {
    field: RefCell<Option<web_sys::HtmlElement>>,
    on_text: Rc<dyn Fn(String)>,
    timer: RefCell<Option<Timeout>>,
    /// When the first key came that was not sent yet, on the clock of events.
    unsent_since: Cell<Option<f64>>,
    focused: Cell<bool>,
    /// The words that the core was last known to hold: shown here, or sent from here.
    core: RefCell<String>,
    leaving: RefCell<Vec<EventListener>>,
    /// The browser makes a field as tall as its words (`field-sizing`), so that nobody else need.
    sized: bool,
}

impl Draft {
    /// A draft that sends to `on_text`.
    pub fn new(on_text: Rc<dyn Fn(String)>) -> Rc<Self> {
        Rc::new(Self {
            field: RefCell::new(None),
            on_text,
            timer: RefCell::new(None),
            unsent_since: Cell::new(None),
            focused: Cell::new(false),
            core: RefCell::new(String::new()),
            leaving: RefCell::new(Vec::new()),
            sized: web_sys::css::supports("field-sizing: content").unwrap_or(false),
        })
    }

    /// Whether the field stands.
    pub fn is_attached(&self) -> bool {
        self.field.borrow().is_some()
    }

    /// The field stands: takes hold of it and begins to watch for the page going away, and for the
    /// shell asking for what was not sent yet.
    pub fn attach(self: &Rc<Self>, field: web_sys::HtmlElement) {
        *self.field.borrow_mut() = Some(field);
        let hidden = Rc::clone(self);
        let mut leaving = self.leaving.borrow_mut();
        leaving.push(EventListener::new(
            &document(),
            "visibilitychange",
            move |_| {
                if document().visibility_state() == web_sys::VisibilityState::Hidden {
                    hidden.send();
                }
            },
        ));
        for name in ["pagehide", "oursay:flush"] {
            let gone = Rc::clone(self);
            leaving.push(EventListener::new(&window(), name, move |_| gone.send()));
        }
    }

    /// A key was typed at this moment of the clock of events.
    pub fn typed(self: &Rc<Self>, at: f64) {
        let since = self.unsent_since.get().unwrap_or(at);
        self.unsent_since.set(Some(since));
        let wait = PAUSE.min(since + AT_LEAST - at).max(0.0);
        let draft = Rc::clone(self);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // 0 to 300
        let timer = Timeout::new(wait as u32, move || draft.send());
        // The timer that was there before is dropped, and with that cancelled.
        self.timer.replace(Some(timer));
        self.grow();
    }

    /// Sends what was typed and not sent yet.
    pub fn send(&self) {
        self.timer.take();
        if self.unsent_since.take().is_some() {
            let text = self.read();
            self.core.replace(text.clone());
            (self.on_text)(text);
        }
    }

    /// The field got the focus.
    pub fn focused(&self) {
        self.focused.set(true);
    }

    /// The field lost the focus.
    pub fn left(&self) {
        self.focused.set(false);
        self.send();
    }

    /// Shows words of the core that came from elsewhere, unless somebody is writing here: then
    /// they wait until the field is left.
    pub fn show(&self, text: &str) {
        let writing = self.focused.get() || self.unsent_since.get().is_some();
        if !writing && *self.core.borrow() != text {
            self.core.replace(text.to_owned());
            self.write(text);
        }
    }

    /// Shows these words, unless they stand there already.
    fn write(&self, text: &str) {
        if self.read() == text {
            return;
        }
        if let Some(field) = self.field.borrow().as_ref() {
            let _ = js_sys::Reflect::set(field, &JsValue::from_str("value"), &text.into());
        }
        self.grow();
    }

    /// The field goes away: nothing typed is lost.
    pub fn close(&self) {
        self.send();
        self.leaving.borrow_mut().clear();
        self.field.take();
    }

    fn read(&self) -> String {
        let field = self.field.borrow();
        let value = field
            .as_ref()
            .and_then(|field| js_sys::Reflect::get(field, &JsValue::from_str("value")).ok());
        value
            .and_then(|value| value.as_string())
            .unwrap_or_default()
    }

    /// Makes the field as tall as its words, where the browser does not do so itself
    /// (`field-sizing`). It only grows, so that the page never jumps under the typing hand.
    fn grow(&self) {
        if self.sized {
            return;
        }
        if let Some(field) = self.field.borrow().as_ref() {
            let wanted = field.scroll_height();
            if wanted > field.client_height() {
                let height = format!("{}px", wanted + 4);
                let _ = field.style().set_property("min-block-size", &height);
            }
        }
    }
}
