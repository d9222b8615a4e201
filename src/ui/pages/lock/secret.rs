//! The field in which a secret is typed. What is typed lies in the page alone until it is sent.

use crate::{
    domain::lock::Secret,
    i18n::Key,
    ui::{
        components::{El, Row, el, live, row},
        kit::Ui,
    },
};
use leptos::{prelude::*, wasm_bindgen::JsCast, web_sys};

/// What is being typed.
pub type Typed = RwSignal<String>;

/// The field. `shown` says whether it can be read while it is typed; Enter is as good as the button.
pub fn secret_field(
    ui: Ui,
    id: &'static str,
    label: Key,
    secret: Secret,
    typed: Typed,
    shown: RwSignal<bool>,
    on_enter: impl Fn() + 'static,
) -> El {
    let mode = match secret {
        Secret::Words => "text",
        Secret::Numbers => "numeric",
    };
    let kind = live(move || {
        let kind = if shown.get() { "text" } else { "password" };
        Some(kind.to_owned())
    });
    let read = move |event: web_sys::Event| {
        // No page is told that somebody writes: nothing of this is kept.
        event.stop_propagation();
        let field = event.target();
        let field = field.and_then(|field| field.dyn_into::<web_sys::HtmlInputElement>().ok());
        if let Some(field) = field {
            typed.set(field.value());
        }
    };
    let pressed = move |event: web_sys::Event| {
        let event = event.dyn_ref::<web_sys::KeyboardEvent>();
        if event.is_some_and(|event| event.key() == "Enter" && !event.is_composing()) {
            on_enter();
        }
    };
    // Written back where the page itself empties it.
    let emptied = id.to_owned();
    Effect::new(move || {
        let text = typed.get();
        let field = document().get_element_by_id(&emptied);
        let field = field.and_then(|field| field.dyn_into::<web_sys::HtmlInputElement>().ok());
        if let Some(field) = field.filter(|field| field.value() != text) {
            field.set_value(&text);
        }
    });
    el("div", "os-field")
        .child(
            el("label", "os-field__label")
                .attr("for", id)
                .text(ui.t(label)),
        )
        .child(
            el("input", "os-field__input")
                .attr("id", id)
                .live_attr("type", kind)
                .attr("inputmode", mode)
                .attr("autocomplete", "off")
                .attr("autocapitalize", "none")
                .attr("spellcheck", "false")
                .on("input", read)
                .on("keydown", pressed),
        )
}

/// Whether what is typed can be read.
pub fn show_it(ui: Ui, id: &'static str, shown: RwSignal<bool>) -> El {
    tick(ui, id, Key::LockShow, None, shown)
}

/// A tick box of the page itself.
pub fn tick(ui: Ui, id: &'static str, label: Key, hint: Option<Key>, ticked: RwSignal<bool>) -> El {
    let shown = Row {
        control: "checkbox",
        class: "os-row",
        id: id.to_owned(),
        name: id.into(),
        face: None,
        label: ui.t(label),
        hint: hint.map(|hint| ui.t(hint)),
        checked: live(move || ticked.get()),
    };
    row(shown, move |now| ticked.set(now))
}
