//! The one loop: an event goes to [`update`], the view goes to whoever draws it, the effects are
//! performed, and what comes of them are events again.

mod coming;

use super::{
    clock, fetch, history, page,
    part::Part,
    random,
    rest::{Bring, Heard, Job, MakeStore, Parts, Rest, Store, Whole},
    tabs::Said,
};
use crate::{
    app::{
        Context, Model,
        effect::{Effect, Tabs},
        event::{Event, HandsEvent, Removed, StoreTrouble},
        exchange::{
            event::{ExchangeEffect, Exchanged},
            locks::event::{LockEvent, Why},
        },
        first_update, has_unsaved_words, needs_whole,
        view::{self, Early, View},
    },
    domain::device::DeviceKind,
    i18n::Words,
};
use gloo::events::EventListener;
use js_sys::Promise;
use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    rc::Rc,
};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::PageTransitionEvent;

/// How long the first page has to itself before the browser is asked about itself, in milliseconds.
const LOOK_MILLIS: u32 = 300;

/// Sends events and performs effects. Cloning it is cheap: all clones are one.
#[derive(Clone)]
pub struct Shell(Rc<Inner>);

struct Inner {
    model: RefCell<Model>,
    show: Box<dyn Fn(View)>,
    words: Rc<Words>,
    device: DeviceKind,
    installed: Cell<bool>,
    kept: bool,
    store: Part<dyn Store, MakeStore>,
    rest: Part<dyn Rest, Whole>,
    /// A page waits for the second half.
    wanted: Cell<bool>,
    /// It has not come, and the page says so.
    missing: Cell<bool>,
    events: RefCell<VecDeque<Event>>,
    /// Events that only the second half understands, until it is here.
    held: RefCell<Vec<Event>>,
    updating: Cell<bool>,
    /// Things that wait for each other, done one after the other.
    turns: RefCell<VecDeque<Turn>>,
    working: Cell<bool>,
}

/// Something that comes after all that was asked before it.
enum Turn {
    /// A thing for the store to do.
    Job(Job),
    /// The new version, once nothing else waits and all words are durable.
    Update,
    /// What is locked is shut, the same.
    Shut(Tabs),
    /// The page was put aside and is here again.
    Returned,
}

impl Shell {
    /// Starts the app at the present address. `show` is called with each new view. Each later part of the app is
    /// here already, or else `bring` brings it.
    pub fn start(
        words: Rc<Words>,
        show: impl Fn(View) + 'static,
        here: Parts<Option<MakeStore>, Option<Whole>>,
        bring: Parts<Bring<MakeStore>, Bring<Whole>>,
    ) -> Self {
        let shell = Self(Rc::new(Inner {
            model: RefCell::new(Model::default()),
            show: Box::new(show),
            words,
            device: page::device(),
            installed: Cell::new(page::standalone() == Some(true)),
            kept: page::kept(),
            store: Part::new(bring.store),
            rest: Part::new(bring.rest),
            wanted: Cell::new(false),
            missing: Cell::new(false),
            events: RefCell::new(VecDeque::new()),
            held: RefCell::new(Vec::new()),
            updating: Cell::new(false),
            turns: RefCell::new(VecDeque::new()),
            working: Cell::new(false),
        }));
        if let Some(make) = here.store {
            shell.begin_store(make);
        }
        if let Some(whole) = here.rest {
            shell.begin_rest(whole);
        }
        shell.listen();
        shell.dispatch(Event::Started(history::here()));
        shell
    }

