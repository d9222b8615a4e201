//! A card on its pile. It opens to what can be done with it: on to another pile, a star, away for good.

use super::{pile_button, send};
use crate::{
    app::{
        event::{Event, QuestionAt},
        exchange::event::SortEvent,
        view::Said,
    },
    domain::card::Pile,
    i18n::Key,
    ui::{
        components::{ButtonKind, El, button, el, group, live, nothing},
        kit::Ui,
        pages::{
            erase, made,
            sorted::{name_of, picture},
            versions::focus_on,
        },
    },
};
use leptos::{prelude::*, wasm_bindgen::JsCast, web_sys};

/// The id of a card on a pile.
fn id(pile: Pile, at: &QuestionAt) -> String {
    [pile.name(), "-", at.question.as_str()].concat()
}

/// Draws it. What can be done with it is drawn when it is opened: there may be many cards.
pub(super) fn draw(ui: Ui, at: QuestionAt, full: bool, pile: Pile, card: &Said) -> El {
    let open = RwSignal::new(false);
    let star = card.matters.then(|| {
        let star = el("span", "").attr("aria-hidden", "true").text("★");
        let heard = el("span", "os-heard").text(ui.t(Key::SortStarred));
        el("span", "os-pile__star").child(star).child(heard)
    });
    let twice = card.versions > 1;
    let name = el("summary", "os-pile__card")
        .attr("id", id(pile, &at))
        .child(picture(ui, card))
        .child(
            el("span", "os-pile__words")
                .attr("dir", "auto")
                .text(name_of(ui, card)),
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
    let pictures = card.made.iter().map(|made| made::shown(ui, made));
    let pictures: Vec<El> = pictures.collect();
    let pictures = (!pictures.is_empty()).then(|| el("div", "").child(pictures));
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
        pictures,
        twice,
        star,
        Some(el("p", "os-soft").text(ui.t(Key::SortMove))),
        Some(el("div", "os-topiles os-topiles--small").child(faces)),
        Some(el("div", "os-topiles__others").child(others)),
        Some(erase),
    ];
    parts.into_iter().flatten().collect()
}
