//! The books on this device, for somebody who helps several families.

use super::start::list;
use crate::{
    app::{route::Route, view::BookCard},
    domain::question::Audience,
    i18n::Key,
    ui::{
        components::{ButtonKind, El, NoticeKind, Page, el, link_button, notice, page},
        kit::{Part, Ui},
    },
};
use leptos::prelude::*;

pub(super) fn draw(ui: Ui, part: Part<Vec<BookCard>>) -> AnyView {
    let begin = |audience, label| {
        let href = Route::Begin(audience, None).to_string();
        link_button(ButtonKind::Quiet, ui.t(label), href)
    };
    let books = part.drawn(move |cards| {
        if cards.is_empty() {
            return vec![el("p", "").text(ui.t(Key::BooksNone))];
        }
        let open = notice(
            NoticeKind::Warn,
            ui.t(Key::BooksOpen),
            String::new(),
            None::<El>,
        );
        vec![el("section", "os-card").child(list(ui, cards)), open]
    });
    let frame = Page {
        name: "books",
        title: ui.t(Key::BooksTitle).into(),
        progress: None,
        top: vec![ui.back(&Route::Start)],
        bar: Vec::new(),
    };
    let new = el("div", "os-stack")
        .child(begin(Audience::Parent, Key::BooksNewParent))
        .child(begin(Audience::YoungPerson, Key::BooksNewYoung))
        .child(link_button(
            ButtonKind::Quiet,
            ui.t(Key::BooksImport),
            Route::Import.to_string(),
        ));
    let body = vec![
        el("p", "").text(ui.t(Key::BooksLead)),
        el("div", "os-stack").child(books),
        el("h2", "").text(ui.t(Key::BooksNew)),
        new,
    ];
    page(frame, body)
}
