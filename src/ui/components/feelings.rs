//! "How is it going?": four rows with face, words and a tick.

use super::{
    face::Face,
    row::{Row, row},
};
use leptos::{html, prelude::*, wasm_bindgen::JsCast, web_sys};

/// Asks how something is going. The chosen row can be pressed again, or the button under the rows,
/// to leave the question open.
#[component]
pub fn Feelings(
    /// Begins the ids; the first control has it as it is.
    #[prop(into)]
    id: String,
    /// The question: "How is this going?"
    #[prop(into)]
    legend: String,
    /// The words of the four, in the order of [`Face::ALL`].
    labels: [String; 4],
    /// What is chosen.
    #[prop(into)]
    chosen: Signal<Option<Face>>,
    /// The words of the button that takes the choice back.
    #[prop(into)]
    clear: String,
    /// A choice, or none any more.
    #[prop(into)]
    on_choose: UnsyncCallback<Option<Face>>,
) -> AnyView {
    let fieldset = NodeRef::<html::Fieldset>::new();
    let rows = Face::ALL
        .into_iter()
        .zip(labels)
        .enumerate()
        .map(|(i, (face, label))| {
            row(Row {
                control: "radio",
                class: format!("os-row os-feelings__row {}", face.class()),
                id: match i {
                    0 => id.clone(),
                    _ => format!("{id}-{}", face.as_str()),
                },
                name: id.clone(),
                face: Some(face),
                label,
                hint: None,
                checked: Signal::derive(move || chosen.get() == Some(face)),
                on_press: UnsyncCallback::new(move |_| {
                    // A press on what is chosen already takes it back.
                    let again = chosen.get_untracked() == Some(face);
                    on_choose.run((!again).then_some(face));
                }),
            })
        })
        .collect_view();
    let take_back = move |_| {
        // The button goes away under the focus, so the focus goes to the rows.
        let first = fieldset
            .get_untracked()
            .and_then(|rows| rows.query_selector("input").ok().flatten());
        if let Some(first) = first.and_then(|first| first.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = first.focus();
        }
        on_choose.run(None);
    };
    view! {
        <fieldset class="os-feelings" node_ref=fieldset>
            <legend class="os-rows__legend">{legend}</legend>
            <div class="os-rows">{rows}</div>
            <button
                type="button"
                class="os-link os-feelings__clear"
                class:os-feelings__clear--away=move || chosen.get().is_none()
                on:click=take_back
            >
                {clear}
            </button>
        </fieldset>
    }
    .into_any()
}
