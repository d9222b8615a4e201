//! What goes into the file, what stays out and why.

use super::{View, send};
use crate::{
    app::{
        exchange::event::{Exchanged, ForWhom},
        view::{ForChosen, ShareView},
    },
    i18n::Key,
    ui::{
        components::{El, Row, el, group, live, nothing, row},
        kit::{Ui, gate, hash},
        pages::{seen, visit},
    },
};
use leptos::prelude::*;

/// All of that, with what can be ticked.
pub(super) fn inside(ui: Ui, view: View) -> El {
    let lines = view.drawn(move |v| counts(ui, v));
    let said =
        gate(move || view.read(|v| hash(&v.chosen.iter().map(|c| &c.at).collect::<Vec<_>>())));
    let chosen = live(move || {
        said.get();
        let rows = untrack(|| view.read(|v| v.chosen.clone()));
        if rows.is_empty() {
            return nothing();
        }
        let rows = rows.into_iter().enumerate();
        let rows: Vec<El> = rows
            .map(|(place, one)| tick(ui, view, place, one))
            .collect();
        let legend = el("legend", "os-rows__legend").text(ui.t(Key::ShareForChosen));
        group(
            el("fieldset", "")
                .child(legend)
                .child(el("div", "os-rows").child(rows)),
        )
    });
    el("section", "os-card os-stack")
        .child(el("h2", "").text(ui.t(Key::ShareInside)))
        .child(lines)
        .child(chosen)
}

fn counts(ui: Ui, view: &ShareView) -> Vec<El> {
    let mut lines = Vec::new();
    if view.whom == ForWhom::Me {
        lines.push(el("p", "").text(ui.t(Key::ShareAll)));
    }
    if view.seen.is_empty() {
        lines.push(el("p", "").text(ui.t(Key::ShareNone)));
    }
    lines.extend(seen::summary(ui, &view.seen));
    lines.extend(visit::sent(ui, view.whom, view.notes));
    let key = match view.attached {
        0 => return lines,
        1 => Key::ShareAttachedOne,
        _ => Key::ShareAttachedMany,
    };
    let count = view.attached.to_string();
    lines.push(el("p", "").text(ui.with(key, &[("count", &count)])));
    lines
}

/// An answer for chosen people, to tick.
fn tick(ui: Ui, view: View, place: usize, one: ForChosen) -> El {
    let short = ui.words(|words| words.card(&one.short, one.unsaid));
    let question = if short.is_empty() {
        ui.t(Key::ShareAnAnswer)
    } else {
        short
    };
    let name = ui.speaker(&one.speaker);
    let (at, of) = (one.at.clone(), one.at);
    let shown = Row {
        control: "checkbox",
        class: "os-row os-row--box",
        id: format!("chosen-{place}"),
        name: "chosen".into(),
        face: None,
        label: ui.with(
            Key::ShareForChosenLine,
            &[("name", &name), ("question", &question)],
        ),
        hint: (!one.who.trim().is_empty()).then_some(one.who),
        checked: live(move || view.read(|v| v.chosen.iter().any(|c| c.at == of && c.named))),
    };
    row(shown, move |yes| {
        send(ui, Exchanged::Named(at.clone(), yes));
    })
}
