//! Who does what by when.

use super::{View, read};
use crate::{
    domain::{
        change::Value,
        item::{Item, ItemKind, ItemPart, ItemState},
    },
    i18n::Key,
    ui::{
        components::{El, FieldKind, Row, el, group, live, row},
        kit::{gate, hash},
        pages::items::Desk,
    },
};
use leptos::prelude::*;

/// The first field of the action that was added last.
const LAST: &str = "#actions > :last-child .os-field__input";

pub(super) fn draw(desk: Desk, view: View) -> El {
    let ui = desk.ui;
    let listed =
        gate(move || view.read(|v| hash(&v.actions.iter().map(|a| a.id).collect::<Vec<_>>())));
    let actions = live(move || {
        listed.get();
        let now = untrack(|| view.read(|v| v.actions.clone()));
        let each = now.iter().enumerate();
        group(
            each.map(|(place, action)| one(desk, view, action, place))
                .collect::<Vec<El>>(),
        )
    });
    el("section", "os-stack")
        .child(el("h2", "").text(ui.t(Key::PlanActions)))
        .child(
            el("div", "os-stack os-stack--loose os-fold")
                .attr("id", "actions")
                .child(actions),
        )
        .child(desk.add("add-action", Key::PlanAddAction, ItemKind::Action, LAST))
}

fn one(desk: Desk, view: View, action: &Item, place: usize) -> El {
    let ui = desk.ui;
    let id = action.id;
    let name = ui.with(Key::PlanAction, &[("number", &(place + 1).to_string())]);
    let words = |part: ItemPart, at: &str, label, kind, get: fn(&Item) -> String| {
        desk.words(
            format!("{at}-{id}"),
            ui.t(label),
            None,
            kind,
            desk.item(id, part),
            move || read(view, id, get),
        )
    };
    let done = Row {
        control: "checkbox",
        class: "os-row",
        id: format!("done-{id}"),
        name: "done".into(),
        face: None,
        label: ui.t(Key::PlanActionDone),
        hint: None,
        checked: live(move || read(view, id, |i| i.state == ItemState::Done)),
    };
    let target = desk.item(id, ItemPart::State);
    let done = row(done, move |yes| {
        let state = if yes {
            ItemState::Done
        } else {
            ItemState::Open
        };
        ui.send(target.says(Value::ItemState(state)));
    });
    let head = format!("head-{id}");
    el("section", "os-card os-stack")
        .attr("aria-labelledby", head.clone())
        .child(el("h3", "").attr("id", head).text(name.clone()))
        .child(words(
            ItemPart::What,
            "what",
            Key::PlanActionWhat,
            FieldKind::Short,
            |i| i.what.clone(),
        ))
        .child(words(
            ItemPart::Who,
            "who",
            Key::PlanActionWho,
            FieldKind::Line,
            |i| i.who.clone(),
        ))
        .child(words(
            ItemPart::By,
            "by",
            Key::PlanBy,
            FieldKind::Day,
            |i| i.until.map(|day| day.to_string()).unwrap_or_default(),
        ))
        .child(el("div", "os-rows").child(done))
        .child(desk.take_out(id, move || name.clone(), "#add-action"))
}
