//! Voices: the people who speak in a book.

use super::{ids::VoiceId, question::Audience};
use serde::{Deserialize, Serialize};

/// What a voice is to the child or young person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Hash)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum Role {
    YoungPerson,
    Parent,
    Relative,
    Worker,
    Advocate,
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::YoungPerson,
        Self::Parent,
        Self::Relative,
        Self::Worker,
        Self::Advocate,
    ];

    /// The question set that this voice answers.
    pub const fn audience(self) -> Audience {
        match self {
            Self::YoungPerson => Audience::YoungPerson,
            Self::Parent | Self::Relative | Self::Worker | Self::Advocate => Audience::Parent,
        }
    }
}

/// A field of a voice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VoicePart {
    /// A [`Role`].
    Role,
    /// What the others call this person: "Mum", "Sam".
    Name,
    /// How questions are put to this person: a [`Level`](super::question::Level).
    Level,
    /// What opens their private answers: a [`Pin`](super::private::Pin).
    Pin,
}

/// One person who speaks in a book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// Its id.
    pub id: VoiceId,
    /// What this person is to the child or young person.
    pub role: Role,
    /// What the others call this person; empty until it is given.
    pub name: String,
}
