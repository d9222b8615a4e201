//! One of several: rows with an optional hint.

use super::row::{Row, row};
use leptos::prelude::*;

/// One row of [`Radios`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The words.
    pub label: String,
    /// What it means, smaller.
    pub hint: Option<String>,
}

/// Asks for one of several. A choice is named by its place in `choices`.
#[component]
pub fn Radios(
    /// Begins the ids; the first control has it as it is.
    #[prop(into)]
    id: String,
    /// The question.
    #[prop(into)]
    legend: String,
    /// More about the question.
    #[prop(default = None, into)]
    hint: Option<String>,
    /// What there is to choose from.
    choices: Vec<Choice>,
    /// The place of what is chosen.
    #[prop(into)]
    chosen: Signal<Option<usize>>,
    /// A choice was made.
    #[prop(into)]
    on_choose: UnsyncCallback<usize>,
) -> AnyView {
    let rows = choices
        .into_iter()
        .enumerate()
        .map(|(i, choice)| {
            row(Row {
                control: "radio",
                class: "os-row".to_owned(),
                id: match i {
                    0 => id.clone(),
                    _ => format!("{id}-{i}"),
                },
                name: id.clone(),
                face: None,
                label: choice.label,
                hint: choice.hint,
                checked: Signal::derive(move || chosen.get() == Some(i)),
                on_press: UnsyncCallback::new(move |_| {
                    if chosen.get_untracked() != Some(i) {
                        on_choose.run(i);
                    }
                }),
            })
        })
        .collect_view();
    let hint_id = hint.as_ref().map(|_| format!("{id}-about"));
    let hint = hint.map(|hint| {
        view! {
            <p class="os-rows__hint" id=hint_id.clone()>
                {hint}
            </p>
        }
        .into_any()
    });
    view! {
        <fieldset aria-describedby=hint_id>
            <legend class="os-rows__legend">{legend}</legend>
            {hint}
            <div class="os-rows">{rows}</div>
        </fieldset>
    }
    .into_any()
}
