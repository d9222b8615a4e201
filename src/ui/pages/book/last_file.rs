//! On the book's home: the file that came in last, to be taken out again or kept.

use crate::{
    app::{
        event::Event,
        exchange::event::Exchanged,
        view::{BookView, LastFile},
    },
    domain::{ids::BookId, time::Day},
    i18n::Key,
    ui::{
        components::{ButtonKind, El, NoticeKind, button, el, group, live, notice},
        kit::{Part, Ui, gate, hash},
        pages::versions::focus_on,
    },
};
use leptos::prelude::*;

pub(super) fn draw(ui: Ui, part: Part<BookView>, book: BookId) -> El {
    let said = gate(move || part.read(|v| hash(&v.last_file)));
    let shown = live(move || {
        said.get();
        let drawn = match untrack(|| part.read(|v| v.last_file)) {
            Some(LastFile::Offered {
                day,
                answers,
                but_erased,
            }) => Some(offered(ui, book, (day, answers), but_erased)),
            Some(LastFile::Out) => Some(out(ui)),
            None => None,
        };
        group(drawn)
    });
    el("div", "os-fold").child(shown)
}

fn send(ui: Ui, event: Exchanged) {
    ui.send(Event::Exchanged(Box::new(event)));
}

/// What came and when, what taking it out does not bring back, and the two ways on.
fn offered(ui: Ui, book: BookId, (day, answers): (Day, usize), but_erased: bool) -> El {
    let day = ui.words(|words| words.day(day));
    let came = match answers {
        0 => ui.t(Key::LastFileOther),
        n => ui.words(|words| words.count(Key::LastFileOne, Key::LastFileMany, n)),
    };
    let line = |key| el("p", "").text(ui.t(key));
    let undo = move || {
        send(ui, Exchanged::Undo(book));
        focus_on("#last-file-out");
    };
    let keep = move || {
        send(ui, Exchanged::Keep(book));
        focus_on("#app h1");
    };
    let buttons = el("div", "os-wrap")
        .child(button(
            ButtonKind::Quiet,
            "last-file-undo",
            ui.t(Key::ImportUndo),
            undo,
        ))
        .child(button(
            ButtonKind::Plain,
            "last-file-keep",
            ui.t(Key::LastFileKeep),
            keep,
        ));
    let more = vec![
        Some(line(Key::ImportUndoHint)),
        but_erased.then(|| line(Key::ImportUndoErased)),
        Some(line(Key::LastFileKeepHint)),
        Some(buttons),
    ];
    let what = ui.with(Key::LastFileWhat, &[("day", &day)]);
    notice(NoticeKind::Info, what, came, more).attr("id", "last-file")
}

/// It is out: said where the focus goes, since what was pressed is gone.
fn out(ui: Ui) -> El {
    notice(
        NoticeKind::Info,
        ui.t(Key::ImportUndone),
        String::new(),
        None::<El>,
    )
    .attr("id", "last-file-out")
    .attr("tabindex", "-1")
    .attr("role", "status")
}
