//! The file was taken in: what came, and the way back.

use super::{changes::answers, send};
use crate::{
    app::{
        exchange::event::Exchanged,
        route::Route,
        view::{DoneView, Undo},
    },
    i18n::Key,
    ui::{
        components::{ButtonKind, El, NoticeKind, button, el, link_button, notice},
        kit::Ui,
    },
};

/// What came in, with the way to take it out again.
pub(super) fn done(ui: Ui, view: &DoneView) -> Vec<El> {
    let another = button(
        ButtonKind::Quiet,
        "another",
        ui.t(Key::ImportAnother),
        move || {
            send(ui, Exchanged::Again);
        },
    );
    let name = ui.named(Key::ImportNamed, Key::ImportUnnamed, &view.name);
    if view.undo == Undo::Done {
        let key = if view.is_new {
            Key::ImportUndoneNew
        } else {
            Key::ImportUndone
        };
        let gone = notice(NoticeKind::Info, ui.t(key), String::new(), None::<El>);
        let gone = gone.attr("role", "status").attr("id", "out");
        return vec![gone.attr("tabindex", "-1"), another];
    }
    let what = if view.is_new {
        ui.with(Key::ImportDoneNew, &[("name", &view.name)])
    } else {
        ui.t(Key::ImportDone)
    };
    let what = if view.is_new && view.name.is_empty() {
        name
    } else {
        what
    };
    let count = match view.brought {
        0 => String::new(),
        n => ui.words(|words| words.count(Key::ImportDoneOne, Key::ImportDoneMany, n)),
    };
    let mut parts = vec![
        notice(NoticeKind::Info, what, count, None::<El>)
            .attr("role", "status")
            .attr("id", "taken")
            .attr("tabindex", "-1"),
    ];
    if !view.differ.is_empty() {
        parts.push(el("p", "").text(ui.t(Key::ImportDoneDiffer)));
        parts.push(answers(ui, &view.differ, true));
    }
    let book = Route::Book(view.book);
    parts.push(link_button(
        ButtonKind::Primary,
        ui.t(Key::ImportBook),
        book.to_string(),
    ));
    if let Undo::Offered { but_erased } = view.undo {
        let id = view.book;
        let undo = button(
            ButtonKind::Quiet,
            "undo",
            ui.t(Key::ImportUndo),
            move || {
                send(ui, Exchanged::Undo(id));
            },
        );
        let lost = but_erased.then(|| el("p", "os-soft").text(ui.t(Key::ImportUndoErased)));
        parts.push(undo);
        parts.push(el("p", "os-soft").text(ui.t(Key::ImportUndoHint)));
        parts.extend(lost);
    }
    parts.push(another);
    parts
}
