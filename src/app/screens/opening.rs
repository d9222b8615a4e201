//! Showing a page, and what it takes: the sets it draws from, the book it belongs to.

use super::editing;
use crate::{
    app::{
        Context,
        effect::{Effect, StoreEffect},
        event::Opened,
        model::{Copying, DeviceState, Fetched, Model, OpenBook, Slot, Writer},
        route::{RoundPage, Route},
    },
    domain::{
        book::{Book, Edit},
        change::{Field, Value},
        ids::{BookId, RoundId, VoiceId},
        keeping::Keeping,
        question::Audience,
        round::RoundPart,
        sitting::Sitting,
        voice::{Role, VoicePart},
    },
};

/// The app was opened at this address.
pub(super) fn start(model: &mut Model, route: &Route, context: &mut Context) -> Vec<Effect> {
    let mut effects = Vec::new();
    let begins = matches!(route, Route::Begin(..));
    // On a first visit the first question stands before anything else is asked for. Where the app is kept there may be
    // a book that was meant: it is offered above the question, and must not push it down once it stands.
    model.books_first = begins && context.kept;
    if !begins || context.kept {
        model.device = DeviceState::Unknown;
        effects.push(Effect::LookAround);
        match route {
            Route::Begin(..) | Route::Start | Route::Books | Route::Import | Route::Example => {
                effects.push(Effect::Store(StoreEffect::LoadDevice));
            }
            // A book brings the settings along.
            _ if route.book().is_some() => {}
            _ => effects.push(Effect::Store(StoreEffect::LoadSettings)),
        }
    }
    effects.extend(show(model, route, context));
    effects
}

/// Asks for what is on the device, if nobody has yet.
pub(super) fn ask_device(model: &mut Model) -> Vec<Effect> {
    if !matches!(model.device, DeviceState::Unasked) {
        return Vec::new();
    }
    model.device = DeviceState::Unknown;
    vec![Effect::Store(StoreEffect::LoadDevice), Effect::LookAround]
}

/// A link or Back led here.
pub(super) fn move_to(model: &mut Model, route: &Route, context: &mut Context) -> Vec<Effect> {
    if let Some(begun) = back_into_book(model, route) {
        let mut effects = vec![Effect::Rename(begun.clone())];
        effects.extend(show(model, &begun, context));
        return effects;
    }
    let wants_books = match route {
        // The names and places in the list may have changed since it was read.
        Route::Start | Route::Books => true,
        Route::Begin(..) => !matches!(model.device, DeviceState::Known(_)),
        _ => false,
    };
    let mut effects = show(model, route, context);
    let asked = ask_device(model);
    if wants_books && asked.is_empty() {
        effects.push(Effect::Store(StoreEffect::LoadDevice));
    }
    effects.extend(asked);
    effects
}

/// Back from a question to an address that was passed before the book came into being: no page of
/// questions links there. It means the same question of this book, and not another new book.
fn back_into_book(model: &Model, route: &Route) -> Option<Route> {
    let (Some(Route::Question(book, voice, _)), Route::Begin(audience, question)) =
        (&model.route, route)
    else {
        return None;
    };
    let open = model.open().filter(|open| open.id == *book)?;
    if open.voice(*voice)?.role.audience() != *audience {
        return None;
    }
    let set = model.set(*audience).get()?;
    let question = match question {
        Some(question) => set.get(question)?,
        None => set.questions.first()?,
    };
    Some(Route::Question(*book, *voice, question.question.id.clone()))
}

