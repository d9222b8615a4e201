//! One card: its picture, its words, and the piles to put it on. The buttons stay where they are from card to
//! card, and so does the focus; what the next card is is said to those who listen.

use super::{View, pile_button, send};
use crate::{
    app::{
        exchange::event::SortEvent,
        view::{CardNow, SortShows},
    },
    domain::card::Pile,
    i18n::{self, Key},
    ui::{
        components::{ButtonKind, El, SymbolSize, button, el, group, live, nothing, symbol},
        kit::{Ui, gate, hash},
        pages::versions::focus_on,
    },
};
use leptos::{
    prelude::*,
    wasm_bindgen::JsCast,
    web_sys::{self, KeyboardEvent},
};

pub(super) fn draw(ui: Ui, view: View) -> Vec<El> {
    let put = move |pile| {
        if let Some(card) = untrack(|| now(view)) {
            send(ui, SortEvent::Put(card.at, pile));
            after_last();
        }
    };
    let one = |pile: Pile, key: Option<&str>| {
        let id = ["to-", pile.name()].concat();
        pile_button(ui, id, pile, Box::new(move || put(pile)))
            .maybe("aria-keyshortcuts", key.map(str::to_owned))
            .live_attr(
                "aria-pressed",
                live(move || {
                    let on = now(view)?.on;
                    (!on.is_empty()).then(|| on.contains(&pile).to_string())
                }),
            )
    };
    let keys = ["1", "2", "3"].map(Some);
    let main: Vec<El> = Pile::MAIN
        .into_iter()
        .zip(keys)
        .map(|(pile, key)| one(pile, key))
        .collect();
    let others: Vec<El> = Pile::OTHERS.map(|pile| one(pile, None)).into();
    let on_key = move |event: web_sys::Event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        if event.repeat() {
            // A key that is held down presses once: a hand may rest on it.
            event.prevent_default();
            return;
        }
        let plain = !(event.ctrl_key() || event.alt_key() || event.meta_key());
        let place = match event.key().as_str() {
            "1" => 0,
            "2" => 1,
            "3" => 2,
            _ => return,
        };
        if let (true, Some(pile)) = (plain, Pile::MAIN.get(place)) {
            event.prevent_default();
            put(*pile);
        }
    };
    let piles = el("div", "os-stack")
        .attr("role", "group")
        .attr("aria-labelledby", "card-words")
        .on("keydown", on_key)
        .child(el("div", "os-topiles").child(main))
        .child(el("p", "os-keys os-soft").text(ui.t(Key::SortKeys)))
        .child(el("div", "os-topiles__others").child(others));
    vec![shown(ui, view), piles, back(ui, view)]
}

fn now(view: View) -> Option<CardNow> {
    view.read(|v| match &v.shows {
        SortShows::Card(card) => Some(card.clone()),
        _ => None,
    })
}

/// The card itself.
fn shown(ui: Ui, view: View) -> El {
    let said = gate(move || hash(&now(view).map(|card| (card.at, card.on))));
    let drawn = live(move || {
        said.get();
        let Some(card) = untrack(|| now(view)) else {
            return nothing();
        };
        let picture = symbol(card.at.question.as_str(), SymbolSize::Large);
        let words = el("h2", "os-card-now__words")
            .attr("id", "card-words")
            .text(card.words);
        let on: Vec<String> = card.on.iter().map(|pile| ui.t(i18n::pile(*pile))).collect();
        let on = (!on.is_empty()).then(|| {
            let lies = ui.with(Key::SortLies, &[("where", &on.join(", "))]);
            el("p", "os-card-now__on").text(lies)
        });
        group(vec![Some(picture), Some(words), on])
    });
    el("div", "os-card-now").child(drawn)
}

/// The way back by one card.
fn back(ui: Ui, view: View) -> El {
    let press = move || {
        if let Some(card) = untrack(|| now(view)) {
            send(ui, SortEvent::Back(card.at.book));
            // The button goes away with the first card.
            if card.number <= 2 {
                focus_on("#app h1");
            }
        }
    };
    let first = live(move || {
        let first = now(view).is_none_or(|card| card.number < 2);
        first.then(String::new)
    });
    let back = button(ButtonKind::Plain, "card-before", ui.t(Key::SortBack), press);
    el("div", "").child(back.live_attr("hidden", first))
}

/// After the last card the buttons are gone, and what is there instead begins with its heading.
fn after_last() {
    request_animation_frame(|| {
        let gone = document().get_element_by_id("to-well").is_none();
        if gone {
            focus_on("#app h1");
        }
    });
}
