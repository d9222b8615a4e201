//! Who may see the cards of the page: asked openly once a sitting, else folded under what holds.

use super::{View, piles::now, send};
use crate::{
    app::{exchange::event::SortEvent, view::PilesView},
    domain::answer::Sharing,
    i18n::{self, Key},
    ui::{
        components::{
            El, FieldKind, Radios, TextField, details, el, group, live, nothing, radios, text_field,
        },
        kit::{Ui, gate},
        pages::{choices::sharing_choices, levels::scanned},
    },
};
use leptos::prelude::*;
use std::rc::Rc;

pub(super) fn draw(ui: Ui, view: View) -> El {
    let there = gate(move || of(view, |piles| u64::from(!piles.piles.is_empty())));
    let drawn = live(move || {
        if there.get() == 0 {
            return nothing();
        }
        untrack(|| group(asked(ui, view)))
    });
    scanned(el("div", "os-fold").child(drawn))
}

fn of<T: Default>(view: View, read: impl FnOnce(&PilesView) -> T) -> T {
    view.read(|v| now(v).map(read)).unwrap_or_default()
}

fn asked(ui: Ui, view: View) -> El {
    let asks = of(view, |piles| piles.asks_sharing);
    let question = Radios {
        id: "sharing",
        legend: ui.t(Key::SortShare),
        hint: asks.then(|| ui.t(Key::SortShareHint)),
        choices: sharing_choices(ui),
    };
    let chosen = move || {
        let now = of(view, |piles| piles.sharing.filter(|_| !piles.asks_sharing));
        Sharing::ALL
            .iter()
            .position(|sharing| Some(*sharing) == now)
    };
    let rows = radios(question, chosen, move |place| {
        if let (Some(sharing), Some(view)) = (Sharing::ALL.get(place), view.now()) {
            let (book, voice) = (view.book, view.speaker.voice);
            send(ui, SortEvent::Share(book, voice, view.page, *sharing));
        }
    });
    let body = vec![rows, who(ui, view)];
    if asks {
        return el("section", "os-card os-stack").child(body);
    }
    let summary = live(move || {
        of(view, |piles| match piles.sharing {
            Some(sharing) => {
                let who = ui.t(i18n::sharing(sharing));
                ui.with(Key::SortShareNow, &[("who", &who)])
            }
            None => ui.t(Key::SortShareMixed),
        })
    });
    details(summary, false, body)
}

/// Who the chosen people are, where there are some.
fn who(ui: Ui, view: View) -> El {
    let chosen = gate(move || {
        of(view, |piles| {
            u64::from(piles.sharing == Some(Sharing::Chosen))
        })
    });
    let drawn = live(move || {
        if chosen.get() == 0 {
            return nothing();
        }
        let on_text = move |who: String| {
            ui.typing.try_set(false);
            if let Some(view) = view.now() {
                let (book, voice) = (view.book, view.speaker.voice);
                send(ui, SortEvent::ShareWho(book, voice, view.page, who));
            }
        };
        let field = TextField {
            id: "sharing-who".to_owned(),
            label: ui.t(Key::SharingWho),
            hint: None,
            kind: FieldKind::Line,
            on_text: Rc::new(on_text),
        };
        let text = move || of(view, |piles| piles.who.clone());
        untrack(|| text_field(field, text).done())
    });
    el("div", "os-fold").child(drawn)
}
