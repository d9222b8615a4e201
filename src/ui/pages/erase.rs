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
            untrack(|| {
                let erase = move || {
                    if let Some(view) = view.now() {
                        ui.send(Event::Erased(view.at.at));
                    }
                    focus_on("#erased");
                };
                folded(ui, "erase", erase).done()
            })
        } else {
            nothing()
        }
    });
    drawn.into_any()
}

/// The fold; `id` begins the ids in it, and `erase` is called after the second yes.
pub(super) fn folded(ui: Ui, id: &str, erase: impl Fn() + Clone + Send + 'static) -> El {
    let id = StoredValue::new(id.to_owned());
    let asked = RwSignal::new(false);
    let press = live(move || {
        let asked_now = asked.get();
        untrack(|| {
            if asked_now {
                group(sure(ui, &id.get_value(), asked, erase.clone()))
            } else {
                let ask = move || {
                    asked.set(true);
                    focus_on(id.with_value(|id| ["#", id, "-sure"].concat()));
                };
                let first = ui.t(Key::EraseFirst);
                group(vec![button(ButtonKind::Quiet, id.get_value(), first, ask)])
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
fn sure(ui: Ui, id: &str, asked: RwSignal<bool>, erase: impl Fn() + 'static) -> Vec<El> {
    let back = ["#", id].concat();
    let id = |end: &str| [id, end].concat();
    let erase = move || {
        // Words on their way come first, so that they are erased too.
        leave_field();
        erase();
    };
    let keep = move || {
        asked.set(false);
        focus_on(back.clone());
    };
    let sure = el("p", "")
        .attr("id", id("-sure"))
        .attr("tabindex", "-1")
        .child(el("b", "").text(ui.t(Key::EraseSure)));
    vec![
        sure,
        button(ButtonKind::Danger, id("-yes"), ui.t(Key::EraseYes), erase),
        button(ButtonKind::Quiet, id("-no"), ui.t(Key::EraseNo), keep),
    ]
}
