//! Edits of an answer that is under the PIN. They are made as every edit is, in a copy of the book in which the
//! answer lies open, so that all that follows from an edit follows here too; what they wrote of the answer is
//! sealed before it reaches the book, and nothing of it is saved before.

use super::{
    Unlocked, draw_nonce,
    event::{Lock, PinTrouble},
    turning,
};
use crate::{
    app::{
        Context,
        effect::Effect,
        event::{Event, QuestionAt, RoundEvent},
        exchange::{
            carry,
            event::Exchanged,
            exchange,
            luggage::{in_memory, saved_as_now},
            made::MadeEvent,
            state,
        },
        model::{Model, OpenBook},
        route::Route,
    },
    domain::{
        answer::{Part, Sharing},
        attachment::{Attachment, ContentHash, named},
        change::{Change, Field, Value},
        ids::{PrivateId, QuestionId, RoundId, VoiceId},
        private::{Opened, Sealed},
        time::Timestamp,
    },
};
use std::{collections::BTreeMap, rc::Rc};

/// The answer that an event would change, if that is under the PIN: while it is open, and for last words on their
/// way from a page that it shut with.
pub(in crate::app::exchange) fn about(model: &Model, event: &Event) -> Option<QuestionAt> {
    let private = &state(model).private;
    let unlocked = private.open.as_ref().or(private.closing.as_ref())?;
    let open = model.held().find(|open| open.id == unlocked.book)?;
    let (at, round) = named_by(model, open, event)?;
    let voice = |id| open.book.voice_id(id);
    let under = at.book == open.id
        && voice(at.voice) == voice(unlocked.voice)
        && !unlocked.places(&open.book, round, &at.question).is_empty();
    let late = || is_late(model, open, unlocked, event, &at);
    (under && (private.open.is_some() || late())).then_some(at)
}

/// Whether words come from a page that showed what has shut since: it is gone, or they begin with what it showed.
fn is_late(
    model: &Model,
    open: &OpenBook,
    unlocked: &Unlocked,
    event: &Event,
    at: &QuestionAt,
) -> bool {
    let Event::Edited { field, value, .. } = event else {
        return false;
    };
    let here = match &model.route {
        Some(Route::Question(_, voice, question)) => *question == at.question && *voice == at.voice,
        _ => false,
    };
    let shown = unlocked.over(&open.book).text(field);
    !here || matches!(value, Value::Text(text) if !shown.is_empty() && text.starts_with(&shown))
}

fn named_by(model: &Model, open: &OpenBook, event: &Event) -> Option<(QuestionAt, RoundId)> {
    let of = |at: &QuestionAt| Some((at.clone(), open.round));
    match event {
        Event::Edited { book, field, .. } => {
            let Field::Answer(round, voice, question, _) = field else {
                return None;
            };
            let at = QuestionAt {
                book: *book,
                voice: *voice,
                question: question.clone(),
            };
            Some((at, *round))
        }
        Event::Skipped(at) | Event::Picked(at, _) | Event::Erased(at) => of(at),
        Event::Rounds(event) => match &**event {
            RoundEvent::Still(at, _) => of(at),
            RoundEvent::Erased(at, round) => Some((at.clone(), *round)),
            _ => None,
        },
        Event::Exchanged(event) => match &**event {
            Exchanged::Made(MadeEvent::Drawn(at, _)) => Some((at.at.clone(), at.round)),
            Exchanged::Made(MadeEvent::Came(_)) => {
                let at = state(model).making.at()?;
                Some((at.at.clone(), at.round))
            }
            _ => None,
        },
        _ => None,
    }
}

