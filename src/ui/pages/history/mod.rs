//! Then and now: what has changed since last time, in sentences first, then in pictures, then as a table;
//! and the way to each meeting.

mod agreed;
mod table;
mod topics;

use crate::{
    app::{
        event::Event,
        route::{RoundPage, Route},
        view::{HistoryView, Moved, Told},
    },
    document::history as said,
    i18n::Key,
    ui::{
        components::{
            ButtonKind, El, Page, Sign, Task, TaskState, busy_button, details, el, page, sign,
            task_list,
        },
        kit::{Part, Ui, plain_notice},
    },
};
use leptos::prelude::*;

pub(super) fn draw(ui: Ui, view: Part<HistoryView>) -> Option<AnyView> {
    let first = view.now()?;
    let book = first.at.book;
    let print = busy_button(
        ButtonKind::Quiet,
        "print",
        ui.t(Key::PackPrint),
        move || view.read(|v| !v.ready.0),
        move || ui.send(Event::Print(book)),
    );
    let frame = Page {
        name: "history",
        title: ui.t(Key::HistoryTitle).into(),
        progress: None,
        top: vec![ui.back(&Route::Book(first.at.book))],
        bar: vec![print],
    };
    let body = el("div", "os-stack os-stack--loose").child(view.drawn(move |v| parts(ui, v)));
    Some(page(frame, vec![body]))
}

fn parts(ui: Ui, view: &HistoryView) -> Vec<El> {
    let mut parts = vec![intro(ui, view)];
    match view.told {
        Told::Nothing => {
            parts.push(plain_notice(
                ui.t(Key::HistoryNone),
                ui.t(Key::HistoryNoneNext),
            ));
            parts.push(ahead(ui));
        }
        Told::Once => {
            parts.push(plain_notice(ui.t(Key::HistoryFirst), String::new()));
            parts.push(ahead(ui));
        }
        Told::Compared => parts.push(summary(ui, view)),
    }
    parts.extend(topics::draw(ui, view));
    parts.extend(agreed::draw(ui, view));
    if !table::is_empty(view) {
        // A fold that is closed stays closed on paper, so paper has a table of its own.
        let fold = details(ui.t(Key::HistoryTable), false, table::draw(ui, view));
        parts.push(el("div", "os-no-print").child(fold));
        parts.push(el("div", "os-print-only").child(table::draw(ui, view)));
    }
    parts.push(meetings(ui, view));
    parts
}

/// What this is, and who may see it.
fn intro(ui: Ui, view: &HistoryView) -> El {
    let out = match view.left_out {
        0 => String::new(),
        1 => ui.t(Key::HistoryLeftOutOne),
        count => ui.with(Key::HistoryLeftOutMany, &[("count", &count.to_string())]),
    };
    // On paper it would tell others that there is more.
    let out = (!out.is_empty()).then(|| el("p", "os-soft os-no-print").text(out));
    el("div", "os-stack os-stack--tight")
        .child(el("p", "").text(ui.t(Key::HistoryLead)))
        .child(el("p", "os-soft").text(ui.t(Key::HistorySeen)))
        .child(out)
}

/// What there will be to see.
fn ahead(ui: Ui) -> El {
    let things = [
        (Sign::Up, Key::HistoryAheadMoved),
        (Sign::Same, Key::HistoryAheadAgreed),
        (Sign::Apart, Key::HistoryAheadApart),
    ];
    let things = things.map(|(which, words)| signed(which, ui.t(words)));
    el("section", "os-card os-stack os-no-print")
        .child(el("p", "").text(ui.t(Key::HistoryAhead)))
        .child(list(things.into_iter().collect()))
}

fn summary(ui: Ui, view: &HistoryView) -> El {
    let lines = ui.words(|words| said::summary(view, words));
    let lines = lines.into_iter().map(|(moved, line)| {
        let which = moved.map_or(Sign::Apart, sign_of);
        signed(which, line)
    });
    el("section", "os-card os-stack")
        .child(el("h2", "").text(ui.t(Key::HistorySince)))
        .child(list(lines.collect()))
}

fn list(lines: Vec<El>) -> El {
    el("ul", "os-signs").attr("role", "list").child(lines)
}

fn signed(which: Sign, words: String) -> El {
    el("li", "os-signs__line")
        .child(sign(which))
        .child(el("span", "").text(words))
}

const fn sign_of(moved: Moved) -> Sign {
    match moved {
        Moved::Better => Sign::Up,
        Moved::Worse => Sign::Down,
        Moved::Both => Sign::Both,
        Moved::Same => Sign::Same,
        Moved::Unknown => Sign::Unknown,
    }
}

/// Every meeting, the last one first, with the way to all that was said and agreed.
fn meetings(ui: Ui, view: &HistoryView) -> El {
    let rows = view.rounds.iter().rev().map(|round| Task {
        href: round.at.page(RoundPage::Said).to_string(),
        label: ui.words(|words| said::meeting(round, words)),
        symbol: None,
        state: TaskState::NotStarted,
        words: ui.words(|words| said::line(round, words)),
    });
    el("section", "os-card")
        .child(el("h2", "").text(ui.t(Key::HistoryMeetings)))
        .child(el("p", "os-soft").text(ui.t(Key::HistoryMeetingsLead)))
        .child(task_list(rows.collect()))
}
