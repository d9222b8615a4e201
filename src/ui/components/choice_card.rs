//! A large way in, as on the start page.

use super::symbol::ours;
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

/// A large link with a figure, words and an arrow.
#[component]
pub fn ChoiceCard(
    /// Where it leads.
    #[prop(into)]
    href: String,
    /// Who it is for.
    figure: Figure,
    /// The words: "I'm a parent or carer".
    #[prop(into)]
    label: String,
    /// What it is about, smaller.
    #[prop(into)]
    hint: String,
) -> AnyView {
    view! {
        <a class="os-choice" href=href>
            {ours(figure.src())}
            <span class="os-choice__words">
                <span class="os-choice__label">{label}</span>
                <span class="os-choice__hint">{hint}</span>
            </span>
            <svg class="os-choice__arrow" viewBox="0 0 24 24" aria-hidden="true">
                <path d="M4 12h16M13 5l7 7-7 7"></path>
            </svg>
        </a>
    }
    .into_any()
}
