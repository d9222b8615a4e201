//! The control inside a text field, and how it speaks with its draft.

use super::draft::Draft;
use leptos::{html, prelude::*, wasm_bindgen::JsCast, web_sys};
use std::rc::Rc;

/// What a field is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FieldKind {
    /// Some sentences; grows with them.
    #[default]
    Words,
    /// A sentence or two; starts smaller, grows as well.
    Short,
    /// One line: a name, a place.
    Line,
    /// A day of the calendar, as `2026-12-15`.
    Day,
    /// A passphrase, which people may see: they copy it by hand.
    Passphrase,
}

/// What the control is told.
pub(super) struct TextControl {
    /// What the field is for.
    pub kind: FieldKind,
    /// The id of the control.
    pub id: String,
    /// The ids of what describes it.
    pub about: Signal<Option<String>>,
    /// Whether something is wrong with it.
    pub invalid: Signal<bool>,
    /// What the core holds.
    pub text: Signal<String>,
    /// Changes when the words changed elsewhere.
    pub version: Signal<u64>,
    /// Where what is typed goes.
    pub on_text: UnsyncCallback<String>,
}

/// Draws the control. Nothing is ever written into it while somebody writes in it.
pub(super) fn text_control(control: TextControl) -> AnyView {
    let TextControl {
        kind,
        id,
        about,
        invalid,
        text,
        version,
        on_text,
    } = control;
    let draft = StoredValue::new_local(Draft::new(on_text, version.get_untracked()));
    let with = move |act: &dyn Fn(&Rc<Draft>)| {
        if let Some(draft) = draft.try_get_value() {
            act(&draft);
        }
    };
    let refresh = move || {
        with(&|draft| draft.refresh(version.get_untracked(), || text.get_untracked()));
    };
    Effect::new(move || {
        version.track();
        refresh();
    });
    on_cleanup(move || with(&|draft| draft.close()));

    let area = NodeRef::<html::Textarea>::new();
    let line = NodeRef::<html::Input>::new();
    let attach = move |field: web_sys::HtmlElement| {
        with(&|draft| draft.attach(field.clone(), &text.get_untracked()));
    };
    area.on_load(move |field| attach(field.unchecked_into()));
    line.on_load(move |field| attach(field.unchecked_into()));

    let on_input = move |event: web_sys::Event| with(&|draft| draft.typed(event.time_stamp()));
    let on_focus = move |_| with(&|draft| draft.focused());
    let on_blur = move |_| {
        with(&|draft| draft.left(version.get_untracked()));
        refresh();
    };
    let invalid = move || invalid.get().then_some("true");
    let plain = kind == FieldKind::Passphrase;
    match kind {
        FieldKind::Words | FieldKind::Short => view! {
            <textarea
                class="os-field__input"
                class:os-field__input--short=kind == FieldKind::Short
                id=id
                dir="auto"
                autocomplete="off"
                aria-describedby=about
                aria-invalid=invalid
                node_ref=area
                on:input=on_input
                on:focus=on_focus
                on:blur=on_blur
            ></textarea>
        }
        .into_any(),
        FieldKind::Line | FieldKind::Day | FieldKind::Passphrase => view! {
            <input
                class="os-field__input"
                id=id
                type=if kind == FieldKind::Day { "date" } else { "text" }
                dir="auto"
                autocomplete="off"
                autocapitalize=plain.then_some("none")
                spellcheck=plain.then_some("false")
                aria-describedby=about
                aria-invalid=invalid
                node_ref=line
                on:input=on_input
                on:focus=on_focus
                on:blur=on_blur
            />
        }
        .into_any(),
    }
}
