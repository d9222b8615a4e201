//! The one loop: an event goes to [`update`], the view goes to whoever draws it, the effects are
//! performed, and what comes of them are events again.

use super::{
    clock, fetch, history, page, random,
    rest::{Bring, Heard, Job, MakeRest, Rest},
    tabs::Said,
};
use crate::{
    app::{
        Context, Model,
        effect::Effect,
        event::{Event, HandsEvent, Removed, StoreTrouble},
        exchange::event::ExchangeEffect,
        first_update, has_unsaved_words,
        route::Route,
        view::{self, View},
    },
    domain::device::DeviceKind,
    i18n::Words,
};
use gloo::{events::EventListener, timers::callback::Timeout};
use js_sys::{Array, Promise};
use std::{
    cell::{Cell, OnceCell, RefCell},
    collections::VecDeque,
    rc::Rc,
};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};
use web_sys::{PageTransitionEvent, Window};

/// How long the first page has to itself before the browser is asked about itself, in milliseconds.
const LOOK_MILLIS: u32 = 300;

/// How long the second half may take before the page says that it has not come, in milliseconds.
const LATE_MILLIS: i32 = 10_000;

/// Sends events and performs effects. Cloning it is cheap: all clones are one.
#[derive(Clone)]
pub struct Shell(Rc<Inner>);

struct Inner {
    model: RefCell<Model>,
    show: Box<dyn Fn(View)>,
    words: Rc<Words>,
    device: DeviceKind,
    /// Brings the second half of the app.
    bring: Bring,
    /// The second half, once it is here.
    rest: OnceCell<Rc<dyn Rest>>,
    /// Done when the second half has come, has failed to, or is late; while it is on its way.
    coming: RefCell<Option<Promise>>,
    /// The browser was to be asked about itself while nobody was here who can ask.
    unasked: Cell<bool>,
    events: RefCell<VecDeque<Event>>,
    updating: Cell<bool>,
    /// Things that wait for each other, done one after the other.
    turns: RefCell<VecDeque<Turn>>,
    working: Cell<bool>,
}

/// Something that comes after all that was asked before it.
enum Turn {
    /// A thing for the second half to do.
    Job(Job),
    /// The new version, once nothing else waits and all words are durable.
    Update,
    /// The page was put aside and is here again.
    Returned,
}

impl Shell {
    /// Starts the app at the present address. `show` is called with each new view. The second half of
    /// the app is here already, or else `bring` brings it.
    pub fn start(
        words: Rc<Words>,
        show: impl Fn(View) + 'static,
        here: Option<MakeRest>,
        bring: Bring,
    ) -> Self {
        let shell = Self(Rc::new(Inner {
            model: RefCell::new(Model::default()),
            show: Box::new(show),
            words,
            device: page::device(),
            bring,
            rest: OnceCell::new(),
            coming: RefCell::new(None),
            unasked: Cell::new(false),
            events: RefCell::new(VecDeque::new()),
            updating: Cell::new(false),
            turns: RefCell::new(VecDeque::new()),
            working: Cell::new(false),
        }));
        if let Some(make) = here {
            shell.begin_rest(make);
        }
        shell.listen();
        shell.dispatch(Event::Started(history::here()));
        shell
    }

    /// Takes an event. May be called from anywhere, even while another is being taken.
    pub fn dispatch(&self, event: Event) {
        let inner = &self.0;
        inner.events.borrow_mut().push_back(event);
        if inner.updating.replace(true) {
            return;
        }
        loop {
            let next = inner.events.borrow_mut().pop_front();
            let Some(event) = next else { break };
            let (now, today, minutes_ahead) = clock::now();
            let mut context = Context {
                now,
                today,
                minutes_ahead,
                device: inner.device,
                ids: &mut random::id,
            };
            let (effects, view) = {
                let mut model = inner.model.borrow_mut();
                let effects = match inner.rest.get() {
                    Some(rest) => rest.update(&mut model, event, &mut context),
                    None => first_update(&mut model, event, &mut context),
                };
                (effects, self.view(&model))
            };
            // Effects first: some are only allowed inside the tap that asked for them.
            for effect in effects {
                self.perform(effect);
            }
            (inner.show)(view);
        }
        inner.updating.set(false);
    }

    /// What to draw, as far as it can be drawn yet.
    fn view(&self, model: &Model) -> View {
        match self.0.rest.get() {
            Some(rest) => rest.view(model),
            None => view::first(model).unwrap_or_else(|| view::waiting(model)),
        }
    }

