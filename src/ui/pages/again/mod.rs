//! Since last time: what was agreed and what was said, and what has become of each, in one tap.

mod agreed;

use super::{differ, items::Desk, last_time, sorted, versions::focus_on};
use crate::{
    app::{
        event::{Event, RoundEvent},
        route::{RoundPage, Route},
        view::{AgainView, AgainVoice, RoundAt},
    },
    domain::{
        change::{Field, Value},
        item::ItemPart,
    },
    i18n::Key,
    ui::{
        components::{ButtonKind, El, Page, button, details, el, group, link_button, live, page},
        kit::{Part, Ui, gate, hash, link, plain_notice, saved},
    },
};
use leptos::prelude::*;

type View = Part<AgainView>;

pub(super) fn draw(ui: Ui, view: View) -> Option<AnyView> {
    let first = view.now()?;
    let home = Route::Book(first.at.book);
    let frame = Page {
        name: "again",
        title: ui.t(Key::AgainTitle).into(),
        progress: None,
        top: vec![ui.back(&home)],
        bar: vec![link_button(
            ButtonKind::Primary,
            ui.t(Key::AgainNext),
            home.to_string(),
        )],
    };
    let (Some(before), Some(by)) = (first.before, first.by) else {
        let none = plain_notice(ui.t(Key::AgainNone), ui.t(Key::AgainNoneDo));
        return Some(page(frame, vec![none]));
    };
    let day = before.day.map(|day| ui.words(|words| words.day(day)));
    let lead = match day {
        Some(day) => ui.with(Key::AgainLeadDay, &[("day", &day)]),
        None => ui.t(Key::AgainLead),
    };
    let all = link(
        Route::Round(before.book, Some(before.round), RoundPage::Said).to_string(),
        ui.t(Key::AgainAll),
    );
    // What was agreed belongs to the round before: it is told there how it went.
    let then = Desk { ui, at: before, by };
    let body = el("fieldset", "os-plain os-stack os-stack--loose")
        .live_attr(
            "disabled",
            live(move || view.read(|v| !v.can_write).then(String::new)),
        )
        .child(el("p", "").text(lead))
        .child(el("p", "").child(all))
        .child(differ::draw_with(
            then,
            move || view.read(|v| v.differ.clone()),
            move |field, value| right(then, field, value),
        ))
        .child(agreed::draw(then, view, &first))
        .child(said(ui, view, &first))
        .child(saved(ui, move || view.read(|v| Some(v.saving))))
        .child(too_early(ui, view, first.at));
    Some(page(frame, vec![body]))
}

/// Saying which of two is right has what it always has: what is done does not come along, what is kept does.
fn right(desk: Desk, field: &Field, value: &Value) -> Event {
    let event = match (field, value) {
        (Field::Item(round, item, ItemPart::State), Value::ItemState(state)) => {
            RoundEvent::Went(desk.at.book, *round, *item, *state)
        }
        (Field::Item(round, item, ItemPart::Next), Value::Next(next)) => {
            RoundEvent::GoesOn(desk.at.book, *round, *item, *next)
        }
        _ => return desk.target(field.clone()).says(value.clone()),
    };
    Event::Rounds(Box::new(event))
}

/// What each voice said: the one that sits here is open, the others have to be opened, since not
/// everybody may be meant to read them.
fn said(ui: Ui, view: View, first: &AgainView) -> Option<El> {
    if first.voices.is_empty() {
        return None;
    }
    let voices = first.voices.iter().map(|voice| of_voice(ui, view, voice));
    let voices: Vec<El> = voices.collect();
    Some(
        el("section", "os-stack")
            .child(el("h2", "").text(ui.t(Key::AgainSaid)))
            .child(voices),
    )
}

fn of_voice(ui: Ui, view: View, voice: &AgainVoice) -> El {
    let id = voice.speaker.voice;
    let (name, total) = (ui.speaker(&voice.speaker), voice.said.len().to_string());
    let only_cards = voice.said.is_empty();
    let label = view.words(move |v| {
        if only_cards {
            return name.clone();
        }
        let found = v.voices.iter().find(|other| other.speaker.voice == id);
        let done = found.map_or(0, |voice| voice.done).to_string();
        ui.with(
            Key::AgainVoice,
            &[("name", &name), ("count", &done), ("total", &total)],
        )
    });
    let cards = voice.said.iter().map(|last| {
        let at = last.at.clone();
        let now = move || {
            view.read(|v| {
                let mut all = v.voices.iter().flat_map(|voice| &voice.said);
                all.find(|other| other.at == at).and_then(|last| last.still)
            })
        };
        el("section", "os-again os-stack")
            .child(el("h3", "os-ask").text(last.said.heading.ask.clone()))
            .child(last_time::card(ui, last, now))
            .child(last_time::to_question(ui, last))
    });
    let cards: Vec<El> = cards.collect();
    details(
        label,
        voice.is_here,
        el("div", "os-stack os-stack--loose")
            .child(sorted_then(ui, view, voice))
            .child(cards),
    )
}

/// The piles of last time, and the two ways on from them: they are still so, or they are sorted anew.
fn sorted_then(ui: Ui, view: View, voice: &AgainVoice) -> Option<El> {
    let part = sorted::part(ui, "h3", &voice.sorted)?;
    let (id, sort) = (voice.speaker.voice, voice.sort.to_string());
    let left = gate(move || {
        view.read(|v| {
            let found = v.voices.iter().find(|voice| voice.speaker.voice == id);
            found.map_or(0, |voice| u64::from(voice.cards_left > 0))
        })
    });
    let still = live(move || {
        if left.get() == 0 {
            return el("p", "os-soft").text(ui.t(Key::AgainCardsDone)).done();
        }
        let press = move || {
            if let Some(now) = untrack(|| view.now()) {
                let event = RoundEvent::CardsStill(now.at.book, id);
                ui.send(Event::Rounds(Box::new(event)));
                // The button goes.
                focus_on(format!("#cards-{id} a"));
            }
        };
        let label = ui.t(Key::AgainCardsStill);
        button(ButtonKind::Quiet, format!("cards-still-{id}"), label, press).done()
    });
    Some(
        part.attr("id", format!("cards-{id}"))
            .child(el("div", "").attr("role", "status").child(still))
            .child(link(sort, ui.t(Key::AgainCardsSort))),
    )
}

/// The way back, while nothing was said in this round.
fn too_early(ui: Ui, view: View, at: RoundAt) -> El {
    let bare = gate(move || view.read(|v| hash(&v.is_bare)));
    let drawn = live(move || {
        bare.get();
        let bare = untrack(|| view.read(|v| v.is_bare));
        let back = bare.then(|| {
            let press = move || {
                let event = RoundEvent::TakenBack(at.book, at.round);
                ui.send(Event::Rounds(Box::new(event)));
                focus_on("#app h1");
            };
            let line = el("p", "").text(ui.t(Key::AgainEarlyHint));
            let label = ui.t(Key::AgainEarlyBack);
            let button = button(ButtonKind::Quiet, "take-back", label, press);
            details(ui.t(Key::AgainEarly), false, vec![line, button])
        });
        group(back.into_iter().collect::<Vec<El>>())
    });
    el("div", "os-fold").child(drawn)
}
