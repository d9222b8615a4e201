//! A place to write, saved as it is typed.

use super::{
    draft::Draft,
    el::{El, el},
};
use leptos::{prelude::*, wasm_bindgen::JsCast, web_sys};
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
}

/// A labelled field. What is typed lives in the field; the core hears of it by `on_text`.
pub struct TextField {
    /// The id of the control.
    pub id: String,
    /// What to write here.
    pub label: String,
    /// More about it, smaller.
    pub hint: Option<String>,
    /// What the field is for.
    pub kind: FieldKind,
    /// The words: 300 ms after a pause, at least every second while typing, and at once when the
    /// field is left, the page is hidden or the field goes away.
    pub on_text: Rc<dyn Fn(String)>,
}

/// Draws a field with what the core holds. `text` is read again when the core's words change; what
/// was not typed here is shown as soon as nobody is writing in the field.
pub fn text_field(field: TextField, text: impl Fn() -> String + Copy + 'static) -> El {
    let TextField {
        id,
        label,
        hint,
        kind,
        on_text,
    } = field;
    let draft = Draft::new(on_text);
    let hint_id = hint.is_some().then(|| format!("{id}-hint"));
    let hint = hint.map(|hint| {
        el("p", "os-field__hint")
            .maybe("id", hint_id.clone())
            .text(hint)
    });

    let kept = StoredValue::new_local(Rc::clone(&draft));
    on_cleanup(move || {
        if let Some(draft) = kept.try_get_value() {
            draft.close();
        }
    });
    // Runs once the field stands, and again whenever the core's words change.
    let (first, named) = (Rc::clone(&draft), id.clone());
    Effect::new(move || {
        let text = text();
        if !first.is_attached() {
            let field = document().get_element_by_id(&named);
            let field = field.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok());
            if let Some(field) = field {
                first.attach(field);
            }
        }
        first.show(&text);
    });

    let (typed, focused, left) = (Rc::clone(&draft), Rc::clone(&draft), draft);
    let (tag, class) = match kind {
        FieldKind::Words => ("textarea", "os-field__input"),
        FieldKind::Short => ("textarea", "os-field__input os-field__input--short"),
        FieldKind::Line | FieldKind::Day => ("input", "os-field__input"),
    };
    let type_of = match kind {
        FieldKind::Words | FieldKind::Short => None,
        FieldKind::Line => Some("text".to_owned()),
        FieldKind::Day => Some("date".to_owned()),
    };
    let control = el(tag, class)
        .attr("id", id.clone())
        .maybe("type", type_of)
        .attr("dir", "auto")
        .attr("autocomplete", "off")
        .maybe("aria-describedby", hint_id)
        .on("input", move |event| typed.typed(event.time_stamp()))
        .on("focus", move |_| focused.focused())
        .on("blur", move |_| {
            left.left();
            left.show(&untrack(text));
        });
    el("div", "os-field")
        .child(el("label", "os-field__label").attr("for", id).text(label))
        .child(hint)
        .child(control)
}
