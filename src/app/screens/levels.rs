//! What follows when a young person answers with pictures, or does not want to say.

use super::editing::{self, apply, save};
use crate::{
    app::{
        Context,
        effect::Effect,
        model::{Model, OpenBook, Pending},
    },
    domain::{
        answer::{HowTaken, Instead, Part, Sharing},
        book::Edit,
        change::{Field, Value},
        ids::BookId,
        voice::Role,
    },
};

/// Whoever chooses cards, and has not said how their answers are taken down, has pointed: noted with this answer
/// alone. And whoever does not want to say after all, keeps what was said to this question to themselves.
pub(super) fn answered_in_pictures(
    model: &mut Model,
    book: BookId,
    field: &Field,
    context: &mut Context,
) -> Vec<Effect> {
    let Some(open) = model.open_mut(book).filter(|open| open.is_writer()) else {
        return Vec::new();
    };
    let Some((part, value)) = follows(open, field) else {
        return Vec::new();
    };
    let Field::Answer(round, voice, question, _) = field else {
        return Vec::new();
    };
    let edit = Edit {
        by: *voice,
        field: editing::part_of(*round, *voice, question, part),
        value,
    };
    // Not as an edit of the person's: that would choose it for the rest of the sitting.
    let mut batch = Pending::default();
    apply(open, edit, &mut batch, context);
    if batch.put.is_empty() && batch.delete.is_empty() {
        return Vec::new();
    }
    save(open, Some(batch))
}

fn follows(open: &OpenBook, field: &Field) -> Option<(Part, Value)> {
    let Field::Answer(round, voice, question, part) = field else {
        return None;
    };
    // Asked at every edit: most are words, of which nothing follows.
    if !matches!(part, Part::Picked | Part::Instead) {
        return None;
    }
    let role = open.voice(*voice)?.role;
    if role != Role::YoungPerson || question.is_card() {
        return None;
    }
    let answer = open.book.answer(*round, *voice, question);
    let chosen = open.sitting.choice(*voice).and_then(|choice| choice.how);
    match part {
        Part::Picked if !answer.picked.is_empty() && answer.how.is_none() && chosen.is_none() => {
            // Words that were there before may have come about in another way.
            let wrote = [&answer.words, &answer.better, &answer.ask];
            let only = wrote.iter().all(|text| text.trim().is_empty());
            only.then_some((Part::HowTaken, Value::HowTaken(HowTaken::Pointed)))
        }
        Part::Instead if answer.instead == Some(Instead::WontSay) => {
            let seen = answer.seen_by(role) != Sharing::Me;
            seen.then_some((Part::Sharing, Value::Sharing(Sharing::Me)))
        }
        _ => None,
    }
}
