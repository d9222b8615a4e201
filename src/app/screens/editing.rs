//! Edits of the open book, and their way to the store.

use super::opening::{self, want_set};
use crate::{
    app::{
        Context,
        effect::{Effect, Save, StoreEffect},
        event::StoreTrouble,
        model::{DeviceState, Model, OpenBook, Pending, Slot, Writer},
        route::{RoundPage, Route},
    },
    domain::{
        answer::{HowTaken, Instead, Part, Progress},
        book::{Applied, Edit, Stamp},
        change::{BookPart, Change, Field, Value},
        ids::{BookId, ChangeId, DeviceId, QuestionId, RoundId, VoiceId},
        question::Audience,
        voice::Role,
    },
};

/// An edit by a person: of a field, and of what follows from it.
///
/// The book need not be open any more: the last words come a moment after the last key. Nor need
/// this tab still be the writer: then the words are kept here, refused, and offered.
pub(super) fn edit(
    model: &mut Model,
    book: BookId,
    edit: Edit,
    context: &mut Context,
) -> Vec<Effect> {
    let on_pack = match &model.route {
        Some(
            Route::Pack(of)
            | Route::Share(of)
            | Route::Round(of, _, RoundPage::After | RoundPage::History | RoundPage::Profile),
        ) => *of == book,
        _ => false,
    };
    let Some(open) = model.held_mut(book) else {
        return Vec::new();
    };
    if open.sitting.is_over(context.now) {
        open.sitting.end();
    }
    let fresh = open.is_unborn();
    let mut batch = Pending::default();
    let by = edit.by;
    for edit in with_what_follows(open, edit) {
        apply(open, edit, &mut batch, context);
    }
    if !fresh && !batch.put.is_empty() {
        batch.put.extend(name_device(open, by, context));
    }
    if batch.put.is_empty() && batch.delete.is_empty() {
        return Vec::new();
    }
    if fresh {
        // The first answer brings the book into being, with all that founds it.
        batch.put.extend(
            open.book
                .changes()
                .filter(|c| !open.sitting.open.contains(&c.id))
                .cloned(),
        );
    }
    open.sitting.last = Some(context.now);
    if on_pack {
        // What the pack shows is frozen, words that come late too.
        open.sitting.open.clear();
    }
    if !open.is_writer() {
        open.number += 1;
        batch.number = open.number;
        open.pending.push(batch);
        open.trouble = Some(StoreTrouble::OtherTab);
        return Vec::new();
    }
    let mut effects = save(open, Some(batch));
    if fresh {
        effects.extend(move_in(model, book));
    }
    effects
}

/// The edits that one edit means. What a young person chose once settles on each next answer with
/// its first word, and so does how words are taken down; words void "skipped"; what is no longer
/// marked leaves the order.
pub(in crate::app) fn with_what_follows(open: &mut OpenBook, edit: Edit) -> Vec<Edit> {
    let Edit { by, field, value } = edit;
    let value = match value {
        Value::Text(text) if text.is_empty() => Value::Cleared,
        // Nothing ticked is nothing said, but for the one question that is answered by yes or no.
        Value::Flag(false) if field != Field::Book(BookPart::NotAttending) => Value::Cleared,
        other => other,
    };
    let Field::Answer(round, voice, question, part) = field.clone() else {
        return vec![Edit { by, field, value }];
    };
    let mut edits = vec![Edit {
        by,
        field,
        value: value.clone(),
    }];
    let mut also = |part, value| {
        let field = part_of(round, voice, &question, part);
        edits.push(Edit { by, field, value });
    };
    let young = open.voice(voice).map(|voice| voice.role) == Some(Role::YoungPerson);
    let answer = open.book.answer(round, voice, &question);
    match (part, &value) {
        // Only a young person is asked, and only where nothing was chosen yet: a choice that is
        // made for one answer is for that answer.
        (Part::Sharing, Value::Sharing(sharing))
            if young && answer.sharing.is_none() && !question.is_for_the_meeting() =>
        {
            open.sitting.choose(voice).sharing.get_or_insert(*sharing);
        }
        (Part::HowTaken, Value::HowTaken(how)) if how.goes_on() => {
            open.sitting.choose(voice).how = Some(*how);
        }
        (Part::TakenBy, Value::Text(who)) => open.sitting.choose(voice).by.clone_from(who),
        (Part::Matters, Value::Cleared) => {
            let mut order = open.book.order(round, voice);
            if order.contains(&question) {
                order.retain(|other| *other != question);
                let field = Field::Order(round, voice);
                let value = in_order(order);
                edits.push(Edit { by, field, value });
            }
        }
        (Part::Instead, Value::Instead(Instead::Skipped)) | (_, Value::Cleared) => {}
        _ if Part::SAID.contains(&part) => {
            let choice = open.sitting.choice(voice).cloned().unwrap_or_default();
            // Only with its first word: an answer that stood as theirs alone stays so.
            let first_word = answer.progress() != Progress::Said && !question.is_for_the_meeting();
            if let (None, Some(sharing), true) = (answer.sharing, choice.sharing, first_word) {
                also(Part::Sharing, Value::Sharing(sharing));
            }
            // A parent with the phone in hand types; of a young person nobody may assume it.
            let typed = (!young).then_some(HowTaken::Typed);
            if let (None, Some(how)) = (answer.how, choice.how.or(typed)) {
                also(Part::HowTaken, Value::HowTaken(how));
                if how.asks_who() && !choice.by.is_empty() {
                    also(Part::TakenBy, Value::Text(choice.by));
                }
            }
            // One may well not know, and ask, or find that it matters.
            let voids = match answer.instead {
                Some(Instead::Skipped) => part != Part::Instead,
                Some(Instead::DontKnow | Instead::WontSay) => {
                    !matches!(part, Part::Ask | Part::Matters | Part::Instead)
                }
                Some(Instead::InPerson) | None => false,
            };
            // Of two versions the person chooses by hand: neither goes with the words.
            let field = part_of(round, voice, &question, Part::Instead);
            if voids && open.book.versions(&field).len() < 2 {
                also(Part::Instead, Value::Cleared);
            }
        }
        _ => {}
    }
    edits
}