/// Shows the page at this address and asks for what it lacks.
pub(in crate::app) fn show(model: &mut Model, route: &Route, context: &mut Context) -> Vec<Effect> {
    let mut effects = Vec::new();
    let came_from = model.route.replace(route.clone());
    // The words that are offered are those of the page.
    model.copying = Copying::No;
    match (route, route.book()) {
        (Route::Begin(audience, _), _) => {
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
        (_, Some(book)) => {
            effects.extend(open(model, book));
            effects.extend(want_set(model, Audience::Parent));
            effects.extend(want_set(model, Audience::YoungPerson));
            effects.extend(arrive(model, context));
        }
        // The cards say how much was answered of what was asked.
        (Route::Books, _) => {
            model.leave();
            effects.extend(want_set(model, Audience::Parent));
            effects.extend(want_set(model, Audience::YoungPerson));
        }
        (_, None) => model.leave(),
    }
    effects.extend(want_help(model));
    effects
}

/// Asks for contacts and glossary where they are shown and not here.
pub(super) fn want_help(model: &mut Model) -> Option<Effect> {
    let wanted = model.route == Some(Route::Help);
    if !wanted || matches!(model.help, Fetched::Here(_) | Fetched::Coming) {
        return None;
    }
    model.help = Fetched::Coming;
    Some(Effect::FetchHelp)
}

/// Opens a book, unless it is open already.
pub(in crate::app) fn open(model: &mut Model, book: BookId) -> Option<Effect> {
    let here = match &model.slot {
        Slot::Open(open) => open.id == book,
        Slot::Opening(id) | Slot::Missing(id) | Slot::Unreadable(id, _) => *id == book,
        // Another tab may have taken the lock off.
        // A store that did not answer may answer now.
        Slot::Closed | Slot::Failed(_) | Slot::Locked(..) => false,
    };
    if here {
        return None;
    }
    model.leave();
    // While this tab is the writer nobody else has changed the book.
    if model.held_mut(book).is_some_and(|left| left.is_writer()) {
        model.slot = model.take_left(book).map_or(Slot::Closed, Slot::Open);
        return None;
    }
    model.slot = Slot::Opening(book);
    Some(Effect::Store(StoreEffect::OpenBook(book)))
}

/// What arriving at a page of the open book does to the book: a sitting that is over ends, a
/// question remembers itself as the place to carry on from, the pack freezes what it shows.
pub(super) fn arrive(model: &mut Model, context: &mut Context) -> Vec<Effect> {
    let Some(route) = model.route.clone() else {
        return Vec::new();
    };
    let place = match &route {
        Route::Question(book, voice, question) => model
            .open()
            .filter(|open| open.id == *book)
            .and_then(|open| open.voice(*voice))
            .and_then(|voice| model.set(voice.role.audience()).get())
            .and_then(|set| set.get(question))
            .map(|found| (*voice, found.question.id.clone())),
        _ => None,
    };
    let Some(open) = route.book().and_then(|book| model.open_mut(book)) else {
        return Vec::new();
    };
    if !open.is_writer() {
        return Vec::new();
    }
    let before = open.sitting.clone();
    if open.sitting.is_over(context.now) {
        open.sitting.end();
    }
    if place.is_some() {
        open.sitting.place = place;
    }
    let is_shown = match route {
        Route::Pack(_) | Route::Share(_) => true,
        Route::Round(_, _, page) => page == RoundPage::Meeting || page.is_printed(),
        _ => false,
    };
    if is_shown {
        open.sitting.open.clear();
    }
    if open.sitting == before {
        Vec::new()
    } else {
        editing::save(open, None)
    }
}

/// Asks for a set that is not here and not on its way.
pub(in crate::app) fn want_set(model: &mut Model, audience: Audience) -> Option<Effect> {
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
        keeping: Keeping::default(),
        round,
        writer: Writer::Here,
        create: Some(context.now),
        lock: None,
        pending: Vec::new(),
        number: 0,
        trouble: None,
        files: None,
    };
    for (field, value) in founding {
        let stamp = editing::stamp(&mut open, context);
        let edit = Edit { by, field, value };
        open.book.edit(edit, &mut open.sitting.open, stamp);
    }
    editing::name_device(&mut open, by, context);
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
    let old = match std::mem::take(&mut model.slot) {
        Slot::Opening(wanted) if wanted == id => model.take_left(id),
        // Read again, after another tab wrote or handed over.
        Slot::Open(open) if open.id == id && !open.is_writer() => Some(open),
        other => {
            model.slot = other;
            return Vec::new();
        }
    };
    let (book, sitting, keeping, lock, writing) = match opened {
        Opened::Found {
            book,
            sitting,
            keeping,
            lock,
            writing,
        } => (*book, sitting, *keeping, lock, writing),
        other => {
            model.slot = match other {
                Opened::Unreadable { book } => Slot::Unreadable(id, *book),
                Opened::Failed(trouble) => Slot::Failed(trouble),
                Opened::Locked(shut) => Slot::Locked(id, shut),
                Opened::Missing | Opened::Found { .. } => Slot::Missing(id),
            };
            // Of a book that is gone nothing is held, but words that are nowhere else.
            let is_gone = matches!(model.slot, Slot::Missing(_));
            let kept = old.filter(|old| !is_gone || !old.pending.is_empty());
            model.left.extend(kept);
            return Vec::new();
        }
    };
    let Some(round) = book.current_round() else {
        // No book of ours is without a round: part of it is gone.
        model.slot = Slot::Unreadable(id, book);
        model.left.extend(old);
        return Vec::new();
    };
    let (pending, number, trouble, files) = old.map_or((Vec::new(), 0, None, None), |old| {
        (old.pending, old.number, old.trouble, old.files)
    });
    let mut open = OpenBook {
        id,
        book,
        sitting,
        keeping,
        round,
        writer: if writing {
            Writer::Here
        } else {
            Writer::Elsewhere
        },
        create: None,
        lock,
        pending,
        number,
        trouble,
        files,
    };
    let mut effects = if writing {
        editing::put_in(&mut open)
    } else {
        Vec::new()
    };
    model.slot = Slot::Open(Box::new(open));
    effects.extend(arrive(model, context));
    effects
}

/// The person wants to write in this tab.
pub(super) fn take_over(model: &mut Model, book: BookId) -> Vec<Effect> {
    match model.open_mut(book) {
        Some(open) if open.writer == Writer::Elsewhere => {
            open.writer = Writer::Asked;
            vec![Effect::TakeOver(book)]
        }
        _ => Vec::new(),
    }
}

/// Another tab has taken over: from now on this one shows and follows.
pub(super) fn stopped_writing(model: &mut Model, book: BookId) {
    if let Some(open) = model.held_mut(book) {
        open.writer = Writer::Elsewhere;
    }
}

/// A page that was put aside let every book go, so that others could write meanwhile. It writes on, unless
/// somebody else does; and what it shows may have changed.
pub(in crate::app) fn returned(model: &mut Model) -> Vec<Effect> {
    let open = model.open().filter(|open| !open.is_unborn());
    if let Some(open) = open.filter(|open| open.writer == Writer::Elsewhere) {
        return vec![Effect::WriteAgain(open.id)];
    }
    match model.route {
        Some(Route::Start | Route::Books) => vec![Effect::Store(StoreEffect::LoadDevice)],
        _ => Vec::new(),
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
