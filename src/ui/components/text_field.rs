//! A place to write, saved as it is typed.

use super::text_control::{FieldKind, TextControl, text_control};
use leptos::prelude::*;

/// A labelled field. What is typed lives in the field; the core hears of it by `on_text`.
#[component]
pub fn TextField(
    /// The id of the control.
    #[prop(into)]
    id: String,
    /// What to write here.
    #[prop(into)]
    label: Signal<String>,
    /// More about it, smaller.
    #[prop(default = None, into)]
    hint: Option<String>,
    /// What the field is for.
    #[prop(optional)]
    kind: FieldKind,
    /// What the core holds.
    #[prop(into)]
    text: Signal<String>,
    /// Changes when the words changed elsewhere (another tab, an import), not by this field.
    /// The field then shows `text` as soon as nobody is writing in it.
    #[prop(optional, into)]
    version: Signal<u64>,
    /// What is wrong with it, and what to do. Stays until the page takes it away.
    #[prop(optional, into)]
    problem: Signal<Option<String>>,
    /// The words: 300 ms after a pause, at least every second while typing, and at once when the
    /// field is left, the page is hidden or the field goes away.
    #[prop(into)]
    on_text: UnsyncCallback<String>,
) -> AnyView {
    let hint_id = hint.as_ref().map(|_| format!("{id}-hint"));
    let problem_id = format!("{id}-problem");
    let invalid = Signal::derive(move || problem.with(Option::is_some));
    let about = {
        let (hint_id, problem_id) = (hint_id.clone(), problem_id.clone());
        Signal::derive(move || match (invalid.get(), &hint_id) {
            (true, Some(hint)) => Some(format!("{problem_id} {hint}")),
            (true, None) => Some(problem_id.clone()),
            (false, hint) => hint.clone(),
        })
    };
    let hint = hint.map(|hint| {
        view! {
            <p class="os-field__hint" id=hint_id>
                {hint}
            </p>
        }
        .into_any()
    });
    let control = text_control(TextControl {
        kind,
        id: id.clone(),
        about,
        invalid,
        text,
        version,
        on_text,
    });
    view! {
        <div class="os-field">
            <label class="os-field__label" for=id>
                {label}
            </label>
            {hint}
            {control}
            <p class="os-field__problem" id=problem_id role="alert" hidden=move || !invalid.get()>
                {problem}
            </p>
        </div>
    }
    .into_any()
}
