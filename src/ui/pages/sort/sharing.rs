//! Who may see the cards of the page: asked openly once a sitting, else folded under what holds.

use super::{View, piles::now, send};
use crate::{
    app::{exchange::event::SortEvent, view::PilesView},
    domain::{answer::Sharing, question::Level},
    i18n::{self, Key},
    ui::{
        components::{El, el, group, live, nothing},
        kit::{Ui, gate},
        pages::{
            choices::{open_or_folded, seen_by, who},
            levels::scanned,
        },
    },
};
use leptos::prelude::*;

pub(super) fn draw(ui: Ui, view: View) -> El {
    let there = gate(move || of(view, |piles| u64::from(!piles.piles.is_empty())));
    let drawn = live(move || {
        if there.get() == 0 {
            return nothing();
        }
        untrack(|| group(asked(ui, view)))
    });
    scanned(el("div", "os-fold").child(drawn), move || {
        view.read(|v| v.level == Level::Pictures)
    })
}

fn of<T: Default>(view: View, read: impl FnOnce(&PilesView) -> T) -> T {
    view.read(|v| now(v).map(read)).unwrap_or_default()
}

fn asked(ui: Ui, view: View) -> El {
    let asks = of(view, |piles| piles.asks_sharing);
    let legend = (Key::SortShare, asks.then_some(Key::SortShareHint));
    let now = move || of(view, |piles| piles.sharing.filter(|_| !piles.asks_sharing));
    let rows = seen_by(ui, "sharing", legend, now, move |sharing| {
        if let Some(view) = view.now() {
            let (book, voice) = (view.book, view.speaker.voice);
            send(ui, SortEvent::Share(book, voice, view.page, sharing));
        }
    });
    let who = who(
        ui,
        "sharing-who",
        move || {
            let asks = of(view, |piles| piles.sharing == Some(Sharing::Chosen));
            asks.then_some(Key::SharingWho)
        },
        move || of(view, |piles| piles.who.clone()),
        move |who| {
            if let Some(view) = view.now() {
                let (book, voice) = (view.book, view.speaker.voice);
                send(ui, SortEvent::ShareWho(book, voice, view.page, who));
            }
        },
    );
    let summary = live(move || {
        of(view, |piles| match piles.sharing {
            Some(sharing) => {
                let who = ui.t(i18n::sharing(sharing));
                ui.with(Key::SortShareNow, &[("who", &who)])
            }
            None => ui.t(Key::SortShareMixed),
        })
    });
    open_or_folded(asks, summary, vec![rows, who])
}
