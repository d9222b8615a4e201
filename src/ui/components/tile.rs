//! Pictures with words, large: a card to choose, a button, and sentences that each have their picture.

use super::{
    el::{El, Live, Words, el},
    symbol::{SymbolSize, symbol},
};
use leptos::prelude::*;

/// A card to choose: a tick box as large as a card.
pub struct Tile {
    /// The id of the control.
    pub id: String,
    /// The name that the cards of a group share.
    pub name: &'static str,
    /// The name of its symbol.
    pub symbol: Option<String>,
    /// Its words.
    pub label: String,
    /// Whether it is chosen.
    pub checked: Live<bool>,
}

/// Draws a card. `on_press` is called with the state that the browser gave the control.
pub fn tile(tile: Tile, mut on_press: impl FnMut(bool) + 'static) -> El {
    let picture = tile.symbol.map(|name| symbol(&name, SymbolSize::Medium));
    let input = el("input", "os-row__input")
        .attr("type", "checkbox")
        .attr("id", tile.id.clone())
        .attr("name", tile.name)
        .attr("autocomplete", "off")
        .checked(tile.checked)
        .on("click", move |event| on_press(event_target_checked(&event)));
    let label = el("label", "os-row__label os-tile__label")
        .attr("for", tile.id)
        .child(picture)
        .child(el("span", "os-tile__words").text(tile.label))
        .child(el("span", "os-row__mark os-tile__mark"));
    el("div", "os-row os-row--box os-tile")
        .child(input)
        .child(label)
}

/// A large button with a picture. `chosen` is for one that stays pressed.
pub fn picture_button(
    id: impl Into<String>,
    picture: &str,
    label: impl Into<Words>,
    chosen: Option<Live<bool>>,
    mut on_press: impl FnMut() + 'static,
) -> El {
    let button = el("button", "os-button os-button--quiet os-tile__button")
        .attr("type", "button")
        .attr("id", id)
        .on("click", move |_| on_press())
        .child(symbol(picture, SymbolSize::Small))
        .child(el("span", "").text(label));
    match chosen {
        Some(chosen) => button.live_attr("aria-pressed", pressed(chosen)),
        None => button,
    }
}

fn pressed(chosen: Live<bool>) -> Live<Option<String>> {
    super::el::live(move || {
        let chosen = chosen.lock().is_ok_and(|mut chosen| chosen());
        Some(if chosen { "true" } else { "false" }.to_owned())
    })
}

/// Sentences, each with its picture to the left.
pub fn picture_list(lines: impl IntoIterator<Item = (Option<String>, String)>) -> El {
    let rows = lines.into_iter().map(|(picture, words)| {
        el("li", "os-easy__line")
            .child(picture.map(|name| symbol(&name, SymbolSize::Medium)))
            .child(el("p", "").text(words))
    });
    el("ul", "os-easy")
        .attr("role", "list")
        .child(rows.collect::<Vec<El>>())
}
