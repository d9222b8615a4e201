//! Books that were not written in for long: a calm word about them, and what can be done.

use super::View;
use crate::{
    app::view::{OldBook, OldBooks},
    i18n::Key,
    ui::{
        components::{El, details, el, group, live, nothing},
        kit::{Ui, gate, hash, link},
    },
};
use leptos::prelude::*;

pub(super) fn draw(ui: Ui, part: View) -> El {
    let said = gate(move || part.read(|v| hash(&v.old)));
    let drawn = live(move || {
        said.get();
        let old = untrack(|| part.read(|v| v.old.clone()));
        old.map_or_else(nothing, |old| group(notice(ui, &old)))
    });
    el("div", "os-fold").child(drawn)
}

fn notice(ui: Ui, old: &OldBooks) -> El {
    let months = old.months.to_string();
    let number = old.books.len().to_string();
    let what = match old.books.len() {
        1 => ui.with(Key::OldOne, &[("count", &months)]),
        _ => ui.with(Key::OldMany, &[("number", &number), ("count", &months)]),
    };
    let rows: Vec<El> = old.books.iter().map(|book| row(ui, book)).collect();
    let list = el("ul", "os-old").attr("role", "list").child(rows);
    let settings = link("/settings".to_owned(), ui.t(Key::OldSettings));
    let body = el("div", "os-stack")
        .child(el("p", "").text(ui.t(Key::OldWhy)))
        .child(list)
        .child(settings);
    el("section", "")
        .attr("id", "old")
        .child(details(what, false, body))
}

fn row(ui: Ui, book: &OldBook) -> El {
    let name = ui.named(Key::BookNamed, Key::BookUnnamed, &book.name);
    let last = ui.words(|words| words.day(book.last));
    let about = |key| ui.with(key, &[("name", &name)]);
    let remove = book.remove.as_ref().map(|remove| {
        link(remove.to_string(), ui.t(Key::OldRemove))
            .attr("aria-label", about(Key::OldRemoveAbout))
    });
    let file = link(book.file.to_string(), ui.t(Key::OldFile))
        .attr("aria-label", about(Key::OldFileAbout));
    el("li", "os-old__book")
        .child(el("p", "os-old__name").text(name))
        .child(el("p", "os-soft").text(ui.with(Key::OldLast, &[("day", &last)])))
        .child(el("div", "os-wrap").child(file).child(remove))
}
