//! Cards: those to choose from, and those that were chosen.

use crate::{
    app::view::{AnswerMore, QuestionView},
    domain::{answer::Part, card::Card, change::Value, question::Level},
    i18n::Key,
    ui::{
        components::{ButtonKind, El, SymbolSize, Tile, button, el, group, live, symbol, tile},
        kit::{Target, Ui, gate, hash},
        pages::{
            question::{View, target},
            versions::focus_on,
        },
    },
};
use leptos::prelude::*;

/// The cards to choose from, as large tiles.
pub(super) fn to_choose(ui: Ui, view: View, first: &QuestionView, cards: &[Card]) -> El {
    let to = target(first, Part::Picked);
    let tiles = cards.iter().enumerate().map(|(place, card)| {
        let words = card.words.clone();
        let checked =
            move || view.read(|v| v.answer.picked.iter().any(|chosen| chosen.words == words));
        let shown = Tile {
            id: match place {
                0 => "cards".to_owned(),
                _ => format!("cards-{place}"),
            },
            name: "cards",
            symbol: card.picture().map(str::to_owned),
            label: card.words.clone(),
            checked: live(checked),
        };
        let (card, to) = (card.clone(), to.clone());
        tile(shown, move |yes| put(ui, view, &to, &card, yes))
    });
    let tiles: Vec<El> = tiles.collect();
    el("fieldset", "")
        .attr("aria-describedby", "cards-about")
        .child(el("legend", "os-rows__legend").text(ui.t(Key::LevelCards)))
        .child(
            el("p", "os-rows__hint")
                .attr("id", "cards-about")
                .text(ui.t(Key::LevelCardsHint)),
        )
        .child(el("div", "os-tiles").child(tiles))
}

/// Chooses a card, or takes it away.
fn put(ui: Ui, view: View, to: &Target, card: &Card, yes: bool) {
    let mut cards = untrack(|| view.read(|v| v.answer.picked.clone()));
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
pub(in crate::ui::pages) fn chosen(ui: Ui, view: View) -> AnyView {
    let find = move |view: &QuestionView| apart(&view.more, &view.answer.picked);
    let said = gate(move || view.read(|v| hash(&find(v))));
    let drawn = live(move || {
        said.get();
        let (cards, first) = (untrack(|| view.read(|v| find(v))), view.now());
        let (false, Some(first)) = (cards.is_empty(), first) else {
            return group(Vec::<El>::new());
        };
        let to = target(&first, Part::Picked);
        let rows = cards.iter().map(|card| row(ui, view, &to, card));
        let rows: Vec<El> = rows.collect();
        el("section", "os-chosen")
            .child(el("h2", "os-chosen__title").text(ui.t(Key::LevelChosen)))
            .child(el("ul", "os-chosen__list").attr("role", "list").child(rows))
            .done()
    });
    drawn.into_any()
}

fn apart(more: &AnswerMore, picked: &[Card]) -> Vec<Card> {
    let offered = more.put.as_ref().filter(|put| put.level == Level::Pictures);
    let is_offered = |card: &Card| {
        offered.is_some_and(|put| put.cards.iter().any(|each| each.words == card.words))
    };
    let apart = picked.iter().filter(|card| !is_offered(card));
    apart.cloned().collect()
}

fn row(ui: Ui, view: View, to: &Target, card: &Card) -> El {
    let take_away = {
        let (card, to) = (card.clone(), to.clone());
        move || {
            put(ui, view, &to, &card, false);
            // The button goes with its card.
            focus_on(".os-chosen button, #feeling");
        }
    };
    let label = ui.with(Key::LevelTakeAway, &[("words", &card.words)]);
    let id = format!("take-away-{}", hash(card));
    el("li", "os-chosen__card")
        .child(card.picture().map(|name| symbol(name, SymbolSize::Small)))
        .child(
            el("span", "os-chosen__words")
                .attr("dir", "auto")
                .text(card.words.clone()),
        )
        .child(button(ButtonKind::Plain, id, "✕", take_away).attr("aria-label", label))
}
