//! Spare words: others that open a lock too, on paper.

use super::{secret::tick, send};
use crate::{
    app::{exchange::locks::event::LockEvent, view::LockView},
    i18n::Key,
    ui::{
        components::{ButtonKind, El, button, el, group, live, nothing},
        kit::{Part, Ui},
    },
};
use leptos::prelude::*;

/// What becomes of the sheet.
#[derive(Clone, Copy)]
pub(super) enum Wanted {
    /// The one that there is stays good.
    Stays,
    /// A new one, if this is ticked.
    Asked(RwSignal<bool>),
}

pub(super) fn draw(ui: Ui, part: Part<LockView>, wanted: Wanted) -> El {
    let card = el("section", "os-card os-stack").child(el("h2", "").text(ui.t(Key::LockSheet)));
    let ticked = match wanted {
        Wanted::Stays => return card.child(el("p", "").text(ui.t(Key::LockSheetStays))),
        Wanted::Asked(ticked) => ticked,
    };
    let words = live(move || {
        if !ticked.get() {
            return nothing();
        }
        let words = part.words(move |v| {
            let words = v.sheet.clone();
            words.unwrap_or_else(|| ui.t(Key::LockMaking))
        });
        group(vec![
            el("div", "os-locksheet os-stack")
                .child(el("p", "").text(ui.t(Key::LockSheetPaper)))
                .child(el("p", "os-phrase").attr("id", "spare-words").text(words)),
            button(
                ButtonKind::Quiet,
                "sheet-print",
                ui.t(Key::LockSheetPrint),
                move || send(ui, LockEvent::Print),
            ),
        ])
    });
    let hint = Some(Key::LockSheetWantHint);
    card.child(tick(ui, "sheet", Key::LockSheetWant, hint, ticked))
        .child(el("div", "os-stack").child(words))
}
