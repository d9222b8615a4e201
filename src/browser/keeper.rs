//! The second half of the app (see [`super::rest`]): the store, the other tabs, files, and what the
//! browser says about itself.

use super::{
    clock,
    courier::Courier,
    fetch, files, leave, page, picking, random,
    recording::Microphone,
    rest::{Coming, Ears, Heard, Job, Rest},
    sealing,
    showing::Shown,
    surroundings,
    tabs::Tabs,
};
use crate::{
    app::{
        self, Context, Model,
        effect::{Effect, StoreEffect},
        event::{Event, Removed, Surroundings},
        exchange::{
            event::{ExchangeEffect, Exchanged},
            made::{MadeEffect, MadeEvent},
            private::event::{PrivateEffect, PrivateEvent},
            removing::RemoveEvent,
        },
        view::{self, Page, View},
    },
    content::Help,
    crypto::{
        Passphrase,
        share::PLAIN_MAX,
        wrap::{Cost, Stretch},
    },
    document,
    domain::ids::BookId,
    i18n::Words,
    perform::{
        Performer,
        private::{make_pin, try_pin},
    },
    storage::{idb::IdbStore, vault::Vault},
};
use futures_util::future::join;
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

type Random = fn(&mut [u8]);

/// What the names of the app's databases begin with.
const DATABASES: &str = "our-say";
/// In milliseconds.
const SECOND: u32 = 1000;

/// Keeps what is written, and does all else that the first question has no need of.
struct Keeper {
    performer: Performer<IdbStore, Random>,
    tabs: Tabs,
    courier: Rc<Courier>,
    /// The books that were let go of when the page was put aside.
    aside: RefCell<Vec<BookId>>,
    microphone: Rc<Microphone>,
    shown: Shown,
    /// Whether the browser was asked to keep what was written.
    asked_to_keep: Cell<bool>,
}

/// Starts the second half of the app.
pub fn make_rest(ears: Ears) -> Rc<dyn Rest> {
    let lost = Rc::clone(&ears);
    let leaves = Rc::clone(&ears);
    leave::watch(move || leaves(Heard::Leaves));
    Rc::new(Keeper {
        courier: Rc::new(Courier::default()),
        aside: RefCell::default(),
        microphone: Rc::default(),
        shown: Shown::default(),
        asked_to_keep: Cell::new(false),
        performer: Performer::new(Vault::new(IdbStore::new(DATABASES), random::fill as Random)),
        tabs: Tabs::new(
            move |said| ears(Heard::Tab(said)),
            move |book| lost(Heard::Lost(book)),
        ),
    })
}

impl Keeper {
    async fn do_job(&self, job: Job) -> Vec<Event> {
        match job {
            Job::Store(effect) => {
                let may_write = match &effect {
                    // Both take a while and neither needs the other.
                    StoreEffect::OpenBook(book) => {
                        let ready = self.performer.expect(*book);
                        join(self.tabs.may_write(*book), ready).await.0
                    }
                    StoreEffect::Save(save) if save.create.is_some() => {
                        self.tabs.may_write(save.book).await
                    }
                    _ => false,
                };
                let chose = matches!(effect, StoreEffect::SaveSettings(_));
                let mut events = self.performer.perform(effect, may_write).await;
                self.tell_of_removed(&events);
                if chose {
                    self.tabs.chose();
                }
                let wrote = |event: &Event| match event {
                    Event::Saved(book, _) => Some(*book),
                    _ => None,
                };
                if let Some(book) = events.iter().find_map(wrote) {
                    self.tabs.wrote(book);
                    // Now there is something to keep: the browser is asked to, once in each tab.
                    if !self.asked_to_keep.replace(true) {
                        surroundings::ask_to_keep();
                        events.push(Event::SurroundingsChanged);
                    }
                }
                events
            }
            Job::LetGo(book) => {
                self.performer.stop_writing(book);
                self.tabs.let_go(book);
                vec![Event::StoppedWriting(book)]
            }
            Job::TakeOver(book) => {
                let writing = self.tabs.take_over(book).await;
                let open = StoreEffect::OpenBook(book);
                self.performer.perform(open, writing).await
            }
            Job::WriteAgain(book) => {
                let writing = self.tabs.wait_for(book).await;
                let open = StoreEffect::OpenBook(book);
                self.performer.perform(open, writing).await
            }
            Job::PutAside => {
                let books = self.aside.take();
                for book in &books {
                    self.performer.stop_writing(*book);
                }
                self.performer.store().close_all();
                books.into_iter().map(Event::StoppedWriting).collect()
            }
        }
    }
}

impl Keeper {
    /// Tells the other tabs what is gone, and lets go of its lock.
    fn tell_of_removed(&self, events: &[Event]) {
        for event in events {
            match event {
                Event::Removed(Removed::Book(book, Ok(()))) => {
                    self.tabs.let_go(*book);
                    self.tabs.removed(*book);
                }
                Event::Removed(Removed::Elsewhere(book)) => self.tabs.let_go(*book),
                // Also where some of it would not go: what did is gone.
                Event::Removed(Removed::All(_)) => {
                    self.tabs.let_go_of_all();
                    self.tabs.removed_all();
                }
                _ => {}
            }
        }
    }