/// The value of an order.
pub(in crate::app) fn in_order(order: Vec<QuestionId>) -> Value {
    if order.is_empty() {
        Value::Cleared
    } else {
        Value::Questions(order)
    }
}

/// Gives this device a name in the book, if it has none: the first edit on it does. It is not typing,
/// so nothing ever takes its place.
pub(in crate::app) fn name_device(
    open: &mut OpenBook,
    by: VoiceId,
    context: &mut Context,
) -> Option<Change> {
    let device = device(open, context);
    let field = Field::Device(device);
    let value = Value::Device(context.device);
    let stamp = stamp(open, context);
    let applied = open
        .book
        .edit(Edit { by, field, value }, &mut Vec::new(), stamp)?;
    applied.put
}

/// This device, as the book calls it.
fn device(open: &mut OpenBook, context: &mut Context) -> DeviceId {
    let drawn = open.sitting.device;
    let device = drawn.unwrap_or_else(|| DeviceId::from_bits((context.ids)()));
    open.sitting.device = Some(device);
    device
}

/// A name, a time and a place for one more change.
pub(in crate::app) fn stamp(open: &mut OpenBook, context: &mut Context) -> Stamp {
    Stamp {
        id: ChangeId::from_bits((context.ids)()),
        at: context.now,
        on: Some(device(open, context)),
    }
}

/// Writes one edit into the book and the batch.
pub(in crate::app) fn apply(
    open: &mut OpenBook,
    edit: Edit,
    batch: &mut Pending,
    context: &mut Context,
) {
    let stamp = stamp(open, context);
    let applied = open.book.edit(edit, &mut open.sitting.open, stamp);
    if let Some(Applied { put, delete }) = applied {
        batch.put.retain(|change| !delete.contains(&change.id));
        batch.put.extend(put);
        batch.delete.extend(delete);
    }
}

/// Sends a batch, with all that is not yet durable; without one, the sitting alone.
pub(super) fn save(open: &mut OpenBook, batch: Option<Pending>) -> Vec<Effect> {
    if batch.is_none() && open.is_unborn() {
        // Nothing was answered yet: there is no book to keep.
        return Vec::new();
    }
    open.number += 1;
    let batch = batch.unwrap_or_default();
    open.pending.push(Pending {
        number: open.number,
        ..batch
    });
    vec![Effect::Store(StoreEffect::Save(Box::new(open.save())))]
}

