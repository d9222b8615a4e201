//! Cards that are chosen or sorted, and what was said when an answer was read back.
//!
//! A card that is sorted is a question like any other, whose id begins with `card-`: its pile is the feeling of
//! its answer, or what stands instead of one. So who may see it, how it was taken down, its history and its
//! erasure are those of every answer.

use super::{
    answer::{Answer, Feeling, Instead, Part, Progress},
    book::Book,
    change::{Field, Value},
    ids::{ChangeId, QuestionId, RoundId, VoiceId},
    made::MadeKind,
};
use serde::{Deserialize, Serialize};
use std::fmt;

/// How the id of a card begins that is sorted.
const CARD: &str = "card-";
/// How the id of a card begins that a voice made itself: of words, which are [`Part::Card`], of a picture, which is
/// [`Part::Photo`] or [`Part::Drawing`], or of both.
const OWN: &str = "card-own-";

/// A card that was chosen as an answer: with its words, so that they outlive the pack that it came from.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// What it says, as it was shown.
    pub words: String,
    /// The name of its symbol; empty where it has none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub symbol: String,
}

impl Card {
    /// The name of its symbol, if it can be one: a card may come from anywhere.
    pub fn picture(&self) -> Option<&str> {
        // A symbol has a name like a question's id.
        QuestionId::new(&self.symbol).map(|_| self.symbol.as_str())
    }
}

/// What some cards say, in one line.
pub fn in_words(cards: &[Card]) -> String {
    let words = cards.iter().map(|card| card.words.trim());
    words.collect::<Vec<_>>().join(" · ")
}

/// What the voice said when its answer was read back to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Agreed {
    /// "Yes, that's what I mean."
    Yes,
    /// "Not quite."
    NotQuite,
    /// "I'd rather not say."
    RatherNot,
}

impl Agreed {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Yes, Self::NotQuite, Self::RatherNot];
}

/// An answer was read back. It holds for the changes that were read, and no longer once others stand.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadBack {
    /// What the voice said to it.
    pub said: Agreed,
    /// The changes that stood then, in the order of their ids.
    pub of: Vec<ChangeId>,
}

/// Where a card is put: what is said to it, or what stands instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pile {
    /// How it is going.
    Feeling(Feeling),
    /// Nothing is said of it.
    Instead(Instead),
}

impl Pile {
    /// The three that are looked at in the end, in the order in which they are offered.
    pub const MAIN: [Self; 3] = [
        Self::Feeling(Feeling::Well),
        Self::Feeling(Feeling::Mixed),
        Self::Feeling(Feeling::NotWell),
    ];
    /// The others.
    pub const OTHERS: [Self; 3] = [
        Self::Instead(Instead::DontKnow),
        Self::Instead(Instead::Skipped),
        Self::Instead(Instead::WontSay),
    ];

    /// All of them.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::MAIN.into_iter().chain(Self::OTHERS)
    }

    /// The pile that a value tells, if it is one of a card.
    pub const fn read(value: &Value) -> Option<Self> {
        match value {
            Value::Feeling(feeling) => Some(Self::Feeling(*feeling)),
            Value::Instead(instead) => Some(Self::Instead(*instead)),
            _ => None,
        }
    }

    /// Its name in ids.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Feeling(Feeling::Well) => "well",
            Self::Feeling(Feeling::Mixed) => "mixed",
            Self::Feeling(Feeling::NotWell) => "notwell",
            Self::Feeling(Feeling::Unsure) => "unsure",
            Self::Instead(Instead::DontKnow) => "dont-know",
            Self::Instead(Instead::Skipped) => "skipped",
            Self::Instead(Instead::WontSay) => "wont-say",
            Self::Instead(Instead::InPerson) => "in-person",
        }
    }
}

/// The name of a deck of cards, as it stands in addresses; its signs are those of a question's id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DeckId(QuestionId);

impl DeckId {
    /// The deck of this name; `None` if it is none.
    pub fn new(name: &str) -> Option<Self> {
        QuestionId::new(name).map(Self)
    }