    /// The second half of the app; waits for it if need be, but not for ever: words that are in memory
    /// alone must be said to be so. It may still come later, and is then made use of at once.
    async fn rest(&self) -> Option<Rc<dyn Rest>> {
        if self.0.rest.get().is_none() {
            let _ = JsFuture::from(self.bring()).await;
        }
        self.0.rest.get().map(Rc::clone)
    }

    /// Fetches the second half, unless it is on its way already. Done when it is here, has failed, or
    /// is late: so late is counted from the beginning of the fetch, whoever asks, and however often.
    fn bring(&self) -> Promise {
        if let Some(coming) = &*self.0.coming.borrow() {
            return coming.clone();
        }
        let shell = self.clone();
        let come = future_to_promise(async move {
            let made = (shell.0.bring)().await;
            shell.0.coming.replace(None);
            if let Some(make) = made {
                shell.begin_rest(make);
                // A page that waited for it can be drawn now, and what failed for want of it is done.
                shell.dispatch(Event::Retry);
                if shell.0.unasked.get() {
                    shell.look_around();
                }
            }
            Ok(JsValue::UNDEFINED)
        });
        let late = Promise::new(&mut |resolve, _| {
            if let Some(window) = web_sys::window() {
                let set = Window::set_timeout_with_callback_and_timeout_and_arguments_0;
                let _ = set(&window, &resolve, LATE_MILLIS);
            }
        });
        let coming = Promise::race(&Array::of2(&come, &late));
        self.0.coming.replace(Some(coming.clone()));
        coming
    }

    /// Starts the second half of the app, unless it has been started.
    fn begin_rest(&self, make: MakeRest) -> &Rc<dyn Rest> {
        self.0.rest.get_or_init(|| {
            let shell = Rc::downgrade(&self.0);
            make(Rc::new(move |heard| {
                if let Some(inner) = shell.upgrade() {
                    Self(inner).heard(heard);
                }
            }))
        })
    }

    fn listen(&self) {
        let shell = self.clone();
        history::watch(move |route| shell.dispatch(Event::Moved(route)));
        let Some(window) = web_sys::window() else {
            return;
        };
        for name in ["oursay:update-ready", "oursay:offline-ready"] {
            let shell = self.clone();
            let changed = move |_: &_| shell.dispatch(Event::SurroundingsChanged);
            EventListener::new(&window, name, changed).forget();
        }
        let shell = self.clone();
        EventListener::new(&window, "online", move |_| shell.back_online()).forget();
        let shell = self.clone();
        EventListener::new(&window, "pagehide", move |event| {
            flush();
            // A page that is put aside (the back/forward cache) must hold neither its databases, or it could
            // not come back, nor its books: it sleeps, and could not be asked for them. One that ends lets
            // go by itself, and its last words may still be on their way.
            if let Some(rest) = shell.0.rest.get().filter(|_| is_put_aside(event)) {
                // The locks now, since the page may sleep before another thing is done; the rest in its turn.
                rest.let_go();
                shell.queue(Job::PutAside);
            }
        })
        .forget();
        let shell = self.clone();
        EventListener::new(&window, "pageshow", move |event| {
            if is_put_aside(event) {
                // After all that was asked before the page slept.
                shell.line_up(Turn::Returned);
            }
        })
        .forget();
    }

    /// Asks the browser about itself anew: a little later, unless the page is the one that shows it.
    fn look_around(&self) {
        let wait = if history::here() == Route::Settings {
            0
        } else {
            LOOK_MILLIS
        };
        let shell = self.clone();
        Timeout::new(wait, move || {
            spawn_local(async move {
                let rest = shell.rest().await;
                shell.0.unasked.set(rest.is_none());
                if let Some(rest) = rest {
                    shell.dispatch(Event::Surroundings(rest.look_around().await));
                }
            });
        })
        .forget();
    }

    /// There is signal again: what could not be saved for want of the second half is tried again.
    fn back_online(&self) {
        if self.0.rest.get().is_none() {
            self.dispatch(Event::Retry);
        }
    }

