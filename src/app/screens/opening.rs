//! Showing a page, and what it takes: the sets it draws from, the book it belongs to.

use super::editing;
use crate::{
    app::{
        Context,
        effect::{Effect, StoreEffect},
        event::Opened,
        model::{Fetched, Model, OpenBook, Slot, Writer},
        route::Route,
    },
    domain::{
        book::{Book, Edit},
        change::{Field, Value},
        ids::{BookId, ChangeId, RoundId, VoiceId},
        question::Audience,
        round::RoundPart,
        sitting::Sitting,
        voice::{Role, VoicePart},
    },
};

/// Shows the page at this address and asks for what it lacks.
pub(super) fn show(model: &mut Model, route: Route, context: &mut Context) -> Vec<Effect> {
    let mut effects = Vec::new();
    let came_from = model.route.replace(route.clone());
    match &route {
        Route::Begin(audience, _) => {
            // A draft that nothing was written in goes on to its next question; anything else
            // makes room for a new book.
            let drafting = matches!(came_from, Some(Route::Begin(was, _)) if was == *audience)
                && model.open().is_some_and(OpenBook::is_unborn);
            if !drafting {
                model.leave();
                model.slot = Slot::Open(Box::new(draft(*audience, context)));
            }
            effects.extend(want_set(model, *audience));
        }
        _ => match route.book() {
            Some(book) => {
                let here = match &model.slot {
                    Slot::Open(open) => open.id == book,
                    Slot::Opening(id) | Slot::Missing(id) | Slot::Unreadable(id, _) => *id == book,
                    // A store that did not answer may answer now.
                    Slot::Closed | Slot::Failed(..) => false,
                };
                if !here {
                    model.leave();
                    if let Some(place) = model.leaving.iter().position(|open| open.id == book) {
                        model.slot = Slot::Open(model.leaving.remove(place));
                    } else {
                        model.slot = Slot::Opening(book);
                        effects.push(Effect::Store(StoreEffect::OpenBook(book)));
                    }
                }
                effects.extend(want_set(model, Audience::Parent));
                effects.extend(want_set(model, Audience::YoungPerson));
                effects.extend(arrive(model, &route, context));
            }
            None => {
                model.leave();
                if matches!(route, Route::Start | Route::Books) {
                    // The names and places in the list may have changed since it was read.
                    effects.push(Effect::Store(StoreEffect::LoadDevice));
                }
            }
        },
    }
    if matches!(route, Route::Help) && !matches!(model.help, Fetched::Here(_) | Fetched::Coming) {
        model.help = Fetched::Coming;
        effects.push(Effect::FetchHelp);
    }
    if came_from.is_none() {
        effects.retain(|effect| *effect != Effect::Store(StoreEffect::LoadDevice));
    }
    effects
}

/// What arriving at a page of the open book does to the book: the question page remembers itself,
/// the pack freezes what it shows.
fn arrive(model: &mut Model, route: &Route, context: &mut Context) -> Vec<Effect> {
    let Some(open) = route.book().and_then(|book| model.open_mut(book)) else {
        return Vec::new();
    };
    if open.writer != Writer::Here {
        return Vec::new();
    }
    let before = open.sitting.clone();
    if open.sitting.is_over(context.now) {
        open.sitting.end();
    }
    match route {
        Route::Question(_, voice, question) => {
            open.sitting.place = Some((*voice, question.clone()));
        }
        Route::Pack(_) => open.sitting.open.clear(),
        _ => {}
    }
    if open.sitting == before {
        Vec::new()
    } else {
        editing::save(open, None)
    }
}

fn want_set(model: &mut Model, audience: Audience) -> Option<Effect> {
    let set = model.set_mut(audience);
    if matches!(set, Fetched::Here(_) | Fetched::Coming) {
        return None;
    }
    *set = Fetched::Coming;
    Some(Effect::FetchSet(audience))
}

