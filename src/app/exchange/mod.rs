//! Share files: sending one, taking one in; the law's dates; and what a young person's own pages need: cards, reading
//! aloud, voice notes and pictures. Part of the second half of the app, so nothing that a first question needs may name what is in here but the types of [`event`].
//!
//! | file | what it holds |
//! |---|---|
//! | [`event`] | what happens, what is asked for, and what can go wrong |
//! | `sending` | the page `share` |
//! | `taking` | the page `import`, until the person has agreed |
//! | `accepting` | what happens then, and its undoing |
//! | [`removing`] | the page `remove`, and removing everything |
//! | `luggage` | what becomes of attachments when a book is saved |
//! | `young` | what a young person's own pages need |
//! | `aloud` | reading aloud |
//! | `sorting` | the page `sort` |
//! | [`made`] | voice notes, drawings and photos: what happens and what is asked for |
//! | `making` | how they come into an answer, and go |
//! | `showing` | which of them the page shows |
//! | [`locks`] | locks of books and of the whole app |
//! | [`private`] | answers under a young person's PIN |
//! | `law` | the law file, and the days for the family's own calendar |

mod accepting;
mod aloud;
pub mod event;
mod law;
pub mod locks;
mod luggage;
pub mod made;
mod making;
pub mod private;
pub mod removing;
mod sending;
mod showing;
mod sorting;
mod taking;
mod young;

pub use making::Step;
pub use showing::Shows;

pub(super) use aloud::{With, voice};
pub(super) use luggage::{carry, in_memory};
pub(super) use sending::{Making, Sending};
pub(super) use sorting::{Sorting, in_hand, now, on_page};
pub(super) use taking::{Done, Found, Taking};
pub(super) use young::level;

use super::{
    Context,
    effect::Effect,
    event::{Event, HandsEvent},
    model::{Fetched, Model, OpenBook},
    screens,
};
use crate::domain::ids::BookId;
use aloud::Aloud;
use event::{Exchanged, Handed, LawFile, YoungFiles};
use std::rc::Rc;

/// Where the two pages are.
#[derive(Debug, Default)]
pub(super) struct Exchange {
    pub sending: Option<Box<Sending>>,
    pub taking: Taking,
    /// A file waits that another app of the phone has handed over.
    pub handed_over: bool,
    /// Which page shows the file that is taken in, if one does.
    pub page: Option<Page>,
    /// The book from whose home its last file was just taken out.
    pub undone: Option<BookId>,
    /// Counts what was begun, so that an answer that comes late is known to be late.
    pub number: u64,
    /// What the law says, once a page has shown dates.
    pub law: Fetched<Rc<dyn LawFile>>,
    /// What came of the last calendar file, while its page is shown.
    pub calendar: Option<Handed>,
    /// What a young person's own pages need, once one of them was shown.
    pub young: Fetched<Rc<dyn YoungFiles>>,
    /// A turn has just ended: its page says so.
    pub turn_is_over: bool,
    /// Where reading aloud is.
    pub aloud: Aloud,
    /// For whom the file is that was asked for at the end of a visit, until its page is there.
    pub file_for: Option<(BookId, event::ForWhom)>,
    /// Where the page `sort` is, while it is shown.
    pub sorting: Option<Sorting>,
    /// The voice note, drawing or photo that is being made.
    pub making: making::Making,
    /// Those that the page shows.
    pub showing: showing::Showing,
    /// Answers under a PIN.
    pub private: private::Private,
    /// Locks.
    pub locks: locks::Locks,
    /// What is being removed, and what was.
    pub removing: removing::Removing,
}

/// A page that shows the file that is taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Page {
    Import,
    Example,
}

/// The way to it. The model holds it behind this, so that whoever has the first half of the app alone
/// need not know how to drop a file that was opened.
pub(super) trait Held: std::fmt::Debug {
    fn get(&self) -> &Exchange;
    fn get_mut(&mut self) -> &mut Exchange;
}

impl Held for Exchange {
    fn get(&self) -> &Exchange {
        self
    }

    fn get_mut(&mut self) -> &mut Exchange {
        self
    }
}

/// Where the two pages are, to be changed.
pub(super) fn exchange(model: &mut Model) -> &mut Exchange {
    let begin = || -> Box<dyn Held> { Box::new(Exchange::default()) };
    model.exchange.get_or_insert_with(begin).get_mut()
}

