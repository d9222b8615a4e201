//! The four faces of "how is it going?", drawn by us.

use leptos::prelude::*;

/// A feeling, as a face. The words beside it are the page's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// Smiles.
    Well,
    /// Neither nor.
    Mixed,
    /// Mouth turned down.
    NotWell,
    /// Mouth in a wave: does not know.
    Unsure,
}

impl Face {
    /// Every face, in the order in which it is offered.
    pub const ALL: [Self; 4] = [Self::Well, Self::Mixed, Self::NotWell, Self::Unsure];

    /// The name in ids and values.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Well => "well",
            Self::Mixed => "mixed",
            Self::NotWell => "notwell",
            Self::Unsure => "unsure",
        }
    }

    /// The class that brings the colours of this feeling.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Well => "os-feel--well",
            Self::Mixed => "os-feel--mixed",
            Self::NotWell => "os-feel--notwell",
            Self::Unsure => "os-feel--unsure",
        }
    }

    /// Eyes and mouth, on a square of 48.
    const fn look(self) -> &'static str {
        match self {
            Self::Well => "M17 18v2M31 18v2M15 29q9 9 18 0",
            Self::Mixed => "M17 18v2M31 18v2M16 31h16",
            Self::NotWell => "M17 18v2M31 18v2M15 34q9-9 18 0",
            Self::Unsure => "M17 18v2M31 18v2M15 32q4.5-5 9 0t9 0",
        }
    }
}

/// The drawing of a face. It takes its colours from [`Face::class`] on itself or around it, and
/// says nothing to screen readers: words always stand beside it.
pub fn face(which: Face) -> AnyView {
    view! {
        <svg class=format!("os-face {}", which.class()) viewBox="0 0 48 48" aria-hidden="true">
            <circle cx="24" cy="24" r="21"></circle>
            <path class="os-face__look" d=which.look()></path>
        </svg>
    }
    .into_any()
}
