//! Visits: somebody who helps families sits down with one. When it was, who was there, how words were
//! written down, and what the helper noted for themselves. Each part is a field of its own, so that two
//! phones keep both. Read by the second half of the app alone.
//!
//! What a helper notes is theirs, and never stands among the family's words: it is in no answer.

use super::{
    answer::{HowTaken, Sharing},
    change::Change,
    ids::{DeviceId, RoundId, VisitId, VoiceId},
    time::{Day, Timestamp},
};
use serde::{Deserialize, Serialize};

/// What was written longer after the beginning is of no visit that nobody has ended.
const DAY_MILLIS: i64 = 24 * 60 * 60 * 1000;

/// A part of a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VisitPart {
    /// The day; a visit is there once it has one. Whoever writes it leads the visit.
    Begun,
    /// The day on which it ended.
    Ended,
    /// This voice was there: a flag.
    Present(VoiceId),
    /// An interpreter was there: a flag.
    Interpreter,
    /// What the interpreter is called.
    InterpreterName,
    /// The language that they interpret.
    Language,
    /// An advocate was there: a flag.
    Advocate,
    /// What the advocate is called.
    AdvocateName,
    /// Who else was there, in words.
    Others,
    /// How the words of this voice were written down: a [`HowTaken`].
    How(VoiceId),
    /// What the helper noted, in words.
    Note,
    /// Who may see that: a [`Sharing`]. Unset: the helper alone.
    NoteSharing,
}

impl VisitPart {
    /// The voice that it is about.
    pub const fn voice(self) -> Option<VoiceId> {
        match self {
            Self::Present(voice) | Self::How(voice) => Some(voice),
            _ => None,
        }
    }

    /// The same, of this voice.
    #[must_use]
    pub const fn of(self, voice: VoiceId) -> Self {
        match self {
            Self::Present(_) => Self::Present(voice),
            Self::How(_) => Self::How(voice),
            other => other,
        }
    }
}

/// A visit, as far as it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// The round for whose meeting it was.
    pub round: RoundId,
    /// Its id.
    pub id: VisitId,
    /// Who led it.
    pub by: VoiceId,
    /// The day.
    pub day: Day,
    /// When, by the clock of that device.
    pub at: Timestamp,
    /// On which device.
    pub on: Option<DeviceId>,
    /// Its place in the history.
    pub tick: u64,
    /// The place of its end, once somebody has ended it.
    pub ended: Option<u64>,
    /// The voices that were there.
    pub present: Vec<VoiceId>,
    /// An interpreter was there.
    pub interpreter: bool,
    /// What the interpreter is called.
    pub interpreter_name: String,
    /// Their language.
    pub language: String,
    /// An advocate was there.
    pub advocate: bool,
    /// What the advocate is called.
    pub advocate_name: String,
    /// Who else was there.
    pub others: String,
    /// How the words of each voice were written down.
    pub how: Vec<(VoiceId, HowTaken)>,
    /// The helper's notes; of several versions all.
    pub note: String,
    /// Who may see them. Notes that stand in two versions nobody chose to show.
    pub note_seen_by: Sharing,
}

impl Visit {
    /// Whether there are notes that those may see who are this close: [`Sharing::Chosen`] is the family.
    pub fn shows_note(&self, to: Sharing) -> bool {
        !self.note.trim().is_empty() && self.note_seen_by.narrower(to) == to
    }

    /// Whether it goes on, on this day. One that nobody has ended is over when its day is.
    pub fn is_open(&self, today: Day) -> bool {
        self.ended.is_none() && self.day == today
    }

    /// Whether its day has passed, and nobody has ended it.
    pub fn is_left_open(&self, today: Day) -> bool {
        self.ended.is_none() && self.day != today
    }

    /// Who wrote the words down that were taken like this: a helper by this name, or the interpreter.
    pub fn taken_by(&self, how: HowTaken, helper: &str) -> String {
        match how {
            HowTaken::Scribed | HowTaken::Signed | HowTaken::Observed => helper.to_owned(),
            HowTaken::Interpreted => {
                let known = [self.interpreter_name.trim(), self.language.trim()];
                let known = known.into_iter().filter(|text| !text.is_empty());
                known.collect::<Vec<&str>>().join(", ")
            }
            HowTaken::Typed | HowTaken::Pointed | HowTaken::Drawn | HowTaken::Recorded => {
                String::new()
            }
        }
    }

    /// Whether this was written in the course of it, on the same device.
    pub fn holds(&self, change: &Change) -> bool {
        let end = |end| change.tick < end;
        let same_day = change.at.millis_since(self.at) < DAY_MILLIS;
        change.on == self.on && change.tick > self.tick && self.ended.map_or(same_day, end)
    }
}
