//! The second half of the app (see [`super::rest`]): every page, files, and what the browser says about itself.

use super::{
    clock,
    courier::Courier,
    fetch, files, page, picking, random,
    recording::Microphone,
    rest::{Coming, Rest, Store},
    sealing,
    showing::Shown,
    surroundings,
};
use crate::{
    app::{
        self, Context, Model,
        effect::Effect,
        event::{Event, Surroundings},
        exchange::{
            event::{ExchangeEffect, Exchanged},
            locks::event::{LockEffect, LockEvent, Wish},
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
    domain::keeping::Phrase,
    i18n::Words,
    perform::{
        locks::Tools,
        private::{make_pin, try_pin},
    },
};
use std::rc::Rc;

/// In milliseconds.
const SECOND: u32 = 1000;

/// Does all that neither the first question nor the store has need of.
struct Clerk {
    store: Rc<dyn Store>,
    courier: Rc<Courier>,
    microphone: Rc<Microphone>,
    shown: Shown,
}

/// Starts the second half of the app.
pub fn make_rest(store: Rc<dyn Store>) -> Rc<dyn Rest> {
    Rc::new(Clerk {
        store,
        courier: Rc::default(),
        microphone: Rc::default(),
        shown: Shown::default(),
    })
}

impl Clerk {
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
                    self.store
                        .performer()
                        .attachment(book, stored)
                        .await
                        .map(Rc::new)
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

impl Clerk {
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
                    let files = self.store.performer().gather(what.at.book, hashes).await;
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

impl Clerk {
    /// Does something for locks.
    fn lock(self: Rc<Self>, effect: LockEffect) -> Coming<'static, Option<LockEvent>> {
        Box::pin(async move {
            let stretch =
                async |secret: &Passphrase, how: &Stretch| sealing::stretch(secret, how).await;
            // Letters are spelled as everywhere else that a passphrase is typed.
            let typed = |phrase: Phrase| {
                let read = sealing::read_passphrase(phrase.words());
                read.map_or(phrase, |read| Phrase::new(read.tidy().to_owned()))
            };
            Some(match effect {
                LockEffect::Look => LockEvent::Looked(self.store.performer().whole().await),
                LockEffect::Try(number, on, way, phrase) => {
                    let phrase = typed(phrase);
                    let tried = self
                        .store
                        .performer()
                        .try_lock(on, way, &phrase, stretch)
                        .await;
                    LockEvent::Tried(number, tried)
                }
                LockEffect::MakeWords(what) => {
                    let made = sealing::make_phrase().await.ok()?;
                    LockEvent::WordsMade(what, Phrase::new(made.tidy().to_owned()))
                }
                LockEffect::Set(number, on, wish) => {
                    let wish = Wish {
                        typed: typed(wish.typed),
                        current: wish.current.map(typed),
                        ..wish
                    };
                    let tools = Tools {
                        cost: Cost::PHONE,
                        draw: &mut |bytes: &mut [u8]| random::fill(bytes),
                    };
                    // Nothing is saved while a book moves.
                    let _turn = self.store.turn().await;
                    let set = self
                        .store
                        .performer()
                        .set_lock(on, &wish, tools, stretch)
                        .await;
                    if set.is_ok() {
                        // What is open in other tabs must not stay so.
                        self.store.shuts();
                    }
                    LockEvent::Done(number, set)
                }
                LockEffect::Forgo(number, on, phrase) => {
                    let _turn = self.store.turn().await;
                    let phrase = typed(phrase);
                    let forgone = self
                        .store
                        .performer()
                        .forgo_lock(on, &phrase, stretch)
                        .await;
                    LockEvent::Forgone(number, forgone)
                }
                LockEffect::Show(number, book, cover) => {
                    let _turn = self.store.turn().await;
                    let shown = self.store.performer().show_on_lock(book, &cover).await;
                    if shown.is_ok() {
                        // What other tabs know of it is old.
                        self.store.shuts();
                    }
                    LockEvent::Shown(number, cover, shown)
                }
                LockEffect::KeepUp(book, day) => {
                    let _turn = self.store.turn().await;
                    self.store.performer().keep_up_lock(book, day).await;
                    return None;
                }
                LockEffect::Second => {
                    clock::pass(SECOND).await;
                    LockEvent::Second
                }
            })
        })
    }
}

impl Rest for Clerk {
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
                    let files = self.store.performer().list_files(book).await;
                    Some(Exchanged::Remove(RemoveEvent::Listed(number, files)))
                });
            }
            ExchangeEffect::Lock(effect) => {
                let coming = self.lock(*effect);
                return Box::pin(async move {
                    let event = coming.await?;
                    Some(Exchanged::Lock(Box::new(event)))
                });
            }
            effect => effect,
        };
        let courier = Rc::clone(&self.courier);
        courier.does(
            effect,
            Box::new(move |mut file, files| {
                Box::pin(async move {
                    let within = self.store.performer();
                    let within = within.put_in(&mut file, &files, PLAIN_MAX).await;
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

    fn give_pack(&self, model: &Model, words: &Words) {
        if let Page::Pack(pack) = view::view(model).page {
            files::give_page(&document::pack_html(&pack, words, &|hash| {
                self.shown.text(hash)
            }));
        }
    }
}
