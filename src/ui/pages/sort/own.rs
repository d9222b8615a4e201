//! A card of one's own: a word or two, and the pile that it goes on.
//!
//! Seam: a photo or a drawing on such a card is `Part::Photo` or `Part::Drawing` of its answer; what takes or makes
//! one stands beside the words here, and `SortEvent::Own` then brings it along.

use super::{View, pile_button, send};
use crate::{
    app::exchange::event::SortEvent,
    domain::card::Pile,
    i18n::Key,
    ui::{
        components::{El, details, el, live},
        kit::Ui,
        pages::versions::focus_on,
    },
};
use leptos::{prelude::*, wasm_bindgen::JsCast, web_sys};

const FIELD: &str = "own-words";

pub(super) fn draw(ui: Ui, view: View) -> El {
    let missing = RwSignal::new(false);
    let put = move |pile: Pile| {
        let Some(field) = field() else { return };
        let words = field.value();
        missing.set(words.trim().is_empty());
        focus_on(["#", FIELD].concat());
        if words.trim().is_empty() {
            return;
        }
        if let Some(view) = view.now() {
            let voice = view.speaker.voice;
            send(ui, SortEvent::Own(view.book, voice, words, pile));
            field.set_value("");
        }
    };
    let one = |pile: Pile| {
        let id = ["own-", pile.name()].concat();
        pile_button(ui, id, pile, Box::new(move || put(pile)))
    };
    let piles: Vec<El> = Pile::MAIN.map(one).into();
    let words = el("input", "os-own__words")
        .attr("type", "text")
        .attr("id", FIELD)
        .attr("dir", "auto")
        .attr("autocomplete", "off")
        .attr("maxlength", "80")
        .attr("aria-describedby", "own-hint own-missing");
    let trouble = live(move || {
        if missing.get() {
            ui.t(Key::SortOwnFirst)
        } else {
            String::new()
        }
    });
    let body = el("div", "os-stack")
        .child(
            el("div", "os-field")
                .child(
                    el("label", "os-field__label")
                        .attr("for", FIELD)
                        .text(ui.t(Key::SortOwnWords)),
                )
                .child(
                    el("p", "os-field__hint")
                        .attr("id", "own-hint")
                        .text(ui.t(Key::SortOwnHint)),
                )
                .child(words),
        )
        .child(
            el("p", "os-own__missing")
                .attr("id", "own-missing")
                .attr("role", "alert")
                .text(trouble),
        )
        .child(el("div", "os-topiles os-topiles--small").child(piles));
    details(ui.t(Key::SortOwn), false, body).attr("id", "own")
}

fn field() -> Option<web_sys::HtmlInputElement> {
    let field = document().get_element_by_id(FIELD)?;
    field.dyn_into().ok()
}
