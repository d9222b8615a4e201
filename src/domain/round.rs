//! Rounds: turns of assess, plan, do, review, each with its meeting.

use super::{decision::Decision, ids::RoundId, phase::Transfer, time::Day};
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

impl RoundPart {
    /// What the plan says of the child or young person: it goes on into the next round as it stands.
    pub const ABOUT_CHILD: [Self; 4] = [
        Self::Likes,
        Self::Assessments,
        Self::OtherPlans,
        Self::Needs,
    ];
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
    /// The day on which the invitation came.
    Notice,
    /// The day on which the papers came.
    Papers,
    /// The day on which the report of the meeting came.
    Report,
    /// The date on the council's letter with its decision.
    Letter,
    /// What that letter says: a [`Decision`].
    Decision,
    /// The date on the draft plan, or on the notice of changes.
    ChangesDated,
    /// The day on which that came.
    ChangesCame,
    /// The date on the letter with the final plan.
    FinalPlan,
    /// The date on the mediation certificate.
    Certificate,
    /// The step to the next phase that is coming: a [`Transfer`].
    Transfer,
    /// The day of that move.
    MovesOn,
    /// The day for the next review that was agreed with the school.
    AgreedReview,
    /// What the child or young person likes, does not like, and worries about, in words.
    Likes,
    /// What is known from assessments, in words.
    Assessments,
    /// Other plans that there are, such as a health plan, in words.
    OtherPlans,
    /// What extra help is needed, in words.
    Needs,
    /// What was decided, in words.
    Decided,
    /// What happens next, in words.
    Then,
    /// The day on which the round was closed.
    Closed,
    /// It was begun too early: a flag. It counts for nothing once something else is written in the round,
    /// later or on another device.
    Gone,
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
    pub notice: Option<Day>,
    pub papers: Option<Day>,
    pub report: Option<Day>,
    pub letter: Option<Day>,
    pub decision: Option<Decision>,
    pub changes_dated: Option<Day>,
    pub changes_came: Option<Day>,
    pub final_plan: Option<Day>,
    pub certificate: Option<Day>,
    pub transfer: Option<Transfer>,
    pub moves_on: Option<Day>,
    pub agreed_review: Option<Day>,
    pub decided: String,
    pub then: String,
    pub closed: Option<Day>,
}
