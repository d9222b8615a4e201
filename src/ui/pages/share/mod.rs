//! A share file of the book: for whom, what goes in, the words that open it, and the making.

mod inside;
mod making;
mod words;

use crate::{
    app::{
        event::Event,
        exchange::event::{Exchanged, ForWhom},
        view::{ShareState, ShareView},
    },
    i18n::Key,
    ui::{
        components::{ButtonKind, Choice, El, Page, Radios, busy_button, el, page, radios},
        kit::{Part, Ui},
    },
};
use leptos::prelude::*;

type View = Part<Box<ShareView>>;

/// Where it says how far the file is.
const MAKING: &str = "making";

pub(super) fn draw(ui: Ui, view: View) -> Option<AnyView> {
    let first = view.now()?;
    let frame = Page {
        name: "share",
        title: ui.t(Key::ShareTitle).into(),
        progress: None,
        top: vec![ui.back(&first.back)],
        bar: vec![main_button(ui, view)],
    };
    let screen = el("div", "os-no-print os-stack os-stack--loose")
        .child(el("p", "").text(ui.t(Key::ShareLead)))
        .child(
            el("div", "os-stack os-fold")
                .attr("id", MAKING)
                .child(view.drawn(move |v| making::making(ui, v))),
        )
        .child(el("div", "").child(view.drawn(move |v| last(ui, v))))
        .child(whom(ui, view, &first))
        .child(inside::inside(ui, view))
        .child(words::words(ui, view));
    Some(page(frame, vec![screen, card(ui, view)]))
}

fn send(ui: Ui, event: Exchanged) {
    ui.send(Event::Exchanged(Box::new(event)));
}

/// The one thing to press: make the file, then hand it out.
fn main_button(ui: Ui, view: View) -> El {
    let label = view.words(move |v| {
        ui.t(match (&v.state, v.can_share) {
            (ShareState::Made(_), true) => Key::ShareSend,
            (ShareState::Made(_), false) => Key::ShareSave,
            _ => Key::ShareMake,
        })
    });
    let made = move || view.read(|v| matches!(v.state, ShareState::Made(_)));
    let busy = move || {
        view.read(|v| match v.state {
            ShareState::Made(_) => false,
            ShareState::Busy => true,
            ShareState::Choosing | ShareState::Failed(_) => !v.can_make,
        })
    };
    busy_button(ButtonKind::Primary, "make", label, busy, move || {
        let event = if untrack(made) {
            Exchanged::Give
        } else {
            Exchanged::Make
        };
        send(ui, event);
        request_animation_frame(|| {
            if let Some(place) = document().get_element_by_id(MAKING) {
                place.scroll_into_view();
            }
        });
    })
}

fn last(ui: Ui, view: &ShareView) -> Vec<El> {
    let line = view.last.map(|day| {
        let day = ui.words(|words| words.day(day));
        el("p", "os-soft").text(ui.with(Key::ShareLast, &[("day", &day)]))
    });
    line.into_iter().collect()
}

fn whom(ui: Ui, view: View, first: &ShareView) -> El {
    let choice = |label, hint| Choice {
        label: ui.t(label),
        hint: Some(ui.t(hint)),
    };
    let mut asked = Radios {
        id: "whom",
        legend: ui.t(Key::ShareWhom),
        hint: None,
        choices: vec![
            choice(Key::ShareMe, Key::ShareMeHint),
            choice(Key::ShareOthers, Key::ShareOthersHint),
        ],
    };
    let mut ways = vec![ForWhom::Me, ForWhom::Others];
    // Whoever helps a family makes it a file; a family has its own copy.
    if first.notes.visits > 0 {
        ways.insert(1, ForWhom::Family);
        let family = choice(Key::VisitShareFamily, Key::VisitShareFamilyHint);
        asked.choices.insert(1, family);
    }
    let known = StoredValue::new(ways.clone());
    let chosen = move || {
        let now = view.read(|v| Some(v.whom));
        known.with_value(|ways| ways.iter().position(|whom| Some(*whom) == now))
    };
    radios(asked, chosen, move |place| {
        if let Some(whom) = ways.get(place) {
            send(ui, Exchanged::ChoseWhom(*whom));
        }
    })
}

/// The card with the words: nothing else of this page is printed.
fn card(ui: Ui, view: View) -> El {
    el("article", "os-sheet os-print-only")
        .child(el("h2", "").text(ui.t(Key::ShareCardTitle)))
        .child(el("p", "os-phrase").text(view.words(|v| v.phrase.clone().unwrap_or_default())))
        .child(el("p", "").text(ui.t(Key::ShareCardNote)))
}
