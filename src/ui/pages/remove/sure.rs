//! The word is asked for: with a file that holds all of the book, or without one.

use super::{TypedWord, send, typed_word};
use crate::{
    app::{exchange::removing::RemoveEvent, route::Route, view::RemoveView},
    i18n::Key,
    ui::{
        components::{ButtonKind, El, NoticeKind, el, link_button, notice},
        kit::Ui,
    },
};

pub(super) fn sure(ui: Ui, view: &RemoveView, checked: bool) -> Vec<El> {
    let (kind, what, todo) = if checked {
        (NoticeKind::Info, Key::RemoveHolds, Key::RemoveHoldsDo)
    } else {
        (NoticeKind::Warn, Key::RemoveNoFile, Key::RemoveNoFileDo)
    };
    let said = notice(kind, ui.t(what), ui.t(todo), None::<El>)
        .attr("id", "sure")
        .attr("tabindex", "-1");
    let words = view.words.as_ref().map(|words| {
        el("section", "os-card os-stack os-stack--tight")
            .child(el("h2", "").text(ui.t(Key::RemoveWords)))
            .child(
                el("p", "os-phrase")
                    .attr("id", "phrase")
                    .text(words.clone()),
            )
            .child(el("p", "").text(ui.t(Key::RemoveWordsDo)))
    });
    let asked = typed_word(
        ui,
        TypedWord {
            id: "remove",
            label: Key::RemoveType,
            word: Key::RemoveWord,
            wrong: Key::RemoveTypeWrong,
            yes: Key::RemoveYes,
        },
        move || send(ui, RemoveEvent::Yes),
    );
    let keep = link_button(
        ButtonKind::Quiet,
        ui.t(Key::RemoveKeep),
        Route::Book(view.book).to_string(),
    );
    let mut parts = vec![said];
    parts.extend(words);
    parts.extend([asked, keep]);
    parts
}
