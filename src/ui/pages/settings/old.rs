//! When the list of books says that one has not been written in for long.

use crate::{
    app::{event::Event, view::SettingsView},
    domain::device::{DeviceSettings, OldAfter},
    i18n::Key,
    ui::{
        components::{Choice, El, Radios, radios},
        kit::{Part, Ui},
    },
};
use leptos::prelude::*;

/// The question, with its choices.
pub(super) fn draw(ui: Ui, part: Part<SettingsView>) -> El {
    let label = |after: OldAfter| match after.months() {
        None => ui.t(Key::OldNever),
        Some(months) => ui.with(Key::OldAfter, &[("count", &months.to_string())]),
    };
    let asked = Radios {
        id: "old-after",
        legend: ui.t(Key::OldAsk),
        hint: Some(ui.t(Key::OldAskHint)),
        choices: OldAfter::ALL
            .map(|after| Choice {
                label: label(after),
                hint: None,
            })
            .to_vec(),
    };
    let now = move || part.read(|v| v.settings);
    let chosen = move || {
        let after = now().old_after;
        OldAfter::ALL.iter().position(|other| *other == after)
    };
    radios(asked, chosen, move |place| {
        if let Some(old_after) = OldAfter::ALL.get(place) {
            ui.send(Event::Chose(DeviceSettings {
                old_after: *old_after,
                ..untrack(now)
            }));
        }
    })
}
