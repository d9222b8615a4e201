//! The page for the meeting, as it will be printed. What stands around it is not printed.

use crate::{
    app::{
        event::Event,
        view::{PackTopic, PackView, Said, Speaker},
    },
    document,
    i18n::{self, Key},
    ui::{
        components::{Button, ButtonKind, Notice, Page},
        kit::{Ui, said_bubble},
    },
};
use leptos::prelude::*;

pub(super) fn page(ui: Ui, view: Memo<Box<PackView>>) -> AnyView {
    let first = view.get_untracked();
    let sheet = move || view.with(|v| sheet(ui, v));
    let around = move || view.with(|v| around(ui, v));
    view! {
        <Page
            name="pack"
            title=ui.t(Key::PackHeading)
            back=ui.back(&first.back)
            bar=bar(ui, view)
        >
            <div class="os-screen-only os-stack">
                <p>{ui.t(Key::PackLead)}</p>
                {around}
            </div>
            {sheet}
        </Page>
    }
    .into_any()
}

fn bar(ui: Ui, view: Memo<Box<PackView>>) -> AnyView {
    let book = view.with_untracked(|v| v.id);
    let busy = Signal::derive(move || view.with(|v| !v.ready));
    let give = Signal::derive(move || {
        ui.t(if view.with(|v| v.can_share) {
            Key::PackShare
        } else {
            Key::PackDownload
        })
    });
    view! {
        <Button
            label=give
            kind=ButtonKind::Quiet
            id="give"
            busy
            on_press=move |()| ui.send(Event::GivePack(book))
        />
        <Button
            label=ui.t(Key::PackPrint)
            id="print"
            busy
            on_press=move |()| ui.send(Event::Print(book))
        />
    }
    .into_any()
}

/// What the person should know before the page goes out: what is not in it, and that it can't be
/// taken back.
fn around(ui: Ui, view: &PackView) -> AnyView {
    let left_out = view.left_out.iter().map(|(speaker, count)| {
        let key = if *count == 1 {
            Key::PackLeftOutOne
        } else {
            Key::PackLeftOutMany
        };
        let values = [("name", ui.speaker(speaker)), ("count", count.to_string())];
        let values = values
            .each_ref()
            .map(|(name, value)| (*name, value.as_str()));
        view! { <Notice what=ui.with(key, &values) /> }.into_any()
    });
    let empty = view.empty.then(|| {
        let (what, todo) = (ui.t(Key::PackEmpty), ui.t(Key::PackEmptyDo));
        view! { <Notice what todo /> }.into_any()
    });
    view! {
        {left_out.collect_view()}
        {empty}
        <p class="os-soft">{ui.t(Key::PackAfter)}</p>
    }
    .into_any()
}

fn sheet(ui: Ui, view: &PackView) -> AnyView {
    let lines = ui
        .words(|words| document::meeting_lines(view, words))
        .into_iter();
    let lines = lines.map(|line| view! { <p class="os-soft" dir="auto">{line}</p> }.into_any());
    let matters = view
        .matters
        .iter()
        .map(|(speaker, said)| most(ui, speaker, said))
        .collect_view();
    let matters = (!view.matters.is_empty()).then(|| {
        view! {
            <section>
                <h3>{ui.t(Key::PackMatters)}</h3>
                {matters}
            </section>
        }
        .into_any()
    });
    let topics = view
        .topics
        .iter()
        .map(|found| topic(ui, found))
        .collect_view();
    view! {
        <article class="os-sheet">
            <h2 dir="auto">{ui.named(Key::PackTitleNamed, Key::PackTitle, &view.name)}</h2>
            {lines.collect_view()}
            {matters}
            {asks(ui, view)}
            {topics}
            <p class="os-soft">{ui.t(Key::PackFooter)}</p>
        </article>
    }
    .into_any()
}

fn most(ui: Ui, speaker: &Speaker, said: &[Said]) -> AnyView {
    let rows = said.iter().map(|said| {
        let texts = [&said.words, &said.better, &said.ask];
        let words = texts.into_iter().find(|text| !text.trim().is_empty());
        let words = words.cloned().unwrap_or_else(|| said.heading.ask.clone());
        view! {
            <li>
                <b>{said.heading.short.clone()}</b>
                <p class="os-words" dir="auto">
                    {words}
                </p>
            </li>
        }
        .into_any()
    });
    let name = ui.words(|words| words.speaker_in_full(speaker.role, &speaker.name));
    view! {
        <h4 dir="auto">{name}</h4>
        <ol>{rows.collect_view()}</ol>
    }
    .into_any()
}

fn asks(ui: Ui, view: &PackView) -> Option<AnyView> {
    let rows = view.asks.iter().map(|(speaker, ask)| {
        let by = ui.with(Key::PackAsksFrom, &[("name", &ui.speaker(speaker))]);
        view! {
            <li>
                <span class="os-words" dir="auto">
                    {ask.clone()}
                </span>
                " "
                <small>"(" {by} ")"</small>
            </li>
        }
        .into_any()
    });
    (!view.asks.is_empty()).then(|| {
        view! {
            <section>
                <h3>{ui.t(Key::PackAsks)}</h3>
                <ul class="os-ticks">{rows.collect_view()}</ul>
            </section>
        }
        .into_any()
    })
}

fn topic(ui: Ui, found: &PackTopic) -> AnyView {
    let said = found.said.iter().map(|said| {
        let how = ui.words(|words| words.taken(said.how, &said.taken_by));
        view! {
            <div class="os-sheet__side">
                <p class="os-ask">{said.heading.ask.clone()}</p>
                {said_bubble(ui, said, how, None)}
            </div>
        }
        .into_any()
    });
    view! {
        <section class="os-sheet__topic">
            <h3>{ui.t(i18n::topic(found.topic))}</h3>
            <div class="os-side">{said.collect_view()}</div>
        </section>
    }
    .into_any()
}
