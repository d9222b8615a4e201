//! Cards: those to choose from, and those that were chosen.

use crate::{
    domain::{answer::Part, card::Card, change::Value},
    i18n::Key,
    ui::{
        components::{ButtonKind, El, SymbolSize, Tile, button, el, group, live, symbol, tile},
        kit::{Target, Ui, gate, hash},
        pages::{bench::Bench, versions::focus_on},
    },
};
use leptos::prelude::*;

/// The cards to choose from, as large tiles under what is asked.
pub(in crate::ui::pages) fn to_choose(
    ui: Ui,
    bench: Bench,
    asked: El,
    hint: Option<Key>,
    cards: &[Card],
) -> Option<El> {
    let to = untrack(|| bench.target(Part::Picked))?;
    let tiles = cards.iter().enumerate().map(|(place, card)| {
        let words = card.words.clone();
        let checked = move || bench.picked().iter().any(|chosen| chosen.words == words);
        let shown = Tile {
            id: bench.id(&match place {
                0 => "cards".to_owned(),
                _ => format!("cards-{place}"),
            }),
            name: "cards",
            symbol: card.picture().map(str::to_owned),
            label: card.words.clone(),
            checked: live(checked),
        };
        let (card, to) = (card.clone(), to.clone());
        tile(shown, move |yes| put(ui, bench, &to, &card, yes))
    });
    let tiles: Vec<El> = tiles.collect();
    let about = hint.map(|_| bench.id("cards-about"));
    let hint = hint.map(|key| {
        el("p", "os-rows__hint")
            .attr("id", bench.id("cards-about"))
            .text(ui.t(key))
    });
    let all = el("fieldset", "")
        .maybe("aria-describedby", about)
        .child(asked)
        .child(hint)
        .child(el("div", "os-tiles").child(tiles));
    Some(all)
}

/// Chooses a card, or takes it away.
fn put(ui: Ui, bench: Bench, to: &Target, card: &Card, yes: bool) {
    let mut cards = untrack(|| bench.picked());
    cards.retain(|chosen| chosen.words != card.words);
    if yes {
        cards.push(card.clone());
    }
    ui.send(to.says(if cards.is_empty() {
        Value::Cleared
    } else {
        Value::Cards(cards)
    }));
}

/// The chosen cards, each with a way to take it away: all of them, or where cards are there to choose from
/// those that are not among them.
pub(in crate::ui::pages) fn chosen(ui: Ui, bench: Bench) -> AnyView {
    let apart = move || -> Vec<Card> {
        let picked = bench.picked().into_iter();
        picked.filter(|card| !bench.offers(&card.words)).collect()
    };
    let said = gate(move || hash(&apart()));
    let drawn = live(move || {
        said.get();
        untrack(|| {
            let cards = apart();
            let to = bench.target(Part::Picked).filter(|_| !cards.is_empty());
            group(to.map(|to| list(ui, bench, &to, &cards)))
        })
    });
    drawn.into_any()
}

fn list(ui: Ui, bench: Bench, to: &Target, cards: &[Card]) -> El {
    let rows = cards.iter().map(|card| row(ui, bench, to, card));
    let heading = if bench.is_alone() { "h2" } else { "h3" };
    el("section", "os-chosen")
        .attr("id", bench.id("chosen"))
        .child(el(heading, "os-chosen__title").text(ui.t(Key::LevelChosen)))
        .child(
            el("ul", "os-chosen__list")
                .attr("role", "list")
                .child(rows.collect::<Vec<El>>()),
        )
}

fn row(ui: Ui, bench: Bench, to: &Target, card: &Card) -> El {
    let take_away = {
        let (card, to) = (card.clone(), to.clone());
        move || {
            put(ui, bench, &to, &card, false);
            // The button goes with its card.
            let [chosen, say] = ["chosen", "made-say"].map(|name| bench.id(name));
            focus_on(format!("#{chosen} button, #feeling, #{say}"));
        }
    };
    let label = ui.with(Key::LevelTakeAway, &[("words", &card.words)]);
    let id = bench.id(&format!("take-away-{}", hash(card)));
    el("li", "os-chosen__card")
        .child(card.picture().map(|name| symbol(name, SymbolSize::Small)))
        .child(
            el("span", "os-chosen__words")
                .attr("dir", "auto")
                .text(card.words.clone()),
        )
        .child(button(ButtonKind::Plain, id, "✕", take_away).attr("aria-label", label))
}