/// Words that another tab kept from being saved are put in beside what stands now. What it wrote
/// meanwhile stays, in the history too: nothing is deleted.
pub(super) fn put_in(open: &mut OpenBook) -> Vec<Effect> {
    let Save { put, delete, .. } = open.save();
    open.pending.clear();
    open.trouble = None;
    let mut batch = Pending::default();
    let mut erased = Vec::new();
    for mut change in put {
        if open.book.change(change.id).is_some() {
            // What was erased must not stay on the disk with its words.
            if change.value == Value::Gone {
                erased.push(change);
            }
            continue;
        }
        for id in &delete {
            let replaced = open.book.change(*id);
            let same_field = replaced.is_some_and(|old| old.field == change.field);
            if same_field && !change.replaces.contains(id) {
                let place = change.replaces.partition_point(|other| other < id);
                change.replaces.insert(place, *id);
            }
        }
        // What lay in clear and is sealed now must not stay on the disk; nor a PIN that was changed.
        if matches!(change.value, Value::Sealed(_) | Value::Pin(_)) {
            let old = delete.iter().filter(|id| change.replaces.contains(id));
            batch.delete.extend(old);
        }
        open.book.insert(change.clone());
        batch.put.push(change);
    }
    let sealed = batch.delete.clone();
    open.book.swap(&sealed, []);
    for change in erased {
        open.book.insert(change.clone());
        batch.put.extend(open.book.change(change.id).cloned());
    }
    // The other tab may have written of attachments, too.
    open.files = open.files.take().map(|files| files.again(&open.book));
    if batch.put.is_empty() && open.files.is_none() {
        return Vec::new();
    }
    save(open, Some(batch))
}

/// A draft has become a book: its page has an address of its own now.
fn move_in(model: &mut Model, book: BookId) -> Vec<Effect> {
    let Some(Route::Begin(audience, question)) = model.route.clone() else {
        return Vec::new();
    };
    let first = model
        .set(audience)
        .get()
        .and_then(|set| set.questions.first());
    let question = question.or_else(|| first.map(|first| first.question.id.clone()));
    let (Some(open), Some(question)) = (model.open_mut(book), question) else {
        return Vec::new();
    };
    let Some(voice) = open.voice_for(audience) else {
        return Vec::new();
    };
    open.sitting.place = Some((voice.id, question.clone()));
    let route = Route::Question(book, voice.id, question);
    model.route = Some(route.clone());
    let mut effects = vec![Effect::Rename(route)];
    // The other voice's questions are wanted on the pages that come next.
    effects.extend(want_set(model, Audience::Parent));
    effects.extend(want_set(model, Audience::YoungPerson));
    effects
}

/// Everything up to `number` is durable.
pub(super) fn saved(model: &mut Model, book: BookId, number: u64) {
    if let Some(open) = model.held_mut(book) {
        open.pending.retain(|batch| batch.number > number);
        if open.pending.is_empty() {
            open.files = None;
        }
        open.create = None;
        open.trouble = None;
    }
}

/// The edits up to `number` are only in memory.
pub(super) fn not_saved(model: &mut Model, book: BookId, number: u64, trouble: StoreTrouble) {
    if let Some(open) = model.held_mut(book) {
        if trouble == StoreTrouble::OtherTab {
            open.writer = Writer::Elsewhere;
        }
        if open.pending.iter().any(|batch| batch.number <= number) {
            open.trouble = Some(trouble);
        }
    }
}

/// Tries once more whatever did not go: to save words, to read a book or the device.
pub(super) fn retry(model: &mut Model, context: &mut Context) -> Vec<Effect> {
    let unsaved = model.troubled().filter(|open| open.is_writer());
    let mut effects: Vec<Effect> = unsaved
        .map(|open| Effect::Store(StoreEffect::Save(Box::new(open.save()))))
        .collect();
    if matches!(model.device, DeviceState::Failed(_)) {
        effects.push(Effect::Store(StoreEffect::LoadDevice));
    }
    effects.extend(opening::want_help(model));
    for audience in Audience::ALL {
        if model.set(audience).is_failed() {
            effects.extend(want_set(model, audience));
        }
    }
    // Words that another tab kept out can only go in where this one writes.
    let refused = model.open().filter(|open| open.trouble.is_some());
    if let Some(book) = refused.map(|open| open.id) {
        effects.extend(opening::take_over(model, book));
    }
    if let (Slot::Failed(_), Some(route)) = (&model.slot, model.route.clone()) {
        effects.extend(opening::show(model, &route, context));
    }
    effects
}

/// The field of one part of an answer.
pub(super) fn part_of(round: RoundId, voice: VoiceId, question: &QuestionId, part: Part) -> Field {
    Field::Answer(round, voice, question.clone(), part)
}
