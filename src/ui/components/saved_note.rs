//! Whether what was written is safe, in words.

use super::el::{El, el, live};

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

/// Says whether what was written is safe, with the words for saving, saved and failed. Screen
/// readers hear "saved" and "failed" in their own time, and not every "saving" in between.
pub fn saved_note(
    state: impl Fn() -> SavedState + Copy + Send + 'static,
    [saving, saved, failed]: [String; 3],
) -> El {
    let class = live(move || {
        let class = match state() {
            SavedState::Nothing | SavedState::Saving => "os-saved",
            SavedState::Saved => "os-saved os-saved--saved",
            SavedState::Failed => "os-saved os-saved--failed",
        };
        Some(class.to_owned())
    });
    let said = live(move || match state() {
        SavedState::Nothing | SavedState::Saving => String::new(),
        SavedState::Saved => saved.clone(),
        SavedState::Failed => failed.clone(),
    });
    let unsaid = live(move || match state() {
        SavedState::Saving => saving.clone(),
        SavedState::Nothing | SavedState::Saved | SavedState::Failed => String::new(),
    });
    el("p", "")
        .live_attr("class", class)
        .child(el("span", "").attr("aria-hidden", "true").text(unsaid))
        .child(el("span", "").attr("role", "status").text(said))
}
