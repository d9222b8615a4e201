//! The lists of a round: one more item; and who may see how somebody takes part.

use super::editing;
use crate::{
    app::{Context, effect::Effect, model::Model},
    domain::{
        answer::{Part, Sharing},
        book::Edit,
        change::{Field, Value},
        ids::{BookId, ItemId, RoundId},
        item::{ItemKind, ItemPart},
    },
};

/// Adds an item. What it says is asked where it is listed, and is an edit like any other.
pub(in crate::app) fn add(
    model: &mut Model,
    book: BookId,
    round: RoundId,
    kind: ItemKind,
    context: &mut Context,
) -> Vec<Effect> {
    let here = model.open_mut(book);
    let here = here.filter(|open| open.is_writer() && !open.is_unborn());
    let Some(by) = here.and_then(|open| open.sitting_voice()) else {
        return Vec::new();
    };
    let item = ItemId::from_bits((context.ids)());
    let item = Edit {
        by,
        field: Field::Item(round, item, ItemPart::Kind),
        value: Value::ItemKind(kind),
    };
    editing::edit(model, book, item, context)
}

/// How a young person takes part, and what a voice sees differently, are said to the meeting, and the page
/// says so: what was written there goes to everyone at it, unless somebody has chosen otherwise.
pub(in crate::app) fn say_to_the_meeting(
    model: &mut Model,
    book: BookId,
    field: &Field,
    context: &mut Context,
) -> Vec<Effect> {
    let Field::Answer(round, voice, question, part) = field else {
        return Vec::new();
    };
    if !question.is_for_the_meeting() || *part == Part::Sharing {
        return Vec::new();
    }
    let sharing = Field::Answer(*round, *voice, question.clone(), Part::Sharing);
    let open = model.open_mut(book).filter(|open| open.is_writer());
    if open.is_none_or(|open| open.book.standing(&sharing).next().is_some()) {
        return Vec::new();
    }
    let edit = Edit {
        by: *voice,
        field: sharing,
        value: Value::Sharing(Sharing::Meeting),
    };
    editing::edit(model, book, edit, context)
}
