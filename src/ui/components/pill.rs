//! A word or two in a rounded label.

use super::face::{Face, face};
use leptos::prelude::*;

/// A plain label: "9 of 14".
#[component]
pub fn Pill(
    /// The words.
    #[prop(into)]
    label: Signal<String>,
) -> AnyView {
    view! { <span class="os-pill">{label}</span> }.into_any()
}

/// A feeling as a label: its face, its words, its colour.
#[component]
pub fn FeelingPill(
    /// The feeling.
    feeling: Face,
    /// Its words: "Going well".
    #[prop(into)]
    label: String,
) -> AnyView {
    view! {
        <span class=format!("os-pill {}", feeling.class())>{face(feeling)} {label}</span>
    }
    .into_any()
}