/// A book that is nowhere yet but here: it comes into being with the first answer. It has both
/// voices from the start, so that nothing of one can ever pass for the other's.
fn draft(audience: Audience, context: &mut Context) -> OpenBook {
    let id = BookId::from_bits((context.ids)());
    let young = VoiceId::from_bits((context.ids)());
    let parent = VoiceId::from_bits((context.ids)());
    let round = RoundId::from_bits((context.ids)());
    let by = match audience {
        Audience::Parent => parent,
        Audience::YoungPerson => young,
    };
    let founding = [
        (
            Field::Voice(young, VoicePart::Role),
            Value::Role(Role::YoungPerson),
        ),
        (
            Field::Voice(parent, VoicePart::Role),
            Value::Role(Role::Parent),
        ),
        (
            Field::Round(round, RoundPart::Begun),
            Value::Day(context.today),
        ),
    ];
    let mut open = OpenBook {
        id,
        book: Book::default(),
        sitting: Sitting::default(),
        round,
        writer: Writer::Here,
        create: Some(context.now),
        pending: Vec::new(),
        number: 0,
        trouble: None,
    };
    for (field, value) in founding {
        let change = ChangeId::from_bits((context.ids)());
        open.book.edit(
            Edit { by, field, value },
            &mut open.sitting.open,
            change,
            context.now,
        );
    }
    // What founds a book is not typing: nothing ever takes its place.
    open.sitting.open.clear();
    open
}

/// A book came from the store.
pub(super) fn opened(
    model: &mut Model,
    id: BookId,
    opened: Opened,
    context: &mut Context,
) -> Vec<Effect> {
    let waiting = match &model.slot {
        Slot::Opening(wanted) => *wanted == id,
        // Read again, after another tab wrote or handed over.
        Slot::Open(open) => open.id == id && open.writer != Writer::Here,
        Slot::Closed | Slot::Missing(_) | Slot::Unreadable(..) | Slot::Failed(..) => false,
    };
    if !waiting {
        return Vec::new();
    }
    model.slot = match opened {
        Opened::Found {
            changes,
            sitting,
            writing,
        } => {
            let book = Book::from_changes(changes);
            match book.current_round() {
                Some(round) => Slot::Open(Box::new(OpenBook {
                    id,
                    book,
                    sitting,
                    round,
                    writer: if writing {
                        Writer::Here
                    } else {
                        Writer::Elsewhere
                    },
                    create: None,
                    pending: Vec::new(),
                    number: 0,
                    trouble: None,
                })),
                // No book of ours is without a round: part of it is gone.
                None => Slot::Unreadable(id, book),
            }
        }
        Opened::Missing => Slot::Missing(id),
        Opened::Unreadable { changes } => Slot::Unreadable(id, Book::from_changes(changes)),
        Opened::Failed(trouble) => Slot::Failed(trouble),
    };
    match model.route.clone() {
        Some(route) => arrive(model, &route, context),
        None => Vec::new(),
    }
}

/// The person wants to write in this tab.
pub(super) fn take_over(model: &mut Model, book: BookId) -> Vec<Effect> {
    match model.open_mut(book) {
        Some(open) if open.writer != Writer::Here => {
            open.writer = Writer::Asked;
            vec![Effect::TakeOver(book)]
        }
        _ => Vec::new(),
    }
}

/// Another tab has taken over: from now on this one shows and follows.
pub(super) fn stopped_writing(model: &mut Model, book: BookId) {
    if let Some(open) = model.open_mut(book) {
        open.writer = Writer::Elsewhere;
    }
}

/// Another tab wrote: read the book again, if this one only follows.
pub(super) fn follow(model: &mut Model, book: BookId) -> Vec<Effect> {
    match model.open_mut(book) {
        Some(open) if open.writer == Writer::Elsewhere => {
            vec![Effect::Store(StoreEffect::ReadAgain(book))]
        }
        _ => Vec::new(),
    }
}
