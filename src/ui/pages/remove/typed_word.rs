//! A word that is typed before something goes for good: a tap can be a slip of the finger.

use crate::{
    app::view::fold,
    i18n::Key,
    ui::{
        components::{ButtonKind, El, button, el, live},
        kit::Ui,
        pages::{import, versions::focus_on},
    },
};
use leptos::prelude::*;

/// What is asked.
#[derive(Clone, Copy)]
pub struct TypedWord {
    /// Begins the ids.
    pub id: &'static str,
    /// "Type {words} here".
    pub label: Key,
    /// The word.
    pub word: Key,
    /// Said when something else was typed.
    pub wrong: Key,
    /// On the button.
    pub yes: Key,
}

/// The field and the button; `go` is called once the right word stands there. Capitals and spaces do not matter.
pub fn typed_word(ui: Ui, asked: TypedWord, go: impl Fn() + Copy + 'static) -> El {
    let word = ui.t(asked.word);
    let [field, wrong, yes] = ["-word", "-wrong", "-yes"].map(|end| [asked.id, end].concat());
    let is_wrong = RwSignal::new(false);
    let said = {
        let text = ui.with(asked.wrong, &[("words", &word)]);
        live(move || {
            if is_wrong.get() {
                text.clone()
            } else {
                String::new()
            }
        })
    };
    let label = ui.with(asked.label, &[("words", &word)]);
    let named = field.clone();
    let press = move || {
        let typed = import::typed(&named);
        let typed: Vec<&str> = typed.split_whitespace().collect();
        if fold(&typed.join(" ")) == fold(&word) {
            is_wrong.set(false);
            go();
        } else {
            // Said anew each time.
            is_wrong.set(false);
            let at = ["#", &named].concat();
            request_animation_frame(move || {
                is_wrong.try_set(true);
                focus_on(at);
            });
        }
    };
    let invalid = live(move || is_wrong.get().then(|| "true".to_owned()));
    let control = el("input", "os-field__input")
        .attr("type", "text")
        .attr("id", field.clone())
        .attr("dir", "auto")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
        .attr("aria-describedby", wrong.clone())
        .live_attr("aria-invalid", invalid);
    let control = el("div", "os-field")
        .child(
            el("label", "os-field__label")
                .attr("for", field)
                .text(label),
        )
        .child(control)
        .child(
            el("p", "os-field__wrong")
                .attr("id", wrong)
                .attr("role", "alert")
                .text(said),
        );
    let yes = button(ButtonKind::Danger, yes, ui.t(asked.yes), press);
    el("div", "os-stack").child(control).child(yes)
}
