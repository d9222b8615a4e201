//! On the book's home: further people who answer in it, what they are called, and the way to add one.

use crate::{
    app::{
        event::Event,
        view::{BookView, FurtherVoice},
    },
    domain::{
        change::{Field, Value},
        ids::VoiceId,
        voice::{Role, VoicePart},
    },
    i18n::Key,
    ui::{
        components::{
            ButtonKind, El, FieldKind, TextField, button, details, el, group, live, text_field,
        },
        kit::{Part, Target, Ui, gate, hash, saved},
        pages::versions::focus_on,
    },
};
use leptos::prelude::*;
use std::rc::Rc;

/// The name of whoever was added last.
const LAST: &str = "#voices > :nth-last-child(1 of .os-stack) .os-field__input";

pub(super) fn draw(ui: Ui, part: Part<BookView>) -> El {
    // The fields are made anew when somebody comes or goes, never while a name is typed.
    let listed = gate(move || {
        part.read(|v| {
            let who = v.further.iter();
            let who: Vec<_> = who.map(|f| (f.voice, f.role, f.is_new)).collect();
            hash(&who)
        })
    });
    let listed = live(move || {
        listed.get();
        let rows = untrack(|| {
            part.read(|v| {
                let rows = v.further.iter();
                rows.map(|found| person(ui, part, v, found))
                    .collect::<Vec<El>>()
            })
        });
        let saving = move || part.read(|v| Some(v.saving));
        let saved = (!rows.is_empty()).then(|| untrack(|| saved(ui, saving)));
        let mut parts = rows;
        parts.extend(saved);
        group(parts)
    });
    let add = |id, label, role| {
        let press = move || {
            if let Some(view) = part.now() {
                ui.send(Event::VoiceAdded(view.id, role));
            }
            focus_on(LAST);
        };
        button(ButtonKind::Quiet, id, ui.t(label), press)
    };
    let body = el("fieldset", "os-plain os-stack")
        .live_attr(
            "disabled",
            live(move || part.read(|v| !v.can_write).then(String::new)),
        )
        .child(el("p", "").text(ui.t(Key::VoicesLead)))
        .child(
            el("div", "os-stack os-fold")
                .attr("id", "voices")
                .child(listed),
        )
        .child(add("add-parent", Key::VoicesParent, Role::Parent))
        .child(add("add-relative", Key::VoicesRelative, Role::Relative));
    details(ui.t(Key::VoicesTitle), false, body)
}

/// What one of them is called; while nothing was said, also the way to take them out again.
fn person(ui: Ui, part: Part<BookView>, view: &BookView, found: &FurtherVoice) -> El {
    let voice = found.voice;
    let target = |part| Target {
        book: view.id,
        by: view.by.unwrap_or(voice),
        field: Field::Voice(voice, part),
    };
    let (name, role) = (target(VoicePart::Name), target(VoicePart::Role));
    let out = found.is_new.then(|| {
        let (name, role) = (name.clone(), role);
        let about = ui.with(Key::VoicesTakeOutAbout, &[("name", &found.name)]);
        let press = move |_| {
            ui.send(name.says(Value::Cleared));
            ui.send(role.says(Value::Cleared));
            focus_on("#add-parent");
        };
        el("button", "os-link")
            .attr("type", "button")
            .attr("aria-label", about)
            .on("click", press)
            .text(ui.t(Key::VoicesTakeOut))
    });
    let on_text = move |typed: String| {
        ui.typing.try_set(false);
        ui.send(name.says(Value::Text(typed)));
    };
    let field = TextField {
        id: ["voice-", &voice.to_string()].concat(),
        label: ui.t(match found.role {
            Role::Parent => Key::VoicesNameParent,
            Role::Relative => Key::VoicesNameRelative,
            Role::YoungPerson if found.is_another => Key::VoicesNameYoungAnother,
            Role::YoungPerson => Key::VoicesNameYoung,
            Role::Worker | Role::Advocate => Key::VoicesNameOther,
        }),
        hint: None,
        kind: FieldKind::Line,
        on_text: Rc::new(on_text),
    };
    el("div", "os-stack os-stack--tight")
        .child(text_field(field, move || name_of(part, voice)))
        .child(out)
}

fn name_of(part: Part<BookView>, voice: VoiceId) -> String {
    part.read(|v| {
        let found = v.further.iter().find(|found| found.voice == voice);
        found.map(|found| found.name.clone()).unwrap_or_default()
    })
}