/// Where the two pages are.
pub(super) fn state(model: &Model) -> &Exchange {
    const NOTHING: &Exchange = &Exchange {
        sending: None,
        taking: Taking::Nothing,
        handed_over: false,
        page: None,
        undone: None,
        number: 0,
        law: Fetched::Unasked,
        calendar: None,
        young: Fetched::Unasked,
        turn_is_over: false,
        file_for: None,
        aloud: Aloud {
            voices: None,
            looked: false,
            reading: None,
            number: 0,
        },
        sorting: None,
        making: making::Making::new(),
        showing: showing::Showing::new(),
        private: private::Private::new(),
        locks: locks::Locks::new(),
        removing: removing::Removing::new(),
    };
    model.exchange.as_ref().map_or(NOTHING, |here| here.get())
}

/// Takes an event in, on every page: see [`super::update`].
pub fn update(model: &mut Model, event: Event, context: &mut Context) -> Vec<Effect> {
    let moved = matches!(event, Event::Started(_) | Event::Moved(_));
    let gives = matches!(event, Event::Print(_) | Event::GivePack(_));
    let opened = matches!(event, Event::BookOpened(..));
    let touched = private::is_touch(&event);
    let edited = match &event {
        Event::Edited { field, .. } => Some(field.clone()),
        _ => None,
    };
    screens::before_in_visit(model, &event, context);
    let mut effects = private::before(model, &event);
    effects.extend(if private::about(model, &event).is_some() {
        private::edit(model, event, context, take_in)
    } else {
        take_in(model, event, context)
    });
    if gives {
        effects.extend(sending::note_given(model, &effects, context));
    }
    if moved && state(model).turn_is_over {
        exchange(model).turn_is_over = false;
    }
    if moved || opened || edited.is_some() {
        effects.extend(screens::visit_arrives(model, edited.as_ref(), context));
    }
    effects.extend(sending::arrive(model, context));
    effects.extend(taking::arrive(model, context));
    effects.extend(removing::arrive(model));
    effects.extend(law::arrive(model, moved));
    effects.extend(young::arrive(model, moved));
    effects.extend(aloud::arrive(model, moved));
    effects.extend(sorting::arrive(model, context));
    effects.extend(private::arrive(model, context, touched));
    effects.extend(locks::arrive(model, moved));
    effects.extend(making::arrive(model));
    effects.extend(showing::arrive(model));
    effects
}

/// What an event does, and what follows from it, wherever its answer is kept.
fn take_in(model: &mut Model, event: Event, context: &mut Context) -> Vec<Effect> {
    let edited = match &event {
        Event::Edited { book, field, .. } => Some((*book, field.clone())),
        _ => None,
    };
    let made = making::before(model, &event);
    let mut effects = match event {
        Event::Exchanged(event) => here(model, *event, context),
        // No first question asks for these either.
        Event::Erased(at) => screens::erase(model, &at, None, context),
        Event::VoiceAdded(book, role) => screens::add_voice(model, book, role, context),
        Event::ItemAdded(book, round, kind) => screens::add_item(model, book, round, kind, context),
        Event::Rounds(event) => screens::of_rounds(model, *event, context),
        Event::Returned => screens::returned(model),
        Event::Hands(event) => {
            if event == HandsEvent::CameBack {
                locks::came_back(model);
            }
            screens::of_hands(model, event, context)
        }
        Event::Removed(removed) => removing::removed(model, removed),
        event => screens::update(model, event, context),
    };
    if let Some(before) = made {
        effects = making::edited(model, before, effects, context);
    }
    if let Some((book, field)) = edited {
        effects.extend(screens::say_to_the_meeting(model, book, &field, context));
    }
    effects
}