    /// Waits until the browser was asked for what the store was asked for so far: tasks that were spawned before this
    /// one have begun by then.
    pub async fn asked(&self) {
        let _ = JsFuture::from(Promise::resolve(&JsValue::UNDEFINED)).await;
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
            let rest = inner.rest.get();
            if rest.is_none() && needs_whole(&event) {
                inner.held.borrow_mut().push(event);
                self.draw();
                continue;
            }
            if matches!(event, Event::Moved(_) | Event::Retry) {
                inner.missing.set(false);
            }
            let (now, today, minutes_ahead) = clock::now();
            let mut context = Context {
                now,
                today,
                minutes_ahead,
                device: inner.device,
                installed: inner.installed.get(),
                kept: inner.kept,
                ids: &mut random::id,
            };
            let effects = {
                let mut model = inner.model.borrow_mut();
                match rest {
                    Some(rest) => rest.update(&mut model, event, &mut context),
                    None => first_update(&mut model, event, &mut context),
                }
            };
            // Effects first: some are only allowed inside the tap that asked for them.
            for effect in effects {
                self.perform(effect);
            }
            self.draw();
        }
        inner.updating.set(false);
    }

    /// Shows what there is to show, and asks for the second half where that alone can draw it.
    fn draw(&self) {
        let inner = &self.0;
        let view = match inner.rest.get() {
            Some(rest) => rest.view(&inner.model.borrow()),
            None => match self.early() {
                Early::Drawn(view) => view,
                Early::Coming => view::waiting(&inner.model.borrow()),
                Early::Whole => {
                    self.want_rest();
                    let mut view = view::waiting(&inner.model.borrow());
                    if self.is_hidden() {
                        view.frame.trouble = None;
                    }
                    if inner.missing.get() && view.frame.trouble.is_none() {
                        view.frame.trouble = Some(view::not_all_here());
                    }
                    view
                }
            },
        };
        (inner.show)(view);
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
            if let Some(store) = shell.0.store.get().filter(|_| is_put_aside(event)) {
                // The locks now, since the page may sleep before another thing is done; the rest in its turn.
                store.let_go();
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

    fn perform(&self, effect: Effect) {
        match effect {
            Effect::Store(effect) => self.queue(Job::Store(effect)),
            Effect::TakeOver(book) => self.queue(Job::TakeOver(book)),
            Effect::WriteAgain(book) => self.queue(Job::WriteAgain(book)),
            Effect::Update => self.line_up(Turn::Update),
            Effect::Shut(tabs) => self.line_up(Turn::Shut(tabs)),
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
        let Some(rest) = self.0.rest.get() else {
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
                    Some(Turn::Shut(tabs)) => shell.shut(tabs),
                    Some(Turn::Returned) => shell.dispatch(Event::Returned),
                    None => break,
                }
            }
            shell.0.working.set(false);
        });
    }

    /// Whether something still waits for the store. Turns that wait for each other would wait for ever.
    fn has_jobs(&self) -> bool {
        let turns = self.0.turns.borrow();
        turns.iter().any(|turn| matches!(turn, Turn::Job(_)))
    }

    /// The new version begins with a reload: never while words are in memory alone.
    fn update(&self) {
        // Here and not where the effect is performed: what a field sends while an event is being taken
        // waits until that is done, and would be saved only after this turn.
        flush();
        if self.has_jobs() {
            self.line_up(Turn::Update);
            return;
        }
        let unsaved = has_unsaved_words(&self.0.model.borrow());
        if let Some(window) = web_sys::window().filter(|_| !unsaved) {
            page::send(&window, "oursay:update-now");
        }
    }

    /// What is locked is shut: only a reload takes keys and words out of memory, and never words that are nowhere
    /// else.
    fn shut(&self, tabs: Tabs) {
        flush();
        if self.has_jobs() {
            self.line_up(Turn::Shut(tabs));
            return;
        }
        let unsaved = has_unsaved_words(&self.0.model.borrow());
        if unsaved {
            self.dispatch(lock(LockEvent::Stays));
            return;
        }
        if let Some(store) = self.0.store.get().filter(|_| tabs == Tabs::All) {
            store.shuts();
        }
        if let Some(window) = web_sys::window() {
            let _ = window.location().reload();
        }
    }

    async fn work(&self, job: Job) {
        let events = match (self.store().await, job) {
            (Some(store), job) => store.work(job).await,
            (None, Job::Store(effect)) => effect.failed(StoreTrouble::NotHere),
            (None, _) => Vec::new(),
        };
        for event in events {
            self.dispatch(event);
        }
    }

    /// Something came from another tab.
    fn heard(&self, heard: Heard) {
        let Some(store) = self.0.store.get() else {
            return;
        };
        match heard {
            Heard::Tab(Said::Wrote(book)) => self.dispatch(Event::WroteElsewhere(book)),
            Heard::Tab(Said::Wants(book)) if store.holds(book) => {
                // What is still in a field comes first, then what is on its way, then the lock.
                flush();
                self.queue(Job::LetGo(book));
            }
            Heard::Tab(Said::Wants(_)) => {}
            Heard::Tab(Said::Removed(book)) => {
                store.gone(Some(book));
                self.dispatch(Event::Removed(Removed::Elsewhere(book)));
            }
            Heard::Tab(Said::RemovedAll) => {
                store.gone(None);
                self.dispatch(Event::Removed(Removed::AllElsewhere));
            }
            Heard::Tab(Said::Shuts) => {
                flush();
                self.dispatch(lock(LockEvent::Now(Why::Elsewhere)));
            }
            Heard::Lock(why) => {
                flush();
                self.dispatch(lock(LockEvent::Now(why)));
            }
            Heard::Tab(Said::Chose) => {
                // Another page may stand here in a moment.
                flush();
                self.dispatch(Event::Hands(HandsEvent::ElsewhereToo));
            }
            Heard::Leaves => {
                flush();
                self.dispatch(Event::Hands(HandsEvent::Left));
            }
            Heard::Lost(book) => {
                store.lost(book);
                self.dispatch(Event::StoppedWriting(book));
            }
        }
    }
}

fn lock(event: LockEvent) -> Event {
    Event::Exchanged(Box::new(Exchanged::Lock(Box::new(event))))
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
