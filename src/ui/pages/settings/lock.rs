//! When what is locked shuts by itself, and the way to the lock of the whole app.

use crate::{
    app::{event::Event, route::Route, view::SettingsView},
    domain::device::{DeviceSettings, LockAfter},
    i18n::Key,
    ui::{
        components::{Choice, El, Radios, Row, el, live, radios, row},
        kit::{Part, Ui, link},
    },
};
use leptos::prelude::*;

pub(super) fn draw(ui: Ui, part: Part<SettingsView>) -> El {
    let now = move || part.read(|v| v.settings);
    let choose = move |settings: DeviceSettings| ui.send(Event::Chose(settings));
    let label = |after: LockAfter| match after.minutes() {
        1 => ui.t(Key::LockAloneOne),
        minutes => ui.with(Key::LockAloneMany, &[("count", &minutes.to_string())]),
    };
    let asked = Radios {
        id: "lock-after",
        legend: ui.t(Key::LockAlone),
        hint: Some(ui.t(Key::LockAloneHint)),
        choices: LockAfter::ALL
            .map(|after| Choice {
                label: label(after),
                hint: None,
            })
            .to_vec(),
    };
    let chosen = move || {
        let after = now().lock_after;
        LockAfter::ALL.iter().position(|other| *other == after)
    };
    let alone = radios(asked, chosen, move |place| {
        if let Some(lock_after) = LockAfter::ALL.get(place) {
            choose(DeviceSettings {
                lock_after: *lock_after,
                ..untrack(now)
            });
        }
    });
    let shown = Row {
        control: "checkbox",
        class: "os-row",
        id: "lock-away".to_owned(),
        name: "lock-away".into(),
        face: None,
        label: ui.t(Key::LockAway),
        hint: Some(ui.t(Key::LockAwayHint)),
        checked: live(move || now().lock_on_leaving),
    };
    let away = row(shown, move |lock_on_leaving| {
        choose(DeviceSettings {
            lock_on_leaving,
            ..untrack(now)
        });
    });
    let whole = link(Route::Lock(None).to_string(), ui.t(Key::LockWholeLink));
    el("div", "os-stack")
        .child(alone)
        .child(away)
        .child(el("p", "").child(whole.attr("id", "lock-whole")))
}
