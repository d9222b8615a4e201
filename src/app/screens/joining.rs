//! What was joined when two books became one is taken apart again, or joined once more. Part of the
//! second half of the app.

use super::editing::{name_device, save, stamp};
use crate::{
    app::{
        Context,
        effect::Effect,
        model::{Model, OpenBook, Pending},
    },
    domain::{
        book::Edit,
        change::{Change, Field, Same, Value},
        ids::{BookId, RoundId, VoiceId},
        round::RoundPart,
    },
};

/// Two that are one here are two from now on. Nothing is deleted.
pub(in crate::app) fn part(
    model: &mut Model,
    book: BookId,
    pair: Same,
    context: &mut Context,
) -> Vec<Effect> {
    settle(model, book, context, |open, by, context| {
        let said = open.book.parting(pair);
        let own = own_round(open, &said);
        let mut put = say(open, by, said, context);
        // The book goes on with the meeting that was begun on this device.
        if let Some(own) = own
            && open.book.current_round() != Some(open.book.round_id(own))
        {
            let stamp = stamp(open, context);
            put.extend(open.book.begin_again(by, own, stamp));
        }
        put
    })
}

/// Of rounds that are taken apart, the one that was begun on this device.
fn own_round(open: &OpenBook, said: &[(Same, bool)]) -> Option<RoundId> {
    let device = open.sitting.device?;
    let begun_here = |round: &RoundId| {
        let field = Field::Round(*round, RoundPart::Begun);
        let mut begun = open.book.standing(&field);
        begun.any(|change| change.field == field && change.on == Some(device))
    };
    said.iter().find_map(|(pair, is_one)| match pair {
        Same::Rounds(a, b) if !is_one => [*a, *b].into_iter().find(begun_here),
        _ => None,
    })
}

/// Two that were taken apart are one from now on.
pub(in crate::app) fn join(
    model: &mut Model,
    book: BookId,
    pair: Same,
    context: &mut Context,
) -> Vec<Effect> {
    settle(model, book, context, |open, by, context| {
        say(open, by, open.book.joining(pair), context)
    })
}

/// Of two meetings that are not one, the book goes on with this one.
pub(in crate::app) fn show_meeting(
    model: &mut Model,
    book: BookId,
    round: RoundId,
    context: &mut Context,
) -> Vec<Effect> {
    settle(model, book, context, |open, by, context| {
        let stamp = stamp(open, context);
        let begun = open.book.begin_again(by, round, stamp);
        begun.into_iter().collect()
    })
}

/// Writes down what pairs are.
fn say(
    open: &mut OpenBook,
    by: VoiceId,
    said: Vec<(Same, bool)>,
    context: &mut Context,
) -> Vec<Change> {
    let mut put = Vec::new();
    for (pair, is_one) in said {
        let (field, value) = (Field::Same(pair), Value::Flag(is_one));
        let stamp = stamp(open, context);
        // It is not typing, so nothing ever takes its place.
        let applied = open
            .book
            .edit(Edit { by, field, value }, &mut Vec::new(), stamp);
        put.extend(applied.and_then(|applied| applied.put));
    }
    put
}

/// Has something written by whoever sits here, and the book read anew.
fn settle(
    model: &mut Model,
    book: BookId,
    context: &mut Context,
    write: impl FnOnce(&mut OpenBook, VoiceId, &mut Context) -> Vec<Change>,
) -> Vec<Effect> {
    let here = model.open_mut(book);
    let Some(open) = here.filter(|open| open.is_writer() && !open.is_unborn()) else {
        return Vec::new();
    };
    let Some(by) = open.sitting_voice() else {
        return Vec::new();
    };
    if open.sitting.is_over(context.now) {
        open.sitting.end();
    }
    // What was typed until now is history: whose it is may be another question from now on.
    open.sitting.open.clear();
    let mut put = write(open, by, context);
    if put.is_empty() {
        return Vec::new();
    }
    put.extend(name_device(open, by, context));
    open.round = open.book.current_round().unwrap_or(open.round);
    open.sitting.last = Some(context.now);
    let batch = Pending {
        put,
        ..Pending::default()
    };
    save(open, Some(batch))
}
