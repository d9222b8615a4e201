//! The words of the example, as their file has them, and the parts of a book that they are.

use crate::domain::{
    answer::{Feeling, HowTaken, Instead, Part, Sharing},
    change::Value,
    device::DeviceKind,
    ids::QuestionId,
    item::{Helped, ItemKind, ItemPart, ItemState, Next},
    question::Setting,
    round::RoundKind,
    time::Day,
    voice::Role,
};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The words, as the file has them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Source {
    pub schema: u32,
    #[serde(rename = "lang")]
    pub _lang: String,
    /// On what the file was made.
    pub from: DeviceKind,
    pub devices: BTreeMap<String, DeviceKind>,
    pub book: About,
    pub voices: Vec<Speaker>,
    pub rounds: Vec<Turn>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct About {
    pub name: String,
    pub setting: Setting,
    pub place: String,
    pub contact: String,
    pub senco: String,
    pub advice: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Speaker {
    /// What the rounds call this voice.
    pub key: String,
    pub role: Role,
    pub name: String,
    /// The device on which this voice writes.
    pub on: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Turn {
    pub kind: RoundKind,
    /// Days from today; one that falls on a weekend is moved to the Monday after.
    pub begun: i64,
    /// The meeting, likewise.
    pub day: i64,
    pub time: String,
    pub place: String,
    /// By voice: what matters most, first first.
    pub order: BTreeMap<String, Vec<QuestionId>>,
    /// By voice, then by question.
    pub answers: BTreeMap<String, BTreeMap<QuestionId, Said>>,
    /// What was decided at the meeting.
    #[serde(default)]
    pub decided: Option<String>,
    /// What was agreed there. The same key in a later round is the same thing, which goes on.
    #[serde(default)]
    pub agreed: BTreeMap<String, Agreed>,
}

/// A target or an action; each key is a part.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Agreed {
    pub kind: ItemKind,
    pub what: String,
    pub who: Option<String>,
    pub why: Option<String>,
    pub how: Option<String>,
    pub how_often: Option<String>,
    pub known: Option<String>,
    pub home: Option<String>,
    /// Days from today, as a day of school.
    pub by: Option<i64>,
    pub state: Option<ItemState>,
    pub helped: Option<Helped>,
    pub note: Option<String>,
    pub next: Option<Next>,
}

/// One answer; each key is a part.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Said {
    pub feeling: Option<Feeling>,
    pub words: Option<String>,
    pub better: Option<String>,
    pub ask: Option<String>,
    pub matters: bool,
    pub instead: Option<Instead>,
    pub sharing: Option<Sharing>,
    /// What a card says.
    pub card: Option<String>,
    /// With whom, of chosen people.
    pub who: Option<String>,
    /// How it was taken down: pointed to where it is a card, else typed, unless it says something else.
    pub how: Option<HowTaken>,
    /// By whom.
    pub by: Option<String>,
}

impl Said {
    pub(super) fn parts(self) -> Vec<(Part, Value)> {
        let usual = if self.card.is_some() {
            HowTaken::Pointed
        } else {
            HowTaken::Typed
        };
        let how = self.how.unwrap_or(usual);
        let parts = [
            (Part::Card, self.card.map(Value::Text)),
            (Part::Sharing, self.sharing.map(Value::Sharing)),
            (Part::SharingWho, self.who.map(Value::Text)),
            (Part::HowTaken, Some(Value::HowTaken(how))),
            (Part::TakenBy, self.by.map(Value::Text)),
            (Part::Feeling, self.feeling.map(Value::Feeling)),
            (Part::Words, self.words.map(Value::Text)),
            (Part::Better, self.better.map(Value::Text)),
            (Part::Ask, self.ask.map(Value::Text)),
            (Part::Matters, self.matters.then_some(Value::Flag(true))),
            (Part::Instead, self.instead.map(Value::Instead)),
        ];
        let said = |(part, value): (Part, Option<Value>)| Some((part, value?));
        parts.into_iter().filter_map(said).collect()
    }
}

impl Agreed {
    pub(super) fn parts(self, day: impl Fn(i64) -> Day) -> Vec<(ItemPart, Value)> {
        let parts = [
            (ItemPart::Kind, Some(Value::ItemKind(self.kind))),
            (ItemPart::What, Some(Value::Text(self.what))),
            (ItemPart::Who, self.who.map(Value::Text)),
            (ItemPart::Why, self.why.map(Value::Text)),
            (ItemPart::How, self.how.map(Value::Text)),
            (ItemPart::HowOften, self.how_often.map(Value::Text)),
            (ItemPart::Known, self.known.map(Value::Text)),
            (ItemPart::Home, self.home.map(Value::Text)),
            (ItemPart::By, self.by.map(|by| Value::Day(day(by)))),
            (ItemPart::State, self.state.map(Value::ItemState)),
            (ItemPart::Helped, self.helped.map(Value::Helped)),
            (ItemPart::Note, self.note.map(Value::Text)),
            (ItemPart::Next, self.next.map(Value::Next)),
        ];
        let said = |(part, value): (ItemPart, Option<Value>)| Some((part, value?));
        parts.into_iter().filter_map(said).collect()
    }
}
