//! Before a visit: what it is, the way to start one, and the earlier ones with their notes.

use super::{Desk, View, notes, send};
use crate::{
    app::{
        exchange::event::VisitEvent,
        route::Route,
        view::{PastVisit, Speaker, VisitNow, VisitView},
    },
    i18n::Key,
    ui::{
        components::{
            ButtonKind, Choice, El, Page, Radios, SymbolSize, busy_button, details, el, live, page,
            radios, symbol,
        },
        kit::{Ui, saved},
    },
};
use leptos::prelude::*;

pub(super) fn draw(ui: Ui, view: View, first: &VisitView) -> AnyView {
    let helpers = match &first.now {
        VisitNow::None(helpers) => helpers.clone(),
        VisitNow::Here(_) | VisitNow::Over(_) => Vec::new(),
    };
    let ids: Vec<_> = helpers.iter().map(|helper| helper.voice).collect();
    let chosen = RwSignal::new(0_usize);
    let book = first.book;
    let closed = move || view.read(|v| !v.can_write);
    let begin = move || {
        let by = ids.get(chosen.get_untracked()).copied();
        send(ui, VisitEvent::Begun(book, by));
    };
    let frame = Page {
        name: "visit",
        title: ui.t(Key::VisitStartTitle).into(),
        progress: None,
        top: vec![ui.back(&Route::Book(book))],
        bar: vec![busy_button(
            ButtonKind::Primary,
            "start-visit",
            ui.t(Key::VisitStart),
            closed,
            begin,
        )],
    };
    let steps = [
        ("start-helper", Key::VisitStepWho),
        ("writing-hand", Key::VisitStepWords),
        ("views", Key::VisitStepThen),
        ("share", Key::VisitStepEnd),
    ];
    let steps = steps.into_iter().map(|(name, key)| {
        el("li", "os-visit__step")
            .child(symbol(name, SymbolSize::Small))
            .child(el("p", "").text(ui.t(key)))
    });
    let lead = el("p", "").text(ui.t(Key::VisitStartLead));
    let steps = el("ol", "os-visit__steps")
        .attr("role", "list")
        .child(steps.collect::<Vec<El>>());
    let mut parts = vec![lead, steps];
    parts.push(el("p", "").text(ui.t(Key::VisitStartNotes)));
    parts.extend((!helpers.is_empty()).then(|| leads(ui, &helpers, chosen)));
    parts.extend(earlier(ui, view, first));
    page(frame, el("div", "os-stack os-stack--loose").child(parts))
}

/// Who leads it, where somebody has led one before.
fn leads(ui: Ui, helpers: &[Speaker], chosen: RwSignal<usize>) -> El {
    let names = helpers.iter().map(|helper| ui.speaker(helper));
    let names = names.chain([ui.t(Key::VisitStartSomeone)]);
    let asked = Radios {
        id: "leads",
        legend: ui.t(Key::VisitStartAs),
        hint: None,
        choices: names.map(|label| Choice { label, hint: None }).collect(),
    };
    radios(
        asked,
        move || Some(chosen.get()),
        move |place| chosen.set(place),
    )
}

/// The earlier visits, each with the notes of it: who writes them on the way home finds them here.
fn earlier(ui: Ui, view: View, first: &VisitView) -> Option<El> {
    if first.earlier.is_empty() {
        return None;
    }
    let rows = first.earlier.iter().enumerate();
    let rows: Vec<El> = rows
        .map(|(place, past)| one(ui, view, first, (place, past)))
        .collect();
    let closed = live(move || view.read(|v| !v.can_write).then(String::new));
    Some(
        el("fieldset", "os-plain os-stack")
            .live_attr("disabled", closed)
            .child(el("h2", "").text(ui.t(Key::VisitEarlier)))
            .child(rows)
            .child(saved(ui, move || view.read(|v| Some(v.saving)))),
    )
}

fn one(ui: Ui, view: View, first: &VisitView, (place, past): (usize, &PastVisit)) -> El {
    let day = ui.words(|words| words.day(past.day));
    let name = ui.speaker(&past.helper);
    let names: Vec<String> = past.people.iter().map(|who| ui.speaker(who)).collect();
    let line = |text: String| el("p", "os-soft").attr("dir", "auto").text(text);
    let here = (!names.is_empty())
        .then(|| line(ui.with(Key::VisitEarlierHere, &[("names", &names.join(", "))])));
    let left = past.left_open.then(|| line(ui.t(Key::VisitEarlierLeft)));
    let desk = Desk {
        ui,
        view,
        book: first.book,
        round: past.round,
        visit: past.visit,
        by: past.helper.voice,
    };
    let read = move || {
        view.read(|v| {
            let found = v.earlier.iter().find(|other| other.visit == desk.visit);
            found.map(|found| found.note.clone())
        })
    };
    let id = ["note-", &place.to_string()].concat();
    let body = el("div", "os-stack")
        .child(here)
        .child(left)
        .child(notes::fields(desk, &id, read));
    let summary = ui.with(Key::VisitEarlierRow, &[("day", &day), ("name", &name)]);
    details(summary, false, body)
}
