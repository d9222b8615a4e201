//! Where two phones say different things about a meeting: all of it, and which is right is asked. Of words
//! nothing is asked here: they stand one under the other where they are written.

use super::{meeting::AgendaItem, said::Speaker};
use crate::{
    app::model::{Model, OpenBook},
    domain::{
        change::{Field, Value},
        device::DeviceKind,
        ids::{ChangeId, RoundId},
        item::{Item, ItemPart},
        time::Day,
    },
};

/// Something of which two phones say different things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differ {
    /// Where it is kept.
    pub field: Field,
    /// What it is about, in the family's words; empty where that goes without saying.
    pub about: String,
    /// What is said, oldest first.
    pub told: Vec<Saying>,
}

/// One of the things that are said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saying {
    /// The change that tells it.
    pub id: ChangeId,
    /// What.
    pub value: Value,
    /// Who told it, if the book knows.
    pub by: Option<Speaker>,
    /// On what kind of device, if the book knows.
    pub device: Option<DeviceKind>,
    /// That device is this one.
    pub here: bool,
    /// When.
    pub day: Day,
}

/// The parts of an item that are no words.
const CHOSEN: [ItemPart; 5] = [
    ItemPart::Coming,
    ItemPart::By,
    ItemPart::State,
    ItemPart::Helped,
    ItemPart::Next,
];

/// What differs about these items of a round.
pub(super) fn of_items(
    model: &Model,
    open: &OpenBook,
    round: RoundId,
    items: &[Item],
) -> Vec<Differ> {
    let fields = items.iter().flat_map(|item| {
        let field = move |part| Field::Item(round, item.id, part);
        CHOSEN.map(|part| (field(part), item.what.clone()))
    });
    all(model, open, fields)
}

/// What differs about how far these points are.
pub(super) fn of_agenda(model: &Model, open: &OpenBook, agenda: &[AgendaItem]) -> Vec<Differ> {
    let about = |item: &AgendaItem| match item.text.trim() {
        "" => item.short.clone(),
        text => text.to_owned(),
    };
    let fields = agenda.iter().map(|item| (item.at.state(), about(item)));
    all(model, open, fields)
}

/// Of these fields those that say several things.
pub(super) fn all(
    model: &Model,
    open: &OpenBook,
    fields: impl Iterator<Item = (Field, String)>,
) -> Vec<Differ> {
    let voices = open.book.voices();
    let several = fields.filter_map(|(field, about)| {
        let found = open.book.versions(&field);
        if found.len() < 2 {
            return None;
        }
        let told = found.into_iter().map(|change| {
            let by = open.book.voice_id(change.by);
            let by = voices.iter().find(|voice| voice.id == by);
            Saying {
                id: change.id,
                value: change.value.clone(),
                by: by.map(|voice| Speaker::of(voice, &open.book)),
                device: change.on.and_then(|device| open.book.device(device)),
                here: change.on.is_some() && change.on == open.sitting.device,
                day: change.at.day(model.minutes_ahead),
            }
        });
        Some(Differ {
            told: told.collect(),
            field,
            about,
        })
    });
    several.collect()
}
