//! An answer goes under the PIN, and comes out again.
//!
//! Going under, all that was ever written of it on this device is sealed, earlier drafts too, and what lay here
//! in clear is deleted in the same save. The sealed changes have ids of their own and take the place of the old
//! ones: should a copy that left this device before come back one day, it does not stand.

use super::{
    Unlocked, draw_nonce,
    event::{Gather, Gathered, PinTrouble, PrivateEffect, Way},
    of, sealing, unlocked,
};
use crate::{
    app::{
        Context,
        effect::Effect,
        event::{Event, QuestionAt},
        exchange::{carry, exchange, luggage::in_memory},
        model::{Model, OpenBook, Pending},
        route::Route,
        screens,
    },
    domain::{
        answer::{Part, Sharing},
        attachment::{ContentHash, named},
        book::Edit,
        card::ReadBack,
        change::{Change, Field, Value},
        ids::{ChangeId, PrivateId, RoundId, VoiceId},
        private::Opened,
        voice::Role,
    },
};
use std::{collections::BTreeMap, rc::Rc};

/// All that was ever written of an answer and is not yet under a PIN.
pub(super) fn all_of<'a>(
    open: &'a OpenBook,
    round: RoundId,
    at: &'a QuestionAt,
) -> impl Iterator<Item = &'a Change> {
    let round = open.book.round_id(round);
    let voice = open.book.voice_id(at.voice);
    open.book.changes().filter(move |change| {
        matches!(open.book.field(change), Field::Answer(r, v, q, _)
            if r == round && v == voice && q == at.question)
    })
}

/// This answer is to go under the PIN. Where none is open that comes first, on a page of its own.
pub(super) fn hide(model: &mut Model, at: QuestionAt, context: &mut Context) -> Vec<Effect> {
    let Some(open) = model
        .open()
        .filter(|open| open.id == at.book && open.is_writer())
    else {
        return Vec::new();
    };
    let young = open
        .voice(at.voice)
        .is_some_and(|voice| voice.role == Role::YoungPerson);
    // What is for the meeting alone is for the meeting; and of nothing there is nothing to hide.
    if !young || at.question.is_for_the_meeting() || open.is_unborn() {
        return Vec::new();
    }
    let voice = |id| open.book.voice_id(id);
    if unlocked(model, open).is_none_or(|unlocked| voice(unlocked.voice) != voice(at.voice)) {
        let page = Route::Private(at.book, at.voice);
        let effects = screens::go(model, page, context);
        exchange(model).private.wants = Some(at);
        return effects;
    }
    let round = open.round;
    let files = all_of(open, round, &at).flat_map(Change::files);
    let files = files.collect();
    let way = Way::Under;
    gather(model, Gather { way, at, round }, files, context)
}

/// This answer, of this round or an earlier one, comes out again. It stays theirs alone until they say otherwise.
pub(super) fn show(
    model: &mut Model,
    at: QuestionAt,
    round: Option<RoundId>,
    context: &mut Context,
) -> Vec<Effect> {
    let Some(open) = model
        .open()
        .filter(|open| open.id == at.book && open.is_writer())
    else {
        return Vec::new();
    };
    let Some(unlocked) = unlocked(model, open) else {
        return Vec::new();
    };
    let round = round.unwrap_or(open.round);
    let places = unlocked.places(&open.book, round, &at.question);
    let files = standing_in(open, &places).flat_map(Change::files);
    let files = files.collect();
    let way = Way::Out;
    gather(model, Gather { way, at, round }, files, context)
}

/// What stands in these places.
fn standing_in<'a>(
    open: &'a OpenBook,
    places: &'a [PrivateId],
) -> impl Iterator<Item = &'a Change> {
    open.book
        .all_standing()
        .filter(|(field, _)| matches!(field, Field::Private(_, place) if places.contains(place)))
        .map(|(_, change)| change)
}

/// The attachments first, if there are any: they are sealed, or opened, with the words.
fn gather(
    model: &mut Model,
    what: Gather,
    mut files: Vec<ContentHash>,
    context: &mut Context,
) -> Vec<Effect> {
    files.sort_unstable();
    files.dedup();
    if files.is_empty() {
        return gathered(model, &what, Some(&Gathered::new()), context);
    }
    vec![of(PrivateEffect::Gather(what, files))]
}

