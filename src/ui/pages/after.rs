//! After the meeting: one page in plain words, for everybody who was there.

use super::{
    dates::say::Say,
    items::older,
    said::{action, target},
};
use crate::{
    app::{
        event::{Event, RoundEvent},
        route::{RoundPage, Route},
        view::AfterView,
    },
    i18n::Key,
    ui::{
        components::{ButtonKind, El, Page, busy_button, button, el, link_button, page},
        kit::{Part, Ui, link, plain_notice},
    },
};
use leptos::prelude::*;

type View = Part<AfterView>;

pub(super) fn draw(ui: Ui, view: View) -> Option<AnyView> {
    let first = view.now()?;
    let book = first.at.book;
    let frame = Page {
        name: "after",
        title: ui.t(Key::AfterTitle).into(),
        progress: None,
        top: vec![ui.back(&Route::Book(book))],
        bar: vec![
            link_button(
                ButtonKind::Plain,
                ui.t(Key::AfterChange),
                first.at.page(RoundPage::Plan).to_string(),
            ),
            busy_button(
                ButtonKind::Primary,
                "print",
                ui.t(Key::PackPrint),
                move || view.read(|v| !v.ready.0),
                move || ui.send(Event::Print(book)),
            ),
        ],
    };
    let body = vec![
        el("div", "os-no-print os-stack")
            .child(older(ui, first.at))
            .child(el("p", "").text(ui.t(Key::AfterLead))),
        el("article", "os-sheet").child(view.drawn(move |v| sheet(ui, v))),
        el("div", "os-no-print os-fold").child(view.drawn(move |v| next(ui, v))),
    ];
    Some(page(frame, body))
}

fn sheet(ui: Ui, view: &AfterView) -> Vec<El> {
    let title = ui.named(Key::AfterSheetNamed, Key::AfterSheet, &view.name);
    let mut parts = vec![el("h2", "").attr("dir", "auto").text(title)];
    let round = &view.meeting.round;
    if let Some(day) = round.day {
        let day = ui.words(|words| words.day(day));
        let line = ui.with(Key::AfterDay, &[("day", &day)]);
        parts.push(el("p", "os-soft").text(line));
    }
    let nothing = view.decided.is_empty()
        && view.then.is_empty()
        && view.targets.is_empty()
        && view.actions.is_empty();
    if nothing {
        parts.push(plain_notice(
            ui.t(Key::AfterNothing),
            ui.t(Key::AfterNothingDo),
        ));
    }
    parts.extend(words(ui, Key::AfterDecided, &view.decided));
    let actions: Vec<El> = view.actions.iter().map(|item| action(ui, item)).collect();
    parts.extend(list(ui, Key::AfterWho, actions));
    let targets: Vec<El> = view.targets.iter().map(|item| target(ui, item)).collect();
    parts.extend(list(ui, Key::AfterTargets, targets));
    parts.extend(words(ui, Key::AfterThen, &view.then));
    parts.extend(list(ui, Key::AfterDates, dates(ui, view)));
    let open = view
        .open
        .iter()
        .map(|text| el("li", "os-words").attr("dir", "auto").text(text.clone()));
    let pictures = view.unsaid.iter().map(|kind| {
        let name = ui.words(|words| words.a_picture(*kind).to_owned());
        el("li", "os-words").text(name)
    });
    parts.extend(list(ui, Key::AfterOpen, open.chain(pictures).collect()));
    parts.push(if_not(ui));
    parts
}

fn words(ui: Ui, label: Key, text: &str) -> Option<El> {
    let text = text.trim();
    (!text.is_empty()).then(|| {
        el("section", "os-stack os-stack--tight")
            .child(el("h3", "").text(ui.t(label)))
            .child(el("p", "os-words").attr("dir", "auto").text(text))
    })
}

fn list(ui: Ui, label: Key, rows: Vec<El>) -> Option<El> {
    (!rows.is_empty()).then(|| {
        el("section", "os-stack os-stack--tight")
            .child(el("h3", "").text(ui.t(label)))
            .child(el("ul", "os-agreed").attr("role", "list").child(rows))
    })
}

/// What the law has follow on the meeting, and what to do where it has not come.
fn dates(ui: Ui, view: &AfterView) -> Vec<El> {
    let Some(today) = view.today else {
        return Vec::new();
    };
    let say = Say {
        ui,
        today,
        setting: view.setting,
    };
    let rows = view.dates.iter().map(|line| {
        let when = [say.days(line.days), say.state(line)].join(" · ");
        let passed = line.passed.clone().map(|todo| el("p", "").text(todo));
        el("li", "os-agreed__one")
            .child(el("p", "os-agreed__what").text(line.title.clone()))
            .child(el("p", "os-soft").text(when))
            .child(passed)
    });
    rows.collect()
}

/// What to do if what was agreed does not happen.
fn if_not(ui: Ui) -> El {
    let steps = [
        Key::AfterIfAsk,
        Key::AfterIfWrite,
        Key::AfterIfMeet,
        Key::AfterIfHelp,
    ];
    let steps: Vec<El> = steps.map(|key| el("li", "").text(ui.t(key))).into();
    el("section", "os-stack os-stack--tight")
        .child(el("h3", "").text(ui.t(Key::AfterIf)))
        .child(el("ol", "").child(steps))
        .child(link("/help".into(), ui.t(Key::SafetyHelp)))
}

/// The way to the next round, once this one is over.
fn next(ui: Ui, view: &AfterView) -> Vec<El> {
    let at = view.at;
    if !at.is_current {
        let closed = view.closed.map(|day| {
            let day = ui.words(|words| words.day(day));
            el("p", "os-soft").text(ui.with(Key::AfterClosed, &[("day", &day)]))
        });
        return closed.into_iter().collect();
    }
    let left = view.unanswered.iter().map(|(speaker, count)| {
        let key = if *count == 1 {
            Key::AfterUnansweredOne
        } else {
            Key::AfterUnansweredMany
        };
        let (name, count) = (ui.speaker(speaker), count.to_string());
        let what = ui.with(key, &[("name", &name), ("count", &count)]);
        el("p", "os-soft").attr("dir", "auto").text(what)
    });
    let left: Vec<El> = left.collect();
    let begin = view.can_write.then(|| {
        let press = move || {
            let event = RoundEvent::Begun(at.book, at.round);
            ui.send(Event::Rounds(Box::new(event)));
        };
        button(
            ButtonKind::Quiet,
            "next-round",
            ui.t(Key::AfterBegin),
            press,
        )
    });
    let part = el("section", "os-card os-stack")
        .child(el("h2", "").text(ui.t(Key::AfterNext)))
        .child(el("p", "").text(ui.t(Key::AfterNextLead)))
        .child(left)
        .child(begin);
    vec![part]
}
