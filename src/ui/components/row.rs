//! One choice as a whole row to press; what radio buttons and tick boxes have in common.

use super::face::{Face, face};
use leptos::prelude::*;

/// What a row shows and does.
pub(super) struct Row {
    /// The type of the real control.
    pub control: &'static str,
    /// The class of the row.
    pub class: String,
    /// The id of the control.
    pub id: String,
    /// The name that the controls of a group share.
    pub name: String,
    /// A face before the words.
    pub face: Option<Face>,
    /// The words.
    pub label: String,
    /// More about it, smaller.
    pub hint: Option<String>,
    /// Whether it is chosen.
    pub checked: Signal<bool>,
    /// Pressed by finger, key or screen reader; with the state that the browser gave the control.
    pub on_press: UnsyncCallback<bool>,
}

/// Draws a row.
pub(super) fn row(row: Row) -> AnyView {
    let Row {
        checked, on_press, ..
    } = row;
    let hint_id = row.hint.as_ref().map(|_| format!("{}-hint", row.id));
    let hint = row.hint.map(|hint| {
        view! {
            <span class="os-row__hint" id=hint_id.clone()>
                {hint}
            </span>
        }
        .into_any()
    });
    view! {
        <div class=row.class>
            <input
                class="os-row__input"
                type=row.control
                id=row.id.clone()
                name=row.name
                autocomplete="off"
                aria-labelledby=format!("{}-words", row.id)
                aria-describedby=hint_id
                prop:checked=checked
                on:click=move |event| on_press.run(event_target_checked(&event))
            />
            <label class="os-row__label" for=row.id.clone()>
                {row.face.map(face)}
                <span class="os-row__words">
                    <span id=format!("{}-words", row.id)>{row.label}</span>
                    {hint}
                </span>
                <span class="os-row__mark"></span>
            </label>
        </div>
    }
    .into_any()
}
