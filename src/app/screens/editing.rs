//! Edits of the open book, and their way to the store.

use crate::{
    app::{
        Context,
        effect::{Effect, StoreEffect},
        event::StoreTrouble,
        model::{Fetched, Model, OpenBook, Pending, Writer},
        route::Route,
    },
    domain::{
        answer::{HowTaken, Instead, Part},
        book::{Applied, Edit},
        change::{Field, Value},
        ids::{BookId, ChangeId, QuestionId, RoundId, VoiceId},
        question::Audience,
        voice::Role,
    },
};

/// An edit by a person: of a field, and of what follows from it.
pub(super) fn edit(
    model: &mut Model,
    book: BookId,
    by: VoiceId,
    field: Field,
    value: Value,
    context: &mut Context,
) -> Vec<Effect> {
    let Some(open) = model.open_mut(book) else {
        return Vec::new();
    };
    if open.writer != Writer::Here {
        return Vec::new();
    }
    if open.sitting.is_over(context.now) {
        open.sitting.end();
    }
    let fresh = open.is_unborn();
    let mut batch = Pending::default();
    for (field, value) in with_what_follows(open, by, field, value) {
        apply(open, Edit { by, field, value }, &mut batch, context);
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
    let mut effects = save(open, Some(batch));
    if fresh {
        effects.extend(move_in(model));
    }
    effects
}

/// The edits that one edit means. Choices of a sitting settle on the answer with its first word;
/// a choice made on an answer is remembered for the sitting; words void "skipped".
fn with_what_follows(
    open: &mut OpenBook,
    by: VoiceId,
    field: Field,
    value: Value,
) -> Vec<(Field, Value)> {
    let value = match value {
        Value::Text(text) if text.is_empty() => Value::Cleared,
        other => other,
    };
    let Field::Answer(round, voice, question, part) = &field else {
        return vec![(field, value)];
    };
    let (round, voice, question, part) = (*round, *voice, question.clone(), *part);
    let mut edits = vec![(field, value.clone())];
    let mut also =
        |part, value| edits.push((Field::Answer(round, voice, question.clone(), part), value));
    let role = open.voice(voice).map_or(Role::Parent, |voice| voice.role);
    let answer = open.book.answer(round, voice, &question);
    let choice = open.sitting.chosen.entry(by).or_default();
    match (part, &value) {
        (Part::Sharing, Value::Sharing(sharing)) => {
            choice.sharing.get_or_insert(*sharing);
        }
        (Part::HowTaken, Value::HowTaken(how)) => choice.how = Some(*how),
        (Part::TakenBy, Value::Text(who)) => choice.by.clone_from(who),
        _ => {}
    }
    if Part::SAID.contains(&part) && value != Value::Cleared {
        if answer.sharing.is_none()
            && let Some(sharing) = choice.sharing
        {
            also(Part::Sharing, Value::Sharing(sharing));
        }
        if answer.how.is_none() {
            // A parent with the phone in hand types; of a young person nobody may assume it.
            let typed = (role != Role::YoungPerson).then_some(HowTaken::Typed);
            if let Some(how) = choice.how.or(typed) {
                also(Part::HowTaken, Value::HowTaken(how));
                if how.asks_who() && !choice.by.is_empty() {
                    also(Part::TakenBy, Value::Text(choice.by.clone()));
                }
            }
        }
        let said = part != Part::Instead;
        if said && matches!(answer.instead, Some(Instead::Skipped | Instead::DontKnow)) {
            also(Part::Instead, Value::Cleared);
        }
    }
    edits
}

/// Writes one edit into the book and the batch.
pub(super) fn apply(open: &mut OpenBook, edit: Edit, batch: &mut Pending, context: &mut Context) {
    let id = ChangeId::from_bits((context.ids)());
    let applied = open
        .book
        .edit(edit, &mut open.sitting.open, id, context.now);
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
    vec![Effect::Store(StoreEffect::Save(open.save()))]
}

/// A draft has become a book: its page has an address of its own now.
fn move_in(model: &mut Model) -> Vec<Effect> {
    let Some(Route::Begin(audience, question)) = model.route.clone() else {
        return Vec::new();
    };
    let first = model
        .set(audience)
        .get()
        .and_then(|set| set.questions.first());
    let question = question.or_else(|| first.map(|first| first.question.id.clone()));
    let (Some(open), Some(question)) = (model.open(), question) else {
        return Vec::new();
    };
    let Some(voice) = open.voice_for(audience) else {
        return Vec::new();
    };
    let route = Route::Question(open.id, voice.id, question.clone());
    let id = open.id;
    if let Some(open) = model.open_mut(id) {
        open.sitting.place = Some((voice.id, question));
    }
    model.route = Some(route.clone());
    // The other voice's questions are wanted on the pages that come next.
    let other = match audience {
        Audience::Parent => Audience::YoungPerson,
        Audience::YoungPerson => Audience::Parent,
    };
    let mut effects = vec![Effect::Rename(route)];
    let set = model.set_mut(other);
    if matches!(set, Fetched::Unasked) {
        *set = Fetched::Coming;
        effects.push(Effect::FetchSet(other));
    }
    effects
}

/// Everything up to `number` is durable.
pub(super) fn saved(model: &mut Model, book: BookId, number: u64) {
    if let Some(open) = model.held_mut(book) {
        open.pending.retain(|batch| batch.number > number);
        open.create = None;
        open.trouble = None;
    }
    model.leaving.retain(|open| !open.pending.is_empty());
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

/// Sends all that is not yet durable once more.
pub(super) fn retry(model: &mut Model) -> Vec<Effect> {
    let troubled = model.troubled();
    troubled
        .map(|open| Effect::Store(StoreEffect::Save(open.save())))
        .into_iter()
        .collect()
}

/// The field of one part of an answer.
pub(super) fn part_of(round: RoundId, voice: VoiceId, question: &QuestionId, part: Part) -> Field {
    Field::Answer(round, voice, question.clone(), part)
}
