//! What a voice makes in place of words: voice notes, drawings, photos.

use super::answer::{HowTaken, Part};

/// A way to say something without writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MadeKind {
    /// A voice note.
    Sound,
    /// A drawing.
    Drawing,
    /// A photo.
    Photo,
}

impl MadeKind {
    /// All of them, in the order in which they are offered and shown.
    pub const ALL: [Self; 3] = [Self::Sound, Self::Drawing, Self::Photo];

    /// The part of an answer that names it.
    pub const fn part(self) -> Part {
        match self {
            Self::Sound => Part::Sound,
            Self::Drawing => Part::Drawing,
            Self::Photo => Part::Photo,
        }
    }

    /// The part that says in words what is in it.
    pub const fn words(self) -> Part {
        match self {
            Self::Sound => Part::SoundWords,
            Self::Drawing => Part::DrawingWords,
            Self::Photo => Part::PhotoWords,
        }
    }

    /// The kind that a part of an answer names; `None` if it names no file.
    pub const fn of(part: Part) -> Option<Self> {
        match part {
            Part::Sound => Some(Self::Sound),
            Part::Drawing => Some(Self::Drawing),
            Part::Photo => Some(Self::Photo),
            _ => None,
        }
    }

    /// How an answer came about that is nothing else. A photo shows, and says nothing by itself.
    pub const fn how(self) -> Option<HowTaken> {
        match self {
            Self::Sound => Some(HowTaken::Recorded),
            Self::Drawing => Some(HowTaken::Drawn),
            Self::Photo => None,
        }
    }
}
