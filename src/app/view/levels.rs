//! How a question is put to a young person: in plain words, in easy read, in pictures. The answer under it
//! is the same.

use crate::{
    app::{
        event::QuestionAt,
        exchange,
        model::{Fetched, Model, OpenBook},
    },
    content::{Naming, young::easy::Pictured},
    domain::{card::Card, question::Level},
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

/// How reading aloud stands, where the device has a voice of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Aloud {
    /// Which part of what there is to read is read now.
    pub part: Option<usize>,
    /// More slowly than usual.
    pub slow: bool,
    /// With a voice that sends what it reads over the network.
    pub online: bool,
}

/// How reading aloud stands; `None` where there is no voice.
pub(super) fn aloud(model: &Model, at: &QuestionAt) -> Option<Aloud> {
    let with = exchange::voice(model, at)?;
    let aloud = &exchange::state(model).aloud;
    let reading = aloud.reading.as_ref();
    Some(Aloud {
        part: reading.map(|reading| reading.part),
        slow: model.settings().slow_voice,
        online: with == exchange::With::Online,
    })
}

/// How this question is put; `None` where it can only be put in plain words.
pub(super) fn put(model: &Model, open: &OpenBook, at: &QuestionAt) -> Option<Put> {
    let level = exchange::level(open, at.voice)?;
    let young = exchange::state(model).young.get()?;
    let found = young.young().easy.get(&at.question)?;
    let naming = naming(open);
    Some(Put {
        level,
        easy: cards(&found.easy, &naming),
        few: card(&found.few, &naming),
        cards: cards(&found.cards, &naming),
    })
}

/// Words with their pictures, as this young person is asked.
pub(super) fn cards(list: &[Pictured], naming: &Naming) -> Vec<Card> {
    list.iter().map(|one| card(one, naming)).collect()
}

/// Whether what this level needs is still on its way: the plain words would stand only for a moment.
pub(super) fn waits(model: &Model, at: &QuestionAt) -> bool {
    let coming = matches!(
        exchange::state(model).young,
        Fetched::Coming | Fetched::Unasked
    );
    let level = model
        .open()
        .and_then(|open| exchange::level(open, at.voice));
    coming && level.is_some_and(|level| level != Level::Plain)
}

fn card(one: &Pictured, naming: &Naming) -> Card {
    Card {
        words: one.words.render(naming),
        symbol: one.symbol.clone(),
    }
}
