//! The start page: who are you? And on with a book that is here already.

use crate::{
    app::view::{BookCard, CardState, StartView},
    i18n::Key,
    ui::{
        components::{El, Figure, Page, Task, TaskState, brand, choice_card, el, page, task_list},
        kit::{Part, Ui, link, plain_notice},
    },
};
use leptos::prelude::*;

pub(super) fn draw(ui: Ui, part: Part<StartView>) -> AnyView {
    let choices = el("div", "os-stack")
        .child(choice(
            ui,
            "/begin/parent",
            Figure::Parent,
            Key::StartParent,
            Key::StartParentHint,
        ))
        .child(choice(
            ui,
            "/begin/young-person",
            Figure::YoungPerson,
            Key::StartYoung,
            Key::StartYoungHint,
        ))
        .child(choice(
            ui,
            "/books",
            Figure::Helper,
            Key::StartHelper,
            Key::StartHelperHint,
        ));
    let links = el("nav", "os-wrap")
        .child(link("/example".into(), ui.t(Key::StartExample)))
        .child(link("/import".into(), ui.t(Key::StartImport)))
        .child(link("/help".into(), ui.t(Key::StartHelp)))
        .child(link("/settings".into(), ui.t(Key::StartSettings)));
    let frame = Page {
        name: "start",
        title: ui.t(Key::StartTitle).into(),
        progress: None,
        top: vec![el("span", "").child(brand(ui.t(Key::AppName)))],
        bar: Vec::new(),
    };
    let body = vec![
        el("p", "").text(ui.t(Key::StartLead)),
        home_first(ui, part),
        books(ui, part),
        choices,
        links,
    ];
    page(frame, body)
}

fn choice(ui: Ui, href: &str, figure: Figure, label: Key, hint: Key) -> El {
    choice_card(href, figure, ui.t(label), ui.t(hint))
}

/// Why the app belongs on the home screen of an iPhone, before anything is written.
fn home_first(ui: Ui, part: Part<StartView>) -> El {
    el("div", "os-fold").child(part.drawn(move |view| {
        let advice = || plain_notice(ui.t(Key::StartIphone), ui.t(Key::StartIphoneDo));
        view.home_first.then(advice).into_iter().collect()
    }))
}

/// The books that are here, if there are any.
fn books(ui: Ui, part: Part<StartView>) -> El {
    let some = part.drawn(move |view| {
        let cards = &view.books;
        if cards.is_empty() {
            return Vec::new();
        }
        let all = || link("/books".into(), ui.t(Key::HomeBooks));
        let all = view.more.then(all);
        let card = el("section", "os-card")
            .child(el("h2", "").text(ui.t(Key::StartGoOn)))
            .child(list(ui, cards))
            .child(all);
        vec![card, el("h2", "").text(ui.t(Key::StartNew))]
    });
    el("div", "os-stack os-fold").child(some)
}

/// What a book is called. A locked one has the name that its owner chose for it, which is nobody's.
fn name(ui: Ui, card: &BookCard) -> String {
    match card.state {
        CardState::Locked if card.name.is_empty() => ui.t(Key::BookLockedUnnamed),
        CardState::Locked => card.name.clone(),
        CardState::Open | CardState::Unreadable => {
            ui.named(Key::BookNamed, Key::BookUnnamed, &card.name)
        }
    }
}

/// The books of this device, each leading to where it was left.
fn list(ui: Ui, cards: &[BookCard]) -> El {
    let task = |card: &BookCard| Task {
        href: card.go_on.as_ref().unwrap_or(&card.home).to_string(),
        label: name(ui, card),
        symbol: None,
        state: TaskState::NotStarted,
        words: match card.state {
            CardState::Open => String::new(),
            CardState::Locked => ui.t(Key::BookLocked),
            CardState::Unreadable => ui.t(Key::BookUnreadable),
        },
    };
    task_list(cards.iter().map(task).collect())
}