    /// Its name.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl fmt::Display for DeckId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl QuestionId {
    /// The id of the card of this name in a deck; `None` if it is none.
    pub fn card(name: &str) -> Option<Self> {
        Self::new(&[CARD, name].concat())
    }

    /// The id of a card that a voice made itself; `bits` are drawn at random.
    pub fn own_card(bits: u128) -> Option<Self> {
        // 26 of its 32 digits: an id has at most 40 signs, and a guess is still hopeless.
        let digits = format!("{bits:032x}");
        Self::new(&[OWN, digits.get(..26)?].concat())
    }

    /// Whether it is a card that is sorted, and in no set of questions.
    pub fn is_card(&self) -> bool {
        self.as_str().starts_with(CARD)
    }

    /// Whether it is a card that a voice made itself.
    pub fn is_own_card(&self) -> bool {
        self.as_str().starts_with(OWN)
    }
}

impl Answer {
    /// The pile of a card; `None` while it lies on none.
    pub fn pile(&self) -> Option<Pile> {
        let feeling = self.feeling.map(Pile::Feeling);
        feeling.or(self.instead.map(Pile::Instead))
    }

    /// How far a card has come. Its pile decides: what is drawn on one that its voice does not want to speak of
    /// is not said.
    pub fn card_progress(&self) -> Progress {
        match (self.feeling, self.instead) {
            (None, Some(instead)) => Progress::Instead(instead),
            _ => self.progress(),
        }
    }

    /// Whether a card was put aside: left out, or not to be spoken of.
    pub fn is_put_aside(&self) -> bool {
        matches!(
            self.card_progress(),
            Progress::Instead(Instead::Skipped | Instead::WontSay)
        )
    }

    /// What a card shows beside its words, or in their place.
    pub fn picture(&self) -> Option<MadeKind> {
        let drawn = (!self.drawings.is_empty()).then_some(MadeKind::Drawing);
        drawn.or((!self.photos.is_empty()).then_some(MadeKind::Photo))
    }
}

impl Book {
    /// The card that a voice is making: there is a picture for it, and it lies on no pile yet.
    pub fn card_in_hand(&self, round: RoundId, voice: VoiceId) -> Option<QuestionId> {
        let (here, by) = (self.round_id(round), self.voice_id(voice));
        let with_picture = self.all_standing().filter_map(|(field, change)| {
            let Field::Answer(of, who, card, Part::Photo | Part::Drawing) = field else {
                return None;
            };
            let own = (*of, *who) == (here, by) && card.is_own_card();
            (own && !change.value.is_silent()).then_some(card)
        });
        let placed = self.cards(round, voice);
        let mut waiting = with_picture.filter(|card| !placed.contains(card));
        waiting.next().cloned()
    }

    /// Such a card of a round before, the nearest first: the next round has begun while it waited for its pile.
    pub fn card_left_in_hand(
        &self,
        round: RoundId,
        voice: VoiceId,
    ) -> Option<(RoundId, QuestionId)> {
        let before = |round: &RoundId| self.round_before(*round);
        let mut rounds = std::iter::successors(before(&round), before);
        rounds.find_map(|round| Some((round, self.card_in_hand(round, voice)?)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards_are_told_from_questions_and_own_ones_from_those_of_a_deck() {
        let own = QuestionId::own_card(0x2a << 96);
        assert_eq!(own.as_ref().map(QuestionId::is_card), Some(true));
        assert_eq!(own.as_ref().map(QuestionId::is_own_card), Some(true));
        assert_ne!(own, QuestionId::own_card(0x2b << 96));
        let deck = QuestionId::card("lessons");
        assert_eq!(deck.as_ref().map(QuestionId::is_card), Some(true));
        assert_eq!(deck.as_ref().map(QuestionId::is_own_card), Some(false));
        assert_eq!(QuestionId::new("y4").map(|id| id.is_card()), Some(false));
    }
}
