//! Up to three things that matter most, in order. Buttons, no dragging.

use crate::{
    app::{
        event::Event,
        view::{MattersView, Pick},
    },
    i18n::Key,
    ui::{
        components::{LinkButton, Notice, Page, Symbol},
        kit::Ui,
    },
};
use leptos::prelude::*;

pub(super) fn page(ui: Ui, view: Memo<MattersView>) -> AnyView {
    let first = view.get_untracked();
    let bar = view! {
        <LinkButton label=ui.t(Key::MattersNext) href=first.next.to_string() />
    }
    .into_any();
    let chosen = move || {
        let (picks, can_write) = view.with(|v| (v.chosen.clone(), v.can_write));
        if picks.is_empty() {
            return view! { <p class="os-soft">{ui.t(Key::MattersNone)}</p> }.into_any();
        }
        let rows = picks.into_iter().enumerate();
        let rows = rows.map(|(place, pick)| row(ui, pick, Some(place), false, can_write));
        view! { <ol class="os-picks">{rows.collect_view()}</ol> }.into_any()
    };
    let others = move || {
        let (picks, full, can_write) = view.with(|v| (v.others.clone(), v.full, v.can_write));
        let empty = picks.is_empty() && view.with(|v| v.chosen.is_empty());
        if empty {
            return view! { <p>{ui.t(Key::MattersNothing)}</p> }.into_any();
        }
        let rows = picks
            .into_iter()
            .map(|pick| row(ui, pick, None, full, can_write));
        view! { <ul class="os-picks" role="list">{rows.collect_view()}</ul> }.into_any()
    };
    let full = move || {
        view.with(|v| v.full)
            .then(|| view! { <Notice what=ui.t(Key::MattersFull) /> }.into_any())
    };
    view! {
        <Page name="matters" title=ui.t(Key::MattersTitle) back=ui.back(&first.back) bar>
            <p>{ui.t(Key::MattersLead)}</p>
            <section class="os-card" aria-live="polite">
                <h2>{ui.t(Key::MattersChosen)}</h2>
                {chosen}
            </section>
            {full}
            <section class="os-card">
                <h2>{ui.t(Key::MattersOthers)}</h2>
                {others}
            </section>
        </Page>
    }
    .into_any()
}

fn row(ui: Ui, pick: Pick, place: Option<usize>, full: bool, can_write: bool) -> AnyView {
    let short = pick.heading.short.clone();
    let button = |label: Key, about: Key, event: Event| {
        let about = ui.with(about, &[("question", &short)]);
        view! {
            <button
                type="button"
                class="os-link"
                aria-label=about
                on:click=move |_| ui.send(event.clone())
            >
                {ui.t(label)}
            </button>
        }
        .into_any()
    };
    let at = pick.at.clone();
    let buttons = match place {
        _ if !can_write => None,
        Some(place) => {
            let up = (place > 0).then(|| {
                button(
                    Key::MattersUp,
                    Key::MattersUpAbout,
                    Event::MovedUp(at.clone()),
                )
            });
            let drop = Event::Picked(at.clone(), false);
            let drop = button(Key::MattersDrop, Key::MattersDropAbout, drop);
            Some(view! { {up} {drop} }.into_any())
        }
        None if full => None,
        None => {
            let picked = Event::Picked(at.clone(), true);
            Some(button(Key::MattersPick, Key::MattersPickAbout, picked))
        }
    };
    view! {
        <li class="os-pick">
            <Symbol name=pick.heading.symbol />
            <div class="os-pick__words">
                <b>{pick.heading.short}</b>
                <p class="os-soft os-words" dir="auto">
                    {pick.words}
                </p>
                <div class="os-wrap">{buttons}</div>
            </div>
        </li>
    }
    .into_any()
}
