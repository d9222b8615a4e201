//! The one page about the young person, as it will be printed or shown: their own words first. What stands around
//! it is not printed.

mod look;
mod sheet;

use super::{items::older, seen};
use crate::{
    app::{event::Event, route::Route, view::ProfileView},
    domain::profile::Colour,
    i18n::Key,
    ui::{
        components::{ButtonKind, El, Page, busy_button, details, el, link_button, live, page},
        kit::{Part, Ui, link, plain_notice},
    },
};
use leptos::prelude::*;

type View = Part<ProfileView>;

pub(super) fn draw(ui: Ui, view: View) -> Option<AnyView> {
    let first = view.now()?;
    let book = first.at.book;
    let write = first.pages.first().map(|(_, route)| route.to_string());
    let write = write.map(|href| link_button(ButtonKind::Plain, ui.t(Key::ProfileWrite), href));
    let print = busy_button(
        ButtonKind::Primary,
        "print",
        ui.t(Key::PackPrint),
        move || view.read(|v| !v.ready.0),
        move || ui.send(Event::Print(book)),
    );
    let frame = Page {
        name: "profile",
        title: ui.t(Key::ProfileTitle).into(),
        progress: None,
        top: vec![ui.back(&Route::Book(book))],
        bar: write.into_iter().chain([print]).collect(),
    };
    let colour = live(move || {
        let colour = view.read(|v| v.colour.unwrap_or_default());
        Some(Colour::name(colour).to_owned())
    });
    let sheet = el("article", "os-sheet os-profile")
        .live_attr("data-colour", colour)
        .child(view.drawn(move |v| sheet::draw(ui, v)));
    let beside = el("div", "os-no-print os-stack")
        .child(older(ui, first.at))
        .child(el("p", "").text(ui.t(Key::ProfileLead)))
        .child(look(ui, view, &first))
        .child(view.drawn(move |v| around(ui, v)));
    Some(page(frame, vec![beside, sheet]))
}

/// The colour and the picture, for who may write here.
fn look(ui: Ui, view: View, first: &ProfileView) -> Option<El> {
    let by = first.by.filter(|_| first.can_write)?;
    let book = first.at.book;
    let choices = vec![
        look::colours(ui, view, book, by),
        look::pictures(ui, view, book, by),
    ];
    Some(details(ui.t(Key::ProfileLook), false, choices))
}

/// Who can see what is on the page, what is not, and where each voice writes.
fn around(ui: Ui, view: &ProfileView) -> Vec<El> {
    let mut lines: Vec<El> = seen::card(ui, &view.seen).into_iter().collect();
    if view.boxes.is_empty() {
        let (what, todo) = (ui.t(Key::ProfileEmpty), ui.t(Key::ProfileEmptyDo));
        lines.push(plain_notice(what, todo));
    }
    if view.at.is_current {
        let rows = view.pages.iter().map(|(speaker, route)| {
            let name = ui.speaker_in_a_sentence(speaker);
            let label = ui.with(Key::MeOthersPage, &[("name", &name)]);
            el("li", "").child(link(route.to_string(), label).attr("dir", "auto"))
        });
        let rows: Vec<El> = rows.collect();
        lines.push(el("ul", "os-plain-list").attr("role", "list").child(rows));
    }
    lines
}
