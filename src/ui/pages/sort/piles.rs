//! The piles, and the way on.

use super::{View, face_of_pile, own, placed, sharing};
use crate::{
    app::{
        event::QuestionAt,
        route::SortPage,
        view::{PilesView, Said, SortShows, SortView},
    },
    domain::{card::Pile, ids::BookId},
    i18n::{self, Key},
    ui::{
        components::{ButtonKind, El, details, el, face, group, link_button, live, nothing},
        kit::{Ui, gate, hash, plain_notice},
    },
};
use leptos::prelude::*;

pub(super) fn draw(ui: Ui, view: View) -> Vec<El> {
    let all = view.read(|v| v.page == SortPage::All);
    let said = gate(move || view.read(|v| hash(&now(v).map(|piles| (&piles.piles, piles.full)))));
    let piles = live(move || {
        said.get();
        untrack(|| view.now()).map_or_else(nothing, |view| match now(&view) {
            Some(piles) => group(sections(ui, &view, piles)),
            None => nothing(),
        })
    });
    let on = live(move || {
        let on = view.read(|v| now(v).map(|piles| on(ui, piles)));
        group(on.into_iter().collect::<Vec<El>>())
    });
    let own = all.then(|| own::draw(ui, view));
    let parts = vec![
        Some(el("div", "os-stack os-stack--loose").child(piles)),
        own,
        Some(sharing::draw(ui, view)),
        Some(el("div", "os-stack").child(on)),
    ];
    parts.into_iter().flatten().collect()
}

pub(super) fn now(view: &SortView) -> Option<&PilesView> {
    match &view.shows {
        SortShows::Piles(piles) => Some(piles),
        _ => None,
    }
}

/// On to the next cards.
fn on(ui: Ui, view: &PilesView) -> El {
    let on = view.on.to_string();
    let links = match &view.next {
        Some(next) => vec![
            link_button(
                ButtonKind::Primary,
                ui.with(Key::SortNext, &[("topic", &next.title)]),
                next.route.to_string(),
            ),
            link_button(ButtonKind::Quiet, ui.t(Key::SortAll), on),
        ],
        None if view.title.is_empty() => {
            vec![link_button(
                ButtonKind::Primary,
                ui.t(Key::SortPickMore),
                on,
            )]
        }
        None => vec![link_button(ButtonKind::Primary, ui.t(Key::SortAll), on)],
    };
    el("div", "os-stack").child(links)
}

fn sections(ui: Ui, view: &SortView, piles: &PilesView) -> Vec<El> {
    if piles.piles.is_empty() {
        return vec![plain_notice(ui.t(Key::SortNone), ui.t(Key::SortNoneDo))];
    }
    let (main, others): (Vec<_>, Vec<_>) = piles
        .piles
        .iter()
        .partition(|(pile, _)| matches!(pile, Pile::Feeling(_)));
    let one = |(pile, cards): &(Pile, Vec<Said>)| section(ui, view.book, piles.full, *pile, cards);
    let main: Vec<El> = main.into_iter().map(one).collect();
    let count: usize = others.iter().map(|(_, cards)| cards.len()).sum();
    let others: Vec<El> = others.into_iter().map(one).collect();
    let folded = (count > 0).then(|| {
        let label = ui.with(Key::SortOthers, &[("count", &count.to_string())]);
        details(label, main.is_empty(), others)
    });
    let tap = el("p", "").text(ui.t(Key::SortTap));
    let star = piles
        .full
        .then(|| el("p", "os-soft").text(ui.t(Key::MattersFull)));
    let lead = el("div", "os-stack os-stack--tight").child(tap).child(star);
    let parts = std::iter::once(lead).chain(main).chain(folded);
    parts.collect()
}

fn section(ui: Ui, book: BookId, full: bool, pile: Pile, cards: &[Said]) -> El {
    let (kind, count) = (ui.t(i18n::pile(pile)), cards.len().to_string());
    let title = ui.with(Key::SortPile, &[("kind", &kind), ("count", &count)]);
    let which = face_of_pile(pile);
    let class = which.map_or_else(
        || "os-pile".to_owned(),
        |which| format!("os-pile {}", which.class()),
    );
    let title = el("h2", "os-pile__title")
        .child(which.map(face))
        .child(el("span", "").text(title));
    let cards = cards.iter().map(|card| {
        let at = QuestionAt {
            book,
            voice: card.speaker.voice,
            question: card.heading.question.clone(),
        };
        el("li", "").child(placed::draw(ui, at, full, pile, card))
    });
    el("section", "").attr("class", class).child(title).child(
        el("ul", "os-pile__cards")
            .attr("role", "list")
            .child(cards.collect::<Vec<El>>()),
    )
}
