//! The start page: who are you? And on with a book that is here already.

use crate::{
    app::view::BookCard,
    i18n::Key,
    ui::{
        components::{Brand, ChoiceCard, Figure, Page, Task, TaskList, TaskState},
        kit::Ui,
    },
};
use leptos::prelude::*;

pub(super) fn page(ui: Ui, cards: Memo<Vec<BookCard>>) -> AnyView {
    let some = Memo::new(move |_| cards.with(|cards| !cards.is_empty()));
    let choice = move |href: &'static str, figure, label, hint| {
        view! { <ChoiceCard href figure label=ui.t(label) hint=ui.t(hint) /> }
    };
    view! {
        <Page
            name="start"
            title=ui.t(Key::StartTitle)
            brand=view! { <Brand name=ui.t(Key::AppName) /> }.into_any()
        >
            <p>{ui.t(Key::StartLead)}</p>
            {move || some.get().then(|| go_on(ui, cards))}
            <div class="os-stack">
                {choice("/begin/parent", Figure::Parent, Key::StartParent, Key::StartParentHint)}
                {choice(
                    "/begin/young-person",
                    Figure::YoungPerson,
                    Key::StartYoung,
                    Key::StartYoungHint,
                )} {choice("/books", Figure::Helper, Key::StartHelper, Key::StartHelperHint)}
            </div>
            <nav class="os-wrap">
                <a class="os-link" href="/help">
                    {ui.t(Key::StartHelp)}
                </a>
                <a class="os-link" href="/settings">
                    {ui.t(Key::StartSettings)}
                </a>
            </nav>
        </Page>
    }
    .into_any()
}

fn go_on(ui: Ui, cards: Memo<Vec<BookCard>>) -> AnyView {
    view! {
        <section class="os-card">
            <h2>{ui.t(Key::StartGoOn)}</h2>
            {list(ui, cards)}
        </section>
        <h2>{ui.t(Key::StartNew)}</h2>
    }
    .into_any()
}

/// The books of this device, each leading to where it was left.
pub(super) fn list(ui: Ui, cards: Memo<Vec<BookCard>>) -> AnyView {
    let task = move |card: BookCard| Task {
        href: card.go_on.as_ref().unwrap_or(&card.home).to_string(),
        label: ui.named(Key::BookNamed, Key::BookUnnamed, &card.name),
        symbol: None,
        state: TaskState::NotStarted,
        words: if card.unreadable {
            ui.t(Key::BookUnreadable)
        } else {
            String::new()
        },
    };
    let tasks = Signal::derive(move || cards.get().into_iter().map(task).collect::<Vec<_>>());
    view! { <TaskList tasks /> }.into_any()
}
