//! A photo: from the camera, or from the phone.

use super::{Bench, busy_line, send};
use crate::{
    app::exchange::{
        Step,
        made::{MadeEvent, MadeKind, PickFrom},
    },
    i18n::Key,
    ui::{
        components::{El, el, live, nothing},
        kit::Ui,
    },
};
use leptos::prelude::*;

/// A photo: from the camera, or from the phone.
pub(super) fn draw(ui: Ui, bench: Bench) -> AnyView {
    let busy = live(move || {
        let reading = bench.making(|making| making.step) == Some((MadeKind::Photo, Step::Reading));
        if reading {
            busy_line(ui).done()
        } else {
            nothing()
        }
    });
    let again = live(move || {
        let there =
            bench.making(|making| making.all.iter().any(|made| made.kind == MadeKind::Photo));
        if there {
            ui.t(Key::MadeRecordAgainHint)
        } else {
            String::new()
        }
    });
    el("div", "os-card os-stack")
        .child(el("p", "").text(ui.t(Key::MadePhotoLead)))
        .child(el("p", "").text(again))
        .child(pick(ui, bench, MadeKind::Photo, PickFrom::Camera))
        .child(pick(ui, bench, MadeKind::Photo, PickFrom::Files))
        .child(busy)
        .done()
}

/// A control in which a file is picked, as a button.
pub(super) fn pick(ui: Ui, bench: Bench, kind: MadeKind, from: PickFrom) -> El {
    let (accept, label) = match (kind, from) {
        (MadeKind::Sound, _) => ("audio/*", Key::MadeSoundFile),
        (_, PickFrom::Camera) => ("image/*", Key::MadeCamera),
        (_, PickFrom::Files) => ("image/*", Key::MadePhotoFile),
    };
    let capture = (from == PickFrom::Camera).then(|| "environment".to_owned());
    let control = el("input", "os-file__input")
        .attr("type", "file")
        .attr("id", from.control(kind))
        .attr("accept", accept)
        .maybe("capture", capture)
        .on("change", move |_| {
            if let Some(at) = untrack(|| bench.made_at(kind)) {
                send(ui, MadeEvent::Pick(at, from));
            }
        });
    el("label", "os-button os-button--quiet os-file")
        .child(control)
        .child(el("span", "").text(ui.t(label)))
}
