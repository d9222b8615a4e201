//! The piles. Each card opens to what can be done with it: on to another pile, a star, away for good.

use super::{View, face_of_pile, own, pile_button, send, sharing};
use crate::{
    app::{
        event::{Event, QuestionAt},
        exchange::event::SortEvent,
        route::SortPage,
        view::{PilesView, Said, SortShows, SortView},
    },
    domain::{card::Pile, ids::BookId},
    i18n::{self, Key},
    ui::{
        components::{
            ButtonKind, El, button, details, el, face, group, link_button, live, nothing,
        },
        kit::{Ui, gate, hash, plain_notice},
        pages::{erase, sorted::picture, versions::focus_on},
    },
};
use leptos::{prelude::*, wasm_bindgen::JsCast, web_sys};

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
        el("li", "").child(one(ui, at, full, pile, card))
    });
    el("section", "").attr("class", class).child(title).child(
        el("ul", "os-pile__cards")
            .attr("role", "list")
            .child(cards.collect::<Vec<El>>()),
    )
}

/// The id of a card on a pile.
fn id(pile: Pile, at: &QuestionAt) -> String {
    [pile.name(), "-", at.question.as_str()].concat()
}

/// A card on its pile. What can be done with it is drawn when it is opened: there may be many cards.
fn one(ui: Ui, at: QuestionAt, full: bool, pile: Pile, card: &Said) -> El {
    let open = RwSignal::new(false);
    let star = card.matters.then(|| {
        let star = el("span", "").attr("aria-hidden", "true").text("★");
        let heard = el("span", "os-heard").text(ui.t(Key::SortStarred));
        el("span", "os-pile__star").child(star).child(heard)
    });
    let twice = card.versions > 1;
    let name = el("summary", "os-pile__card")
        .attr("id", id(pile, &at))
        .child(picture(card))
        .child(
            el("span", "os-pile__words")
                .attr("dir", "auto")
                .text(card.heading.short.clone()),
        )
        .child(star)
        .child(twice.then(|| {
            el("span", "os-pile__twice")
                .attr("aria-hidden", "true")
                .text("2×")
        }));
    let card = card.clone();
    let body = live(move || {
        if !open.get() {
            return nothing();
        }
        untrack(|| group(inside(ui, &at, full, pile, &card)))
    });
    let toggled = move |event: web_sys::Event| {
        let target = event.target();
        let element = target.and_then(|t| t.dyn_into::<web_sys::Element>().ok());
        open.try_set(element.is_some_and(|element| element.has_attribute("open")));
    };
    el("details", "os-pile__one")
        .on("toggle", toggled)
        .child(name)
        .child(el("div", "os-pile__body os-stack").child(body))
}

fn inside(ui: Ui, at: &QuestionAt, full: bool, pile: Pile, card: &Said) -> Vec<El> {
    let twice = (card.versions > 1).then(|| el("p", "").text(ui.t(Key::SortTwo)));
    // Of two piles this one can be picked as well.
    let piles = Pile::all().filter(|to| *to != pile || card.versions > 1);
    let (mut faces, mut others) = (Vec::new(), Vec::new());
    for to in piles {
        let (put, focus) = (at.clone(), ["#", &id(to, at)].concat());
        let press = move || {
            send(ui, SortEvent::Put(put.clone(), to));
            focus_on(focus.clone());
        };
        let name = ["move-", &id(pile, at), "-", to.name()].concat();
        let button = pile_button(ui, name, to, Box::new(press));
        match to {
            Pile::Feeling(_) => faces.push(button),
            Pile::Instead(_) => others.push(button),
        }
    }
    let star = (card.matters || !full).then(|| {
        let (picked, starred) = (at.clone(), card.matters);
        let focus = ["#", &id(pile, at)].concat();
        let label = if starred {
            Key::SortStar
        } else {
            Key::QuestionMatters
        };
        let press = move || {
            ui.send(Event::Picked(picked.clone(), !starred));
            focus_on(focus.clone());
        };
        let id = ["star-", at.question.as_str()].concat();
        button(ButtonKind::Quiet, id, ["★ ", &ui.t(label)].concat(), press)
    });
    let gone = at.clone();
    let erase = move || {
        ui.send(Event::Erased(gone.clone()));
        focus_on("#app h1");
    };
    let erase = erase::folded(ui, &["erase-", at.question.as_str()].concat(), erase);
    let parts = vec![
        twice,
        star,
        Some(el("p", "os-soft").text(ui.t(Key::SortMove))),
        Some(el("div", "os-topiles os-topiles--small").child(faces)),
        Some(el("div", "os-topiles__others").child(others)),
        Some(erase),
    ];
    parts.into_iter().flatten().collect()
}
