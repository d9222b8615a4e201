//! A large way in, as on the start page.

use super::{
    el::{El, el},
    symbol::ours,
};
use leptos::prelude::*;

/// The people on the start page, drawn by us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// Someone with a child.
    Parent,
    /// Someone with a hand up.
    YoungPerson,
    /// Someone among others.
    Helper,
}

impl Figure {
    const fn src(self) -> &'static str {
        match self {
            Self::Parent => "/icons/parent.svg",
            Self::YoungPerson => "/icons/young-person.svg",
            Self::Helper => "/icons/helper.svg",
        }
    }
}

/// A large link with a figure, words ("I'm a parent or carer"), what it is about, and an arrow.
pub fn choice_card(href: &str, figure: Figure, label: String, hint: String) -> El {
    let arrow = view! {
        <svg class="os-choice__arrow" viewBox="0 0 24 24" aria-hidden="true">
            <path d="M4 12h16M13 5l7 7-7 7"></path>
        </svg>
    };
    let words = el("span", "os-choice__words")
        .child(el("span", "os-choice__label").text(label))
        .child(el("span", "os-choice__hint").text(hint));
    el("a", "os-choice")
        .attr("href", href)
        .child(ours(figure.src()))
        .child(words)
        .child(arrow.into_any())
}
