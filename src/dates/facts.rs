//! What a family may have told, as far as dates hang on it. Everything may be missing.

use crate::domain::{
    decision::Decision,
    phase::{ToldYear, Transfer},
    round::RoundKind,
    time::Day,
};

/// What is known of one round, and of the child or young person, on the day of working out.
///
/// Nothing here is checked: days may be odd, in the wrong order, or ahead although they are past.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// What kind of meeting the round leads to.
    pub kind: Option<RoundKind>,
    /// The day of the meeting.
    pub meeting: Option<Day>,
    /// Whether the child or young person goes to any school, nursery or college.
    pub attends: Option<bool>,
    /// The birthday.
    pub born: Option<Day>,
    /// The year group, where the family told it.
    pub year: Option<ToldYear>,
    /// Whether the child is under five, where only that is known.
    pub under_five: Option<bool>,

    /// When the plan was first made. A plan that was changed since does not count.
    pub plan_made: Option<Day>,
    /// The date on the council's letter after the review before this round.
    pub last_decision: Option<Day>,
    /// The meeting of the review before this round.
    pub last_meeting: Option<Day>,

    /// When the invitation came.
    pub notice: Option<Day>,
    /// When the papers came.
    pub papers: Option<Day>,
    /// When the report of the meeting came.
    pub report: Option<Day>,
    /// The date on the council's letter with its decision.
    pub letter: Option<Day>,
    /// What that letter says.
    pub decision: Option<Decision>,
    /// The date on the draft or on the notice of changes.
    pub changes_dated: Option<Day>,
    /// The day on which it came.
    pub changes_came: Option<Day>,
    /// The date on the letter with the final plan.
    pub final_plan: Option<Day>,
    /// The date on the mediation certificate.
    pub certificate: Option<Day>,

    /// The step to the next phase that is coming.
    pub transfer: Option<Transfer>,
    /// The day of that move.
    pub moves_on: Option<Day>,

    /// The day for the next review that was agreed with the school, without a plan.
    pub agreed_review: Option<Day>,
    /// A request for an assessment that is running.
    pub request: Option<Request>,
}

/// A request for an EHC needs assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Request {
    /// For the first one.
    First {
        /// The day on which the council got it.
        received: Day,
    },
    /// For one more, where there is a plan.
    Again {
        /// The day on which the council got it.
        received: Day,
        /// The date on the letter that agrees to it.
        agreed: Option<Day>,
    },
}

impl Facts {
    /// The day from which the twelve months of this review run: the end of the last review, or the day on
    /// which the plan was first made. A meeting later than the letter belongs to a review whose letter is
    /// not known; counting from it is safe (Children and Families Act 2014, section 44).
    pub fn review_from(&self) -> Option<Day> {
        // Nothing is less than any day, so this is the later of the two, or the one that is there.
        self.last_decision.max(self.last_meeting).or(self.plan_made)
    }

    /// The day on which the changes were sent, as near as it is known.
    pub fn changes_sent(&self) -> Option<Day> {
        self.changes_dated.or(self.changes_came)
    }

    /// The date on the letter that ended this review.
    pub fn decided(&self) -> Option<Day> {
        let of_review = self.decision.is_none_or(Decision::of_review);
        self.letter.filter(|_| of_review)
    }

    /// Whether the round is about an EHC plan.
    pub fn has_plan(&self) -> bool {
        matches!(
            self.kind,
            Some(RoundKind::AnnualReview | RoundKind::EarlyReview | RoundKind::PhaseTransfer)
        )
    }

    /// Whether the full rules for invitations and papers hold. They need not for the extra reviews of a
    /// child under five.
    pub fn is_full_review(&self) -> bool {
        self.has_plan() && self.kind != Some(RoundKind::EarlyReview)
    }

    /// The meeting, once its day has come.
    pub fn held(&self, today: Day) -> Option<Day> {
        self.meeting.filter(|&day| day <= today)
    }
}
