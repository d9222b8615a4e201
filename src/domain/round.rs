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
