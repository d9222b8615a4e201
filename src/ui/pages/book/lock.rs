//! Whether the book has a lock, what that means, and the way to it.

use crate::{
    app::{
        exchange::locks::event::{LockEvent, Why},
        route::Route,
        view::BookView,
    },
    domain::ids::BookId,
    i18n::Key,
    ui::{
        components::{ButtonKind, El, NoticeKind, button, el, link_button, notice},
        kit::Ui,
        pages::lock::send,
    },
};

pub(super) fn draw(ui: Ui, view: &BookView, book: BookId) -> Vec<El> {
    let lock = Route::Lock(Some(book)).to_string();
    if !view.locked {
        let more = link_button(ButtonKind::Quiet, ui.t(Key::LockBookLink), lock);
        let more = more.attr("id", "lock-link");
        let (what, todo) = (ui.t(Key::HomeKept), ui.t(Key::HomeKeptDo));
        return vec![notice(NoticeKind::Info, what, todo, more)];
    }
    let now = button(
        ButtonKind::Quiet,
        "lock-now",
        ui.t(Key::LockNow),
        move || {
            send(ui, LockEvent::Now(Why::Asked));
        },
    );
    let link = link_button(ButtonKind::Plain, ui.t(Key::LockBookLinkHas), lock);
    let more = el("div", "os-wrap")
        .child(now)
        .child(link.attr("id", "lock-link"));
    let (what, todo) = (ui.t(Key::LockKeptHas), ui.t(Key::LockKeptHasDo));
    vec![notice(NoticeKind::Info, what, todo, more)]
}
