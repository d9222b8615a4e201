//! Sorting cards: which ones, one after the other, then the piles. Plain buttons in order, so that finger, keys,
//! a single switch and a screen reader all do the same; nothing is dragged and nothing moves.
//!
//! | file | what it draws |
//! |---|---|
//! | `decks` | which cards |
//! | `card` | one card and the piles to put it on |
//! | `piles` | the piles, and the way on |
//! | `placed` | a card on its pile, to move or to give a star |
//! | `own` | a card of one's own |
//! | `sharing` | who may see the cards of the page |

mod card;
mod decks;
mod own;
mod piles;
mod placed;
mod sharing;

use crate::{
    app::{
        event::Event,
        exchange::event::{Exchanged, SortEvent},
        view::{CardNow, SortShows, SortView},
    },
    domain::{answer::Instead, card::Pile},
    i18n::{self, Key},
    ui::{
        components::{El, Face, Page, el, face, group, live, nothing, page},
        kit::{Part, Ui, face_of, gate, saved},
    },
};
use leptos::prelude::*;

pub(super) type View = Part<Box<SortView>>;

pub(super) fn draw(ui: Ui, view: View) -> Option<AnyView> {
    let first = view.now()?;
    let stop = el("a", "os-button os-button--top")
        .attr("href", first.stop.to_string())
        .live_attr(
            "hidden",
            live(move || (!view.read(|v| is_card(v))).then(String::new)),
        )
        .text(ui.t(Key::SortStop));
    let frame = Page {
        name: "sort",
        title: view.words(move |v| title(ui, v)).into(),
        progress: Some(view.words(move |v| progress(ui, v)).into()),
        top: vec![ui.back(&first.back), stop],
        bar: Vec::new(),
    };
    // What is shown changes only from cards to piles and back; all else changes in its place.
    let which = gate(move || {
        view.read(|v| match v.shows {
            SortShows::Decks(_) => 1,
            SortShows::Card(_) => 2,
            SortShows::Piles(_) => 3,
        })
    });
    let body = live(move || {
        let which = which.get();
        untrack(|| match which {
            1 => group(decks::draw(ui, view)),
            2 => group(card::draw(ui, view)),
            3 => group(piles::draw(ui, view)),
            _ => nothing(),
        })
    });
    let fields = el("fieldset", "os-plain os-stack os-stack--loose")
        .live_attr(
            "disabled",
            live(move || view.read(|v| !v.can_write).then(String::new)),
        )
        .child(body);
    let saving = saved(ui, move || view.read(|v| Some(v.saving)));
    Some(page(frame, vec![heard(ui, view), fields, saving]))
}

fn is_card(view: &SortView) -> bool {
    matches!(view.shows, SortShows::Card(_))
}

fn title(ui: Ui, view: &SortView) -> String {
    match &view.shows {
        SortShows::Decks(_) => ui.t(Key::SortTitle),
        SortShows::Card(card) => card.ask.clone().unwrap_or_else(|| ui.t(Key::SortAsk)),
        SortShows::Piles(piles) if piles.title.is_empty() => ui.t(Key::SortAll),
        SortShows::Piles(_) => ui.t(Key::SortPiles),
    }
}

fn progress(ui: Ui, view: &SortView) -> String {
    match &view.shows {
        SortShows::Card(card) => counted(ui, Key::SortCount, card),
        SortShows::Piles(piles) if !piles.title.is_empty() => piles.title.clone(),
        SortShows::Decks(_) | SortShows::Piles(_) => ui.speaker(&view.speaker),
    }
}

fn counted(ui: Ui, key: Key, card: &CardNow) -> String {
    let (number, total) = (card.number.to_string(), card.total.to_string());
    let values = [
        ("topic", card.title.as_str()),
        ("number", &number),
        ("total", &total),
        ("words", &card.words),
    ];
    ui.with(key, &values)
}

/// For those who listen: which card is there, and what became of the last one. It is filled a moment after the
/// page stands, since what is there from the start is not read out.
fn heard(ui: Ui, view: View) -> El {
    let stands = RwSignal::new(false);
    request_animation_frame(move || {
        stands.try_set(true);
    });
    let words = live(move || {
        if !stands.get() {
            return String::new();
        }
        view.read(|v| {
            let last = v.last.as_ref().map(|(words, pile)| {
                let to = ui.t(i18n::pile(*pile));
                (words, to)
            });
            match (&v.shows, last) {
                (SortShows::Card(card), last) => {
                    let now = counted(ui, Key::SortNow, card);
                    let last = last.map(|(_, to)| ui.with(Key::SortLast, &[("where", &to)]));
                    [now, last.unwrap_or_default()].join(" ")
                }
                (SortShows::Piles(_), Some((words, to))) => {
                    let name = ui.words(|all| all.card(words, v.last_unsaid));
                    ui.with(Key::SortMoved, &[("words", &name), ("where", &to)])
                }
                _ => String::new(),
            }
        })
    });
    el("p", "os-heard").attr("role", "status").text(words)
}

fn send(ui: Ui, event: SortEvent) {
    ui.send(Event::Exchanged(Box::new(Exchanged::Sort(event))));
}

/// The face of a pile, where it has one.
fn face_of_pile(pile: Pile) -> Option<Face> {
    match pile {
        Pile::Feeling(feeling) => Some(face_of(feeling)),
        Pile::Instead(_) => None,
    }
}

/// A pile to put a card on. What stands instead of an answer is a smaller button, and just as honest.
fn pile_button(ui: Ui, id: String, pile: Pile, mut on_press: Box<dyn FnMut()>) -> El {
    let label = match pile {
        Pile::Instead(Instead::Skipped) => Key::AppSkip,
        other => i18n::pile(other),
    };
    let class = match face_of_pile(pile) {
        Some(which) => format!("os-topile {}", which.class()),
        None => "os-button os-button--quiet".to_owned(),
    };
    el("button", "")
        .attr("class", class)
        .attr("type", "button")
        .attr("id", id)
        .on("click", move |_| on_press())
        .child(face_of_pile(pile).map(face))
        .child(el("span", "").text(ui.t(label)))
}
