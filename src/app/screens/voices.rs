//! One more person who answers in a book.

use super::editing;
use crate::{
    app::{Context, effect::Effect, model::Model},
    domain::{
        book::Edit,
        change::{Field, Value},
        ids::{BookId, VoiceId},
        voice::{Role, VoicePart},
    },
};

/// Adds a voice. What it is called is asked where it is listed, and is an edit like any other.
pub(in crate::app) fn add(
    model: &mut Model,
    book: BookId,
    role: Role,
    context: &mut Context,
) -> Vec<Effect> {
    let here = model.open_mut(book);
    let here = here.filter(|open| open.is_writer() && !open.is_unborn());
    let Some(by) = here.and_then(|open| open.sitting_voice()) else {
        return Vec::new();
    };
    let voice = VoiceId::from_bits((context.ids)());
    let voice = Edit {
        by,
        field: Field::Voice(voice, VoicePart::Role),
        value: Value::Role(role),
    };
    editing::edit(model, book, voice, context)
}