    /// Does something for a voice note, a drawing or a photo. What is only allowed inside a tap begins before
    /// this returns.
    fn made(self: Rc<Self>, effect: MadeEffect) -> Coming<'static, Option<MadeEvent>> {
        match effect {
            MadeEffect::Record => Box::pin(self.microphone.record()),
            MadeEffect::Follow => Box::pin(Rc::clone(&self.microphone).follow()),
            MadeEffect::Stop => {
                self.microphone.stop();
                Box::pin(async { None })
            }
            MadeEffect::Read(kind, from) => {
                let read = picking::read(kind, from);
                Box::pin(async move { Some(MadeEvent::Came(read.await)) })
            }
            MadeEffect::Show {
                book,
                hash,
                here,
                sealed,
            } => Box::pin(async move {
                let stored = sealed.as_ref().map_or(hash, |(stored, _)| *stored);
                let stored = if here.is_none() {
                    self.performer.attachment(book, stored).await.map(Rc::new)
                } else {
                    None
                };
                let found = here.or(stored).and_then(|file| match &sealed {
                    Some((_, locks)) => {
                        let mut opened = locks.iter().filter_map(|lock| lock.open_file(&file));
                        opened.next().map(Rc::new)
                    }
                    None => Some(file),
                });
                let place = found.and_then(|file| self.shown.show(&file));
                Some(MadeEvent::Shown(hash, place))
            }),
            MadeEffect::Hide(hashes) => {
                self.shown.hide(&hashes);
                Box::pin(async { None })
            }
        }
    }
}

impl Keeper {
    /// Does something for answers under a PIN.
    fn private(self: Rc<Self>, effect: PrivateEffect) -> Coming<'static, Option<PrivateEvent>> {
        Box::pin(async move {
            let stretch =
                async |secret: &Passphrase, how: &Stretch| sealing::stretch(secret, how).await;
            Some(match effect {
                PrivateEffect::Make {
                    number,
                    pad,
                    pin,
                    locks,
                } => {
                    let mut draw = |bytes: &mut [u8]| random::fill(bytes);
                    let made = make_pin(pad, &pin, locks, Cost::PHONE, &mut draw, stretch).await;
                    PrivateEvent::Chosen(number, made)
                }
                PrivateEffect::Try {
                    number,
                    pad,
                    pin,
                    pins,
                } => PrivateEvent::Tried(number, try_pin(pad, &pin, &pins, stretch).await),
                PrivateEffect::Gather(what, hashes) => {
                    let files = self.performer.gather(what.at.book, hashes).await;
                    PrivateEvent::Gathered(what, files)
                }
                PrivateEffect::LeaveField => {
                    page::leave_field();
                    PrivateEvent::Shut
                }
                PrivateEffect::Second => {
                    clock::pass(SECOND).await;
                    PrivateEvent::Second
                }
                PrivateEffect::While(number) => {
                    clock::pass(60 * SECOND).await;
                    PrivateEvent::While(number)
                }
            })
        })
    }
}

impl Rest for Keeper {
    fn work(&self, job: Job) -> Coming<'_, Vec<Event>> {
        Box::pin(self.do_job(job))
    }

    fn update(&self, model: &mut Model, event: Event, context: &mut Context) -> Vec<Effect> {
        app::update(model, event, context)
    }

    fn exchange(self: Rc<Self>, effect: ExchangeEffect) -> Coming<'static, Option<Exchanged>> {
        let effect = match effect {
            ExchangeEffect::Made(effect) => {
                let coming = self.made(effect);
                return Box::pin(async move { coming.await.map(Exchanged::Made) });
            }
            ExchangeEffect::Private(effect) => {
                let coming = self.private(effect);
                return Box::pin(async move { coming.await.map(Exchanged::Private) });
            }
            ExchangeEffect::ListFiles(number, book) => {
                return Box::pin(async move {
                    let files = self.performer.list_files(book).await;
                    Some(Exchanged::Remove(RemoveEvent::Listed(number, files)))
                });
            }
            effect => effect,
        };
        let courier = Rc::clone(&self.courier);
        courier.does(
            effect,
            Box::new(move |mut file, files| {
                Box::pin(async move {
                    let within = self.performer.put_in(&mut file, &files, PLAIN_MAX).await;
                    (file, within)
                })
            }),
        )
    }

    fn view(&self, model: &Model) -> View {
        view::view(model)
    }

    fn look_around(&self) -> Coming<'static, Surroundings> {
        Box::pin(surroundings::read())
    }

    fn help(&self) -> Coming<'static, Option<Help>> {
        Box::pin(fetch::help())
    }

    fn holds(&self, book: BookId) -> bool {
        self.tabs.holds(book)
    }

    fn let_go(&self) {
        self.aside.borrow_mut().extend(self.tabs.let_go_of_all());
    }

    fn lost(&self, book: BookId) {
        self.performer.stop_writing(book);
        self.tabs.forget(book);
    }

    fn gone(&self, book: Option<BookId>) {
        self.performer.gone(book);
        match book {
            Some(book) => self.tabs.let_go(book),
            None => drop(self.tabs.let_go_of_all()),
        }
    }

    fn give_pack(&self, model: &Model, words: &Words) {
        if let Page::Pack(pack) = view::view(model).page {
            files::give_page(&document::pack_html(&pack, words, &|hash| {
                self.shown.text(hash)
            }));
        }
    }
}
