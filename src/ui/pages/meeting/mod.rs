//! At the meeting: big, for one hand, to be passed round. The young person comes first.

mod agenda;
mod people;
mod taking;

use super::{
    differ,
    items::{Desk, older},
};
use crate::{
    app::{
        route::{RoundPage, Route},
        view::MeetView,
    },
    i18n::Key,
    ui::{
        components::{ButtonKind, Page, el, link_button, live, page},
        kit::{Part, Ui, saved},
    },
};
use leptos::prelude::*;

type View = Part<MeetView>;

pub(super) fn draw(ui: Ui, view: View) -> Option<AnyView> {
    let first = view.now()?;
    let frame = Page {
        name: "meeting",
        title: ui.t(Key::MeetTitle).into(),
        progress: None,
        top: vec![ui.back(&Route::Book(first.at.book))],
        bar: vec![link_button(
            ButtonKind::Primary,
            ui.t(Key::MeetNext),
            first.at.page(RoundPage::Plan).to_string(),
        )],
    };
    let when = view.words(move |v| {
        let round = &v.meeting.round;
        let Some(day) = round.day else {
            return ui.t(Key::MeetNoDay);
        };
        let day = ui.words(|words| words.day(day));
        let parts = [day, round.time.clone(), round.place.clone()];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(", ")
    });
    let desk = first.by.map(|by| Desk {
        ui,
        at: first.at,
        by,
    })?;
    let body = el("fieldset", "os-plain os-stack os-stack--loose os-meet")
        .live_attr(
            "disabled",
            live(move || view.read(|v| !v.can_write).then(String::new)),
        )
        .child(older(ui, first.at))
        .child(el("p", "os-soft").attr("dir", "auto").text(when))
        .child(differ::draw(desk, move || view.read(|v| v.differ.clone())))
        .child(first.taking.map(|young| taking::draw(desk, view, &young)))
        .child(agenda::draw(desk, view))
        .child(people::draw(desk, view))
        .child(saved(ui, move || view.read(|v| Some(v.saving))));
    Some(page(frame, vec![body]))
}
