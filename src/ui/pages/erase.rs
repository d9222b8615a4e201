//! Erasing an answer for good: folded at the end of the question page, and asked twice.

use super::{
    question::{View, leave_field},
    versions::focus_on,
};
use crate::{
    app::event::Event,
    i18n::Key,
    ui::{
        components::{ButtonKind, El, button, details, el, group, live, nothing},
        kit::{Ui, gate},
    },
};
use leptos::prelude::*;

pub(super) fn draw(ui: Ui, view: View) -> AnyView {
    let there = gate(move || view.read(|v| u64::from(v.more.can_erase)));
    let drawn = live(move || {
        if there.get() == 1 {
            untrack(|| folded(ui, view).done())
        } else {
            nothing()
        }
    });
    drawn.into_any()
}

fn folded(ui: Ui, view: View) -> El {
    let asked = RwSignal::new(false);
    let press = live(move || {
        let asked_now = asked.get();
        untrack(|| {
            if asked_now {
                group(sure(ui, view, asked))
            } else {
                let ask = move || {
                    asked.set(true);
                    focus_on("#erase-sure");
                };
                group(vec![button(
                    ButtonKind::Quiet,
                    "erase",
                    ui.t(Key::EraseFirst),
                    ask,
                )])
            }
        })
    });
    let line = |key| el("p", "").text(ui.t(key));
    let body = el("div", "os-stack")
        .child(line(Key::EraseWhat))
        .child(line(Key::EraseOthers))
        .child(line(Key::EraseNot))
        .child(press);
    details(ui.t(Key::EraseTitle), false, body)
}

/// Asks once more.
fn sure(ui: Ui, view: View, asked: RwSignal<bool>) -> Vec<El> {
    let erase = move || {
        // Words on their way come first, so that they are erased too.
        leave_field();
        if let Some(view) = view.now() {
            ui.send(Event::Erased(view.at.at));
        }
        focus_on("#erased");
    };
    let keep = move || {
        asked.set(false);
        focus_on("#erase");
    };
    let sure = el("p", "")
        .attr("id", "erase-sure")
        .attr("tabindex", "-1")
        .child(el("b", "").text(ui.t(Key::EraseSure)));
    vec![
        sure,
        button(ButtonKind::Danger, "erase-yes", ui.t(Key::EraseYes), erase),
        button(ButtonKind::Quiet, "erase-no", ui.t(Key::EraseNo), keep),
    ]
}
