//! Settings of this device, and the truth about what it keeps.

mod aloud;
mod lock;
mod old;
mod remove_all;

use crate::{
    app::{
        event::{Event, Surroundings},
        route::Route,
        view::SettingsView,
    },
    domain::device::{DeviceSettings, TextSize, Theme},
    i18n::Key,
    ui::{
        components::{Choice, Page, Radios, el, page, radios},
        frame::trouble_words,
        kit::{Part, Ui, link},
    },
};
use leptos::prelude::*;

const SIZES: [(TextSize, Key); 3] = [
    (TextSize::Normal, Key::TextNormal),
    (TextSize::Large, Key::TextLarge),
    (TextSize::Largest, Key::TextLargest),
];
const THEMES: [(Theme, Key); 3] = [
    (Theme::Auto, Key::ThemeAuto),
    (Theme::Light, Key::ThemeLight),
    (Theme::Dark, Key::ThemeDark),
];

pub(super) fn draw(ui: Ui, part: Part<SettingsView>) -> AnyView {
    let asked = |id, legend, labels: [Key; 3]| Radios {
        id,
        legend: ui.t(legend),
        hint: None,
        choices: labels
            .map(|label| Choice {
                label: ui.t(label),
                hint: None,
            })
            .to_vec(),
    };
    let now = move || part.read(|v| v.settings);
    let choose = move |settings: DeviceSettings| ui.send(Event::Chose(settings));
    let sizes = radios(
        asked("size", Key::SettingsText, SIZES.map(|(_, label)| label)),
        move || SIZES.iter().position(|(size, _)| *size == now().text_size),
        move |place| {
            if let Some((text_size, _)) = SIZES.get(place) {
                choose(DeviceSettings {
                    text_size: *text_size,
                    ..untrack(now)
                });
            }
        },
    );
    let themes = radios(
        asked("theme", Key::SettingsTheme, THEMES.map(|(_, label)| label)),
        move || THEMES.iter().position(|(theme, _)| *theme == now().theme),
        move |place| {
            if let Some((theme, _)) = THEMES.get(place) {
                choose(DeviceSettings {
                    theme: *theme,
                    ..untrack(now)
                });
            }
        },
    );
    let kept = part.drawn(move |v| {
        let lines = kept(ui, v).into_iter();
        let lines: Vec<_> = lines.map(|line| el("li", "").text(line)).collect();
        if lines.is_empty() {
            return lines;
        }
        let card = el("section", "os-card")
            .child(el("h2", "").text(ui.t(Key::SettingsKept)))
            .child(el("ul", "").child(lines));
        vec![card]
    });
    let credits = link("/credits.txt".into(), ui.t(Key::SettingsCredits));
    let frame = Page {
        name: "settings",
        title: ui.t(Key::SettingsTitle).into(),
        progress: None,
        top: vec![ui.back(&Route::Start)],
        bar: Vec::new(),
    };
    let organisations = link(Route::Organisations.to_string(), ui.t(Key::OrgsTitle));
    let credits = el("p", "os-wrap")
        .child(organisations)
        .child(credits)
        .done();
    // Explained before it is needed.
    let leave = el("section", "os-card os-stack os-stack--tight")
        .child(el("h2", "").text(ui.t(Key::LeaveAbout)))
        .child(el("p", "").text(ui.t(Key::LeaveAboutWhat)))
        .child(el("p", "").text(ui.t(Key::LeaveAboutPage)))
        .child(el("p", "").text(ui.t(Key::LeaveAboutNot)))
        .done();
    // Behind the lock of the whole app nothing can be chosen, and everything can still be removed.
    if part.now().is_some_and(|view| view.locked) {
        return page(frame, vec![remove_all::draw(ui, part).done()]);
    }
    let parts = vec![
        sizes.done(),
        themes.done(),
        aloud::draw(ui, part).done(),
        old::draw(ui, part).done(),
        lock::draw(ui, part).done(),
        kept.into_any(),
        leave,
        remove_all::draw(ui, part).done(),
        credits,
    ];
    page(frame, parts)
}

/// What is true of this device, line by line.
fn kept(ui: Ui, view: &SettingsView) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(trouble) = view.trouble {
        let (what, todo) = trouble_words(trouble, true);
        lines.extend([ui.t(what), ui.t(todo)]);
    }
    // Nothing is claimed before the browser has been asked.
    let Some(Surroundings {
        kept,
        offline_ready,
        used,
        ..
    }) = view.surroundings
    else {
        return lines;
    };
    lines.push(ui.t(if offline_ready {
        Key::KeptOffline
    } else {
        Key::KeptOfflineNot
    }));
    lines.push(ui.t(match kept {
        Some(true) => Key::KeptYes,
        Some(false) => Key::KeptNo,
        None => Key::KeptUnknown,
    }));
    lines.push(ui.t(if view.installed {
        Key::KeptInstalled
    } else {
        Key::KeptTab
    }));
    lines.push(ui.t(Key::KeptOpen));
    if let Some(used) = used {
        lines.push(ui.with(Key::KeptUsed, &[("size", &size(used))]));
    }
    lines
}

/// Bytes as people say them, in the units of the phone's own settings.
fn size(bytes: u64) -> String {
    const MEGA: u64 = 1_000_000;
    [&bytes.div_ceil(MEGA).max(1).to_string(), " MB"].concat()
}
