//! Private answers: words of a young person under a PIN of their own. In a book they are opaque: a change whose
//! field names nothing but the voice and a place drawn at random, and whose value is sealed bytes. Only
//! whoever has the voice's key can say which question they belong to, and what they say.
//!
//! The book knows no key and opens nothing. What was opened is laid over a copy of it
//! ([`Book::with_opened`]), which is shown and never kept, sent or printed.

use super::{
    attachment::ContentHash,
    book::Book,
    change::{Change, Field, Value},
    ids::{ChangeId, DeviceId, VoiceId},
    time::Timestamp,
    voice::VoicePart,
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A field and its value, sealed with the key of a voice.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Sealed {
    /// An [`Opened`] as JSON, sealed, in base64.
    pub bytes: String,
    /// The attachments that it names, which are sealed too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<ContentHash>,
}

/// What is in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// When it was written: on the outside stands only its place in the history.
    pub at: Timestamp,
    /// On which device.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<DeviceId>,
    /// What was edited.
    pub field: Field,
    /// What it says.
    pub value: Value,
}

/// The key of a voice, wrapped under its PIN.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Pin {
    /// With what the PIN is tapped.
    pub pad: Pad,
    /// The keys that it opens, each wrapped, in base64: see `crypto::wrap`. One; more where two phones each
    /// made one before their books met.
    pub keys: Vec<String>,
}

/// With what a PIN is tapped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Pad {
    /// Numbers.
    #[default]
    Numbers,
    /// Pictures.
    Pictures,
}

impl Pad {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Numbers, Self::Pictures];

    /// How many keys it has.
    pub const fn keys(self) -> u8 {
        match self {
            Self::Numbers => 10,
            Self::Pictures => 12,
        }
    }
}

/// How many taps a PIN has: fewer are seen at a glance, more are forgotten.
pub const TAPS: std::ops::RangeInclusive<usize> = 4..=8;

impl Book {
    /// A copy in which these changes say what is in them. To be shown to whoever opened them, and for nothing
    /// else: what is kept, sent or printed is made of the book itself.
    #[must_use]
    pub fn with_opened(&self, opened: &BTreeMap<ChangeId, Opened>) -> Self {
        Self::from_changes(self.changes().map(|change| match opened.get(&change.id) {
            Some(found) if change.is_sealed() => Change {
                at: found.at,
                on: found.on,
                field: found.field.clone(),
                value: found.value.clone(),
                ..change.clone()
            },
            _ => change.clone(),
        }))
    }

    /// Those of these changes that are not here and whose place one under a PIN has taken here: what they say is
    /// in that one.
    pub fn under_pin_here(&self, ids: &[ChangeId]) -> Vec<ChangeId> {
        let sealed = self.changes().filter(|change| change.is_sealed());
        let replaced: BTreeSet<ChangeId> = sealed.flat_map(|c| c.replaces.clone()).collect();
        let new = ids.iter().filter(|id| self.change(**id).is_none());
        new.filter(|id| replaced.contains(id)).copied().collect()
    }

    /// How many answers of a voice are under its PIN: all that anybody else may know of them.
    pub fn private_answers(&self, voice: VoiceId) -> usize {
        let voice = self.voice_id(voice);
        let mut places = BTreeSet::new();
        for (field, change) in self.all_standing() {
            if let Field::Private(of, place) = field
                && *of == voice
                && change.is_sealed()
            {
                places.insert(*place);
            }
        }
        places.len()
    }

    /// What opens the private answers of a voice: each PIN that stands, with the change that says so.
    pub fn pins(&self, voice: VoiceId) -> Vec<(ChangeId, &Pin)> {
        let versions = self.versions(&Field::Voice(voice, VoicePart::Pin));
        let pins = versions
            .into_iter()
            .filter_map(|change| match &change.value {
                Value::Pin(pin) => Some((change.id, pin)),
                _ => None,
            });
        let pins: Vec<(ChangeId, &Pin)> = pins.collect();
        if !pins.is_empty() || self.private_answers(voice) == 0 {
            return pins;
        }
        // Another phone does without one by now. What it never saw is under it still.
        let field = self.field_of(&Field::Voice(voice, VoicePart::Pin));
        let all = self.changes().filter(|change| self.field(change) == field);
        let pins = all.filter_map(|change| match &change.value {
            Value::Pin(pin) => Some((change.id, pin)),
            _ => None,
        });
        pins.collect()
    }
}

impl Change {
    /// Whether it holds words that only a PIN opens.
    pub const fn is_sealed(&self) -> bool {
        matches!(self.value, Value::Sealed(_))
    }
}
