//! The end of a visit: what was done, what is left; then the files, and whether the book stays here.

use super::{Desk, send};
use crate::{
    app::{
        exchange::event::{ForWhom, VisitEvent},
        route::{Route, VisitPage},
        view::{Done, Left, OpenVisit, Speaker, VisitNow, VisitView},
    },
    domain::{
        change::{Field, Value},
        ids::BookId,
        visit::VisitPart,
    },
    i18n::Key,
    ui::{
        components::{ButtonKind, El, Page, busy_button, button, el, link_button, page},
        kit::{Target, Ui, link, plain_notice},
    },
};
use leptos::prelude::*;

/// Before the end.
pub(super) fn draw(desk: Desk) -> AnyView {
    let Desk { ui, view, book, .. } = desk;
    let closed = move || view.read(|v| !v.can_write);
    let now = Route::Visit(book, VisitPage::Now);
    let frame = Page {
        name: "visit",
        title: ui.t(Key::VisitEndTitle).into(),
        progress: Some(ui.t(Key::VisitTitle).into()),
        top: vec![ui.back(&now)],
        bar: vec![
            link_button(
                ButtonKind::Plain,
                ui.t(Key::VisitEndNotYet),
                now.to_string(),
            ),
            busy_button(
                ButtonKind::Primary,
                "end-visit",
                ui.t(Key::VisitNowEnd),
                closed,
                move || send(ui, VisitEvent::Ended(book)),
            ),
        ],
    };
    let body = view.drawn(move |v| match &v.now {
        VisitNow::Here(visit) => vec![done(ui, &visit.done), left(ui, &visit.left)],
        VisitNow::None(_) | VisitNow::Over(_) => Vec::new(),
    });
    let body = el("div", "os-stack os-stack--loose")
        .child(body)
        .child(el("p", "os-soft").text(ui.t(Key::VisitEndLead)));
    page(frame, body)
}

/// After it.
pub(super) fn over(ui: Ui, first: &VisitView, visit: &OpenVisit) -> AnyView {
    let home = Route::Book(first.book);
    let frame = Page {
        name: "visit",
        title: ui.t(Key::VisitOverTitle).into(),
        progress: Some(ui.words(|words| words.day(visit.day)).into()),
        top: vec![ui.back(&home)],
        bar: Vec::new(),
    };
    let mut parts = vec![
        el("p", "").text(ui.t(Key::VisitOverSaved)),
        done(ui, &visit.done),
        left(ui, &visit.left),
        files(ui, first, visit),
        then(ui, first.book),
    ];
    parts.extend(first.can_write.then(|| again(ui, first, visit)));
    page(frame, el("div", "os-stack os-stack--loose").child(parts))
}

fn card(ui: Ui, title: Key) -> El {
    el("section", "os-card os-stack").child(el("h2", "").text(ui.t(title)))
}

fn count(ui: Ui, keys: (Key, Key), speaker: &Speaker, count: usize) -> String {
    let key = if count == 1 { keys.0 } else { keys.1 };
    let name = ui.speaker(speaker);
    ui.with(key, &[("name", &name), ("count", &count.to_string())])
}

/// What was done, by voice and question.
fn done(ui: Ui, done: &[Done]) -> El {
    let rows = done.iter().map(|done| {
        let keys = (Key::VisitEndDoneOne, Key::VisitEndDoneMany);
        let title = count(ui, keys, &done.speaker, done.count);
        let rows = done.questions.iter();
        let rows = rows.map(|short| el("li", "").attr("dir", "auto").text(short.clone()));
        let rows: Vec<El> = rows.collect();
        let list = (!rows.is_empty()).then(|| el("ul", "").child(rows));
        let kept = (done.kept > 0).then(|| {
            let (one, many) = (Key::VisitEndKeptOne, Key::VisitEndKeptMany);
            let text = ui.words(|words| words.count(one, many, done.kept));
            el("p", "os-soft").text(text)
        });
        el("div", "os-stack os-stack--tight")
            .child(el("h3", "os-ask").attr("dir", "auto").text(title))
            .child(list)
            .child(kept)
    });
    let rows: Vec<El> = rows.collect();
    let nothing = rows
        .is_empty()
        .then(|| el("p", "").text(ui.t(Key::VisitEndNothing)));
    card(ui, Key::VisitEndDone)
        .attr("id", "done")
        .child(nothing)
        .child(rows)
}