    fn perform(&self, effect: Effect) {
        match effect {
            Effect::Store(effect) => self.queue(Job::Store(effect)),
            Effect::TakeOver(book) => self.queue(Job::TakeOver(book)),
            Effect::WriteAgain(book) => self.queue(Job::WriteAgain(book)),
            Effect::Update => self.line_up(Turn::Update),
            Effect::Go(route) => history::go(&route),
            Effect::Rename(route) => history::rename(&route),
            Effect::Print => {
                if let Some(window) = web_sys::window() {
                    let _ = window.print();
                }
            }
            // Where there is a pack, the second half is here.
            Effect::GivePack(_) => {
                if let Some(rest) = self.0.rest.get() {
                    rest.give_pack(&self.0.model.borrow(), &self.0.words);
                }
            }
            Effect::CopyWords => {
                let trouble = view::waiting(&self.0.model.borrow()).frame.trouble;
                let copied = page::copy(&trouble.map(|trouble| trouble.words).unwrap_or_default());
                let shell = self.clone();
                spawn_local(async move { shell.dispatch(Event::Copied(copied.await)) });
            }
            Effect::FetchSet(audience) => {
                let shell = self.clone();
                spawn_local(async move {
                    let set = fetch::set(audience).await;
                    shell.dispatch(Event::SetFetched(audience, set));
                });
            }
            Effect::Exchange(effect) => self.exchange(*effect),
            Effect::LookAround => self.look_around(),
            Effect::FetchHelp => {
                let shell = self.clone();
                spawn_local(async move {
                    let help = match shell.rest().await {
                        Some(rest) => rest.help().await,
                        None => None,
                    };
                    shell.dispatch(Event::HelpFetched(help));
                });
            }
        }
    }

    /// Something for the pages of share files. What is only allowed inside a tap begins here and now.
    fn exchange(&self, effect: ExchangeEffect) {
        let Some(rest) = self.0.rest.get().map(Rc::clone) else {
            return;
        };
        let coming = Rc::clone(&rest).exchange(effect);
        let shell = self.clone();
        spawn_local(async move {
            if let Some(event) = coming.await {
                shell.dispatch(Event::Exchanged(Box::new(event)));
            }
        });
    }

    fn queue(&self, job: Job) {
        self.line_up(Turn::Job(job));
    }

    fn line_up(&self, turn: Turn) {
        self.0.turns.borrow_mut().push_back(turn);
        if self.0.working.replace(true) {
            return;
        }
        let shell = self.clone();
        spawn_local(async move {
            loop {
                let next = shell.0.turns.borrow_mut().pop_front();
                match next {
                    Some(Turn::Job(job)) => shell.work(job).await,
                    Some(Turn::Update) => shell.update(),
                    Some(Turn::Returned) => shell.dispatch(Event::Returned),
                    None => break,
                }
            }
            shell.0.working.set(false);
        });
    }

    /// The new version begins with a reload: never while words are in memory alone.
    fn update(&self) {
        // Here and not where the effect is performed: what a field sends while an event is being taken
        // waits until that is done, and would be saved only after this turn.
        flush();
        if !self.0.turns.borrow().is_empty() {
            self.line_up(Turn::Update);
            return;
        }
        let unsaved = has_unsaved_words(&self.0.model.borrow());
        if let Some(window) = web_sys::window().filter(|_| !unsaved) {
            page::send(&window, "oursay:update-now");
        }
    }

    async fn work(&self, job: Job) {
        let events = match (self.rest().await, job) {
            (Some(rest), job) => rest.work(job).await,
            (None, Job::Store(effect)) => effect.failed(StoreTrouble::NotHere),
            (None, _) => Vec::new(),
        };
        for event in events {
            self.dispatch(event);
        }
    }

    /// Something came from another tab.
    fn heard(&self, heard: Heard) {
        let Some(rest) = self.0.rest.get() else {
            return;
        };
        match heard {
            Heard::Tab(Said::Wrote(book)) => self.dispatch(Event::WroteElsewhere(book)),
            Heard::Tab(Said::Wants(book)) if rest.holds(book) => {
                // What is still in a field comes first, then what is on its way, then the lock.
                flush();
                self.queue(Job::LetGo(book));
            }
            Heard::Tab(Said::Wants(_)) => {}
            Heard::Tab(Said::Removed(book)) => {
                rest.gone(Some(book));
                self.dispatch(Event::Removed(Removed::Elsewhere(book)));
            }
            Heard::Tab(Said::RemovedAll) => {
                rest.gone(None);
                self.dispatch(Event::Removed(Removed::AllElsewhere));
            }
            Heard::Tab(Said::Chose) => self.dispatch(Event::Hands(HandsEvent::ElsewhereToo)),
            Heard::Leaves => {
                flush();
                self.dispatch(Event::Hands(HandsEvent::Left));
            }
            Heard::Lost(book) => {
                rest.lost(book);
                self.dispatch(Event::StoppedWriting(book));
            }
        }
    }
}

/// Whether a page that goes is kept as it is, or one that comes was.
fn is_put_aside(event: &web_sys::Event) -> bool {
    let event = event.dyn_ref::<PageTransitionEvent>();
    event.is_some_and(PageTransitionEvent::persisted)
}

/// Asks every field for what it has not sent yet.
fn flush() {
    if let Some(window) = web_sys::window() {
        page::send(&window, "oursay:flush");
    }
}