fn here(model: &mut Model, event: Exchanged, context: &mut Context) -> Vec<Effect> {
    match event {
        Exchanged::ChoseWhom(whom) => sending::choose_whom(model, whom),
        Exchanged::Named(at, yes) => sending::name(model, at, yes),
        Exchanged::PhraseMade(phrase) => sending::phrase_made(model, phrase),
        Exchanged::NewPhrase => sending::new_phrase(model),
        Exchanged::OwnPhrase(own) => sending::own_phrase(model, own),
        Exchanged::Weighed(strength) => sending::weighed(model, strength),
        Exchanged::Make => sending::make(model, context),
        Exchanged::Sealed(number, result) => sending::sealed(model, number, result),
        Exchanged::Give => sending::hand_out(model, event::ExchangeEffect::Give),
        Exchanged::Given(number, handed) => sending::given(model, number, handed, context),
        Exchanged::CopySealed => sending::hand_out(model, event::ExchangeEffect::CopySealed),
        Exchanged::SealedCopied(number, done) => sending::copied(model, number, done, context),
        Exchanged::PrintCard => sending::print_card(model),
        Exchanged::Stop => stop(model),

        Exchanged::Open { pasted, phrase } => taking::open(model, pasted, phrase),
        Exchanged::HandedOver(waits) => {
            exchange(model).handed_over = waits;
            Vec::new()
        }
        Exchanged::Unwanted => taking::unwanted(model),
        Exchanged::NotNow(book) => sending::not_now(model, book, context),
        Exchanged::FileOpened(number, result) => {
            if removing::waits_for(model, number) {
                removing::opened(model, result)
            } else {
                taking::opened(model, number, result)
            }
        }
        Exchanged::GoesTo(home) => taking::choose_home(model, home),
        Exchanged::SamePerson(theirs, ours) => taking::same_person(model, theirs, ours),
        Exchanged::SameMeeting(yes) => taking::same_meeting(model, yes),
        Exchanged::KeepWords(change, keep) => taking::keep_words(model, change, keep),
        Exchanged::Accept => accepting::accept(model, context),
        Exchanged::Undo(book) => accepting::undo(model, book, context),
        Exchanged::Keep(book) => accepting::keep(model, book),
        Exchanged::Part(book, pair) => screens::part(model, book, pair, context),
        Exchanged::Join(book, pair) => screens::join(model, book, pair, context),
        Exchanged::ShowMeeting(book, round) => screens::show_meeting(model, book, round, context),
        Exchanged::Again => {
            exchange(model).taking = Taking::default();
            Vec::new()
        }

        Exchanged::FetchLaw => law::fetch(model).into_iter().collect(),
        Exchanged::LawFetched(law) => {
            exchange(model).law.settle(law);
            Vec::new()
        }
        Exchanged::VoiceFound(_)
        | Exchanged::ReadAloud(..)
        | Exchanged::ReadSlowly(_)
        | Exchanged::ReadOnline(_)
        | Exchanged::StopReading
        | Exchanged::Said(..) => aloud::update(model, event),
        Exchanged::YoungFetched(young) => {
            exchange(model).young.settle(young);
            Vec::new()
        }
        Exchanged::Sort(event) => sorting::update(model, event, context),
        Exchanged::Made(event) => making::update(model, event, context),
        Exchanged::Me(event) => screens::of_me(model, event, context),
        Exchanged::Visit(event) => screens::of_visit(model, event, context),
        Exchanged::Private(event) => private::update(model, event, context),
        Exchanged::Lock(event) => locks::update(model, *event, context),
        Exchanged::Remove(event) => removing::update(model, event),
        Exchanged::GiveCalendar(which) => law::give(model, which).into_iter().collect(),
        Exchanged::CalendarGiven(handed) => {
            exchange(model).calendar = Some(handed);
            Vec::new()
        }
    }
}

/// Stops whatever is under way.
fn stop(model: &mut Model) -> Vec<Effect> {
    exchange(model).number += 1;
    if let Some(sending) = &mut exchange(model).sending {
        sending.stop();
    }
    if matches!(state(model).taking, Taking::Opening) {
        exchange(model).taking = Taking::default();
    }
    exchange(model).removing.stop();
    vec![effect(event::ExchangeEffect::Stop)]
}

/// Makes durable what the device remembers of a book's files, and what came with it.
fn save(open: &mut OpenBook, put: Vec<crate::domain::change::Change>) -> Vec<Effect> {
    let batch = super::model::Pending {
        put,
        keeping: true,
        ..super::model::Pending::default()
    };
    screens::save(open, batch)
}

fn effect(effect: event::ExchangeEffect) -> Effect {
    Effect::Exchange(Box::new(effect))
}