/// What is left, each with the way to it.
fn left(ui: Ui, left: &Left) -> El {
    let row = |route: &Route, text: String| {
        el("li", "").child(link(route.to_string(), text).attr("dir", "auto"))
    };
    let unread = left.unread.iter().map(|(speaker, number, route)| {
        let keys = (Key::VisitEndUnreadOne, Key::VisitEndUnreadMany);
        row(route, count(ui, keys, speaker, *number))
    });
    let unanswered = left.unanswered.iter().map(|(speaker, number, route)| {
        let keys = (Key::VisitEndUnansweredOne, Key::VisitEndUnansweredMany);
        row(route, count(ui, keys, speaker, *number))
    });
    let date = left.no_date.iter();
    let date = date.map(|route| row(route, ui.t(Key::VisitEndNoDate)));
    let rows: Vec<El> = unread.chain(unanswered).chain(date).collect();
    let part = card(ui, Key::VisitEndLeft).attr("id", "left");
    if rows.is_empty() {
        part.child(el("p", "").text(ui.t(Key::VisitEndLeftNone)))
    } else {
        part.child(el("ul", "os-ways").child(rows))
    }
}

/// The files for the family and for the school, and what goes into neither.
fn files(ui: Ui, first: &VisitView, visit: &OpenVisit) -> El {
    let book = first.book;
    let file = |id: &'static str, label, hint, whom| {
        let make = button(ButtonKind::Quiet, id, ui.t(label), move || {
            send(ui, VisitEvent::FileFor(book, whom));
        });
        el("div", "os-stack os-stack--tight")
            .child(make)
            .child(el("p", "os-soft").text(ui.t(hint)))
    };
    let own = visit.own.iter().map(|(speaker, number)| {
        let key = if *number == 1 {
            Key::VisitOverOwnOne
        } else {
            Key::VisitOverOwnMany
        };
        let (name, number) = (ui.speaker_in_a_sentence(speaker), number.to_string());
        let what = ui.with(key, &[("name", &name), ("count", &number)]);
        plain_notice(what, ui.t(Key::VisitOverOwnPin))
    });
    card(ui, Key::VisitOverFiles)
        .child(file(
            "file-family",
            Key::VisitOverFamily,
            Key::VisitOverFamilyHint,
            ForWhom::Family,
        ))
        .child(file(
            "file-school",
            Key::VisitOverSchool,
            Key::VisitOverSchoolHint,
            ForWhom::Others,
        ))
        .child(own.collect::<Vec<El>>())
}

/// Whether the book stays on this device.
fn then(ui: Ui, book: BookId) -> El {
    let home = Route::Book(book).to_string();
    let keep = link_button(ButtonKind::Primary, ui.t(Key::VisitOverKeep), home).attr("id", "keep");
    let away = Route::Remove(book).to_string();
    let away = link_button(ButtonKind::Quiet, ui.t(Key::RemoveLink), away);
    card(ui, Key::VisitOverThen)
        .child(keep)
        .child(el("p", "os-soft").text(ui.t(Key::VisitOverKeepHint)))
        .child(away)
}

/// It was ended too early.
fn again(ui: Ui, first: &VisitView, visit: &OpenVisit) -> El {
    let ended = Target {
        book: first.book,
        by: visit.helper.voice,
        field: Field::Visit(visit.round, visit.visit, VisitPart::Ended),
    };
    el("button", "os-link")
        .attr("type", "button")
        .attr("id", "visit-again")
        .on("click", move |_| ui.send(ended.says(Value::Cleared)))
        .text(ui.t(Key::VisitOverAgain))
}
