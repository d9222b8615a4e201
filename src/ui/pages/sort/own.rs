//! A card of one's own: a word or two, a drawing or a photo, or both; and the pile that it goes on.
//!
//! A picture is kept as soon as it is made. Until its card lies on a pile it waits here, the next time too.

use super::{View, pile_button, send};
use crate::{
    app::exchange::event::SortEvent,
    domain::card::Pile,
    i18n::Key,
    ui::{
        components::{El, details, el, live},
        kit::Ui,
        pages::{
            bench::Bench,
            made::{self, Open},
            versions::focus_on,
        },
    },
};
use leptos::{prelude::*, wasm_bindgen::JsCast, web_sys};

const FIELD: &str = "own-words";

pub(super) fn draw(ui: Ui, view: View) -> El {
    let missing = RwSignal::new(false);
    let bench = Bench::Own(view);
    let open = Open::none();
    let put = move |pile: Pile| {
        let Some(field) = field() else { return };
        // What is on the sheet and not yet kept belongs to this card.
        if let Ok(flush) = web_sys::Event::new("oursay:flush") {
            let _ = window().dispatch_event(&flush);
        }
        let words = field.value();
        let blank = words.trim().is_empty();
        let nothing = blank && untrack(|| bench.making(|making| making.all.is_empty()));
        missing.set(nothing);
        focus_on(["#", FIELD].concat());
        if nothing {
            return;
        }
        open.close();
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
        let nothing = bench.making(|making| making.all.is_empty());
        if missing.get() && nothing {
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
        .child(made::draw(ui, bench, open))
        .child(el("p", "").text(ui.t(Key::SortOwnPile)))
        .child(
            el("p", "os-own__missing")
                .attr("id", "own-missing")
                .attr("role", "alert")
                .text(trouble),
        )
        .child(el("div", "os-topiles os-topiles--small").child(piles));
    // A picture that waits for its pile is not folded away.
    let waits = untrack(|| bench.making(|making| !making.all.is_empty()));
    details(ui.t(Key::SortOwn), waits, body).attr("id", "own")
}

fn field() -> Option<web_sys::HtmlInputElement> {
    let field = document().get_element_by_id(FIELD)?;
    field.dyn_into().ok()
}
