//! Choosing a PIN: what it does and what it does not, then twice the same taps.

use super::{
    View,
    pad::{self, Tapped},
    send, works,
};
use crate::{
    app::exchange::private::event::PrivateEvent,
    domain::{
        keeping::Phrase,
        private::{Pad, TAPS},
    },
    i18n::Key,
    ui::{
        components::{
            ButtonKind, Choice, El, NoticeKind, Radios, SymbolSize, busy_button, el, live, nothing,
            notice, radios, symbol,
        },
        kit::Ui,
        pages::versions::focus_on,
    },
};
use leptos::prelude::*;

pub(super) fn draw(ui: Ui, part: View) -> Vec<El> {
    let tapped = RwSignal::new(String::new());
    let first = RwSignal::new(None::<String>);
    let differ = RwSignal::new(false);
    let pad = RwSignal::new(Pad::default());
    let row = |name: &str, key| {
        el("li", "os-turn__row")
            .child(symbol(name, SymbolSize::Small))
            .child(el("p", "").text(ui.t(key)))
    };
    let know = el("ul", "os-turn").attr("role", "list").child(vec![
        row("share", Key::PrivateWhat),
        row("noticing", Key::PrivateHonest),
        row("asking", Key::PrivateForget),
        row("safety", Key::SafetyWhat),
    ]);
    // Which pad is asked before the first tap: the second time it is the same.
    let which = live(move || {
        if first.with(Option::is_some) {
            nothing()
        } else {
            pads(ui, pad, tapped).done()
        }
    });
    let shown = live(move || {
        let pad = pad.get();
        untrack(|| pad::draw(ui, pad, tapped).done())
    });
    let asked = live(move || {
        ui.t(if first.with(Option::is_some) {
            Key::PrivateAgain
        } else {
            Key::PrivateFirst
        })
    });
    let trouble = live(move || {
        if differ.get() {
            let (what, todo) = (Key::PrivateNotSame, Key::PrivateNotSameDo);
            notice(NoticeKind::Problem, ui.t(what), ui.t(todo), None::<El>).done()
        } else {
            nothing()
        }
    });
    let label = live(move || {
        ui.t(if first.with(Option::is_some) {
            Key::PrivateKeep
        } else {
            Key::PrivateGoOn
        })
    });
    let busy = move || part.read(|v| v.works) || !tapped.with(|taps| TAPS.contains(&taps.len()));
    let on = move || {
        let taps = tapped.get_untracked();
        tapped.set(String::new());
        let Some(before) = first.get_untracked() else {
            first.set(Some(taps));
            differ.set(false);
            focus_on("#pin-asked");
            return;
        };
        if before != taps {
            first.set(None);
            differ.set(true);
            focus_on("#pin-asked");
            return;
        }
        if let Some(view) = part.now() {
            let (book, voice) = (view.book, view.speaker.voice);
            let pin = Phrase::new(taps);
            let event = PrivateEvent::Choose(book, voice, pad.get_untracked(), pin);
            send(ui, event);
        }
    };
    vec![
        know,
        el("div", "").child(which),
        el("div", "os-card os-stack")
            .child(
                el("h2", "")
                    .attr("id", "pin-asked")
                    .attr("tabindex", "-1")
                    .text(asked),
            )
            .child(el("p", "os-field__hint").text(ui.t(Key::PrivateFirstHint)))
            .child(el("div", "").attr("role", "alert").child(trouble))
            .child(
                el("div", "")
                    .attr("role", "group")
                    .attr("aria-labelledby", "pin-asked")
                    .child(shown),
            ),
        busy_button(ButtonKind::Primary, "pin-on", label, busy, on),
        works(ui, part),
    ]
}

/// With what it is tapped.
pub(super) fn pads(ui: Ui, pad: RwSignal<Pad>, tapped: Tapped) -> El {
    let label = |key| Choice {
        label: ui.t(key),
        hint: None,
    };
    let asked = Radios {
        id: "pad",
        legend: ui.t(Key::PrivatePad),
        hint: None,
        choices: vec![label(Key::PrivateNumbers), label(Key::PrivatePictures)],
    };
    let chosen = move || Pad::ALL.iter().position(|one| *one == pad.get());
    radios(asked, chosen, move |place| {
        if let Some(one) = Pad::ALL.get(place) {
            tapped.set(String::new());
            pad.set(*one);
        }
    })
}
