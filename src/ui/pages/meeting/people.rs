//! Who is asked to come.

use super::View;
use crate::{
    domain::{
        change::Value,
        ids::ItemId,
        item::{Coming, Item, ItemKind, ItemPart},
    },
    i18n::{self, Key},
    ui::{
        components::{El, FieldKind, Row, details, el, group, live, row},
        kit::{gate, hash},
        pages::items::Desk,
    },
};
use leptos::prelude::*;

/// The name of whoever was added last.
const LAST: &str = "#people > :last-child .os-field__input";

pub(super) fn draw(desk: Desk, view: View) -> El {
    let ui = desk.ui;
    let listed =
        gate(move || view.read(|v| hash(&v.people.iter().map(|p| p.id).collect::<Vec<_>>())));
    let people = live(move || {
        listed.get();
        let now = untrack(|| view.read(|v| v.people.clone()));
        group(
            now.iter()
                .map(|person| draw_one(desk, view, person))
                .collect::<Vec<El>>(),
        )
    });
    let body = el("div", "os-stack")
        .child(
            el("div", "os-stack os-stack--loose os-fold")
                .attr("id", "people")
                .child(people),
        )
        .child(desk.add("add-person", Key::MeetAddPerson, ItemKind::Person, LAST));
    details(ui.t(Key::MeetPeople), false, body)
}

fn draw_one(desk: Desk, view: View, person: &Item) -> El {
    let ui = desk.ui;
    let id = person.id;
    let words = |name: &str, label, part, get: fn(&Item) -> &String| {
        desk.words(
            format!("{name}-{id}"),
            ui.t(label),
            None,
            FieldKind::Line,
            desk.item(id, part),
            move || read(view, id, get),
        )
    };
    let coming = Coming::ALL.map(|how| {
        let shown = Row {
            control: "radio",
            class: "os-row",
            id: format!("coming-{id}-{}", how as usize),
            name: format!("coming-{id}").into(),
            face: None,
            label: ui.t(i18n::coming(how)),
            hint: None,
            checked: live(move || {
                view.read(|v| v.people.iter().any(|p| p.id == id && p.coming == Some(how)))
            }),
        };
        let target = desk.item(id, ItemPart::Coming);
        row(shown, move |_| ui.send(target.says(Value::Coming(how))))
    });
    let legend = live(move || {
        let name = read(view, id, |p| &p.what);
        ui.named(Key::MeetComesNamed, Key::MeetComes, &name)
    });
    let coming = el("fieldset", "")
        .child(el("legend", "os-rows__legend").text(legend))
        .child(el("div", "os-rows").child(coming.into_iter().collect::<Vec<_>>()));
    let out = move || read(view, id, |p| &p.what);
    el("div", "os-card os-stack")
        .child(words("person", Key::MeetPerson, ItemPart::What, |p| {
            &p.what
        }))
        .child(words("does", Key::MeetPersonDoes, ItemPart::Who, |p| {
            &p.who
        }))
        .child(coming)
        .child(desk.take_out(id, out, "#add-person"))
}

fn read(view: View, id: ItemId, get: fn(&Item) -> &String) -> String {
    let found = view.read(|v| v.people.iter().find(|p| p.id == id).map(|p| get(p).clone()));
    found.unwrap_or_default()
}
