//! Which cards: tiles with a picture, what the deck is called, and how much of it is sorted.

use super::View;
use crate::{
    app::view::{DeckTile, DecksView, SortShows},
    i18n::Key,
    ui::{
        components::{El, SymbolSize, details, el, group, live, nothing, symbol},
        kit::{Ui, gate, hash},
    },
};
use leptos::prelude::*;

pub(super) fn draw(ui: Ui, view: View) -> Vec<El> {
    let decks = move || {
        view.read(|v| match &v.shows {
            SortShows::Decks(decks) => Some(decks.clone()),
            _ => None,
        })
    };
    let said = gate(move || hash(&decks()));
    let drawn = live(move || {
        said.get();
        untrack(decks).map_or_else(nothing, |decks| group(all(ui, &decks)))
    });
    let line = |key| el("p", "").text(ui.t(key));
    let lead = el("div", "os-stack os-stack--tight")
        .child(line(Key::SortLead))
        .child(line(Key::SortLeadStop));
    vec![lead, el("div", "os-stack os-stack--loose").child(drawn)]
}

fn all(ui: Ui, decks: &DecksView) -> Vec<El> {
    let (all, sorted) = &decks.all;
    let count = ui.with(Key::SortTaskCount, &[("count", &sorted.to_string())]);
    let all = el("a", "os-button os-button--quiet")
        .attr("href", all.to_string())
        .text([ui.t(Key::SortAll), count].join(" · "));
    let more = details(ui.t(Key::SortMore), false, tiles(ui, &decks.more));
    let more = (!decks.more.is_empty()).then_some(more);
    let mut parts = vec![tiles(ui, &decks.offered)];
    if *sorted > 0 {
        parts.insert(0, all);
    }
    parts.into_iter().chain(more).collect()
}

fn tiles(ui: Ui, decks: &[DeckTile]) -> El {
    let tiles = decks.iter().map(|deck| el("li", "").child(tile(ui, deck)));
    el("ul", "os-decks")
        .attr("role", "list")
        .child(tiles.collect::<Vec<El>>())
}

fn tile(ui: Ui, deck: &DeckTile) -> El {
    let (count, total) = (deck.sorted.to_string(), deck.total.to_string());
    let (key, class) = match deck.sorted {
        0 => (Key::SortTileNew, "os-deck__state"),
        sorted if sorted < deck.total => (Key::SortTileSome, "os-deck__state"),
        _ => (Key::SortTileAll, "os-deck__state os-deck__state--done"),
    };
    let state = ui.with(key, &[("count", &count), ("total", &total)]);
    el("a", "os-deck")
        .attr("href", deck.route.to_string())
        .child(symbol(
            &["deck-", deck.id.as_str()].concat(),
            SymbolSize::Medium,
        ))
        .child(el("span", "os-deck__title").text(deck.title.clone()))
        .child(el("span", class).text(state))
}