/// Takes in an event that changes an answer under the PIN; `update` takes it in as for every other.
pub(in crate::app::exchange) fn edit(
    model: &mut Model,
    event: Event,
    context: &mut Context,
    update: impl FnOnce(&mut Model, Event, &mut Context) -> Vec<Effect>,
) -> Vec<Effect> {
    match &event {
        // Who lets others see it takes it out.
        Event::Edited {
            field: Field::Answer(_, _, _, Part::Sharing),
            value: Value::Sharing(Sharing::Meeting | Sharing::Chosen),
            ..
        } => {
            let Some(at) = about(model, &event) else {
                return Vec::new();
            };
            if state(model).private.open.is_none() {
                return Vec::new();
            }
            // With attachments it takes a moment.
            exchange(model).private.then = Some(event);
            return turning::show(model, at, None, context);
        }
        // What matters most is for the meeting.
        Event::Picked(..) => return Vec::new(),
        Event::Erased(_) | Event::Rounds(_) if is_erasure(&event) => {
            return erase(model, &event, context);
        }
        _ => {}
    }
    let (unlocked, is_open) = take(model);
    let Some(unlocked) = unlocked else {
        return Vec::new();
    };
    let effects = in_copy(model, event, &unlocked, context, update);
    put_back(model, unlocked, is_open);
    effects
}

/// What is open, or else what has just shut.
fn take(model: &mut Model) -> (Option<Unlocked>, bool) {
    let private = &mut exchange(model).private;
    match private.open.take() {
        Some(open) => (Some(open), true),
        None => (private.closing.take(), false),
    }
}

fn put_back(model: &mut Model, mut unlocked: Unlocked, is_open: bool) {
    // What was just sealed is what the next late words go on from.
    if let Some(open) = model.held().find(|open| open.id == unlocked.book) {
        unlocked.read(&open.book);
    }
    let private = &mut exchange(model).private;
    if is_open {
        private.open = Some(unlocked);
    } else {
        private.closing = Some(unlocked);
    }
}

fn is_erasure(event: &Event) -> bool {
    match event {
        Event::Erased(_) => true,
        Event::Rounds(event) => matches!(**event, RoundEvent::Erased(..)),
        _ => false,
    }
}

fn erase(model: &mut Model, event: &Event, context: &mut Context) -> Vec<Effect> {
    let Some(unlocked) = exchange(model).private.open.take() else {
        return Vec::new();
    };
    let held = model.held().find(|open| open.id == unlocked.book);
    let found = held.and_then(|open| named_by(model, open, event));
    let mut effects = Vec::new();
    if let Some((at, round)) = found
        && let Some(open) = model.held_mut(at.book).filter(|open| open.is_writer())
    {
        let voice = open.book.voice_id(at.voice);
        let places = unlocked.places(&open.book, round, &at.question);
        let fields: Vec<Field> = places
            .into_iter()
            .map(|place| Field::Private(voice, place))
            .collect();
        effects = turning::erase(open, voice, &fields, context);
    }
    exchange(model).private.open = Some(unlocked);
    effects
}

/// The event is taken in by a copy of the book in which the answer lies open; then the book is put back, with
/// what was written, sealed.
fn in_copy(
    model: &mut Model,
    event: Event,
    unlocked: &Unlocked,
    context: &mut Context,
    update: impl FnOnce(&mut Model, Event, &mut Context) -> Vec<Effect>,
) -> Vec<Effect> {
    let id = unlocked.book;
    let Some(open) = model.held_mut(id) else {
        return Vec::new();
    };
    let were_named = named(open.book.changes());
    let before = open.number;
    let (files, chosen) = (open.files.clone(), open.sitting.chosen.clone());
    let places = unlocked.all_places(&open.book);
    let copy = unlocked.over(&open.book);
    let kept = std::mem::replace(&mut open.book, copy);
    let effects = update(model, event, context);
    let Some(open) = model.held_mut(id) else {
        return effects;
    };
    open.book = kept;
    let (came, failed) = settle(open, unlocked, before, &places, context);
    // What is chosen here is not for the next answers, and would stand in clear.
    open.sitting.chosen = chosen;
    // The copy knows nothing of what is sealed and on its way.
    open.files = files;
    carry(open, came, were_named);
    if failed {
        exchange(model).private.trouble = Some(PinTrouble::Unread);
    }
    match model.held_mut(id) {
        Some(open) => saved_as_now(open, effects),
        None => effects,
    }
}

