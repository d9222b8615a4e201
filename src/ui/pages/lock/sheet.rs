//! Spare words: others that open a lock too, on paper.

use super::{
    Step, Typed, leave, secret::tick, secret_field, send, show_it, troubles, waits, works,
};
use crate::{
    app::{
        exchange::locks::event::{For, LockEvent, Sheet, Wish},
        view::LockView,
    },
    domain::{keeping::Phrase, lock::Locked},
    i18n::Key,
    ui::{
        components::{ButtonKind, El, busy_button, button, el, group, live, nothing},
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
    // On paper: which of several books it is for, in words that say nothing to others.
    let is_book = part.read(|v| matches!(v.on, Locked::Book(_)));
    let whose = move || {
        is_book
            .then(|| el("p", "os-print-only os-locksheet__whose").text(ui.t(Key::LockSheetWhose)))
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
                .child(el("p", "os-phrase").attr("id", "spare-words").text(words))
                .child(whose()),
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

/// Other spare words for the lock that there is, or none; what opens it otherwise stays.
pub(super) fn change(ui: Ui, part: Part<LockView>, on: Locked, step: RwSignal<Step>) -> El {
    let current: Typed = RwSignal::new(String::new());
    let (readable, wanted) = (RwSignal::new(false), RwSignal::new(true));
    send(ui, LockEvent::MakeWords(For::Sheet));
    let lock = part.read(|v| v.lock.clone()).unwrap_or_default();
    let (secret, cover) = (lock.secret, lock.cover);
    let busy = move || {
        let lacks = |v: &LockView| wanted.get() && v.sheet.is_none();
        part.read(|v| v.works || !v.ready || v.wait > 0 || lacks(v))
            || current.with(String::is_empty)
    };
    let go = move || {
        let words = part.now().and_then(|view| view.sheet);
        if untrack(busy) {
            return;
        }
        let typed = Phrase::new(current.get_untracked());
        let sheet = match words {
            Some(words) if wanted.get_untracked() => Sheet::New(Phrase::new(words)),
            _ => Sheet::None,
        };
        let wish = Wish {
            secret,
            typed: typed.clone(),
            current: Some(typed),
            sheet,
            anew: false,
            cover: cover.clone(),
        };
        send(ui, LockEvent::Set(on, wish));
    };
    let means = live(move || {
        let key = match (wanted.get(), lock.sheet) {
            (false, _) => Key::LockSheetNone,
            (true, true) => Key::LockSheetAnew,
            (true, false) => return String::new(),
        };
        ui.t(key)
    });
    let (id, label) = ("current", Key::LockCurrent);
    el("div", "os-stack os-stack--loose")
        .child(
            el("section", "os-card os-stack")
                .child(secret_field(
                    ui,
                    id,
                    label,
                    secret,
                    current,
                    readable,
                    go.clone(),
                ))
                .child(show_it(ui, "show", readable)),
        )
        .child(draw(ui, part, Wanted::Asked(wanted)))
        .child(el("p", "").attr("role", "status").text(means))
        .child(troubles(ui, part))
        .child(waits(ui, part))
        .child(busy_button(
            ButtonKind::Primary,
            "sheet-save",
            ui.t(Key::LockSave),
            busy,
            go,
        ))
        .child(works(ui, move || part.read(|v| v.works)))
        .child(leave(ui, step))
}
