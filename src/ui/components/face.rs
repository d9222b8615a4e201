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

    /// The class of a row to choose it by.
    pub(super) const fn row_class(self) -> &'static str {
        match self {
            Self::Well => "os-row os-feelings__row os-feel--well",
            Self::Mixed => "os-row os-feelings__row os-feel--mixed",
            Self::NotWell => "os-row os-feelings__row os-feel--notwell",
            Self::Unsure => "os-row os-feelings__row os-feel--unsure",
        }
    }
}

/// The drawing of a face. It takes its colours from [`Face::class`] around it, and says nothing to
/// screen readers: words always stand beside it.
pub fn face(which: Face) -> AnyView {
    match which {
        Face::Well => view! {
            <svg class="os-face os-feel--well" viewBox="0 0 48 48" aria-hidden="true">
                <circle cx="24" cy="24" r="21"></circle>
                <path class="os-face__look" d="M17 18v2M31 18v2M15 29q9 9 18 0"></path>
            </svg>
        }
        .into_any(),
        Face::Mixed => view! {
            <svg class="os-face os-feel--mixed" viewBox="0 0 48 48" aria-hidden="true">
                <circle cx="24" cy="24" r="21"></circle>
                <path class="os-face__look" d="M17 18v2M31 18v2M16 31h16"></path>
            </svg>
        }
        .into_any(),
        Face::NotWell => view! {
            <svg class="os-face os-feel--notwell" viewBox="0 0 48 48" aria-hidden="true">
                <circle cx="24" cy="24" r="21"></circle>
                <path class="os-face__look" d="M17 18v2M31 18v2M15 34q9-9 18 0"></path>
            </svg>
        }
        .into_any(),
        Face::Unsure => view! {
            <svg class="os-face os-feel--unsure" viewBox="0 0 48 48" aria-hidden="true">
                <circle cx="24" cy="24" r="21"></circle>
                <path class="os-face__look" d="M17 18v2M31 18v2M15 32q4.5-5 9 0t9 0"></path>
            </svg>
        }
        .into_any(),
    }
}
