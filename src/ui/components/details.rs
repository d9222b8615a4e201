//! Folded: what is there to open, not to wade through.

use leptos::prelude::*;

/// Something folded under a line of words: "Things to think about".
#[component]
pub fn Details(
    /// The line that is always seen.
    #[prop(into)]
    summary: Signal<String>,
    /// Whether it begins unfolded.
    #[prop(optional)]
    open: bool,
    /// What is folded: paragraphs, a list.
    children: Children,
) -> AnyView {
    view! {
        <details class="os-details" open=open>
            <summary class="os-details__summary">{summary}</summary>
            <div class="os-details__body">{children()}</div>
        </details>
    }
    .into_any()
}
