//! An answer and its parts: what one voice says to one question in one round.

use serde::{Deserialize, Serialize};

/// "How is it going?", as four faces with words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Feeling {
    /// Going well.
    Well,
    /// Mixed.
    Mixed,
    /// Not going well.
    NotWell,
    /// "I don't know what they do": a feeling about the topic, not a missing answer.
    Unsure,
}

impl Feeling {
    /// Every feeling, in the order in which it is offered.
    pub const ALL: [Self; 4] = [Self::Well, Self::Mixed, Self::NotWell, Self::Unsure];
}

/// What stands instead of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Instead {
    /// Left out on purpose.
    Skipped,
    /// "I don't know."
    DontKnow,
    /// "I'll say it in person", at the meeting.
    InPerson,
}

/// Who may see an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sharing {
    /// Everyone at the meeting.
    Meeting,
    /// People whom the voice chooses; who they are is said in words beside it.
    Chosen,
    /// Just me: in no meeting pack and no file for others.
    Me,
}

impl Sharing {
    /// Every choice, widest first.
    pub const ALL: [Self; 3] = [Self::Meeting, Self::Chosen, Self::Me];

    /// The narrower of two: what holds when two phones said different things.
    #[must_use]
    pub const fn narrower(self, other: Self) -> Self {
        match (self, other) {
            (Self::Me, _) | (_, Self::Me) => Self::Me,
            (Self::Chosen, _) | (_, Self::Chosen) => Self::Chosen,
            (Self::Meeting, Self::Meeting) => Self::Meeting,
        }
    }
}

/// How the words of an answer came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HowTaken {
    /// Typed by the voice.
    Typed,
    /// Said by the voice, written by someone else.
    Scribed,
    /// Pointed to, or chosen from, pictures.
    Pointed,
    /// Signed.
    Signed,
    /// Drawn.
    Drawn,
    /// Recorded.
    Recorded,
    /// Said through an interpreter.
    Interpreted,
    /// Noticed by someone else, who writes what they saw: not the voice's own words.
    Observed,
}

impl HowTaken {
    /// Whether someone else had a hand in it, so that we ask who.
    pub const fn asks_who(self) -> bool {
        matches!(
            self,
            Self::Scribed | Self::Interpreted | Self::Observed | Self::Signed
        )
    }
}

/// A part of an answer; each is a field of its own, so that two phones can each add one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// "How is it going?": a [`Feeling`].
    Feeling,
    /// In my own words: text.
    Words,
    /// Even better if …: text.
    Better,
    /// Something to ask at the meeting: text.
    Ask,
    /// "This matters most to me": a flag.
    Matters,
    /// Skipped, don't know, will say it in person: an [`Instead`].
    Instead,
    /// Who can see it: a [`Sharing`].
    Sharing,
    /// With [`Sharing::Chosen`]: who, in words.
    SharingWho,
    /// How the words came about: a [`HowTaken`].
    HowTaken,
    /// Who wrote, interpreted or noticed: text.
    TakenBy,
}

impl Part {
    /// The parts that hold what a person says, apart from how and to whom it was said.
    pub const SAID: [Self; 6] = [
        Self::Feeling,
        Self::Words,
        Self::Better,
        Self::Ask,
        Self::Matters,
        Self::Instead,
    ];
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_sharings_the_narrower_holds_whichever_comes_first() {
        for a in Sharing::ALL {
            for b in Sharing::ALL {
                assert_eq!(a.narrower(b), b.narrower(a));
            }
            assert_eq!(a.narrower(Sharing::Me), Sharing::Me);
            assert_eq!(a.narrower(a), a);
        }
    }
}
