//! The dates that matter around the meeting of a round.

use super::{Page, RoundAt, RoundView};
use crate::{
    app::model::{Model, OpenBook},
    domain::ids::RoundId,
};

/// The dates that matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatesView {
    /// Which round.
    pub at: RoundAt,
}

/// The page `dates`.
pub(super) fn page(_model: &Model, open: &OpenBook, round: RoundId) -> Page {
    RoundView::Dates(DatesView {
        at: RoundAt::of(open, round),
    })
    .page()
}
