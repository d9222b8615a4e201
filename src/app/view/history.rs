//! Then and now: the rounds of a book beside each other.

use super::{Page, RoundAt, RoundView};
use crate::{
    app::model::{Model, OpenBook},
    domain::ids::RoundId,
};

/// The rounds of a book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryView {
    /// Which round.
    pub at: RoundAt,
}

/// The page `history`.
pub(super) fn page(_model: &Model, open: &OpenBook, round: RoundId) -> Page {
    RoundView::History(HistoryView {
        at: RoundAt::of(open, round),
    })
    .page()
}
