//! How a question is put to a young person: in plain words, in easy read, in pictures. The answer under it
//! is the same.

use crate::{
    app::{
        event::QuestionAt,
        exchange,
        model::{Fetched, Model, OpenBook},
    },
    content::{Naming, young::easy::Pictured},
    domain::{
        card::Card,
        change::{Field, Value},
        ids::VoiceId,
        question::Level,
        voice::{Role, VoicePart},
    },
};

use super::said::naming;

/// How a question is put, and the words and pictures of the levels that are not plain.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Put {
    /// How it is put now.
    pub level: Level,
    /// In easy read: short sentences with their pictures.
    pub easy: Vec<Card>,
    /// In pictures: the question in a few words, with one picture.
    pub few: Card,
    /// In pictures: what to choose from.
    pub cards: Vec<Card>,
}

/// How questions are put to this voice. `None` for grown-ups: theirs are always plain.
pub(super) fn level(open: &OpenBook, voice: VoiceId) -> Option<Level> {
    let voice = open.voice(voice)?;
    if voice.role != Role::YoungPerson {
        return None;
    }
    let field = Field::Voice(voice.id, VoicePart::Level);
    // Two phones may differ: a setting shows one of them, and the next choice replaces both.
    let levels = open.book.values(&field).into_iter();
    let last = levels.rev().find_map(|value| match value {
        Value::Level(level) => Some(*level),
        _ => None,
    });
    Some(last.unwrap_or_default())
}

/// How this question is put; `None` where it can only be put in plain words.
pub(super) fn put(model: &Model, open: &OpenBook, at: &QuestionAt) -> Option<Put> {
    let level = level(open, at.voice)?;
    let young = exchange::state(model).young.get()?;
    let found = young.young().easy.get(&at.question)?;
    let naming = naming(open);
    let all = |list: &[Pictured]| list.iter().map(|one| card(one, &naming)).collect();
    Some(Put {
        level,
        easy: all(&found.easy),
        few: card(&found.few, &naming),
        cards: all(&found.cards),
    })
}

/// Whether what this level needs is still on its way: the plain words would stand only for a moment.
pub(super) fn waits(model: &Model, at: &QuestionAt) -> bool {
    let coming = matches!(
        exchange::state(model).young,
        Fetched::Coming | Fetched::Unasked
    );
    let level = model.open().and_then(|open| level(open, at.voice));
    coming && level.is_some_and(|level| level != Level::Plain)
}

fn card(one: &Pictured, naming: &Naming) -> Card {
    Card {
        words: one.words.render(naming),
        symbol: one.symbol.clone(),
    }
}
