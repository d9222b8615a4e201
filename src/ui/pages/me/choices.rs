//! What is chosen once for the whole page: who can see it, and how it is written down.

use super::View;
use crate::{
    app::{
        event::Event,
        exchange::event::{Exchanged, MeEvent},
        view::MeView,
    },
    domain::answer::{HowTaken, Sharing},
    i18n::{self, Key},
    ui::{
        components::{
            Choice, El, FieldKind, Live, Radios, TextField, details, el, live, nothing, radios,
            text_field,
        },
        kit::{Ui, gate},
        pages::choices::sharing_choices,
    },
};
use leptos::prelude::*;
use std::rc::Rc;

/// The ways in which words can come onto this page.
const HOW: [(HowTaken, Key); 6] = [
    (HowTaken::Typed, Key::HowPickTyped),
    (HowTaken::Scribed, Key::HowPickScribed),
    (HowTaken::Pointed, Key::HowPickPointed),
    (HowTaken::Signed, Key::HowPickSigned),
    (HowTaken::Interpreted, Key::HowPickInterpreted),
    (HowTaken::Observed, Key::HowPickObserved),
];

fn send(ui: Ui, event: MeEvent) {
    ui.send(Event::Exchanged(Box::new(Exchanged::Me(event))));
}

/// Who can see the page: asked openly where nothing was chosen, else folded under what holds.
pub(super) fn seen(ui: Ui, view: View, first: &MeView) -> El {
    let (book, voice) = (first.id, first.speaker.voice);
    let asked = Radios {
        id: "seen",
        legend: ui.t(Key::MeSeen),
        hint: Some(ui.t(Key::MeSeenHint)),
        choices: sharing_choices(ui),
    };
    let chosen = move || {
        let now = view.read(|v| v.seen)?;
        Sharing::ALL.iter().position(|each| *each == now)
    };
    let rows = radios(asked, chosen, move |place| {
        if let Some(sharing) = Sharing::ALL.get(place) {
            send(ui, MeEvent::Seen(book, voice, *sharing));
        }
    });
    let who = who(
        ui,
        "seen-who",
        move || {
            let asks = view.read(|v| v.seen == Some(Sharing::Chosen));
            asks.then_some(Key::SharingWho)
        },
        move || view.read(|v| v.seen_who.clone()),
        move |who| send(ui, MeEvent::SeenBy(book, voice, who)),
    );
    let summary = view.words(move |v| match v.seen {
        Some(seen) => ui.with(
            Key::QuestionSharingNow,
            &[("who", &ui.t(i18n::sharing(seen)))],
        ),
        None => ui.t(Key::MeSeen),
    });
    open_or_folded(first.seen.is_none(), summary, vec![rows, who])
}

/// How the page is written down: asked openly of a young person who has not said so, else folded.
pub(super) fn how(ui: Ui, view: View, first: &MeView) -> El {
    let (book, voice) = (first.id, first.speaker.voice);
    let choices = HOW.map(|(how, label)| Choice {
        label: ui.t(label),
        hint: (how == HowTaken::Observed).then(|| ui.t(Key::HowPickObservedHint)),
    });
    let asked = Radios {
        id: "how",
        legend: ui.t(Key::QuestionHow),
        hint: None,
        choices: choices.to_vec(),
    };
    let chosen = move || {
        let now = view.read(|v| v.how)?;
        HOW.iter().position(|(how, _)| *how == now)
    };
    let rows = radios(asked, chosen, move |place| {
        if let Some((how, _)) = HOW.get(place) {
            send(ui, MeEvent::Taken(book, voice, *how));
        }
    });
    let who = who(
        ui,
        "taken-by",
        move || {
            Some(match view.read(|v| v.how)? {
                HowTaken::Observed => Key::QuestionHowObservedBy,
                HowTaken::Interpreted => Key::QuestionHowInterpreter,
                how if how.asks_who() => Key::QuestionHowBy,
                _ => return None,
            })
        },
        move || view.read(|v| v.taken_by.clone()),
        move |who| send(ui, MeEvent::TakenBy(book, voice, who)),
    );
    let asks = first.own && first.how.is_none();
    open_or_folded(asks, live(move || ui.t(Key::QuestionHow)), vec![rows, who])
}

/// A field for who it is, while that is asked.
fn who(
    ui: Ui,
    id: &'static str,
    label: impl Fn() -> Option<Key> + Copy + Send + Sync + 'static,
    text: impl Fn() -> String + Copy + Send + 'static,
    tell: impl Fn(String) + Copy + Send + 'static,
) -> El {
    // Made anew only when its label is another one, so that it never loses the cursor.
    let there = gate(move || label().map_or(0, |label| 1 + label as u64));
    let drawn = live(move || {
        there.get();
        let Some(label) = untrack(label) else {
            return nothing();
        };
        let on_text = move |typed: String| {
            ui.typing.try_set(false);
            tell(typed);
        };
        let field = TextField {
            id: id.to_owned(),
            label: ui.t(label),
            hint: None,
            kind: FieldKind::Line,
            on_text: Rc::new(on_text),
        };
        text_field(field, text).done()
    });
    el("div", "os-fold").child(drawn)
}

fn open_or_folded(open: bool, summary: Live<String>, body: Vec<El>) -> El {
    if open {
        el("section", "os-card os-stack").child(body)
    } else {
        details(summary, false, body)
    }
}
