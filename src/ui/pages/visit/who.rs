//! Who is here today.

use super::Desk;
use crate::{
    app::{
        route::{Route, VisitPage},
        view::{OpenVisit, VisitView},
    },
    domain::{
        change::Field,
        visit::VisitPart,
        voice::{Role, VoicePart},
    },
    i18n::Key,
    ui::{
        components::{ButtonKind, El, Page, el, group, link_button, live, nothing, page},
        kit::{Ui, gate, saved},
    },
};
use leptos::prelude::*;

pub(super) fn draw(desk: Desk, first: &VisitView, visit: &OpenVisit) -> AnyView {
    let Desk { ui, view, book, .. } = desk;
    let frame = Page {
        name: "visit",
        title: ui.t(Key::VisitWhoTitle).into(),
        progress: Some(ui.t(Key::VisitTitle).into()),
        top: vec![ui.back(&Route::Visit(book, VisitPage::Now))],
        bar: vec![link_button(
            ButtonKind::Primary,
            ui.t(Key::VisitNext),
            Route::Visit(first.book, VisitPage::Words).to_string(),
        )],
    };
    let name = desk.target(Field::Voice(desk.by, VoicePart::Name));
    let you = desk.line(
        "helper-name",
        (Key::VisitWhoYou, Some(Key::VisitWhoYouHint)),
        name,
        |visit| &visit.helper.name,
    );
    let others = desk.line(
        "others",
        (Key::VisitWhoOthers, Some(Key::VisitWhoOthersHint)),
        desk.part(VisitPart::Others),
        |visit| &visit.others,
    );
    let body = desk
        .form()
        .child(el("p", "").text(ui.t(Key::VisitWhoLead)))
        .child(people(desk, visit))
        .child(helping(desk))
        .child(others)
        .child(you)
        .child(saved(ui, move || view.read(|v| Some(v.saving))));
    page(frame, body)
}

fn ticks(ui: Ui, legend: Key, rows: Vec<El>) -> El {
    el("fieldset", "")
        .child(el("legend", "os-rows__legend").text(ui.t(legend)))
        .child(el("div", "os-rows").child(rows))
}

/// The voices of the book.
fn people(desk: Desk, visit: &OpenVisit) -> El {
    let ui = desk.ui;
    let rows = visit.people.iter().map(|person| {
        let voice = person.speaker.voice;
        let name = ui.words(|w| w.speaker_in_full(person.speaker.role, &person.speaker.name));
        let id = ["here-", &voice.to_string()].concat();
        desk.tick(id, name, None, VisitPart::Present(voice), move |visit| {
            let found = visit.people.iter().find(|p| p.speaker.voice == voice);
            found.is_some_and(|person| person.present)
        })
    });
    ticks(ui, Key::VisitWhoPeople, rows.collect())
}

/// An interpreter and an advocate; an advocate who has a voice in the book stands above.
fn helping(desk: Desk) -> Vec<El> {
    let interpreter = desk.tick(
        "interpreter".into(),
        desk.ui.t(Key::VisitWhoInterpreter),
        None,
        VisitPart::Interpreter,
        |visit| visit.interpreter,
    );
    let has_voice = move || {
        desk.read(|visit| {
            let mut people = visit.people.iter();
            people.any(|person| person.speaker.role == Role::Advocate)
        })
    };
    let advocate = (!untrack(has_voice)).then(|| {
        desk.tick(
            "advocate".into(),
            desk.ui.t(Key::VisitWhoAdvocate),
            Some(Key::VisitWhoAdvocateHint),
            VisitPart::Advocate,
            |visit| visit.advocate,
        )
    });
    let rows = std::iter::once(interpreter).chain(advocate).collect();
    vec![
        ticks(desk.ui, Key::VisitWhoHelping, rows),
        asked(
            desk,
            |visit| visit.interpreter,
            move || {
                vec![
                    desk.line(
                        "language",
                        (Key::VisitWhoLanguage, None),
                        desk.part(VisitPart::Language),
                        |visit| &visit.language,
                    ),
                    desk.line(
                        "interpreter-name",
                        (Key::VisitWhoInterpreterName, None),
                        desk.part(VisitPart::InterpreterName),
                        |visit| &visit.interpreter_name,
                    ),
                ]
            },
        ),
        asked(
            desk,
            |visit| visit.advocate,
            move || {
                vec![desk.line(
                    "advocate-name",
                    (Key::VisitWhoAdvocateName, None),
                    desk.part(VisitPart::AdvocateName),
                    |visit| &visit.advocate_name,
                )]
            },
        ),
    ]
}

/// What is asked of somebody once they are ticked.
fn asked(
    desk: Desk,
    here: fn(&OpenVisit) -> bool,
    draw: impl Fn() -> Vec<El> + Send + 'static,
) -> El {
    let here = gate(move || desk.read(|visit| u64::from(here(visit))));
    let drawn = live(move || {
        if here.get() == 0 {
            return nothing();
        }
        untrack(|| group(el("div", "os-stack").child(draw())))
    });
    el("div", "os-fold").child(drawn)
}