/// Seals what was written of answers under the PIN since, and takes it into the book. Returns the attachments
/// that came, sealed, and whether something could not be sealed: of a batch with such a change nothing is written,
/// so that what stood before it stands.
fn settle(
    open: &mut OpenBook,
    unlocked: &Unlocked,
    before: u64,
    places: &Places,
    context: &mut Context,
) -> (Vec<Rc<Attachment>>, bool) {
    let (mut files, mut failed) = (Vec::new(), false);
    for place in 0..open.pending.len() {
        let Some(batch) = open
            .pending
            .get_mut(place)
            .filter(|batch| batch.number > before)
        else {
            continue;
        };
        let (put, delete) = (
            std::mem::take(&mut batch.put),
            std::mem::take(&mut batch.delete),
        );
        let sealed = put.into_iter().map(|change| {
            let sealed = seal_for(open, (unlocked, places), &change, &mut files, context);
            sealed.unwrap_or(Ok(change))
        });
        let Ok(sealed) = sealed.collect::<Result<Vec<Change>, NotSealed>>() else {
            failed = true;
            continue;
        };
        open.book.swap(&delete, sealed.iter().cloned());
        if let Some(batch) = open.pending.get_mut(place) {
            (batch.put, batch.delete) = (sealed, delete);
        }
    }
    (files, failed)
}

/// The cipher refused. Nothing is known that makes it do so; what is not sealed must not be kept in clear.
struct NotSealed;

/// Where each answer is that was under the PIN before an edit: whatever the edit does, it stays there.
pub(super) type Places = BTreeMap<(RoundId, QuestionId), PrivateId>;

/// The change as the book keeps it; `None`: as it is.
fn seal_for(
    open: &OpenBook,
    (unlocked, places): (&Unlocked, &Places),
    change: &Change,
    came: &mut Vec<Rc<Attachment>>,
    context: &mut Context,
) -> Option<Result<Change, NotSealed>> {
    let (round, voice, question) = answer_of(change)?;
    let theirs = open.book.voice_id(unlocked.voice);
    if open.book.voice_id(voice) != theirs {
        return None;
    }
    let place = *places.get(&(open.book.round_id(round), question.clone()))?;
    Some(
        sealed(
            open,
            (unlocked, Field::Private(theirs, place)),
            change,
            came,
            context,
        )
        .ok_or(NotSealed),
    )
}

fn sealed(
    open: &OpenBook,
    (unlocked, field): (&Unlocked, Field),
    change: &Change,
    came: &mut Vec<Rc<Attachment>>,
    context: &mut Context,
) -> Option<Change> {
    let lock = unlocked.lock()?;
    let mut files = BTreeMap::new();
    for hash in change.files() {
        let new = in_memory(open).iter().find(|file| file.hash == hash);
        if let Some(file) = new {
            let file = Rc::new(lock.seal_file(draw_nonce(context), file)?);
            files.insert(hash, file.hash);
            came.push(file);
        } else if let Some(known) = unlocked.sealed_file(&open.book, hash) {
            files.insert(hash, known);
        }
    }
    seal(&**lock, change, field, &files, context)
}

fn answer_of(change: &Change) -> Option<(RoundId, VoiceId, &QuestionId)> {
    match &change.field {
        Field::Answer(round, voice, question, _) => Some((*round, *voice, question)),
        _ => None,
    }
}

/// Seals one change for its place.
pub(super) fn seal(
    lock: &dyn Lock,
    change: &Change,
    field: Field,
    files: &BTreeMap<ContentHash, ContentHash>,
    context: &mut Context,
) -> Option<Change> {
    let Field::Private(_, place) = field else {
        return None;
    };
    let inside = Opened {
        at: change.at,
        on: change.on,
        field: change.field.clone(),
        value: change.value.clone(),
    };
    let words = serde_json::to_string(&inside).ok()?;
    let sealed = Sealed {
        bytes: lock.seal(draw_nonce(context), &place.to_string(), &words)?,
        files: change
            .files()
            .iter()
            .filter_map(|hash| files.get(hash).copied())
            .collect(),
    };
    Some(Change {
        at: Timestamp::from_millis(0),
        on: None,
        field,
        value: Value::Sealed(sealed),
        ..change.clone()
    })
}
