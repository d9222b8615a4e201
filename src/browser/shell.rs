//! The one loop: an event goes to [`update`], the view goes to whoever draws it, the effects are
//! performed, and what comes of them are events again.

use super::{
    clock, fetch, files, history, page, random, surroundings,
    tabs::{Said, Tabs},
};
use crate::{
    app::{
        Context, Model,
        effect::{Effect, StoreEffect},
        event::Event,
        update,
        view::{self, Page, View},
    },
    document,
    domain::ids::BookId,
    i18n::Words,
    perform::Performer,
    storage::{idb::IdbStore, vault::Vault},
};
use gloo::events::EventListener;
use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    rc::Rc,
};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::PageTransitionEvent;

type Random = fn(&mut [u8]);

/// What the names of the app's databases begin with.
const DATABASES: &str = "our-say";

/// Sends events and performs effects. Cloning it is cheap: all clones are one.
#[derive(Clone)]
pub struct Shell(Rc<Inner>);

struct Inner {
    model: RefCell<Model>,
    show: Box<dyn Fn(View)>,
    words: Rc<Words>,
    performer: Performer<IdbStore, Random>,
    tabs: Tabs,
    events: RefCell<VecDeque<Event>>,
    updating: Cell<bool>,
    /// Effects for the store, done one after the other.
    jobs: RefCell<VecDeque<Job>>,
    working: Cell<bool>,
}

/// Something that has to wait its turn at the store.
enum Job {
    Store(StoreEffect),
    /// Let another tab write, once all that came before is durable.
    LetGo(BookId),
    /// Take the lock of a book, then open it.
    TakeOver(BookId),
    /// Start the new version, once all that came before is durable.
    Update,
    /// Close the databases, once all that came before is durable.
    Close,
}

