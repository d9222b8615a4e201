//! Erasing an answer for good.

use super::editing::{apply, in_order, name_device, part_of, save, stamp};
use crate::{
    app::{
        Context,
        effect::Effect,
        event::QuestionAt,
        exchange,
        model::{Copying, Model, OpenBook, Pending},
    },
    domain::{
        answer::Part,
        attachment::named,
        book::Edit,
        change::{Change, Field, Value},
        ids::{ChangeId, RoundId, VoiceId},
        item::Still,
    },
};

/// Erases all that was ever said to a question in a round, or else in the newest one, and takes it out of the order of what matters, in one
/// save. Where another tab writes, nothing happens.
pub(in crate::app) fn erase(
    model: &mut Model,
    at: &QuestionAt,
    round: Option<RoundId>,
    context: &mut Context,
) -> Vec<Effect> {
    model.copying = Copying::No;
    let here = model.open_mut(at.book);
    let Some(open) = here.filter(|open| open.is_writer() && !open.is_unborn()) else {
        return Vec::new();
    };
    if open.sitting.is_over(context.now) {
        open.sitting.end();
    }
    let round = round.unwrap_or(open.round);
    forget_helper(open, round, at);
    let files = named(open.book.changes());
    let rounds = rounds(open, round, at).into_iter();
    let fields = rounds
        .flat_map(|round| Part::ERASED.map(|part| part_of(round, at.voice, &at.question, part)));
    let fields: Vec<Field> = fields.collect();
    let Some(mut batch) = erase_fields(open, at.voice, &fields, context) else {
        return Vec::new();
    };
    let mut order = open.book.order(round, at.voice);
    if order.contains(&at.question) {
        order.retain(|question| *question != at.question);
        let order = Edit {
            by: at.voice,
            field: Field::Order(round, at.voice),
            value: in_order(order),
        };
        apply(open, order, &mut batch, context);
    }
    batch.put.extend(name_device(open, at.voice, context));
    open.sitting.last = Some(context.now);
    exchange::carry(open, Vec::new(), files);
    save(open, Some(batch))
}

/// Erases what is in these fields, for good, with what has not yet been saved of it. `None`: there was nothing.
pub(in crate::app) fn erase_fields(
    open: &mut OpenBook,
    voice: VoiceId,
    fields: &[Field],
    context: &mut Context,
) -> Option<Pending> {
    let mut gone: Vec<Change> = Vec::new();
    for field in fields {
        let stamp = stamp(open, context);
        gone.extend(open.book.erase(voice, field, stamp));
    }
    if gone.is_empty() {
        return None;
    }
    let ids: Vec<ChangeId> = gone.iter().map(|change| change.id).collect();
    open.sitting.open.retain(|id| !ids.contains(id));
    // What has not yet been saved with its words never is.
    for earlier in &mut open.pending {
        earlier.put.retain(|change| !ids.contains(&change.id));
    }
    Some(Pending {
        put: gone,
        ..Pending::default()
    })
}

/// The rounds in which these words stand: this one, and as long as they were still true, the ones before.
fn rounds(open: &OpenBook, mut round: RoundId, at: &QuestionAt) -> Vec<RoundId> {
    let mut rounds = vec![round];
    while open.book.still(round, at.voice, &at.question) == Some(Still::True)
        && let Some(before) = open.book.round_before(round)
    {
        rounds.push(before);
        round = before;
    }
    rounds
}

/// Who helped to write this answer is no longer put to the next ones: the sitting remembers the name.
pub(in crate::app) fn forget_helper(open: &mut OpenBook, round: RoundId, at: &QuestionAt) {
    let Some(choice) = open.sitting.choice(at.voice) else {
        return;
    };
    let name = Value::Text(choice.by.clone());
    let field = part_of(round, at.voice, &at.question, Part::TakenBy);
    let mut names = open.book.changes().filter(|change| change.value == name);
    if names.any(|change| open.book.field(change) == field) {
        open.sitting.choose(at.voice).by.clear();
    }
}
