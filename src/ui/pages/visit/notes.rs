//! The helper's own notes, and who may see them.

use super::{Desk, pick};
use crate::{
    app::{
        route::{Route, VisitPage},
        view::{Note, VisitNow, VisitView},
    },
    domain::{answer::Sharing, change::Value, visit::VisitPart},
    i18n::Key,
    ui::{
        components::{
            ButtonKind, El, FieldKind, NoticeKind, Page, TextField, el, group, link_button, live,
            nothing, notice, page, text_field,
        },
        kit::{gate, saved},
    },
};
use leptos::prelude::*;
use std::rc::Rc;

/// Who may see them, the fewest first.
const SEEN_BY: [(Sharing, Key, Key); 3] = [
    (Sharing::Me, Key::VisitNotesMe, Key::VisitNotesMeHint),
    (
        Sharing::Chosen,
        Key::VisitNotesFamily,
        Key::VisitNotesFamilyHint,
    ),
    (
        Sharing::Meeting,
        Key::VisitNotesMeeting,
        Key::VisitNotesMeetingHint,
    ),
];

pub(super) fn draw(desk: Desk, first: &VisitView) -> AnyView {
    let Desk { ui, view, book, .. } = desk;
    let now = Route::Visit(first.book, VisitPage::Now);
    let frame = Page {
        name: "visit",
        title: ui.t(Key::VisitNotesTitle).into(),
        progress: Some(ui.t(Key::VisitTitle).into()),
        top: vec![ui.back(&Route::Visit(book, VisitPage::Now))],
        bar: vec![link_button(
            ButtonKind::Primary,
            ui.t(Key::TaskDone),
            now.to_string(),
        )],
    };
    let read = move || {
        view.read(|v| match &v.now {
            VisitNow::Here(visit) => Some(visit.note.clone()),
            VisitNow::None(_) | VisitNow::Over(_) => None,
        })
    };
    let body = desk
        .form()
        .child(el("p", "").text(ui.t(Key::VisitNotesLead)))
        .child(fields(desk, "note", read))
        .child(saved(ui, move || view.read(|v| Some(v.saving))));
    page(frame, body)
}

/// The notes of one visit, and who may see them.
pub(super) fn fields(
    desk: Desk,
    id: &str,
    read: impl Fn() -> Option<Note> + Copy + Send + Sync + 'static,
) -> Vec<El> {
    let ui = desk.ui;
    let target = desk.part(VisitPart::Note);
    let on_text = move |typed: String| {
        ui.typing.try_set(false);
        ui.send(target.says(Value::Text(typed)));
    };
    let field = TextField {
        id: id.to_owned(),
        label: ui.t(Key::VisitNotesLabel),
        hint: None,
        kind: FieldKind::Words,
        on_text: Rc::new(on_text),
    };
    let words = move || read().map(|note| note.words).unwrap_or_default();
    let twice = gate(move || u64::from(read().is_some_and(|note| note.twice)));
    let twice = live(move || {
        if twice.get() == 0 {
            return nothing();
        }
        let (what, then) = (ui.t(Key::VisitNotesTwice), ui.t(Key::VisitNotesTwiceDo));
        group(notice(NoticeKind::Warn, what, then, None::<El>))
    });
    vec![
        el("div", "os-fold").child(twice),
        text_field(field, words),
        seen_by(desk, id, read),
    ]
}

fn seen_by(
    desk: Desk,
    id: &str,
    read: impl Fn() -> Option<Note> + Copy + Send + Sync + 'static,
) -> El {
    let ui = desk.ui;
    let target = desk.part(VisitPart::NoteSharing);
    let rows = SEEN_BY.map(|(_, label, hint)| (ui.t(label), Some(ui.t(hint))));
    pick(
        &[id, "-for"].concat(),
        ui.t(Key::VisitNotesWho),
        rows.to_vec(),
        move || {
            let now = read()?.seen_by;
            SEEN_BY.iter().position(|(who, ..)| *who == now)
        },
        move |place| {
            if let Some((who, ..)) = SEEN_BY.get(place) {
                ui.send(target.says(Value::Sharing(*who)));
            }
        },
    )
}
