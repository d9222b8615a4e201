//! What became of several things: a mark for each, those of one kind together.

use super::shape::{moved, path, picture};
use leptos::prelude::*;

/// What became of one thing. Each has a mark of its own shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Tick {
    Done,
    Partly,
    Not,
    Open,
    MuchBetter,
    Better,
    Same,
    Worse,
    MuchWorse,
}

/// So many marks stand in a row.
const ROW: usize = 8;

/// The width and height of a mark with the room around it.
const STEP: usize = 30;

impl Tick {
    const fn class(self) -> &'static str {
        match self {
            Self::Done | Self::MuchBetter | Self::Better => "os-tally__mark os-feel--well",
            Self::Partly => "os-tally__mark os-feel--mixed",
            Self::Not | Self::MuchWorse | Self::Worse => "os-tally__mark os-feel--notwell",
            Self::Open => "os-tally__mark os-tally__mark--open os-feel--unsure",
            Self::Same => "os-tally__mark os-feel--unsure",
        }
    }

    /// The drawing in the ring.
    const fn pen(self) -> &'static str {
        match self {
            Self::Done => "M-5 0l3.5 4 7-8",
            // The lower half is full.
            Self::Partly => "M-10 0a10 10 0 0 0 20 0z",
            Self::Not => "M-4-4l8 8M4-4l-8 8",
            Self::Open => "",
            Self::Better => "M0 6V-5M-4.5-1l4.5-4.5 4.5 4.5",
            Self::Worse => "M0-6V5M-4.5 1l4.5 4.5 4.5-4.5",
            Self::Same => "M-4.5-2.5h9M-4.5 2.5h9",
            Self::MuchBetter => "M-4.5 0l4.5-5 4.5 5M-4.5 6l4.5-5 4.5 5",
            Self::MuchWorse => "M-4.5 0l4.5 5 4.5-5M-4.5-6l4.5 5 4.5-5",
        }
    }
}

/// The drawing of what became of several things; `says` says the same.
pub fn tally(ticks: &[Tick], says: String) -> AnyView {
    let rows = ticks.len().div_ceil(ROW);
    let middle = |place: usize| i32::try_from(place * STEP + STEP / 2).unwrap_or_default();
    let marks = ticks.iter().enumerate().map(|(place, tick)| {
        let drawn = match tick {
            Tick::Partly => "os-tally__full",
            _ => "os-tally__look",
        };
        moved(middle(place % ROW), middle(place / ROW))
            .attr("class", tick.class())
            .with([
                path(
                    "os-tally__ring",
                    "M-11 0a11 11 0 1 0 22 0a11 11 0 1 0-22 0z",
                ),
                path(drawn, tick.pen()),
            ])
    });
    picture("os-tally")
        .attr("role", "img")
        .attr("aria-label", says)
        .attr("width", (ticks.len().min(ROW) * STEP).to_string())
        .attr("height", (rows * STEP).to_string())
        .with(marks)
        .done()
}

/// Which way something went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// For the better.
    Up,
    /// For the worse.
    Down,
    /// In both ways.
    Both,
    /// It did not move.
    Same,
    /// It is seen in two ways.
    Apart,
    /// That is not known.
    Unknown,
}

/// A small drawing of that. Words always stand beside it.
pub fn sign(which: Sign) -> AnyView {
    let (class, pen) = match which {
        Sign::Up => ("os-sign os-feel--well", "M0 8V-7M-6-1l6-6.5 6 6.5"),
        Sign::Down => ("os-sign os-feel--notwell", "M0-8V7M-6 1l6 6.5 6-6.5"),
        Sign::Both => (
            "os-sign os-feel--mixed",
            "M-4 7V-6M-8-2l4-4.5 4 4.5M4-7V6M0 2l4 4.5 4-4.5",
        ),
        Sign::Same => ("os-sign os-feel--unsure", "M-6-3.5H6M-6 3.5H6"),
        Sign::Apart => (
            "os-sign os-feel--mixed",
            "M0 8V2L-6-6M-6-1v-5.5h5M0 2l6-8M6-1v-5.5h-5",
        ),
        Sign::Unknown => ("os-sign os-feel--unsure", "M-6 0h.01M0 0h.01M6 0h.01"),
    };
    picture(class)
        .attr("viewBox", "-14 -14 28 28")
        .attr("aria-hidden", "true")
        .with([
            path("os-sign__ring", "M-13 0a13 13 0 1 0 26 0a13 13 0 1 0-26 0z"),
            path("os-sign__look", pen),
        ])
        .done()
}
