//! What a council can decide about an EHC plan.

use serde::{Deserialize, Serialize};

/// What a council's letter says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    /// The plan stays as it is.
    Keep,
    /// The plan will be changed.
    Amend,
    /// The plan will end.
    End,
    /// There will be no assessment, or none again.
    NoAssessment,
    /// There will be no plan.
    NoPlan,
}

impl Decision {
    /// Every decision: first those after a review.
    pub const ALL: [Self; 5] = [
        Self::Keep,
        Self::Amend,
        Self::End,
        Self::NoAssessment,
        Self::NoPlan,
    ];

    /// Whether the letter itself can be appealed. A decision to change the plan cannot: the plan that
    /// comes of it can (Children and Families Act 2014, section 51).
    pub const fn appealable(self) -> bool {
        !matches!(self, Self::Amend)
    }

    /// Whether it ends a review: the others answer a request.
    pub const fn of_review(self) -> bool {
        matches!(self, Self::Keep | Self::Amend | Self::End)
    }
}
