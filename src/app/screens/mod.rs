//! What each event does. One file a subject; this one only hands out.

mod editing;
mod erasing;
mod hands;
mod items;
mod joining;
mod levels;
mod me;
mod opening;
mod question;
mod rounds;
mod visit;
mod voices;

use super::{
    Context,
    effect::{Effect, StoreEffect},
    event::{Device, Event},
    model::{Copying, DeviceState, Model, OpenBook, Pending},
    route::Route,
};
use crate::domain::{answer::Part, book::Edit, change::Field, ids::BookId};
use std::collections::BTreeSet;

pub(super) use editing::{apply, in_order, name_device, stamp, with_what_follows};
pub(super) use erasing::{erase, erase_fields, forget_helper};
pub(super) use hands::{choose, update as of_hands};
pub(super) use items::{add as add_item, say_to_the_meeting};
pub(super) use joining::{join, part, show_meeting};
pub(super) use me::update as of_me;
pub(super) use opening::{open, returned, show, want_set};
pub(super) use rounds::update as of_rounds;
pub(super) use visit::{
    arrive as visit_arrives, before as before_in_visit, going_on as visit_going_on,
    update as of_visit,
};
pub(super) use voices::add as add_voice;

/// Takes an event in and says what is to be done outside: all but what concerns share files, which
/// [`exchange::update`](super::exchange::update) adds.
///
/// An event that does not fit (a book that is closed by now, a question that is no more) changes
/// nothing.
pub fn update(model: &mut Model, event: Event, context: &mut Context) -> Vec<Effect> {
    model.today = Some(context.today);
    model.kind = Some(context.device);
    model.installed = context.installed;
    model.minutes_ahead = context.minutes_ahead;
    match event {
        Event::Started(route) => opening::start(model, &route, context),
        Event::Moved(route) => opening::move_to(model, &route, context),

        Event::Edited {
            book,
            by,
            field,
            value,
        } => {
            model.copying = Copying::No;
            let answer = field.clone();
            let mut effects = editing::edit(model, book, Edit { by, field, value }, context);
            effects.extend(levels::answered_in_pictures(model, book, &answer, context));
            effects
        }
        Event::Continued(at) => question::go_on(model, &at, context),
        Event::Skipped(at) => question::skip(model, &at, context),
        Event::Picked(at, picked) => question::pick(model, &at, picked, context),
        Event::MovedUp(at) => question::move_up(model, &at, context),

        Event::Chose(settings) => {
            model.chosen_settings = Some(settings);
            vec![Effect::Store(StoreEffect::SaveSettings(settings))]
        }
        Event::Print(book) => give(model, book, Effect::Print),
        Event::GivePack(book) => give(model, book, Effect::GivePack(book)),
        Event::Retry => editing::retry(model, context),
        Event::CopyWords => {
            model.copying = Copying::Asked;
            vec![Effect::CopyWords]
        }
        Event::Copied(done) => {
            // Of words that have changed meanwhile nothing is said.
            if model.copying == Copying::Asked {
                model.copying = Copying::Done(done);
            }
            Vec::new()
        }
        Event::TakeOver(book) => opening::take_over(model, book),
        Event::Update => vec![Effect::Update],

        Event::SettingsLoaded(settings) => {
            match settings {
                Ok(settings) => model.kept_settings = settings,
                Err(trouble) => model.device = DeviceState::Failed(trouble),
            }
            Vec::new()
        }
        Event::DeviceLoaded(device) => {
            model.books_first = false;
            model.device = match device {
                Ok(Device { settings, books }) => {
                    model.kept_settings = settings;
                    DeviceState::Known(books)
                }
                Err(trouble) => DeviceState::Failed(trouble),
            };
            Vec::new()
        }
        Event::BookOpened(book, opened) => opening::opened(model, book, opened, context),
        Event::StoppedWriting(book) => {
            opening::stopped_writing(model, book);
            Vec::new()
        }
        Event::WroteElsewhere(book) => opening::follow(model, book),
        Event::Saved(book, number) => {
            editing::saved(model, book, number);
            Vec::new()
        }
        Event::NotSaved(book, number, trouble) => {
            editing::not_saved(model, book, number, trouble);
            Vec::new()
        }
        Event::SetFetched(audience, set) => {
            model.set_mut(audience).settle(set);
            // Only now it is known whether there is such a question.
            let mut effects = opening::arrive(model, context);
            effects.extend(opening::ask_device(model));
            effects
        }
        Event::HelpFetched(help) => {
            model.help.settle(help);
            Vec::new()
        }
        Event::Surroundings(surroundings) => {
            model.surroundings = Some(surroundings);
            Vec::new()
        }
        Event::SurroundingsChanged => vec![Effect::LookAround],
        // Of the second half: see `needs_whole`.
        Event::Exchanged(_)
        | Event::Erased(_)
        | Event::VoiceAdded(..)
        | Event::ItemAdded(..)
        | Event::Returned
        | Event::Hands(_)
        | Event::Removed(_)
        | Event::Rounds(_) => Vec::new(),
    }
}

/// Whether [`update`] knows nothing of an event: it waits until the second half of the app is here, for
/// [`exchange::update`](super::exchange::update).
pub const fn needs_whole(event: &Event) -> bool {
    matches!(
        event,
        Event::Exchanged(_)
            | Event::Erased(_)
            | Event::VoiceAdded(..)
            | Event::ItemAdded(..)
            | Event::Returned
            | Event::Hands(_)
            | Event::Removed(_)
            | Event::Rounds(_)
    )
}

/// Hands the pack over: only what the person sees, and only once it is frozen.
fn give(model: &Model, book: BookId, effect: Effect) -> Vec<Effect> {
    let shown = match &model.route {
        Some(Route::Pack(of)) => *of == book,
        Some(Route::Round(of, _, page)) => *of == book && page.is_printed(),
        _ => false,
    };
    let ready = |open: &OpenBook| open.id == book && open.may_be_given();
    if shown && model.open().is_some_and(ready) {
        vec![effect]
    } else {
        Vec::new()
    }
}

/// Goes to a page that the app itself chose.
pub(super) fn go(model: &mut Model, route: Route, context: &mut Context) -> Vec<Effect> {
    let mut effects = opening::show(model, &route, context);
    effects.insert(0, Effect::Go(route));
    effects
}

/// Sends a batch that was put together elsewhere.
pub(super) fn save(open: &mut OpenBook, batch: Pending) -> Vec<Effect> {
    editing::save(open, Some(batch))
}

/// How many answers there are in a book, in its current round.
pub(super) fn count_answers(open: &OpenBook) -> usize {
    let mut found = BTreeSet::new();
    for (field, change) in open.book.all_standing() {
        if let Field::Answer(round, voice, question, part) = field
            && Part::SAID.contains(part)
            && !change.value.is_silent()
        {
            found.insert((round, voice, question));
        }
    }
    found.len()
}
