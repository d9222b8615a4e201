//! Settings of this device, and the truth about what it keeps.

use crate::{
    app::{
        event::{Event, Surroundings},
        route::Route,
        view::SettingsView,
    },
    domain::device::{DeviceSettings, TextSize, Theme},
    i18n::Key,
    ui::{
        components::{Choice, Page, Radios},
        frame::trouble_words,
        kit::Ui,
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

pub(super) fn page(ui: Ui, view: Memo<SettingsView>) -> AnyView {
    let choice = move |label: Key| Choice {
        label: ui.t(label),
        hint: None,
    };
    let size = Signal::derive(move || {
        let now = view.with(|v| v.settings.text_size);
        SIZES.iter().position(|(size, _)| *size == now)
    });
    let theme = Signal::derive(move || {
        let now = view.with(|v| v.settings.theme);
        THEMES.iter().position(|(theme, _)| *theme == now)
    });
    let choose = move |settings: DeviceSettings| ui.send(Event::Chose(settings));
    let on_size = move |place: usize| {
        if let Some((text_size, _)) = SIZES.get(place) {
            let settings = view.with_untracked(|v| v.settings);
            choose(DeviceSettings {
                text_size: *text_size,
                ..settings
            });
        }
    };
    let on_theme = move |place: usize| {
        if let Some((theme, _)) = THEMES.get(place) {
            let settings = view.with_untracked(|v| v.settings);
            choose(DeviceSettings {
                theme: *theme,
                ..settings
            });
        }
    };
    let kept = move || {
        let lines = view.with(|v| kept(ui, v)).into_iter();
        lines
            .map(|line| view! { <li>{line}</li> }.into_any())
            .collect_view()
    };
    view! {
        <Page name="settings" title=ui.t(Key::SettingsTitle) back=ui.back(&Route::Start)>
            <Radios
                id="size"
                legend=ui.t(Key::SettingsText)
                choices=SIZES.map(|(_, label)| choice(label)).to_vec()
                chosen=size
                on_choose=on_size
            />
            <Radios
                id="theme"
                legend=ui.t(Key::SettingsTheme)
                choices=THEMES.map(|(_, label)| choice(label)).to_vec()
                chosen=theme
                on_choose=on_theme
            />
            <section class="os-card">
                <h2>{ui.t(Key::SettingsKept)}</h2>
                <ul>{kept}</ul>
            </section>
            <p>
                <a class="os-link" href="/credits.txt">
                    {ui.t(Key::SettingsCredits)}
                </a>
            </p>
        </Page>
    }
    .into_any()
}

/// What is true of this device, line by line.
fn kept(ui: Ui, view: &SettingsView) -> Vec<String> {
    let Surroundings {
        kept,
        installed,
        offline_ready,
        used,
        ..
    } = view.surroundings;
    let mut lines = Vec::new();
    if let Some(trouble) = view.trouble {
        let (what, todo) = trouble_words(trouble);
        lines.extend([ui.t(what), ui.t(todo)]);
    }
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
    lines.push(ui.t(if installed {
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
    match bytes {
        0..MEGA => "1 MB".to_owned(),
        _ => format!("{} MB", bytes.div_ceil(MEGA)),
    }
}
