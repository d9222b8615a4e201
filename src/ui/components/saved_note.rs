//! Whether what was written is safe, in words.

use leptos::prelude::*;

/// What became of the last edit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SavedState {
    /// Nothing was written yet.
    #[default]
    Nothing,
    /// On its way.
    Saving,
    /// Durable.
    Saved,
    /// Not kept.
    Failed,
}

/// Says whether what was written is safe. Screen readers hear "saved" and "failed" in their own
/// time, and not every "saving" in between.
#[component]
pub fn SavedNote(
    /// What became of the last edit.
    #[prop(into)]
    state: Signal<SavedState>,
    /// "Saving".
    #[prop(into)]
    saving: String,
    /// "Saved on this phone".
    #[prop(into)]
    saved: String,
    /// What happened, and what to do.
    #[prop(into)]
    failed: String,
) -> AnyView {
    let class = move || match state.get() {
        SavedState::Nothing | SavedState::Saving => "os-saved",
        SavedState::Saved => "os-saved os-saved--saved",
        SavedState::Failed => "os-saved os-saved--failed",
    };
    let said = move || match state.get() {
        SavedState::Nothing | SavedState::Saving => String::new(),
        SavedState::Saved => saved.clone(),
        SavedState::Failed => failed.clone(),
    };
    let unsaid = move || match state.get() {
        SavedState::Saving => saving.clone(),
        _ => String::new(),
    };
    view! {
        <p class=class>
            <span aria-hidden="true">{unsaid}</span>
            <span role="status">{said}</span>
        </p>
    }
    .into_any()
}