/// All of it is here, or cannot be read.
pub(super) fn gathered(
    model: &mut Model,
    what: &Gather,
    files: Option<&Gathered>,
    context: &mut Context,
) -> Vec<Effect> {
    let Some(unlocked) = exchange(model).private.open.take() else {
        return Vec::new();
    };
    let open = model.open_mut(what.at.book).filter(|open| open.is_writer());
    let done = open.zip(files).and_then(|(open, files)| match what.way {
        Way::Under => under(open, &unlocked, what, files, context),
        Way::Out => out(open, &unlocked, what, files, context),
    });
    let private = &mut exchange(model).private;
    private.open = Some(unlocked);
    let then = private.then.take();
    let Some(mut effects) = done else {
        private.trouble = Some(PinTrouble::Unread);
        return Vec::new();
    };
    private.trouble = None;
    effects.extend(super::arrive(model, context, true));
    let update = crate::app::screens::update;
    match (what.way, then) {
        // Whatever was chosen before: from now on it is theirs alone.
        (Way::Under, _) => {
            let at = &what.at;
            let edited = Event::Edited {
                book: at.book,
                by: at.voice,
                field: Field::Answer(what.round, at.voice, at.question.clone(), Part::Sharing),
                value: Value::Sharing(Sharing::Me),
            };
            effects.extend(sealing::edit(model, edited, context, update));
        }
        (Way::Out, Some(event)) => effects.extend(update(model, event, context)),
        (Way::Out, None) => {}
    }
    effects
}

/// Seals all that was ever written of an answer. `None`: something could not be sealed, and nothing was changed.
fn under(
    open: &mut OpenBook,
    unlocked: &Unlocked,
    Gather { at, round, .. }: &Gather,
    files: &Gathered,
    context: &mut Context,
) -> Option<Vec<Effect>> {
    // Who helped with this answer is not named on the next ones.
    screens::forget_helper(open, *round, at);
    let lock = unlocked.lock()?;
    let voice = open.book.voice_id(at.voice);
    let mut old: Vec<Change> = all_of(open, *round, at)
        // What was erased holds no words, and its mark stays.
        .filter(|change| !matches!(change.value, Value::Erased(_) | Value::Gone))
        .cloned()
        .collect();
    old.sort_by_key(|change| change.tick);
    if old.is_empty() {
        // Nothing was said yet: what comes is theirs alone from its first word.
        let stamp = screens::stamp(open, context);
        old.push(Change {
            id: stamp.id,
            tick: open.book.next_tick(),
            at: stamp.at,
            by: voice,
            on: stamp.on,
            replaces: Vec::new(),
            field: Field::Answer(*round, voice, at.question.clone(), Part::Sharing),
            value: Value::Sharing(Sharing::Me),
        });
    }
    let were_named = named(open.book.changes());
    let mut came = Vec::new();
    let mut sealed_files = BTreeMap::new();
    for hash in old.iter().flat_map(Change::files) {
        let here = in_memory(open).iter().find(|file| file.hash == hash);
        let file = match here {
            Some(file) => Some(file),
            // One that nobody asked for was made meanwhile: once more, then.
            None => files.get(&hash)?.as_ref(),
        };
        // One that never reached this phone stays away.
        let Some(file) = file else { continue };
        let sealed = Rc::new(lock.seal_file(draw_nonce(context), file)?);
        sealed_files.insert(hash, sealed.hash);
        came.push(sealed);
    }
    let place = PrivateId::from_bits((context.ids)());
    let ids: BTreeMap<ChangeId, ChangeId> = old
        .iter()
        .map(|change| (change.id, ChangeId::from_bits((context.ids)())))
        .collect();
    let field = Field::Private(voice, place);
    let mut put = Vec::new();
    for change in &old {
        let id = *ids.get(&change.id)?;
        // What takes the place of the old one takes that of all that it had taken, under both names.
        let mut replaces = vec![change.id];
        for earlier in &change.replaces {
            replaces.push(*earlier);
            replaces.extend(ids.get(earlier));
        }
        replaces.sort_unstable();
        replaces.dedup();
        let said = Change {
            id,
            replaces,
            value: renamed(&change.value, &ids),
            ..change.clone()
        };
        put.push(sealing::seal(
            &**lock,
            &said,
            field.clone(),
            &sealed_files,
            context,
        )?);
    }
    let delete: Vec<ChangeId> = old.iter().map(|change| change.id).collect();
    open.book.swap(&delete, put.iter().cloned());
    for id in &mut open.sitting.open {
        if let Some(new) = ids.get(id) {
            *id = *new;
        }
    }
    // What has not yet been saved in clear never is.
    for earlier in &mut open.pending {
        earlier.put.retain(|change| !delete.contains(&change.id));
    }
    let mut batch = Pending {
        put,
        delete,
        ..Pending::default()
    };
    let mut order = open.book.order(*round, voice);
    if order.contains(&at.question) {
        order.retain(|question| *question != at.question);
        let order = Edit {
            by: voice,
            field: Field::Order(*round, voice),
            value: screens::in_order(order),
        };
        screens::apply(open, order, &mut batch, context);
    }
    carry(open, came, were_named);
    Some(screens::save(open, batch))
}

