//! On the book's home: what is asked of the person, or said to them, now and then.

use crate::{
    app::{event::Event, exchange::event::Exchanged, route::Route, view::Twice},
    domain::ids::BookId,
    i18n::Key,
    ui::{
        components::{ButtonKind, El, NoticeKind, button, el, link_button, notice},
        kit::{Ui, link},
        pages::versions,
    },
};

/// Asks for a copy, kindly and once.
pub(super) fn reminder(ui: Ui, book: BookId) -> El {
    let later = move || {
        let event = Exchanged::NotNow(book);
        ui.send(Event::Exchanged(Box::new(event)));
    };
    let buttons = el("div", "os-wrap")
        .child(link_button(
            ButtonKind::Quiet,
            ui.t(Key::HomeRemindMake),
            Route::Share(book).to_string(),
        ))
        .child(button(
            ButtonKind::Plain,
            "not-now",
            ui.t(Key::HomeRemindLater),
            later,
        ));
    notice(
        NoticeKind::Info,
        ui.t(Key::HomeRemind),
        ui.t(Key::HomeRemindDo),
        buttons,
    )
    .attr("id", "remind")
}

/// That answers stand in more than one version, with the way to some of them.
pub(super) fn twice(ui: Ui, twice: &[Twice]) -> Option<El> {
    const SHOWN: usize = 3;
    if twice.is_empty() {
        return None;
    }
    let links = twice.iter().take(SHOWN).map(|found| {
        let name = ui.speaker(&found.speaker);
        let short = ui.words(|words| words.card(&found.short, found.unsaid));
        let of = ui.with(Key::VersionsOf, &[("name", &name), ("question", &short)]);
        link(found.route.to_string(), of)
    });
    let more = twice.len().checked_sub(SHOWN).filter(|more| *more > 0);
    let more = more.map(|more| {
        let more = ui.with(Key::VersionsMore, &[("count", &more.to_string())]);
        el("p", "os-soft").text(more)
    });
    let links = links.chain(more).collect();
    Some(versions::some(ui, twice.len(), Some(links)))
}
