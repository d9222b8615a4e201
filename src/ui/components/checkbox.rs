//! Yes or no: a row with a box to tick.

use super::row::{Row, row};
use leptos::prelude::*;

/// A box to tick, as a row.
#[component]
pub fn Checkbox(
    /// The id of the control.
    #[prop(into)]
    id: String,
    /// The words: "This matters most to me".
    #[prop(into)]
    label: String,
    /// What it means, smaller.
    #[prop(optional, into)]
    hint: Option<String>,
    /// Whether it is ticked.
    #[prop(into)]
    checked: Signal<bool>,
    /// Ticked, or not any more.
    #[prop(into)]
    on_change: UnsyncCallback<bool>,
) -> AnyView {
    row(Row {
        control: "checkbox",
        class: "os-row os-row--box".to_owned(),
        name: id.clone(),
        id,
        face: None,
        label,
        hint,
        checked,
        on_press: on_change,
    })
}