/// A reading back names the changes that were read.
fn renamed(value: &Value, ids: &BTreeMap<ChangeId, ChangeId>) -> Value {
    match value {
        Value::ReadBack(read) => {
            let mut of: Vec<ChangeId> = read
                .of
                .iter()
                .map(|id| *ids.get(id).unwrap_or(id))
                .collect();
            of.sort_unstable();
            Value::ReadBack(ReadBack {
                of,
                said: read.said,
            })
        }
        other => other.clone(),
    }
}

/// Says in clear what stands of an answer under the PIN. Its earlier drafts stay sealed.
fn out(
    open: &mut OpenBook,
    unlocked: &Unlocked,
    Gather { at, round, .. }: &Gather,
    files: &Gathered,
    context: &mut Context,
) -> Option<Vec<Effect>> {
    let places = unlocked.places(&open.book, *round, &at.question);
    let were_named = named(open.book.changes());
    let mut plain_files = Vec::new();
    let found: Vec<(Change, Opened)> = standing_in(open, &places)
        .filter_map(|change| Some((change.clone(), unlocked.opened.get(&change.id)?.clone())))
        .collect();
    for (sealed, _) in &found {
        for hash in sealed.files() {
            let here = in_memory(open).iter().find(|file| file.hash == hash);
            let file = match here {
                Some(file) => Some(file),
                None => files.get(&hash)?.as_ref(),
            };
            // One that never reached this phone stays away.
            let Some(file) = file else { continue };
            let opened = unlocked.locks.iter().find_map(|lock| lock.open_file(file));
            plain_files.push(Rc::new(opened?));
        }
    }
    let ids: BTreeMap<ChangeId, ChangeId> = found
        .iter()
        .map(|(change, _)| (change.id, ChangeId::from_bits((context.ids)())))
        .collect();
    let mut put: Vec<Change> = Vec::new();
    for (sealed, opened) in &found {
        let change = Change {
            id: *ids.get(&sealed.id)?,
            tick: open.book.next_tick(),
            at: opened.at,
            by: sealed.by,
            on: opened.on,
            replaces: vec![sealed.id],
            field: opened.field.clone(),
            value: renamed(&opened.value, &ids),
        };
        open.book.insert(change.clone());
        put.push(change);
    }
    carry(open, plain_files, were_named);
    let batch = Pending {
        put,
        ..Pending::default()
    };
    Some(screens::save(open, batch))
}

/// Erases what is in these fields, for good. What has not yet been saved of it never is.
pub(super) fn erase(
    open: &mut OpenBook,
    voice: VoiceId,
    fields: &[Field],
    context: &mut Context,
) -> Vec<Effect> {
    let were_named = named(open.book.changes());
    let Some(mut batch) = screens::erase_fields(open, voice, fields, context) else {
        return Vec::new();
    };
    batch.put.extend(screens::name_device(open, voice, context));
    open.sitting.last = Some(context.now);
    carry(open, Vec::new(), were_named);
    screens::save(open, batch)
}
