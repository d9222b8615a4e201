//! Private answers: words of a young person under a PIN of their own. In a book they are opaque: a change whose
//! field names nothing but the voice and a place drawn at random, and whose value is sealed bytes. Only
//! whoever has the voice's key can say which question they belong to, and what they say.
//!
//! The book knows no key and opens nothing. What was opened is laid over a copy of it
//! ([`Book::with_opened`](super::book::Book::with_opened)), which is shown and never kept, sent or printed.

use super::{
    attachment::ContentHash,
    change::{Field, Value},
    ids::DeviceId,
    time::Timestamp,
};
use serde::{Deserialize, Serialize};

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
    /// The wrapped key, in base64: see `crypto::wrap`.
    pub key: String,
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