impl Shell {
    /// Starts the app at the present address. `show` is called with each new view.
    pub fn start(words: Rc<Words>, show: impl Fn(View) + 'static) -> Self {
        let shell = Self(Rc::new_cyclic(|inner: &std::rc::Weak<Inner>| {
            let (ears, eyes) = (inner.clone(), inner.clone());
            Inner {
                model: RefCell::new(Model::default()),
                show: Box::new(show),
                words,
                performer: Performer::new(Vault::new(
                    IdbStore::new(DATABASES),
                    random::fill as Random,
                )),
                tabs: Tabs::new(
                    move |said| {
                        if let Some(inner) = ears.upgrade() {
                            Self(inner).heard(said);
                        }
                    },
                    move |book| {
                        if let Some(inner) = eyes.upgrade() {
                            Self(inner).lost(book);
                        }
                    },
                ),
                events: RefCell::new(VecDeque::new()),
                updating: Cell::new(false),
                jobs: RefCell::new(VecDeque::new()),
                working: Cell::new(false),
            }
        }));
        shell.listen();
        shell.dispatch(Event::Started(history::here()));
        shell.look_around();
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
            let (now, today) = clock::now();
            let mut context = Context {
                now,
                today,
                ids: &mut random::id,
            };
            let (effects, view) = {
                let mut model = inner.model.borrow_mut();
                let effects = update(&mut model, event, &mut context);
                (effects, view::view(&model))
            };
            // Effects first: some are only allowed inside the tap that asked for them.
            for effect in effects {
                self.perform(effect);
            }
            (inner.show)(view);
        }
        inner.updating.set(false);
    }

    fn listen(&self) {
        let shell = self.clone();
        history::watch(move |route| shell.dispatch(Event::Moved(route)));
        let Some(window) = web_sys::window() else {
            return;
        };
        for name in ["oursay:update-ready", "oursay:offline-ready"] {
            let shell = self.clone();
            EventListener::new(&window, name, move |_| shell.look_around()).forget();
        }
        let shell = self.clone();
        EventListener::new(&window, "pagehide", move |event| {
            flush();
            // A page that is put aside must not hold its databases open: it could not come back. One
            // that ends closes them by itself, and its last words may still be on their way.
            if event
                .dyn_ref::<PageTransitionEvent>()
                .is_some_and(PageTransitionEvent::persisted)
            {
                shell.queue(Job::Close);
            }
        })
        .forget();
    }

    /// Asks the browser about itself anew.
    fn look_around(&self) {
        let shell = self.clone();
        spawn_local(async move {
            shell.dispatch(Event::Surroundings(surroundings::read().await));
        });
    }

    fn perform(&self, effect: Effect) {
        match effect {
            Effect::Store(effect) => self.queue(Job::Store(effect)),
            Effect::TakeOver(book) => self.queue(Job::TakeOver(book)),
            Effect::Update => {
                flush();
                self.queue(Job::Update);
            }
            Effect::Go(route) => history::go(&route),
            Effect::Rename(route) => history::rename(&route),
            Effect::Print => {
                if let Some(window) = web_sys::window() {
                    let _ = window.print();
                }
            }
            Effect::GivePack(_) => {
                if let Page::Pack(pack) = view::view(&self.0.model.borrow()).page {
                    files::give_page(&document::pack_html(&pack, &self.0.words));
                }
            }
            Effect::CopyWords => {
                let frame = view::view(&self.0.model.borrow()).frame;
                files::copy(
                    &frame
                        .trouble
                        .map(|trouble| trouble.words)
                        .unwrap_or_default(),
                );
            }
            Effect::FetchSet(audience) => {
                let shell = self.clone();
                spawn_local(async move {
                    let set = fetch::set(audience).await;
                    shell.dispatch(Event::SetFetched(audience, set));
                });
            }
            Effect::FetchHelp => {
                let shell = self.clone();
                spawn_local(async move {
                    shell.dispatch(Event::HelpFetched(fetch::help().await));
                });
            }
        }
    }

    fn queue(&self, job: Job) {
        self.0.jobs.borrow_mut().push_back(job);
        if self.0.working.replace(true) {
            return;
        }
        let shell = self.clone();
        spawn_local(async move {
            loop {
                let next = shell.0.jobs.borrow_mut().pop_front();
                let Some(job) = next else { break };
                shell.work(job).await;
            }
            shell.0.working.set(false);
        });
    }

    async fn work(&self, job: Job) {
        let inner = &self.0;
        match job {
            Job::Store(effect) => {
                let may_write = match &effect {
                    StoreEffect::OpenBook(book) => inner.tabs.may_write(*book).await,
                    StoreEffect::Save(save) if save.create.is_some() => {
                        inner.tabs.may_write(save.book).await
                    }
                    _ => false,
                };
                if let Some(event) = inner.performer.perform(effect, may_write).await {
                    if let Event::Saved(book, _) = &event {
                        inner.tabs.wrote(*book);
                    }
                    self.dispatch(event);
                }
            }
            Job::LetGo(book) => {
                inner.performer.stop_writing(book);
                inner.tabs.let_go(book);
                self.dispatch(Event::StoppedWriting(book));
            }
            Job::TakeOver(book) => {
                let writing = inner.tabs.take_over(book).await;
                let open = StoreEffect::OpenBook(book);
                if let Some(event) = inner.performer.perform(open, writing).await {
                    self.dispatch(event);
                }
            }
            // The new version begins with a reload: never while words are in memory alone.
            Job::Update => {
                let troubled = view::view(&inner.model.borrow()).frame.trouble.is_some();
                if let Some(window) = web_sys::window().filter(|_| !troubled) {
                    page::send(&window, "oursay:update-now");
                }
            }
            Job::Close => inner.performer.store().close_all(),
        }
    }

    /// Another tab said something.
    fn heard(&self, said: Said) {
        match said {
            Said::Wrote(book) => self.dispatch(Event::WroteElsewhere(book)),
            Said::Wants(book) if self.0.tabs.holds(book) => {
                // What is still in a field comes first, then what is on its way, then the lock.
                flush();
                self.queue(Job::LetGo(book));
            }
            Said::Wants(_) => {}
        }
    }

    /// Another tab took the lock of a book.
    fn lost(&self, book: BookId) {
        self.0.performer.stop_writing(book);
        self.0.tabs.forget(book);
        self.dispatch(Event::StoppedWriting(book));
    }
}

/// Asks every field for what it has not sent yet.
fn flush() {
    if let Some(window) = web_sys::window() {
        page::send(&window, "oursay:flush");
    }
}
