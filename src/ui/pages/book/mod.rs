//! The book's home: the next meeting, and what to do; then the people, and what was put together.

mod asks;
mod join_words;
mod joins;
mod last_file;
mod lock;
mod meeting;
mod next;
mod tasks;
mod voices;

use super::visit;
use crate::{
    app::{route::Route, view::BookView},
    i18n::Key,
    ui::{
        components::{Link, Page, el, page},
        kit::{Part, Ui, link},
    },
};
use leptos::prelude::*;

pub(super) fn draw(ui: Ui, part: Part<BookView>) -> Option<AnyView> {
    let about = Route::About(part.now()?.id).to_string();
    let title = part.words(move |v| ui.named(Key::BookNamed, Key::HomeTitle, &v.name));
    let frame = Page {
        name: "book",
        title: title.into(),
        progress: None,
        top: vec![
            Link {
                href: Route::Books.to_string(),
                label: ui.t(Key::HomeBooks),
            }
            .back(),
        ],
        bar: Vec::new(),
    };
    let tasks = el("section", "os-card")
        .child(el("h2", "").text(ui.t(Key::HomeTodo)))
        .child(part.drawn(move |v| tasks::tasks(ui, v)));
    let twice = part.drawn(move |v| asks::twice(ui, &v.twice).into_iter().collect());
    let twice = el("div", "os-fold").child(twice);
    let book = part.now()?.id;
    let kept = part.drawn(move |v| lock::draw(ui, v, book));
    let kept = el("div", "os-fold").child(kept);
    let remind = el("div", "os-fold").child(part.drawn(move |v| {
        v.remind
            .then(|| asks::reminder(ui, book))
            .into_iter()
            .collect()
    }));
    let [visit, helpers] = visit::at_home(ui, part)?;
    let parts = vec![
        visit,
        meeting::meeting(ui, part, about),
        next::draw(ui, part, book),
        last_file::draw(ui, part, book),
        remind,
        twice,
        tasks,
        voices::draw(ui, part),
        joins::draw(ui, part, book),
        helpers,
        kept,
        el("p", "").child(link(Route::Remove(book).to_string(), ui.t(Key::RemoveLink))),
    ];
    Some(page(frame, parts))
}
