//! Rounds: turns of assess, plan, do, review, each with its meeting.

use super::{ids::RoundId, time::Day};
use serde::{Deserialize, Serialize};

/// What kind of meeting a round leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Hash)]
#[serde(rename_all = "kebab-case")]
pub enum RoundKind {
    /// SEN support: about three times a year.
    SenSupport,
    /// The yearly review of an EHC plan.
    AnnualReview,
    /// An early review for a child under five.
    EarlyReview,
    /// Moving to the next phase of education.
    PhaseTransfer,
    /// Anything else.
    Other,
}

impl RoundKind {
    /// Every kind, in the order in which it is offered.
    pub const ALL: [Self; 5] = [
        Self::SenSupport,
        Self::AnnualReview,
        Self::EarlyReview,
        Self::PhaseTransfer,
        Self::Other,
    ];
}

/// A field of a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RoundPart {
    /// The day on which it was begun; a round is there once it has one.
    Begun,
    /// A [`RoundKind`].
    Kind,
    /// The day of the meeting.
    Day,
    /// When on that day, in the family's words: "3.30 pm".
    Time,
    /// Where.
    Place,
    /// What the meeting is about, in words.
    About,
    /// The day on which the family was told of the meeting.
    Told,
    /// The day on which a draft plan, or a notice of changes, came.
    Draft,
    /// The day on the letter with the council's decision.
    Letter,
    /// The move that is coming: a [`Move`].
    Move,
    /// The day of that move.
    MoveDay,
    /// What was decided, in words.
    Decided,
    /// What happens next, in words.
    Then,
    /// The day on which the round was closed.
    Closed,
}

/// A move from one place of education to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Hash)]
#[serde(rename_all = "kebab-case")]
pub enum Move {
    /// Nursery to school.
    School,
    /// Infant to junior school.
    Junior,
    /// Primary or first school to middle school.
    Middle,
    /// Primary or middle school to secondary school.
    Secondary,
    /// Secondary school to a college or an apprenticeship, after Year 11.
    College,
    /// From one college or provider to another, or any other move after the age of sixteen.
    AnotherCollege,
}

impl Move {
    /// All of them, the youngest first.
    pub const ALL: [Self; 6] = [
        Self::School,
        Self::Junior,
        Self::Middle,
        Self::Secondary,
        Self::College,
        Self::AnotherCollege,
    ];
}

/// A round and its meeting, as far as it is known.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each field is the part of the same name")]
pub struct Round {
    pub id: RoundId,
    pub kind: Option<RoundKind>,
    pub day: Option<Day>,
    pub time: String,
    pub place: String,
}

/// What else is known of a round: what it is about, what its dates need, what was decided.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each field is the part of the same name")]
pub struct RoundFacts {
    pub begun: Option<Day>,
    pub about: String,
    pub told: Option<Day>,
    pub draft: Option<Day>,
    pub letter: Option<Day>,
    pub moves: Option<Move>,
    pub move_day: Option<Day>,
    pub decided: String,
    pub then: String,
    pub closed: Option<Day>,
}
