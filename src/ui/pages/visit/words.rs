//! How the words of each person are written down today.

use super::{Desk, pick};
use crate::{
    app::{
        route::{Route, VisitPage},
        view::{OpenVisit, Person, VisitView},
    },
    domain::{answer::HowTaken, change::Value, visit::VisitPart, voice::Role},
    i18n::Key,
    ui::{
        components::{ButtonKind, El, Page, el, link_button, page},
        kit::{plain_notice, saved},
    },
};
use leptos::prelude::*;

pub(super) fn draw(desk: Desk, first: &VisitView, visit: &OpenVisit) -> AnyView {
    let Desk { ui, view, book, .. } = desk;
    let frame = Page {
        name: "visit",
        title: ui.t(Key::VisitWordsTitle).into(),
        progress: Some(ui.t(Key::VisitTitle).into()),
        top: vec![ui.back(&Route::Visit(book, VisitPage::Who))],
        bar: vec![link_button(
            ButtonKind::Primary,
            ui.t(Key::VisitNext),
            Route::Visit(first.book, VisitPage::Now).to_string(),
        )],
    };
    let here = visit.people.iter().filter(|person| person.present);
    let asked: Vec<El> = here.map(|person| of(desk, visit, person)).collect();
    let nobody = asked
        .is_empty()
        .then(|| plain_notice(ui.t(Key::VisitWordsNobody), ui.t(Key::VisitWordsNobodyDo)));
    let body = desk
        .form()
        .child(el("p", "").text(ui.t(Key::VisitWordsLead)))
        .child(nobody)
        .child(asked)
        .child(saved(ui, move || view.read(|v| Some(v.saving))));
    page(frame, body)
}

/// The ways that there are for somebody: through an interpreter only where one is here.
fn ways(visit: &OpenVisit, person: &Person) -> Vec<(HowTaken, Key)> {
    let mut ways = vec![
        (HowTaken::Scribed, Key::VisitWordsScribed),
        (HowTaken::Typed, Key::VisitWordsTyped),
    ];
    if visit.interpreter || person.how == Some(HowTaken::Interpreted) {
        ways.push((HowTaken::Interpreted, Key::VisitWordsInterpreted));
    }
    if person.speaker.role == Role::YoungPerson {
        ways.push((HowTaken::Pointed, Key::VisitWordsPointed));
    }
    ways.push((HowTaken::Signed, Key::VisitWordsSigned));
    ways
}

fn of(desk: Desk, visit: &OpenVisit, person: &Person) -> El {
    let ui = desk.ui;
    let voice = person.speaker.voice;
    let name = ui.speaker_in_a_sentence(&person.speaker);
    let (ways, labels): (Vec<HowTaken>, Vec<Key>) = ways(visit, person).into_iter().unzip();
    let target = desk.part(VisitPart::How(voice));
    let now = move || {
        desk.read(|visit| {
            let found = visit.people.iter().find(|p| p.speaker.voice == voice);
            found.and_then(|person| person.how)
        })
    };
    let known = ways.clone();
    let labels = labels.into_iter().map(|label| (ui.t(label), None));
    pick(
        &["how-", &voice.to_string()].concat(),
        ui.with(Key::VisitWordsOf, &[("name", &name)]),
        labels.collect(),
        move || known.iter().position(|way| Some(*way) == now()),
        move |place| {
            if let Some(how) = ways.get(place) {
                ui.send(target.says(Value::HowTaken(*how)));
            }
        },
    )
}
